"""axe-core over every kind of page, in both colour schemes, on a phone and on a desk."""

from __future__ import annotations

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

KINDS = {
    "home": "",
    "guidance hub": "guidance/",
    "guidance page": "guidance/setting-the-standard/",
    "guidance page with a wide table": "guidance/gathering-evidence/",
    "guidance page with drawings": "guidance/gathering-evidence/",
    "guidance page with an impact map": "guidance/unintended-value/",
    "glossary": "glossary/",
    "document to take away": "take-away/evidence-log/",
    "checklists": "checklists/",
    "checklist": "checklists/starting-off/",
    "checklist with a scale of three": "checklists/tender-ready/",
    "checklist that another informs": "checklists/embedding/",
    "case studies": "case-studies/",
    "case study": "case-studies/salix-homes/",
    "list of case studies": "case-studies/themes/jobs/",
    "comparison of case studies": "case-studies/compare/",
    "shortlist": "case-studies/shortlist/",
    "open data": "open-data/",
    "page not found": "no-such-page/",
}

RUN = """async (rules) => {
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: rules } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`));
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.is_file(), f"{AXE} is missing: run `make setup`"
    return AXE.read_text(encoding="utf-8")


def violations(page, axe: str) -> list[str]:
    """What axe finds on the page as it now is, from its top: there no bar hides half a control."""
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(axe)
    return page.evaluate(RUN, RULES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, width: int, scheme: str, open_page, axe: str) -> None:
    page = open_page(KINDS[kind], viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert violations(page, axe) == []


@pytest.mark.parametrize("name", ["starting-off", "tender-ready", "embedding"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_every_statement_answered_and_all_help_open(
    scheme: str, name: str, open_page, axe: str
) -> None:
    page = open_page(f"checklists/{name}/", color_scheme=scheme)
    page.evaluate(
        """() => {
          document.querySelectorAll("main details").forEach((help) => (help.open = true));
          document.querySelectorAll("main fieldset").forEach((fieldset, place) => {
            const options = fieldset.querySelectorAll("input[type=radio]");
            options[place % options.length]?.click();
          });
        }"""
    )
    page.get_by_role("heading", name="Your results", exact=True).wait_for()
    assert violations(page, axe) == []


def test_axe_finds_nothing_while_the_deletion_is_confirmed(open_page, axe: str) -> None:
    page = open_page("checklists/starting-off/")
    page.locator("main fieldset input[type=radio]").first.check()
    page.get_by_role("button", name="Delete this assessment").first.click()
    page.locator("dialog[open]").wait_for()
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_filters_set_and_with_nothing_found(scheme: str, open_page, axe: str) -> None:
    page = open_page("case-studies/#theme=jobs", color_scheme=scheme)
    assert violations(page, axe) == []
    page.goto("about:blank")
    page.goto("case-studies/#theme=wellbeing&sector=nhs&size=micro")
    page.get_by_text("No case study fits all of this.").wait_for()
    assert violations(page, axe) == []

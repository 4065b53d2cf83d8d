"""What the reader answered in one checklist stands, as information only, beside close statements of another."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser import readable
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit

from social_value.checklists.model import Checklist, Statement

JAVASCRIPT_BUDGET = 14_850


@pytest.fixture
def checklists(toolkit) -> dict[str, Checklist]:
    return {checklist.id: checklist for checklist in toolkit.checklists}


@pytest.fixture(params=["tender-ready", "embedding"])
def informed(request, checklists) -> Checklist:
    """A checklist with statements that another one informs."""
    return checklists[request.param]


def path(checklist: Checklist) -> str:
    return f"checklists/{checklist.id}/"


def links_of(checklist: Checklist, to: str = "starting-off") -> list[tuple[Statement, str]]:
    """The statements that another checklist informs, each with the statement that does."""
    return [
        (each, link.statement) for each in checklist.statements() for link in each.informed_by if link.checklist == to
    ]


def notes(page: Page, statement: str) -> list[str]:
    """What stands under a statement about close ones."""
    return [" ".join(text.split()) for text in page.locator(f"#{statement} .sv-close").all_text_contents()]


def fetched(page: Page) -> list[str]:
    """The scripts that the page has fetched since this was called: the list grows."""
    names: list[str] = []
    page.on("response", lambda response: names.append(response.url.rpartition("/assets/")[2]))
    return names


def test_without_a_script_a_close_statement_is_a_link_to_it(open_page: Visit, informed: Checklist, checklists) -> None:
    page = open_page(path(informed), java_script_enabled=False)
    texts = {item.id: item.text for checklist in checklists.values() for item in checklist.statements()}
    for statement in informed.statements():
        expected = [
            f"This is close to “{texts[link.statement].rstrip('.')}” in {checklists[link.checklist].title}."
            for link in statement.informed_by
        ]
        assert notes(page, statement.id) == expected
    statement, other = links_of(informed)[0]
    page.locator(f"#{statement.id} .sv-close a").first.click()
    page.wait_for_url(f"**/{PATH}#{other}")


def test_an_answer_in_another_checklist_is_shown_and_answers_nothing(
    open_page: Visit, informed: Checklist, checklists
) -> None:
    (statement, other), (quiet, _), *_ = links_of(informed)
    first = ChecklistForm(open_page(PATH), checklists["starting-off"])
    first.answer(other, "in-place")
    expect(first.saving).to_contain_text("Saved on this device")
    before = first.kept()

    form = ChecklistForm(open_page(path(informed), sharing=first.page), informed)
    place = form.page.locator(f"#{statement.id} .sv-close").first
    expect(place).to_contain_text("you answered: In place.")
    assert "There, on " in notes(form.page, statement.id)[0]
    assert "you answered" not in "".join(notes(form.page, quiet.id))
    assert form.answers() == {}
    expect(form.status).to_contain_text(f"0 of {len(form.ids)} answered")
    assert form.kept() == before, "looking keeps nothing"

    # It follows what is answered there, and goes with it.
    first.answer(other, "shown")
    expect(place).to_contain_text("you answered: In place, and we can show it.")
    first.page.locator("[data-action=delete]").click()
    first.page.get_by_role("button", name="Yes, delete it").click()
    expect(place).not_to_contain_text("you answered")


LINK = """async ([module, key]) => {
  const [{ toLink }, assessment] = [await import(module), JSON.parse(localStorage.getItem(key))];
  return (await toLink(JSON.parse(document.querySelector("sv-checklist").dataset.model), assessment)).fragment;
}"""


def test_on_a_public_computer_and_beside_shared_answers_nothing_is_said(
    open_page: Visit, informed: Checklist, checklists
) -> None:
    statement, other = links_of(informed)[0]
    first = ChecklistForm(open_page(PATH), checklists["starting-off"])
    first.answer(other, "in-place")
    form = ChecklistForm(open_page(path(informed), sharing=first.page), informed)
    place = form.page.locator(f"#{statement.id} .sv-close").first
    expect(place).to_contain_text("you answered")
    form.page.locator('label[for="public"]').click()
    expect(place).not_to_contain_text("you answered")

    form = ChecklistForm(open_page(path(informed), sharing=first.page), informed)
    place = form.page.locator(f"#{statement.id} .sv-close").first
    form.answer(statement.id, informed.scale.in_place)
    expect(place).to_contain_text("you answered")
    mine = next(each for each in form.assessments() if each["checklist"] == informed.id)
    key = f"{form.scope}assessment:{mine['id']}"
    fragment = form.page.evaluate(LINK, [readable.address(form.page, "checklist/link.mjs"), key])
    form.page.evaluate("fragment => { location.hash = fragment }", fragment)
    expect(form.page.get_by_role("heading", name="Somebody shared these answers")).to_be_visible()
    expect(place).not_to_contain_text("you answered")


def test_the_part_that_says_it_is_fetched_only_where_there_is_something_to_say(
    open_page: Visit, informed: Checklist, checklists, site: Path
) -> None:
    page = open_page(PATH)
    form = ChecklistForm(page, checklists["starting-off"])
    names = fetched(page)
    page.goto(path(informed))
    ChecklistForm(page, informed)
    page.wait_for_load_state("networkidle")
    scripts = [name for name in names if name.startswith("social-value/") and name.endswith(".mjs")]
    assert not [name for name in scripts if "informed" in name]
    assert sum(len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in scripts) <= JAVASCRIPT_BUDGET

    page.goto(PATH)
    form.answer(links_of(informed)[0][1], "in-place")
    names.clear()
    page.goto(path(informed))
    expect(page.locator(".sv-close", has_text="you answered")).to_have_count(1)
    assert any("informed" in name for name in names)


def test_answers_from_anywhere_are_shown_as_words(open_page: Visit, informed: Checklist, checklists) -> None:
    """A browser may hold what another page of its origin wrote: nothing of it becomes markup or a claim."""
    statement, other = links_of(informed)[0]
    first = ChecklistForm(open_page(PATH), checklists["starting-off"])
    first.answer(other, "in-place")
    stored = first.stored()
    stored["answers"][other]["state"] = "<img src=x onerror=alert(1)>"
    first.page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [f"{first.scope}assessment:{stored['id']}", json.dumps(stored)],
    )
    form = ChecklistForm(open_page(path(informed), sharing=first.page), informed)
    form.page.wait_for_load_state("networkidle")
    assert "you answered" not in notes(form.page, statement.id)[0]
    expect(form.page.locator(".sv-close img")).to_have_count(0)

"""Hostile text in every place of the site: a real browser opens the pages and works with them, and nothing of it runs.

The pages are read twice: as they are built, and as our scripts change them with what they take from JSON.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import docx
import pytest
from playwright.sync_api import Browser, Page, expect
from site_tests.browser.assessments_page import Document
from site_tests.browser.conftest import Visit, served
from site_tests.browser.test_results import taken
from site_tests.browser.test_search import results, search
from site_tests.browser.test_tender import kept, line, promise, tender
from site_tests.browser.work_page import WorkPage
from site_tests.conftest import ROOT, built_once
from site_tests.hostile.inputs import made, picked
from site_tests.hostile.project import HostileProject
from site_tests.rendering import Html
from site_tests.trials import Inputs

from social_value.checklists.model import Checklist
from social_value.folders import Folders
from social_value.loading import load
from social_value.toolkit import Toolkit

MADE = 2_000

TRIPWIRE = """
{
  const ran = () => { window.hasRun = true; console.error("a hostile text ran"); };
  for (const name of ["ran", "alert", "confirm", "prompt", "open"]) window[name] = ran;
}
"""
"""Run before a page. What hostile texts call is told as an error, which fails the test that opened the page."""

AUDIT = """() => {
  const wrong = [];
  const here = (url) => url.protocol === "data:" || url.protocol === "blob:" || url.origin === location.origin;
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (["iframe", "frame", "object", "embed", "applet", "base", "portal", "marquee"].includes(name)) wrong.push(name);
    if (name === "meta" && /refresh|policy/i.test(element.httpEquiv) && !element.content.startsWith("default-src"))
      wrong.push(element.outerHTML);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) wrong.push(`${name} ${attribute}`);
      if (!/^(href|xlink:href|src|action|formaction|data|poster)$/i.test(attribute) || !value) continue;
      let url;
      try { url = new URL(value, document.baseURI) } catch { wrong.push(`${name} ${attribute}=${value}`); continue }
      const loads = /stylesheet|preload|icon/.test(element.rel);
      const leads = attribute === "href" && ["a", "link"].includes(name) && !loads;
      const fine = leads ? /^(https?|mailto|blob|data):$/.test(url.protocol) : here(url);
      if (!fine || (leads && /^(data|blob):$/.test(url.protocol) && !element.download)) wrong.push(`${name} ${value}`);
    }
  }
  if (window.hasRun) wrong.push("it ran");
  if ("polluted" in {} || Object.keys(Object.prototype).length) wrong.push("every object was changed");
  const scripts = [...document.scripts].filter((script) => !script.src && !/json/.test(script.type));
  return { wrong, scripts: scripts.map((script) => script.text) };
}"""
"""Everything on the page that could run or leave when somebody presses it, and the text of each inline script."""


class HostileSite:
    """The built site with hostile text, and what a browser may find on it."""

    def __init__(self, project: HostileProject, folder: Path, address: str) -> None:
        self.project, self.folder, self.address = project, folder, address
        self.paths = sorted(path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))

    def text(self, path: str) -> str:
        """All words of a page as it is built."""
        return Html((self.folder / path / "index.html").read_text(encoding="utf-8")).text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, site_url: str) -> Iterator[HostileSite]:
    root = tmp_path_factory.mktemp("hostile")
    project = HostileProject(ROOT, root, [*picked(), *made(MADE)])
    folder = built_once(tmp_path_factory, "hostile-site", root)
    with served(folder, urlsplit(site_url).path) as address:
        yield HostileSite(project, folder, address)


@pytest.fixture(scope="module")
def toolkit_there(hostile: HostileSite) -> Toolkit:
    """What is on that site, as data."""
    return load(Folders.of(hostile.project.root))


def batched(things: list[str], number: int) -> Iterator[list[str]]:
    return (things[place : place + number] for place in range(0, len(things), number))


def start(open_page: Visit, hostile: HostileSite, path: str = "privacy/", **options: Any) -> Page:
    return open_page(path, before=TRIPWIRE, base_url=hostile.address, may_reach=hostile.address, **options)


def wrong_on(page: Page, known: set[str]) -> list[str]:
    found = page.evaluate(AUDIT)
    return [*found["wrong"], *(f"a script: {text[:60]}" for text in found["scripts"] if text not in known)]


@pytest.fixture
def known(open_page: Visit) -> set[str]:
    """The inline scripts that the theme puts on every page, as they are on the real site."""
    return set(open_page("privacy/").evaluate(AUDIT)["scripts"])


def test_hostile_text_stands_in_every_kind_of_file_and_much_of_it(hostile: HostileSite) -> None:
    values = set(hostile.project.planted.values())
    assert len(values & set(picked())) > 400
    assert len(values) > 1_500
    files = {file for file, _ in hostile.project.planted}
    assert {file.partition("/")[0] for file in files} == {"case_studies", "checklists", "content"}
    assert len(files) > 35


PLAIN_ON_ITS_PAGE = (
    (
        r"case_studies/(?!_).*",
        r"^(?:title|organisation|summary|caution|cost\.what|outcomes\.\d+\.(?:what|note)|sources\.\d+\.(?:title|publisher))$",
        "case-studies",
    ),
    (
        r"checklists/.*",
        r"^(?:title|introduction|areas\.\d+\.(?:title|summary|statements\.\d+\.(?:text|why|good|evidence\.\d+|steps\..*)))$",
        "checklists",
    ),
)
"""Files, the places in them whose text is plain, and the folder of the pages that show it."""


def test_plain_text_is_shown_letter_by_letter_on_its_page(hostile: HostileSite) -> None:
    looked_at, missing = 0, []
    pages = {path: hostile.text(path) for path in hostile.paths}
    for (file, place), value in hostile.project.planted.items():
        for files, places, folder in PLAIN_ON_ITS_PAGE:
            if re.fullmatch(files, file) and re.match(places, place) and "{fact:" not in value:
                looked_at += 1
                # Paragraphs stand apart; everything else is one line.
                parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", value)]
                page = pages[f"{folder}/{Path(file).stem}"]
                missing += [f"{file} {place}: {value[:80]!r}"] * (not all(part in page for part in parts))
    assert missing == []
    assert looked_at > 800


def test_no_hostile_text_runs_on_any_page_as_it_is_opened(
    open_page: Visit, hostile: HostileSite, known: set[str], inputs: Inputs
) -> None:
    page = start(open_page, hostile)
    assert len(known) >= 2
    harmful = []
    for path in hostile.paths:
        page.goto(f"{path}/")
        page.wait_for_load_state()
        harmful += [f"{path}: {each}" for each in wrong_on(page, known)]
        if page.url != f"{hostile.address}{path}/".replace("/./", "/"):
            harmful.append(f"{path}: leads to {page.url}")
    inputs.tried("Texts on pages in a browser", len(hostile.project.planted), hostile.project.taken_back, harmful)


def test_no_hostile_text_runs_when_case_studies_are_found_compared_and_put_on_paper(
    open_page: Visit, hostile: HostileSite, toolkit_there: Toolkit, known: set[str], inputs: Inputs
) -> None:
    ids = [entry.id for entry in toolkit_there.library.entries]
    of_case_studies = sum(file.startswith("case_studies/") for file, _ in hostile.project.planted)
    page = start(open_page, hostile, "case-studies/")
    harmful = []

    def look(where: str) -> None:
        harmful.extend(f"{where}: {each}" for each in wrong_on(page, known))

    for facet in page.locator("fieldset").all():
        if (box := facet.locator("input[type=checkbox]").first).is_visible():
            box.check()
            look("a facet")
            box.uncheck()
    for button in page.get_by_role("button", name="Add to your shortlist").all()[:6]:
        button.click()
    for some in batched(ids, 4):
        page.goto("privacy/")
        page.goto(f"case-studies/compare/#ids={','.join(some)}")
        expect(page.get_by_role("columnheader")).to_have_count(len(some))
        look(f"the comparison of {some}")
    page.goto("case-studies/shortlist/")
    expect(page.locator(".sv-sheet")).to_have_count(7)
    page.get_by_label("Title of your paper").fill("<img src=x onerror=ran()>")
    look("the paper for a board")
    inputs.tried("Texts in lists and papers made in a browser", of_case_studies, 0, harmful)


def test_no_hostile_text_runs_in_what_the_search_finds(
    open_page: Visit, hostile: HostileSite, known: set[str], inputs: Inputs
) -> None:
    page = start(open_page, hostile)
    harmful, found = [], 0
    for text in SEARCHED:
        page.goto("privacy/")
        search(page, text)
        found += results(page).count()
        harmful += [f"{text}: {each}" for each in wrong_on(page, known)]
    assert found > 3 * len(SEARCHED)
    inputs.tried("Texts in what the search finds", found, 0, harmful)


SEARCHED = ("ran", "script", "javascript", "alert", "onmouseover", "evil", "config", "proto")

WORK = ("action/results/", "assessments/", "action/plan/", "action/evidence/", "action/tender/")


def test_no_hostile_text_runs_beside_a_reader_s_own(
    open_page: Visit, hostile: HostileSite, toolkit_there: Toolkit, known: set[str], inputs: Inputs
) -> None:
    all_of_it = [value for value in picked() if len(value) <= 120 and value.strip() and not SURROGATE.search(value)]
    typed, harmful = iter(all_of_it), []
    for checklist in toolkit_there.checklists:
        mine = work_of(checklist, typed)
        it = WorkPage(open_page, WORK[0], mine, before=TRIPWIRE, base_url=hostile.address, may_reach=hostile.address)
        for path in (*WORK, f"checklists/{checklist.id}/"):
            it.page.goto(path)
            expect(it.page.locator("main h1").first).to_be_visible()
            it.page.wait_for_load_state()
            if path == "action/results/":
                docx.Document(io.BytesIO(taken(it.page, "Word document (DOCX)")))
            if path == "action/tender/":
                it.button("Draft my answer").click()
                docx.Document(io.BytesIO(taken(it.page, "Word document (DOCX)")))
            harmful += [f"{path}: {each}" for each in wrong_on(it.page, known)]
        it.page.context.close()
    inputs.tried("Texts of a reader beside those of the site", len(all_of_it) - len(list(typed)), 0, harmful)


SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON cannot hold as it is."""


def work_of(checklist: Checklist, texts: Iterator[str]) -> Document:
    """An assessment in which everything that a reader typed is hostile."""
    mine = kept(checklist, name=next(texts), note=next(texts))
    options = checklist.scale.options
    for place, answer in enumerate(mine["answers"].values()):
        answer |= {"state": options[place % len(options)].id, "note": next(texts)}
    names = list(mine["answers"])
    evidence = [
        line(letter, what=next(texts), kind="story", source=next(texts), statements=[name])
        for letter, name in zip("abcdefgh", names, strict=False)
    ]
    pack = {"name": next(texts), "buyer": next(texts), "question": next(texts), "statements": names[:3]}
    promised = promise("a", "a", statement=names[0], what=next(texts), who=next(texts), number=next(texts))
    ids = [each["id"] for each in evidence]
    return {**mine, "evidence": evidence, "tenders": [tender("a", **pack, evidence=ids)], "commitments": [promised]}


# ---- that the tests would tell


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x onerror=ran()>",
        "<p onclick=ran()>x</p>",
        "<a href=' java\nscript:ran()'>x</a>",
        "<a href=data:text/html,x>x</a>",
        "<form action=//evil.example></form>",
        "<iframe></iframe>",
        "<base href=/x>",
        "<meta http-equiv=refresh content='99;url=x'>",
        "<svg><a xlink:href='javascript:ran()'>x</a></svg>",
        "<link rel=stylesheet href=//evil.example/x.css>",
    ],
)
def test_what_runs_or_leads_away_is_found(browser: Browser, server: str, html: str) -> None:
    # Not by the fixture that watches pages, and without the policy: this one is to complain, and what runs is to run.
    with browser.new_page(bypass_csp=True) as page:
        page.add_init_script(TRIPWIRE)
        page.route("**/evil.example/**", lambda route: route.abort())
        page.goto(f"{server}privacy/")
        assert page.evaluate(AUDIT)["wrong"] == []
        page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", html)
        page.wait_for_timeout(100)
        assert page.evaluate(AUDIT)["wrong"] != []

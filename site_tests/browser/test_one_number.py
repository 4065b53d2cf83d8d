"""One result, one number: wherever a worked example's result is read, it is the one that was worked out by hand."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.assessments_page import PATH as ASSESSMENTS
from site_tests.browser.assessments_page import PREFIX, Document, document
from site_tests.browser.checklist_form import answers_of
from site_tests.browser.conftest import Visit
from site_tests.browser.work_page import RESULTS
from site_tests.conftest import ROOT

from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Area, AreaResult, Checklist, Example
from social_value.checklists.scoring import score
from social_value.source import read
from social_value.validation import validate

LETTERS = "bcdefghijkm"
CHECKLISTS = sorted(file.stem for file in (ROOT / "checklists").glob("*.yml"))


@pytest.fixture(scope="module", params=CHECKLISTS)
def checklist(request: pytest.FixtureRequest) -> Checklist:
    file = ROOT / "checklists" / f"{request.param}.yml"
    return validate(Checklist, read(file, file.name))


def kept(checklist: Checklist) -> list[tuple[Document, Example]]:
    """An assessment with the answers of each worked example."""
    return [
        (document(checklist, letter, answers_of(example), name=example.title, note=""), example)
        for letter, example in zip(LETTERS, checklist.examples, strict=False)
    ]


@pytest.fixture
def page(open_page: Visit, checklist: Checklist) -> Page:
    """A browser that keeps them all."""
    page = open_page("privacy/")
    page.evaluate(
        "([prefix, all]) => all.forEach(each => localStorage.setItem(`${prefix}assessment:${each.id}`,"
        " JSON.stringify(each)))",
        [PREFIX, [each for each, _ in kept(checklist)]],
    )
    return page


# ---- what was worked out by hand, in the words of the pages


def band(checklist: Checklist, percent: int | None) -> str:
    return "" if percent is None else [each.label for each in checklist.bands if each.lower <= percent][-1]


def overall(checklist: Checklist, example: Example) -> str | None:
    """None where nothing is scored."""
    found = example.expected.overall
    if found.percent is None:
        return None
    so_far = " so far (provisional)" if found.provisional else ""
    return f"Overall{so_far}: {found.percent}%, {band(checklist, found.percent)}"


def counted(example: Example) -> str:
    found = example.expected.counts
    every = found.scored + found.does_not_apply + found.dont_know + found.unanswered
    parts = [f"Scored on {found.scored} of {every} statements"]
    if found.does_not_apply:
        parts.append(f"{found.does_not_apply} {'does' if found.does_not_apply == 1 else 'do'} not apply")
    if found.dont_know:
        parts.append(f"{found.dont_know} don’t know")
    if found.unanswered:
        parts.append(f"{found.unanswered} not answered yet")
    return f"{'; '.join(parts)}."


def area_score(area: AreaResult) -> str:
    if area.low is None:
        return "Does not apply to you"
    if area.percent is None:
        return "Not enough answers"
    if area.low == area.high:
        return f"{area.low}%"
    return f"{area.low}% to {area.high}% ({area.percent}% so far)"


def area_bands(checklist: Checklist, area: AreaResult) -> str:
    if area.percent is None:
        return "–"
    return " to ".join(dict.fromkeys([band(checklist, area.low), band(checklist, area.high)]))


def rows(checklist: Checklist, example: Example) -> list[list[str]]:
    """Each area with its score and its bands."""

    def row(area: Area) -> list[str]:
        found = example.expected.areas[area.id]
        return [area.title, area_score(found), area_bands(checklist, found)]

    return [row(area) for area in checklist.areas]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


# ---- where it is read


def test_the_checklist_and_its_print_say_it(page: Page, checklist: Checklist) -> None:
    for saved, example in kept(checklist):
        page.goto(f"{RESULTS}?{saved['id']}#{saved['id']}")
        page.get_by_role("link", name="Open the answers").click()
        expect(page.locator("#mine--name strong")).to_have_text(example.title)
        whole = overall(checklist, example)
        if whole is None:
            continue
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            text = squeezed(page.locator("#results").inner_text())
            assert whole in text, (example.id, media)
            assert counted(example) in text, (example.id, media)
            found = page.locator(".sv-scores tbody tr").evaluate_all(
                """rows => rows.map((row) => [...row.querySelectorAll("th a, [data-show=score], [data-show=so-far], "
                  + "[data-show=band]")].filter(part => part.checkVisibility()).map((part) => part.textContent))"""
            )
            said = [[title, *scores] for title, *scores in found]
            assert [[line[0], said_score(line), line[-1]] for line in said] == rows(checklist, example), example.id
        page.emulate_media(media="screen")


def said_score(line: list[str]) -> str:
    """The score, and in brackets what it is so far."""
    return line[1] if len(line) == 3 else f"{line[1]} ({line[2]})"


def test_the_page_of_results_and_its_files_say_it(page: Page, checklist: Checklist) -> None:
    for saved, example in kept(checklist):
        # Another page first, because the same one would not be loaded again.
        page.goto(f"{RESULTS}?{saved['id']}#{saved['id']}")
        name = page.locator("[data-part=name]")
        expect(name).to_contain_text(example.title)
        said = overall(checklist, example)
        if said is None:
            expect(page.locator("[data-empty]")).to_be_visible()
            continue
        expect(page.locator("[data-part=overall]")).to_have_text(f"{said}.")
        expect(page.locator("[data-part=made]")).to_have_text(counted(example))
        expect(page.locator("[data-part=provisional]")).to_be_visible(visible=example.expected.overall.provisional)
        for table in ("[data-part=areas]", "[data-part=board]"):
            found = page.locator(f"{table} tbody tr").evaluate_all(
                """rows => rows.map((row) => [row.querySelector("th").firstChild.textContent,
                  row.querySelector("[data-score]").textContent, row.querySelector("[data-band]").textContent])"""
            )
            assert found == rows(checklist, example), (example.id, table)
        board = squeezed(page.locator("[data-part=board]").inner_text())
        assert said in board
        assert counted(example) in board
        page.emulate_media(media="print")
        printed = squeezed(page.locator("[data-story]").inner_text())
        page.emulate_media(media="screen")
        assert f"{said}." in printed
        assert counted(example) in printed
        duties = page.locator("[data-part=duties] li > a:first-child")
        texts = {each.id: each.text for each in checklist.statements()}
        assert duties.all_text_contents() == [texts[each] for each in example.expected.must_notes]

        assert in_word(page) == (rows(checklist, example), said, counted(example)), example.id
        assert in_figures(page) == figures(checklist, example), example.id


def taken(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def in_word(page: Page) -> tuple[list[list[str]], str, str]:
    """The areas, the overall result and the counts in the Word document."""
    file = docx.Document(io.BytesIO(taken(page, "Word document (DOCX)")))
    [table] = file.tables
    text = squeezed(" ".join(each.text for each in file.paragraphs))
    whole = re.search(r"Overall[^:]*: \d+%, [^.]+", text)
    made = re.search(r"Scored on [^.]+\.", text)
    assert whole
    assert made
    return [[cell.text for cell in row.cells] for row in table.rows[1:]], whole[0], made[0]


def in_figures(page: Page) -> list[list[str]]:
    return list(csv.reader(io.StringIO(taken(page, "The numbers as a spreadsheet").decode("utf-8-sig"))))[1:-1]


def figures(checklist: Checklist, example: Example) -> list[list[str]]:
    """The rows of the file with the numbers."""
    every = example.expected

    def text(number: int | None) -> str:
        return "" if number is None else f"{number}"

    # The hand-worked result counts the whole; by area the scoring does, which other tests hold to it.
    by_area = score(checklist, answers_of(example)).areas
    lines = []
    for area, scored in zip(checklist.areas, by_area, strict=True):
        found = every.areas[area.id]
        counts = scored.counts
        lines.append(
            [area.title, text(found.percent), text(found.low), text(found.high), band(checklist, found.percent)]
            + [f"{each}" for each in (counts.scored, counts.does_not_apply, counts.dont_know, counts.unanswered)]
        )
    whole = ["Overall", text(every.overall.percent), "", "", band(checklist, every.overall.percent)]
    return [*lines, whole + [f"{each}" for each in four(example)]]


def four(example: Example) -> tuple[int, int, int, int]:
    """How many are scored, do not apply, are not known, and are open."""
    counts = example.expected.counts
    return counts.scored, counts.does_not_apply, counts.dont_know, counts.unanswered


def test_the_list_of_assessments_and_its_spreadsheet_say_it(page: Page, checklist: Checklist) -> None:
    page.goto(ASSESSMENTS)
    labels = {option.label: option for option in checklist.scale.options}
    for saved, example in kept(checklist):
        card = page.locator(f'[data-id="{saved["id"]}"]')
        found = example.expected.overall
        so_far = " (so far)" if found.provisional else ""
        said = f"{found.percent}%, {band(checklist, found.percent)}{so_far}"
        expect(card.locator("dl > div", has_text="Overall").locator("dd")).to_have_text(
            said if found.percent is not None else "Nothing scored yet"
        )
        card.locator("summary").click()
        with page.expect_download() as download:
            card.get_by_role("button", name="Spreadsheet (CSV)").click()
        text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
        answers = [(row["Answer"], row["Points"]) for row in csv.DictReader(io.StringIO(text))]
        states = Counter("scored" if answer in labels else answer for answer, _ in answers)
        assert tuple(states[each] for each in ("scored", "Does not apply", "Don’t know", "")) == four(example)
        for answer, points in answers:
            assert points == (f"{labels[answer].points}" if answer in labels else "")


def test_every_example_is_here(toolkit) -> None:
    """What is left out could say something else."""
    assert {each.id for each in toolkit.checklists} == set(CHECKLISTS)
    for each in toolkit.checklists:
        assert len(kept(each)) == len(each.examples) > 0
        answers = {state for _, example in kept(each) for state in answers_of(example).values()}
        assert {DOES_NOT_APPLY, DONT_KNOW} <= answers

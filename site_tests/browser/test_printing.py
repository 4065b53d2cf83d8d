"""A checklist on paper: the reader chooses a report, the full record or a blank form, and no question is torn apart."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from site_tests.browser.assessments_page import PREFIX, document
from site_tests.browser.checklist_form import ChecklistForm
from site_tests.browser.conftest import Visit
from site_tests.sizes import sized

from social_value.checklists.by_hand import numbered
from social_value.checklists.model import Checklist, Statement

CHECKLISTS = ["starting-off", "tender-ready", "embedding"]
REPORT, FULL, BLANK = "report", "full", ""
NOTE = "note " * 798 + "ends here"
"""As long as a note can be: 4,000 characters."""
SHORT_NOTE = "ends here"
REASON = "a reason of our own"


@pytest.fixture(params=CHECKLISTS)
def checklist(request: pytest.FixtureRequest, toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == request.param)


def answered(
    open_page: Visit, checklist: Checklist, *, note: str = "", each: int = 1, lowest: bool = False
) -> ChecklistForm:
    """The page with every statement answered and a note on each; the first that may does not apply.

    With `each`, one in so many has that note and all others have a short one.
    """
    options = [option.id for option in checklist.scale.options]
    states = {
        statement.id: options[0] if lowest else options[place % len(options)]
        for place, statement in enumerate(checklist.statements())
    }
    saved = document(checklist, "b", states)
    for place, entry in enumerate(saved["answers"].values()):
        entry["note"] = SHORT_NOTE if place % each else note
    left_out = next((it.id for it in checklist.statements() if it.does_not_apply == "with-reason"), None)
    if left_out and not lowest:
        saved["answers"][left_out] |= {"state": "does-not-apply", "reason": REASON}
    page = open_page("privacy/")
    page.evaluate(
        "([name, text]) => localStorage.setItem(name, JSON.stringify(text))",
        [f"{PREFIX}assessment:{saved['id']}", saved],
    )
    page.evaluate("() => { window.print = () => {} }")
    page.goto(f"checklists/{checklist.id}/")
    return ChecklistForm(page, checklist)


def printed(page: Page, kind: str | None = None) -> PdfReader:
    """What comes out when the reader chooses a kind and presses Print; with None, what Ctrl+P prints."""
    if kind is not None:
        page.evaluate("() => { window.print = () => { window.printing = true }; window.printing = false }")
        page.get_by_label("What to print").select_option(kind)
        page.get_by_role("button", name="Print", exact=True).click()
        page.wait_for_function("() => window.printing")
    pdf = page.pdf(format="A4", tagged=True, outline=True)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    return PdfReader(io.BytesIO(pdf))


def texts(pdf: PdfReader) -> list[str]:
    """What each page says, line by line from its top, whatever the order in which it was drawn."""
    pages = (page.extract_text(extraction_mode="layout") for page in pdf.pages)
    return [re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)) for text in pages]


def tags(pdf: PdfReader) -> Iterator[str]:
    """The kind of each part that a screen reader finds."""
    waiting: list[Any] = [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        part = waiting.pop()
        part = part.get_object() if hasattr(part, "get_object") else part
        if isinstance(part, list):
            waiting += part
        elif hasattr(part, "get"):
            if "/S" in part:
                yield str(part["/S"])
            if "/K" in part:
                waiting.append(part["/K"])


def boxes(checklist: Checklist, statement: Statement) -> str:
    """Every answer that can be ticked."""
    otherwise = ["Don’t know"] if statement.does_not_apply == "never" else ["Don’t know", "Does not apply to us"]
    return " ".join([*(each.label for each in checklist.scale.options), *otherwise])


def expect_whole(pages: list[str], checklist: Checklist, also: Callable[[Statement], str]) -> None:
    """The words of each statement, and those that belong to it, stand on one page before the next statement begins."""
    starts = [f"{number} {' '.join(each.text.split()[:2])}" for number, each in numbered(checklist)]
    place, after = 0, pages[0]
    for (number, statement), following in zip(numbered(checklist), [*starts[1:], "\0"], strict=True):
        start = f"{number} {' '.join(statement.text.split()[:2])}"
        while start not in after:
            place += 1  # fails behind the last page
            after = pages[place]
        after = after[after.index(start) :]
        found = Counter(re.findall(r"\w+", after.partition(following)[0]))
        missing = Counter(re.findall(r"\w+", f"{number} {statement.text} {also(statement)}")) - found
        assert not missing, f"{number} is torn apart: {missing}"


def test_the_report_is_four_pages_at_most_and_leaves_the_notes_out(open_page: Visit, checklist: Checklist) -> None:
    for lowest in (False, True):
        form = answered(open_page, checklist, note=NOTE, lowest=lowest)
        pdf = printed(form.page, REPORT)
        assert len(pdf.pages) <= 4
        text = " ".join(texts(pdf))
        assert "Overall: " in text
        assert text.index("Your results by area") < text.index("1.1 ")
        for unwanted in ("ends here", REASON, "Words on this page", "How to score by hand"):
            assert unwanted not in text, unwanted


def test_each_statement_of_the_report_stands_in_one_piece_with_its_answer(
    open_page: Visit, checklist: Checklist
) -> None:
    form = answered(open_page, checklist)
    said = {option.id: option.label for option in checklist.scale.options} | {"does-not-apply": "Does not apply to us"}
    states = form.states()
    expect_whole(texts(printed(form.page, REPORT)), checklist, lambda each: said[states[each.id]])


@pytest.mark.parametrize("note", ["", NOTE], ids=["short", "longest"])
def test_the_full_record_has_every_answer_reason_and_note_and_tears_no_statement(
    open_page: Visit, checklist: Checklist, note: str
) -> None:
    form = answered(open_page, checklist, note=note or SHORT_NOTE, each=sized(5, 1))
    pdf = printed(form.page, FULL)
    pages = texts(pdf)
    (saved,) = form.assessments()
    notes = {name: entry["note"] for name, entry in saved["answers"].items()}
    expect_whole(pages, checklist, lambda each: f"{boxes(checklist, each)} Your notes: {notes[each.id][:9]}")
    number = len(form.ids)
    assert sum(page.count("ends here") for page in pages) == number
    assert "Overall: " in " ".join(pages)
    assert len(pages) <= (1.2 * number if note else 12)


def test_the_blank_form_is_blank_though_everything_is_answered(open_page: Visit, checklist: Checklist) -> None:
    form = answered(open_page, checklist, note=NOTE)
    filled = texts(printed(form.page, BLANK))
    text = " ".join(filled)
    for unwanted in ("ends here", REASON, "Overall: ", "Assessment b"):
        assert unwanted not in text, unwanted
    assert "How to score by hand" in text
    expect_whole(filled, checklist, lambda each: f"{boxes(checklist, each)} Your notes")
    page = form.page
    page.emulate_media(media="print")
    ticked = page.locator(".sv-option :checked").evaluate_all(
        "boxes => boxes.map(box => getComputedStyle(box).borderTopWidth)"
    )
    assert set(ticked) == {"1px"}
    # The same as before the first answer.
    empty = ChecklistForm(open_page(f"checklists/{checklist.id}/"), checklist).page
    assert len(printed(empty).pages) == len(filled) <= 12


@pytest.mark.parametrize("kind", [REPORT, FULL, BLANK], ids=["report", "full", "blank"])
def test_the_file_is_tagged_with_its_headings_and_has_an_outline(
    open_page: Visit, checklist: Checklist, kind: str
) -> None:
    pdf = printed(answered(open_page, checklist, note="A note").page, kind)
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    found = list(tags(pdf))
    assert found.count("/H1") == 1
    assert found.count("/H2") >= len(checklist.areas)
    assert found.count("/H3") >= len(list(checklist.statements()))
    assert "/Table" in found
    titles = [each["/Title"] for each in flat(pdf.outline)]
    assert [title for title in titles if re.match(r"\d+ ", title)][: len(checklist.areas)] == [
        f"{place} {area.title}" for place, area in enumerate(checklist.areas, start=1)
    ]


def flat(outline: list[Any]) -> Iterator[Any]:
    for each in outline:
        yield from flat(each) if isinstance(each, list) else [each]


def test_what_to_print_is_chosen_by_keyboard_and_the_page_is_as_it_was_afterwards(open_page: Visit, toolkit) -> None:
    form = answered(open_page, toolkit.checklists[0], note="A note of ours")
    page, host = form.page, form.page.locator("sv-checklist")
    page.evaluate("() => { window.print = () => { window.printing = true } }")
    expect(host).to_have_attribute("data-print", REPORT)
    choose = page.get_by_label("What to print")
    choose.focus()
    page.keyboard.press("ArrowDown")
    expect(host).to_have_attribute("data-print", FULL)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Print")
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printing")
    expect(page.locator(".sv-noted-text")).to_have_count(len(form.ids))
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".sv-noted-text, .sv-noted")).to_have_count(0)
    assert form.stored()["answers"][form.ids[0]]["note"] == "A note of ours"
    choose.focus()
    page.keyboard.press("ArrowDown")
    expect(host).to_have_attribute("data-print", BLANK)


def test_ctrl_p_prints_a_report_of_answers_or_else_a_blank_form(open_page: Visit, toolkit) -> None:
    checklist = toolkit.checklists[0]
    form = ChecklistForm(open_page(f"checklists/{checklist.id}/"), checklist)
    assert "Before you start" in " ".join(texts(printed(form.page)))
    form.fill_all()
    pdf = printed(form.page)
    assert len(pdf.pages) <= 4
    assert "Overall: 67%" in " ".join(texts(pdf))


def test_a_note_of_thousands_of_lines_is_printed_whole(open_page: Visit, toolkit) -> None:
    checklist = toolkit.checklists[1]
    form = ChecklistForm(open_page(f"checklists/{checklist.id}/"), checklist)
    form.fill({form.ids[0]: checklist.scale.options[0].id})
    note = form.page.locator(f'[data-note="{form.ids[0]}"]')
    note.evaluate("note => note.closest('details').open = true")
    note.fill("\n".join(f"line{place:03d}" for place in range(450)))
    text = " ".join(texts(printed(form.page, FULL)))
    assert [int(each) for each in re.findall(r"line(\d{3})", text)] == list(range(450))


def test_the_part_that_prints_notes_is_not_fetched_before_there_is_an_answer_or_it_is_used(
    open_page: Visit, toolkit
) -> None:
    checklist = toolkit.checklists[0]
    page = open_page("privacy/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"checklists/{checklist.id}/")
    ChecklistForm(page, checklist)
    page.wait_for_load_state("networkidle")
    assert not [each for each in fetched if re.search(r"printing[^/]*\.mjs$", each)]
    page.evaluate("() => { window.print = () => { window.printing = true } }")
    page.get_by_role("button", name="Print", exact=True).click()
    page.wait_for_function("() => window.printing")
    assert [each for each in fetched if re.search(r"printing[^/]*\.mjs$", each)]


def test_where_that_part_cannot_be_fetched_the_page_prints_all_the_same(open_page: Visit, toolkit) -> None:
    checklist = toolkit.checklists[0]
    form = ChecklistForm(open_page(f"checklists/{checklist.id}/"), checklist)
    empty = {"content_type": "text/javascript", "body": "export {};"}
    form.page.route(re.compile(r"printing[^/]*\.mjs$"), lambda route: route.fulfill(**empty))
    form.fill_all()
    form.page.evaluate("() => { window.print = () => { window.printing = true } }")
    form.page.get_by_role("button", name="Print", exact=True).click()
    form.page.wait_for_function("() => window.printing")

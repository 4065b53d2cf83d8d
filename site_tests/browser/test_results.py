"""The result as a story, and the one page for a board, as readers use them."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from site_tests.browser.assessments_page import PREFIX, Document, document
from site_tests.browser.checklist_form import ChecklistForm, answers_of
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import WIDTHS
from site_tests.browser.test_one_number import taken
from site_tests.browser.work_page import RESULTS, WorkPage, answered, tab_to

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

HOSTILE = "=1+1; “ünïcode”, 漢字 🙂 مرحبا <b>bold</b> # no heading"


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


def earlier(checklist: Checklist, **fields: Any) -> Document:
    """The answers of a year before, all at the lowest but one."""
    states = dict.fromkeys((each.id for each in checklist.statements()), "started")
    at = "2024-11-20T10:00:00.000Z"
    return document(checklist, "c", states, name="The year before", date="2024-11-20", created=at, changed=at) | fields


def recorded(checklist: Checklist) -> Document:
    """What this edition scored then."""
    return {
        "edition": checklist.edition,
        "at": "2024-01-02T00:00:00.000Z",
        "overall": {"percent": 41, "band": "building", "bandLabel": "Building"},
        "areas": [{"id": "jobs", "title": "Jobs", "percent": 41, "low": 41, "high": 41}],
        "counts": {"scored": 3, "doesNotApply": 0, "dontKnow": 0, "unanswered": 0},
    }


@pytest.fixture
def story(open_page: Visit, checklist: Checklist) -> WorkPage:
    return WorkPage(open_page, RESULTS, answered(checklist), earlier(checklist))


def part(it: WorkPage, name: str) -> Any:
    return it.page.locator(f"[data-part={name}]")


def test_areas_come_first_and_the_overall_figure_has_its_band_in_words(story: WorkPage, checklist: Checklist) -> None:
    headings = story.page.locator("[data-story] h3").all_text_contents()
    assert headings[:2] == ["Area by area", "All areas together"]
    expect(part(story, "areas").locator("tbody tr")).to_have_count(len(checklist.areas))
    label = re.search(r"Overall: \d+%, (.+)\.", part(story, "overall").text_content() or "")
    assert label
    [band] = [each for each in checklist.bands if each.label == label[1]]
    expect(part(story, "meaning")).to_have_text(" ".join(band.meaning.split()))
    expect(part(story, "extremes")).to_contain_text("Your strongest areas are ")
    expect(part(story, "extremes")).to_contain_text("Your weakest areas are ")
    expect(part(story, "provisional")).to_be_hidden()


def test_a_result_with_open_statements_is_called_provisional(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(open_page, RESULTS, document(checklist, "b", {"jobs-advertise": "shown"}))
    number = len(list(checklist.statements())) - 1
    expect(part(it, "provisional")).to_contain_text(f"provisional: {number} statements are not answered yet")
    expect(part(it, "overall")).to_contain_text("so far (provisional)")
    expect(part(it, "extremes")).to_have_text("Too few areas have a score to say which is strongest.")


def test_with_nothing_scored_there_is_no_number_at_all(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(open_page, RESULTS, document(checklist, "b", {"jobs-advertise": "dont-know"}))
    expect(it.page.locator("[data-empty]")).to_be_visible()
    expect(it.page.locator("[data-story]")).to_be_hidden()


def test_what_changed_is_told_against_the_assessment_before(story: WorkPage) -> None:
    since = part(story, "since")
    expect(since).to_contain_text("Compared with “The year before” of 20 November 2024.")
    expect(since.locator("li", has_text="Overall: from 33% to ")).to_have_count(1)
    since.get_by_text("answers went up").click()
    expect(since.locator("details li:visible").first).to_contain_text("Getting started → ")


def test_what_this_edition_scored_is_nothing_to_compare_with(open_page: Visit, checklist: Checklist) -> None:
    for results in ([], [recorded(checklist)]):
        it = WorkPage(open_page, RESULTS, answered(checklist, results=results))
        expect(part(it, "since")).to_contain_text("There is nothing to compare with yet.")


def test_the_result_of_the_edition_before_is_told_where_there_is_no_assessment_before(
    browser: Browser, checklist: Checklist, later_site: str
) -> None:
    context = browser.new_context(base_url=later_site)

    def visit(path: str) -> Page:
        page = context.new_page()
        page.goto(path)
        return page

    it = WorkPage(visit, RESULTS, answered(checklist, results=[recorded(checklist)]))
    expect(part(it, "since")).to_contain_text(f"by edition {checklist.edition} of the checklist: 41%, Building.")
    expect(part(it, "since").get_by_role("listitem")).to_have_text(["Jobs: 41% then"])
    expect(part(it, "older")).to_contain_text("The checklist has changed since you last looked at it.")
    context.close()


def test_legal_duties_stand_with_their_note_and_the_law(open_page: Visit, checklist: Checklist) -> None:
    lowest = dict.fromkeys((each.id for each in checklist.statements()), "not-yet")
    it = WorkPage(open_page, RESULTS, document(checklist, "b", lowest))
    duties = [each for each in checklist.statements() if each.must]
    items = part(it, "duties").locator("li")
    expect(items).to_have_count(len(duties))
    for duty in duties:
        assert duty.must
        item = items.filter(has_text=duty.text)
        expect(item).to_contain_text(duty.must.note)
        expect(item.get_by_role("link", name=duty.must.law)).to_have_attribute("href", duty.must.address)
        expect(part(it, "board")).to_contain_text(duty.must.law)


def test_what_can_be_shown_comes_from_the_answers_and_the_register(open_page: Visit, checklist: Checklist) -> None:
    line = {
        "id": "e-aaaaaaaa",
        "what": "Hours",
        "kind": "number",
        "value": "40",
        "unit": "hours",
        "period": "2026",
        "source": "",
        "kept": "",
        "date": "2026-04-01",
        "staleOn": "",
        "value_kind": "",
        "readings": [],
        "statements": ["jobs-make-room"],
        "changed": "2026-04-01T00:00:00.000Z",
    }
    ids = [each.id for each in checklist.statements()]
    shown = next(name for place, name in enumerate(ids) if place % 4 == 3)
    work: dict[str, Any] = {
        "version": 2,
        "actions": [],
        "tenders": [],
        "commitments": [],
        "steps": {"pinned": [], "dismissed": [], "order": []},
        "reassess": {"months": 0, "from": ""},
        "evidence": [line | {"statements": [shown]}],
    }
    it = WorkPage(open_page, RESULTS, answered(checklist, **work))
    tender = part(it, "tender")
    expect(tender).to_contain_text("By your answers: you could show ")
    expect(tender).to_contain_text("1 has evidence that a buyer could check.")
    expect(tender.locator("tbody tr", has_text="We measured").locator("td")).to_have_text("1")
    text = next(each.text for each in checklist.statements() if each.id == shown)
    expect(tender.locator("li", has_text=text)).to_contain_text("We measured.")


def test_the_words_of_the_reader_are_kept_as_the_note_and_two_tabs_keep_both(open_page: Visit, story: WorkPage) -> None:
    field = story.page.get_by_label("Your own words")
    field.fill(f"We are proud. {HOSTILE}")
    assert story.stored()["note"] == f"We are proud. {HOSTILE}"
    expect(part(story, "board")).to_contain_text(HOSTILE)
    other = WorkPage(open_page, f"{RESULTS}#a-{'b' * 12}", sharing=story.page)
    other.page.get_by_label("Your own words").press("End")
    other.page.keyboard.type(" And more.")
    expect(field).to_have_value(re.compile("And more"))
    field.fill("x" * 700)
    expect(story.page.get_by_text("Your own words are long.")).to_be_visible()
    assert len(story.stored()["note"]) >= 700


def test_a_paste_of_a_megabyte_is_cut_and_keeps_the_page_working(story: WorkPage) -> None:
    field = story.page.get_by_label("Your own words")
    field.focus()
    story.page.evaluate("document.execCommand('insertText', false, 'مرحبا 🙂 '.repeat(125000))")
    assert 0 < len(story.stored()["note"]) <= 4000
    expect(part(story, "overall")).to_be_visible()


def test_the_page_for_a_board_is_one_sheet_for_every_worked_example(open_page: Visit, toolkit: Toolkit) -> None:
    for checklist in toolkit.checklists:
        for example in (checklist.examples[0], checklist.examples[-1]):
            saved = document(checklist, "b", answers_of(example), name=example.title, note="Two sentences. " * 12)
            it = WorkPage(open_page, RESULTS, saved)
            if it.page.locator("[data-story]").is_hidden():
                continue
            pdf = board_of(it.page)
            text = " ".join(page.extract_text() for page in pdf.pages)
            assert len(pdf.pages) == 1, example.id
            assert "Overall" in text
            assert "How to read a result" not in text
            assert "Area by area" not in text


def board_of(page: Page) -> PdfReader:
    page.evaluate("() => { window.print = () => { window.printing = true } }")
    page.get_by_role("button", name="Print the one page").click()
    page.wait_for_function("() => window.printing")
    pdf = page.pdf(format="A4", tagged=True, outline=True)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator("sv-results")).not_to_have_attribute("data-print", re.compile("."))
    return PdfReader(io.BytesIO(pdf))


def test_the_worst_result_fits_on_the_board_s_sheet_too(open_page: Visit, checklist: Checklist) -> None:
    lowest = dict.fromkeys((each.id for each in checklist.statements()), "not-yet")
    it = WorkPage(open_page, RESULTS, document(checklist, "b", {**lowest, "jobs-advertise": "started"}))
    assert len(board_of(it.page).pages) == 1


def test_ctrl_p_prints_the_story_and_without_a_result_an_empty_page_for_the_board(
    open_page: Visit, story: WorkPage
) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(story.page.pdf(format="A4"))).pages)
    for wanted in ("Area by area", "What changed since last time", "How the numbers were made", "Getting started →"):
        assert wanted in text, wanted
    for unwanted in ("One page for", "How to read a result", "Copy", "Print all of this"):
        assert unwanted not in text, unwanted
    empty = open_page(RESULTS)
    expect(empty.locator("[data-none]")).to_be_visible()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(empty.pdf(format="A4"))).pages)
    assert "One page for the board" in text
    assert "What is weak" in text


def test_the_board_s_page_is_taken_away_as_word_markdown_and_rich_text(open_page: Visit, checklist: Checklist) -> None:
    saved = answered(checklist, name=HOSTILE, note=HOSTILE)
    it = WorkPage(open_page, RESULTS, saved, permissions=["clipboard-read", "clipboard-write"])
    file = docx.Document(io.BytesIO(taken(it.page, "Word document (DOCX)")))
    paragraphs = [each.text for each in file.paragraphs]
    assert HOSTILE in paragraphs[0]
    assert HOSTILE in paragraphs[1:]
    headings = [each.text for each in file.paragraphs if (each.style.name if each.style else "").startswith("Heading")]
    assert [each for each in headings if each != HOSTILE][:2] == ["What is strong", "What is weak"]
    expect(it.status).to_contain_text("went to your downloads")
    text = taken(it.page, "Markdown").decode()
    assert "## What is strong" in text
    assert "\n# no heading" not in text
    it.page.get_by_role("button", name="Copy").click()
    expect(it.status).to_contain_text("It is copied.")
    assert "What is strong" in str(it.page.evaluate("() => navigator.clipboard.readText()"))


def test_the_checklist_leads_here_and_this_page_leads_on_with_the_same_assessment(
    open_page: Visit, checklist: Checklist
) -> None:
    form = ChecklistForm(open_page(f"checklists/{checklist.id}/"), checklist)
    expect(form.page.get_by_role("heading", name="Go on with these answers")).to_be_hidden()
    form.fill({form.ids[0]: "started"})
    links = form.results.locator("[data-show=onward] a")
    expect(links).to_have_text(["Your result in full", "Action plan", "Evidence register", "Tender pack"])
    name = form.stored()["id"]
    assert all(str(each.get_attribute("href")).endswith(f"/#{name}") for each in links.all())
    links.first.click()
    form.page.wait_for_url(re.compile(f"action/results/#{name}$"))
    expect(form.page.locator("[data-part=overall]")).to_contain_text("Overall so far")
    form.page.locator("[data-onward]").nth(1).click()
    form.page.wait_for_url(re.compile(f"action/evidence/#{name}$"))


def test_links_to_the_checklist_open_the_assessment_that_is_told(story: WorkPage) -> None:
    story.page.get_by_label("Assessment", exact=True).select_option("a-cccccccccccc")
    expect(part(story, "name")).to_contain_text("The year before")
    part(story, "areas").get_by_role("link").first.click()
    expect(story.page.locator("#mine--name strong")).to_have_text("The year before")


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_is_reached_by_keyboard_alone(open_page: Visit, checklist: Checklist, width: int) -> None:
    it = WorkPage(open_page, RESULTS, answered(checklist), earlier(checklist), viewport={"width": width, "height": 800})
    page = it.page
    page.evaluate("() => { window.print = () => { window.printing = true } }")
    tab_to(page, r"\d+ answers? went up")
    page.keyboard.press("Enter")
    tab_to(page, "Print all of this")
    tab_to(page, "Your own words")
    page.keyboard.type("Typed")
    assert it.stored()["note"] == "Typed"
    tab_to(page, "Print the one page")
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printing")
    expect(page.locator("sv-results")).to_have_attribute("data-print", "board")
    tab_to(page, "Copy")
    it.expect_no_sideways()


def test_in_forced_colours_the_bars_are_visible(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(open_page, RESULTS, answered(checklist), forced_colors="active")
    bar = part(it, "areas").locator("svg").first
    fills = bar.evaluate("bar => [...bar.querySelectorAll('rect')].map(part => getComputedStyle(part).fill)")
    assert fills[0] != fills[2]
    assert bar.evaluate("bar => getComputedStyle(bar).borderTopWidth") == "1px"


def test_without_a_script_the_page_is_complete_and_has_no_dead_control(open_page: Visit) -> None:
    page = open_page(RESULTS, java_script_enabled=False)
    expect(page.locator("main").locator("button:visible, input:visible, textarea:visible")).to_have_count(0)
    expect(page.get_by_role("heading", name="How to read a result")).to_be_visible()
    expect(page.locator("[data-paper]")).to_be_visible()


def test_nothing_heavy_is_loaded_before_it_is_used(open_page: Visit, checklist: Checklist) -> None:
    page = open_page("privacy/")
    page.evaluate(
        "([prefix, each]) => localStorage.setItem(`${prefix}assessment:${each.id}`, JSON.stringify(each))",
        [PREFIX, answered(checklist)],
    )
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(RESULTS)
    expect(page.locator("[data-part=overall]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    heavy = re.compile(r"/(word|zip|skeleton)[^/]*\.(mjs|json)$")
    assert not [each for each in fetched if heavy.search(each)]
    taken(page, "Word document (DOCX)")
    assert [each for each in fetched if heavy.search(each)]

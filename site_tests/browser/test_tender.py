"""The tender pack as readers use it: by keyboard, with drafts and checks, on paper, in Word, in two tabs."""

from __future__ import annotations

import io
import itertools
import re

import docx
import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader
from site_tests.browser.assessments_page import Document
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import WIDTHS
from site_tests.browser.tender_documents import EVIDENCE, FILLED, PROMISES, kept, line, promise, tender
from site_tests.browser.work_page import FULL, HOSTILE, MEGABYTE, TENDER, WorkPage, tab_to, without_scripts

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

PARTS = ("What we will do", "How we know it works", "How we will report", "What we add on top")


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


@pytest.fixture(params=[320, 1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def pack(open_page: Visit, checklist: Checklist) -> WorkPage:
    """The page with one tender that has a question, evidence and promises, and no text yet."""
    return WorkPage(open_page, TENDER, kept(checklist, tenders=[FILLED], commitments=PROMISES))


def stored(it: WorkPage, place: int = 0) -> Document:
    found: Document = it.stored()["tenders"][place]
    return found


def warned(it: WorkPage, section: str) -> Locator:
    return it.page.locator(f'[data-warnings="{section}"] li')


@pytest.mark.parametrize("width", WIDTHS)
def test_a_tender_is_written_by_keyboard_alone(open_page: Visit, checklist: Checklist, width: int) -> None:
    it = WorkPage(open_page, TENDER, kept(checklist), viewport={"width": width, "height": 800})
    page, keys = it.page, it.page.keyboard
    tab_to(page, "Start a tender")
    keys.press("Enter")
    expect(page.locator(":focus")).to_have_accessible_name("Your name for this tender")
    keys.type("Schools")
    tab_to(page, "Buyer")
    keys.type("A council")
    tab_to(page, "The buyer’s question")
    keys.type("What will you do?")
    tab_to(page, "Word limit")
    keys.type("500")
    tab_to(page, "Choose statements")
    keys.press("Enter")
    tab_to(page, "Find a statement")
    keys.type("vacancies")
    expect(page.locator('[data-picker="statements"] [data-found]')).to_have_text("1 of 37 found")
    keys.press("Tab")
    keys.press("Space")
    tab_to(page, "Choose evidence")
    keys.press("Enter")
    for name in ("New cleaners", "Hours given"):
        tab_to(page, name)
        keys.press("Space")
    expect(page.locator(":focus")).to_be_checked()
    expect(page.locator('[data-chosen="evidence"] > li')).to_have_count(2)
    it.button("Move up", 1).focus()
    keys.press("Enter")
    expect(page.locator('[data-chosen="evidence"] > li').first).to_contain_text("Hours given")
    expect(page.locator(":focus")).to_have_accessible_name(re.compile("Hours given"))
    tab_to(page, "Add a promise")
    keys.press("Enter")
    expect(page.locator(":focus")).to_have_accessible_name("What you will do")
    keys.type("Clean the school well")
    tab_to(page, "How many")
    keys.type("8 jobs")
    tab_to(page, "Who")
    keys.type("Manager")
    tab_to(page, "By when")
    keys.type("30092099")
    tab_to(page, "Draft my answer")
    keys.press("Enter")
    expect(page.locator(":focus")).to_have_accessible_name(PARTS[0])
    expect(page.locator(":focus")).to_have_value(re.compile("Clean the school well"))
    keys.press("Control+End")
    keys.type(" We mean it.")
    tab_to(page, "Add a question")
    keys.press("Enter")
    keys.type("Who are you?")
    keys.press("Tab")
    keys.press("Space")
    expect(page.locator(":focus")).to_be_checked()
    tab_to(page, "Word document")
    with page.expect_download() as download:
        keys.press("Enter")
    assert download.value.suggested_filename.endswith(".docx")
    it.expect_no_sideways()
    found = stored(it)
    assert (found["name"], found["buyer"], found["limit"]) == ("Schools", "A council", 500)
    assert (found["statements"], found["evidence"]) == (["jobs-advertise"], ["e-aaaaaaab", "e-aaaaaaaa"])
    assert found["will"].endswith("We mean it.")
    assert [(each["question"], each["answered"]) for each in found["questions"]] == [("Who are you?", True)]
    [made] = it.stored()["commitments"]
    assert (made["what"], made["number"], made["who"]) == ("Clean the school well", "8 jobs", "Manager")
    assert made["tender"] == found["id"]
    page.reload()
    expect(it.field("Buyer")).to_have_value("A council")
    expect(it.field("Word limit")).to_have_value("500")


def test_the_steps_lead_to_their_headings_without_losing_the_assessment(pack: WorkPage) -> None:
    pack.page.get_by_role("navigation", name="Steps of this tender").get_by_role("link").nth(4).press("Enter")
    expect(pack.page.locator(":focus")).to_have_text("5. Your answer")
    assert pack.page.url.endswith("#a-bbbbbbbbbbbb")
    levels = pack.page.locator("main :is(h1, h2, h3, h4):visible").evaluate_all("all => all.map(h => +h.tagName[1])")
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_draft_has_the_promises_and_the_evidence_and_can_be_undone(pack: WorkPage) -> None:
    pack.button("Draft my answer").click()
    will, know, report, added = (pack.field(part) for part in PARTS)
    expect(will).to_have_value(re.compile("Advertise every job.*8 jobs.*30 September 2099", re.DOTALL))
    expect(know).to_have_value(re.compile(r"9 of 12 people.*\(E1\)", re.DOTALL))
    expect(report).to_have_value(re.compile("monthly report"))
    expect(added).to_have_value(re.compile("food bank"))
    expect(will).not_to_have_value(re.compile("food bank"))
    expect(will).to_be_focused()
    pack.button("Undo").click()
    for field in (will, know, report, added):
        expect(field).to_have_value("")


@pytest.mark.parametrize("way", ["Put the draft below them", "Replace them", "Fill only empty parts", "Cancel"])
def test_a_draft_never_overwrites_what_the_reader_wrote_without_asking(pack: WorkPage, way: str) -> None:
    mine = "These are my own words."
    will, know = pack.field(PARTS[0]), pack.field(PARTS[1])
    will.fill(mine)
    pack.button("Draft my answer").press("Enter")
    heading = pack.page.get_by_role("heading", name="You have written in one part of the answer already")
    expect(heading).to_be_focused()
    expect(will).to_have_value(mine)
    pack.button(way).press("Enter")
    expect(heading).to_be_hidden()
    drafted = re.compile("Advertise every job")
    if way == "Put the draft below them":
        expect(will).to_have_value(re.compile(f"^{mine}\n\n.*Advertise every job", re.DOTALL))
    elif way == "Replace them":
        expect(will).to_have_value(drafted)
        expect(will).not_to_have_value(re.compile(mine))
    else:
        expect(will).to_have_value(mine)
    if way == "Cancel":
        expect(know).to_have_value("")
        expect(pack.button("Draft my answer")).to_be_focused()
        return
    expect(know).to_have_value(re.compile("E1"))
    pack.button("Undo").click()
    expect(will).to_have_value(mine)
    expect(know).to_have_value("")


def test_a_draft_that_nobody_touched_gives_way_to_the_next(pack: WorkPage) -> None:
    pack.button("Draft my answer").click()
    pack.field("How many").fill("12 jobs")
    pack.button("Draft my answer").click()
    expect(pack.field(PARTS[0])).to_have_value(re.compile("12 jobs"))
    expect(pack.field(PARTS[0])).not_to_have_value(re.compile("8 jobs"))
    pack.button("Draft my answer").click()
    expect(pack.status).to_have_text("There is nothing to draft that is not there already.")


def test_words_are_counted_against_the_limit_and_spoken_after_a_pause(pack: WorkPage) -> None:
    pack.field("Word limit").fill("5 words")
    assert stored(pack)["limit"] == 5
    spoken, count = pack.page.locator("[data-spoken]"), pack.page.locator("[data-count]")
    pack.field(PARTS[0]).fill("One two three four five six")
    expect(count).to_have_text("6 of 5 words. That is 1 word too many.")
    assert spoken.text_content() == ""
    expect(spoken).to_have_text("6 of 5 words. That is 1 word too many.")
    expect(spoken).to_have_role("status")
    expect(warned(pack, "limit")).to_have_count(1)
    pack.field(PARTS[0]).fill("One two three four five")
    expect(count).to_have_text("5 of 5 words. There is room for no more.")
    expect(warned(pack, "limit")).to_have_count(0)
    pack.field("Word limit").fill("")
    expect(count).to_have_text("5 words. You have set no limit.")


def test_warnings_stand_beside_what_they_are_about_and_go(pack: WorkPage) -> None:
    row = pack.page.locator("fieldset[data-id=c-bbbbbbbb] [data-row-warnings] li")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Look again:")
    pack.field("By when", 1).fill("2099-12-31")
    expect(row).to_have_count(0)
    pack.field(PARTS[0]).fill("We are local.")
    expect(warned(pack, "will")).not_to_have_count(0)
    pack.field(PARTS[0]).fill("We will take on 8 people.")
    expect(warned(pack, "will")).to_have_count(0)
    pack.field(PARTS[1]).fill("We have done this before (E7).")
    expect(warned(pack, "know")).not_to_have_count(0)
    # They stop nothing.
    assert "(E7)" in pack.download("Plain text (Markdown)")


def test_the_list_before_sending_says_what_is_done_in_words_and_leads_there(pack: WorkPage) -> None:
    checks = pack.page.locator("[data-preflight] > li")
    todo, done = checks.filter(has_text="To do:"), checks.filter(has_text="Done:")
    expect(todo.first).to_be_visible()
    expect(done.first).to_contain_text("✓")
    pack.button("Go to your promises").press("Enter")
    expect(pack.page.locator(":focus")).to_have_text("4. What you promise")
    pack.field("By when", 1).fill("2099-12-31")
    pack.button("Draft my answer").click()
    pack.button("Add a question").click()
    pack.field("Question 1").fill("How do you train people?")
    expect(pack.button("Go to the questions")).to_be_visible()
    pack.field("Answered: question 1").check()
    pack.button("Add a document").click()
    pack.field("Document 1").fill("Insurance")
    pack.field("Ready: document 1").check()
    for box in pack.page.locator("[data-own-tick]").all():
        box.check()
        expect(box).to_be_focused()
    expect(todo).to_have_text([])
    expect(pack.page.locator("[data-verdict]")).to_contain_text("Everything")
    assert len(stored(pack)["ticked"]) == 2
    pack.page.reload()
    expect(pack.page.locator("[data-own-tick]:checked")).to_have_count(2)
    pack.button("Delete document 1").press("Enter")
    expect(pack.button("Undo")).to_be_focused()
    assert stored(pack)["attachments"] == []
    pack.page.keyboard.press("Enter")
    assert stored(pack)["attachments"][0]["name"] == "Insurance"


def test_evidence_that_moves_takes_its_number_along_in_the_answer(pack: WorkPage) -> None:
    know = pack.field(PARTS[1])
    know.fill("Jobs (E1). Hours (E2).")
    pack.button("Move down").press("Enter")
    expect(know).to_have_value("Jobs (E2). Hours (E1).")
    pack.button("Take out E1").press("Enter")
    expect(know).to_have_value("Jobs (E1). Hours (E?).")
    expect(pack.button("Undo")).to_be_focused()
    pack.page.keyboard.press("Enter")
    expect(know).to_have_value("Jobs (E2). Hours (E1).")


def test_evidence_that_left_the_register_is_told(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(open_page, TENDER, kept(checklist, tenders=[FILLED], evidence=EVIDENCE[1:]))
    expect(it.page.locator('[data-chosen="evidence"] > li').first).to_contain_text("no longer in your register")
    expect(warned(it, "evidence")).not_to_have_count(0)


def test_there_are_several_tenders_one_is_copied_and_one_deleted_with_undo(pack: WorkPage) -> None:
    choose = pack.main.get_by_role("combobox", name="Tender", exact=True)
    expect(choose).to_be_hidden()
    pack.button("Duplicate").click()
    expect(pack.field("Your name for this tender")).to_have_value("Copy of Schools cleaning")
    expect(pack.page.locator("[data-commitments] fieldset")).to_have_count(2)
    assert len(pack.stored()["commitments"]) == 4
    pack.button("Start another tender").click()
    expect(pack.field("Your name for this tender")).to_be_focused()
    pack.field("Your name for this tender").fill("Third")
    choose.select_option("Schools cleaning, 15 January 2099")
    expect(pack.field("Word limit")).to_have_value("500")
    pack.button("Delete this tender").press("Enter")
    expect(pack.button("Undo")).to_be_focused()
    assert [each["name"] for each in pack.stored()["tenders"]] == ["Copy of Schools cleaning", "Third"]
    assert len(pack.stored()["commitments"]) == 2
    pack.page.keyboard.press("Enter")
    assert pack.stored()["tenders"][0] == FILLED
    assert pack.stored()["commitments"][:2] == PROMISES


def test_a_promise_that_was_kept_is_evidence_for_the_next_tender(open_page: Visit, checklist: Checklist) -> None:
    old = tender("b", name="Library cleaning", buyer="A library", changed="2024-01-01T00:00:00.000Z")
    made = promise("c", "b", what="Offer placements", number="4 placements", who="Manager", by="2025-03-31")
    it = WorkPage(open_page, TENDER, kept(checklist, tenders=[FILLED, old], commitments=[*PROMISES, made]))
    box = it.page.locator("[data-past] details[data-id=c-cccccccc]")
    expect(box.locator("summary")).to_contain_text("Say what became of it")
    box.locator("summary").press("Enter")
    prove = box.get_by_role("button", name="Make a line of evidence")
    expect(prove).to_be_hidden()
    box.get_by_label("What happened").fill("Four people came, and three stayed in work.")
    box.get_by_label("What became of it").select_option("kept")
    expect(it.page.locator("[data-outcomes]")).to_have_text(
        "Kept: 1; Partly kept: 0; Not kept: 0; Nothing said yet: 2."
    )
    prove.press("Enter")
    expect(box.get_by_label("Evidence that shows it")).to_be_focused()
    new = it.stored()["evidence"][-1]
    assert (new["kind"], new["value"], new["unit"]) == ("number", "4", "placements")
    assert it.stored()["commitments"][2]["evidence"] == new["id"]
    expect(prove).to_be_hidden()
    it.page.get_by_text("Choose evidence (2 of 4 chosen)").click()
    expect(it.field("Find evidence")).to_be_visible()
    it.button("Undo").click()
    assert len(it.stored()["evidence"]) == 3


def test_two_tabs_keep_the_work_of_both(open_page: Visit, pack: WorkPage) -> None:
    other = WorkPage(open_page, TENDER, sharing=pack.page)
    other.field("Buyer").fill("Another council")
    other.button("Add a question").click()
    other.field("Question 1").fill("Theirs")
    pack.field(PARTS[0]).fill("Mine")
    expect(pack.field("Buyer")).to_have_value("Another council")
    expect(other.field(PARTS[0])).to_have_value("Mine")
    expect(pack.field("Question 1")).to_have_value("Theirs")
    found = stored(pack)
    assert (found["buyer"], found["will"], found["questions"][0]["question"]) == ("Another council", "Mine", "Theirs")
    other.button("Delete this tender").click()
    expect(pack.page.get_by_text("There is no tender yet.")).to_be_visible()
    other.button("Undo").click()
    expect(pack.field(PARTS[0])).to_have_value("Mine")


def test_a_paste_of_a_megabyte_is_cut_and_the_reader_is_told(pack: WorkPage) -> None:
    for name in (PARTS[0], "The buyer’s question on Social Value"):
        pack.field(name).focus()
        pack.page.evaluate(MEGABYTE)
        expect(pack.status).to_contain_text("We kept the first 10,000 characters")
    text = stored(pack)["will"]
    assert 9_990 <= len(text.encode("utf-16-le")) // 2 <= 10_000
    pack.page.reload()
    expect(pack.field(PARTS[0])).to_have_value(text)


def test_five_hundred_lines_of_evidence_are_found_and_typing_stays_quick(
    open_page: Visit, checklist: Checklist
) -> None:
    many = [
        line(f"{n:06d}".translate(str.maketrans("0123456789", "abcdefghij")), what=f"Line {n} of {n % 7} people")
        for n in range(500)
    ]
    ids = [each["id"] for each in many]
    it = WorkPage(open_page, TENDER, kept(checklist, evidence=many, tenders=[FILLED | {"evidence": ids[:20]}]))
    it.page.get_by_text("Choose evidence (20 of 500 chosen)").click()
    boxes = it.page.locator('[data-pick="evidence"]')
    expect(boxes).to_have_count(40)
    it.field("Find evidence").fill("line 321")
    expect(boxes).to_have_count(1)
    boxes.check()
    assert stored(it)["evidence"] == [*ids[:20], ids[321]]
    it.field("Find evidence").fill("")
    it.page.locator('[data-action="all-evidence"]').press("Enter")
    expect(boxes).to_have_count(500)
    expect(boxes.nth(40)).to_be_focused()
    took = it.page.evaluate(
        """() => { const field = document.querySelector("#tender--will"); const times = [];
        for (let n = 0; n < 20; n += 1) { field.value += "a word "; const start = performance.now();
          field.dispatchEvent(new InputEvent("input", { bubbles: true })); times.push(performance.now() - start); }
        return times.sort((a, b) => a - b)[10]; }"""
    )
    assert took < 100, f"{took} ms at each key"


def test_a_word_document_has_all_of_the_pack_and_is_made_only_when_it_is_asked_for(pack: WorkPage) -> None:
    asked: list[str] = []
    pack.page.on("request", lambda request: asked.append(request.url))
    pack.page.reload()
    expect(pack.field("Buyer")).to_have_value("An example council")
    pack.button("Draft my answer").click()
    pack.field(PARTS[3]).fill(HOSTILE)
    assert not [url for url in asked if "skeleton" in url]
    with pack.page.expect_download() as download:
        pack.button("Word document (DOCX)").click()
    assert [url for url in asked if "skeleton" in url]
    expect(pack.status).to_have_text("A Word document went to your downloads.")
    assert re.fullmatch(r"social-value-schools-cleaning-2099-01-15\.docx", download.value.suggested_filename)
    document = docx.Document(str(download.value.path()))
    headings = [each.text for each in document.paragraphs if each.style and each.style.name.startswith("Heading")]
    assert [part for part in PARTS if part in headings] == list(PARTS)
    text = "\n".join(each.text for each in document.paragraphs)
    assert HOSTILE in text
    assert "How will you create Social Value?" in text
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"E1", "E2", "40 hours", "9 of 12 people taken on"} <= cells


def test_a_document_that_cannot_be_made_is_told_and_nothing_is_lost(pack: WorkPage) -> None:
    pack.button("Draft my answer").click()
    expect(pack.field(PARTS[0])).not_to_have_value("")
    pack.page.context.set_offline(True)
    pack.button("Word document (DOCX)").click()
    expect(pack.status).to_contain_text("Nothing is lost")
    expect(pack.field(PARTS[0])).not_to_have_value("")


def test_the_pack_is_copied_with_its_layout_and_is_plain_text_too(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(
        open_page,
        TENDER,
        kept(checklist, tenders=[FILLED], commitments=PROMISES),
        permissions=["clipboard-read", "clipboard-write"],
    )
    it.button("Draft my answer").click()
    it.field(PARTS[3]).fill(HOSTILE)
    it.button("Copy with its layout").click()
    expect(it.status).to_contain_text("It is copied.")
    html = it.page.evaluate("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()")
    assert "<table" in html
    assert "&lt;b&gt;bold" in html
    text = it.download("Plain text (Markdown)")
    assert text.startswith("# Schools cleaning")
    assert all(f"### {part}" in text for part in PARTS)


def test_on_paper_the_pack_stands_alone_and_without_one_there_is_a_form_to_fill_in(
    open_page: Visit, pack: WorkPage, checklist: Checklist
) -> None:
    pack.button("Draft my answer").click()
    pack.page.emulate_media(media="print")
    expect(pack.page.locator("[data-paper] h2").first).to_be_visible()
    expect(pack.page.get_by_role("heading", name="How to write a response")).to_be_hidden()
    expect(pack.page.locator("form[data-some]")).to_be_hidden()
    pdf = PdfReader(io.BytesIO(pack.page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) <= 2
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages} == {(595, 842)}
    text = " ".join("\n".join(page.extract_text() for page in pdf.pages).split())
    assert text.startswith("Schools cleaning")
    assert all(part in text for part in PARTS)
    assert "Draft my answer" not in text
    empty = WorkPage(open_page, TENDER, kept(checklist))
    empty.page.emulate_media(media="print")
    expect(empty.page.locator("[data-paper] table")).to_have_count(5)
    expect(empty.page.get_by_role("heading", name="How to write a response")).to_be_visible()
    pages = PdfReader(io.BytesIO(empty.page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) <= 4


def test_without_a_script_the_page_is_complete_and_has_no_dead_control(open_page: Visit) -> None:
    page = without_scripts(open_page, TENDER)
    expect(page.locator("[data-paper] table:visible")).to_have_count(5)


def test_a_full_browser_is_told_and_nothing_is_lost_from_the_page(pack: WorkPage) -> None:
    pack.page.evaluate(FULL)
    pack.field(PARTS[0]).fill("Not lost")
    expect(pack.page.get_by_text("There is no room left on this device")).to_be_visible()
    expect(pack.field(PARTS[0])).to_have_value("Not lost")
    assert "Not lost" in pack.download("Plain text (Markdown)")


def test_in_forced_colours_everything_that_matters_is_seen(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(open_page, TENDER, kept(checklist, tenders=[FILLED], commitments=PROMISES), forced_colors="active")
    warning = it.page.locator("[data-row-warnings] li").first
    assert warning.evaluate("each => getComputedStyle(each).borderLeftStyle") == "solid"
    expect(warning).to_contain_text("Look again:")
    expect(it.page.locator("[data-preflight]")).to_contain_text("Done:")
    it.field("Word limit").fill("1")
    it.field(PARTS[0]).fill("Two words")
    expect(it.page.locator("[data-count]")).to_contain_text("too many")

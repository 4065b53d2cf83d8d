"""The evidence register as readers use it: by keyboard, on paper, without a script, with 500 lines, and in two tabs."""

from __future__ import annotations

import csv
import io
import re
import time
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from site_tests.browser.assessments_page import AssessmentsPage, Document
from site_tests.browser.checklist_form import ChecklistForm
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import WIDTHS
from site_tests.browser.work_page import (
    EVIDENCE,
    FULL,
    HOSTILE,
    MEGABYTE,
    WorkPage,
    answered,
    tab_to,
    without_scripts,
)

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

AT = "2025-11-20T10:00:00.000Z"


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


@pytest.fixture(params=[320, 1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def line(place: int, **fields: Any) -> dict[str, Any]:
    """A line of evidence as it is kept."""
    texts = dict.fromkeys(("what", "value", "unit", "period", "source", "kept"), "")
    chosen = {"kind": "", "date": "", "staleOn": "", "value_kind": "", "statements": [], "readings": []}
    name = "".join(chr(ord("a") + int(digit)) for digit in f"{place:08}")
    return {"id": f"e-{name}", **texts, **chosen, "changed": AT, **fields}


def with_lines(checklist: Checklist, *lines: dict[str, Any]) -> Document:
    """An assessment with these lines of evidence, as version 2 keeps it."""
    lists: dict[str, Any] = {name: [] for name in ("actions", "tenders", "commitments")}
    steps = {"pinned": [], "dismissed": [], "order": []}
    work = {**lists, "steps": steps, "evidence": list(lines), "reassess": {"months": 0, "from": ""}}
    return answered(checklist, version=2, **work)


def register(open_page: Visit, checklist: Checklist, *lines: dict[str, Any], **options: object) -> WorkPage:
    return WorkPage(open_page, EVIDENCE, with_lines(checklist, *lines), **options)


def first(checklist: Checklist) -> tuple[str, str]:
    statement = next(iter(checklist.statements()))
    return statement.id, statement.text


def claim(it: WorkPage, text: str) -> Locator:
    """The row of a statement, among the claims."""
    return it.page.locator("[data-claims] tbody tr").filter(has_text=text)


@pytest.fixture
def empty(open_page: Visit, checklist: Checklist) -> WorkPage:
    """A register without a line."""
    return register(open_page, checklist)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_line_is_written_by_keyboard_alone(open_page: Visit, checklist: Checklist, width: int) -> None:
    it = register(open_page, checklist, viewport={"width": width, "height": 800})
    page = it.page
    name, text = first(checklist)
    tab_to(page, "Add evidence$")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_accessible_name("What it shows")
    page.keyboard.type("People from Salford who work here")
    for words in ("Number", "14", "people", "2025/26", "Payroll", "staff.xlsx", "04022026"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    tab_to(page, "Core or added")
    page.keyboard.type("Added")
    tab_to(page, "Statements that it backs up")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(it.status).to_have_text("It backs up this statement.")
    tab_to(page, "Readings over time")
    page.keyboard.press("Enter")
    tab_to(page, "Day of the reading")
    for day, value in (("04022025", "11"), ("04022027", "17")):
        page.keyboard.type(day)
        tab_to(page, "Value of the reading")
        page.keyboard.type(value)
        tab_to(page, "Add this reading")
        page.keyboard.press("Enter")
        expect(it.status).to_have_text("The reading is added.")
        expect(page.locator(":focus")).to_have_accessible_name("Day of the reading")
    it.expect_no_sideways()
    [kept] = it.stored()["evidence"]
    assert {
        field: kept[field] for field in ("what", "kind", "unit", "period", "source", "kept", "value_kind", "statements")
    } == {
        "what": "People from Salford who work here",
        "kind": "number",
        "unit": "people",
        "period": "2025/26",
        "source": "Payroll",
        "kept": "staff.xlsx",
        "value_kind": "added",
        "statements": [name],
    }
    assert kept["readings"] == [
        {"date": "2025-04-02", "value": "11"},
        {"date": "2026-04-02", "value": "14"},
        {"date": "2027-04-02", "value": "17"},
    ]
    expect(claim(it, text)).to_contain_text("We measured")
    tab_to(page, "Delete line 1")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Undo")
    assert it.stored()["evidence"] == []
    page.keyboard.press("Enter")
    assert it.stored()["evidence"] == [kept]
    it.expect_no_sideways()


def test_the_strength_of_a_claim_follows_what_is_filled_in(empty: WorkPage, checklist: Checklist) -> None:
    name, text = first(checklist)
    empty.button("Add evidence").click()
    empty.page.get_by_text("Statements that it backs up: 0").click()
    empty.page.locator(f'[data-link="{name}"]').check()
    expect(empty.page.get_by_text("Statements that it backs up: 1")).to_be_visible()
    row = claim(empty, text)
    strength = row.locator("td strong")
    expect(strength).to_have_text("–")
    empty.field("What it shows").fill("People from Salford who work here")
    expect(strength).to_have_text("We do")
    empty.field("Kind").select_option("Number")
    empty.field("Value").fill("14")
    empty.field("Dated").fill("2026-04-02")
    expect(strength).to_have_text("We can show")
    empty.field("Unit").fill("people")
    empty.field("Period").fill("2025/26")
    expect(strength).to_have_text("We measured")
    empty.field("Kind").select_option("Independent check")
    expect(strength).to_have_text("Somebody independent checked")
    empty.field("Goes stale on").fill("2020-01-01")
    expect(strength).to_have_text("We do")
    expect(row.get_by_text("Out of date")).to_be_visible()
    expect(empty.page.get_by_text("1 line is out of date. Renew it, or do not quote it.")).to_be_visible()
    empty.page.locator(f'[data-link="{name}"]').uncheck()
    expect(row).to_have_count(0)


def test_a_claim_asks_for_evidence_and_the_line_is_linked_to_it(open_page: Visit, checklist: Checklist) -> None:
    it = register(open_page, checklist)
    claimed = [s for place, s in enumerate(checklist.statements()) if place % 4 >= 2]
    expect(it.page.locator("[data-claims] tbody tr")).to_have_count(len(claimed))
    expect(it.page.get_by_text(f"We say: {len(claimed)};")).to_be_visible()
    claim(it, claimed[1].text).get_by_role("button").click()
    expect(it.page.locator(":focus")).to_have_accessible_name("What it shows")
    it.page.keyboard.type("Our policy")
    assert it.stored()["evidence"][0]["statements"] == [claimed[1].id]
    expect(claim(it, claimed[1].text).get_by_role("listitem")).to_have_text("Our policy")


def test_readings_are_a_chart_and_a_table_and_the_latest_is_the_value(open_page: Visit, checklist: Checklist) -> None:
    one = line(1, what="Staff", kind="number", value="8", unit="people", date="2024-04-01")
    it = register(open_page, checklist, one)
    it.page.locator(".sv-line > summary").click()
    it.page.get_by_text("Readings over time").click()
    it.button("Add this reading").click()
    expect(it.status).to_have_text("Write a day and a value first.")
    for day, value in (("2026-04-01", "14"), ("2025-04-01", "11")):
        it.field("Day of the reading").fill(day)
        it.field("Value of the reading").fill(value)
        it.button("Add this reading").click()
    expect(it.field("Value")).to_have_value("14")
    expect(it.field("Dated")).to_have_value("2026-04-01")
    rows = it.page.locator(".sv-line .sv-readings tbody tr")
    assert [re.sub(r"Delete.*", "", text) for text in rows.all_text_contents()] == [
        "1 April 20248",
        "1 April 202511",
        "1 April 202614",
    ]
    expect(it.page.get_by_text("Readings, in people")).to_be_visible()
    chart = it.page.locator(".sv-line svg.sv-chart")
    points = [point.split(",") for point in str(chart.locator("polyline").get_attribute("points")).split()]
    across, down = ([float(point[axis]) for point in points] for axis in (0, 1))
    assert across == sorted(across)
    assert down == sorted(down, reverse=True)
    assert chart.locator("text").all_text_contents() == ["8", "April 2024", "11", "14", "April 2026"]
    rows.nth(1).get_by_role("button").press("Enter")
    expect(rows).to_have_count(2)
    expect(it.page.locator(":focus")).to_have_text("Undo")
    it.page.keyboard.press("Enter")
    expect(rows).to_have_count(3)


def test_a_filter_shows_what_needs_work(open_page: Visit, checklist: Checklist) -> None:
    name, _ = first(checklist)
    it = register(
        open_page,
        checklist,
        line(1, what="Fresh", date="2026-01-01", staleOn="2999-01-01", statements=[name]),
        line(2, what="Old", date="2019-01-01", staleOn="2020-01-01", statements=[name]),
        line(3, what="Undated", statements=[name]),
        line(4, what="Loose", date="2026-01-01"),
    )
    shown = it.page.locator(".sv-line > summary strong")
    expect(shown).to_have_text(["Fresh", "Old", "Undated", "Loose"])
    for choice, found in (("Out of date", "Old"), ("Without a date", "Undated"), ("Without a statement", "Loose")):
        it.field("Show").select_option(choice)
        expect(shown).to_have_text([found])
        expect(it.page.get_by_text("1 of 4 lines")).to_be_visible()
    # A line that lies open stays, although it does not fit any more.
    it.page.locator(".sv-line > summary").click()
    it.page.get_by_text("Statements that it backs up: 0").click()
    it.page.locator(f'[data-link="{name}"]').check()
    expect(it.page.get_by_text("Statements that it backs up: 1")).to_be_visible()
    it.field("Show").select_option("All lines")
    expect(shown).to_have_count(4)


def test_five_hundred_lines_open_and_take_words_without_a_wait(open_page: Visit, checklist: Checklist) -> None:
    ids = [statement.id for statement in checklist.statements()]
    many = [
        line(
            place,
            what=f"Line {place} {HOSTILE}",
            kind="number",
            value=f"{place}",
            unit="people",
            date="2026-01-01",
            statements=[ids[place % len(ids)]],
        )
        for place in range(500)
    ]
    it = register(open_page, checklist, *many)
    began = time.monotonic()
    it.page.reload()
    expect(it.page.locator(".sv-line")).to_have_count(500)
    expect(it.page.locator("[data-claims] tbody tr").first).to_be_visible()
    # Three to five times what it takes where nothing else runs.
    assert time.monotonic() - began < 5
    it.button("Add evidence").click()
    expect(it.status).to_have_text("There is room for 500, and no more. Delete one first.")
    it.page.locator(".sv-line > summary").nth(499).click()
    field = it.field("What it shows")
    times = field.evaluate(
        """field => [..."quickly"].map(letter => {
            const began = performance.now();
            field.value += letter;
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            return performance.now() - began;
        }).sort((one, other) => one - other)"""
    )
    assert times[3] < 100
    assert it.stored()["evidence"][499]["what"].endswith("quickly")
    it.expect_no_sideways()


def test_a_paste_of_a_megabyte_is_cut_and_the_reader_is_told(empty: WorkPage) -> None:
    empty.button("Add evidence").click()
    empty.field("Where it is kept").focus()
    empty.page.evaluate(MEGABYTE)
    expect(empty.status).to_contain_text("We kept the first 10,000 characters")
    text = empty.stored()["evidence"][0]["kept"]
    assert 9_990 <= len(text.encode("utf-16-le")) // 2 <= 10_000
    empty.page.reload()
    empty.page.locator(".sv-line > summary").click()
    expect(empty.field("Where it is kept")).to_have_value(text)
    empty.expect_no_sideways()


def test_a_spreadsheet_has_a_row_for_each_line_and_runs_nothing(open_page: Visit, checklist: Checklist) -> None:
    name, text = first(checklist)
    dates = [{"date": "2024-01-01", "value": "=A1"}, {"date": "2025-01-01", "value": "+2"}]
    it = register(
        open_page,
        checklist,
        line(1, what=HOSTILE, kind="number", value="-5", unit="@x", statements=[name], readings=dates),
        line(2, what="Old", kind="story", date="1999-12-31", staleOn="2001-01-01", value_kind="added"),
    )
    file = it.download("Spreadsheet (CSV)")
    headings, one, two = csv.reader(io.StringIO(file[1:], newline=""))
    assert (file[0], headings[0], len(headings)) == ("\ufeff", "What it shows", 14)
    assert one[:4] == [f"'{HOSTILE}", "Number", "'-5", "'@x"]
    assert one[10:12] == [text, "2024-01-01: =A1\n2025-01-01: +2"]
    assert two[7:10] == ["1999-12-31", "2001-01-01", "Added"]
    assert two[12:] == ["We do", "Out of date"]


def test_what_is_typed_only_ever_becomes_text(empty: WorkPage) -> None:
    empty.button("Add evidence").click()
    empty.field("What it shows").fill(HOSTILE)
    expect(empty.page.locator(".sv-line > summary strong")).to_have_text(HOSTILE)
    expect(empty.page.locator("sv-evidence b")).to_have_count(0)
    empty.page.reload()
    expect(empty.page.locator(".sv-line > summary strong")).to_have_text(HOSTILE)


def test_two_tabs_keep_the_work_of_both(open_page: Visit, empty: WorkPage) -> None:
    empty.button("Add evidence").click()
    other = WorkPage(open_page, EVIDENCE, sharing=empty.page)
    other.page.locator(".sv-line > summary").click()
    other.field("Source").fill("Payroll")
    empty.field("What it shows").fill("Staff")
    other.button("Add evidence").click()
    expect(empty.page.locator(".sv-line")).to_have_count(2)
    expect(empty.field("Source")).to_have_value("Payroll")
    one, _ = empty.stored()["evidence"]
    assert (one["what"], one["source"]) == ("Staff", "Payroll")
    other.page.evaluate("() => Object.keys(localStorage).forEach(key => localStorage.removeItem(key))")
    expect(empty.page.get_by_text("This assessment was deleted in another tab or window.")).to_be_visible()
    empty.button("Undo").click()
    assert empty.stored()["evidence"][0]["what"] == "Staff"


def test_a_full_browser_is_told_and_nothing_is_lost_from_the_page(empty: WorkPage) -> None:
    empty.page.evaluate(FULL)
    empty.button("Add evidence").click()
    empty.field("What it shows").fill("Not lost")
    expect(empty.page.get_by_text("There is no room left on this device")).to_be_visible()
    expect(empty.field("What it shows")).to_have_value("Not lost")
    assert "Not lost" in empty.download("Spreadsheet (CSV)")


def test_the_results_the_list_of_assessments_and_the_plan_lead_to_the_evidence(
    open_page: Visit, checklist: Checklist
) -> None:
    form = ChecklistForm(open_page("checklists/starting-off/"), checklist)
    form.fill({form.ids[0]: "in-place"})
    form.page.locator("sv-checklist").get_by_role("link", name="Evidence register").click()
    expect(form.page.locator("[data-claims] tbody tr")).to_have_count(1)
    it = AssessmentsPage(open_page, answered(checklist))
    it.card("b").get_by_role("link", name="Evidence register").click()
    it.page.wait_for_url(re.compile("action/evidence/#a-bbbbbbbbbbbb$"))
    it.page.locator("sv-evidence").get_by_role("link", name="Action plan").click()
    it.page.wait_for_url(re.compile("action/plan/#a-bbbbbbbbbbbb$"))


def test_on_paper_a_register_stands_alone_and_an_empty_one_can_be_filled_in(empty: WorkPage) -> None:
    page = empty.page
    page.emulate_media(media="print")
    paper = page.locator("[data-paper]")
    expect(paper.locator("tbody tr")).to_have_count(5)
    expect(page.get_by_role("heading", name="What to write down")).to_be_visible()
    page.emulate_media(media="screen")
    expect(paper).to_be_hidden()
    empty.button("Add evidence").click()
    empty.field("Source").fill("Payroll")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(paper.get_by_role("cell", name="Payroll")).to_be_visible()
    expect(page.get_by_role("heading", name="What to write down")).to_be_hidden()
    expect(page.locator("[data-some]")).to_be_hidden()
    size = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert [float(wide) > float(high) for wide, high in size] == [True]


def test_without_a_script_the_page_is_complete_and_has_no_dead_control(open_page: Visit) -> None:
    page = without_scripts(open_page, EVIDENCE)
    expect(page.locator("[data-paper] tbody td")).to_have_count(45)


def test_in_forced_colours_everything_that_matters_is_seen(open_page: Visit, checklist: Checklist) -> None:
    readings = [{"date": "2024-04-01", "value": "8"}, {"date": "2025-04-01", "value": "11"}]
    old = line(1, what="Staff", staleOn="2020-01-01", readings=readings)
    it = register(open_page, checklist, old, forced_colors="active")
    late = it.page.locator(".sv-line .sv-late")
    assert late.evaluate("each => getComputedStyle(each).borderTopStyle") == "solid"
    it.page.locator(".sv-line > summary").click()
    it.page.get_by_text("Readings over time").click()
    paper, stroke = it.page.locator(".sv-line polyline").evaluate(
        "each => [getComputedStyle(document.body).backgroundColor, getComputedStyle(each).stroke]"
    )
    assert stroke not in (paper, "none")

"""The action plan as readers use it: by keyboard, on paper, without a script, in a calendar, and in two tabs."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import expect
from site_tests.browser.assessments_page import AssessmentsPage
from site_tests.browser.checklist_form import ChecklistForm
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import WIDTHS
from site_tests.browser.work_page import (
    FULL,
    HOSTILE,
    MEGABYTE,
    PLAN,
    WorkPage,
    answered,
    tab_to,
    without_scripts,
)

from social_value.checklists.model import Checklist
from social_value.checklists.scoring import score
from social_value.toolkit import Toolkit


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


@pytest.fixture
def plan(open_page: Visit, checklist: Checklist) -> WorkPage:
    """The plan of an assessment that has a size and a kind."""
    return WorkPage(open_page, PLAN, answered(checklist, organisation={"size": "micro", "kind": "a charity"}))


@pytest.fixture(params=[320, 1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_plan_is_made_by_keyboard_alone(open_page: Visit, checklist: Checklist, width: int) -> None:
    it = WorkPage(open_page, PLAN, answered(checklist), viewport={"width": width, "height": 800})
    page = it.page
    tab_to(page, "Plan this")
    page.keyboard.press("Enter")
    expect(it.status).to_have_text("It is in your plan, below the steps.")
    expect(page.locator(":focus")).to_have_accessible_name("Who")
    page.keyboard.type("Office manager")
    page.keyboard.press("Tab")
    page.keyboard.type("05012027")
    tab_to(page, "How far")
    page.keyboard.type("Under")
    tab_to(page, "Note")
    page.keyboard.type("Ask on Monday")
    tab_to(page, "Add an action of your own")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_accessible_name("What you will do")
    page.keyboard.type("A plan of our own")
    it.expect_no_sideways()
    first, second = it.stored()["actions"]
    assert (first["owner"], first["due"], first["status"], first["note"]) == (
        *("Office manager", "2027-05-01"),
        *("under-way", "Ask on Monday"),
    )
    assert first["text"]
    assert first["statement"]
    assert second["text"] == "A plan of our own"
    tab_to(page, "Delete action 2")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Undo")
    assert len(it.stored()["actions"]) == 1
    page.keyboard.press("Enter")
    assert it.stored()["actions"] == [first, second]
    page.reload()
    expect(it.field("Who")).to_have_value("Office manager")
    expect(it.field("What you will do", 1)).to_have_value("A plan of our own")
    it.expect_no_sideways()


def test_an_assessment_of_the_version_before_loses_nothing(plan: WorkPage) -> None:
    before = plan.stored()
    plan.button("Add an action of your own").click()
    after = plan.stored()
    assert (before["version"], after["version"]) == (1, 2)
    assert {name: after[name] for name in ("answers", "name", "note", "organisation")} == {
        name: before[name] for name in ("answers", "name", "note", "organisation")
    }


def test_steps_are_those_of_the_answers_with_a_guide_and_cases_and_the_reason(
    plan: WorkPage, checklist: Checklist
) -> None:
    shown = plan.page.locator("[data-step-list] > li")
    expect(shown).to_have_count(5)
    low = [s.id for place, s in enumerate(checklist.statements()) if place % 4 < 3]
    expect(plan.page.locator("[data-more] summary")).to_have_text(f"{len(low) - 5} more steps")
    statements = {statement.id: statement for statement in checklist.statements()}
    states = {name: entry["state"] for name, entry in plan.stored()["answers"].items()}
    for name in plan.page.locator("[data-step]").evaluate_all("all => all.map(({ dataset }) => dataset.step)"):
        step = plan.page.locator(f'[data-step="{name}"]')
        assert step.text_content() == statements[name].steps[states[name]]
    expect(shown.first.get_by_role("link")).not_to_have_count(0)
    expect(shown.filter(has_text="your size").first).to_be_visible()
    link = shown.first.get_by_role("link").nth(1)
    link.click()
    expect(plan.page.get_by_role("heading", level=1)).to_be_visible()


def test_steps_are_pinned_moved_set_aside_and_brought_back(plan: WorkPage) -> None:
    shown = plan.page.locator("[data-step-list] strong[data-step]")
    first, second, third = shown.all_text_contents()[:3]
    plan.button("Pin to the top", 2).press("Enter")
    expect(shown.first).to_have_text(third)
    expect(plan.page.locator(":focus")).to_have_accessible_name(re.compile("^Unpin"))
    plan.button("Move down", 1).press("Enter")
    expect(shown.nth(1)).to_have_text(second)
    plan.page.reload()
    expect(shown.first).to_have_text(third)
    assert shown.all_text_contents()[:3] == [third, second, first]
    plan.button("Not for us").press("Enter")
    expect(shown.first).to_have_text(second)
    expect(plan.page.locator(":focus")).to_have_text("Undo")
    plan.page.keyboard.press("Enter")
    expect(shown.first).to_have_text(third)
    plan.button("Not for us").press("Enter")
    plan.page.get_by_text("1 step you set aside").click()
    plan.button("Bring back").press("Enter")
    expect(plan.page.get_by_text("1 step you set aside")).to_be_hidden()


def test_the_forecast_is_what_the_scoring_says(plan: WorkPage, checklist: Checklist) -> None:
    expect(plan.page.get_by_text("Choose the answer to reach")).to_be_visible()
    for _ in range(3):
        plan.button("Plan this").click()
        plan.field("Answer to reach", -1).select_option("shown")
    stored = plan.stored()
    answers = {name: entry["state"] for name, entry in stored["answers"].items()}
    answers |= {action["statement"]: action["target"] for action in stored["actions"]}
    then = score(checklist, answers)
    rows = plan.page.locator("[data-forecast-table] tbody tr")
    for place, area in enumerate(then.areas):
        expect(rows.nth(place).locator("td").nth(1)).to_have_text(re.compile(rf"^{area.percent}%, "))
    expect(rows.last.locator("td").nth(1)).to_have_text(re.compile(rf"^{then.overall.percent}%, "))


def test_the_calendar_has_the_days_and_the_reminder(plan: WorkPage) -> None:
    plan.button("Calendar file (.ics)").click()
    expect(plan.status).to_contain_text("There is no day to put in a calendar yet.")
    plan.button("Add an action of your own").click()
    plan.field("What you will do").fill(HOSTILE)
    plan.field("By when").fill("2027-02-28")
    plan.button("Add an action of your own").click()
    plan.field("By when", 1).fill("2020-01-01")
    plan.field("How far", 1).select_option("done")
    plan.field("Remind me after").select_option("6")
    expect(plan.page.get_by_text(re.compile("^Answer again on "))).to_be_visible()
    text = plan.download("Calendar file (.ics)")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20270228" in lines
    assert r"SUMMARY:=1+1\; “ünïcode”\, 漢字 🙂 مرحبا <b>bold</b>" in lines
    uids = [line for line in lines if line.startswith("UID:")]
    assert uids == [line for line in plan.download("Calendar file").split("\r\n") if line.startswith("UID:")]
    assert "TRIGGER:PT9H" in lines


def test_a_spreadsheet_has_a_row_for_each_action_and_runs_nothing(plan: WorkPage) -> None:
    plan.button("Plan this").click()
    plan.button("Add an action of your own").click()
    plan.field("What you will do", 1).fill(f'{HOSTILE}\nSecond “line”, "quoted"')
    text = plan.download("Spreadsheet (CSV)")
    headings, first, second = csv.reader(io.StringIO(text[1:], newline=""))
    assert (text[0], headings[0], len(headings)) == ("\ufeff", "Action", 8)
    assert first[0] == plan.stored()["actions"][0]["text"]
    assert second == [f'\'{HOSTILE}\nSecond “line”, "quoted"', "", "", "", "", "", "Planned", ""]


def test_a_day_that_has_passed_is_flagged(plan: WorkPage) -> None:
    plan.button("Add an action of your own").click()
    late = plan.page.locator("[data-late]").first
    plan.field("By when").fill("2020-01-01")
    expect(late).to_be_visible()
    plan.field("How far").select_option("done")
    expect(late).to_be_hidden()


def test_a_paste_of_a_megabyte_is_cut_and_the_reader_is_told(plan: WorkPage) -> None:
    plan.button("Add an action of your own").click()
    field = plan.field("What you will do")
    field.focus()
    plan.page.evaluate(MEGABYTE)
    expect(plan.status).to_contain_text("We kept the first 10,000 characters")
    text = plan.stored()["actions"][0]["text"]
    assert 9_990 <= len(text.encode("utf-16-le")) // 2 <= 10_000
    plan.page.reload()
    expect(plan.field("What you will do")).to_have_value(text)


def test_two_tabs_keep_the_work_of_both(open_page: Visit, plan: WorkPage) -> None:
    plan.button("Add an action of your own").click()
    other = WorkPage(open_page, PLAN, sharing=plan.page)
    other.field("Who").fill("Caretaker")
    plan.field("What you will do").fill("Mend it")
    expect(plan.field("Who")).to_have_value("Caretaker")
    expect(other.field("What you will do")).to_have_value("Mend it")
    [action] = plan.stored()["actions"]
    assert (action["owner"], action["text"]) == ("Caretaker", "Mend it")
    other.page.evaluate("() => Object.keys(localStorage).forEach(key => localStorage.removeItem(key))")
    expect(plan.page.get_by_text("This assessment was deleted in another tab or window.")).to_be_visible()
    plan.button("Undo").click()
    assert plan.stored()["actions"][0]["text"] == "Mend it"


def test_a_full_browser_is_told_and_nothing_is_lost_from_the_page(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(open_page, PLAN, answered(checklist))
    it.page.evaluate(FULL)
    it.button("Add an action of your own").click()
    it.field("What you will do").fill("Not lost")
    expect(it.page.get_by_text("There is no room left on this device")).to_be_visible()
    expect(it.field("What you will do")).to_have_value("Not lost")
    assert "Not lost" in it.download("Spreadsheet (CSV)")


def test_of_several_assessments_the_reader_chooses_one(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(
        open_page, PLAN, answered(checklist, "b"), answered(checklist, "c", changed="2026-01-01T00:00:00.000Z")
    )
    choose = it.main.get_by_role("combobox", name="Assessment", exact=True)
    expect(choose).to_have_value("a-cccccccccccc")
    choose.select_option("a-bbbbbbbbbbbb")
    it.page.wait_for_url(re.compile("#a-bbbbbbbbbbbb$"))
    it.button("Add an action of your own").click()
    assert len(it.stored("b")["actions"]) == 1
    assert it.stored("c")["version"] == 1
    it.page.reload()
    expect(choose).to_have_value("a-bbbbbbbbbbbb")


def test_the_results_of_the_checklist_and_the_list_of_assessments_lead_to_the_plan(
    open_page: Visit, checklist: Checklist
) -> None:
    form = ChecklistForm(open_page("checklists/starting-off/"), checklist)
    form.fill({form.ids[0]: "started"})
    form.page.locator("sv-checklist").get_by_role("link", name="Action plan").click()
    expect(form.page.locator("[data-step-list] > li")).to_have_count(1)
    it = AssessmentsPage(open_page, answered(checklist))
    it.card("b").get_by_role("link", name="Action plan").click()
    it.page.wait_for_url(re.compile("action/plan/#a-bbbbbbbbbbbb$"))
    expect(it.page.locator("[data-step-list] > li")).to_have_count(5)


def test_on_paper_a_plan_stands_alone_and_an_empty_one_can_be_filled_in(plan: WorkPage) -> None:
    page = plan.page
    page.emulate_media(media="print")
    paper = page.locator("[data-paper]")
    expect(paper.locator("tbody tr")).to_have_count(5)
    expect(page.get_by_role("heading", name="How to make a plan")).to_be_visible()
    page.emulate_media(media="screen")
    expect(paper).to_be_hidden()
    plan.button("Plan this").click()
    plan.field("Who").fill("Caretaker")
    page.emulate_media(media="print")
    expect(paper.get_by_role("cell", name="Caretaker")).to_be_visible()
    expect(page.get_by_role("heading", name="How to make a plan")).to_be_hidden()
    expect(page.locator("[data-some]")).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    size = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [float(wide) > float(high) for wide, high in size] == [True]


def test_without_a_script_the_page_is_complete_and_has_no_dead_control(open_page: Visit) -> None:
    page = without_scripts(open_page, PLAN)
    expect(page.locator("[data-paper] tbody td")).to_have_count(35)


def test_in_forced_colours_everything_that_matters_is_seen(open_page: Visit, checklist: Checklist) -> None:
    it = WorkPage(open_page, PLAN, answered(checklist), forced_colors="active")
    it.button("Plan this").click()
    it.field("By when").fill("2020-01-01")
    late = it.page.locator("[data-late]").first
    assert late.evaluate("each => getComputedStyle(each).borderTopStyle") == "solid"
    expect(late).to_have_text("Late")

"""What the checklist page does around kept answers: it does not jump, it reminds, it leads to what a link names."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.assessments_page import AssessmentsPage, document
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit
from site_tests.browser.test_checklist_storage import AT, ID, SCOPE, assessment, kept
from site_tests.browser.test_lasting import link_of
from site_tests.sizes import sized

from social_value.checklists.model import Checklist


@pytest.fixture
def checklist(toolkit) -> Checklist:
    return toolkit.checklists[0]


@pytest.fixture
def open_form(open_page: Visit, checklist: Checklist):
    def open_one(before: str = "", path: str = PATH, **options: Any) -> ChecklistForm:
        return ChecklistForm(open_page(path, before=before, **options), checklist)

    return open_one


def answers(checklist: Checklist, number: int = 99, **fields: Any) -> dict[str, Any]:
    return {each.id: {"state": "started", "at": AT, **fields} for each in list(checklist.statements())[:number]}


# ---- nothing jumps

OBSERVE = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (!hadRecentInput) shifts.push([value, sources.map(({ node }) => node?.outerHTML?.slice(0, 60))]);
  }
}).observe({ type: "layout-shift", buffered: true });"""

PLACES = {"phone": (320, 640), **sized({}, {"tablet": (768, 1024)}), "desk": (1280, 800)}
MOST = 0.05


def slow_scripts(page: Page) -> None:
    """The page is drawn long before its scripts are there, as on a poor line."""
    page.route("**/*.mjs", lambda route: (page.wait_for_timeout(300), route.continue_()))


def expect_no_jump(page: Page) -> None:
    page.wait_for_timeout(600)
    assert page.evaluate("() => performance.getEntriesByName('first-contentful-paint').length") == 1
    shifts = page.evaluate("() => shifts")
    assert sum(value for value, _ in shifts) < MOST, shifts


def stored(checklist: Checklist, kind: str) -> dict[str, Any]:
    half = answers(checklist, 18)
    return {
        "half answered": assessment(answers=half),
        "complete": assessment(answers=answers(checklist)),
        "taken over": assessment(answers=answers(checklist, 18, carried=True)),
        "a long name": assessment(answers=half, name="A name that goes on and on " * 4),
        "a short start of one who works alone": assessment(answers=half, depth="quick", profile="sole-trader"),
        "of an earlier edition": assessment(answers={**half, "gone": {"state": "started", "at": AT}}, edition=0),
    }[kind]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "kind",
    [
        "half answered",
        "complete",
        "taken over",
        "a long name",
        "a short start of one who works alone",
        "of an earlier edition",
    ],
)
def test_kept_answers_arrive_without_a_jump(open_page: Visit, checklist: Checklist, kind: str, place: str) -> None:
    width, height = PLACES[place]
    page = open_page(viewport={"width": width, "height": height})
    page.add_init_script(OBSERVE + kept(json.dumps(stored(checklist, kind))))
    slow_scripts(page)
    page.goto(PATH)
    ChecklistForm(page, checklist)
    if kind == "of an earlier edition":
        expect(page.get_by_role("region", name="Since you last looked")).to_be_visible()
    expect_no_jump(page)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sound", [True, False], ids=["that opens", "that does not open"])
def test_a_link_opens_without_a_jump(open_page: Visit, checklist: Checklist, sound: bool, place: str) -> None:
    width, height = PLACES[place]
    page = open_page(PATH, viewport={"width": width, "height": height})
    link = link_of(page, assessment(answers=answers(checklist, 18))) if sound else "#a=1.AAAA"
    page.goto("privacy/")
    page.add_init_script(OBSERVE)
    slow_scripts(page)
    page.goto(PATH + link)
    expect(page.locator(".sv-banner:focus")).to_be_visible()
    expect_no_jump(page)


def test_an_edition_that_was_seen_brings_the_introduction_back(open_form, checklist: Checklist) -> None:
    form = open_form(kept(json.dumps(stored(checklist, "of an earlier edition"))))
    intro = form.page.get_by_role("heading", name="Before you start")
    expect(form.page.get_by_role("region", name="Since you last looked")).to_be_visible()
    expect(intro).to_be_hidden()
    form.page.get_by_role("button", name="Go on with edition").click()
    expect(intro).to_be_visible()


# ---- the browser is asked to keep what is kept


def persist(answer: str, agreed: bool = False) -> str:
    """A browser that answers so when it is asked to keep what the site keeps."""
    return f"""
      Object.defineProperty(StorageManager.prototype, "persist", {{ value() {{
        sessionStorage.asked = Number(sessionStorage.asked ?? 0) + 1;
        return {answer};
      }} }});
      Object.defineProperty(StorageManager.prototype, "persisted", {{ value: async () => {json.dumps(agreed)} }});"""


@pytest.mark.parametrize("answer", ["new Promise(() => {})", "Promise.resolve(false)", "Promise.reject(new Error())"])
def test_the_browser_is_asked_once_after_the_first_answer_and_nothing_waits_for_it(open_form, answer: str) -> None:
    form = open_form(persist(answer))
    page = form.page
    page.get_by_label("A ten-minute start").check()
    asked = "() => Number(sessionStorage.asked ?? 0)"
    assert page.evaluate(asked) == 0
    one, other, *_ = (each.id for each in form.checklist.statements() if each.quick)
    form.answer(one, "in-place")
    expect(form.saving).to_contain_text("Saved on this device")
    page.wait_for_function('() => sessionStorage.asked === "1"')
    form.answer(other, "in-place")
    page.reload()
    form = ChecklistForm(page, form.checklist)
    form.answer(one, "started")
    assert form.states() == {one: "started", other: "in-place"}
    assert page.evaluate(asked) == 1


def test_a_public_computer_is_not_asked_to_keep_anything(open_form) -> None:
    form = open_form(persist("Promise.resolve(true)"))
    form.page.get_by_label("I am on a shared or public computer").check()
    expect(form.saving).to_contain_text("Not kept on this device.")
    form.fill_all()
    assert form.page.evaluate("() => sessionStorage.length") == 0


@pytest.mark.parametrize(
    ("agreed", "words"),
    [(True, "This browser has agreed to keep them."), (False, "This browser may clear them when it is short of room")],
)
def test_the_page_of_all_assessments_says_whether_the_browser_agreed(
    open_page: Visit, checklist: Checklist, agreed: bool, words: str
) -> None:
    it = AssessmentsPage(open_page, document(checklist, "b", {}), before=persist("Promise.resolve(true)", agreed))
    expect(it.page.get_by_text(words)).to_be_visible()
    ask = it.button("Ask this browser to keep them")
    if agreed:
        expect(ask).to_be_hidden()
    else:
        ask.click()
        expect(it.status).to_contain_text("This browser has agreed to keep them.")
        it.expect_focus("What is kept on this device")


# ---- a reminder that a file is safer


def test_after_ten_answers_the_page_reminds_of_a_file_until_it_is_read(open_form, checklist: Checklist) -> None:
    form = open_form()
    reminder = form.page.locator(".sv-remind")
    form.fill(dict.fromkeys(form.ids[:9], "started"))
    expect(reminder).to_be_hidden()
    form.answer(form.ids[9], "started")
    expect(reminder).to_contain_text("Safari may delete your answers after seven days without a visit.")
    expect(form.live).to_contain_text("Safari may delete")
    reminder.get_by_role("button", name="Not now").click()
    expect(reminder).to_be_hidden()
    expect(form.status.get_by_role("link")).to_be_focused()
    form.page.reload()
    form = ChecklistForm(form.page, checklist)
    form.answer(form.ids[10], "started")
    expect(reminder).to_be_hidden()


def test_a_file_answers_the_reminder(open_form, checklist: Checklist) -> None:
    form = open_form(kept(json.dumps(assessment(answers=answers(checklist, 12)))))
    reminder = form.page.locator(".sv-remind")
    with form.page.expect_download():
        reminder.get_by_role("button", name="Save to a file").click()
    expect(reminder).to_be_hidden()
    expect(form.status.get_by_role("link")).to_be_focused()
    expect(form.live).to_contain_text("A file went to your downloads.")
    form.answer(form.ids[20], "started")
    expect(reminder).to_be_hidden()


@pytest.mark.parametrize(("file", "comes"), [("2026-11-20T00:00:00Z", False), ("2026-11-01T00:00:00Z", True)])
def test_the_reminder_comes_back_a_week_after_the_last_file(
    open_page: Visit, checklist: Checklist, file: str, comes: bool
) -> None:
    page = open_page()
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    settings = {"version": 1, "current": {"starting-off": ID}, "lastExported": {ID: file}}
    texts = {
        "settings": settings,
        f"assessment:{ID}": assessment(answers=answers(checklist, 12), changed="2026-11-21T00:00:00.000Z"),
    }
    for name, value in texts.items():
        page.evaluate("pair => localStorage.setItem(...pair)", [SCOPE + name, json.dumps(value)])
    page.goto(PATH)
    ChecklistForm(page, checklist)
    expect(page.locator(".sv-remind")).to_be_visible(visible=comes)


def test_on_a_public_computer_and_in_a_shared_copy_nothing_reminds(open_form, checklist: Checklist) -> None:
    full = assessment(answers=answers(checklist))
    form = open_form()
    form.page.goto(PATH + link_of(form.page, full))
    expect(form.page.get_by_role("region", name="Somebody shared these answers")).to_be_visible()
    expect(form.page.locator(".sv-remind")).to_be_hidden()
    form.page.get_by_role("button", name="Go back to mine").click()
    form.page.get_by_label("I am on a shared or public computer").check()
    expect(form.saving).to_contain_text("Not kept on this device.")
    form.fill_all()
    expect(form.page.locator(".sv-remind")).to_be_hidden()


# ---- a link to a statement

SHORT = {"depth": "quick", "profile": "sole-trader"}


def test_a_link_to_a_statement_puts_the_focus_on_it(open_form) -> None:
    form = open_form(path=f"{PATH}#env-travel")
    expect(form.page.locator("#env-travel h3")).to_be_focused()
    expect(form.page.locator("#env-travel h3")).to_be_in_viewport()
    expect(form.page.locator(".sv-visited")).to_be_hidden()


def test_a_link_to_what_the_short_start_leaves_out_shows_it_says_why_and_leads_back(
    open_form, checklist: Checklist
) -> None:
    stored = assessment(answers=answers(checklist, 3), **SHORT)
    form = open_form(kept(json.dumps(stored)), path=f"{PATH}#env-travel")
    page, box = form.page, form.page.locator("#env-travel")
    expect(box.locator("h3")).to_be_focused()
    expect(box.locator("h3")).to_be_in_viewport()
    expect(box).to_contain_text("It is not part of the short start.")
    assert form.stored()["depth"] == "quick"
    form.answer("env-travel", "in-place")
    assert form.states()["env-travel"] == "in-place"
    box.get_by_role("button", name="Hide it again").click()
    expect(box).to_be_hidden()
    expect(page.get_by_label("A ten-minute start")).to_be_focused()

    page.evaluate("() => { location.hash = 'env-waste' }")
    other = page.locator("#env-waste")
    expect(other.locator("h3")).to_be_focused()
    other.get_by_role("button", name="Go deeper").click()
    expect(other.locator("h3")).to_be_focused()
    expect(page.locator(".sv-visited")).to_be_hidden()
    expect(box).to_be_visible()
    assert form.stored()["depth"] == "full"
    assert form.states()["env-travel"] == "in-place"


def test_a_link_to_what_the_profile_sets_aside_shows_the_reason_and_the_way_back(open_form) -> None:
    form = open_form(kept(json.dumps(assessment(**SHORT))), path=f"{PATH}#work-voice")
    box = form.page.locator("#work-voice")
    expect(box.locator("h3")).to_be_focused()
    expect(box).to_contain_text("Set aside: ")
    box.get_by_role("button", name="Bring it back").click()
    expect(form.radio("work-voice", "started")).to_be_visible()


# ---- where answers were taken over from


def test_what_is_taken_over_says_from_which_assessment(open_page: Visit, checklist: Checklist) -> None:
    it = AssessmentsPage(open_page, document(checklist, "b", {"jobs-advertise": "in-place"}, name="First look"))
    it.card("b").get_by_role("button", name="Start a new one").click()
    it.button("Start").click()
    it.expect_focus("Open")
    it.page.keyboard.press("Enter")
    it.page.wait_for_url(f"**/{PATH}**")
    flag = it.page.locator("#jobs-advertise .sv-flag")
    expect(flag).to_contain_text("Taken over from “First look”, 20 November 2025. Is it still true?")


def test_a_name_that_holds_the_day_is_not_told_twice(open_form) -> None:
    source = {"id": "a-bbbbbbbbbbbb", "name": "Assessment of 20 November 2025", "date": "2025-11-20"}
    taken = {"jobs-advertise": {"state": "in-place", "carried": True, "at": AT}}
    form = open_form(kept(json.dumps(assessment(answers=taken, takenFrom=source))))
    flag = form.page.locator("#jobs-advertise .sv-flag")
    expect(flag).to_contain_text("Taken over from “Assessment of 20 November 2025”. Is it still true?")

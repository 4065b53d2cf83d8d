"""Answers that last: several assessments, notes, new editions, profiles, the short start, public computers, links."""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser import readable
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit
from site_tests.browser.later_edition import REWORDED
from site_tests.browser.test_checklist_storage import AT, ID, SCOPE, assessment, kept

from social_value.checklists.editions import text_fingerprint


@pytest.fixture
def form(open_page: Visit, toolkit) -> ChecklistForm:
    """The empty checklist."""
    return ChecklistForm(open_page(PATH), toolkit.checklists[0])


@pytest.fixture
def open_form(open_page: Visit, toolkit):
    def open_one(before: str = "", path: str = PATH, **options: Any) -> ChecklistForm:
        return ChecklistForm(open_page(path, before=before, **options), toolkit.checklists[0])

    return open_one


def again(form: ChecklistForm) -> ChecklistForm:
    """The same page after a reload."""
    form.page.reload()
    return ChecklistForm(form.page, form.checklist)


def name_of(form: ChecklistForm) -> str:
    return form.page.locator("[data-show=name]").inner_text()


# ---- several assessments


def test_the_first_answer_begins_an_assessment_named_by_its_day(form: ChecklistForm) -> None:
    assert form.assessments() == []
    form.answer("jobs-advertise", "in-place")
    stored = form.stored()
    assert stored["name"] == name_of(form)
    day = form.page.evaluate("() => new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })")
    assert stored["name"] == f"Assessment of {day}"
    assert json.loads(form.kept()["settings"])["current"] == {"starting-off": stored["id"]}


def test_a_new_one_starts_empty_and_the_earlier_one_stays(form: ChecklistForm) -> None:
    form.fill_all("started")
    form.page.get_by_role("button", name="Start a new one").click()
    assert form.answers() == {}
    expect(form.live).to_contain_text("Your earlier ones are kept")
    assert len(form.assessments()) == 1
    form.answer("buy-know", "shown")
    assert again(form).answers() == {"buy-know": "shown"}
    first, second = form.assessments()
    assert len(first["answers"]) == 37
    assert list(second["answers"]) == ["buy-know"]


def test_the_bar_leads_to_all_assessments(form: ChecklistForm) -> None:
    link = form.page.locator(".sv-mine").get_by_role("link", name="All your assessments")
    assert str(link.evaluate("link => link.href")).endswith("/assessments/")


# ---- notes and flags


def test_a_note_is_kept_like_an_answer_and_survives_clearing_it(form: ChecklistForm) -> None:
    page = form.page
    form.answer("buy-know", "in-place")
    page.locator("#buy-know .sv-yours summary").click()
    text = "Ask Ola – 50 % of <b>spend</b>\nдвa"
    page.get_by_label("Your notes on 2.1").fill(text)
    assert form.stored()["answers"]["buy-know"]["note"] == text
    page.get_by_role("button", name="Clear answer to 2.1").click()
    form = again(form)
    expect(page.locator("[data-note=buy-know]")).to_have_value(text)
    assert form.answers() == {}
    page.get_by_label("What to print").select_option("full")
    page.emulate_media(media="print")
    expect(page.locator("[data-note=buy-know]")).to_be_visible()


FLAGGED = assessment(
    answers={
        "jobs-advertise": {"state": "in-place", "carried": True, "at": AT},
        "jobs-routes": {"state": "started", "fingerprint": "00000000", "at": AT},
        "buy-know": {"state": "started", "at": AT},
    }
)


def test_answers_taken_over_or_reworded_are_flagged_until_they_are_looked_at(open_form) -> None:
    form = open_form(kept(json.dumps(FLAGGED)))
    flags = form.page.locator(".sv-flag:visible")
    expect(flags).to_have_count(2)
    expect(form.page.locator("#jobs-advertise .sv-flag")).to_contain_text("Taken over from an earlier assessment")
    expect(form.page.locator("#jobs-routes .sv-flag")).to_contain_text("We reworded this since you answered")
    form.page.get_by_role("button", name="Still true for 1.1").click()
    expect(form.radio("jobs-advertise", "in-place")).to_be_focused()
    expect(flags).to_have_count(1)
    form.answer("jobs-routes", "in-place")
    expect(flags).to_have_count(0)
    answers = form.stored()["answers"]
    assert "carried" not in answers["jobs-advertise"]
    assert answers["jobs-advertise"]["state"] == "in-place"


# ---- what kind of organisation, and how deep


def test_a_profile_sets_statements_aside_with_the_reason_and_loses_no_answer(form: ChecklistForm) -> None:
    page = form.page
    aside = [each for each in form.checklist.statements() if "sole-trader" in each.set_aside]
    form.fill_all("in-place")
    page.get_by_label("What kind of organisation?").select_option("sole-trader")
    expect(page.locator(".sv-statement[data-aside]")).to_have_count(len(aside))
    expect(form.status).to_contain_text(f"{37 - len(aside)} of {37 - len(aside)} answered")
    expect(form.results).to_contain_text(f"{len(aside)} do not apply")
    box = page.locator(f"#{aside[0].id}")
    expect(box.locator(".sv-aside")).to_contain_text(f"Set aside: {aside[0].set_aside['sole-trader']}")
    expect(box.locator(".sv-options").first).to_be_hidden()

    box.get_by_role("button", name="Bring it back").click()
    expect(box.locator(".sv-options").first).to_be_visible()
    again_button = box.get_by_role("button", name="Set it aside again")
    expect(again_button).to_be_visible()
    again_button.click()
    expect(box.get_by_role("button", name="Bring it back")).to_be_focused()
    assert again(form).page.get_by_label("What kind of organisation?").input_value() == "sole-trader"
    page.get_by_label("What kind of organisation?").select_option("")
    assert form.answers() == dict.fromkeys(form.ids, "in-place")
    assert form.states() == dict.fromkeys(form.ids, "in-place")


def test_the_short_start_asks_ten_and_going_deeper_keeps_every_answer(form: ChecklistForm) -> None:
    page = form.page
    quick = [each.id for each in form.checklist.statements() if each.quick]
    form.answer("env-travel", "shown")
    page.get_by_label("A ten-minute start").check()
    expect(page.locator(".sv-statement:visible")).to_have_count(len(quick))
    expect(form.status).to_contain_text(f"{sum(each == 'env-travel' for each in quick)} of {len(quick)} answered")
    form.fill(dict.fromkeys(quick, "started"))
    expect(form.results).to_contain_text(f"Scored on {len(quick)} of {len(quick)} statements.")
    expect(page.get_by_role("button", name="Next unanswered")).to_be_hidden()
    form = again(form)
    expect(page.locator(".sv-statement:visible")).to_have_count(len(quick))
    page.get_by_role("button", name="Go deeper").click()
    expect(page.locator(".sv-statement:visible")).to_have_count(37)
    assert form.states() == {**dict.fromkeys(quick, "started"), "env-travel": form.states()["env-travel"]}
    assert len(form.answers()) == len({*quick, "env-travel"})


# ---- public computers, and files


def test_on_a_public_computer_nothing_is_kept_and_leaving_warns(form: ChecklistForm) -> None:
    page = form.page
    page.get_by_label("I am on a shared or public computer").check()
    expect(form.saving).to_contain_text("Not kept on this device.")
    form.answer("jobs-advertise", "in-place")
    page.locator("#jobs-advertise .sv-yours summary").click()
    page.locator("[data-note=jobs-advertise]").fill("private")
    assert form.kept() == {}
    assert page.evaluate("() => sessionStorage.length + document.cookie.length") == 0

    with page.expect_download() as download:
        form.status.get_by_role("button", name="Save to a file").click()
    file = json.loads(Path(download.value.path()).read_text())
    assert file["assessments"][0]["answers"]["jobs-advertise"]["note"] == "private"

    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.answer("jobs-routes", "started")
    form = again(form)
    assert asked == ["beforeunload"]
    assert form.answers() == {}
    assert form.kept() == {}


def test_public_mode_leaves_what_is_kept_alone_and_takes_this_visit_along(open_form) -> None:
    stored = json.dumps(assessment())
    form = open_form(kept(stored))
    public = form.page.get_by_label("I am on a shared or public computer")
    public.check()
    expect(form.saving).to_contain_text("Not kept on this device.")
    assert form.answers() == {}  # they may be somebody else's
    form.answer("buy-know", "started")
    assert form.kept()[f"assessment:{ID}"] == stored
    public.uncheck()
    expect(form.saving).to_contain_text("Saved on this device")
    assert form.answers() == {"buy-know": "started"}
    assert len(form.assessments()) == 2
    assert form.kept()[f"assessment:{ID}"] == stored


def test_saving_to_a_file_takes_the_open_assessment_whole(form: ChecklistForm) -> None:
    form.fill_all("shown")
    with form.page.expect_download() as download:
        form.page.locator(".sv-mine").get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename.endswith(".json")
    file = json.loads(Path(download.value.path()).read_text())
    assert (file["format"], len(file["assessments"])) == ("social-value-assessments", 1)
    stored = form.stored()
    assert file["assessments"][0]["answers"] == stored["answers"]
    assert "trail" not in file["assessments"][0]
    assert stored["id"] in json.loads(form.kept()["settings"])["lastExported"]


# ---- links


def link_of(page: Page, document: dict[str, Any], **options: bool) -> str:
    return page.evaluate(
        """async ([module, document_, options]) => {
          const { toLink } = await import(module);
          const model = JSON.parse(document.querySelector("sv-checklist").dataset.model);
          return (await toLink(model, document_, options)).fragment;
        }""",
        [readable.address(page, "checklist/link.mjs"), document, options],
    )


def test_a_shared_link_opens_as_a_copy_to_read_which_can_be_kept(open_form) -> None:
    form = open_form()
    form.answer("buy-know", "started")
    page = form.page
    link = link_of(page, assessment(name="Theirs", note="hello"), notes=True)
    page.goto(f"{PATH}{link}")
    banner = page.get_by_role("region", name="Somebody shared these answers")
    expect(banner).to_be_focused()
    assert "#" not in page.url
    assert form.answers() == {"jobs-advertise": "in-place"}
    assert name_of(form) == "Theirs"
    expect(form.radio("jobs-advertise", "shown")).to_be_disabled()
    expect(form.saving).to_contain_text("somebody shared")
    assert form.states() == {"buy-know": "started"}

    banner.get_by_role("button", name="Go back to mine").click()
    assert form.answers() == {"buy-know": "started"}
    expect(banner).to_be_hidden()

    page.goto(f"{PATH}{link}")
    banner.get_by_role("button", name="Save to my assessments").click()
    expect(form.saving).to_contain_text("Saved on this device")
    expect(form.radio("jobs-advertise", "shown")).to_be_enabled()
    assert "Theirs" in [each["name"] for each in form.assessments()]
    assert len(form.assessments()) == 2
    assert again(form).answers() == {"jobs-advertise": "in-place"}


HOSTILE = [
    "#a=",
    "#a=1.AAAA",
    "#a=9.AAAA",
    "#a=1j.PGI-eDwvYj4",
    "#a=" + "1.x" * 5000,
    "#a=<img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("fragment", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_link_is_refused_and_changes_nothing(open_form, fragment: str) -> None:
    form = open_form()
    form.answer("buy-know", "started")
    before = form.kept()
    form.page.goto(f"{PATH}{fragment}")
    refusal = form.page.get_by_role("region", name="We could not open this link")
    expect(refusal).to_be_focused()
    assert len(refusal.locator("p").first.inner_text()) > 20
    assert "#" not in form.page.url
    assert form.answers() == {"buy-know": "started"}
    assert form.kept() == before
    refusal.get_by_role("button", name="Close this message").click()
    expect(refusal).to_be_hidden()
    form.answer("jobs-routes", "started")
    assert len(form.states()) == 2


# ---- two tabs


def test_two_tabs_write_into_one_assessment_without_losing_the_place_where_one_types(open_page, form) -> None:
    form.answer("jobs-advertise", "in-place")
    other = ChecklistForm(open_page(PATH, sharing=form.page), form.checklist)
    field = form.page.locator("[data-note=jobs-advertise]")
    form.page.locator("#jobs-advertise .sv-yours summary").click()
    field.press_sequentially("one two")
    form.page.keyboard.press("ArrowLeft")
    other.answer("jobs-routes", "started")
    expect(form.status).to_contain_text("2 of 37 answered")
    expect(field).to_be_focused()
    form.page.keyboard.type("-")
    expect(field).to_have_value("one tw-o")
    expect(other.page.locator("[data-note=jobs-advertise]")).to_have_value("one tw-o")
    assert form.states() == {"jobs-advertise": "in-place", "jobs-routes": "started"}


def test_one_deleted_in_another_tab_can_be_saved_again(open_page, form) -> None:
    form.answer("jobs-advertise", "in-place")
    other = ChecklistForm(open_page(PATH, sharing=form.page), form.checklist)
    other.page.get_by_role("button", name="Delete this assessment").click()
    other.page.get_by_role("button", name="Yes, delete it").click()
    expect(form.saving).to_contain_text("deleted in another tab")
    assert form.answers() == {"jobs-advertise": "in-place"}
    form.page.get_by_role("button", name="Save it again").click()
    expect(form.saving).to_contain_text("Saved on this device")
    assert form.states() == {"jobs-advertise": "in-place"}


# ---- a later edition


OLD = assessment(
    answers={
        "jobs-advertise": {"state": "in-place", "note": "mine", "fingerprint": text_fingerprint(REWORDED), "at": AT},
        "buy-know": {"state": "started", "at": AT},
        "jobs-once": {"state": "shown", "at": AT},
        "never-known": {"state": "shown", "at": AT},
    },
    results=[
        {
            "edition": 1,
            "at": AT,
            "overall": {"percent": 61, "band": None, "bandLabel": "As it was"},
            "areas": [{"id": "jobs", "title": "Jobs", "percent": 83, "low": 20, "high": 90}],
            "counts": {"scored": 3, "doesNotApply": 0, "dontKnow": 0, "unanswered": 34},
        }
    ],
)


@pytest.mark.parametrize("width", [320, 1280])
def test_after_a_new_edition_the_page_says_what_changed_and_drops_nothing(
    browser, later_site: str, toolkit, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=later_site)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(kept(json.dumps(OLD)))
    page.goto(PATH)
    form = ChecklistForm(page, toolkit.checklists[0])
    section = page.get_by_role("region", name="Since you last looked")
    expect(section).to_contain_text("You answered edition 1 of this checklist. This is edition 2.")
    expect(section).to_contain_text(REWORDED)
    expect(section).to_contain_text("Salford people hear about every vacancy of ours.")
    expect(section).to_contain_text("We once asked this.")
    expect(section).to_contain_text("It counted 3 times. Now it counts once.")
    expect(section).to_contain_text("never-known")
    expect(section).to_contain_text("The same as before: 34")
    expect(section.get_by_role("row", name="Jobs and skills")).to_contain_text("83%")
    expect(section.get_by_role("row", name="Overall")).to_contain_text("61%, As it was")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    expect(page.locator("#jobs-advertise .sv-flag")).to_contain_text("We reworded this")

    form.answer("jobs-routes", "started")
    assert form.stored()["edition"] == 1
    assert form.stored()["results"] == OLD["results"]
    section.get_by_role("button", name="Go on with edition 2").click()
    expect(section).to_be_hidden()
    stored = form.stored()
    assert stored["edition"] == 2
    assert stored["results"][0] == OLD["results"][0]
    assert stored["results"][1]["edition"] == 2
    assert stored["answers"].pop("jobs-routes")["state"] == "started"
    assert stored["answers"] == OLD["answers"]
    expect(page.locator("#jobs-advertise .sv-flag")).to_be_visible()
    assert errors == []
    context.close()


# ---- what a reader's browser has to fetch


def test_what_is_seldom_needed_is_fetched_only_when_it_is(open_page: Visit, toolkit) -> None:
    page = open_page()
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url.rpartition("/")[2]))
    page.goto(PATH)
    form = ChecklistForm(page, toolkit.checklists[0])
    later = ("file-", "memory-", "shared-", "since-")  # how the names of the parts begin
    assert "element.mjs" in fetched
    assert not [name for name in fetched if name.startswith(later)]
    # With the first answer comes what saves it, because the network may be gone when it is asked for.
    with page.expect_response(lambda response: "/file-" in response.url):
        form.answer("buy-know", "started")
    with page.expect_download():
        form.results.get_by_role("button", name="Save to a file").click()
    assert [name[:5] for name in fetched if name.startswith(later)] == ["file-"]


def test_somebody_elses_answers_offer_no_button_that_deletes_the_readers_own(open_form) -> None:
    form = open_form()
    form.page.goto(f"{PATH}{link_of(form.page, assessment())}")
    expect(form.page.get_by_role("region", name="Somebody shared these answers")).to_be_visible()
    expect(form.page.get_by_role("button", name="Delete this assessment")).to_be_hidden()


def test_fifty_kept_assessments_do_not_slow_the_page_down(open_page: Visit, toolkit) -> None:
    many = {f"{SCOPE}assessment:a-{'b' * 10}{chr(97 + n // 26)}{chr(97 + n % 26)}": n for n in range(50)}
    answers = {
        each.id: {"state": "started", "note": "word " * 60, "at": AT} for each in toolkit.checklists[0].statements()
    }
    texts = {key: json.dumps(assessment(id=key.rpartition(":")[2], answers=answers)) for key in many}
    plant = f"for (const [key, text] of Object.entries({json.dumps(texts)})) localStorage.setItem(key, text)"
    one = open_page(PATH)
    fifty = open_page(PATH)
    fifty.evaluate(f"() => {{ {plant} }}")
    times: dict[str, list[float]] = {"one": [], "fifty": []}
    for _ in range(7):
        for name, page in (("one", one), ("fifty", fifty)):
            page.reload()
            ChecklistForm(page, toolkit.checklists[0])
            took = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
            times[name].append(page.evaluate(took))
    assert statistics.median(times["fifty"]) <= 2 * statistics.median(times["one"]), times

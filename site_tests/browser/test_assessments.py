"""What a reader does with assessments that are kept: start, describe, delete, share, compare, put together."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from site_tests.browser.assessments_page import PATH, PREFIX, AssessmentsPage, document, file_of
from site_tests.browser.conftest import Visit

from social_value.checklists.model import Checklist
from social_value.checklists.scoring import score
from social_value.toolkit import Toolkit

PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


def states(checklist: Checklist, state: str, number: int = 99) -> dict[str, str]:
    return {statement.id: state for statement in list(checklist.statements())[:number]}


@pytest.fixture
def two(checklist: Checklist) -> list[dict]:
    """The same statements a year apart; the later one answers five fewer."""
    options = [option.id for option in checklist.scale.options]
    number = len(list(checklist.statements()))
    return [
        document(checklist, "b", states(checklist, options[1]), date="2025-11-20", name="Before"),
        document(checklist, "c", states(checklist, options[2], number - 5), date="2026-11-20", name="After"),
    ]


def test_without_scripts_it_says_what_it_needs_and_leads_to_the_paper_form(open_page: Visit) -> None:
    page = open_page(PATH, java_script_enabled=False)
    expect(page.get_by_text("so it needs scripts to run")).to_be_visible()
    expect(page.locator("sv-assessments button")).to_have_count(0)
    page.get_by_role("link", name="how to score it by hand").first.click()
    expect(page.get_by_role("heading", name="How to score by hand")).to_be_visible()


def test_it_stands_in_the_menu_under_check_where_you_are(open_page: Visit) -> None:
    page = open_page("checklists/")
    page.locator(".sv-nav").get_by_role("link", name="Your assessments").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your assessments")


def test_an_empty_browser_is_told_how_to_begin(open_page: Visit) -> None:
    it = AssessmentsPage(open_page)
    expect(it.page.get_by_text("Nothing is kept here yet")).to_be_visible()
    expect(it.page.get_by_text("This browser keeps 0 assessments")).to_be_visible()


def test_each_assessment_shows_its_score_as_python_scores_it(open_page: Visit, checklist: Checklist) -> None:
    options = [option.id for option in checklist.scale.options]
    given = {each.id: options[n % len(options)] for n, each in enumerate(list(checklist.statements())[:20])}
    organisation = {"size": checklist.profiles[2].id, "kind": "Community café"}
    it = AssessmentsPage(open_page, document(checklist, "b", given, organisation=organisation))
    result = score(checklist, given)
    band = next(band.label for band in checklist.bands if band.id == result.overall.band)
    number = len(list(checklist.statements()))
    expect(it.fact("b", "Answered")).to_have_text(f"20 of {number} statements")
    expect(it.fact("b", "Overall")).to_have_text(f"{result.overall.percent}%, {band} (so far)")
    expect(it.fact("b", "Organisation")).to_have_text(f"{checklist.profiles[2].label}, Community café")
    expect(it.fact("b", "Date")).to_have_text("20 November 2025")
    expect(it.fact("b", "Edition")).to_have_text(str(checklist.edition))


def test_the_ten_minute_start_and_what_is_set_aside_are_counted_as_the_checklist_counts_them(
    open_page: Visit, checklist: Checklist
) -> None:
    everything = list(checklist.statements())
    quick = [each for each in everything if each.quick]
    profile = next(profile for profile in checklist.profiles if any(profile.id in s.set_aside for s in everything))
    aside = [each for each in everything if profile.id in each.set_aside]
    left = [each for each in everything if each not in aside]
    it = AssessmentsPage(
        open_page,
        document(checklist, "b", {quick[0].id: "in-place"}, depth="quick"),
        document(checklist, "c", {left[0].id: "in-place"}, profile=profile.id),
    )
    expect(it.fact("b", "Answered")).to_have_text(f"1 of {len(quick)} statements of the ten-minute start")
    expect(it.fact("c", "Answered")).to_have_text(f"1 of {len(left)} statements, {len(aside)} set aside")


def test_one_of_an_earlier_edition_says_that_the_questions_have_changed(open_page: Visit, checklist: Checklist) -> None:
    it = AssessmentsPage(open_page, document(checklist, "b", {}, edition=checklist.edition - 1))
    expect(it.fact("b", "Edition")).to_contain_text("The questions have changed since")


def test_a_new_assessment_has_a_name_by_its_date_and_the_focus_on_its_way_in(open_page: Visit) -> None:
    it = AssessmentsPage(open_page)
    it.button("New assessment").click()
    expect(it.page.get_by_label("Name", exact=True)).to_have_value(re.compile(r"Assessment of \d+ \w+ \d{4}"))
    it.page.get_by_label("What kind of organisation").fill("Care provider")
    it.button("Start").click()
    expect(it.cards).to_have_count(1)
    expect(it.status).to_contain_text("is started")
    it.expect_focus("Open")
    [kept] = it.documents().values()
    assert kept["organisation"]["kind"] == "Care provider"
    assert kept["answers"] == {}


def test_a_new_assessment_can_be_called_off(open_page: Visit) -> None:
    it = AssessmentsPage(open_page)
    it.button("New assessment").click()
    expect(it.page.get_by_label("Name", exact=True)).to_be_focused()
    it.page.keyboard.press("Escape")
    expect(it.cards).to_have_count(0)
    it.expect_focus("New assessment")


def test_pressing_twice_starts_one(open_page: Visit) -> None:
    it = AssessmentsPage(open_page)
    it.page.evaluate("() => { for (const _ of [1, 2]) document.querySelector('[data-action=new]').click() }")
    it.button("Start").click()
    expect(it.cards).to_have_count(1)


def test_opening_one_leads_to_its_checklist_and_makes_it_the_current_one(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, *two)
    it.card("b").get_by_role("link", name="Open").click()
    it.page.wait_for_url("**/checklists/starting-off/**")
    settings = json.loads(it.storage()[f"{PREFIX}settings"])
    assert settings["current"] == {"starting-off": "a-" + "b" * 12}


def test_one_started_from_another_has_its_answers_to_be_looked_at_again(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, two[0])
    it.card("b").get_by_role("button", name="Start a new one").click()
    it.page.get_by_label("Name", exact=True).fill("A year later")
    it.button("Start").click()
    expect(it.cards).to_have_count(2)
    kept = it.documents()
    assert kept.pop("a-" + "b" * 12) == two[0]
    [started] = kept.values()
    assert started["name"] == "A year later"
    assert all(entry["carried"] for entry in started["answers"].values())
    assert {s: e["state"] for s, e in started["answers"].items()} == {
        s: e["state"] for s, e in two[0]["answers"].items()
    }


def test_describing_one_changes_what_is_said_about_it_and_no_answer(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, two[0])
    it.do("b", "Rename or describe")
    it.page.get_by_label("Name", exact=True).fill("<img src=x onerror=alert(1)>")
    it.page.get_by_label("Date").fill("2026-01-31")
    it.page.get_by_label("Size").select_option(index=2)
    it.page.get_by_label("Note", exact=True).fill("Two\nlines")
    it.button("Save").click()
    expect(it.card("b").get_by_role("heading")).to_have_text("<img src=x onerror=alert(1)>")
    kept = it.documents()[two[0]["id"]]
    assert (kept["date"], kept["note"], kept["answers"]) == ("2026-01-31", "Two\nlines", two[0]["answers"])
    assert kept["organisation"]["size"]
    it.expect_focus("Rename")


def test_a_duplicate_is_the_same_under_another_name(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, two[0])
    it.do("b", "Duplicate")
    expect(it.cards).to_have_count(2)
    kept = it.documents()
    del kept[two[0]["id"]]
    [copy] = kept.values()
    assert (copy["name"], copy["answers"]) == ("Copy of Before", two[0]["answers"])


def test_a_deleted_one_comes_back_whole_by_one_key(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, *two)
    before = it.documents()
    it.do("b", "Delete")
    expect(it.cards).to_have_count(1)
    assert two[0]["id"] not in it.documents()
    it.expect_focus("Undo")
    it.page.keyboard.press("Enter")
    expect(it.cards).to_have_count(2)
    after = it.documents()
    # Whatever is kept again is kept in the version of today, which has more in it.
    assert {name: {**each, **before[name], "version": each["version"]} for name, each in after.items()} == after
    assert after.keys() == before.keys()
    it.expect_focus("Open")


def test_the_link_holds_the_answers_and_notes_only_on_request(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, two[0], permissions=["clipboard-read", "clipboard-write"])
    it.do("b", "Share by link")
    link = it.page.get_by_label("Link", exact=True)
    expect(link).to_have_value(re.compile(r"/checklists/starting-off/#a=\S+$"))
    short = link.input_value()
    assert len(short.partition("#")[2]) < 200
    expect(it.page.get_by_text("stays behind")).to_be_visible()
    it.page.get_by_label("With the notes").check()
    expect(link).not_to_have_value(short)
    assert len(link.input_value()) > len(short)
    it.button("Copy the link").click()
    expect(it.page.get_by_text("The link is copied")).to_be_visible()
    assert it.page.evaluate("() => navigator.clipboard.readText()") == link.input_value()
    it.button("Close").click()
    it.expect_focus("Share by link")


def test_a_link_copied_at_once_is_the_one_just_asked_for(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, two[0], permissions=["clipboard-read", "clipboard-write"])
    it.do("b", "Share by link")
    expect(it.button("Copy the link")).to_be_visible()
    it.page.evaluate("""() => {
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = async function () {
        await new Promise((done) => setTimeout(done, 500));
        return arrayBuffer.call(this);
      };
    }""")
    link = it.page.get_by_label("Link", exact=True)
    short = link.input_value()
    it.page.get_by_label("With the notes").check()
    it.button("Copy the link").click()
    expect(it.page.get_by_text("The link is copied")).to_be_visible()
    copied = it.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == link.input_value() != short


def test_a_link_that_would_be_too_long_is_refused(open_page: Visit, checklist: Checklist) -> None:
    it = AssessmentsPage(open_page, document(checklist, "b", {}, note="".join(map(chr, range(0x4E00, 0x4E00 + 4000)))))
    it.do("b", "Share by link")
    it.page.get_by_label("With the notes").check()
    expect(it.page.get_by_text("too long to work")).to_be_visible()
    expect(it.button("Copy the link")).to_be_disabled()


def test_a_comparison_says_what_changed_in_points_and_in_words(
    open_page: Visit, two: list[dict], checklist: Checklist
) -> None:
    it = AssessmentsPage(open_page, *two)
    for letter in "bc":
        it.card(letter).get_by_role("checkbox").check()
    it.button("Compare those you ticked").click()
    it.expect_focus("2 assessments compared")
    low, high = (checklist.scale.options[n] for n in (1, 2))
    top = max(option.points for option in checklist.scale.options)
    first, last = (round(100 * option.points / top) for option in (low, high))
    expect(it.panel).to_contain_text(f"From {first}% to {last}%: +{last - first} percentage points.")
    shared = len(two[1]["answers"])
    expect(it.panel.get_by_text(f"Same statements: {shared}.")).to_be_visible()
    expect(it.panel.get_by_text(f"up from “{low.label}” to “{high.label}”.")).to_have_count(shared)
    expect(it.panel.get_by_text(f"“{low.label}”, then no answer.")).to_have_count(5)
    scored = sum(any(s.id in two[1]["answers"] for s in area.statements) for area in checklist.areas)
    expect(it.panel.locator("svg.sv-chart circle")).to_have_count(2 * (1 + scored))
    table = it.panel.get_by_role("table").first
    expect(table.get_by_role("row").nth(1)).to_have_text(re.compile(rf"Before.*{first}%.*{first}%–"))
    expect(table.get_by_role("row").nth(2)).to_contain_text(f"+{last - first} percentage points")
    it.button("Close").click()
    expect(it.panel).to_have_count(0)
    it.expect_focus("Compare those you ticked")


def test_one_alone_and_different_checklists_are_not_compared(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, two[0], {**two[1], "checklist": "another"})
    it.card("b").get_by_role("checkbox").check()
    it.button("Compare those you ticked").click()
    expect(it.status).to_have_text("Choose two or more assessments to compare.")
    it.card("c").get_by_role("checkbox").check()
    it.button("Compare those you ticked").click()
    expect(it.status).to_have_text("These assessments answer different checklists, so they cannot be compared.")
    expect(it.panel).to_have_count(0)


@pytest.fixture
def theirs(checklist: Checklist) -> dict:
    """A colleague's: two other answers, one of them with a note, and one answer more."""
    given = states(checklist, "in-place", 5) | states(checklist, checklist.scale.options[-1].id, 2)
    return document(checklist, "d", given, name="Colleague")


def test_where_colleagues_differ_the_reader_chooses_and_both_notes_are_kept(
    open_page: Visit, checklist: Checklist, theirs: dict
) -> None:
    best = checklist.scale.options[-1].id
    mine = document(checklist, "b", states(checklist, "in-place", 4), name="Mine")
    it = AssessmentsPage(open_page, mine)
    it.choose_file("Add a colleague’s answers", file_of(theirs))
    it.button("Show where you differ").click()
    expect(it.panel).to_contain_text("You differ on 3 statements.")
    first, second, _, _, fifth, *_ = [statement.id for statement in checklist.statements()]
    expect(it.page.locator(f"#theirs-{fifth}")).to_be_checked()
    it.button("Put together").click()
    expect(it.panel).to_be_visible()  # two choices are still to be made
    it.page.locator(f"#theirs-{first}").check()
    it.page.locator(f"#mine-{second}").check()
    it.button("Put together").click()
    expect(it.cards).to_have_count(2)
    kept = it.documents()
    assert kept.pop(mine["id"]) == mine
    [merged] = kept.values()
    answers = merged["answers"]
    assert [answers[each]["state"] for each in (first, second, fifth)] == [best, "in-place", "in-place"]
    assert mine["answers"][first]["note"] in answers[first]["note"]
    assert theirs["answers"][first]["note"] in answers[first]["note"]


def test_the_result_can_stand_in_place_of_mine_which_is_backed_up(
    open_page: Visit, checklist: Checklist, theirs: dict
) -> None:
    mine = document(checklist, "b", states(checklist, "in-place", 4), name="Mine")
    it = AssessmentsPage(open_page, mine)
    it.choose_file("Add a colleague’s answers", file_of(theirs))
    it.button("Show where you differ").click()
    it.button("Choose theirs everywhere").click()
    it.page.get_by_label("In “Mine”").check()
    it.button("Put together").click()
    expect(it.status).to_have_text("Your answers and theirs are put together.")
    merged = it.documents()[mine["id"]]
    assert {s: e["state"] for s, e in merged["answers"].items()} == {
        s: e["state"] for s, e in theirs["answers"].items()
    }
    expect(it.page.get_by_role("heading", name="Backups")).to_be_visible()
    it.page.get_by_role("button", name="Bring back as another one").click()
    expect(it.cards).to_have_count(2)
    [back] = [each for name, each in it.documents().items() if name != mine["id"]]
    assert back["answers"] == mine["answers"]


def test_a_colleagues_file_for_another_checklist_is_refused(open_page: Visit, two: list[dict], theirs: dict) -> None:
    it = AssessmentsPage(open_page, *two)
    it.choose_file("Add a colleague’s answers", file_of({**theirs, "checklist": "another"}))
    expect(it.status).to_contain_text("You have no assessment of the checklist in this file")


def test_what_another_tab_does_shows_here_and_leaves_the_focus_alone(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, *two)
    it.card("b").get_by_role("checkbox").focus()
    other = open_page(PATH, sharing=it.page)
    other.locator('[data-id="a-cccccccccccc"] summary').click()
    other.locator('[data-id="a-cccccccccccc"]').get_by_role("button", name="Delete").click()
    expect(it.cards).to_have_count(1)
    expect(it.card("b").get_by_role("checkbox")).to_be_focused()


def test_everything_works_by_keyboard_alone_on_a_narrow_screen(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, *two, **PHONE)
    press = it.page.keyboard.press

    def tab_to(words: str) -> None:
        for _ in range(120):
            press("Tab")
            is_seen = it.page.evaluate(
                "() => { const e = document.activeElement, { x, y, width, height } = e.getBoundingClientRect();"
                " const at = document.elementFromPoint(x + width / 2, y + height / 2);"
                " return !e.closest('sv-assessments') || (width > 0 && (e.contains(at) || !!at?.contains(e))) }"
            )
            assert is_seen, f"{it.focused()} is covered"
            if it.focused().startswith(words):
                return
        raise AssertionError(f"{words} is not reached")

    tab_to("New assessment")
    press("Enter")
    expect(it.page.get_by_label("Name", exact=True)).to_be_focused()
    it.page.keyboard.type("By keyboard")
    press("Enter")
    expect(it.cards).to_have_count(3)
    it.expect_focus("Open")
    tab_to("More")
    press("Enter")
    tab_to("Delete")
    press("Enter")
    expect(it.cards).to_have_count(2)
    it.expect_focus("Undo")
    press("Enter")
    expect(it.cards).to_have_count(3)
    it.expect_focus("Open")
    tab_to("Compare those")
    press("Enter")
    expect(it.status).to_contain_text("Choose two")
    tab_to("Delete everything")
    press("Enter")
    it.expect_focus("Keep everything")
    press("Tab")
    press("Enter")
    expect(it.cards).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(width: int, open_page: Visit, two: list[dict], theirs: dict) -> None:
    long = {**two[0], "name": "W" * 120, "note": "M" * 300}
    it = AssessmentsPage(open_page, long, two[1], viewport={"width": width, "height": 800})
    fits = "() => document.documentElement.scrollWidth <= innerWidth"
    assert it.page.evaluate(fits)
    for letter in "bc":
        it.card(letter).get_by_role("checkbox").check()
    it.button("Compare those you ticked").click()
    it.panel.locator("details").evaluate_all("all => all.forEach((each) => (each.open = true))")
    assert it.page.evaluate(fits)
    it.choose_file("Bring back from a file", file_of({**long, "changed": "2026-01-01T00:00:00Z"}, theirs))
    expect(it.panel).to_contain_text("2 assessments")
    assert it.page.evaluate(fits)
    it.choose_file("Add a colleague’s answers", file_of({**theirs, "name": "V" * 120}))
    it.button("Show where you differ").click()
    assert it.page.evaluate(fits)


def test_charts_are_seen_in_forced_colours(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, *two, forced_colors="active")
    for letter in "bc":
        it.card(letter).get_by_role("checkbox").check()
    it.button("Compare those you ticked").click()
    colours = it.panel.locator("svg.sv-chart").first.evaluate(
        "svg => [getComputedStyle(svg.querySelector('circle')).fill,"
        " getComputedStyle(svg.querySelector('polyline')).stroke,"
        " getComputedStyle(svg.querySelector('text')).fill, getComputedStyle(document.body).backgroundColor]"
    )
    *marks, background = colours
    assert background not in marks


def test_paper_has_the_list_and_the_comparison_and_no_buttons(open_page: Visit, two: list[dict]) -> None:
    it = AssessmentsPage(open_page, *two)
    for letter in "bc":
        it.card(letter).get_by_role("checkbox").check()
    it.button("Compare those you ticked").click()
    it.page.emulate_media(media="print")
    expect(it.panel.get_by_role("table").first).to_be_visible()
    expect(it.card("b").locator("dl")).to_be_visible()
    expect(it.page.locator("sv-assessments button:visible")).to_have_count(0)

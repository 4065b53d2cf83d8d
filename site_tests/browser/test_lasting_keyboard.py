"""All that a reader can do with answers that last, by keyboard alone, on a narrow screen and on a wide one.

Every press of Tab is checked: what has the focus shows it, stands on the screen, and nothing covers it. After each step
the focus is somewhere, and nothing has to be scrolled sideways.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from site_tests.browser.assessments_page import AssessmentsPage, document, file_of, payload
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import WIDTHS
from site_tests.browser.test_checklist_storage import assessment, kept
from site_tests.browser.test_lasting import OLD

from social_value.checklists.model import Checklist

FOCUS = """() => {
  const here = document.activeElement;
  if (here === document.body) return { words: "", wrong: "" };
  const parts = [here, ...(here.labels ?? [])];
  const words = (here.labels?.[0] ?? here).textContent || here.getAttribute("aria-label") || "";
  const isShown = parts.some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  });
  // A word of a link that runs over two lines lies in one of its boxes.
  const boxes = parts.flatMap((part) => [...part.getClientRects()]).filter(({ width, height }) => width * height > 0);
  const isOnTop = boxes.some(({ left, top, width, height }) => {
    const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 30));
    return parts.some((part) => part.contains(at) || at?.contains(part));
  });
  const isOurs = here.closest("sv-checklist, sv-assessments");
  const wrong = !isOurs ? "" : !isShown ? "the focus does not show" : !isOnTop ? "it is covered" : "";
  return { words: words.trim().replace(/\\s+/g, " "), wrong };
}"""


class Keys:
    """Hands that have a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Or the browser might not know yet that somebody waits for a file to be chosen, for a key takes no time.
        page.on("filechooser", lambda _: None)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        assert self.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    def to(self, words: str, key: str = "Tab") -> None:
        """Move on until what has the focus begins with these words."""
        for _ in range(400):
            self.page.keyboard.press(key)
            found = self.page.evaluate(FOCUS)
            assert not found["wrong"], f"{found['words']}: {found['wrong']}"
            if found["words"].startswith(words):
                return
        raise AssertionError(f"{words} is not reached")

    def do(self, words: str, *keys: str) -> None:
        """Move on to a control, and press keys there."""
        self.to(words)
        self.press(*(keys or ("Enter",)))

    def expect_focus(self, words: str) -> None:
        """Something that begins with these words has the focus."""
        expect(self.page.locator(":focus")).to_have_text(re.compile(rf"^\s*{re.escape(words)}"))

    def choose_file(self, words: str, file: Any) -> None:
        self.to(words)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(file)


@pytest.fixture(params=WIDTHS)
def screen(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"viewport": {"width": request.param, "height": 640 if request.param == 320 else 800}}


@pytest.fixture
def checklist(toolkit) -> Checklist:
    return toolkit.checklists[0]


@pytest.fixture
def two(checklist: Checklist) -> list[dict[str, Any]]:
    ids = [statement.id for statement in checklist.statements()]
    return [
        document(checklist, "b", dict.fromkeys(ids, "started"), date="2025-11-20", name="Before"),
        document(checklist, "c", dict.fromkeys(ids[:30], "in-place"), date="2026-11-20", name="After"),
    ]


@pytest.fixture
def open_form(open_page: Visit, checklist: Checklist, screen: dict[str, Any]):
    def open_one(before: str = "", path: str = PATH) -> tuple[ChecklistForm, Keys]:
        page = open_page(path, before=before, **screen)
        return ChecklistForm(page, checklist), Keys(page)

    return open_one


def test_several_can_be_kept(open_page: Visit, two: list[dict[str, Any]], screen: dict[str, Any]) -> None:
    it = AssessmentsPage(open_page, two[0], **screen)
    keys = Keys(it.page)
    keys.do("New assessment")
    expect(it.page.get_by_label("Name", exact=True)).to_be_focused()
    it.page.keyboard.type("By keyboard")
    keys.press("Enter")
    keys.expect_focus("Open")
    expect(it.cards).to_have_count(2)
    keys.do("More")
    keys.do("Rename or describe")
    expect(it.page.get_by_label("Name", exact=True)).to_be_focused()
    it.page.keyboard.type("Another name")
    keys.press("Enter")
    expect(it.page.get_by_role("heading", name="Another name")).to_be_visible()
    keys.expect_focus("Rename or describe")
    keys.do("Duplicate")
    expect(it.cards).to_have_count(3)
    keys.expect_focus("Open")
    keys.do("More")
    keys.do("Delete")
    keys.expect_focus("Undo")
    expect(it.cards).to_have_count(2)
    keys.press("Enter")
    keys.expect_focus("Open")
    expect(it.cards).to_have_count(3)
    keys.do("Start a new one from this “Before”")
    expect(it.page.get_by_label("Name", exact=True)).to_be_focused()
    keys.press("Enter")
    keys.expect_focus("Open")
    expect(it.cards).to_have_count(4)
    it.page.keyboard.press("Enter")
    it.page.wait_for_url(f"**/{PATH}**")
    expect(it.page.locator(".sv-status")).to_be_visible()
    keys.do("Still true for 1.1")
    expect(it.page.locator("#jobs-advertise--started")).to_be_focused()
    keys.press("ArrowRight")
    expect(it.page.locator("#jobs-advertise--in-place")).to_be_checked()
    keys.do("Clear answer to 1.1")
    expect(it.page.locator("#jobs-advertise :focus")).to_have_count(1)
    keys.to("Start a new one", "Shift+Tab")
    keys.press("Enter")
    keys.expect_focus("Start a new one")


@pytest.fixture
def later_page(browser: Browser, later_site: str, screen: dict[str, Any]) -> Iterator[Page]:
    """The checklist after it came to a later edition, with answers to the earlier one."""
    context = browser.new_context(base_url=later_site, reduced_motion="reduce", **screen)
    page = context.new_page()
    page.add_init_script(kept(json.dumps(OLD)))
    page.goto(PATH)
    yield page
    context.close()


def test_what_changed_can_be_read_and_the_new_edition_taken_up(later_page: Page) -> None:
    keys = Keys(later_page)
    expect(later_page.get_by_role("region", name="Since you last looked")).to_be_visible()
    keys.do("Salford people hear about every vacancy of ours.")
    expect(later_page.locator("#jobs-advertise h3")).to_be_focused()
    keys.to("Go on with edition 2", "Shift+Tab")
    keys.press("Enter")
    keys.expect_focus("Still true")
    keys.press("Enter")
    expect(later_page.locator("#jobs-advertise--in-place")).to_be_focused()


def test_two_can_be_compared(open_page: Visit, two: list[dict[str, Any]], screen: dict[str, Any]) -> None:
    it = AssessmentsPage(open_page, two[0], {**two[1], "depth": "quick"}, **screen)
    keys = Keys(it.page)
    keys.do("Compare “After”", "Space")
    keys.do("Compare “Before”", "Space")
    keys.do("Compare those you ticked")
    keys.expect_focus("2 assessments compared")
    expect(it.panel).to_contain_text("“After” is a ten-minute start")
    keys.do("Statement by statement")
    expect(it.panel.locator("details[open]")).to_have_count(1)
    assert it.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    keys.do("Close")
    keys.expect_focus("Compare those you ticked")


def test_all_can_be_taken_away_and_brought_back(
    open_page: Visit, two: list[dict[str, Any]], screen: dict[str, Any]
) -> None:
    it = AssessmentsPage(open_page, *two, **screen)
    keys = Keys(it.page)
    before = it.documents()
    text = it.download(lambda: keys.do("Save all to a file"))
    assert it.page.evaluate("() => document.activeElement.textContent") == "Save all to a file"
    keys.do("Delete everything")
    keys.expect_focus("Keep everything")
    keys.do("Yes, delete everything")
    keys.expect_focus("New assessment")
    expect(it.cards).to_have_count(0)
    keys.choose_file("Bring back from a file", payload(text))
    expect(it.panel.get_by_role("heading")).to_be_focused()
    left, taken = (each["id"] for each in json.loads(text)["assessments"])
    keys.do("Bring it back", "ArrowDown")
    keys.do("Bring back")
    keys.expect_focus("Open")
    assert it.documents() == {taken: before[taken]}
    keys.to("Bring back from a file", "Shift+Tab")
    with it.page.expect_file_chooser() as chooser:
        keys.press("Enter")
    chooser.value.set_files(payload(text))
    expect(it.panel.get_by_role("heading")).to_be_focused()
    keys.do("Bring back")
    expect(it.cards).to_have_count(2)
    assert it.documents() == before
    assert it.page.evaluate("() => document.activeElement.closest('[data-id]').dataset.id") == left


def test_one_can_be_taken_to_a_spreadsheet(open_page: Visit, two: list[dict[str, Any]], screen: dict[str, Any]) -> None:
    it = AssessmentsPage(open_page, two[0], **screen)
    keys = Keys(it.page)
    keys.do("More")
    assert it.download(lambda: keys.do("Spreadsheet (CSV)")).startswith("\ufeff")
    keys.expect_focus("Spreadsheet (CSV)")


def test_a_link_can_be_shared_and_opened(
    open_page: Visit, checklist: Checklist, two: list[dict[str, Any]], screen: dict[str, Any]
) -> None:
    it = AssessmentsPage(open_page, two[0], permissions=["clipboard-read", "clipboard-write"], **screen)
    keys = Keys(it.page)
    keys.do("More")
    keys.do("Share by link")
    keys.do("With the notes and reasons", "Space")
    keys.do("Copy the link")
    expect(it.page.get_by_text("The link is copied")).to_be_visible()
    keys.press("Escape")
    keys.expect_focus("Share by link")
    link = it.page.evaluate("() => navigator.clipboard.readText()")
    page = open_page(PATH + "#" + link.partition("#")[2], **screen)
    other = Keys(page)
    expect(page.get_by_role("region", name="Somebody shared these answers")).to_be_focused()
    other.do("Save to my assessments")
    other.expect_focus("Start a new one")
    [saved] = ChecklistForm(page, checklist).assessments()
    assert saved["name"] == "Before"
    assert len(saved["answers"]) == 37


def test_nothing_is_kept_on_a_public_computer(open_form) -> None:
    form, keys = open_form()
    keys.do("I am on a shared or public computer", "Space")
    expect(form.saving).to_contain_text("Not kept on this device.")
    keys.do("Not yet", "Space", "ArrowRight", "ArrowRight")
    assert form.answers() == {"jobs-advertise": "in-place"}
    keys.to("Save to a file")
    with form.page.expect_download():
        keys.press("Enter")
    keys.expect_focus("Save to a file")
    assert form.kept() == {}


def test_a_colleagues_answers_can_be_put_together_with_mine(
    open_page: Visit, checklist: Checklist, screen: dict[str, Any]
) -> None:
    ids = [statement.id for statement in checklist.statements()]
    mine = document(checklist, "b", dict.fromkeys(ids[:2], "started"), name="Mine")
    theirs = document(checklist, "d", dict.fromkeys(ids[:2], "in-place"), name="Colleague")
    it = AssessmentsPage(open_page, mine, **screen)
    keys = Keys(it.page)
    keys.choose_file("Add a colleague’s answers", file_of(theirs))
    expect(it.panel.get_by_role("heading")).to_be_focused()
    keys.do("Show where you differ")
    expect(it.panel).to_contain_text("You differ on 2 statements.")
    expect(it.panel.get_by_role("heading")).to_be_focused()
    keys.do("Yours: Getting started", "Space")
    keys.do("Yours: Getting started", "ArrowDown")
    keys.do("Put together")
    keys.expect_focus("Open")
    expect(it.cards).to_have_count(2)
    [made] = [each for name, each in it.documents().items() if name != mine["id"]]
    assert [made["answers"][id]["state"] for id in ids[:2]] == ["started", "in-place"]


def test_what_cannot_apply_is_set_aside_and_brought_back(open_form) -> None:
    form, keys = open_form()
    keys.do("What kind of organisation?", "I")
    expect(form.page.locator("#profile")).to_have_value("sole-trader")
    keys.do("Bring it back for 1.1")
    expect(form.page.locator("#jobs-advertise :focus")).to_have_count(1)
    keys.to("Set it aside again for 1.1", "Shift+Tab")
    keys.press("Enter")
    keys.expect_focus("Bring it back")


def test_a_short_start_can_be_made_and_deepened(open_form, checklist: Checklist) -> None:
    form, keys = open_form()
    keys.do("All 37 statements", "ArrowDown")
    quick = [each.id for each in checklist.statements() if each.quick]
    expect(form.page.locator(".sv-statement:visible")).to_have_count(len(quick))
    keys.do("Not yet", "Space")
    keys.do("Go deeper")
    expect(form.page.locator("#depth--full")).to_be_focused()
    expect(form.page.locator(".sv-statement:visible")).to_have_count(37)
    assert form.states() == {quick[0]: "not-yet"}


def test_the_reminder_can_be_read_away(open_form, checklist: Checklist) -> None:
    answers = {each.id: {"state": "started", "at": "2026-01-05T09:30:00.000Z"} for each in checklist.statements()}
    form, keys = open_form(kept(json.dumps(assessment(answers=answers))))
    keys.do("Not now")
    keys.expect_focus("Results")
    expect(form.page.locator(".sv-remind")).to_be_hidden()

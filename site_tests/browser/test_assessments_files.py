"""What a reader takes away, brings back and deletes; and what goes wrong with storage and files on the way."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from site_tests.browser.assessments_page import PATH, PREFIX, AssessmentsPage, document, file_of, payload
from site_tests.browser.conftest import Visit

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

BRING_BACK = "Bring back from a file"
OTHER_SITE = "social-value-toolkit:/another-site/:index"


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


@pytest.fixture
def two(checklist: Checklist) -> list[dict[str, Any]]:
    given = {statement.id: "in-place" for statement in checklist.statements()}
    return [
        document(checklist, "b", given),
        document(checklist, "c", {"not-known-here": "in-place"}, extra={"kept": [1]}),
    ]


def test_a_file_that_is_brought_back_after_everything_was_deleted_gives_the_same(
    open_page: Visit, two: list[dict[str, Any]]
) -> None:
    it = AssessmentsPage(open_page, *two)
    before = it.documents()
    text = it.download(it.button("Save all to a file").click)
    expect(it.status).to_have_text("A file with 2 assessments went to your downloads.")
    expect(it.fact("b", "Saved to a file")).not_to_have_text("Not yet")
    it.page.evaluate("key => localStorage.setItem(key, 'theirs')", OTHER_SITE)
    it.button("Delete everything this site keeps on this device").click()
    expect(it.page.get_by_text("This deletes 2 assessments")).to_be_visible()
    it.button("Yes, delete everything").click()
    expect(it.cards).to_have_count(0)
    assert [key for key in it.storage() if key.startswith("social-value-toolkit")] == [OTHER_SITE]
    it.page.reload()
    it.choose_file(BRING_BACK, payload(text))
    expect(it.panel).to_contain_text("The file holds 2 assessments")
    expect(it.panel).to_contain_text("1 answer is to a statement that this site does not know")
    it.button("Bring back").click()
    expect(it.cards).to_have_count(2)
    assert it.documents() == before
    it.expect_focus("Open")


def test_keeping_everything_deletes_nothing(open_page: Visit, two: list[dict[str, Any]]) -> None:
    it = AssessmentsPage(open_page, *two)
    before = it.storage()
    it.button("Delete everything this site keeps on this device").click()
    it.expect_focus("Keep everything")
    it.page.keyboard.press("Enter")
    assert it.storage() == before
    it.expect_focus("Delete everything this site keeps on this device")


def test_one_can_be_saved_alone(open_page: Visit, two: list[dict[str, Any]]) -> None:
    it = AssessmentsPage(open_page, *two)
    saved = json.loads(it.download(lambda: it.do("c", "Save to a file")))
    assert saved["assessments"] == [two[1]]
    expect(it.page.get_by_text("You last saved to a file on")).to_be_visible()
    expect(it.page.get_by_text("1 assessment has changes that are in no file")).to_be_visible()


def test_a_spreadsheet_has_a_row_for_each_statement(
    open_page: Visit, two: list[dict[str, Any]], checklist: Checklist
) -> None:
    it = AssessmentsPage(open_page, two[0])
    text = it.download(lambda: it.do("b", "Spreadsheet"))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert [row[2] for row in rows[1:]] == [statement.text for statement in checklist.statements()]
    assert rows[1][6] == next(iter(two[0]["answers"].values()))["note"]


def test_looking_at_a_file_changes_nothing(open_page: Visit, two: list[dict[str, Any]]) -> None:
    it = AssessmentsPage(open_page)
    before = it.storage()
    it.choose_file(BRING_BACK, file_of(*two))
    expect(it.panel.get_by_text("New here")).to_have_count(2)
    expect(it.panel.get_by_role("heading")).to_be_focused()
    it.button("Cancel").click()
    expect(it.panel).to_have_count(0)
    it.expect_focus(BRING_BACK)
    assert it.storage() == before


def test_what_a_file_replaces_is_kept_as_a_backup(open_page: Visit, two: list[dict[str, Any]]) -> None:
    it = AssessmentsPage(open_page, two[0])
    later = {**two[0], "name": "From the file", "changed": "2026-03-01T10:00:00Z"}
    it.choose_file(BRING_BACK, file_of(later))
    expect(it.panel).to_contain_text("Newer than the one you have, and would replace it")
    expect(it.panel).to_contain_text("You have “Assessment b”")
    it.button("Bring back").click()
    expect(it.card("b").get_by_role("heading")).to_have_text("From the file")
    expect(it.status).to_contain_text("kept below as 1 backup")
    expect(it.page.get_by_role("listitem").filter(has_text="“Assessment b”, kept on")).to_be_visible()
    [backup] = [json.loads(text) for key, text in it.storage().items() if ":backup:" in key]
    assert backup["assessment"] == two[0]


def test_an_older_one_in_a_file_is_left_there_unless_the_reader_wants_both(
    open_page: Visit, two: list[dict[str, Any]]
) -> None:
    it = AssessmentsPage(open_page, two[0])
    earlier = {**two[0], "name": "Earlier", "changed": "2025-01-01T10:00:00Z"}
    it.choose_file(BRING_BACK, file_of(earlier))
    expect(it.panel.get_by_label("Keep yours only")).to_be_checked()
    it.button("Bring back").click()
    assert it.documents() == {two[0]["id"]: two[0]}
    it.choose_file(BRING_BACK, file_of(earlier))
    it.panel.get_by_label("Keep both").check()
    it.button("Bring back").click()
    expect(it.cards).to_have_count(2)
    assert it.documents()[two[0]["id"]] == two[0]


def test_the_same_file_again_has_nothing_to_bring(open_page: Visit, two: list[dict[str, Any]]) -> None:
    it = AssessmentsPage(open_page, *two)
    it.choose_file(BRING_BACK, file_of(*two))
    expect(it.panel.get_by_text("The same as the one you have")).to_have_count(2)
    expect(it.button("Bring back")).to_have_count(0)


HOSTILE = {
    "not JSON": "{" * 50,
    "3 MB of noise": b"\x00\xff" * 1_500_000,
    "3 MB of text": '"' + "x" * 3_000_000,
    "7 MB": " " * 7_000_000,
    "another program's": '{"format": "recipes", "version": 1}',
    "a newer version's": '{"format": "social-value-assessments", "version": 99, "assessments": []}',
    "an empty one": '{"format": "social-value-assessments", "version": 1, "assessments": []}',
    "deeply nested": '{"format":"social-value-assessment","version":1,"x":' + "[" * 5000 + "]" * 5000 + "}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason_and_changes_nothing(
    name: str, open_page: Visit, two: list[dict[str, Any]]
) -> None:
    it = AssessmentsPage(open_page, *two)
    before = it.storage()
    for button in (BRING_BACK, "Add a colleague’s answers"):
        it.choose_file(button, payload(HOSTILE[name]))
        expect(it.status).to_contain_text("Nothing was changed. ")
        expect(it.panel).to_have_count(0)
        it.expect_focus(button)
    assert it.storage() == before


def test_one_broken_assessment_in_a_file_keeps_all_of_it_out(open_page: Visit, two: list[dict[str, Any]]) -> None:
    it = AssessmentsPage(open_page)
    it.choose_file(BRING_BACK, file_of(two[0], {**two[1], "answers": 7}))
    expect(it.status).to_contain_text("Assessment 2 in this file, “Assessment c”, is damaged")
    assert it.documents() == {}


def test_markup_and_names_of_the_language_in_a_file_stay_text(open_page: Visit, checklist: Checklist) -> None:
    evil = "<img src=x onerror=\"document.title='taken'\">"
    text = json.dumps(document(checklist, "b", {"first": "in-place"}, name=evil, note=evil))
    text = text.replace('"first"', '"__proto__"').replace('"note": ""', '"note": "x", "__proto__": {"polluted": 1}')
    it = AssessmentsPage(open_page)
    it.choose_file(BRING_BACK, payload(text))
    it.button("Bring back").click()
    expect(it.card("b").get_by_role("heading")).to_have_text(evil)
    assert it.page.title().startswith("Your assessments")
    assert it.page.evaluate("() => ({}).polluted") is None
    expect(it.page.locator("sv-assessments img")).to_have_count(0)


def test_a_full_device_takes_nothing_from_a_file_rather_than_half(open_page: Visit, two: list[dict[str, Any]]) -> None:
    it = AssessmentsPage(open_page, two[0])
    later = {**two[0], "name": "From the file", "changed": "2026-03-01T10:00:00Z"}
    it.choose_file(BRING_BACK, file_of(later, two[1]))
    before = it.documents()
    it.page.evaluate(
        """() => {
          const { setItem } = Storage.prototype;
          Storage.prototype.setItem = function (key, text) {
            if (key.endsWith("cccc")) throw new DOMException("full", "QuotaExceededError");
            setItem.call(this, key, text);
          };
        }"""
    )
    it.button("Bring back").click()
    expect(it.status).to_contain_text("Nothing was changed. There is no room left on this device")
    expect(it.panel).to_be_visible()
    assert it.documents() == before
    assert not any(":backup:" in key for key in it.storage())


def test_what_cannot_be_read_is_told_kept_downloaded_and_deleted_with_a_way_back(
    open_page: Visit, two: list[dict[str, Any]]
) -> None:
    texts = {"unreadable:1": "{broken", "assessment:a-zzzzzzzzzzzz": json.dumps({**two[0], "version": 99})}
    it = AssessmentsPage(open_page, two[0], texts=texts)
    expect(it.cards).to_have_count(1)
    expect(it.page.get_by_text("A newer version of this site saved this")).to_be_visible()
    item = it.page.locator('[data-id="unreadable:1"]')
    assert it.download(item.get_by_role("button", name="Download").click) == "{broken"
    item.get_by_role("button", name="Delete").click()
    expect(item).to_have_count(0)
    assert f"{PREFIX}unreadable:1" not in it.storage()
    it.expect_focus("Undo")
    it.page.keyboard.press("Enter")
    expect(item).to_be_visible()
    assert it.storage()[f"{PREFIX}unreadable:1"] == "{broken"


def test_a_browser_that_keeps_nothing_is_told(open_page: Visit) -> None:
    # Only for our own modules: Material does not expect it, and would complain.
    blocked = """
      const { localStorage } = window;
      Object.defineProperty(window, "localStorage", { get() {
        if (new Error().stack.includes("/social-value/")) throw new DOMException("denied", "SecurityError");
        return localStorage;
      } });"""
    page = open_page(PATH, before=blocked)
    expect(page.locator("[data-trouble]")).to_contain_text("does not let the site keep anything")
    page.get_by_role("button", name="New assessment").click()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("[data-lists] .sv-entry")).to_have_count(1)
    expect(page.locator("[data-status]")).to_contain_text("does not let the site keep anything")


BUDGET = 17 * 1024
"""Bytes of all our scripts, each packed, that a visit loads before the reader takes a step."""


def test_a_visit_loads_little_before_the_reader_takes_a_step(site: Path, open_page: Visit) -> None:
    page = open_page()
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url.rpartition("/assets/")[2]))
    page.goto(PATH)
    expect(page.get_by_text("Nothing is kept here yet")).to_be_visible()
    own = [site / "assets" / name for name in fetched if name.startswith("social-value/") and name.endswith(".mjs")]
    assert site / "assets/social-value/assessments/element.mjs" in own
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in own) <= BUDGET


def test_fifty_assessments_are_all_listed(open_page: Visit, checklist: Checklist) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    given = {statement.id: "in-place" for statement in checklist.statements()}
    many = [
        document(checklist, "b", given) | {"id": f"a-{letters[n // 32] * 6}{letters[n % 32] * 6}"} for n in range(50)
    ]
    it = AssessmentsPage(open_page, *many)
    expect(it.cards).to_have_count(50)
    expect(it.page.get_by_text("This browser keeps 50 assessments")).to_be_visible()

"""Words that are explained: beside the word with a script, in a list at the end without one, and on paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from site_tests.browser.conftest import Visit

GUIDE = "guidance/putting-salford-first/"
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
screens = pytest.mark.parametrize("screen", [NARROW, DESK], ids=["narrow", "desk"])


def word(page: Page) -> Locator:
    return page.get_by_role("article").locator("#used--neet")


def meaning(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Not in education, employment or training (NEET)")


@screens
def test_the_keyboard_opens_a_meaning_beside_its_word_and_escape_brings_the_focus_back(
    open_page: Visit, screen: dict[str, Any]
) -> None:
    page = open_page(GUIDE, **screen)
    word(page).focus()
    at = page.evaluate("() => scrollY")
    page.keyboard.press("Enter")
    expect(meaning(page)).to_be_focused()
    expect(meaning(page)).to_contain_text("Used about young people")
    expect(meaning(page)).to_be_in_viewport(ratio=1)
    assert page.evaluate("() => scrollY") == at
    assert page.evaluate("() => location.hash") == ""
    near = abs(word(page).bounding_box()["y"] - meaning(page).bounding_box()["y"])
    assert near < meaning(page).bounding_box()["height"] + 40
    page.keyboard.press("Tab")
    expect(meaning(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning(page)).to_be_hidden()
    expect(word(page)).to_be_focused()


def test_the_close_button_and_a_click_beside_it_close_a_meaning(open_page: Visit) -> None:
    page = open_page(GUIDE, **DESK)
    word(page).click()
    meaning(page).get_by_role("button", name="Close").press("Enter")
    expect(meaning(page)).to_be_hidden()
    expect(word(page)).to_be_focused()
    word(page).click()
    expect(meaning(page)).to_be_visible()
    page.mouse.click(5, 400)
    expect(meaning(page)).to_be_hidden()


def test_another_word_takes_the_place_of_the_first(open_page: Visit) -> None:
    page = open_page(GUIDE, **DESK)
    word(page).click()
    page.locator("#used--baseline").click()
    expect(page.get_by_role("dialog", name="Baseline")).to_be_visible()
    expect(page.locator(".sv-meaning:popover-open")).to_have_count(1)


def test_a_meaning_has_an_edge_where_the_browser_replaces_colours(open_page: Visit) -> None:
    page = open_page(GUIDE, forced_colors="active", **DESK)
    word(page).click()
    assert meaning(page).evaluate("it => parseFloat(getComputedStyle(it).borderTopWidth)") >= 2


@screens
def test_without_javascript_a_word_leads_to_its_meaning_and_back(open_page: Visit, screen: dict[str, Any]) -> None:
    page = open_page(GUIDE, java_script_enabled=False, **screen)
    word(page).focus()
    page.keyboard.press("Enter")
    entry = page.locator("#word--neet")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("Used about young people")
    page.keyboard.press("Tab")
    expect(
        entry.get_by_role("link", name="Back to “not in education, employment or training” in the text")
    ).to_be_focused()
    page.keyboard.press("Enter")
    expect(word(page)).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("#used--looked-after-child")).to_be_focused()


def test_a_browser_without_popovers_leads_to_the_list(open_page: Visit) -> None:
    page = open_page(GUIDE, before="delete HTMLElement.prototype.popover")
    word(page).click()
    expect(page.locator("#word--neet")).to_be_in_viewport()


def test_the_list_is_printed_without_the_ways_back_and_the_meaning_that_is_open(open_page: Visit) -> None:
    page = open_page(GUIDE, **DESK)
    word(page).click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Words on this page")).to_be_visible()
    expect(page.locator("#word--neet dd")).to_be_visible()
    expect(page.locator(".sv-back:visible, .sv-meaning:visible")).to_have_count(0)


def test_a_meaning_in_the_help_of_a_checklist_leaves_the_answers_alone(open_page: Visit) -> None:
    page = open_page("checklists/starting-off/", **DESK)
    answer = page.locator("main fieldset input[type=radio]").first
    answer.check()
    link = page.locator("main fieldset a.sv-word").first
    link.evaluate("it => { it.closest('details').open = true; }")
    link.click()
    expect(page.locator(".sv-meaning:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    expect(answer).to_be_checked()


def test_every_letter_of_the_glossary_leads_to_its_terms(open_page: Visit) -> None:
    page = open_page("glossary/", **NARROW)
    letters = page.locator(".sv-letters a")
    assert letters.count() > 15
    for letter in letters.all():
        box = letter.bounding_box()
        assert min(box["width"], box["height"]) >= 16
    letters.last.click()
    expect(page.locator(":target")).to_be_in_viewport()

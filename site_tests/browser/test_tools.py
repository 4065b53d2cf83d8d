"""The measuring tools in the browser: the filters, the ladder, narrow screens, paper, and the page without a script."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Page, expect
from site_tests.browser.conftest import Visit

from social_value.toolkit import Toolkit
from social_value.tools.model import Tool

PATH = "tools/"
NARROW = {"viewport": {"width": 320, "height": 640}}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def tools(toolkit: Toolkit) -> tuple[Tool, ...]:
    assert toolkit.tools
    return toolkit.tools.tools


def rows(page: Page) -> Locator:
    return page.locator(".sv-tool:visible .sv-tool__name")


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"input[name={facet}][value={value}]")


def chosen(page: Page) -> dict[str, list[str]]:
    """The choice in the address as the page has it now; nothing of it may be where a server sees it."""
    assert page.evaluate("() => location.search") in ("", "?h=tree")
    return parse_qs(page.evaluate("() => location.hash.slice(1)"))


def test_a_purpose_and_a_size_leave_the_tools_that_have_both(open_page: Visit, tools: tuple[Tool, ...]) -> None:
    expected = [tool.name for tool in tools if "pounds" in tool.purposes and "medium" in tool.sizes]
    assert 0 < len(expected) < len(tools), "the example no longer tells"
    page = open_page(PATH, **DESK)
    expect(rows(page)).to_have_text([tool.name for tool in tools])
    box(page, "purpose", "pounds").check()
    box(page, "size", "medium").check()
    expect(rows(page)).to_have_text(expected)
    assert chosen(page) == {"purpose": ["pounds"], "size": ["medium"]}
    expect(page.locator(".sv-shown")).to_have_text(f"Showing {len(expected)} of {len(tools)} tools")
    expect(page.locator(".sv-shown")).to_have_attribute("role", "status")
    page.reload()
    expect(rows(page)).to_have_text(expected)


def test_the_filters_are_worked_and_cleared_with_the_keyboard_alone(open_page: Visit, tools: tuple[Tool, ...]) -> None:
    page = open_page(PATH, **DESK)
    find = page.get_by_label("Find in the tools")
    expect(find).to_be_visible()
    find.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.name") == "purpose"
    page.keyboard.press("Space")
    expected = [tool.name for tool in tools if "progress" in tool.purposes]
    expect(rows(page)).to_have_text(expected)
    chip = page.get_by_role("button", name="Remove filter: One person’s progress")
    chip.focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(len(tools))
    assert page.evaluate("() => document.activeElement.name") == "q"
    assert chosen(page) == {}


def test_a_link_of_an_earlier_year_shows_its_tools_and_leaves_the_question_mark(
    open_page: Visit, tools: tuple[Tool, ...]
) -> None:
    page = open_page(f"{PATH}?purpose=progress&purpose=no-such-purpose&h=tree", **DESK)
    expect(rows(page)).to_have_text([tool.name for tool in tools if "progress" in tool.purposes])
    assert chosen(page) == {"purpose": ["progress"]}


def test_no_request_tells_the_host_what_was_chosen(open_page: Visit) -> None:
    page = open_page(PATH, **DESK)
    page.get_by_label("Find in the tools").fill("simetrica")
    told: list[str] = []
    page.context.on("request", lambda request: told.append(f"{request.url} {request.headers.get('referer', '')}"))
    page.get_by_role("navigation", name="Main sections").get_by_role("link", name="Case studies").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Case studies")
    assert told
    assert not [each for each in told if "simetrica" in each]


def test_the_way_back_from_a_place_on_the_page_brings_the_choice_back(
    open_page: Visit, tools: tuple[Tool, ...]
) -> None:
    page = open_page(PATH, **DESK)
    box(page, "purpose", "pounds").check()
    expected = [tool.name for tool in tools if "pounds" in tool.purposes]
    page.evaluate("() => { location.hash = '#compare'; }")
    expect(rows(page)).to_have_text(expected)
    page.go_back()
    expect(rows(page)).to_have_text(expected)
    assert chosen(page) == {"purpose": ["pounds"]}


def test_nothing_found_is_said_and_can_be_undone(open_page: Visit, tools: tuple[Tool, ...]) -> None:
    page = open_page(f"{PATH}#purpose=progress&cost=free")
    expect(page.get_by_text("No tool fits all of this.")).to_be_visible()
    expect(rows(page)).to_have_count(0)
    expect(page.locator(".sv-shown")).to_have_text(f"Showing 0 of {len(tools)} tools")
    page.get_by_role("button", name="Clear filters").click()
    expect(rows(page)).to_have_count(len(tools))


def test_words_are_found_in_what_is_folded_too(open_page: Visit) -> None:
    page = open_page(PATH)
    page.get_by_label("Find in the tools").fill("simetrica")
    expect(rows(page)).to_have_text(["UK Social Value Bank"])


def test_each_count_says_what_would_be_shown(open_page: Visit, tools: tuple[Tool, ...]) -> None:
    page = open_page(f"{PATH}#size=micro", **DESK)
    for cost in ("free", "part-paid", "paid"):
        expected = len([tool for tool in tools if "micro" in tool.sizes and tool.cost == cost])
        expect(page.locator("label", has=box(page, "cost", cost)).locator(".sv-count")).to_have_text(str(expected))


def test_a_step_of_the_ladder_leads_to_its_tool_even_if_the_filters_hide_it(
    open_page: Visit, tools: tuple[Tool, ...]
) -> None:
    page = open_page(PATH, **DESK)
    for _ in range(2):
        box(page, "purpose", "progress").check()
        expect(rows(page)).to_have_count(1)
        page.locator(".sv-rung a[href='#lm3']").click()
        expect(rows(page)).to_have_count(len(tools))
        expect(page.locator("#lm3")).to_be_in_viewport()
        assert chosen(page) == {}


def test_the_ladder_starts_with_three_counts_and_three_stories_for_the_smallest(open_page: Visit) -> None:
    page = open_page(PATH)
    steps = page.locator(".sv-rung")
    expect(steps).to_have_count(4)
    expect(steps.first).to_contain_text("three counts and three stories")


def test_a_choice_is_no_new_step_for_the_back_button(open_page: Visit) -> None:
    page = open_page("guidance/measuring-tools/")
    page.get_by_role("link", name="Compare measuring tools", exact=True).first.click()
    box(page, "purpose", "pounds").check()
    box(page, "cost", "paid").check()
    page.go_back()
    expect(page).to_have_url(re.compile("/guidance/measuring-tools/"))


def test_without_javascript_the_table_is_whole_and_nothing_dead_is_shown(
    open_page: Visit, tools: tuple[Tool, ...]
) -> None:
    page = open_page(f"{PATH}?purpose=progress", java_script_enabled=False, **DESK)
    expect(rows(page)).to_have_text([tool.name for tool in tools])
    expect(page.locator(".sv-index :is(input, button):visible")).to_have_count(0)
    headings = page.locator(".sv-tools thead th")
    for row in page.locator(".sv-tool tr:first-child").all():
        expect(row.locator("th, td")).to_have_count(headings.count())
    # What is folded opens without a script.
    page.locator("#national-toms summary").click()
    expect(page.locator("#national-toms")).to_contain_text("Creative Commons BY-NC-ND 4.0")
    expect(page.locator("#national-toms dt", has_text="Sources")).to_be_visible()


def test_on_the_narrowest_screen_each_tool_is_a_card_whose_facts_say_what_they_are(open_page: Visit) -> None:
    page = open_page(PATH, **NARROW)
    page.locator(".sv-tool details").first.evaluate("it => it.open = true")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    cell = page.locator(".sv-tool td[data-label]").nth(1)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Suits"'
    expect(page.locator("input[name=purpose]").first).to_be_hidden()
    filters = page.locator("summary", has_text="Filters")
    expect(filters).to_be_visible()
    filters.focus()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=purpose]").first).to_be_visible()


def test_it_prints_on_few_sheets_with_what_is_folded_and_without_the_filters(open_page: Visit) -> None:
    page = open_page(PATH, **DESK)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4"))) <= 6
    page.emulate_media(media="print")
    expect(page.locator("#lm3 dt", has_text="Licence")).to_be_visible()
    expect(page.locator(":is(.sv-filters, .sv-tool summary):visible")).to_have_count(0)

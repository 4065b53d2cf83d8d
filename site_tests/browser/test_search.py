"""The search: nothing of it is there before somebody comes to its box, and then all of it by keyboard."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from site_tests.browser.conftest import Visit

NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
GUIDE = "guidance/what-social-value-is/"

FIRST_QUERY = 96 * 1024
"""Bytes over the wire at most until the first results stand there, script, styles and index."""
LETTER_BY_LETTER = 128 * 1024
"""The same where somebody types slowly and sees what each beginning of the word finds."""


def box(page: Page) -> Locator:
    return page.get_by_role("search", include_hidden=True)


def query(page: Page) -> Locator:
    return page.locator(".md-search__input")


def open_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Search", exact=True)


def status(page: Page) -> Locator:
    return box(page).get_by_role("status")


def results(page: Page) -> Locator:
    return box(page).locator("#sv-found a")


def is_open(page: Page) -> bool:
    return page.evaluate("() => document.getElementById('__search').checked")


def search(page: Page, text: str) -> Page:
    """Type into the box as a reader does, and wait for what it says."""
    if open_button(page).is_visible():
        open_button(page).click()
    query(page).press_sequentially(text)
    expect(status(page)).to_have_text(re.compile(r"result|Nothing found"))
    return page


# ---- while the page is still opening


def test_what_closes_the_search_when_a_page_is_opened_at_a_heading_does_not_close_it_on_a_reader(
    open_page: Visit,
) -> None:
    # Material does it 125 ms after its start, which on a slow device is when somebody types.
    slow = "const real = setInterval; setInterval = (run, wait) => real(run, wait === 125 ? 2000 : wait)"
    page = search(open_page(f"{GUIDE}#what-it-means", before=slow, **DESK), "wage")
    page.wait_for_timeout(2500)
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(results(page).first).to_be_hidden()


def test_letters_that_are_typed_before_the_script_is_there_are_searched(open_page: Visit) -> None:
    page = open_page(**DESK)
    held: list[Route] = []
    page.route("**/site.mjs", lambda route: held.append(route))
    with page.expect_request("**/site.mjs"):
        page.goto(GUIDE, wait_until="commit")
    query(page).press_sequentially("wage")
    assert len(held) == 1
    held[0].continue_()
    expect(results(page).first).to_be_visible()


# ---- what it costs


def test_a_page_fetches_nothing_of_the_search_until_somebody_comes_to_its_box(open_page: Visit) -> None:
    page = open_page(GUIDE, **DESK)
    page.wait_for_load_state("networkidle")
    fetched = "() => performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname)"
    before = page.evaluate(fetched)
    assert not [path for path in before if "search" in path or "worker" in path or "/box" in path]
    search(page, "wage")
    after = page.evaluate(fetched)[len(before) :]
    assert [path for path in after if path.endswith("/search/index.json")]
    assert [path for path in after if path.endswith("/search.css")]


def test_the_first_results_cost_little(open_page: Visit, site: Path, site_url: str) -> None:
    page = open_page(GUIDE, **DESK)
    page.wait_for_load_state("networkidle")
    wanted: list[str] = []
    page.on("request", lambda request: wanted.append(urlsplit(request.url).path))

    def cost() -> int:
        files = {site / path.removeprefix(urlsplit(site_url).path) for path in wanted}
        assert len(files) > 4
        return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)

    query(page).fill("tender")
    expect(results(page).first).to_be_visible()
    assert cost() <= FIRST_QUERY
    query(page).fill("")
    search(page, "tender")
    assert cost() <= LETTER_BY_LETTER


def test_what_was_fetched_is_not_fetched_again(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "tender")
    count = "() => performance.getEntriesByType('resource').length"
    before = page.evaluate(count)
    query(page).press("Backspace")
    query(page).press("r")
    page.wait_for_timeout(200)
    assert page.evaluate(count) == before


# ---- what it finds and shows


def test_results_stand_in_groups_with_the_words_marked(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "living wag")
    for kind in ("Guides", "Statements to check", "Case studies", "Glossary"):
        group = box(page).get_by_role("group", name=re.compile(f"^{kind} \\d+$"))
        expect(group.get_by_role("link").first).to_be_visible()
        assert group.locator("mark").count() > 0
    marks = {mark.lower() for mark in box(page).locator("mark").all_inner_texts()}
    assert {"living", "wage"} <= marks
    assert all(mark.startswith(("living", "wag")) for mark in marks)
    shown = sum(int(number) for number in box(page).locator(".sv-found__kind span").all_inner_texts())
    expect(status(page)).to_have_text(f"{shown} results.")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("living wage", "guidance/setting-the-standard/"),
        ("apprentice", "case-studies/"),
        ("blacklisting", "guidance/setting-the-standard/#blacklisting"),
        ("sroi", "glossary/#sroi"),
        ("TENDER", "guidance/tender-basics/"),
        ("charity", "glossary/#vcse"),
        ("salix homes", "case-studies/salix-homes/"),
        ("real living wage", "checklists/starting-off/#work-living-wage"),
    ],
)
def test_what_a_reader_would_type_finds_what_is_meant(open_page: Visit, text: str, address: str) -> None:
    page = search(open_page("", **DESK), text)
    expect(box(page).locator(f"#sv-found a[href*='{address}']").first).to_be_visible()


def test_the_rest_of_a_group_comes_when_it_is_asked_for(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "salford")
    group = box(page).get_by_role("group", name=re.compile("^Case studies"))
    expect(group.get_by_role("link")).to_have_count(4)
    more = group.get_by_role("button", name=re.compile(r"^Show \d+ more: Case studies$"))
    more.focus()
    page.keyboard.press("Enter")
    expect(group.get_by_role("link").nth(4)).to_be_focused()
    assert group.get_by_role("link").count() > 4


def test_nothing_found_is_said_and_a_word_without_results_is_named(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "xyzzyqx")
    expect(status(page)).to_have_text("Nothing found for “xyzzyqx”. Try another word, or only the start of one.")
    expect(results(page)).to_have_count(0)
    query(page).fill("tender xyzzyqx")
    expect(status(page)).to_have_text(re.compile(r"^\d+ results\. Nothing has “xyzzyqx”\.$"))
    query(page).fill("")
    expect(status(page)).to_have_text("Type to search the whole toolkit.")
    expect(results(page)).to_have_count(0)


def test_what_is_typed_never_becomes_markup(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "<img src=x onerror=alert(1)>")
    assert box(page).locator("img, script").count() == 0


def test_what_a_document_says_never_becomes_markup(open_page: Visit) -> None:
    hostile = "<img src=x onerror=alert(1)> wage <b>bold</b>"

    def answer(route: Route) -> None:
        response = route.fetch()
        blocks = [[address, hostile, hostile, [["", "", hostile]]] for address, *_ in response.json()]
        route.fulfill(response=response, json=blocks)

    page = open_page("", **DESK)
    page.route("**/texts-*.json", answer)
    search(page, "wage")
    expect(results(page).first).to_have_text(hostile)
    assert box(page).locator("#sv-found :is(img, b)").count() == 0


def test_a_search_that_cannot_be_fetched_says_so_and_works_later(open_page: Visit) -> None:
    page = open_page("", **DESK)
    page.route("**/search/index.json", lambda route: route.fulfill(status=200, body="not an index"))
    query(page).press_sequentially("wag")
    expect(status(page)).to_contain_text("could not be loaded")
    page.unroute("**/search/index.json")
    query(page).press("e")
    expect(results(page).first).to_be_visible()


def test_after_a_new_version_of_the_site_an_open_page_finds_the_new_index(open_page: Visit) -> None:
    page = open_page("", **DESK)
    stale: list[str] = []

    def old(route: Route) -> None:
        response = route.fetch()
        if stale:
            return route.fulfill(response=response)
        stale.append("once")
        return route.fulfill(response=response, json={**response.json(), "version": "gone"})

    page.route("**/search/index.json", old)
    # Answered with a page that is no JSON, as by a server that has one for all addresses.
    page.route("**/search/gone/**", lambda route: route.fulfill(status=200, content_type="text/html", body="<p>gone"))
    search(page, "wage")
    expect(results(page).first).to_be_visible()


# ---- the keyboard


def test_arrow_keys_lead_through_all_results_and_back_to_the_box(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "living wage")
    expect(query(page)).to_be_focused()
    count = results(page).count()
    for number in range(count):
        page.keyboard.press("ArrowDown")
        if page.evaluate("() => document.activeElement.matches('button')"):
            page.keyboard.press("ArrowDown")
        expect(results(page).nth(number)).to_be_focused()
        assert results(page).nth(number).evaluate("it => it.getBoundingClientRect().bottom <= innerHeight + 1")
    page.keyboard.press("ArrowUp")
    for _ in range(count + 5):
        page.keyboard.press("ArrowUp")
    expect(query(page)).to_be_focused()


def test_results_are_counted_and_reached_with_tab(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "living wage")
    expect(status(page)).to_have_text(re.compile(r"\d+ results\."))
    page.keyboard.press("Tab")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(query(page)).to_be_focused()


def test_enter_goes_to_the_first_result(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "blacklisting")
    first = results(page).first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(str(first))


def test_enter_on_a_result_goes_there_and_back_brings_the_results_again(open_page: Visit) -> None:
    page = search(open_page(GUIDE, **DESK), "living wage")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"setting-the-standard/#"))
    page.go_back()
    expect(query(page)).to_have_value("living wage")
    expect(results(page).first).to_be_visible()


def test_an_address_can_be_passed_on_with_what_is_searched_but_never_sent_to_the_server(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "living & wage")
    expect(page).to_have_url(re.compile(r"/#search=living\+%26\+wage$"))
    other = open_page(f"{GUIDE}#search=living+%26+wage", **DESK)
    expect(results(other).first).to_be_visible()
    expect(query(other)).to_be_focused()
    expect(query(other)).to_have_value("living & wage")
    other.get_by_role("button", name="Clear").click()
    expect(other).to_have_url(re.compile(f"{GUIDE}$"))


def test_after_the_search_the_address_is_what_it_was(open_page: Visit) -> None:
    page = search(open_page(f"{GUIDE}#what-it-means", **DESK), "wage")
    expect(page).to_have_url(re.compile("#search=wage$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(f"{GUIDE}#what-it-means$"))


def test_the_box_stays_open_for_somebody_who_types_as_soon_as_the_page_is_there(open_page: Visit) -> None:
    at_once = "addEventListener('load', () => document.querySelector('.md-search__input').focus())"
    page = open_page(f"{GUIDE}#what-it-means", before=at_once, **DESK)
    page.wait_for_timeout(500)  # Material closes the box after an eighth of a second
    assert is_open(page)


def test_escape_closes_the_results_and_a_letter_opens_them_again(open_page: Visit) -> None:
    page = search(open_page("", **DESK), "wag")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(query(page)).to_be_focused()
    assert not is_open(page)
    expect(results(page).first).to_be_hidden()
    page.keyboard.press("e")
    assert is_open(page)
    expect(results(page).first).to_be_visible()


def test_the_shortcut_opens_the_search_and_escape_goes_back_to_where_it_was_pressed(open_page: Visit) -> None:
    page = open_page(GUIDE, **DESK)
    link = page.get_by_role("link", name="Case studies").first
    link.focus()
    page.keyboard.press("Control+k")
    expect(query(page)).to_be_focused()
    assert is_open(page)
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    assert not is_open(page)


def test_the_shortcut_does_nothing_in_a_form_field(open_page: Visit) -> None:
    page = open_page("case-studies/", **DESK)
    field = page.locator("article input").first
    expect(field).to_be_visible()
    field.focus()
    page.keyboard.press("Control+k")
    assert not is_open(page)


def test_letters_of_the_themes_shortcuts_go_into_the_box(open_page: Visit) -> None:
    page = open_page("", **DESK)
    query(page).focus()
    page.keyboard.type("fnsp,./")
    expect(query(page)).to_have_value("fnsp,./")


def test_leaving_the_search_closes_it(open_page: Visit) -> None:
    page = open_page("", **DESK)
    query(page).focus()
    page.wait_for_function("() => document.getElementById('__search').checked")
    page.keyboard.press("Shift+Tab")
    page.wait_for_function("() => !document.getElementById('__search').checked")


def test_on_a_phone_the_search_opens_and_gives_the_focus_back(open_page: Visit) -> None:
    page = open_page(GUIDE, **NARROW)
    button = open_button(page)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(query(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("button", name="Leave the search").click()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


# ---- on every screen


def test_results_fit_the_narrowest_screen(open_page: Visit) -> None:
    page = search(open_page(GUIDE, **NARROW), "living wage")
    wide = """() => [...document.querySelectorAll(".md-search__output, .md-search__output *")]
        .filter((it) => it.getBoundingClientRect().right > 320.5 && !it.closest(".sv-hidden"))
        .map((it) => it.outerHTML.slice(0, 80))"""
    assert page.evaluate(wide) == []
    assert page.evaluate("() => document.querySelector('.md-search__scrollwrap').scrollWidth") <= 320
    results(page).first.click()
    expect(page).to_have_url(re.compile("setting-the-standard"))


def test_the_page_for_wrong_addresses_has_the_search_too(open_page: Visit) -> None:
    page = search(open_page("no/such/page/", **DESK), "tender")
    results(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("tender", re.IGNORECASE))


def test_without_javascript_there_is_no_box(open_page: Visit) -> None:
    for screen in (PHONE, DESK):
        page = open_page(GUIDE, java_script_enabled=False, **screen)
        expect(query(page)).to_be_hidden()
        expect(page.locator("label[for=__search]:visible")).to_have_count(0)

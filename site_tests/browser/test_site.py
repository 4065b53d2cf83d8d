"""What holds around every page: the menu, colours, paper. `test_accessibility.py` goes through the pages themselves."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from site_tests.browser.conftest import Visit

NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}

GUIDE, CASES = "guidance/what-social-value-is/", "case-studies/"


def menu_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Menu", exact=True)


def is_open(page: Page, name: str) -> bool:
    return page.evaluate("name => document.getElementById(name).checked", f"__{name}")


# ---- small screens


def test_on_a_phone_each_cell_of_a_table_says_its_column(open_page: Visit) -> None:
    page = open_page("guidance/gathering-evidence/", **PHONE)
    table = page.locator("table:not([class])").first
    heading = table.locator("th").nth(1).text_content()
    cell = table.locator("tbody tr").first.locator("td").nth(1)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == f'"{heading}"'
    assert cell.evaluate("cell => cell.getBoundingClientRect().width") > 200


def test_figures_of_a_table_from_markdown_stand_at_the_right_on_a_wide_screen(open_page: Visit) -> None:
    page = open_page("tools/sroi/", **DESK)
    figures = page.locator("td[data-align=right]")
    assert set(figures.evaluate_all("cells => cells.map((cell) => getComputedStyle(cell).textAlign)")) == {"right"}


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [GUIDE, CASES], ids=["guide", "case studies"])
def test_what_can_be_pressed_is_large_enough(open_page: Visit, path: str, screen: dict[str, Any]) -> None:
    # Links in running text are exempt (WCAG 2.5.8): their size is that of the line.
    page = open_page(path, **screen)
    small = page.evaluate("""() => [...document.querySelectorAll("a, button, summary, input, label.md-header__button")]
        .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter((it) => !it.matches("article :is(p, li, dd, td) a, h2 a, .md-skip, .md-option, [type=checkbox]"))
        .map((it) => [it.getBoundingClientRect(), it.outerHTML.slice(0, 120)])
        .filter(([{ width, height }]) => Math.min(width, height) < 23.9)
        .map(([{ width, height }, html]) => `${width} x ${height}: ${html}`)""")
    assert small == []


# ---- the keyboard

STOP = """async () => {
  // The focus may have scrolled the page, and what sticks to it takes its place a frame later.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const it = document.activeElement;
  // Some controls are invisible themselves, and have a label that is not.
  const shown = it.matches(".md-option") ? it.nextElementSibling : it;
  const [{ left, top, width, height }] = shown.getClientRects(); // the first line of a link over two
  const at = document.elementFromPoint(left + Math.min(width, 200) / 2, top + Math.min(height, 24) / 2);
  return {
    name: it === document.body ? "" : it.outerHTML.slice(0, 100),
    visible: shown.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1,
    inView: left > -1 && top > -1 && left < innerWidth && top < innerHeight,
    covered: !at || !(shown.contains(at) || at.contains(shown)),
  };
}"""


def stops(page: Page, most: int) -> Iterator[dict[str, Any]]:
    """What the Tab key leads to, one after the other, until it leaves the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if not stop["name"]:
            return
        yield stop


def test_the_menu_opens_holds_the_focus_and_closes_by_keyboard(open_page: Visit) -> None:
    page = open_page(GUIDE, **NARROW)
    button = menu_button(page)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    inside = list(stops(page, 60))
    assert inside[-1]["visible"]
    assert page.evaluate("() => document.querySelectorAll('[inert]').length") > 3
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => !!document.activeElement.closest('.sv-nav, body')")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    assert page.evaluate("() => document.querySelectorAll('[inert]').length") == 0


def test_nothing_behind_the_open_menu_can_be_reached(open_page: Visit) -> None:
    page = open_page(GUIDE, **NARROW)
    menu_button(page).click()
    for stop in stops(page, 60):
        assert page.evaluate("() => !!document.activeElement.closest('.sv-nav')"), stop
        assert not stop["covered"], stop


def test_the_menu_marks_the_page_and_says_no_section_twice(open_page: Visit) -> None:
    page = open_page(GUIDE, **NARROW)
    menu_button(page).click()
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu.locator("[aria-current=page]")).to_have_text("What Social Value is")
    names = menu.get_by_role("link").all_inner_texts()
    assert len(names) == len(set(names))
    assert {"Home", "Guidance", "Check where you are", "Case studies", "About"} <= set(names)


def test_the_menu_closes_with_its_button_beside_it_and_when_the_screen_widens(open_page: Visit) -> None:
    page = open_page(GUIDE, **NARROW)
    menu_button(page).click()
    page.get_by_role("button", name="Close the menu").click()
    assert not is_open(page, "drawer")
    menu_button(page).click()
    page.mouse.click(312, 400)
    assert not is_open(page, "drawer")
    menu_button(page).click()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("() => !document.querySelector('[inert]')")
    assert not is_open(page, "drawer")


def test_the_menu_is_closed_after_the_back_button(open_page: Visit) -> None:
    page = open_page(GUIDE, **NARROW)
    menu_button(page).click()
    page.get_by_role("link", name="Buying in Salford").first.click()
    page.wait_for_url("**/buying-in-salford/")
    page.go_back()
    page.wait_for_function("() => !document.getElementById('__drawer').checked")
    assert page.evaluate("() => document.querySelectorAll('[inert]').length") == 0


@pytest.mark.parametrize("key", list("fsp/n,."))
def test_single_keys_do_nothing(open_page: Visit, key: str) -> None:
    page = open_page(CASES, **DESK)
    before = page.url
    for control in ("body", ".md-tabs__link", "[name=theme]", ".sv-card a"):
        place = page.locator(control).first
        expect(place).to_be_visible()
        place.focus()
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        assert not is_open(page, "search"), f"{key} from {control} opened the search"
        assert page.url == before, f"{key} from {control} left the page"


# ---- colours

CONTRAST = """(selector) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(document.querySelector(selector));
  const [a, b] = [light(style.color), light(getComputedStyle(document.body).backgroundColor)].sort();
  return [(b + 0.05) / (a + 0.05), light(getComputedStyle(document.body).backgroundColor)];
}"""


def test_the_page_follows_the_colours_of_the_device(open_page: Visit) -> None:
    for scheme, is_dark in (("light", False), ("dark", True)):
        page = open_page(GUIDE, color_scheme=scheme)
        for selector in ("article p", "article p a", ".sv-checked"):
            contrast, background = page.evaluate(CONTRAST, selector)
            assert contrast >= 4.5, f"{selector} in {scheme}"
            assert (background < 0.2) is is_dark


def test_the_choice_of_colours_is_made_by_keyboard_and_kept(open_page: Visit) -> None:
    page = open_page("", color_scheme="light")
    group = page.get_by_role("group", name="Colours")
    group.get_by_role("radio", name="Same as my device").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    other = open_page(GUIDE, sharing=page)
    expect(other.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


# ---- without JavaScript, on paper, by weight


@pytest.mark.parametrize("screen", [NARROW, DESK], ids=["narrow", "desk"])
def test_without_javascript_every_section_is_a_link_and_no_control_is_dead(
    open_page: Visit, screen: dict[str, Any]
) -> None:
    page = open_page(GUIDE, java_script_enabled=False, **screen)
    sections = page.get_by_role("navigation", name="Main sections").get_by_role("link")
    expect(sections).to_have_text(["Home", "Guidance", "Check where you are", "Case studies", "About"])
    for section in sections.all():
        expect(section).to_be_visible()
    expect(page.locator(":is(button, input):visible")).to_have_count(0)


def test_without_javascript_the_menu_still_opens_with_a_click(open_page: Visit) -> None:
    page = open_page(GUIDE, java_script_enabled=False, **NARROW)
    page.locator("label[for=__drawer]", has_text="Menu").first.click()
    expect(page.get_by_role("link", name="Buying in Salford").first).to_be_in_viewport()


def test_a_guide_says_when_it_was_checked_and_how_to_change_it(open_page: Visit) -> None:
    page = open_page(GUIDE)
    date = r"\d{1,2} [A-Z][a-z]+ \d{4}"
    expect(page.locator(".sv-checked")).to_contain_text(re.compile(f"Last reviewed on {date} · next review by {date}"))
    change = page.get_by_role("link", name="Suggest a change to this page")
    expect(change).to_have_attribute("href", re.compile(r"/edit/main/content/guidance/what-social-value-is\.md$"))


def test_a_guide_prints_black_on_white_without_what_surrounds_it(open_page: Visit) -> None:
    page = open_page(GUIDE, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    surroundings = page.locator(
        ":is(.md-header, .md-tabs, .sv-path, .md-sidebar, .md-footer, .sv-contents, .headerlink):visible"
    )
    expect(surroundings).to_have_count(0)
    contrast, background = page.evaluate(CONTRAST, "article p")
    assert (round(contrast), round(background, 2)) == (21, 1)
    source = page.locator(".footnote a[href^=http]").first
    printed = source.evaluate("link => getComputedStyle(link, '::after').content")
    assert f"({source.get_attribute('href')})" in printed


def test_the_home_page_has_three_doors(open_page: Visit) -> None:
    page = open_page("", **DESK)
    doors = page.locator(".sv-doors li")
    expect(doors).to_have_count(3)
    tops = {door.evaluate("door => door.getBoundingClientRect().top") for door in doors.all()}
    assert len(tops) == 1
    # The whole card is the link.
    doors.nth(1).click(position={"x": 20, "y": 100})
    expect(page.get_by_role("heading", level=1)).to_have_text("Case studies")


@pytest.mark.parametrize(
    ("file", "most"),
    [
        ("site.css", 4096),
        ("home.css", 1024),
        ("illustrations.css", 2048),
        ("site.mjs", 1536),
        ("case-studies.css", 2048),
        ("filters.css", 2048),
        ("tools.css", 2048),
        ("filters/element.mjs", 2048),
    ],
)
def test_our_own_files_stay_light(site: Path, file: str, most: int) -> None:
    assert len(gzip.compress((site / "assets" / "social-value" / file).read_bytes(), 9)) <= most

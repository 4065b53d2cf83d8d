"""Our drawings in a browser: named, sharp in every scheme, and never wider than the screen or too small to read."""

from __future__ import annotations

from typing import Any

import pytest
from site_tests.browser.conftest import Visit

PAGES = {
    "home": "",
    "core and added": "guidance/core-and-added/",
    "evidence": "guidance/gathering-evidence/",
    "impact map": "guidance/unintended-value/",
    "wrong address": "no-such-page/",
}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())

NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
SCREENS = {"narrow": NARROW, "desk": {"viewport": {"width": 1280, "height": 800}}}
every_screen = pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())


@every_page
def test_a_drawing_is_announced_by_its_caption_or_its_name(open_page: Visit, path: str) -> None:
    page = open_page(path)
    drawings = page.locator(".sv-drawing")
    assert drawings.count() > 0
    for drawing in drawings.all():
        said = drawing.aria_snapshot()
        assert said.startswith(('- figure "', "- 'figure \"")) or 'img "A drawing of' in said, said


@every_screen
@every_page
def test_a_drawing_is_shown_whole_and_its_words_are_large_enough(
    open_page: Visit, path: str, screen: dict[str, Any]
) -> None:
    page = open_page(path, **screen)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= screen["viewport"]["width"]
    found = page.evaluate("""() => [...document.querySelectorAll(".sv-drawing :is(figcaption, li, p, strong)")]
        .map((it) => [parseFloat(getComputedStyle(it).fontSize), it.scrollWidth - it.clientWidth, it.textContent])""")
    assert [text for size, over, text in found if size < 12 or over > 1] == []
    sizes = page.evaluate("""() => [...document.querySelectorAll(".sv-drawing svg")]
        .map((it) => it.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))""")
    assert min(sizes) >= 24


@pytest.mark.parametrize("media", ["light", "dark", "forced", "print"])
@every_page
def test_every_line_and_surface_of_a_drawing_has_a_colour_of_the_scheme(
    open_page: Visit, path: str, media: str
) -> None:
    forced = {"forced_colors": "active"} if media == "forced" else {}
    page = open_page(path, color_scheme="dark" if media == "dark" else "light", **forced)
    if media == "print":
        page.emulate_media(media="print")
    # A shape that no class reaches is black, and so unseen in the dark.
    bare = page.evaluate("""() => [...document.querySelectorAll(".sv-drawing svg :is(path, circle)")]
        .filter((it) => !it.closest("[class]:not(svg, figure)")).map((it) => it.outerHTML.slice(0, 60))""")
    assert bare == []
    unseen = page.evaluate("""() => {
      const behind = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll(".sv-drawing .sv-icon :is(.l, .t, .d, .g)")]
        .filter((it) => it.checkVisibility())
        .filter((it) => { const { fill, stroke } = getComputedStyle(it);
          return [fill, stroke].every((colour) => colour === "none" || colour === behind); })
        .map((it) => it.outerHTML.slice(0, 60));
    }""")
    assert unseen == []


def test_the_three_doors_are_in_sight_at_once_on_a_desk(open_page: Visit) -> None:
    page = open_page("", **SCREENS["desk"])
    for door in page.locator(".sv-doors li").all():
        box = door.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 800


def test_the_home_page_is_whole_without_javascript(open_page: Visit) -> None:
    page = open_page("", java_script_enabled=False)
    assert page.locator(".sv-drawing:visible").count() == 2
    assert page.locator(".sv-doors a:visible").count() >= 3
    assert page.locator(".sv-counts li:visible").count() == 4

"""How readers look at a page, and what must hold for each of them: sizes, colours, paper, and larger text.

The criteria themselves are functions in criteria.js. A look sets a page up, in place, and calls some of them; so one
visit to a state serves them all. Engines that cannot be told of a medium over their driver take the looks without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from site_tests.browser.states import State

CRITERIA = (Path(__file__).parent / "criteria.js").read_text(encoding="utf-8")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 AA, and what axe calls best practice."""

RUN = """async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`));
}"""
"""Runs axe with some of its rules."""
EVERYTHING = {"type": "tag", "values": RULES}

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The room between letters, words, lines and paragraphs of success criterion 1.4.12."""
LARGE = ":root { font-size: 250% !important; }"
"""Twice the size that the theme has by itself (1.4.4)."""
RESTYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


@dataclass(frozen=True)
class Look:
    """One way to look at a page."""

    width: int
    height: int
    checks: tuple[str, ...]
    media: dict[str, Any] = field(default_factory=dict)
    """What the device says of itself, as Playwright takes it."""
    css: str = ""
    """What a reader's own style sheet adds."""
    axe: tuple[str, ...] | None = None
    """The rules that axe looks for, all where there is none; None for no axe."""


WHOLE = ("frame", "sideways", "clipped", "targets", "focus", "edges", "moving")
SHAPE = ("sideways", "clipped")
LOOKS = {
    "on a desk": Look(1280, 800, WHOLE, axe=()),
    "on a tablet, with room between letters": Look(768, 800, SHAPE, css=SPACED),
    "at 200 %, with large text": Look(640, 512, SHAPE, css=LARGE),
    "on a phone, in the dark": Look(320, 800, ("targets", "edges"), {"color_scheme": "dark"}, axe=("color-contrast",)),
    "on a phone, with room between letters": Look(320, 800, SHAPE, css=SPACED),
    "with the reader’s own colours": Look(320, 800, ("replaced",), {"forced_colors": "active"}),
    "at 400 %": Look(320, 256, ("sideways", "focus")),
    "on paper": Look(680, 900, ("printed", "sideways"), {"media": "print"}),
}
"""Each has what the others cannot see; together they are quick enough for every run."""

MOST_STOPS = 12
"""So many stops of the Tab key are looked at, from the first to the last."""
PLAIN: dict[str, Any] = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}


def every_look() -> Iterator[tuple[str, Look]]:
    """All checks at every size and in both colour schemes, besides the others: for the long run."""
    yield from LOOKS.items()
    for width, height in ((1280, 800), (768, 1024), (640, 512), (320, 800), (320, 256)):
        for scheme in ("light", "dark"):
            yield f"{width} x {height}, {scheme}", Look(width, height, WHOLE, {"color_scheme": scheme}, axe=())
    for name in ("light", "dark"):
        colours = {"forced_colors": "active", "color_scheme": name}
        yield f"own colours, {name}", replace(LOOKS["with the reader’s own colours"], width=1280, media=colours)


def faults(page: Page, state: State, look: Look, most_stops: int = MOST_STOPS) -> list[str]:
    """What is wrong with the page as this reader sees it. It is left as it was, but for its size."""
    page.emulate_media(**(PLAIN | look.media))
    page.evaluate(f"window.criteria ??= {CRITERIA}")
    width = page.evaluate("() => criteria.sheet()") if look.media.get("media") == "print" else look.width
    page.set_viewport_size({"width": width, "height": look.height})
    page.evaluate(RESTYLE, look.css)
    found: list[str] = []
    page.keyboard.press("Shift")  # the ring is for those who use keys
    for check in look.checks:
        arguments = {"focus": [state.within, most_stops], "targets": [state.within], "sideways": [look.css == SPACED]}
        call = "([check, given]) => criteria[check](...given)"
        found += page.evaluate(call, [check, arguments.get(check, [])])
    if look.axe is not None:
        # A state of narrow screens alone is not looked at on a desk.
        found += violations(page, *(() if state.narrow else look.axe))
    page.evaluate(RESTYLE, "")
    return found


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on the page as it now is, from its top: there no bar hides half a control."""
    assert AXE.is_file(), f"{AXE} is missing: run `make setup`"
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, {"type": "rule", "values": rules} if rules else EVERYTHING)
    return found

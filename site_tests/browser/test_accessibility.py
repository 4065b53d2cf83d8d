"""Every state of every page, looked at by every kind of reader: what axe finds, and what it does not see.

`states.py` says which states there are, `looking.py` how readers look at them, `criteria.js` what must hold. With
SVT_LONG=1 each state is looked at in every size and scheme, and each stop of the Tab key in each.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.conftest import Visit
from site_tests.browser.engines.probe import PlaywrightDriver, Probe
from site_tests.browser.looking import CRITERIA, LOOKS, Look, every_look, faults
from site_tests.browser.states import ALL, KINDS, State
from site_tests.sizes import LONG

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

ALL_STOPS = 1000
KEYS = "fspn/,."
"""What Material takes for commands, wherever the focus is."""
CONTROL = """() => {
  const first = (selector) => [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
  const open = "dialog[open] :is(input, button)";
  const ticked = "main input:is([type=radio], [type=checkbox])";
  (first(open) ?? first(ticked) ?? first("main :is(a, summary, button)"))?.focus();
}"""
WHERE = """() => [location.pathname, document.getElementById("__search").checked,
  [...document.querySelectorAll("main :checked")].map((each) => each.id || each.value)]"""


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


Reach = Callable[..., Probe]


@pytest.fixture
def reach(open_page: Visit, server: str, checklist: Checklist, tmp_path: Path) -> Reach:
    """Opens a page and brings it into a state."""

    def reach(state: State, **options: object) -> Probe:
        probe = Probe(PlaywrightDriver(open_page("about:blank", **({"viewport": screen(state)} | options))), server)
        state.reach(probe, checklist, tmp_path)
        return probe

    return reach


def opened_with(look: Look) -> dict[str, str]:
    """What a page is told of the device when it opens; that it is on paper comes later."""
    return {name: value for name, value in look.media.items() if name != "media"}


def screen(state: State) -> dict[str, int]:
    return {"width": 320 if state.narrow else 1280, "height": 800}


@pytest.mark.parametrize("name", ALL)
def test_a_state_can_be_used_by_everybody(reach: Reach, name: str) -> None:
    state = ALL[name]
    page = page_of(reach(state))
    found = [(pressed, "single keys") for pressed in single_keys(page)]
    for how, look in LOOKS.items():
        if look.width <= 320 or not state.narrow:
            found += [(fault, how) for fault in faults(page, state, look)]
    assert not found, told(found)


@pytest.mark.parametrize("name", ALL if LONG else ["menu open", "checklist, half"])
def test_a_state_can_be_used_at_every_size_and_in_every_scheme(reach: Reach, name: str) -> None:
    """A fresh page for each, because what is resized may not be what is opened."""
    state = ALL[name]
    looks = list(every_look()) if LONG else [(how, LOOKS[how]) for how in ("on a phone, in the dark", "at 400 %")]
    found = []
    for how, look in looks:
        if look.width <= 320 or not state.narrow:
            page = page_of(reach(state, viewport={"width": look.width, "height": look.height}, **opened_with(look)))
            found += [(fault, how) for fault in faults(page, state, look, ALL_STOPS)]
            page.context.close()
    assert not found, told(found)


def told(found: list[tuple[str, str]]) -> str:
    return "\n".join(f"{how}: {fault}" for fault, how in found)


def page_of(probe: Probe) -> Page:
    assert isinstance(probe.driver, PlaywrightDriver)
    return probe.driver.page


def single_keys(page: Page) -> list[str]:
    """What single keys do from a control of the page (2.1.4): nothing, but in a field they are typed."""
    page.evaluate(CONTROL)
    before = page.evaluate(WHERE)
    for key in KEYS:
        page.keyboard.press(key)
    after = page.evaluate(WHERE)
    page.evaluate("() => document.activeElement.blur()")
    return [] if after == before else [f"{KEYS} changed {before} to {after}"]


# ---- the keys themselves


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ALL if LONG else ["guide", "case studies", "checklist, half"])
def test_the_tab_key_leads_where_the_looks_look(reach: Reach, name: str, width: int) -> None:
    state = ALL[name]
    page = page_of(reach(state, viewport={"width": width, "height": 800}))
    page.evaluate(f"() => {{ window.criteria = {CRITERIA}; document.activeElement.blur(); scrollTo(0, 0); }}")
    expected = page.evaluate("() => criteria.stops()")
    if not LONG:
        expected = expected[:45]
    came_to, found = [], []
    for _ in expected:
        page.keyboard.press("Tab")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        came_to.append(page.evaluate("() => criteria.at()"))
        found += page.evaluate("() => criteria.focused()")
    assert found == []
    assert came_to == expected


def test_a_question_is_announced_as_a_group_with_its_answers(reach: Reach) -> None:
    page = page_of(reach(KINDS["checklist"]))
    expect(page.locator("#jobs-advertise")).to_match_aria_snapshot(
        """
        - group "1.1 We make sure that Salford people hear about our vacancies.":
          - heading "1.1 We make sure that Salford people hear about our vacancies." [level=3]
          - radio "Not yet"
          - radio "Getting started"
          - radio "In place"
          - radio "In place, and we can show it"
          - radio "Don’t know"
          - radio "Does not apply to us"
          - group: Help and next steps for 1.1
          - group: Your notes on 1.1
        """
    )


# ---- without scripts


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_nothing_is_dead_and_the_skip_link_leads_past_the_header(open_page: Visit, kind: str) -> None:
    page = open_page(KINDS[kind].path, java_script_enabled=False, viewport={"width": 320, "height": 800})
    page.evaluate(f"() => {{ window.criteria = {CRITERIA} }}")
    for check in ("frame()", "dead()", "sideways(true)", "clipped()"):
        assert page.evaluate(f"() => criteria.{check}") == [], check
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('header, .md-tabs, .md-sidebar') === null")

"""Every kind of page in Firefox and WebKit too; with SVT_LONG=1 every state.

Their drivers know nothing of media, so the dark scheme is the one that a reader chooses at the top of the page, and a
narrow screen is a narrow window. The other looks are taken in Chromium, by `test_accessibility.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from site_tests.browser.engines.probe import Probe
from site_tests.browser.looking import AXE, CRITERIA, EVERYTHING, RUN
from site_tests.browser.states import ALL, KINDS
from site_tests.sizes import LONG

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

PLAIN = (
    "list of",
    "contribute",
    "accessibility",
    "fields",
    "glossary",
    "open data",
    "guide ",
    "document",
    "checklist ",
)
"""How the names of those begin that are made as another is."""
SHORT = [name for name in KINDS if not name.startswith(PLAIN)]
ENGINES = ["chromium", "firefox", "webkit"] if LONG else ["firefox", "webkit"]
CHECKS = {"frame": [], "sideways": [False], "clipped": [], "targets": [":root"], "edges": []}
SCHEMES = {"light": 1, "dark": 2}
"""The place of each among the choices of colours."""
DARK = """(place) => {
  document.getElementById(`__palette_${place}`).click();
  return document.body.dataset.mdColorScheme;
}"""


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


@pytest.mark.parametrize("name", ALL if LONG else SHORT)
@pytest.mark.parametrize("start", ENGINES, indirect=True)
def test_a_state_can_be_used_in_every_engine(probe: Probe, checklist: Checklist, name: str, tmp_path: Path) -> None:
    state = ALL[name]
    found = []
    probe.resize(320 if state.narrow else 1280, 800)
    state.reach(probe, checklist, tmp_path)
    probe.evaluate(f"() => {{ window.criteria = {CRITERIA} }}")
    probe.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    for check, arguments in CHECKS.items():
        found += probe.evaluate("([check, given]) => criteria[check](...given)", [check, arguments])
    for scheme in SCHEMES if LONG else ("light",):
        probe.evaluate(DARK, SCHEMES[scheme])
        found += [f"{scheme}: {fault}" for fault in probe.evaluate(RUN, EVERYTHING)]
    if LONG:
        probe.resize(320, 640)
        found += [f"narrow: {fault}" for fault in probe.evaluate(RUN, EVERYTHING)]
        found += probe.evaluate("() => criteria.sideways()")
    probe.resize(1280, 800)
    assert found == []

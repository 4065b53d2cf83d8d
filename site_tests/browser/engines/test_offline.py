"""A page that is open goes on when the network, or the site itself, has gone: in each of the three engines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from site_tests.browser.conftest import served
from site_tests.browser.engines.probe import Probe
from site_tests.browser.engines.test_journeys import (
    NOTE,
    TAKE_FILES,
    answer,
    answers,
    documents_of,
    keys_of,
    open_assessments,
    open_checklist,
    saving,
    write_note,
)

from social_value.checklists.scoring import score
from social_value.toolkit import Toolkit

AT_HAND = """async () => {
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  const parts = ["file", "printing"].map((part) => fetched.find((name) => name.includes(`/checklist/parts/${part}-`)));
  return parts.every(Boolean) && Promise.all(parts.map((part) => import(part)));
}"""
"""The page itself has asked for what it will need when nothing can be fetched any more."""

SAVE = "p:has(> [data-action=delete]) > [data-action=file]"

COUNT_PRINTED_NOTES = """() => {
  window.print = () => { window.printed = document.querySelectorAll(".sv-noted-text").length };
  const choice = document.getElementById("print");
  choice.value = "full";
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}"""


class Passing:
    """A probe at a site that can go away."""

    def __init__(self, start: Callable[[str], Probe], site: Path, prefix: str) -> None:
        self._server = ExitStack()
        self.probe = start(self._server.enter_context(served(site, prefix)))

    def go_away(self) -> None:
        """Stop the site's server, as if the network were down: nothing answers at its address any more."""
        self._server.close()
        assert self.probe.evaluate("() => fetch('', { cache: 'no-store' }).then(() => 'there', () => 'gone')") == "gone"


@pytest.fixture
def passing(start: Callable[[str], Probe], site: Path, site_url: str) -> Iterator[Passing]:
    passing = Passing(start, site, urlsplit(site_url).path)
    yield passing
    passing.probe.close()


def test_a_checklist_is_answered_scored_kept_saved_to_a_file_and_printed_without_the_site(
    passing: Passing, toolkit: Toolkit
) -> None:
    checklist = next(each for each in toolkit.checklists if each.id == "starting-off")
    first, *others = [statement.id for statement in checklist.areas[0].statements]
    probe = passing.probe
    open_checklist(probe)
    answer(probe, first, "in-place")
    probe.until(AT_HAND)
    passing.go_away()

    given = {first: "in-place"} | dict.fromkeys(others, "started")
    for statement in others:
        answer(probe, statement, "started")
    write_note(probe, first, NOTE)
    percent = score(checklist, given).areas[0].percent
    assert probe.see(f'[data-row="{checklist.areas[0].id}"] [data-show=score]') == f"{percent}%"
    saving(probe, "saved")
    [kept] = probe.documents()
    assert {statement: entry["state"] for statement, entry in kept["answers"].items()} == given
    assert kept["answers"][first]["note"] == NOTE

    probe.evaluate(TAKE_FILES)
    probe.click(SAVE)
    [taken] = json.loads(probe.until("async () => (await Promise.all(window.taken))[0]"))["assessments"]
    assert taken["answers"][first]["note"] == NOTE
    assert set(taken["answers"]) == set(given)

    probe.evaluate(COUNT_PRINTED_NOTES)
    probe.click("[data-action=print]")
    probe.until("() => window.printed === 1")
    assert answers(probe) == given


def test_what_was_not_fetched_in_time_says_so_and_loses_nothing(passing: Passing, toolkit: Toolkit) -> None:
    checklist = next(each for each in toolkit.checklists if each.id == "starting-off")
    probe = passing.probe
    probe.keep(keys_of(documents_of(checklist)))
    open_assessments(probe)
    before = probe.storage()
    passing.go_away()

    probe.click("[data-action=save-all]")
    probe.until("() => /Are you offline[?] Nothing is lost/.test(document.querySelector('sv-assessments').innerText)")
    assert probe.storage() == before
    probe.count("[data-lists] .sv-entry", 2)

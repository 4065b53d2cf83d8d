"""What readers do with their assessments, from the first answer to the shared link, in each of the three engines.

The other browser tests look closely, in Chromium. These walk through, so that no engine is left behind.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from site_tests.browser.assessments_page import PATH as ASSESSMENTS
from site_tests.browser.assessments_page import PREFIX, document
from site_tests.browser.checklist_form import PATH as CHECKLIST
from site_tests.browser.engines.probe import Probe

from social_value.checklists.model import Checklist
from social_value.checklists.scoring import score
from social_value.toolkit import Toolkit

NOTE = "Ask Ola – 50 % of <b>spend</b>, дva 漢字"

TAKE_FILES = """() => {
  const make = URL.createObjectURL;
  window.taken = [];
  URL.createObjectURL = (blob) => { window.taken.push(blob.text()); return make.call(URL, blob); };
}"""
"""Firefox tells no driver of its downloads, so the texts are taken where the page makes them."""


@pytest.fixture(scope="module")
def checklist(toolkit: Toolkit) -> Checklist:
    return next(each for each in toolkit.checklists if each.id == "starting-off")


def open_checklist(probe: Probe) -> None:
    probe.goto(CHECKLIST)
    probe.see(".sv-status [data-show=progress]")


def open_assessments(probe: Probe) -> None:
    probe.goto(ASSESSMENTS)
    probe.see("[data-action=new]")


def answer(probe: Probe, statement: str, state: str) -> None:
    probe.click(f'label[for="{statement}--{state}"]')
    probe.until("(id) => document.getElementById(id).checked", f"{statement}--{state}")


def write_note(probe: Probe, statement: str, text: str) -> None:
    probe.click(f"#{statement} .sv-yours summary")
    probe.type(f"[data-note={statement}]", text)


def answers(probe: Probe) -> dict[str, str]:
    """What stands in the form now."""
    return dict(
        probe.evaluate(
            "() => Object.fromEntries([...document.querySelectorAll('sv-checklist .sv-statement :checked')]"
            ".map((radio) => [radio.name, radio.value]))"
        )
    )


def saving(probe: Probe, kind: str) -> None:
    """Wait until the page says this of saving."""
    assert probe.see(f'[data-saving~="{kind}"]')


def do(probe: Probe, place: str, action: str) -> None:
    """Press one of the buttons under “More” of an assessment."""
    if not probe.evaluate("(place) => document.querySelector(`${place} details`).open", place):
        probe.click(f"{place} summary")
    probe.click(f"{place} [data-action={action}]")


def documents_of(checklist: Checklist) -> list[dict[str, Any]]:
    """Two assessments of the first area, a year apart."""
    first, second = checklist.areas[0].statements[:2]
    low, high = (checklist.scale.options[place].id for place in (0, -1))
    return [
        document(checklist, "b", {first.id: low, second.id: low}, name="Before"),
        document(checklist, "c", {first.id: high, second.id: low}, name="After", date="2026-11-20"),
    ]


def keys_of(documents: list[dict[str, Any]]) -> dict[str, str]:
    return {f"{PREFIX}assessment:{each['id']}": json.dumps(each) for each in documents}


def test_answers_are_scored_as_they_are_given_by_pointer_and_by_keyboard(probe: Probe, checklist: Checklist) -> None:
    area = checklist.areas[0]
    options = [option.id for option in checklist.scale.options]
    given = {statement.id: options[place % 3] for place, statement in enumerate(area.statements)}
    open_checklist(probe)
    for statement, state in given.items():
        answer(probe, statement, state)
    probe.press("ArrowDown")
    given[statement] = options[options.index(state) + 1]
    probe.until("(id) => document.getElementById(id).checked", f"{statement}--{given[statement]}")
    result = score(checklist, given)
    assert probe.see(f'[data-row="{area.id}"] [data-show=score]') == f"{result.areas[0].percent}%"
    assert answers(probe) == given


def test_what_was_typed_is_there_after_a_reload(probe: Probe) -> None:
    open_checklist(probe)
    answer(probe, "buy-know", "in-place")
    write_note(probe, "buy-know", NOTE)
    saving(probe, "saved")
    open_checklist(probe)
    probe.until("(note) => document.querySelector('[data-note=buy-know]').value === note", NOTE)
    assert answers(probe) == {"buy-know": "in-place"}


def test_several_are_begun_renamed_copied_and_deleted_with_a_way_back(probe: Probe, checklist: Checklist) -> None:
    [before, _] = documents_of(checklist)
    probe.keep(keys_of([before]))
    open_assessments(probe)
    probe.click("[data-action=new]")
    probe.type("#describe--name", "A year later")
    probe.press("Enter")
    probe.count(".sv-entry", 2)

    place = f'[data-id="{before["id"]}"]'
    do(probe, place, "describe")
    probe.type("#describe--name", "Ours, renamed")
    probe.click("[data-submit]")
    probe.until("() => [...document.querySelectorAll('h3')].some((h) => h.textContent === 'Ours, renamed')")
    do(probe, place, "duplicate")
    probe.count(".sv-entry", 3)
    kept = probe.documents()
    assert [each["answers"] for each in kept].count(before["answers"]) == 2
    do(probe, place, "delete")
    probe.count(".sv-entry", 2)
    probe.press("Enter")  # the focus is on the way back
    probe.count(".sv-entry", 3)
    assert {each["id"]: each["answers"] for each in probe.documents()} == {each["id"]: each["answers"] for each in kept}


def test_after_a_new_edition_every_answer_is_there_and_the_changes_are_told(
    probe: Probe, start: Any, later_site: str
) -> None:
    open_checklist(probe)
    answer(probe, "jobs-advertise", "in-place")
    write_note(probe, "jobs-advertise", NOTE)
    [before] = probe.documents()
    kept = probe.storage()
    probe.close()

    later = start(later_site)
    later.keep(kept)
    open_checklist(later)
    assert "Salford people hear about every vacancy of ours." in later.see("[data-show=since]:not([hidden]) ins")
    assert later.see("#jobs-advertise .sv-flag")
    later.click("[data-action=adopt]")
    later.until("() => document.querySelector('[data-show=since]').hidden")
    assert answers(later) == {"jobs-advertise": "in-place"}
    [after] = later.documents()
    assert (before["edition"], after["edition"]) == (1, 2)
    assert after["answers"] == before["answers"]
    later.close()


def test_two_are_compared_in_points(probe: Probe, checklist: Checklist) -> None:
    before, after = documents_of(checklist)
    probe.keep(keys_of([before, after]))
    open_assessments(probe)
    for each in (before, after):
        probe.click(f'[data-tick="{each["id"]}"]')
    probe.click("[data-action=compare]")
    percents = [
        score(checklist, {name: entry["state"] for name, entry in each["answers"].items()}).overall.percent
        for each in (before, after)
    ]
    assert None not in percents
    for percent in percents:
        assert f"{percent}%" in probe.see(".sv-panel table")
    probe.count(".sv-panel svg circle", 4)  # overall and one area, twice each


def test_a_file_brings_everything_back_as_it_was(probe: Probe, checklist: Checklist, tmp_path: Path) -> None:
    probe.keep(keys_of(documents_of(checklist)))
    open_assessments(probe)
    before = probe.documents()
    probe.evaluate(TAKE_FILES)
    probe.click("[data-action=save-all]")
    file = tmp_path / "assessments.json"
    file.write_text(probe.until("async () => (await Promise.all(window.taken))[0]"), encoding="utf-8")
    probe.click("[data-action=delete-all]")
    probe.click("[data-dialog=delete-all] [value=yes]")
    probe.count(".sv-entry", 0)
    assert not any(key.startswith(PREFIX) for key in probe.storage())

    probe.attach("[data-file]", file)
    probe.click(".sv-panel form button:not([data-action])")
    probe.count("[data-lists] .sv-entry", 2)
    assert probe.documents() == before


def test_a_shared_link_opens_as_a_copy_and_leaves_the_address(probe: Probe, checklist: Checklist) -> None:
    [theirs, _] = documents_of(checklist)
    probe.keep(keys_of([theirs]))
    open_assessments(probe)
    do(probe, f'[data-id="{theirs["id"]}"]', "share")
    link = str(probe.until("() => document.querySelector('#share--link').value"))
    fragment = link[link.index("#") :]
    assert len(fragment) < 200
    probe.click("[data-dialog=share] [value='']")
    probe.evaluate("(key) => localStorage.removeItem(key)", next(iter(keys_of([theirs]))))

    probe.goto(CHECKLIST + fragment)
    probe.see("[data-show=shared]")
    assert "#" not in probe.evaluate("() => location.href")
    assert answers(probe) == {name: entry["state"] for name, entry in theirs["answers"].items()}
    assert probe.evaluate("() => document.querySelectorAll('.sv-statement [type=radio]:enabled').length") == 0
    assert probe.documents() == []


def test_on_a_shared_computer_nothing_is_kept(probe: Probe) -> None:
    probe.goto("privacy/")
    before = probe.storage()
    open_checklist(probe)
    probe.click("label[for=public]")
    saving(probe, "public")
    answer(probe, "buy-know", "in-place")
    write_note(probe, "buy-know", NOTE)
    assert {key: text for key, text in probe.storage().items() if key not in before} == {}
    assert probe.evaluate("() => sessionStorage.length + document.cookie.length") == 0
    probe.evaluate(TAKE_FILES)
    probe.click('[data-saving~="public"] [data-action=file]')
    [taken] = json.loads(probe.until("async () => (await Promise.all(window.taken))[0]"))["assessments"]
    assert taken["answers"]["buy-know"]["note"] == NOTE


@pytest.mark.parametrize(("kind", "error"), [("full", "QuotaExceededError"), ("blocked", "SecurityError")])
def test_where_nothing_can_be_kept_any_more_it_is_told_and_nothing_is_lost(probe: Probe, kind: str, error: str) -> None:
    open_checklist(probe)
    answer(probe, "jobs-advertise", "in-place")
    probe.evaluate(
        """(error) => {
          window.setItem = Storage.prototype.setItem;
          Storage.prototype.setItem = () => { throw new DOMException("no", error) };
        }""",
        error,
    )
    answer(probe, "buy-know", "started")
    write_note(probe, "buy-know", NOTE)
    saving(probe, kind)
    assert answers(probe) == {"jobs-advertise": "in-place", "buy-know": "started"}
    probe.evaluate("() => { Storage.prototype.setItem = window.setItem }")
    answer(probe, "jobs-routes", "in-place")
    saving(probe, "saved")
    [kept] = probe.documents()
    assert set(kept["answers"]) == {"jobs-advertise", "buy-know", "jobs-routes"}
    assert kept["answers"]["buy-know"]["note"] == NOTE

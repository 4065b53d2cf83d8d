"""Every edition that readers may have answered still loads, and today's editions are among those kept."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from site_tests.kept import ASSESSMENTS, EDITIONS, checklist_of, source_of

from social_value.assessments.model import AssessmentsFile
from social_value.checklists.browser import browser_model
from social_value.checklists.editions import broken_promises, history
from social_value.checklists.model import Checklist
from social_value.checklists.rules import broken_rules
from social_value.findings import children, words
from social_value.source import read

EXPECTED = sorted(ASSESSMENTS.glob("expected/*.json"))
EXPORTS = sorted(ASSESSMENTS.glob("exports/*/*.json"))
STEPS = [
    *((old, new) for old, new in pairwise(EDITIONS) if old.rpartition("-")[0] == new.rpartition("-")[0]),
    ("editions/starting-off-1", "next/starting-off-2"),
]
"""Each edition and the one that follows it."""


def named(path: Path) -> str:
    return path.stem


def stood(checklist: Checklist) -> dict[str, dict[str, Any]]:
    """How each statement stood."""
    return {
        statement.id: {"text": statement.text, "area": area.id, "weight": statement.weight}
        for area in checklist.areas
        for statement in area.statements
    }


@pytest.mark.parametrize("name", EDITIONS)
def test_a_kept_edition_is_sound_by_todays_rules(name):
    source = source_of(name)
    checklist = checklist_of(name)
    assert name.endswith(f"/{checklist.id}-{checklist.edition}")
    # A guide may have another name by now; what an edition says of it concerns no answer.
    guides = {
        guide
        for at, area in children(source.data, "areas")
        for record in (area, *(statement for _, statement in children(area, "statements", at)))
        for _, guide in words(record, "guides")
    }
    assert list(broken_rules(source.data, checklist.id, guides)) == []


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_a_kept_edition_breaks_no_promise_of_the_one_before(old, new):
    assert list(broken_promises(source_of(old).data, source_of(new).data)) == []


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_a_later_edition_knows_how_every_statement_of_the_one_before_stood(old, new):
    before, today = checklist_of(old), checklist_of(new)
    past = history(today) or {"earlier": {}, "since": {}, "retired": []}
    told = {
        **{item["id"]: {field: item[field] for field in ("text", "area", "weight")} for item in past["retired"]},
        **stood(today),
    }
    for statement, stages in past["earlier"].items():
        for then in sorted(stages, key=lambda each: -each["edition"]):
            if then["edition"] >= before.edition:
                told[statement].update({field: then[field] for field in ("text", "area", "weight") if field in then})
    gone = {item["id"] for item in past["retired"] if item["edition"] <= before.edition}
    later = {statement for statement, since in past["since"].items() if since > before.edition}
    assert {name: as_it_was for name, as_it_was in told.items() if name not in gone | later} == stood(before)


@pytest.mark.parametrize("path", EXPECTED, ids=named)
def test_between_two_kept_editions_happened_what_is_expected(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    expected.pop("unknown_wordings", None)  # concerns exports only
    source, target = checklist_of(expected["from"]), checklist_of(expected["to"])
    old, new = stood(source), stood(target)
    both = [name for name in new if name in old]
    different = {
        field: {name: [old[name][field], new[name][field]] for name in both if old[name][field] != new[name][field]}
        for field in ("text", "area", "weight")
    }
    successors = {retired.id: retired.successor for retired in target.retired}
    assert {
        "from": expected["from"],
        "to": expected["to"],
        "carried": sum(old[name] == new[name] for name in both),
        "reworded": different["text"],
        "new": sorted(new.keys() - old.keys()),
        "moved": different["area"],
        "reweighted": different["weight"],
        "retired": {name: successors[name] for name in old if name not in new},
    } == {**expected, "new": sorted(expected["new"])}


def test_the_expected_steps_hold_every_kind_of_change():
    kinds = ("reworded", "new", "moved", "reweighted", "retired")
    steps = [json.loads(path.read_text(encoding="utf-8")) for path in EXPECTED]
    assert {(step["from"], step["to"]) for step in steps} >= {step for step in STEPS if "editions" not in step[1]}
    for step in steps:
        assert all(step[kind] for kind in kinds)
        assert step["carried"] > 0


def test_a_new_area_and_a_statement_that_came_and_went_are_among_the_kept():
    first, second = checklist_of("editions/starting-off-1"), checklist_of("next/starting-off-2")
    assert {area.id for area in second.areas} - {area.id for area in first.areas} == {"places"}
    came_and_went = [retired.id for retired in checklist_of("past/starting-off-3").retired if retired.since > 1]
    assert came_and_went == ["work-briefly"]
    assert browser_model(checklist_of("past/starting-off-3"))["history"]["since"]["work-briefly"] == 2


def test_the_edition_of_every_checklist_is_kept(toolkit):
    missing = [
        f"{checklist.id}-{checklist.edition}.yml"
        for checklist in toolkit.checklists
        if f"editions/{checklist.id}-{checklist.edition}" not in EDITIONS
    ]
    assert missing == [], "Keep a copy of the edition: python -m social_value freeze"


def test_todays_checklists_break_no_promise_of_their_newest_kept_edition(toolkit):
    for checklist in toolkit.checklists:
        *_, newest = [name for name in EDITIONS if name.rpartition("-")[0] == f"editions/{checklist.id}"]
        today = read(toolkit.folders.checklists / f"{checklist.id}.yml", "today")
        broken = list(broken_promises(source_of(newest).data, today.data))
        assert broken == [], "Raise the edition, and say what stood before: CONTRIBUTING.md"


@pytest.mark.parametrize("path", EXPORTS, ids=named)
def test_a_kept_export_is_a_file_as_the_published_schema_describes_it(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    # JavaScript can keep half a character, which nothing in Python takes.
    AssessmentsFile.model_validate_json(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))


def test_every_kept_file_is_explained():
    readme = (ASSESSMENTS / "README.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(ASSESSMENTS).as_posix() for path in ASSESSMENTS.glob("*/**/*.*")}
    assert [folder for folder in sorted(folders) if f"`{folder}/" not in readme] == []
    made_by_hand = [*EXPORTS, *ASSESSMENTS.glob("invented/*/*.yml")]
    assert [path.name for path in made_by_hand if path.name not in readme] == []

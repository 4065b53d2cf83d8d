"""The worked examples of every checklist: what was worked out by hand is what the scoring says."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Checklist, DoesNotApply, Example
from social_value.checklists.scoring import Result, score
from social_value.source import read
from social_value.validation import validate

ROOT = Path(__file__).parents[2]
PROJECTS = (ROOT, ROOT / "site_tests" / "fixtures" / "small_project")
FILES = sorted(file for project in PROJECTS for file in project.glob("checklists/*.yml"))


def read_checklist(file: Path) -> Checklist:
    return validate(Checklist, read(file, file.name))


def answers_of(example: Example) -> dict[str, str]:
    """The answers without the reasons, as the scoring takes them."""
    return {
        statement: answer.answer if isinstance(answer, DoesNotApply) else answer
        for statement, answer in example.answers.items()
    }


def as_expected(result: Result) -> dict[str, Any]:
    """A result in the shape of an example's `expected`."""
    whole = asdict(result)
    areas = {area.pop("id"): area for area in whole["areas"]}
    for area in areas.values():
        del area["counts"]
    return whole | {"areas": areas}


def failing(checklist: Checklist) -> list[str]:
    """The ids of the examples whose expected result is not the one that the scoring gives."""
    return [
        example.id
        for example in checklist.examples
        if as_expected(score(checklist, answers_of(example))) != example.expected.model_dump()
    ]


EXAMPLES = [
    pytest.param(checklist, example, id=f"{checklist.id}/{example.id}")
    for checklist in map(read_checklist, FILES)
    for example in checklist.examples
]


@pytest.mark.parametrize(("checklist", "example"), EXAMPLES)
def test_an_example_scores_as_worked_out_by_hand(checklist, example):
    assert as_expected(score(checklist, answers_of(example))) == example.expected.model_dump()


def test_a_checklist_of_the_toolkit_has_examples_that_reach_everything():
    assert any(_reaches_everything(checklist) for checklist in map(read_checklist, FILES))


def _reaches_everything(checklist: Checklist) -> bool:
    """Whether six examples or more reach every band, state of an answer, an empty area and a legal note."""
    answers = [answer for example in checklist.examples for answer in answers_of(example).values()]
    expected = [example.expected for example in checklist.examples]
    return (
        len(checklist.examples) >= 6
        and {result.overall.band for result in expected} >= {band.id for band in checklist.bands}
        and {*answers} >= {*(option.id for option in checklist.scale.options), DOES_NOT_APPLY, DONT_KNOW}
        and any(result.counts.unanswered for result in expected)
        and any(area.percent is None for result in expected for area in result.areas.values())
        and any(result.must_notes for result in expected)
    )


# ---- what an example notices: a small checklist with two examples in a temporary file

TWO_EXAMPLES = """\
  - id: uses-started
    title: A shop
    story: It has begun.
    answers: {s1: started, s2: done}
    expected:
      areas:
        a1: {earned: 4, available: 6, percent: 67, low: 67, high: 67}
      overall: {percent: 67, band: all, provisional: false}
      counts: {scored: 2, does_not_apply: 0, dont_know: 0, unanswered: 0}
      evidence: {shown: 1, in_place: 1}
      must_notes: []
  - id: never-started
    title: A garage
    story: It does nothing yet, and does not know the rest.
    answers: {s1: not-yet, s2: dont-know}
    expected:
      areas:
        a1: {earned: 0, available: 3, percent: 0, low: 0, high: 50}
      overall: {percent: 0, band: all, provisional: false}
      counts: {scored: 1, does_not_apply: 0, dont_know: 1, unanswered: 0}
      evidence: {shown: 0, in_place: 0}
      must_notes: []
"""
STATEMENT = """\
      - id: {}
        text: We do a thing.
        value: either
        why: It matters.
        good: Much of it.
        evidence: [A list]
        steps: {{not-yet: Begin., started: Go on.}}
        does_not_apply: allowed
"""
HAND_MADE = f"""\
id: two
title: Two examples
edition: 1
published: 2026-11-22
summary: It has two examples.
minutes: 1
introduction: Choose what is true.
scale:
  options:
    - {{id: not-yet, label: Not yet, meaning: We do not., points: 0}}
    - {{id: started, label: Started, meaning: We begin., points: 1}}
    - {{id: done, label: Done, meaning: We do., points: 3}}
  in_place: done
  evidenced: done
bands:
  - {{id: all, label: All, lower: 0, meaning: Anything.}}
areas:
  - id: a1
    title: One area
    summary: It is the only one.
    origin: {{founding_text: An idea}}
    guides: [guidance/jobs.md]
    statements:
{STATEMENT.format("s1")}{STATEMENT.format("s2")}examples:
{TWO_EXAMPLES}"""


@pytest.mark.parametrize(
    ("old", "new", "fails"),
    [
        pytest.param("minutes: 1", "minutes: 2", [], id="nothing that counts"),
        pytest.param("begin., points: 1", "begin., points: 2", ["uses-started"], id="an option that one uses"),
        pytest.param("not., points: 0", "not., points: 1", ["never-started"], id="the lowest option"),
        pytest.param("We do., points: 3", "We do., points: 4", ["uses-started", "never-started"], id="the highest"),
        pytest.param("in_place: done", "in_place: started", ["uses-started"], id="what is in place"),
        pytest.param("lower: 0, meaning: Any", "lower: 0, meaning: Some", [], id="a meaning"),
    ],
)
def test_a_change_of_points_fails_the_examples_that_it_matters_to_and_no_other(tmp_path, old, new, fails):
    assert HAND_MADE.count(old) == 1
    file = tmp_path / "two.yml"
    # Whether points rise is a rule of its own; here only the scoring is asked.
    file.write_text(HAND_MADE.replace(old, new), encoding="utf-8")
    assert failing(read_checklist(file)) == fails


def test_a_changed_weight_fails_the_examples_that_it_matters_to_and_no_other(tmp_path):
    file = tmp_path / "two.yml"
    # With s2 counting twice: 1 + 6 = 7 of 9; and an open s2 could bring 6 of 9.
    file.write_text(HAND_MADE.replace("- id: s2\n", "- id: s2\n        weight: 2\n"), encoding="utf-8")
    assert failing(read_checklist(file)) == ["uses-started", "never-started"]

"""The spreadsheet that scores itself says what the scoring says, when LibreOffice works it out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest
from site_tests.paper.conftest import every_checklist
from site_tests.paper.spreadsheet import Answers, WorkedOut, labels, work_out
from site_tests.sizes import sized
from site_tests.strategies import assessments_from, make_checklist

from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Checklist, DoesNotApply, Example
from social_value.checklists.scoring import score

RANDOM_ANSWERS, RANDOM_CHECKLISTS = sized((6, 4), (30, 20))

Case = tuple[Checklist, Answers]


def examples() -> Iterator[tuple[Checklist, Example]]:
    """Every worked example of every checklist."""
    for checklist in every_checklist():
        for example in checklist.examples:
            yield checklist, example


def answers_of(example: Example) -> Answers:
    return {
        name: answer.answer if isinstance(answer, DoesNotApply) else answer for name, answer in example.answers.items()
    }


def any_answers() -> Iterator[Case]:
    """Answers drawn by lot to the toolkit's own checklists, the same ones each time."""
    lot = random.Random(2026)
    checklists = every_checklist()[:-1]
    for number in range(RANDOM_ANSWERS):
        checklist = checklists[number % len(checklists)]
        states = [*labels(checklist), None, lot.choice([None, DOES_NOT_APPLY, DONT_KNOW])]
        drawn = {statement.id: lot.choice(states) for statement in checklist.statements()}
        yield checklist, {name: state for name, state in drawn.items() if state}


def test_every_example_and_any_answers_score_as_the_scoring_says(tmp_path: Path) -> None:
    worked = list(examples())
    cases = [*((checklist, answers_of(example)) for checklist, example in worked), *any_answers()]
    cases += assessments_from(7, RANDOM_CHECKLISTS)
    assert len(cases) >= 25
    done = work_out(cases, tmp_path)
    for (checklist, answers), found in zip(cases, done, strict=True):
        assert found.result == score(checklist, answers), (checklist.id, answers)
    for (checklist, example), found in zip(worked, done, strict=False):
        assert by_hand(example) == said(found), (checklist.id, example.id)


def by_hand(example: Example) -> list[object]:
    """What was worked out by hand: of each area, of the whole, and how many are counted as what."""
    expected = example.expected
    areas = [(name, each.percent, each.low, each.high) for name, each in expected.areas.items()]
    whole, counts = expected.overall, expected.counts
    return [
        sorted(areas),
        (whole.percent, whole.band, whole.provisional),
        (counts.scored, counts.does_not_apply, counts.dont_know, counts.unanswered),
    ]


def said(found: WorkedOut) -> list[object]:
    """The same of a spreadsheet."""
    areas = [(each.id, each.percent, each.low, each.high) for each in found.result.areas]
    whole = found.result.overall
    return [sorted(areas), (whole.percent, whole.band, whole.provisional), astuple(found.result.counts)]


# ---- one thing at a time, all of them worked out in one call

NOT_IN_THE_LIST = ("Option*", "Option ?", "3", "=1+1", "'Option 3", "Opt", "\U0001f6b2", "x" * 30_000)
TWO, SMALL = make_checklist([1, 1]), every_checklist()[-1]
ASKS, ASKS_NOT = "jobs-advertise", "jobs-train"
NOT_APPLYING: Answers = {ASKS: DOES_NOT_APPLY, ASKS_NOT: DOES_NOT_APPLY}

ALONE: dict[str, tuple[Checklist, Answers, Answers]] = {
    "capitals": (TWO, {"s1": " option 3  ", "s2": "OPTION 1"}, {}),
    "no reason": (SMALL, NOT_APPLYING, {}),
    "blank reason": (SMALL, NOT_APPLYING, {ASKS: "  "}),
    "a reason": (SMALL, NOT_APPLYING, {ASKS: "We hire nobody."}),
    "two bands": (make_checklist([1, 1], [1], [1]), {"s1": "o2", "s3": "o2"}, {}),
    **{answer: (TWO, {"s1": answer, "s2": "o3"}, {}) for answer in NOT_IN_THE_LIST},
}
"""What is tried -> a checklist, answers to it, and reasons."""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, WorkedOut]:
    """What the spreadsheet says of each."""
    cases = [(checklist, answers) for checklist, answers, _ in ALONE.values()]
    reasons = [given for _, _, given in ALONE.values()]
    return dict(zip(ALONE, work_out(cases, tmp_path_factory.mktemp("alone"), reasons), strict=True))


def test_an_answer_counts_in_any_capitals_and_with_spaces_around_it(alone) -> None:
    found = alone["capitals"]
    assert (found.result.areas[0].earned, found.wrong) == (4, 0)


def test_what_is_not_in_the_list_scores_nothing_and_is_to_be_put_right(alone) -> None:
    for answer in NOT_IN_THE_LIST:
        assert astuple(alone[answer].result.counts) == (1, 0, 0, 1), answer
        assert alone[answer].wrong == 1, answer


def test_a_reason_that_is_asked_for_and_missing_is_to_be_put_right(alone) -> None:
    found = [alone[name] for name in ("no reason", "blank reason", "a reason")]
    assert [each.wrong for each in found] == [1, 1, 0]
    assert all(each.result == score(SMALL, NOT_APPLYING) for each in found)


def test_an_area_whose_range_lies_in_two_bands_names_both(alone) -> None:
    assert alone["two bands"].area_bands == ("Band 1 to Band 3", "Band 2", None)

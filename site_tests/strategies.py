"""Checklists and answers for tests: made by hand, by Hypothesis, or in numbers from a seed.

All come from one builder, so that Python's scorer and the browser's are asked the same kinds of thing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Checklist

Pick = Callable[[int, int], int]
"""Returns a whole number from the first to the second."""
Answers = dict[str, str]

NOTHING_EXPECTED = {
    "areas": {},
    "overall": {"percent": None, "band": None, "provisional": True},
    "counts": {"scored": 0, "does_not_apply": 0, "dont_know": 0, "unanswered": 0},
    "evidence": {"shown": 0, "in_place": 0},
    "must_notes": [],
}
NO_ANSWERS = ("", "o99", "constructor", "Does-not-apply", "null")
"""Answers that no checklist knows."""


def make_checklist(
    *areas: Sequence[int],
    points: Sequence[int] = (0, 1, 2, 3),
    in_place: int = 2,
    evidenced: int | None = 3,
    bands: Sequence[int] = (0, 25, 50, 75),
    must: Collection[int] = (),
    ids: Sequence[str] = (),
) -> Checklist:
    """Return a checklist whose areas have statements of these weights.

    Options are called o0, o1, …, bands b0, b1, …, areas a1, a2, … and statements s1, s2, … through all areas,
    or as `ids` say. `in_place` and `evidenced` count options from 0, and `must` counts statements from 1.
    """
    numbers = iter(range(1, 1 + sum(len(weights) for weights in areas)))
    names = [*ids, *(f"s{number}" for number in range(len(ids) + 1, 1 + sum(map(len, areas))))]

    def statement(weight: int) -> dict[str, Any]:
        number = next(numbers)
        law = {"law": "An Act", "address": "https://example.org/act", "note": "It is a duty."}
        return {
            "id": names[number - 1],
            "text": f"We do thing {number}.",
            "weight": weight,
            "value": "either",
            "why": "It matters.",
            "good": "Much of it.",
            "evidence": ["A list"],
            "steps": {f"o{place}": "Do more." for place in range(len(points) - 1)},
            "does_not_apply": "allowed",
            "must": law if number in must else None,
        }

    data = {
        "id": "made",
        "title": "Made for a test",
        "edition": 1,
        "published": "2026-11-22",
        "summary": "It is made for a test.",
        "minutes": 1,
        "introduction": "Choose what is true.",
        "scale": {
            "options": [
                {"id": f"o{place}", "label": f"Option {place}", "meaning": "It is so.", "points": point}
                for place, point in enumerate(points)
            ],
            "in_place": f"o{in_place}",
            "evidenced": None if evidenced is None else f"o{evidenced}",
        },
        "bands": [
            {"id": f"b{place}", "label": f"Band {place}", "lower": lower, "meaning": "It is so."}
            for place, lower in enumerate(bands)
        ],
        "areas": [
            {
                "id": f"a{place}",
                "title": f"Area {place}",
                "summary": "It is an area.",
                "origin": {"founding_text": "An idea"},
                "guides": ["guidance/jobs.md"],
                "statements": [statement(weight) for weight in weights],
            }
            for place, weights in enumerate(areas, start=1)
        ],
        "examples": [{"id": "none", "title": "Nobody", "story": "None.", "answers": {}, "expected": NOTHING_EXPECTED}],
    }
    return Checklist.model_validate(data)


def pick_checklist(pick: Pick) -> Checklist:
    """Return some checklist, small or middling, with every feature that the scoring knows."""
    areas = [[_pick_weight(pick) for _ in range(pick(1, 6))] for _ in range(pick(1, 5))]
    number = sum(map(len, areas))
    options = pick(2, 7)
    in_place = pick(0, options - 1)
    return make_checklist(
        *areas,
        points=_pick_rising(pick, options),
        in_place=in_place,
        evidenced=pick(in_place, options - 1) if pick(0, 3) else None,
        bands=[0, *_pick_rising(pick, pick(0, 4), lowest=1)],
        must=[place for place in range(1, number + 1) if not pick(0, 3)],
        # A name that every JavaScript object already knows.
        ids=["constructor"] if not pick(0, 9) else [],
    )


def pick_answers(pick: Pick, checklist: Checklist) -> Answers:
    """Return some answers to a checklist: every state, and what it does not know."""
    options = [option.id for option in checklist.scale.options]
    # In some sets most answers are alike, so that whole areas do not apply or nothing at all is answered.
    usual = pick(0, 7)
    answers: Answers = {}
    for statement in checklist.statements():
        kind = usual if usual < 4 and pick(0, 4) else pick(0, 9)
        if kind == 0:
            continue
        if kind == 1:
            answers[statement.id] = DOES_NOT_APPLY
        elif kind == 2:
            answers[statement.id] = DONT_KNOW
        elif kind == 4:
            answers[statement.id] = NO_ANSWERS[pick(0, len(NO_ANSWERS) - 1)]
        else:
            answers[statement.id] = options[pick(0, len(options) - 1)]
    if not pick(0, 5):
        answers["left-the-checklist"] = options[-1]
    return answers


def assessments_from(seed: int, number: int) -> Iterator[tuple[Checklist, Answers]]:
    """Yield `number` checklists with answers to them, the same ones for the same seed."""
    pick = random.Random(seed).randint
    for _ in range(number):
        checklist = pick_checklist(pick)
        yield checklist, pick_answers(pick, checklist)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """Any checklist."""
    return pick_checklist(_drawing(draw))


@st.composite
def assessments(draw: st.DrawFn) -> tuple[Checklist, Answers]:
    """Any checklist, and answers to it."""
    pick = _drawing(draw)
    checklist = pick_checklist(pick)
    return checklist, pick_answers(pick, checklist)


def json_values(leaves: int = 25, names: Sequence[str] = ()) -> st.SearchStrategy[Any]:
    """Anything that a YAML file can hold; its groups often use the `names`, if there are any."""
    words = st.sampled_from(names) | st.text() if names else st.text()
    scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
        max_leaves=leaves,
    )


def _drawing(draw: st.DrawFn) -> Pick:
    return lambda low, high: draw(st.integers(low, high))


def _pick_weight(pick: Pick) -> int:
    return pick(1, 10) if not pick(0, 2) else 1


def _pick_rising(pick: Pick, number: int, lowest: int = 0) -> list[int]:
    """Return whole numbers that rise, from `lowest` at the least to 100 at the most; often 0, 1, 2, …"""
    steps = [pick(1, 14) if pick(0, 1) else 1 for _ in range(number)]
    first = lowest + (0 if pick(0, 2) else pick(0, 9))
    return [first + sum(steps[:place]) for place in range(number)]

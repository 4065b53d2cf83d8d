"""The score of one set of answers. Pure, in whole numbers only, and mirrored by `scoring.mjs`.

The rules, for one checklist and one set of answers:

- A statement is *scored* when it is answered with an option of the scale. “Does not apply” and “don't know”
  are left out of the points and of the maximum. An answer the checklist does not know counts as none.
- An area has earned Σ points × weight and could have earned Σ highest points × weight, over its scored
  statements. Its percent is the rounded quotient, halves up; None when nothing was scored, never 0.
- *Open* statements are those unanswered or answered “don't know”. `low` and `high` are the percents the area
  would have if each open statement got the lowest or the highest option.
- The overall percent is the plain mean of the areas' percents, halves up, over the areas that have one.
- The band is the last one that begins at or below the percent.
- A statement that is a legal duty and stands below “in place” raises its note and changes no number.

Whole numbers only, because Python rounds 62.5 to 62 and JavaScript to 63.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Area, Band, Checklist, Statement


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements stand in each state."""

    scored: int
    does_not_apply: int
    dont_know: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class AreaScore:
    """The score of one area. Percents are whole numbers from 0 to 100, or None where nothing is scored."""

    id: str
    earned: int
    available: int
    percent: int | None
    low: int | None
    high: int | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Overall:
    """The score of the whole checklist; `band` is a band's id, and None where `percent` is."""

    percent: int | None
    band: str | None
    provisional: bool
    """True while a statement is unanswered."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What could be shown in a tender, among what is in place."""

    shown: int
    in_place: int


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that follows from one set of answers."""

    areas: tuple[AreaScore, ...]
    overall: Overall
    counts: Counts
    evidence: Evidence
    must_notes: tuple[str, ...]
    """Ids of the legal duties that are not in place, in the checklist's order."""


def score(checklist: Checklist, answers: Mapping[str, str]) -> Result:
    """Score `answers`: statement id -> option id, `does-not-apply` or `dont-know`. Never raises."""
    areas = tuple(_score_area(checklist, area, answers) for area in checklist.areas)
    counts = _sum([area.counts for area in areas])
    percents = [area.percent for area in areas if area.percent is not None]
    percent = _percent(sum(percents), 100 * len(percents)) if percents else None
    return Result(
        areas=areas,
        overall=Overall(percent, _band(checklist.bands, percent), provisional=counts.unanswered > 0),
        counts=counts,
        evidence=_evidence(checklist, answers),
        must_notes=tuple(_must_notes(checklist, answers)),
    )


def _percent(part: int, whole: int) -> int | None:
    """`part` of `whole` in percent, halves up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def _score_area(checklist: Checklist, area: Area, answers: Mapping[str, str]) -> AreaScore:
    points = {option.id: option.points for option in checklist.scale.options}
    lowest, highest = min(points.values()), max(points.values())
    scored = [item for item in area.statements if answers.get(item.id) in points]
    set_aside = [item for item in area.statements if answers.get(item.id) == DOES_NOT_APPLY]
    unsure = [item for item in area.statements if answers.get(item.id) == DONT_KNOW]

    earned = sum(points[answers[item.id]] * item.weight for item in scored)
    available = highest * _weight(scored)
    open_weight = _weight(area.statements) - _weight(scored) - _weight(set_aside)
    possible = available + highest * open_weight
    return AreaScore(
        id=area.id,
        earned=earned,
        available=available,
        percent=_percent(earned, available),
        low=_percent(earned + lowest * open_weight, possible),
        high=_percent(earned + highest * open_weight, possible),
        counts=Counts(
            scored=len(scored),
            does_not_apply=len(set_aside),
            dont_know=len(unsure),
            unanswered=len(area.statements) - len(scored) - len(set_aside) - len(unsure),
        ),
    )


def _weight(statements: Sequence[Statement]) -> int:
    return sum(statement.weight for statement in statements)


def _sum(counts: Sequence[Counts]) -> Counts:
    return Counts(
        scored=sum(count.scored for count in counts),
        does_not_apply=sum(count.does_not_apply for count in counts),
        dont_know=sum(count.dont_know for count in counts),
        unanswered=sum(count.unanswered for count in counts),
    )


def _band(bands: Sequence[Band], percent: int | None) -> str | None:
    if percent is None:
        return None
    return [band.id for band in bands if band.lower <= percent][-1]


def _evidence(checklist: Checklist, answers: Mapping[str, str]) -> Evidence:
    """How many statements reach the option marked evidenced, of those that reach the one marked in place."""
    order = [option.id for option in checklist.scale.options]
    reached = [order.index(answers[item.id]) for item in checklist.statements() if answers.get(item.id) in order]
    in_place, evidenced = checklist.scale.in_place, checklist.scale.evidenced
    if evidenced is None:
        return Evidence(0, 0)
    return Evidence(
        shown=sum(place >= order.index(evidenced) for place in reached),
        in_place=sum(place >= order.index(in_place) for place in reached),
    )


def _must_notes(checklist: Checklist, answers: Mapping[str, str]) -> list[str]:
    """The legal duties answered with an option below “in place”."""
    order = [option.id for option in checklist.scale.options]
    below = set(order[: order.index(checklist.scale.in_place)])
    return [item.id for item in checklist.statements() if item.must and answers.get(item.id) in below]

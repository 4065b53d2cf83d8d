"""How to work the score out by hand, for whoever answers on paper: the same words on the page and in the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypedDict

from social_value.checklists.model import Area, Band, Checklist, Statement


class Step(TypedDict):
    """One thing to do, and the parts that it has, if any."""

    text: str
    parts: list[str]


def steps(checklist: Checklist) -> list[Step]:
    """What to do, in order. The rules themselves are in `scoring.py`."""
    options = checklist.scale.options
    top = options[-1].points
    points = [f"{option.label}: {option.points}" for option in options]
    found: list[tuple[str, list[str]]] = [
        ("Give each statement the points of its answer:", points),
        ("Leave out every statement that you answered “Does not apply to us” or “Don’t know”, or did not answer.", []),
    ]
    heavy = [f"{number} counts {times(item.weight)}" for number, item in numbered(checklist) if item.weight > 1]
    if heavy:
        text = f"Where a statement counts more than once, count its points and its {top} that many times:"
        found.append((f"{text} {', '.join(heavy)}.", []))
    text = f"{top} for each statement that you did not leave out. Write both in the table."
    found += [
        (f"For each area, add up your points. Then work out the most you could have had: {text}", []),
        (
            "Divide your points by the most you could have had, and multiply by 100. Round to a whole number, and "
            "round a half up. That is the area’s percent. An area with nothing to add up has none.",
            [],
        ),
        (
            "For the overall percent, add up the areas’ percents and divide by the number of areas that have one.",
            [],
        ),
        ("Look up the band.", []),
    ]
    if checklist.scale.evidenced:
        labels = {option.id: option.label for option in options}
        here, shown = labels[checklist.scale.in_place], labels[checklist.scale.evidenced]
        text = f"Count the statements that you answered “{here}” or higher, and those at “{shown}”"
        higher = "" if checklist.scale.evidenced == options[-1].id else " or higher"
        found.append((f"{text}{higher}. The second count is what you could show in a tender today.", []))
    return [{"text": text, "parts": parts} for text, parts in found]


def numbered(checklist: Checklist) -> Iterator[tuple[str, Statement]]:
    """Every statement with the number that readers see: 2.3 is the third of the second area."""
    for place, area in enumerate(checklist.areas, start=1):
        yield from numbered_in(place, area)


def numbered_in(place: int, area: Area) -> Iterator[tuple[str, Statement]]:
    """The statements of the area at this place, counted from 1, with their numbers."""
    return ((f"{place}.{number}", statement) for number, statement in enumerate(area.statements, start=1))


def times(count: int) -> str:
    """Twice, 3 times."""
    return "twice" if count == 2 else f"{count} times"


def most(checklist: Checklist, area: Area) -> int:
    """The most points that an area can have."""
    return checklist.scale.options[-1].points * sum(statement.weight for statement in area.statements)


def uppers(bands: Sequence[Band]) -> list[int]:
    """The highest percent of each band."""
    return [*(higher.lower - 1 for _, higher in pairwise(bands)), 100]

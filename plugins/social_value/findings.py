"""What a rule finds wrong in data read from YAML, before it is known where in the file that stands.

Rules between records look at plain data, not at validated models: so one run reports a missing field in one
record and a repeated id in another. They must therefore bear any shape, and `children` helps with that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from social_value.fields import DATE_PATTERN, LONGEST_TEXT
from social_value.problems import Problem, did_you_mean
from social_value.source import Loc, Source

MISSPELT = "is not written as it should be"
"""What is said of a value that does not fit its pattern."""


class Finding(NamedTuple):
    """Something wrong at a place in the data."""

    loc: Loc
    message: str
    hint: str = ""


def located(source: Source, findings: Iterable[Finding]) -> list[Problem]:
    """Turn findings into problems with a line and a column."""
    return [source.problem(*finding) for finding in findings]


def but_for(found: Collection[Problem], others: Iterable[Problem]) -> Iterator[Problem]:
    """Those of the others that say more of a value that has been found wrong than that its letters are."""
    fields = {problem.field for problem in found}
    return (problem for problem in others if problem.field not in fields or MISSPELT not in problem.message)


def children(data: Any, field: str, at: Loc = ()) -> Iterator[tuple[Loc, dict[str, Any]]]:
    """The records in a list field, each with its location; nothing if the data has another shape."""
    records = data.get(field) if isinstance(data, dict) else None
    for index, record in enumerate(records if isinstance(records, list) else ()):
        if isinstance(record, dict):
            yield (*at, field, index), record


def words(data: Any, field: str, at: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """The texts in a list field, each with its location; nothing if the data has another shape."""
    values = data.get(field) if isinstance(data, dict) else None
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, str):
            yield (*at, field, index), value


def texts(data: Any, but: Collection[str | int] = (), at: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text in the data with its location; nothing that stands in a field whose name is in `but`.

    A text that no field takes for its length is passed over: that it is too long is all that is to be said of it.
    """
    if isinstance(data, str):
        if len(data) <= LONGEST_TEXT:
            yield at, data
    elif isinstance(data, list | dict):
        for step, item in data.items() if isinstance(data, dict) else enumerate(data):
            if step not in but:
                yield from texts(item, but, (*at, step))


def repeated(places: Iterable[tuple[Loc, Any]], what: str) -> Iterator[Finding]:
    """A finding for each id that has stood before."""
    seen = set()
    for loc, value in places:
        if not isinstance(value, str):
            continue
        if value in seen:
            yield Finding(loc, f"The {what} “{value}” stands twice.", "Every id may stand once; give this one another.")
        seen.add(value)


def review_dates(data: Any) -> Iterator[Finding]:
    """A finding if a record is to be read again before it was."""
    reviewed, again = (data.get(name) if isinstance(data, dict) else None for name in ("reviewed_on", "review_by"))
    days = all(isinstance(day, str) and re.fullmatch(DATE_PATTERN, day) for day in (reviewed, again))
    # Days are written year first, so their texts compare as the days do.
    if days and str(again) <= str(reviewed):
        hint = "Write a later day, such as a year after “reviewed_on”."
        yield Finding(("review_by",), "“review_by” must be later than “reviewed_on”.", hint)


def unknown(loc: Loc, value: Any, choices: Collection[str], what: str) -> Iterator[Finding]:
    """A finding if the value is not one of the choices."""
    if isinstance(value, str) and value not in choices:
        hint = did_you_mean(value, list(choices))  # the names alone, should they be a mapping's
        if not hint and len(choices) <= 12:
            hint = f"Choose one of: {', '.join(sorted(choices))}."
        yield Finding(loc, f"There is no {what} “{value}”.", hint)

"""What must hold between the values of a fact, and between the facts of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from social_value.fields import part_of_date
from social_value.findings import Finding, children, repeated
from social_value.source import Loc

_WORDS = "Write a few plain words, and put straight quotes round them."
_DATE = "Write 2025-02-24, 2025-02 or 2025."
_FIGURE = "Write it in figures, without a sign, commas or quotes."


def broken_rules(data: Any) -> Iterator[Finding]:
    """Everything wrong within one file of facts."""
    facts = list(children(data, "facts"))
    yield from repeated([((*at, "id"), fact.get("id")) for at, fact in facts], "fact id")
    for at, fact in facts:
        yield from _value((*at, "value"), fact.get("value"), fact.get("unit"))
        yield from _dates(at, fact)


def _dates(at: Loc, fact: dict[str, Any]) -> Iterator[Finding]:
    """A finding if a fact is not to be checked again after it was; only a day that is past needs no other check."""
    checked, after = fact.get("checked_on"), fact.get("check_after")
    if not isinstance(checked, str):
        return
    # Days are written year first, so their texts compare as the days do.
    if isinstance(after, str) and after <= checked:
        yield Finding((*at, "check_after"), "“check_after” must be later than “checked_on”.")
    if after is None and not (fact.get("unit") == "date" and str(fact.get("value")) <= checked):
        yield Finding(at, "“check_after” is missing from this fact.", "Only a day that is past cannot go out of date.")


def _value(loc: Loc, value: Any, unit: Any) -> Iterator[Finding]:
    """A finding if the value is of another kind than its unit."""
    figure = isinstance(value, int | float) and not isinstance(value, bool)
    if unit == "text" and figure:
        yield Finding(loc, f"The unit is text, but the value is the figure {value}.", _WORDS)
    elif unit == "date" and (figure or isinstance(value, str)):
        try:
            part_of_date(value)
        except ValueError as error:
            yield Finding(loc, str(error), _DATE)
    elif unit in ("pounds", "pounds-per-hour", "percent", "number") and isinstance(value, str):
        yield Finding(loc, f"The unit is {unit}, but the value is text: “{value}”.", _FIGURE)
    elif unit in ("pounds", "pounds-per-hour") and figure and not re.fullmatch(r"\d+(\.\d{1,2})?", str(value)):
        yield Finding(loc, f"“{value}” is not an amount in pounds and pence.", _FIGURE)

"""Changes to plain data, and what every message about broken data must be like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from social_value.source import Loc

GONE = object()
"""Written where a value is to be taken away."""

Change = tuple[Loc, Any]
"""A place, and what to write there; a place just past the end of a list appends."""


def change(data: Any, *changes: Change) -> None:
    """Make changes to plain data, in place."""
    for (*outer, last), value in changes:
        inner = data
        for step in outer:
            inner = inner[step]
        if value is GONE:
            del inner[last]
        elif isinstance(inner, list) and last == len(inner):
            inner.append(value)
        else:
            inner[last] = value


def places_in(data: Any, at: Loc = ()) -> Iterator[Loc]:
    """Yield the place of every value inside plain data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, value in items:
        yield (*at, name)
        yield from places_in(value, (*at, name))


def is_a_sentence(text: str) -> bool:
    """Whether a message or a hint reads as one: it begins like a sentence and ends like one."""
    return (text[0] == "“" or text[0].isupper()) and text[-1] in ".?"

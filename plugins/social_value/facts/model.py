"""What a dated fact is: a rate, a threshold or a day that will change, with where it is written and how old it is.

Pages quote it by its id, so that one edit corrects them all. What must hold between its values, such as text for a
unit of text, is in `rules.py`; how it is quoted is in `quoting.py`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from social_value.fields import Address, Day, Id, Line, Model, PartialDate, Text
from social_value.wording import number, partial_date

PLAIN_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9 ,’'()%£–-]*$"
"""What a value in words may hold: nothing that Markdown or an address could read as more than words."""


class FactSource(Model):
    """Where a fact is written."""

    title: Line
    """Title of the page or report."""
    publisher: Line
    """Who published it."""
    address: Address
    """Where it can be read."""
    published: PartialDate | None = None
    """When it was published, as exactly as it is known."""


class Fact(Model):
    """One fact that changes with time."""

    id: Id
    """Permanent id, by which pages quote it: `real-living-wage`."""
    what: Text
    """What it is, in plain words."""
    value: Annotated[int | float, Field(ge=0, le=1e12)] | Annotated[str, Field(max_length=80, pattern=PLAIN_PATTERN)]
    """The figure, without sign or commas; for a date 2025-02-24, 2025-02 or 2025; for text a few plain words."""
    unit: Literal["pounds", "pounds-per-hour", "percent", "number", "date", "text"]
    """What the value is, which says how it is written for readers."""
    as_of: PartialDate
    """When it holds from, or when it was true: a year, a month or a day."""
    sources: Annotated[tuple[FactSource, ...], Field(min_length=1, max_length=3)]
    """Where it is written, the best first."""
    checked_on: Day
    """The day somebody last read it there."""
    check_after: Day | None = None
    """The last day on which readers get it without a warning; leave it out for a day that is past, such as a law's."""

    def is_stale(self, today: datetime.date) -> bool:
        """Whether the day has passed by which it was to be checked again."""
        return self.check_after is not None and self.check_after < today

    @property
    def written(self) -> str:
        """The value as readers see it: £13.45, £36 million, 10%, 24 February 2025."""
        if isinstance(self.value, str):
            return partial_date(self.value) if self.unit == "date" else self.value
        if self.unit == "percent":
            return f"{number(self.value)}%"
        if self.unit == "pounds-per-hour" or (self.unit == "pounds" and self.value != int(self.value)):
            return f"£{self.value:,.2f}"
        # A bare year is read from YAML as a number.
        return {"pounds": f"£{number(self.value)}", "date": str(self.value)}.get(self.unit, number(self.value))


class FactFile(Model):
    """The facts about one topic."""

    facts: Annotated[tuple[Fact, ...], Field(min_length=1, max_length=200)]
    """The facts, in any order."""

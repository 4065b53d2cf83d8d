"""What a measuring tool is: what it gives, whom it suits, what it takes, and where that is written.

Only what is known is said. What nobody could find out is left out or marked `unknown`, and readers see “not known”.
No questions, measures or values of a tool are kept here: most of them may not be copied.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from social_value.facts.model import FactSource
from social_value.fields import Day, Id, Line, Model, Text

EFFORTS = {"small": "Small", "medium": "Medium", "large": "Large", "unknown": "Not known"}
"""How much staff time a tool takes, from the least to the most."""

COSTS = {"free": "Free", "part-paid": "Part free, part paid", "paid": "Paid", "unknown": "Not known"}
"""What a tool costs, from the least to the most."""

COPYING = {"allowed": "Yes, with credit", "limited": "Not freely", "unknown": "Not known"}
"""Whether others may copy what a tool holds: its questions, its measures, its values."""

PAGE_PATTERN = r"^[a-z0-9][a-z0-9/-]*\.md(#[a-z0-9-]+)?$"

PagePlace = Annotated[
    str,
    Field(
        pattern=PAGE_PATTERN,
        max_length=160,
        json_schema_extra={
            "hint": "Write it like “guidance/measuring-tools.md#lm3”: a file under content/, a heading."
        },
    ),
]
"""A hand-written page under content/, and a heading on it if need be."""


class Reading(Model):
    """A page of the toolkit to read next."""

    title: Line
    """What the link says."""
    page: PagePlace
    """Where it leads."""


class Rung(Model):
    """One step of the ladder: where organisations of some sizes start."""

    who: Line
    """Who it is for, as readers see it."""
    sizes: Annotated[tuple[Id, ...], Field(min_length=1, max_length=8)]
    """The same as ids from the taxonomy of the case studies."""
    start: Text
    """What to do first."""
    tools: Annotated[tuple[Id, ...], Field(min_length=1, max_length=5)]
    """Tools within reach, the first to try first."""
    later: Text
    """What to leave for later."""
    read: Reading | None = None
    """What to read next."""


class Tool(Model):
    """One measuring tool."""

    id: Id
    """Permanent id, which is also its address on the page: `lm3`."""
    name: Line
    """Its name, with what an abbreviation stands for."""
    gives: Text
    """What somebody who uses it gets."""
    purposes: Annotated[tuple[Id, ...], Field(max_length=3)] = ()
    """What it can show, ids from `purposes`, the main one first; leave it out if it is not known."""
    keeper: Line | None = None
    """Who keeps it; leave it out if it is not known."""
    sizes: tuple[Id, ...] = ()
    """Sizes of organisation that it suits, ids from the taxonomy of the case studies; our own advice."""
    effort: Literal["small", "medium", "large", "unknown"]
    """How much staff time it takes; our own advice."""
    effort_note: Text | None = None
    """What the time goes into."""
    cost: Literal["free", "part-paid", "paid", "unknown"]
    """What kind of cost it has."""
    cost_note: Text | None = None
    """What is free, what is paid, and what is not known of it."""
    copying: Literal["allowed", "limited", "unknown"]
    """Whether others may copy its questions, measures or values."""
    licence: Text
    """The licence in plain words."""
    needs: Text | None = None
    """What somebody must have to use it."""
    use_it_if: Text
    """Whom it is for, so that it reads well after “Use it if”."""
    skip_it_if: Text
    """Whom it is not for, so that it reads well after “Skip it if”."""
    caution: Text | None = None
    """What is easily done wrong with it, or not certain about it."""
    more: PagePlace | None = None
    """Where the toolkit says more about it."""
    sources: Annotated[tuple[FactSource, ...], Field(min_length=1, max_length=5)]
    """Where this is written, the best first."""
    checked_on: Day
    """The day somebody last read it there."""


class ToolFile(Model):
    """All measuring tools, and the ladder that leads to them."""

    reviewed_on: Day
    """The day somebody last looked at all of them together."""
    review_by: Day
    """The day by which somebody must again."""
    purposes: dict[Id, Line]
    """What somebody may want to show: id and label."""
    ladder: Annotated[tuple[Rung, ...], Field(max_length=8)] = ()
    """Where to start, the smallest organisations first."""
    tools: Annotated[tuple[Tool, ...], Field(min_length=1, max_length=60)]
    """The tools, in the order in which readers get them."""

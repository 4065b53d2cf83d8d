"""What a case study is: who did what, what came of it, how it is known, and where that is written.

An outcome always says what kind of figure it is, so that a promise is never read as a result.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from social_value.fields import Address, Day, Id, Line, Markdown, Model, PartialDate, Text

KINDS = {
    "measured": "Counted or measured after it happened.",
    "estimated": "Worked out from what happened, with assumptions.",
    "forecast": "Worked out before it happened.",
    "pledged": "Promised; not yet a result.",
}
"""The four kinds of outcome, from the strongest to the weakest, each with what it means."""

DEFAULT_UNIT = "number"
"""The unit of a plain count, which the taxonomy must hold."""

RATIO = "gbp-per-gbp"
"""The unit of figures that must not be compared with each other: SROI ratios."""


class Years(Model):
    """The years that the case study is about."""

    start: Annotated[int, Field(ge=1900, le=2100)]
    """The first year."""
    end: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """The last year; leave it out if it is the same, or if the work goes on."""
    ongoing: bool = False
    """True if the sources say that the work goes on."""


class Outcome(Model):
    """One thing that came of the work, with its figure if there is one."""

    what: Line
    """What was counted, so that it reads well after the figure: “people into work”."""
    value: Annotated[int | float, Field(ge=-1e12, le=1e12)] | None = None
    """The figure; leave it out for an outcome told in words."""
    value_to: Annotated[int | float, Field(ge=-1e12, le=1e12)] | None = None
    """The higher end, if the figure is a range."""
    qualifier: Literal["about", "over", "almost", "at least", "up to"] | None = None
    """How exact the source says the figure is."""
    unit: Id = DEFAULT_UNIT
    """Unit of the figure."""
    before: Annotated[int | float, Field(ge=-1e12, le=1e12)] | None = None
    """The same figure before the work, if the source gives it."""
    kind: Literal["measured", "estimated", "forecast", "pledged"]
    """How the figure is known."""
    as_of: PartialDate
    """When it was true: a year, a month or a day."""
    source: Id
    """Which of the sources says so."""
    note: Text | None = None
    """What a reader must know to read the figure rightly."""


class Cost(Model):
    """What the work cost, as a source says."""

    what: Line
    """The amount, and whose money it was: “£1.6 million in grants”."""
    as_of: PartialDate
    """When it was so: a year, a month or a day."""
    source: Id
    """Which of the sources says so."""


class Source(Model):
    """Where it is written."""

    id: Id
    """A short name, used by the outcomes of this case study."""
    title: Line
    """Title of the page or report."""
    publisher: Line
    """Who published it."""
    address: Address
    """Where it can be read."""
    published: PartialDate | None = None
    """When it was published, as exactly as it is known."""
    accessed: Day
    """The day a contributor read it."""


class CaseStudy(Model):
    """What one organisation did, told so that another can judge and repeat it. Its id is the file's name."""

    title: Line
    """What was done, in a few words."""
    organisation: Line
    """Who did it."""
    sector: Id
    """Kind of organisation."""
    size: Id
    """Size of the organisation."""
    place: Id
    """Where it happened."""
    years: Years
    """When it happened."""
    themes: Annotated[tuple[Id, ...], Field(min_length=1, max_length=5)]
    """Areas of a checklist that it belongs to, the main one first."""
    shows: tuple[Id, ...] = ()
    """Statements of the checklists that it honestly shows."""
    summary: Text
    """The whole story in two or three sentences."""
    what_they_did: Markdown
    """What was done, in enough detail to learn from."""
    what_you_can_do: Markdown
    """What another organisation can take from it, in proportion to its size."""
    cost: Cost | None = None
    """What it cost; leave it out if no source says so."""
    outcomes: tuple[Outcome, ...] = ()
    """What came of it; leave it out if no source gives a result."""
    limits: Markdown
    """What the figures do not show."""
    caution: Text | None = None
    """Shown at the top, if the case is old, forecast or told only by the organisation itself."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=10)]
    """Where all of this is written."""
    reviewed_on: Day
    """The day somebody last checked it against its sources."""
    review_by: Day
    """The day by which it must be checked again."""


def evidence(study: CaseStudy) -> int:
    """How well its results are known, for putting the best first: a whole number up to 999.

    First the number of figures that were measured, then of those estimated, then of sources, each up to nine. Nothing
    promised or expected counts, and neither does how large a figure is: an SROI ratio ranks nothing.
    """
    kinds = [outcome.kind for outcome in study.outcomes if outcome.value is not None and outcome.unit != RATIO]
    counts = (kinds.count("measured"), kinds.count("estimated"), len(study.sources))
    return sum(min(count, 9) * weight for count, weight in zip(counts, (100, 10, 1), strict=True))


class Unit(Model):
    """How a figure of this unit is written."""

    label: Line
    """The unit's name."""
    pattern: Annotated[str, Field(pattern=r"^[^{}<>]*\{value\}[^{}<>]*$", max_length=40)]
    """Where the number stands: “£{value}”, “{value}%”."""


class Taxonomy(Model):
    """The lists that case studies choose from. Each is an id with the label that readers see."""

    themes: dict[Id, Line]
    """Short labels for the areas of a checklist."""
    sectors: dict[Id, Line]
    """Kinds of organisation."""
    sizes: dict[Id, Line]
    """Sizes of organisation, the smallest first."""
    places: dict[Id, Line]
    """Places, the nearest first."""
    units: dict[Id, Unit]
    """Units of outcomes."""

"""What a checklist is: areas of statements, one scale of answers, bands, and worked examples.

Ids are written by hand and permanent, because saved answers outlive every edit. Points live only here.
What must hold between records (ids that stand once, points that rise, answers that exist) is in `rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from social_value.fields import Address, Day, Guide, Id, Line, Model, Paragraphs, Text

DOES_NOT_APPLY = "does-not-apply"
DONT_KNOW = "dont-know"
RESERVED_STATES = (DOES_NOT_APPLY, DONT_KNOW)
STATE_LABELS = {DOES_NOT_APPLY: "Does not apply to us", DONT_KNOW: "Don’t know"}
"""The answers that are on no scale, as the reader sees them."""

LARGEST_SAFE_INTEGER = 2**53 - 1
"""Above this JavaScript's numbers are no longer exact, so the two scorers could differ."""


class Option(Model):
    """One answer on the scale."""

    id: Id
    """Permanent id, stored in saved answers."""
    label: Line
    """The answer as the reader sees it."""
    meaning: Text
    """What the answer means, in one sentence."""
    points: Annotated[int, Field(ge=0, le=100)]
    """Points for this answer; they must rise down the list."""


class Scale(Model):
    """The answers that every statement of the checklist offers, from the lowest to the highest."""

    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=7)]
    """The answers, lowest points first."""
    in_place: Id
    """Id of the lowest option at which the statement is true of the organisation today."""
    evidenced: Id | None = None
    """Id of the option at which the organisation can also show it, if the scale has one."""


class Band(Model):
    """A word for a range of percents. Bands are the toolkit's own, not a certificate."""

    id: Id
    """Permanent id of the band."""
    label: Line
    """The word the reader sees."""
    lower: Annotated[int, Field(ge=0, le=100)]
    """The lowest percent in the band; it lasts until the next band begins."""
    meaning: Text
    """What being in this band usually looks like."""


class Must(Model):
    """A legal duty behind a statement. It changes no number; below “in place” it raises a plain note."""

    law: Line
    """The name of the law."""
    address: Address
    """Where the law can be read."""
    note: Text
    """What the reader is told when the answer is below “in place”."""


class Profile(Model):
    """A size or kind of organisation, for which some statements cannot apply."""

    id: Id
    """Permanent id, stored in saved answers."""
    label: Line
    """The profile as the reader sees it."""
    meaning: Text
    """Who it is for, in one sentence."""


class Earlier(Model):
    """How a statement stood up to and including an earlier edition; only what was different."""

    edition: Annotated[int, Field(ge=1)]
    """The last edition in which it stood like this."""
    text: Line | None = None
    """Its wording then."""
    area: Id | None = None
    """The area it stood in then."""
    weight: Annotated[int, Field(ge=1, le=10)] | None = None
    """Its weight then."""


class Informs(Model):
    """A statement of another checklist. What the reader answered there is shown; nothing is filled in from it."""

    checklist: Id
    """Id of the other checklist."""
    statement: Id
    """Id of the statement in it."""


class Statement(Model):
    """One sentence that an organisation can answer about itself."""

    id: Id
    """Permanent id, stored in saved answers."""
    text: Line
    """The statement, starting with “We” or naming who it is about; one idea only."""
    weight: Annotated[int, Field(ge=1, le=10)] = 1
    """How much the statement counts within its area; 1 unless there is a reason."""
    value: Literal["core", "added", "either"] | None = None
    """Whether it is core Social Value (what the service itself does), added value, or either; left out for neither."""
    why: Text
    """Why it matters here."""
    good: Text
    """What good looks like, for a small organisation and a large one."""
    evidence: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    """What would show it in a tender, one kind of evidence each."""
    steps: dict[Id, Text]
    """The next step for each answer below the top: option id, then the step."""
    does_not_apply: Literal["never", "allowed", "with-reason"]
    """Whether the reader may answer “does not apply”, and whether to ask for the reason."""
    must: Must | None = None
    """The legal duty behind the statement, if there is one."""
    guides: tuple[Guide, ...] = ()
    """Guidance pages about this statement, besides those of its area."""
    informed_by: Annotated[tuple[Informs, ...], Field(max_length=3)] = ()
    """Statements of other checklists that are close to this one."""
    quick: bool = False
    """True if it is one of the statements of the short first look."""
    set_aside: dict[Id, Text] = Field(default_factory=dict)
    """Profile id -> why the statement cannot apply to it. The reader can bring it back."""
    since: Annotated[int, Field(ge=1)] = 1
    """The first edition that has it."""
    earlier: tuple[Earlier, ...] = ()
    """How it stood in earlier editions, the oldest first, so that readers can be told what changed."""


class Origin(Model):
    """Where an area comes from."""

    founding_text: Line
    """The commitment or idea of the founding text."""
    priority: Line | None = None
    """The City Mayor's priority of 2013 to 2016, if the area comes from one."""
    theme: Line | None = None
    """The City Plan 2013 to 2016 theme, if the area comes from one."""
    framework: Line | None = None
    """The nearest priority of the Greater Manchester Social Value Framework 2020."""


class Area(Model):
    """A group of statements that is scored on its own."""

    id: Id
    """Permanent id; case studies use it as their theme."""
    title: Line
    """The area's title."""
    summary: Text
    """What the area is about, in a sentence or two."""
    origin: Origin
    """Where the area comes from."""
    guides: Annotated[tuple[Guide, ...], Field(min_length=1)]
    """Guidance pages about the area, the main one first."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=20)]
    """The statements, in the order they are shown."""


class Retired(Model):
    """A statement that was in an earlier edition. Its id is never used again."""

    id: Id
    """The id it had."""
    text: Line
    """The statement as it last stood."""
    area: Id
    """The area it stood in."""
    weight: Annotated[int, Field(ge=1, le=10)] = 1
    """The weight it had."""
    since: Annotated[int, Field(ge=1)] = 1
    """The first edition that had it."""
    edition: Annotated[int, Field(ge=2)]
    """The first edition without it."""
    successor: Id | None = None
    """The statement that took its place, if any."""


class DoesNotApply(Model):
    """The answer “does not apply” together with the reason for it."""

    answer: Literal["does-not-apply"]
    """Always does-not-apply."""
    reason: Text
    """Why it does not apply to this organisation."""


class AreaResult(Model):
    """The result of one area, worked out by hand."""

    earned: Annotated[int, Field(ge=0)]
    """Points times weight over the scored statements."""
    available: Annotated[int, Field(ge=0)]
    """The highest points times weight over the scored statements."""
    percent: Annotated[int, Field(ge=0, le=100)] | None
    """The rounded percent, or null when nothing was scored."""
    low: Annotated[int, Field(ge=0, le=100)] | None
    """The percent if every open statement got the lowest option; null if there is none to score."""
    high: Annotated[int, Field(ge=0, le=100)] | None
    """The percent if every open statement got the highest option; null if there is none to score."""


class OverallResult(Model):
    """The result of the whole checklist, worked out by hand."""

    percent: Annotated[int, Field(ge=0, le=100)] | None
    """The mean of the areas' percents, half up, over the areas that have one."""
    band: Id | None
    """The band the percent falls in."""
    provisional: bool
    """True until every statement has an answer of any kind."""


class Counts(Model):
    """How many statements stand in each state."""

    scored: Annotated[int, Field(ge=0)]
    """Answered with an option of the scale."""
    does_not_apply: Annotated[int, Field(ge=0)]
    """Answered “does not apply”."""
    dont_know: Annotated[int, Field(ge=0)]
    """Answered “don't know”."""
    unanswered: Annotated[int, Field(ge=0)]
    """Not answered."""


class EvidenceReading(Model):
    """What could be shown in a tender, among what is in place."""

    shown: Annotated[int, Field(ge=0)]
    """Statements at the option marked evidenced, or above."""
    in_place: Annotated[int, Field(ge=0)]
    """Statements at the option marked in place, or above."""


class ExpectedResult(Model):
    """What both scorers must say of an example's answers, worked out by hand."""

    areas: dict[Id, AreaResult]
    """Every area of the checklist, by id."""
    overall: OverallResult
    """The whole checklist."""
    counts: Counts
    """How many statements stand in each state."""
    evidence: EvidenceReading
    """The evidence reading; 0 of 0 where the scale marks no evidenced option."""
    must_notes: tuple[Id, ...]
    """Ids of the statements whose legal note is raised, in the checklist's order."""


class Example(Model):
    """An invented organisation with its answers and the result they give: a test, and a picture for readers."""

    id: Id
    """Permanent id of the example."""
    title: Line
    """Who it is; the page adds that it is invented."""
    story: Text
    """The organisation in a few sentences. It must be invented."""
    answers: dict[Id, Id | DoesNotApply]
    """Statement id, then an option id, dont-know, does-not-apply, or does-not-apply with a reason."""
    expected: ExpectedResult
    """The result, worked out by hand."""


class Checklist(Model):
    """A self-assessment: what is asked, how it is scored, and examples that prove the scoring."""

    id: Id
    """Permanent id, the same as the file's name without .yml."""
    title: Line
    """The checklist's title."""
    order: Annotated[int, Field(ge=1, le=99)] = 1
    """Its place wherever all checklists are listed, the lowest first."""
    edition: Annotated[int, Field(ge=1)]
    """The edition's number; it goes up when a statement, option, weight or band changes."""
    published: Day
    """The day this edition was published."""
    summary: Text
    """What it is for, in a sentence or two."""
    minutes: Annotated[int, Field(ge=1, le=240)]
    """About how many minutes it takes."""
    quick_minutes: Annotated[int, Field(ge=1, le=60)] | None = None
    """About how many minutes the short first look takes, if there is one."""
    introduction: Paragraphs
    """What to know before starting."""
    reconstruction: Paragraphs | None = None
    """Where the checklist comes from, if it is not the original."""
    scale: Scale
    """The answers."""
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=10)]
    """The bands, lowest first; the first begins at 0."""
    profiles: tuple[Profile, ...] = ()
    """Sizes and kinds of organisation that the reader may choose from, the smallest first."""
    areas: Annotated[tuple[Area, ...], Field(min_length=1, max_length=30)]
    """The areas, in the order they are shown."""
    retired: tuple[Retired, ...] = ()
    """Statements of earlier editions that are gone."""
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]
    """Worked examples."""

    def statements(self) -> Iterator[Statement]:
        """Every statement, in the order they are shown."""
        for area in self.areas:
            yield from area.statements

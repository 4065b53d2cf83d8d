"""The file that a reader's browser exports: format version 2, which added impact maps to version 1.

Each assessment in it has a version of its own: 2, which added next steps, actions, evidence and tenders to
version 1.

The browser writes and reads it (`portable.mjs`); nothing here ever sees one. It is described for two reasons: its
JSON Schema is published on the site, and a test holds the browser's files to it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Instant = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$")]
"""A moment in universal time: 2026-11-22T14:02:00.000Z."""

OptionalDay = Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
"""A day, or nothing: 2026-11-22."""

Percent = Annotated[int, Field(ge=0, le=100)]


class Record(BaseModel):
    """Part of a file. Fields of later versions are allowed, because a browser carries them along."""

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)


class Answer(Record):
    """What the reader said of one statement. It may be a note alone."""

    state: Annotated[str, Field(max_length=60)] | None = None
    """An option's id, does-not-apply or dont-know. Absent if it is not answered."""
    reason: Annotated[str, Field(max_length=4000)] | None = None
    """Why it does not apply."""
    note: Annotated[str, Field(max_length=4000)] | None = None
    """The reader's own words."""
    fingerprint: Annotated[str, Field(max_length=60)] | None = None
    """Which wording of the statement was answered."""
    carried: bool | None = None
    """True if the answer was taken over from an earlier assessment and not looked at since."""
    at: Instant | None = None
    """When it was last changed."""


class OldArea(Record):
    """The result of one area as it was scored then."""

    id: str
    """The area's id."""
    title: str
    """Its title then."""
    percent: Percent | None
    """Its percent, or null if nothing was scored."""
    low: Percent | None
    """The lowest it could have been."""
    high: Percent | None
    """The highest it could have been."""


class OldOverall(Record):
    """The overall result as it was scored then."""

    percent: Percent | None
    """The percent, or null."""
    band: str | None
    """The band's id."""
    bandLabel: str | None = None  # noqa: N815  # the file's own name
    """The band's label then."""


class OldResult(Record):
    """A result kept as it was when the reader moved on to a later edition."""

    edition: Annotated[int, Field(ge=1)]
    """The edition it was scored with."""
    at: Instant
    """When it was kept."""
    overall: OldOverall
    """The whole checklist."""
    areas: list[OldArea]
    """Each area."""


class Organisation(Record):
    """What the reader chose to say of the organisation."""

    size: Annotated[str, Field(max_length=60)] = ""
    """A profile's id, or nothing."""
    kind: Annotated[str, Field(max_length=200)] = ""
    """Its kind, in the reader's words."""


class TakenFrom(Record):
    """The earlier assessment whose answers an assessment began with, as it was then."""

    id: str
    """Its permanent id."""
    name: Annotated[str, Field(max_length=120)]
    """Its name."""
    date: Annotated[str, Field(max_length=10)]
    """Its day, or nothing."""


class Steps(Record):
    """What the reader did with the next steps that the answers lead to. All are ids of statements."""

    pinned: list[str] = []
    """Steps to see first."""
    dismissed: list[str] = []
    """Steps that the reader does not want."""
    order: list[str] = []
    """The reader's own order."""


class Action(Record):
    """One thing that somebody will do."""

    id: Annotated[str, Field(pattern=r"^x-[a-z2-7]{8}$")]
    """Permanent id."""
    statement: Annotated[str, Field(max_length=200)]
    """Id of the statement that it helps, or nothing."""
    text: str
    """What will be done."""
    owner: str
    """Who will do it: a role."""
    due: OptionalDay
    """By when."""
    target: Annotated[str, Field(max_length=200)]
    """Id of the answer to reach, or nothing."""
    status: Literal["planned", "under-way", "done", "dropped"]
    """How far it is."""
    note: str
    """The reader's own words."""
    created: Instant
    """When it was written down."""
    changed: Instant
    """When it was last changed."""


class Reading(Record):
    """What a measure was on a day."""

    date: OptionalDay
    """The day."""
    value: Annotated[str, Field(max_length=200)]
    """The figure, as it was typed."""


class Evidence(Record):
    """One line of evidence."""

    id: Annotated[str, Field(pattern=r"^e-[a-z2-7]{8}$")]
    """Permanent id."""
    what: str
    """What it shows."""
    kind: Literal["", "number", "story", "document", "survey", "independent-check"]
    """What kind of evidence it is."""
    value: str
    """The figure, as it was typed."""
    unit: str
    """What is counted."""
    period: str
    """The time that it covers."""
    source: str
    """The record or the person that it comes from."""
    kept: str
    """Where it is kept: a link or the name of a file. The evidence itself is in no file of this site."""
    date: OptionalDay
    """The day of the evidence."""
    staleOn: OptionalDay  # noqa: N815  # the file's own name
    """The day from which it is out of date."""
    value_kind: Literal["", "core", "added", "either"]
    """Whether it is the work itself, or on top."""
    statements: list[str]
    """Ids of the statements that it backs up."""
    readings: list[Reading]
    """The same measure over time, the earliest first."""
    changed: Instant
    """When it was last changed."""


class TenderQuestion(Record):
    """Another question that the buyer asks."""

    id: Annotated[str, Field(pattern=r"^q-[a-z2-7]{8}$")]
    """Permanent id."""
    question: str
    """The question."""
    answered: bool
    """Whether the reader says that it is answered."""
    changed: Instant
    """When it was last changed."""


class Attachment(Record):
    """A document that is to go with an answer."""

    id: Annotated[str, Field(pattern=r"^f-[a-z2-7]{8}$")]
    """Permanent id."""
    name: str
    """What it is. The document itself is in no file of this site."""
    ready: bool
    """Whether the reader says that it is ready."""
    changed: Instant
    """When it was last changed."""


class Tender(Record):
    """One answer to one buyer."""

    id: Annotated[str, Field(pattern=r"^t-[a-z2-7]{8}$")]
    """Permanent id."""
    name: str
    """The reader's name for it."""
    buyer: str
    """Who asks."""
    question: str
    """The question on Social Value, in the buyer's words."""
    limit: Annotated[int, Field(ge=0)]
    """How many words it may have; 0 for no limit."""
    due: OptionalDay
    """The day by which it must be sent."""
    supporting: Literal["", "yes", "no"]
    """Whether documents may go with it."""
    statements: list[str]
    """Ids of the statements that it speaks of."""
    evidence: list[str]
    """Ids of its lines of evidence, in order: the first is E1. A line that was deleted keeps its place."""
    will: str
    """What we will do."""
    know: str
    """How we know that it works."""
    report: str
    """How we will report."""
    added: str
    """What goes beyond the work itself."""
    questions: list[TenderQuestion]
    """What else the buyer asks."""
    attachments: list[Attachment]
    """Documents to send."""
    ticked: list[str]
    """Ids of the checks that the reader ticked."""
    created: Instant
    """When it was begun."""
    changed: Instant
    """When it was last changed."""


class Commitment(Record):
    """A promise in a tender, and what became of it."""

    id: Annotated[str, Field(pattern=r"^c-[a-z2-7]{8}$")]
    """Permanent id."""
    tender: Annotated[str, Field(max_length=200)]
    """Id of the tender, which may have been deleted."""
    statement: Annotated[str, Field(max_length=200)]
    """Id of the statement that it is about, or nothing."""
    what: str
    """What is promised."""
    who: str
    """Who answers for it: a role."""
    number: str
    """How much, as it was typed."""
    by: OptionalDay
    """By when."""
    measure: str
    """How it will be counted and reported."""
    value_kind: Literal["", "core", "added"]
    """Whether it is the work itself, or on top."""
    outcome: Literal["", "kept", "partly", "not"]
    """What became of it; nothing while that is open."""
    record: str
    """What happened."""
    evidence: Annotated[str, Field(max_length=200)]
    """Id of the line of evidence that was made of it, or nothing."""
    created: Instant
    """When it was written down."""
    changed: Instant
    """When it was last changed."""


class Reassess(Record):
    """When to answer again."""

    months: Literal[0, 3, 6, 12] = 0
    """So many months later; 0 for no reminder."""
    from_: Annotated[OptionalDay, Field(alias="from")] = ""
    """Counted from this day."""


class Assessment(Record):
    """One organisation's answers to one checklist."""

    format: Literal["social-value-assessment"]
    """Says what this is."""
    version: Literal[1, 2]
    """The version of the format."""
    id: Annotated[str, Field(min_length=1, max_length=60)]
    """Permanent id of the assessment."""
    checklist: Annotated[str, Field(max_length=60)]
    """Id of the checklist."""
    edition: Annotated[int, Field(ge=1)]
    """The edition that the reader last looked at."""
    name: Annotated[str, Field(max_length=120)]
    """The reader's name for it."""
    date: Annotated[str, Field(max_length=10)]
    """The day it is for: 2026-11-22."""
    organisation: Organisation
    """What the reader chose to say of the organisation."""
    note: Annotated[str, Field(max_length=4000)]
    """A note on the whole."""
    profile: Annotated[str, Field(max_length=60)]
    """The profile that sets statements aside, or nothing."""
    broughtBack: list[str]  # noqa: N815  # the file's own name
    """Statements brought back although the profile sets them aside."""
    depth: Literal["full", "quick"]
    """Whether all statements are shown, or the short first look."""
    created: Instant
    """When it was begun."""
    changed: Instant
    """When it was last changed."""
    revision: Annotated[int, Field(ge=0)]
    """Goes up by one with each change that is kept."""
    takenFrom: TakenFrom | None = None  # noqa: N815  # the file's own name
    """Where the answers were taken over from. Absent if it began empty."""
    answers: dict[str, Answer]
    """Statement id -> answer. Ids that today's edition does not know are kept."""
    results: list[OldResult]
    """Results of earlier editions, as they were scored then."""
    steps: Steps = Steps()
    """What the reader did with the next steps. This and what follows is absent in version 1."""
    actions: list[Action] = []
    """The action plan."""
    evidence: list[Evidence] = []
    """The evidence register."""
    tenders: list[Tender] = []
    """The answers to buyers."""
    commitments: list[Commitment] = []
    """What was promised in them."""
    reassess: Reassess = Reassess()
    """When to answer again."""


class MapRow(Record):
    """One row of an impact map: one outcome."""

    id: Annotated[str, Field(max_length=60)]
    """Its id, which no other row of the map has."""
    cells: dict[str, str]
    """Column id -> text. Empty cells are absent; columns that today's page does not know are kept."""


class ImpactMap(Record):
    """One impact map."""

    format: Literal["social-value-impact-map"]
    """Says what this is."""
    version: Literal[1]
    """The version of the format."""
    id: Annotated[str, Field(min_length=1, max_length=60)]
    """Permanent id of the map."""
    name: Annotated[str, Field(max_length=120)]
    """The reader's name for it."""
    date: Annotated[str, Field(max_length=10)]
    """The day it is for: 2026-11-22."""
    created: Instant
    """When it was begun."""
    changed: Instant
    """When it was last changed."""
    revision: Annotated[int, Field(ge=0)]
    """Goes up by one with each change that is kept."""
    rows: list[MapRow]
    """Its rows in order."""


class AssessmentsFile(Record):
    """An exported file: one or more assessments and impact maps."""

    format: Literal["social-value-assessments"]
    """Says what this is."""
    version: Literal[1, 2]
    """The version of the format."""
    exported: Instant
    """When it was exported."""
    assessments: list[Assessment]
    """The assessments."""
    maps: list[ImpactMap] = []
    """The impact maps. Absent in version 1."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of an exported file."""
    return AssessmentsFile.model_json_schema()


@cache
def published_schema() -> str:
    """The same as it is published."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"

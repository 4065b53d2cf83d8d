"""What the two worksheets are made of: content/_data/impact-map.yml and content/_data/sroi.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from social_value.fields import Day, Id, Line, Markdown, Model, Text
from social_value.worksheets.sroi import Case, Result, calculate

Column = Literal["who", "inputs", "activities", "outputs", "outcomes", "impact", "evidence"]
"""A permanent id: maps that readers have saved hold it."""


class Worksheet(Model):
    """What both pages say of themselves."""

    title: Line
    """The page's title."""
    description: Annotated[Line, Field(max_length=160)]
    """One sentence for search engines and link previews."""
    reviewed_on: Day
    """The day somebody last checked the page."""
    review_by: Day
    """The day by which it must be checked again."""
    introduction: Markdown
    """What it is for. Links are relative to the page, in tools/."""


class MapColumn(Model):
    """A column of the impact map."""

    id: Column
    """Its permanent id."""
    label: Line
    """Its heading."""
    hint: Text
    """What belongs into it."""


class MapExample(Model):
    """A filled-in map."""

    title: Line
    """Its heading."""
    note: Text
    """Says that it is invented."""
    rows: Annotated[tuple[Mapping[Column, Text], ...], Field(min_length=1, max_length=6)]
    """One row for each outcome: column id -> text."""


class ImpactMap(Worksheet):
    """The impact map."""

    steps: Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]
    """How to fill it in."""
    columns: Annotated[tuple[MapColumn, ...], Field(min_length=7, max_length=7)]
    """All columns, from left to right."""
    example: MapExample
    """A filled-in map."""

    @model_validator(mode="after")
    def _is_whole(self) -> ImpactMap:
        ids = {column.id for column in self.columns}
        if len(ids) < len(self.columns) or any(set(row) != ids for row in self.example.rows):
            raise ValueError("Each column stands once, and each row of the example fills all of them.")
        return self


Notes = Literal["inputs", "outcomes", "deadweight", "attribution", "drop-off", "discounting", "ratio", "sensitivity"]
"""A step of the calculation, which has a section on the page."""


class WorkedExample(Case):
    """A case with its result, worked out by hand."""

    id: Id
    """A name for tests."""
    project: Line
    """What it is an example of."""
    expected: Result
    """What was worked out by hand."""

    @model_validator(mode="after")
    def _is_right(self) -> WorkedExample:
        if (found := calculate(self)) != self.expected:
            raise ValueError(f"The calculation says something else than “expected”: {found.model_dump_json()}.")
        return self


class Sroi(Worksheet):
    """The worked example of social return on investment."""

    story: Markdown
    """What the invented project does."""
    notes: Mapping[Notes, Markdown]
    """Why each step is there."""
    example: WorkedExample
    """Its numbers."""

    @model_validator(mode="after")
    def _explains_each_step(self) -> Sroi:
        if missing := set(Notes.__args__) - set(self.notes):  # type: ignore[attr-defined]
            raise ValueError(f"There is no note for {', '.join(sorted(missing))}.")
        return self


SHEETS: Mapping[str, type[Worksheet]] = {"impact-map": ImpactMap, "sroi": Sroi}
"""The name of each file, without its ending, and what is in it."""

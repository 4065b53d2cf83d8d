"""What the words of the tender pack are: sentences with blanks, warnings, checks before sending, phrases to look for.

Which names and blanks there are is in `names.py`, because the browser's modules use each by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from social_value.fields import Day, Id, Line, Model, Text

PATH = "assets/social-value/tender-wording.json"
"""Where the browser finds them on the site."""


class Section(Model):
    """A part of the answer."""

    heading: Line
    """Its heading."""
    hint: Text
    """What belongs into it."""


class Advice(Model):
    """What is wrong, and what to do."""

    words: Text
    """What is told. It may hold blanks."""
    hint: Text
    """What to do. It may hold blanks."""


class Check(Advice):
    """Something to be sure of before the answer is sent."""

    id: Id
    """Its permanent id: saved answers say which of them the reader ticked."""
    own: bool = False
    """True for what only the reader can tell, and ticks."""


class TenderWording(Model):
    """The words of the tender pack."""

    title: Line
    """What this file is."""
    reviewed_on: Day
    """The day somebody last read all of it."""
    review_by: Day
    """The day by which that must happen again."""
    sections: Mapping[Id, Section]
    """The parts of the answer."""
    sentences: Mapping[Id, Annotated[tuple[Text, ...], Field(min_length=1, max_length=20)]]
    """What is drafted. Of the sentences with one name, the first is used whose blanks can all be filled."""
    warnings: Mapping[Id, Advice]
    """What the page warns of."""
    preflight: Annotated[tuple[Check, ...], Field(min_length=1, max_length=40)]
    """What to be sure of before the answer is sent, in order."""
    phrases: Mapping[Id, Annotated[tuple[Line, ...], Field(min_length=1, max_length=100)]]
    """What the warnings look for. Small and capital letters are the same."""
    labels: Mapping[Id, Line]
    """Headings and other short words of the finished answer."""

    def published(self) -> dict[str, Any]:
        """What the browser needs of it."""
        return self.model_dump(mode="json", exclude={"title", "reviewed_on", "review_by"}, exclude_defaults=True)

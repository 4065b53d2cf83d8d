"""What the glossary holds: terms with their meanings, and short forms that need none.

What must hold between its terms is in `rules.py`; how pages show them is in `marking.py` and `page.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from social_value.fields import Day, Id, Line, Model, Text

SEE_PATTERN = r"^[a-z0-9][a-z0-9/-]*\.md(#[a-z0-9-]+)?$"

Short = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z][A-Za-z0-9]{1,11}$",
        json_schema_extra={"hint": "A short form is two letters or more without full stops, such as “SROI”."},
    ),
]
"""An abbreviation, as it is written: SROI, kWh."""

See = Annotated[
    str,
    Field(
        pattern=SEE_PATTERN,
        max_length=160,
        json_schema_extra={"hint": "Name a file under content/, such as “guidance/starting-off.md#the-bands”."},
    ),
]
"""A page under content/, or a section of one, that says more."""


class Term(Model):
    """A word or phrase that not every reader knows."""

    id: Id
    """Permanent id: the term's address on the glossary page."""
    term: Line
    """The term as it is written in the middle of a sentence, in full."""
    short: Short | None = None
    """Its abbreviation."""
    also: Annotated[tuple[Line, ...], Field(max_length=6)] = ()
    """What else it is called, and plurals that end otherwise than in -s or -ies."""
    definition: Annotated[Text, Field(max_length=300)]
    """What it means, in one or a few plain sentences, which may quote a fact."""
    see: Annotated[tuple[See, ...], Field(max_length=2)] = ()
    """Where a guide says more. On that page the term gets no explanation by itself."""
    by_hand: bool = False
    """True for a word with an everyday meaning too: it is explained only where a writer links it to the glossary."""

    @property
    def title(self) -> str:
        """The term as a heading: Greater Manchester Combined Authority (GMCA)."""
        name = self.term[0].upper() + self.term[1:]
        return f"{name} ({self.short})" if self.short else name

    @property
    def sort_key(self) -> str:
        """Where it stands in the alphabet: “10% Better” under T for ten, as its id says."""
        return (self.term if self.term[0].isalpha() else self.id.replace("-", " ")).casefold()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called."""
        return (self.term, *([self.short] if self.short else []), *self.also)


class Everyday(Model):
    """A short form that needs no meaning here."""

    short: Short
    """The short form, in capitals."""
    why: Line
    """Why it needs none."""


class GlossaryFile(Model):
    """The glossary."""

    reviewed_on: Day
    """The day somebody last read all of it."""
    review_by: Day
    """The day by which that must happen again."""
    terms: Annotated[tuple[Term, ...], Field(min_length=1, max_length=1000)]
    """The terms, in alphabetical order."""
    everyday: Annotated[tuple[Everyday, ...], Field(max_length=200)] = ()
    """Short forms in capitals that pages may use without a meaning."""


def in_order(terms: Iterable[Term]) -> list[Term]:
    """The terms in alphabetical order."""
    return sorted(terms, key=lambda term: term.sort_key)

"""What a document is made of, whatever it was read from and whatever writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks the same from end to end. A line break in it is kept."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""
    """Where it leads: an address in full, because the document is read elsewhere. Empty if it is no link."""
    blank: bool = False
    """Whether the reader is to put their own words in its place."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its level is 1 for the document's title, then 2 and 3."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the lists inside it."""

    runs: Runs
    inner: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, with numbers or with bullets."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings. All rows are as long as that; a row of empty cells is there to be filled."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Listing | Table


def plain(runs: Runs) -> str:
    """The text alone."""
    return "".join(run.text for run in runs)

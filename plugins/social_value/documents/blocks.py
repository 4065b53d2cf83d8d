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
    tick: str = ""
    """The name by which a program finds the box to tick that stands before the text. Empty if there is none."""


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
    held: bool = False
    """Whether it stands on the same page as the block after it."""


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Lines for the reader to write on, after a few words that say what."""

    runs: Runs
    lines: int = 1
    held: bool = False
    """Whether it stands on the same page as the block after it."""


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
    widths: tuple[int, ...] = ()
    """How wide its columns are, compared with each other. Empty to judge by what stands in them."""


Block = Heading | Paragraph | ToWrite | Listing | Table


def plain(runs: Runs) -> str:
    """The text alone."""
    return "".join(run.text for run in runs)

"""A YAML file as its values with the comments and empty lines that belong to each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

import yaml

from social_value.sound_yaml import LOADER
from social_value.source import Source


@dataclass
class Scalar:
    """A text, or what is not text, as it is spelt."""

    text: str
    is_text: bool
    start: int


@dataclass
class Entry:
    """One value of a group, with its name, or one of a list, without."""

    name: str | None
    value: Node
    start: int
    """Where its name starts, or in a list the value itself."""
    column: int
    """How far in its name or dash is, counted from 0."""
    before: list[str] = field(default_factory=list)
    """Comments above it, and "" for an empty line."""
    beside: str = ""
    """The comment on its first line."""


@dataclass
class Branch:
    """A list or a group."""

    is_list: bool
    in_brackets: bool
    start: int
    end: int
    column: int
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    """Comments after its last entry."""


Node: TypeAlias = Scalar | Branch


class Tree(NamedTuple):
    """A whole file."""

    root: Node
    before: list[str]
    """Comments above a root without entries."""
    tail: list[str]
    """Comments at the end of the file."""


class _Place(NamedTuple):
    """An entry, the line where it starts, and the branches around it from the outermost."""

    line: int
    entry: Entry
    around: tuple[Branch, ...]


def read_tree(source: Source) -> Tree:
    """Return the file, which must have been read without a problem, with all of its comments."""
    reader = _Reader(source)
    return _Comments(source.text, reader).placed(reader.root)


def plain_tree(data: Any) -> Tree:
    """Return data as a tree without comments: lists, dicts with text names, text, numbers, bools and None."""
    return Tree(_plain(data), [], [])


def _plain(data: Any) -> Node:
    if isinstance(data, dict | list):
        items = data.items() if isinstance(data, dict) else ((None, item) for item in data)
        entries = [Entry(name, _plain(item), 0, 0) for name, item in items]
        return Branch(isinstance(data, list), False, 0, 0, 0, entries)
    if isinstance(data, str):
        return Scalar(data, True, 0)
    if isinstance(data, float):
        # Without an exponent, which readers of YAML take for one or for text.
        return Scalar(f"{Decimal(str(data)):f}", False, 0)
    return Scalar(json.dumps(data), False, 0)


class _Reader:
    """Builds the values, and notes which characters of the file are text of theirs."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.parser = LOADER(source.text)
        self.text_spans: list[tuple[int, int]] = []
        """Text within a line."""
        self.block_lines: set[int] = set()
        """Lines of text below their name, counted from 0."""
        try:
            self._next(), self._next()
            self.root = self._node(self._next(), source.data)
        finally:
            self.parser.dispose()

    def _next(self) -> Any:
        return self.parser.get_event()

    def _node(self, event: Any, data: Any) -> Node:
        start = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            self._cover(event)
            return Scalar(event.value, isinstance(data, str), start.index)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        branch = Branch(is_list, bool(event.flow_style), start.index, start.index, start.column)
        while True:
            event = self._next()
            if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                end: Any = event.end_mark
                branch.end = end.index
                return branch
            if is_list:
                value = self._node(event, data[len(branch.entries)])
                branch.entries.append(Entry(None, value, value.start, branch.column))
            else:
                self._cover(event)
                mark: Any = event.start_mark
                value = self._node(self._next(), data[event.value])
                branch.entries.append(Entry(event.value, value, mark.index, mark.column))

    def _cover(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if event.style in ("|", ">"):
            # Its mark also takes in the empty lines below, which are no part of the text.
            last = start.line + self.text[start.index : end.index].rstrip(" \n").count("\n")
            self.block_lines |= set(range(start.line + 1, last + 1))
        else:
            self.text_spans.append((start.index, end.index))


class _Comments:
    """Finds the comments and empty lines of a file, and gives each to the entry it belongs to."""

    def __init__(self, text: str, reader: _Reader) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.block_lines = reader.block_lines
        covered = bytearray(len(text) + 1)
        for start, end in reader.text_spans:
            covered[start:end] = b"\1" * (end - start)
        self.covered = covered

    def placed(self, root: Node) -> Tree:
        places = list(self._places(root, ()))
        places.sort(key=lambda place: place.line)  # stable: the outermost of a line stays first
        before: list[str] = []
        tail: list[str] = []
        gap: list[tuple[int, str]] = []
        """Comments and empty lines since the last entry: how far in each is."""
        upcoming = iter([*places, None])
        last, following = None, next(upcoming)
        for number, line in enumerate(self.lines):
            while following and following.line <= number:
                if following.line == number and (not last or following.line > last.line):
                    self._settle(gap, last, following, tail)
                    gap = []
                last, following = following, next(upcoming)
            found = self._found(number)
            if found is None:
                continue
            column, comment = found
            head = line[:column]
            if comment and places and re.search(r"[^\s-]", head) and head.strip() != "...":
                self._beside(places, number, self.starts[number] + column, comment)
            elif within := self._value_below(last, number):
                within.before += [comment] if comment else []
            else:
                gap.append((column, comment))
        if places:
            self._settle(gap, last, None, tail)
        else:
            before = [comment for _, comment in gap if comment]
        return Tree(root, before, tail)

    def _places(self, node: Node, around: tuple[Branch, ...]) -> Iterator[_Place]:
        if isinstance(node, Branch):
            for entry in node.entries:
                yield _Place(self._line_of(entry.start), entry, (*around, node))
                yield from self._places(entry.value, (*around, node))

    def _line_of(self, index: int) -> int:
        low, high = 0, len(self.lines) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.starts[middle] <= index else (low, middle - 1)
        return low

    def _found(self, number: int) -> tuple[int, str] | None:
        """Where the line's comment starts and the comment, or "" for an empty line; None if it has neither."""
        line, start = self.lines[number], self.starts[number]
        if number in self.block_lines:
            return None
        for column, character in enumerate(line):
            if character == "#" and not self.covered[start + column]:
                return column, line[column:].rstrip()
        # An empty line inside a text of several lines is part of it.
        return (0, "") if not line.strip() and not self.covered[start] else None

    def _value_below(self, last: _Place | None, number: int) -> Entry | None:
        """The entry whose text starts further down, on a line of its own."""
        if last and isinstance(last.entry.value, Scalar) and self._line_of(last.entry.value.start) > number:
            return last.entry
        return None

    def _beside(self, places: list[_Place], number: int, index: int, comment: str) -> None:
        """Give a comment to the last entry that starts before it and is not in brackets that are closed by then."""
        fitting = takewhile(lambda place: place.line <= number, places)
        *_, place = (
            place
            for place in fitting
            if place.entry.start < index
            and not any(branch.in_brackets and branch.end <= index for branch in place.around)
        )
        if place.entry.beside:
            place.entry.before.append(comment)
        else:
            place.entry.beside = comment

    def _settle(
        self, gap: list[tuple[int, str]], last: _Place | None, following: _Place | None, tail: list[str]
    ) -> None:
        """Give each comment between two entries to the one below, or to the end of a branch that ends here."""
        ended = [branch for branch in last.around if not following or branch not in following.around] if last else []
        edge = following.entry.column if following else 0
        target: list[str] | None = None
        for index, (column, comment) in enumerate(gap):
            if not comment:
                continue
            inside = [branch for branch in ended if branch.column <= column or branch.in_brackets]
            if inside and column > edge:
                ended = ended[: ended.index(inside[-1]) + 1]
                target = inside[-1].tail
            else:
                ended, target = [], following.entry.before if following else tail
            if index and not gap[index - 1][1]:
                target.append("")
            target.append(comment)
        if following and gap and not gap[-1][1]:
            following.entry.before.append("")

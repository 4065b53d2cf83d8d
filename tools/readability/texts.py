"""The words that readers see, taken out of Markdown and YAML, and where in the file each letter of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from social_value.fields import ADDRESS_PATTERN, ID_PATTERN
from social_value.source import Loc, Position, Source, parse, read

STAND_IN = "1"
"""Stands for a quoted fact, a count or a piece of code: one short word that nobody can misspell."""
_NOTHING = "\u2060"
"""Takes the place of what readers do not see. To Markdown it is a letter like any other, so nothing falls apart."""

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---$", re.DOTALL | re.MULTILINE)
_UNSEEN = re.compile(
    r"<!--.*?-->|</?[A-Za-z][^>\n]*>"  # HTML
    r"|\{[ ]*[:#.][^}\n]*\}|\{(?!fact:|count:)[a-z][^}\n]*\}"  # attributes, illustrations
    r"|^\[\^[^\]\n]+\]:[^\n]*(?:\n[ ]{4}[^\n]*)*|\[\^[^\]\n]+\]",  # footnotes name sources, in the sources' words
    re.DOTALL | re.MULTILINE,
)
_QUOTE = re.compile(r"\{(?:fact|count):[^}\n]*\}")
_NOTE = re.compile(
    r'^(?:!!!|\?\?\?\+?)[^\n"]*"?(?P<title>[^\n"]*)[^\n]*(?P<body>(?:\n[ ]{4}[^\n]*|\n[ ]*(?=\n))*)', re.MULTILINE
)
_INDENTED = re.compile(r"(?:^[ ]{4})?(?P<rest>[^\n]*\n?)", re.MULTILINE)

_NAMES = frozenset({"address", "keeper", "law", "organisation", "origin", "publisher", "short", "source", "sources"})
"""Fields with names and titles in the words of others."""
_FOR_MACHINES = re.compile(rf"{ID_PATTERN}|{ADDRESS_PATTERN}|^[\w/-]+\.md(#[\w-]+)?$|^[^A-Za-z]*$")

_OPENING = re.compile(r"[>|][-+0-9]*[ ]*(?:#[^\n]*)?\n|['\"]|")
"""What may open a value in YAML."""
_WRITTEN = re.compile(r"\s*(\S+)")

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item, a cell or a heading, as readers see it."""

    text: str
    places: tuple[int, ...]
    """For each character of `text`, where it stands in the file, counted from 0."""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file, and everything in it that readers see."""

    path: str
    """The file, as a person would write it."""
    text: str
    passages: tuple[Passage, ...]

    def at(self, passage: Passage, start: int) -> Position:
        """The line and column in the file of a character of one of its passages."""
        place = passage.places[start]
        return Position(self.text.count("\n", 0, place) + 1, place - self.text.rfind("\n", 0, place))


def read_all(root: Path) -> list[Document]:
    """Every page, document to take away, case study, checklist and file of data under `root`. Raises ProblemsError."""
    folders = (("content", "**/*.md"), ("case_studies", "*.yml"), ("checklists", "*.yml"), ("content/_data", "*.yml"))
    paths = [path for folder, pattern in folders for path in sorted((root / folder).glob(pattern))]
    return [read_file(path, path.relative_to(root).as_posix()) for path in paths]


def read_file(path: Path, shown: str) -> Document:
    """One file, called `shown`. Raises ProblemsError if it is YAML that cannot be read."""
    if path.suffix == ".yml":
        return from_yaml(read(path, shown))
    return from_markdown(path.read_text(encoding="utf-8-sig"), shown)


def from_markdown(text: str, shown: str) -> Document:
    """A page, with the title and the description at its top."""
    found = _FRONT_MATTER.match(text)
    above: list[Passage] = []
    body = text
    if found:
        # An empty line stands for the first ---, so that lines are counted as in the file.
        above = list(_record(parse("\n" + found[1], shown), len("---")))
        body = re.sub(r"[^\n]", " ", found[0]) + text[found.end() :]
    return Document(shown, text, (*above, *_passages(body, range(len(body)))))


def from_yaml(source: Source) -> Document:
    """A record: every value that is neither for machines nor a name."""
    return Document(source.path, source.text, tuple(_record(source)))


def _record(source: Source, first: int = 0) -> Iterator[Passage]:
    """The passages of a record whose text starts at the character `first` of its file."""
    starts = [0]
    for line in source.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for loc, text in _values(source.data):
        place = source.at(loc)
        places = _aligned(text, source.text, starts[place.line - 1] + place.column - 1)
        yield from _passages(text, [first + each for each in places])


def _values(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, str):
        if not _FOR_MACHINES.search(data):
            yield loc, data
    elif isinstance(data, list | dict):
        for step, item in data.items() if isinstance(data, dict) else enumerate(data):
            if step not in _NAMES:
                yield from _values(item, (*loc, step))


def _aligned(value: str, text: str, start: int) -> list[int]:
    """Where each character of a YAML value stands in its file: only its line breaks and spaces are others there."""
    places: list[int] = []
    at = _OPENING.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing, too
    for word in re.finditer(r"\s+|\S+", value):
        if word[0].isspace():
            places += [at] * len(word[0])
            continue
        written = _WRITTEN.match(text, at)
        first, at = written.span(1) if written else (at, at)
        # A word may be longer in its file: with a quote that is written twice, or one that ends the value.
        places += [min(first + index, len(text) - 1) for index in range(len(word[0]))]
    return places


def _passages(markdown: str, places: Sequence[int]) -> Iterator[Passage]:
    """The passages of Markdown text, of which the file holds each character at one of `places`."""
    for note in _NOTE.finditer(markdown):  # its text is indented, which to others means code
        for part in ("title", "body"):
            lines_of_it = _INDENTED.finditer(markdown, *note.span(part))
            kept = [index for line in lines_of_it for index in range(*line.span("rest"))]
            for passage in _passages("".join(markdown[index] for index in kept), [places[index] for index in kept]):
                yield replace(passage, is_heading=True) if part == "title" else passage
    visible = _NOTE.sub(lambda note: re.sub(r"[^\n]", " ", note[0]), markdown)
    visible = _UNSEEN.sub(lambda part: re.sub(r"[^\n]", _blank(part[0]), part[0]), visible)
    visible = _QUOTE.sub(lambda part: STAND_IN.ljust(len(part[0]), _NOTHING), visible)
    lines = [0]
    for line in visible.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    at = 0
    before: Token | None = None
    for token in _MARKDOWN.parse(visible):
        if token.type == "inline":
            first, last = token.map or (0, len(lines) - 1)
            at = max(at, lines[first])
            letters, at = _inline(token, visible, at, lines[last])
            text = "".join(letter for letter, _ in letters)
            if text.strip():
                heading = before is not None and before.type in ("heading_open", "th_open")
                yield Passage(text, tuple(places[place] for _, place in letters), heading)
        before = token


def _blank(part: str) -> str:
    """What hides a piece: HTML leaves nothing behind, or Markdown would not see a paragraph's start."""
    return " " if part.startswith("<") else _NOTHING


def _inline(token: Token, text: str, at: int, end: int) -> tuple[list[tuple[str, int]], int]:
    """The letters of a passage with their places in `text`, which are from `at` to `end`, and where they stop."""
    letters: list[tuple[str, int]] = []
    for child in _leaves(token.children or ()):
        if child.type in ("softbreak", "hardbreak"):
            letters.append((" ", at))
            continue
        is_whole = text.find(child.content, at, end) >= 0
        # A character may be written as a code, or after a backslash. Then only its word is not found.
        for piece in [child.content] if is_whole else re.findall(r"\s+|\S+", child.content):
            found = text.find(piece, at, end)
            shown = STAND_IN if child.type == "code_inline" else piece
            letters += [(letter, at if found < 0 else found + index) for index, letter in enumerate(shown)]
            at = at if found < 0 else min(found + len(piece), len(text) - 1)
    return [(letter, place) for letter, place in letters if letter != _NOTHING], at


def _leaves(tokens: Iterable[Token]) -> Iterator[Token]:
    """What is inside a passage and has words; a picture's are those that stand for it."""
    for token in tokens:
        if token.type == "image":
            yield from _leaves(token.children or ())
        elif token.content or token.type in ("softbreak", "hardbreak"):
            yield token

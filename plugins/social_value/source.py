"""Strict YAML: plain data, and where each value stands in the file.

YAML is hostile until read. These files use a small part of it: lists, named values, text, whole numbers,
numbers with a decimal point, `true`, `false` and nothing. Everything clever is refused, with its position
and a hint: anchors, aliases, tags, merge keys, directives, a name written twice, a name that is not text,
more than one document, an empty one, tabs, invisible and direction-changing characters, nesting deeper
than `DEEPEST`, more than `MOST_VALUES` values, files over `BIGGEST` bytes, and any encoding but UTF-8 (a
byte order mark is let pass).

What an unquoted value becomes, a subset of the YAML 1.2 core schema:

    true false          a bool; True, yes, on and the rest stay text
    12  -3  0           an int; 010, 1_000, +1, 0x1F and 12:30 stay text
    1.5  -0.25  1.0e+3  a float; .5 and 1. stay text
    1e3  1.5e3          text: an exponent needs a point and a sign, as in YAML 1.1. So a code such as 1e3
                        is safe, and text that PyYAML writes without quotes is read back as text
    null ~ (nothing)    None; Null and NULL stay text
    2026-11-22          text, as is everything else: the model gives it a type

A number too big to be exact in a browser (over 2**53), or too big for a float, is refused: it is nearly
always a reference, which wants quotes. A name before a colon is always text: `2026: x` names "2026".

Events come from libyaml where PyYAML has it and else from pure Python, and the data is built from them
here: nothing is expanded, and nothing recurses deeper than `DEEPEST`. What both read, they read alike; each
refuses a few odd things that the other reads, such as [what?] without quotes in pure Python.

A sound file is read by `sound_yaml.py`, in a fifth of the time, and here only if somebody asks where something stands.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from social_value.mistakes import explain, needs_quotes
from social_value.problems import Problem, ProblemsError
from social_value.sound_yaml import (
    DEEPEST,
    DIRECTIVE,
    INVISIBLE,
    LOADER,
    MOST_VALUES,
    Data,
    DoubtfulError,
    is_exact,
    is_plainly_visible,
    sound_data,
    unquoted,
)

BIGGEST = 256 * 1024
"""The most bytes a file may have."""
MOST_PROBLEMS = 20
"""Reading one file stops at this many problems: more would help nobody."""

Loc = tuple[str | int, ...]
"""The way to a value from the top of a file: `("areas", 0, "title")`."""

_UNWANTED = re.compile(rf"\t+|{INVISIBLE.pattern}")


class Position(NamedTuple):
    """A place in a file, counted from 1, in characters."""

    line: int
    column: int


class Places(NamedTuple):
    """Where everything in a file stands."""

    positions: Mapping[Loc, Position]
    """Where each value starts."""
    keys: Mapping[Loc, Position]
    """Where the name of each named value starts."""


@dataclass(frozen=True)
class Source:
    """One file's data, and where everything in it stands."""

    path: str
    """The file as shown to a person."""
    data: Any
    """Lists, dicts with text names, text, ints, floats, bools and None."""
    text: str = ""
    """The file as it is written."""
    _loader: type[Any] = field(default=LOADER, repr=False, compare=False)

    @cached_property
    def places(self) -> Places:
        """Where everything stands: worked out when something is asked for, which for most files nothing is."""
        return _Reader(self.text, self.path, self._loader).read()[1] if self.text else Places({}, {})

    def at(self, loc: Loc) -> Position:
        """Return where the value at `loc` starts, or the nearest thing around it that exists."""
        while loc and loc not in self.places.positions:
            loc = loc[:-1]
        return self.places.positions.get(loc, Position(1, 1))

    def at_key(self, loc: Loc) -> Position:
        """Return where the name of the value at `loc` starts, or the value itself if it has no name."""
        return self.places.keys.get(loc) or self.at(loc)

    def within(self, loc: Loc, words: str) -> Position:
        """Return where `words` first stand in the value at `loc`, or where it starts if it writes them otherwise."""
        place = self.at(loc)
        start = sum(len(line) + 1 for line in self.text.split("\n")[: place.line - 1]) + place.column - 1
        index = self.text.find(words, start)
        return _position(self.text, index) if index >= 0 else place

    def problem(self, loc: Loc, message: str, hint: str = "", *, at_key: bool = False) -> Problem:
        """Return a problem with the value at `loc`, or with its name."""
        place = self.at_key(loc) if at_key else self.at(loc)
        return Problem(self.path, *place, dotted(loc), message, hint)


def dotted(loc: Loc) -> str:
    """Return `loc` as a problem shows it: `areas.0.title`."""
    return ".".join(map(str, loc))


def read(path: Path, shown: str) -> Source:
    """Read the file at `path`, called `shown` in problems. Raise ProblemsError if it is not fit to use."""
    return parse(contents(path, shown), shown)


def contents(path: Path, shown: str) -> bytes:
    """Return what stands in the file, as far as a file may go. Raise ProblemsError if it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(BIGGEST + 1)
    except OSError as error:
        message = f"This file cannot be opened: {(error.strerror or 'unknown reason').lower()}."
        raise ProblemsError([Problem(shown, 1, 1, "", message)]) from error


def parse(content: str | bytes, shown: str, loader: type[Any] = LOADER, *, quickly: bool = True) -> Source:
    """Read `content` as the file called `shown`. Raise ProblemsError if it is not fit to use.

    `loader` is the PyYAML class to take events from: `yaml.SafeLoader` or `yaml.CSafeLoader`. What is read quickly is
    no different from what is not.
    """
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    text = _text(raw, shown)
    problems = [
        Problem(shown, *_position(text, found.start()), "", *_unwanted_character(found.group()))
        for found in ([] if is_plainly_visible(text) else islice(_UNWANTED.finditer(text), MOST_PROBLEMS))
    ]
    if problems:
        raise ProblemsError(problems)
    if quickly and loader is not yaml.SafeLoader:  # in pure Python, to read a file twice takes too long
        with suppress(DoubtfulError):
            return Source(shown, sound_data(text, loader), text, loader)
    return Source(shown, _Reader(text, shown, loader).read()[0], text, loader)


def _unwanted_character(found: str) -> tuple[str, str]:
    if found[0] == "\t":
        return "There is a tab here.", "Use spaces instead: two for each step to the right."
    return (
        f"There is an invisible character here (U+{ord(found):04X}).",
        "Delete it. It often comes with text copied from another program.",
    )


def _text(raw: bytes, shown: str) -> str:
    """Return the text of a file, with one kind of line ending and no byte order mark."""
    if len(raw) > BIGGEST:
        message = f"This file is too big: the most is {BIGGEST // 1024} KiB."
        raise ProblemsError([Problem(shown, 1, 1, "", message, "Split it, or take something out.")])
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in raw[:4]:
        hint = "Save it again, and choose UTF-8 as the encoding."
        raise ProblemsError([Problem(shown, 1, 1, "", "This file is not saved as UTF-8.", hint)])
    raw = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        message = "The character here is not saved as UTF-8."
        hint = "Type it again, then save the file and choose UTF-8 as the encoding."
        problem = Problem(shown, *_position(before, len(before)), "", message, hint)
        raise ProblemsError([problem]) from error


def _position(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


class _StopError(Exception):
    """Enough is wrong: there is no use in reading on."""


class _Reader:
    """Builds one source from the parser's events, noting every refusal on the way.

    After a refusal it reads on, for the sake of the next one; what it builds is then thrown away.
    """

    def __init__(self, text: str, shown: str, loader: type[Any]) -> None:
        self.text = text
        self.shown = shown
        self.parser = loader(text)
        self.positions: dict[Loc, Position] = {}
        self.keys: dict[Loc, Position] = {}
        self.problems: list[Problem] = []

    def read(self) -> tuple[Data, Places]:
        data: Data = None
        try:
            data = self._document()
        except _StopError:
            pass
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # Pure Python lets impossible escapes in quoted text through to chr(), with no marks.
            stop = getattr(getattr(error, "problem_mark", self.parser), "index", 0)
            start = getattr(getattr(error, "context_mark", None), "index", stop)
            words = f"{getattr(error, 'context', 'quoted scalar')} {getattr(error, 'problem', '')}"
            index, message, hint = explain(words, self.text, start, stop)
            place = _position(self.text, index)
            self.problems.append(Problem(self.shown, *place, "", message, hint))
        finally:
            self.parser.dispose()
        if self.problems:
            raise ProblemsError(self.problems)
        return data, Places(self.positions, self.keys)

    def _document(self) -> Data:
        if directive := DIRECTIVE.match(self.text):
            place = _position(self.text, directive.end())
            hint = "Take this line away. If it is text, put quotes round it."
            self._note(place, (), "A line cannot start with “%” here.", hint)
            raise _StopError
        self._next()
        event = self._next()
        data: Data = None
        if isinstance(event, yaml.DocumentStartEvent):
            data = self._value(self._next(), ())
            self._next()
            event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            hint = "Take away the line of dashes or dots, or move what follows it to a file of its own."
            self._note(_start(event), (), "A second document starts here: a file may hold only one.", hint)
        elif data is None and not self.problems:
            self._note(Position(1, 1), (), "This file is empty.", "Write something in it, or delete it.")
        return data

    def _next(self) -> yaml.Event:
        event: yaml.Event = self.parser.get_event()
        return event

    def _note(self, place: Position, loc: Loc, message: str, hint: str) -> None:
        self.problems.append(Problem(self.shown, *place, dotted(loc), message, hint))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _StopError

    def _value(self, event: yaml.Event, loc: Loc) -> Data:
        """Return the value that starts with `event`, having read all of it."""
        place = self.positions[loc] = _start(event)
        self._refuse_extras(event, loc)
        if len(self.positions) > MOST_VALUES:
            self._note(place, loc, f"This file holds more than {MOST_VALUES:,} values.", "Split it.")
            raise _StopError
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, loc)
        if isinstance(event, yaml.AliasEvent):
            return None
        if len(loc) >= DEEPEST:
            message = f"This is nested too deeply: the most is {DEEPEST} levels."
            self._note(place, loc, message, "Make it flatter.")
            raise _StopError
        return self._list(loc) if isinstance(event, yaml.SequenceStartEvent) else self._group(loc)

    def _list(self, loc: Loc) -> list[Data]:
        items: list[Data] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*loc, len(items))))
        return items

    def _group(self, loc: Loc) -> dict[str, Data]:
        group: dict[str, Data] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            name = self._name(event, loc)
            group[name] = self._value(self._next(), (*loc, name))
        return group

    def _name(self, event: yaml.Event, loc: Loc) -> str:
        """Return the name before a colon, having noted its position and whatever is wrong with it."""
        place = _start(event)
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                hint = "Write plain text before the colon. Text that starts with a bracket needs quotes."
                self._note(place, loc, "A list or a group cannot be a name.", hint)
            self._value(event, (*loc, ""))
            return ""
        name: str = event.value
        key = (*loc, name)
        self._refuse_extras(event, key)
        if not name or (name == "<<" and not event.style):
            message = "“<<” cannot be a name." if name else "The name is missing here."
            self._note(place, loc, message, "Write each value out in full, as “name: value”.")
        elif key in self.keys:
            message = f"“{name}” is written twice: it is already on line {self.keys[key].line}."
            self._note(place, key, message, "Keep one of the two.")
        self.keys[key] = place
        return name

    def _refuse_extras(self, event: yaml.Event, loc: Loc) -> None:
        """Note an anchor, an alias or a tag, and a character that is invisible once its escape is read."""
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            mark: Any = event.start_mark
            self._note(_start(event), loc, *needs_quotes(self.text[mark.index]))
        if isinstance(event, yaml.ScalarEvent) and (found := INVISIBLE.search(event.value)):
            message, _ = _unwanted_character(found.group())
            self._note(_start(event), loc, message, "It is written with a backslash. Take it away.")

    def _scalar(self, event: yaml.ScalarEvent, loc: Loc) -> Data:
        text: str = event.value
        if event.style:
            return text
        value = unquoted(text)
        if not is_exact(value):
            hint = "If it is a reference, such as a phone number, put quotes round it."
            self._note(_start(event), loc, "This number is too big to be kept exactly.", hint)
        return value


def _start(event: yaml.Event) -> Position:
    mark: Any = event.start_mark
    return Position(mark.line + 1, mark.column + 1)

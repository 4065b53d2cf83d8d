"""What a file of the YAML that `source.py` describes may hold, and the quick way to read one in which nothing is wrong.

Nearly every file is sound, and nobody asks where its values stand. So it is read here first, without places. Wherever
anything is wrong or only doubtful, this gives up, and `source.py` reads the file again to say what and where: what is
read here, that reads as well, and to the same data.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

DEEPEST = 20
"""The most lists and groups that may stand one inside another."""
MOST_VALUES = 10_000
"""The most values a file may hold. Pure Python reads so many in well under a second."""

LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The PyYAML class whose events are read: libyaml's if it is there."""

DIRECTIVE = re.compile(r"(?:[ ]*(?:#.*)?\n)*(?=%)")
"""What comes before a directive at the start of a file."""
INVISIBLE = re.compile(
    "[^\t\n\r -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, U+2028 and U+2029, bidirectional overrides and isolates, stray byte order marks."""

Data: TypeAlias = "bool | int | float | str | list[Data] | dict[str, Data] | None"
"""What a file can hold."""

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+][0-9]+)?")
_EXACT = 2**53
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_IN_NUMBERS = frozenset("-0123456789")
"""What a number can start with."""


class DoubtfulError(Exception):
    """It takes a closer look to say whether this is sound."""


def unquoted(text: str) -> bool | int | float | str | None:
    """What text without quotes stands for."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _IN_NUMBERS:
        return text
    whole = _INT.fullmatch(text)
    if not whole and not _FLOAT.fullmatch(text):
        return text
    if whole:
        return int(text) if len(text) < 20 else math.inf
    return float(text)


def is_exact(value: bool | int | float | str | None) -> bool:
    """Whether a browser keeps the value as it is: it would not keep every number."""
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) <= _EXACT


def is_plainly_visible(text: str) -> bool:
    """Tell quickly that no character of the text is unwanted. Some text without one fails this too."""
    return text.replace("\n", "").isprintable()


def sound_data(text: str, loader: type[Any]) -> Data:
    """The data of a file's text, which holds nothing invisible. Raises DoubtfulError unless all of it is sound."""
    if DIRECTIVE.match(text):
        raise DoubtfulError
    parser = loader(text)
    try:
        return _document(parser.get_event)
    except (yaml.YAMLError, ValueError, OverflowError):
        raise DoubtfulError from None
    finally:
        parser.dispose()


def _document(take: Callable[[], Any]) -> Data:
    take()
    if type(take()) is not DocumentStartEvent:
        raise DoubtfulError
    data = _Values(take).value(take(), 0)
    take()
    if data is None or type(take()) is not StreamEndEvent:
        raise DoubtfulError
    return data


class _Values:
    """Builds the data from events, and counts its values."""

    def __init__(self, take: Callable[[], Any]) -> None:
        self.take = take
        self.count = 0

    def value(self, event: Any, depth: int) -> Data:
        """The value that starts with the event."""
        self.count += 1
        if self.count > MOST_VALUES:
            raise DoubtfulError
        if type(event) is ScalarEvent:
            return _scalar(event)
        if type(event) is AliasEvent or event.anchor or event.tag or depth == DEEPEST:
            raise DoubtfulError
        take = self.take
        if type(event) is SequenceStartEvent:
            items = []
            while type(inner := take()) is not SequenceEndEvent:
                items.append(self.value(inner, depth + 1))
            return items
        group: dict[str, Data] = {}
        while type(inner := take()) is not MappingEndEvent:
            name = _text(inner) if type(inner) is ScalarEvent else ""
            if not name or name == "<<" or name in group:
                raise DoubtfulError
            group[name] = self.value(take(), depth + 1)
        return group


def _scalar(event: Any) -> Data:
    text = _text(event)
    if event.style:
        return text
    value = unquoted(text)
    if not is_exact(value):
        raise DoubtfulError
    return value


def _text(event: Any) -> str:
    """The text of a scalar without anything clever about it."""
    # Only in double quotes can an escape stand for a character that nobody sees.
    if event.anchor or event.tag or (event.style == '"' and not is_plainly_visible(event.value)):
        raise DoubtfulError
    text: str = event.value
    return text

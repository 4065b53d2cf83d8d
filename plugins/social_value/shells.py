"""A finished page taken apart: what every page of its kind has, and the places where they differ.

One page is drawn with a mark in place of each value. Wherever a mark stands, a page's own value is set in, escaped as
the mark was; a mark that is nowhere to be found in a form known here would be a value that is lost.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterable, Mapping

from social_value.problems import SocialValueError

_HTML = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&#39;"), ('"', "&#34;"))
_JSON = (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e"), ("'", "\\u0027"))
_SPECIAL = "<'\"&>é"
"""What tells in which way a text was escaped."""


class ShellError(SocialValueError):
    """A page does not show a value in any way that this module knows."""


def as_html(text: str) -> str:
    """The text as templates write it between tags and into attributes."""
    return _replaced(text, _HTML)


def as_json(text: str) -> str:
    """The text as templates write it between the quotation marks of JSON in a script."""
    return _replaced(json.dumps(text)[1:-1], _JSON)


def as_it_is(text: str) -> str:
    """The text unchanged, for what needs no escape: HTML that is finished, and ids."""
    return text


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for special, instead in pairs:
        text = text.replace(special, instead)
    return text


class Marks:
    """A mark for each name, which stands in no other text. Those in `plain` are letters and figures only."""

    def __init__(self, texts: Iterable[str], plain: Iterable[str]) -> None:
        # No id has a capital letter, and nobody can know this run's.
        self.token = f"SV{secrets.token_hex(8).upper()}N"
        names = [*texts, *(plain := list(plain))]
        self.of = {
            name: f"{self.token}{place}X" + ("" if name in plain else _SPECIAL) for place, name in enumerate(names)
        }
        self.forms: dict[str, tuple[str, Callable[[str], str]]] = {}
        """Each form in which a mark may stand in a page, its name, and what gives a value that form."""
        for name, mark in self.of.items():
            for escape in (as_it_is,) if name in plain else (as_html, as_json):
                self.forms[escape(mark)] = (name, escape)


class Shell:
    """What pages of one kind have in common."""

    def __init__(self, html: str, marks: Marks) -> None:
        """Take a page apart that was drawn with the marks. Raises ShellError."""
        known = sorted(marks.forms, key=len, reverse=True)
        pieces = re.split(f"({'|'.join(re.escape(form) for form in known)})", html)
        self.common = tuple(pieces[::2])
        """What stands before, between and after the places."""
        self.places = tuple(marks.forms[form] for form in pieces[1::2])
        for piece in self.common:
            if marks.token in piece:
                around = piece[max(0, piece.index(marks.token) - 60) :][:120]
                raise ShellError(f"a value of the page is written in a way that is not known: {around!r}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shell) and (self.common, self.places) == (other.common, other.places)

    def __hash__(self) -> int:
        return hash(self.common)

    def filled(self, values: Mapping[str, str]) -> str:
        """The page that has these values, by the names of their marks."""
        pieces = [self.common[0]]
        for (name, escape), common in zip(self.places, self.common[1:], strict=True):
            pieces += escape(values[name]), common
        return "".join(pieces)

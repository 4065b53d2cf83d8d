"""What stands in braces in Markdown text and is replaced by something else, such as {count:guides}."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODE = (
    r"^(?P<fence>[ ]*(?:`{3,}|~{3,}))[^\n]*\n(?:.*?\n)??(?P=fence)[ ]*$"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)"
)


def pieces(word: str) -> re.Pattern[str]:
    """Match code, which is passed over, and, as the group `quote`, whatever looks as if it were meant for `word`."""
    flags = re.MULTILINE | re.DOTALL | re.IGNORECASE
    return re.compile(rf"{_CODE}|(?<!\\)(?P<quote>\{{[ ]*{word}\b[^{{}}\n]*\}}?)", flags)


def quotes(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Where each thing starts that looks as if it were meant, and its text; `pattern` is one of `pieces`."""
    return ((piece.start(), piece["quote"]) for piece in pattern.finditer(text) if piece["quote"])


def position(text: str, start: int) -> tuple[int, int, str]:
    """The line and column of a place in a text, counted from 1, and what stands before it on its line."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return text.count("\n", 0, start) + 1, len(before) + 1, before


def in_front_matter(text: str, start: int) -> bool:
    """Whether a place in a page is above its second ---."""
    return text.startswith("---") and start < text.find("\n---", 3)

"""What stands in braces in Markdown text and is replaced by something else, such as {count:guides}."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

_FENCE = r"^(?P<fence>[ ]*(?P<marks>`{3,}|~{3,}))[^\n]*\n?"
_TICKS = r"(?<![`\\])(?P<ticks>`+)"
_CLOSING = re.compile(r"^([ ]*(?:`{3,}|~{3,}))[ ]*$", re.MULTILINE)
_RUN = re.compile(r"`+")
_BLANK = re.compile(r"\n[ ]*\n")


class Pieces:
    """Finds whatever looks as if it were meant for a word, such as {count:guides}, and passes over code.

    Code ends where Markdown ends it: a fence at the next line that is the same fence, ticks at the next run of as many
    before a blank line. Where each could end is looked up, so that a page full of beginnings takes no longer to read.
    """

    def __init__(self, word: str) -> None:
        quote = rf"(?<!\\)(?P<quote>\{{[ ]*{word}\b[^{{}}\n]*\}}?)"
        self._anything = re.compile(rf"{_FENCE}|{_TICKS}|{quote}", re.MULTILINE | re.IGNORECASE)
        self._word = re.compile(rf"\{{[ ]*{word}\b", re.IGNORECASE)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each of them, as the group `quote`."""
        if not self._word.search(text):
            return
        ends = _Ends(text)
        start = 0
        while found := self._anything.search(text, start):
            if found["quote"]:
                start = found.end()
                yield found
            else:
                start = ends.of_fence(found) if found["fence"] else ends.of_ticks(found["ticks"], found.end())

    def sub(self, replace: Callable[[re.Match[str]], str], text: str) -> str:
        """`text` with what `replace` makes of each of them in its place."""
        parts: list[str] = []
        end = 0
        for found in self.finditer(text):
            parts += (text[end : found.start()], replace(found))
            end = found.end()
        return "".join([*parts, text[end:]])


class _Ends:
    """Where code in a text ends."""

    def __init__(self, text: str) -> None:
        self._fences: dict[str, list[tuple[int, int]]] = {}
        for line in _CLOSING.finditer(text):
            self._fences.setdefault(line[1], []).append(line.span())
        self._runs: dict[str, list[int]] = {}
        for run in _RUN.finditer(text):
            self._runs.setdefault(run[0], []).append(run.start())
        self._blanks = [blank.start() for blank in _BLANK.finditer(text)]

    def of_fence(self, found: re.Match[str]) -> int:
        """Where the code of a fence ends, or where to read on if it never does: then its ticks may be others'."""
        closing = self._fences.get(found["fence"], [])
        place = bisect_left(closing, (found.end(), 0))
        if place < len(closing):
            return closing[place][1]
        return self.of_ticks(found["marks"], found.end("marks")) if found["marks"][0] == "`" else found.end("marks")

    def of_ticks(self, ticks: str, end: int) -> int:
        """Where the code between ticks ends that were read up to `end`, or `end` if it is none."""
        runs = self._runs[ticks]
        place = bisect_left(runs, end)
        if place == len(runs):
            return end
        blank = bisect_left(self._blanks, end)
        stands_apart = blank < len(self._blanks) and self._blanks[blank] < runs[place]
        return end if stands_apart else runs[place] + len(ticks)


def pieces(word: str) -> Pieces:
    """What finds `word` in braces."""
    return Pieces(word)


def quotes(text: str, pattern: Pieces) -> Iterator[tuple[int, str]]:
    """Where each thing starts that looks as if it were meant, and its text; `pattern` is one of `pieces`."""
    return ((piece.start(), piece["quote"]) for piece in pattern.finditer(text))


def position(text: str, start: int) -> tuple[int, int, str]:
    """The line and column of a place in a text, counted from 1, and what stands before it on its line."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return text.count("\n", 0, start) + 1, len(before) + 1, before


def in_front_matter(text: str, start: int) -> bool:
    """Whether a place in a page is above its second ---."""
    return text.startswith("---") and start < text.find("\n---", 3)

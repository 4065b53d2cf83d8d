"""The inverted index, cut into files of about the same size, however large the site.

    search/
      index.json                what the others hold
      <version>/words-3.json    a range of words, and the documents that each stands in
      <version>/short.json      the best documents for beginnings of words that would need many ranges
      <version>/texts-7.json    a range of documents, as they are shown

A small site has a few of them, a large one thousands; a query fetches one or two ranges of words, and the texts of the
results that are shown. The version changes with any content, so that files of two builds are never mixed.
All numbers are integers, and the same documents always make the same bytes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from typing import Any

from social_value.search.documents import KINDS, Document, in_order
from social_value.search.inverted import Inverted, javascript_order, to_json
from social_value.search.words import STOP_WORDS

__all__ = ["Sizes", "index_files", "nearness"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the files are to be, in characters."""

    words: int = 24_000
    texts: int = 16_000
    wide: int = 4
    """Ranges of words from which on a beginning has its best documents in `short.json`."""
    best: int = 10
    """How many of each kind."""


def nearness(word: str, term: str) -> int:
    """How near a word of the index that begins with the reader's word is to it: 10 if it is it, else 1 to 6."""
    return 10 if term == word else 1 + 6 * len(word) // len(term)


_kept: dict[Sizes, Inverted] = {}


def index_files(documents: Iterable[Document], sizes: Sizes | None = None) -> Iterator[tuple[str, str]]:
    """Yield the files of the index, the paths as in `search/`; `index.json`, which names the others, comes last."""
    sizes = sizes or Sizes()
    ordered = in_order(documents)
    inverted = _kept.setdefault(sizes, Inverted(sizes.best))
    read = inverted.take(ordered)
    files: dict[str, str] = {}
    firsts = []
    for number, (start, shard) in enumerate(_cut(map(inverted.shown, inverted.words), sizes.words)):
        firsts.append(inverted.words[start])
        files[f"words-{number}.json"] = shard
    blocks = []
    for number, (start, block) in enumerate(_cut((it.shown for it in read), sizes.texts)):
        blocks.append(start)
        files[f"texts-{number}.json"] = block
    if short := _short(inverted, ordered, firsts, sizes):
        files["short.json"] = to_json(short)
    counts = Counter(document.kind for document in ordered)
    contents = {
        "kinds": [[kind, label, counts[kind]] for kind, label in KINDS.items()],
        "stop": sorted(STOP_WORDS),
        "wide": sizes.wide,
        "words": firsts,
        "texts": blocks,
    }
    made = [to_json(contents), *files.values()]
    version = sha256("\n".join(made).encode()).hexdigest()[:12]
    for name, text in files.items():
        yield f"{version}/{name}", text
    yield "index.json", to_json({"version": version, **contents})


def _short(inverted: Inverted, documents: Sequence[Document], firsts: Sequence[str], sizes: Sizes) -> list[Any]:
    """The beginnings that would need too many ranges: [beginning, documents, their scores], as a query would find."""
    # The best documents of a beginning are among the best of one of its words: there only nearness sets words apart.
    short = []
    starts = [javascript_order(first) for first in firsts]
    beginnings = {first[:length] for first in firsts for length in range(1, len(first) + 1)}
    for beginning in sorted(beginnings, key=javascript_order):
        if _ranges(beginning, starts) < sizes.wide:
            continue
        scores: dict[int, int] = {}
        for word in inverted.words:
            if word.startswith(beginning):
                near = nearness(beginning, word)
                for amount, number in inverted.best(word):
                    scores[number] = max(scores.get(number, 0), near * amount)
        found = _best(((score, number) for number, score in scores.items()), documents, sizes)
        short.append([beginning, [number for _, number in found], [score for score, _ in found]])
    return short


def _ranges(beginning: str, starts: Sequence[bytes]) -> int:
    """How many ranges of words hold one with this beginning; `starts` are the first words of the ranges."""
    low = javascript_order(beginning)
    return bisect_left(starts, low + b"\xff\xff") - max(0, bisect_right(starts, low) - 1)


def _best(scored: Iterable[tuple[int, int]], documents: Sequence[Document], sizes: Sizes) -> list[tuple[int, int]]:
    """The best of each kind, as (score, number): the higher score first, then the lower number."""
    scored = sorted(scored, key=itemgetter(1))
    by_kind = groupby(scored, key=lambda it: documents[it[1]].kind)
    return [it for _, group in by_kind for it in nlargest(sizes.best, group, key=lambda it: (it[0], -it[1]))]


def _cut(items: Iterable[str], size: int) -> Iterator[tuple[int, str]]:
    """Lists of items, which are JSON: of at least `size` characters but for the last, each with its first number."""
    part: list[str] = []
    start = length = 0
    for number, item in enumerate(items, start=1):
        part.append(item)
        length += len(item)
        if length >= size:
            yield start, f"[{','.join(part)}]"
            part, start, length = [], number, 0
    if part:
        yield start, f"[{','.join(part)}]"

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

import json
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from heapq import nlargest
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, TypeVar

from social_value.search.documents import KINDS, Document, in_order
from social_value.search.words import STOP_WORDS, words

__all__ = ["Sizes", "impact", "index_files", "nearness"]

T = TypeVar("T")

TITLE, CONTEXT, HEADING, TEXT = 8, 4, 3, 1
"""What one occurrence of a word counts for."""

_FULL = 63
"""The impact that no number of occurrences reaches."""
_HALF = 8
"""Weighted occurrences that reach half of it, in a document of average length."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the files are to be, in characters."""

    words: int = 24_000
    texts: int = 4_000
    wide: int = 4
    """Ranges of words from which on a beginning has its best documents in `short.json`."""
    best: int = 10
    """How many of each kind."""


def impact(weight: int, length: int, average: int, boost: float = 1) -> int:
    """How much a document is about a word, at least 1.

    `weight` is the sum of what its occurrences count for, `length` the number of words of the document, `average` that
    of its kind: the saturation of BM25, half of it by length, in integers.
    """
    fits = 2 * average * weight
    return max(1, int(boost * (_FULL * fits // (fits + _HALF * (average + length)))))


def nearness(word: str, term: str) -> int:
    """How near a word of the index that begins with the reader's word is to it: 10 if it is it, else 1 to 6."""
    return 10 if term == word else 1 + 6 * len(word) // len(term)


def index_files(documents: Iterable[Document], sizes: Sizes | None = None) -> Iterator[tuple[str, str]]:
    """Yield the files of the index, the paths as in `search/`; `index.json`, which names the others, comes last."""
    sizes = sizes or Sizes()
    ordered = in_order(documents)
    files: dict[str, str] = {}
    postings = _postings(ordered)
    firsts = []
    for number, shard in enumerate(_cut(postings.items(), _shown_postings, sizes.words)):
        firsts.append(shard[0][0])
        files[f"words-{number}.json"] = _json(shard)
    blocks, start = [], 0
    for number, block in enumerate(_cut(ordered, _shown_document, sizes.texts)):
        blocks.append(start)
        start += len(block)
        files[f"texts-{number}.json"] = _json(block)
    if short := _short(postings, ordered, firsts, sizes):
        files["short.json"] = _json(short)
    counts = Counter(document.kind for document in ordered)
    contents = {
        "kinds": [[kind, label, counts[kind]] for kind, label in KINDS.items()],
        "stop": sorted(STOP_WORDS),
        "wide": sizes.wide,
        "words": firsts,
        "texts": blocks,
    }
    made = [_json(contents), *files.values()]
    version = sha256("\n".join(made).encode()).hexdigest()[:12]
    for name, text in files.items():
        yield f"{version}/{name}", text
    yield "index.json", _json({"version": version, **contents})


Postings = dict[str, "array[int]"]
"""Word, in the order of JavaScript -> for each document that it stands in, `number << 10 | impact`."""
_LOW = (1 << 10) - 1


def _postings(documents: Sequence[Document]) -> Postings:
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))  # a large site has millions of these
    lengths = array("Q")
    for number, document in enumerate(documents):
        weights, length = _weights(document)
        lengths.append(length)
        for word, weight in weights.items():
            found[word].append(number << 32 | weight)
    averages = _averages(documents, lengths)
    for packed in found.values():
        for place, entry in enumerate(packed):
            number = entry >> 32
            document = documents[number]
            weight = entry & 0xFFFFFFFF
            packed[place] = number << 10 | impact(weight, lengths[number], averages[document.kind], document.boost)
    return {word: found[word] for word in sorted(found, key=_javascript_order)}


def _weights(document: Document) -> tuple[Counter[str], int]:
    """What each word of the document counts for, and how many words it has."""
    weights: Counter[str] = Counter()
    length = 0
    fields = [(TITLE, document.title), (CONTEXT, document.context)]
    for section in document.sections:
        fields += [(HEADING, section.heading), (TEXT, section.text)]
    for weight, text in fields:
        counts = Counter(words(text))
        length += counts.total()
        for word, count in counts.items():
            weights[word] += weight * count
    for word in STOP_WORDS:
        weights.pop(word, None)
    return weights, length


def _averages(documents: Sequence[Document], lengths: Sequence[int]) -> dict[str, int]:
    """Kind -> how long its documents are, at least 1: a glossary's entry is short, which makes it no better."""
    totals: Counter[str] = Counter()
    for document, length in zip(documents, lengths, strict=True):
        totals[document.kind] += length
    counts = Counter(document.kind for document in documents)
    return {kind: max(1, totals[kind] // count) for kind, count in counts.items()}


def _short(postings: Postings, documents: Sequence[Document], firsts: Sequence[str], sizes: Sizes) -> list[Any]:
    """The beginnings that would need too many ranges: [beginning, documents, their scores], as a query would find."""
    # The best documents of a beginning are among the best of one of its words: there only nearness sets words apart.
    best = {
        word: _best(((it & _LOW, it >> 10) for it in packed), documents, sizes) for word, packed in postings.items()
    }
    short = []
    starts = [_javascript_order(first) for first in firsts]
    beginnings = {first[:length] for first in firsts for length in range(1, len(first) + 1)}
    for beginning in sorted(beginnings, key=_javascript_order):
        if _ranges(beginning, starts) < sizes.wide:
            continue
        scores: dict[int, int] = {}
        for word, entries in best.items():
            if word.startswith(beginning):
                near = nearness(beginning, word)
                for amount, number in entries:
                    scores[number] = max(scores.get(number, 0), near * amount)
        found = _best(((score, number) for number, score in scores.items()), documents, sizes)
        short.append([beginning, [number for _, number in found], [score for score, _ in found]])
    return short


def _ranges(beginning: str, starts: Sequence[bytes]) -> int:
    """How many ranges of words hold one with this beginning; `starts` are the first words of the ranges."""
    low = _javascript_order(beginning)
    return bisect_left(starts, low + b"\xff\xff") - max(0, bisect_right(starts, low) - 1)


def _best(scored: Iterable[tuple[int, int]], documents: Sequence[Document], sizes: Sizes) -> list[tuple[int, int]]:
    """The best of each kind, as (score, number): the higher score first, then the lower number."""
    scored = sorted(scored, key=itemgetter(1))
    by_kind = groupby(scored, key=lambda it: documents[it[1]].kind)
    return [it for _, group in by_kind for it in nlargest(sizes.best, group, key=lambda it: (it[0], -it[1]))]


def _javascript_order(word: str) -> bytes:
    """Sorts as JavaScript compares."""
    return word.encode("utf-16-be")


def _cut(items: Iterable[T], shown: Callable[[T], Any], size: int) -> Iterator[list[Any]]:
    """The items as they are written, in lists of at least `size` characters, but for the last."""
    part: list[Any] = []
    length = 0
    for item in items:
        part.append(shown(item))
        length += len(_json(part[-1]))
        if length >= size:
            yield part
            part, length = [], 0
    if part:
        yield part


def _shown_postings(item: tuple[str, array[int]]) -> list[Any]:
    """[word, documents as steps from the one before, impacts]."""
    word, packed = item
    numbers = [entry >> 10 for entry in packed]
    steps = [number - before for before, number in pairwise([0, *numbers])]
    return [word, steps, [entry & _LOW for entry in packed]]


def _shown_document(document: Document) -> list[Any]:
    sections = [[section.heading, section.anchor, section.text] for section in document.sections]
    return [document.address, document.title, document.context, sections]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

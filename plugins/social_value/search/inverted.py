"""Which documents each word stands in, and how much each is about it.

`mkdocs serve` builds the index again whenever somebody saves a file, and then one document of ten thousand is another.
So what was worked out is kept, by what it was worked out from, and only what has changed is worked out again.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from social_value.parallel import mapped
from social_value.search.documents import KINDS, Document
from social_value.search.words import STOP_WORDS, words

__all__ = ["Inverted", "impact", "javascript_order", "to_json"]

TITLE, CONTEXT, HEADING, TEXT = 8, 4, 3, 1
"""What one occurrence of a word counts for."""

_FULL = 63
"""The impact that no number of occurrences reaches."""
_HALF = 8
"""Weighted occurrences that reach half of it, in a document of average length."""
_BITS = 10
_LOW = (1 << _BITS) - 1
_FEW = 20
"""If more than one document in so many has changed, starting again is as quick."""


class Read(NamedTuple):
    """What one document brings into the index, fit to be sent between processes."""

    shown: str
    """As it is written for readers."""
    words: str
    """Its words, each once, with spaces between."""
    weights: array[int]
    """What each of them counts for."""
    length: int
    """How many words it has, each as often as it stands there."""


class _Shape(NamedTuple):
    """What must be the same for the postings of documents that have not changed to be the same."""

    counts: list[int]
    """How many documents there are of each kind."""
    averages: list[int]
    """How long they are."""


class Inverted:
    """The words of some documents. It is given them again and again, in the order in which they are numbered."""

    def __init__(self, most: int) -> None:
        self.most = most
        """How many documents of each kind may be the best for a word."""
        self.words: list[str] = []
        """Every word, in the order of JavaScript."""
        self._read: dict[Document, Read] = {}
        self._numbered: list[tuple[Read, float]] = []
        """What each document brings, and how much it counts for."""
        self._shape = _Shape([], [])
        self._postings: dict[str, array[int]] = {}
        """Word -> for each document that it stands in, `number << _BITS | impact`."""
        self._shown: dict[str, str] = {}
        self._best: dict[str, list[tuple[int, int]]] = {}

    def take(self, documents: Sequence[Document]) -> list[Read]:
        """Be about these documents, which come by kind; return what each of them brings."""
        unread = [document for document in dict.fromkeys(documents) if document not in self._read]
        new = dict(zip(unread, mapped(_read, unread), strict=True))
        read = [self._read.get(document) or new[document] for document in documents]
        self._read = dict(zip(documents, read, strict=True))
        self._number(
            [(it, document.boost) for it, document in zip(read, documents, strict=True)], _shape(documents, read)
        )
        return read

    def shown(self, word: str) -> str:
        """[word, documents as steps from the one before, impacts]."""
        shown = self._shown.get(word)
        if shown is None:
            packed = self._postings[word]
            numbers = [entry >> _BITS for entry in packed]
            steps = [number - before for before, number in pairwise([0, *numbers])]
            shown = self._shown[word] = to_json([word, steps, [entry & _LOW for entry in packed]])
        return shown

    def best(self, word: str) -> list[tuple[int, int]]:
        """The best of each kind, as (impact, number): the higher impact first, then the lower number."""
        found = self._best.get(word)
        if found is None:
            packed, start = self._postings[word], 0
            found = self._best[word] = []
            for end in accumulate(self._shape.counts):
                stop = bisect_left(packed, end << _BITS, start)
                # As one number each, the better and then the earlier one larger: several times quicker than by a key.
                backwards = ((it & _LOW) << 32 | (end - (it >> _BITS)) for it in packed[start:stop])
                found += ((it >> 32, end - (it & 0xFFFFFFFF)) for it in nlargest(self.most, backwards))
                start = stop
        return found

    def _number(self, numbered: list[tuple[Read, float]], shape: _Shape) -> None:
        """Take out the postings of documents that have changed, and put in theirs of now; or all, if many have."""
        changed = [
            number for number, (old, new) in enumerate(zip(self._numbered, numbered, strict=False)) if old != new
        ]
        touched: set[str] = set()
        if shape == self._shape and len(changed) * _FEW <= len(numbered):
            touched.update(
                *(it.words.split() for number in changed for it, _ in (self._numbered[number], numbered[number]))
            )
            for number in changed:
                self._take_out(number)
        else:
            self._postings, self._shown, self._best = {}, {}, {}
            changed = list(range(len(numbered)))
        self._numbered, self._shape = numbered, shape
        self._put_in(changed)
        for word in touched:
            self._shown.pop(word, None)
            self._best.pop(word, None)
            if not self._postings[word]:
                del self._postings[word]
        self.words = sorted(self._postings, key=javascript_order)

    def _take_out(self, number: int) -> None:
        for word in self._numbered[number][0].words.split():
            packed = self._postings[word]
            del packed[bisect_left(packed, number << _BITS)]

    def _put_in(self, changed: Iterable[int]) -> None:
        averages = [average for count, average in zip(*self._shape, strict=True) for _ in range(count)]
        known: dict[tuple[int, int, int, float], int] = {}
        postings = self._postings
        for number in changed:
            read, boost = self._numbered[number]
            start = number << _BITS
            for word, weight in zip(read.words.split(), read.weights, strict=True):
                key = weight, read.length, averages[number], boost
                amount = known.get(key)
                if amount is None:
                    amount = known[key] = impact(*key)
                packed = postings.get(word)
                if packed is None:
                    packed = postings[word] = array("Q")  # a large site has millions of these
                if packed and packed[-1] > start:
                    packed.insert(bisect_left(packed, start), start | amount)
                else:
                    packed.append(start | amount)


def impact(weight: int, length: int, average: int, boost: float = 1) -> int:
    """How much a document is about a word, at least 1.

    `weight` is the sum of what its occurrences count for, `length` the number of words of the document, `average` that
    of its kind: the saturation of BM25, half of it by length, in integers.
    """
    fits = 2 * average * weight
    return max(1, int(boost * (_FULL * fits // (fits + _HALF * (average + length)))))


def _read(document: Document) -> Read:
    headings = " ".join(section.heading for section in document.sections)
    texts = " ".join(section.text for section in document.sections)
    weights: dict[str, int] = {}
    length = 0
    for weight, text in ((TITLE, document.title), (CONTEXT, document.context), (HEADING, headings), (TEXT, texts)):
        counts = Counter(words(text))
        length += counts.total()
        for word, count in counts.items():
            weights[word] = weights.get(word, 0) + weight * count
    for word in STOP_WORDS:
        weights.pop(word, None)
    sections = [[section.heading, section.anchor, section.text] for section in document.sections]
    shown = to_json([document.address, document.title, document.context, sections])
    return Read(shown, " ".join(weights), array("L", weights.values()), length)


def _shape(documents: Sequence[Document], read: Sequence[Read]) -> _Shape:
    """Averages are at least 1, and by kind: a glossary's entry is short, which makes it no better."""
    counts, totals = Counter(document.kind for document in documents), Counter[str]()
    for document, it in zip(documents, read, strict=True):
        totals[document.kind] += it.length
    return _Shape([counts[kind] for kind in KINDS], [max(1, totals[kind] // max(1, counts[kind])) for kind in KINDS])


def javascript_order(word: str) -> bytes:
    """Sorts as JavaScript compares."""
    return word.encode("utf-16-be")


def to_json(data: Any) -> str:
    """As it is written."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

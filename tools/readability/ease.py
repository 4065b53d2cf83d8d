"""How hard a text is to read: its sentences, their lengths, and the age at which most people can read it.

The reading age comes from the Automated Readability Index (ARI), which the United States Air Force published in 1967
(Smith and Senter, AMRL-TR-66-220). It is 4.71 × letters and figures a word + 0.5 × words a sentence - 21.43, and gives
a year of school; five years more are an age. We chose it because it counts letters. Its better-known neighbours, such
as Flesch-Kincaid, count syllables, and so need a dictionary of American speech, which the library textstat fetches over
the network while it works. On our own pages in November 2026 the two mostly agreed on which are harder (correlation
0.94), and Flesch-Kincaid came out 0.7 years higher.

What it cannot do: it knows nothing of meaning. Short words may be hard ("lien") and long ones easy ("Manchester"). So
the limits on single sentences and the list of jargon stand beside it, and nothing replaces a reader. It needs some text
to be worth anything: below `FEWEST_WORDS` there is no age.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tools.readability.texts import Document, Passage

FEWEST_WORDS = 200

_ABBREVIATIONS = "approx cf co dr e.g ed etc hon i.e inc ltd mr mrs ms nos p pp prof rev st vs"
"""What a full stop may follow in the middle of a sentence. “No.” mostly ends one."""
_END = re.compile(r"[.!?]+[”’\"')\]]*(?=\s+[“‘\"'(\[]*[\w£%])")
_LAST = re.compile(r"[.!?:][”’\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, or what stands there in place of one."""

    text: str
    passage: Passage
    start: int
    """Where in the passage it starts."""

    @property
    def words(self) -> list[str]:
        """What stands between spaces and has a letter or a figure: “£12.60”, “well-known”."""
        return [word for word in self.text.split() if any(map(str.isalnum, word))]

    @property
    def is_whole(self) -> bool:
        """Whether it ends as sentences do. The items of many lists do not."""
        return bool(_LAST.search(self.text))


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of a file in order, without its headings."""
    for passage in document.passages:
        if not passage.is_heading:
            yield from _split(passage)


def reading_age(found: Iterable[Sentence]) -> float | None:
    """The age at which most people can read these sentences, in years; None if they are too few to say.

    Only whole sentences count: a list of single words would make any text look easy.
    """
    whole = [sentence.words for sentence in found if sentence.is_whole]
    words = [word for sentence in whole for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    letters = sum(map(str.isalnum, "".join(words)))
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(whole) - 21.43 + 5


def _split(passage: Passage) -> Iterator[Sentence]:
    text = passage.text
    start = 0
    for end in [*(found.end() for found in _END.finditer(text) if _ends(text, found)), len(text)]:
        piece = text[start:end]
        if piece.strip():
            yield Sentence(piece.strip(), passage, start + len(piece) - len(piece.lstrip()))
        start = end


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence; it does not after “e.g.” or an initial, or before a small letter."""
    following = text[mark.end() :].lstrip().lstrip("“‘\"'([")
    if following[:1].islower():
        return False
    word = re.split(r"[\s(“‘]", text[: mark.start()])[-1]
    return mark[0][0] != "." or not (
        word.casefold() in _ABBREVIATIONS.split() or re.fullmatch(r"(?:[A-Z]\.)*[B-HJ-Z]", word)
    )

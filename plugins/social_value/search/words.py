"""What counts as a word for the search, and when two words are the same.

`search/words.mjs` in the browser does exactly the same; `site_tests/fixtures/search/words.json` binds both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["STOP_WORDS", "fold", "words"]

_RUN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST = 40
"""Characters of a word that count, so that one enormous word cannot fill the index."""

_STOP = """
a an and are as at be but by can do does for from had has have how i if in into is it its of on or our so such than that
the their them then there these they this to us was we were what when where which who why will with you your yours
"""
STOP_WORDS = frozenset(_STOP.split())
"""Words that stand everywhere and tell nothing apart. They are not in the index."""


@lru_cache(maxsize=1 << 16)
def fold(run: str) -> str:
    """The word that letters, digits and apostrophes stand for; empty if nothing is left.

    Capitals, accents and apostrophes make no difference, and neither does -ize for -ise: “Café’s” is “cafes”.
    What a letter becomes never depends on those after it, so that the beginning of a word folds to its beginning.
    """
    if not run.isascii():
        run = unicodedata.normalize("NFKD", run)
    letters = "".join(filter(str.isalnum, run.lower()))[:_LONGEST]
    return letters.replace("iz", "is").replace("yz", "ys").replace("ς", "σ")


def words(text: str) -> list[str]:
    """The folded words of a text in composed form (NFC), in order, stop words included."""
    return list(filter(None, map(fold, _RUN.findall(text))))

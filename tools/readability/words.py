"""Words that are misspelt, American or jargon, each with where it stands and a better one.

The dictionary is SCOWL's of British English with -ise (the npm package dictionary-en-gb), read by Hunspell. Both are
tools of ours: no reader is sent them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hunspell import Hunspell  # type: ignore[import-untyped]
from tools.readability.texts import Document

from social_value.problems import Problem
from social_value.source import read

ROOT = Path(__file__).parents[2]
BRITISH = ROOT / "node_modules" / "dictionary-en-gb"
OUR_WORDS = ROOT / "site_tests" / "words.txt"
JARGON = ROOT / "site_tests" / "jargon.yml"

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NO_WORD = re.compile(r"https?://\S+|\S*@\S+|\S*\w\.[a-z]\S*|\S*\d\S*|\S*_\S*")
"""Addresses, names of files, and whatever has a figure in it."""
_STARTS = re.compile(r"(?:^|[.!?:…/]|[“‘\"(\[])[”’\"')\]]*\s*[“‘\"'(\[]*$")
"""What stands before a word that has a capital only because something starts there."""


def our_words(path: Path = OUR_WORDS) -> set[str]:
    """The words and names that are right although the dictionary does not know them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


class Speller:
    """British spelling, by the dictionary and by our own list.

    Names and short forms are let pass: a word with a capital inside a sentence, and one that is all capitals. So nobody
    who adds a case study has to add its people and places first, unless a sentence starts with one.
    """

    def __init__(self, ours: Collection[str]) -> None:
        self._ours = ours
        self._british = Hunspell("index", hunspell_data_dir=str(BRITISH))
        self._american = Hunspell("en_US")
        self._known: dict[str, bool] = {}
        self._said: dict[str, tuple[str, str]] = {}

    def problems(self, document: Document) -> Iterator[Problem]:
        """Each word of a file that is not spelt as in Britain."""
        for passage in document.passages:
            text = _NO_WORD.sub(lambda part: " " * len(part[0]), passage.text)
            for found in _WORD.finditer(text):
                word = found[0]
                is_name = word[0].isupper() and not _STARTS.search(passage.text[: found.start()])
                if not is_name and not self.knows(word):
                    yield Problem(document.path, *document.at(passage, found.start()), "", *self._words(word))

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as in Britain, or is on our list, or is a short form in capitals."""
        if word not in self._known:
            self._known[word] = self._knows(word)
        return self._known[word]

    def _knows(self, word: str) -> bool:
        plain = re.sub(r"[’']s?$", "", word)
        if len(plain) == 1 or plain.removesuffix("s").isupper():
            return True
        forms = {word, plain, word.lower(), plain.lower()} if word[0].isupper() else {word, plain}
        return not forms.isdisjoint(self._ours) or any(self._british.spell(_typed(form)) for form in forms)

    def _words(self, word: str) -> tuple[str, str]:
        """What to say of a misspelt word, and the hint."""
        if word not in self._said:
            self._said[word] = self._say(word)
        return self._said[word]

    def _say(self, word: str) -> tuple[str, str]:
        better = self._british.suggest(_typed(word))
        if self._is_american(word.lower()):
            # Of several suggestions, the one that Americans would not write is its British twin.
            for twin in better:
                if twin.isalpha() and not self._is_american(twin.lower()):
                    return f"“{word}” is an American spelling.", f"Write “{twin}”."
        ours = f"If it is right, add it to {OUR_WORDS.relative_to(ROOT).as_posix()}."
        return f"“{word}” is not in the dictionary.", f"Did you mean “{better[0]}”? {ours}" if better else ours

    def _is_american(self, word: str) -> bool:
        try:
            return bool(self._american.spell(_typed(word)))
        except UnicodeEncodeError:  # its dictionary is in Latin-1
            return False


def _typed(word: str) -> str:
    """A word with the apostrophe that dictionaries have."""
    return word.replace("’", "'")


@dataclass(frozen=True, slots=True)
class Jargon:
    """Words to avoid, with plainer ones, and phrases in which they are right."""

    words: tuple[tuple[str, re.Pattern[str], str], ...]
    """For each word its first letters, how to find it, and what to say instead."""
    right: tuple[re.Pattern[str], ...]

    def problems(self, document: Document) -> Iterator[Problem]:
        """Each word to avoid in a file."""
        for passage in document.passages:
            text = passage.text
            small = text.lower()
            for first, pattern, say in self.words:
                if first not in small:
                    continue  # most words are in no passage, and looking for a pattern takes far longer
                for found in pattern.finditer(text):
                    if not self._is_right(text, found):
                        at = document.at(passage, found.start())
                        yield Problem(document.path, *at, "", f"“{found[0]}” is jargon.", f"Plainer: {say}.")

    def _is_right(self, text: str, word: re.Match[str]) -> bool:
        phrases = (found.span() for right in self.right for found in right.finditer(text))
        return any(start <= word.start() and word.end() <= end for start, end in phrases)


def read_jargon(explained: Iterable[str] = (), path: Path = JARGON) -> Jargon:
    """The words to avoid, except in the terms that are `explained` in the glossary. Raises ProblemsError."""
    data = read(path, path.name).data["words"]
    words = tuple((word["find"].split()[0].rstrip("*").lower(), _pattern(word["find"]), word["say"]) for word in data)
    right = [phrase for word in data for phrase in word.get("unless", ())]
    right += [name for term in explained for name in (term, f"{term}s")]
    return Jargon(words, tuple(_pattern(phrase) for phrase in right))


def _pattern(phrase: str) -> re.Pattern[str]:
    """Find a phrase in which * stands for any ending."""
    words = r"\s+".join(re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in phrase.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)

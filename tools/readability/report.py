"""What is hard to read in a file, by limits that the tests hold.

A guide, a checklist and a case study aim at what most people can read at the age of 12 or 13, as ease.py counts it. We
hold the lower of the two, because other ways of counting come out up to a year higher.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.readability.ease import Sentence, reading_age, sentences
from tools.readability.texts import Document, read_all
from tools.readability.words import Jargon, Speller, our_words, read_jargon

from social_value.problems import Problem
from social_value.source import read

OLDEST = 12.0
"""The highest reading age that a file may have, in years."""
MOST_WORDS = 30
"""The most words that a sentence may have."""
LONG = 25
"""A sentence with more words than this is long. It is listed."""
MOST_LONG = 2
"""The most long sentences that a file may have."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found."""

    problems: tuple[Problem, ...]
    """What has to be put right."""
    notes: tuple[Problem, ...]
    """Long sentences that may stay, but would be better short."""
    ages: dict[str, float]
    """The reading age of each file that has enough text, in years."""


def report(root: Path) -> Report:
    """Read everything under `root`. Raises ProblemsError if a file cannot be read at all."""
    return examine(read_all(root), Speller(our_words()), read_jargon(glossary_terms(root)))


def glossary_terms(root: Path) -> list[str]:
    """Everything that the glossary explains, by all its names."""
    path = root / "content" / "_data" / "glossary.yml"
    terms = read(path, path.name).data["terms"]
    return [name for term in terms for name in (term["term"], *term.get("also", ()))]


def examine(documents: Iterable[Document], speller: Speller, jargon: Jargon) -> Report:
    """Hold each file to the limits."""
    problems: list[Problem] = []
    notes: list[Problem] = []
    ages = {}
    for document in documents:
        problems += [*speller.problems(document), *jargon.problems(document)]
        found = list(sentences(document))
        problems += (_too_long(document, each) for each in found if len(each.words) > MOST_WORDS)
        long = [_too_long(document, each) for each in found if LONG < len(each.words) <= MOST_WORDS]
        (notes if len(long) <= MOST_LONG else problems).extend(long)
        if age := reading_age(found):
            ages[document.path] = age
            if age > OLDEST:
                problems.append(_too_hard(document.path, age))
    return Report(tuple(sorted(problems)), tuple(sorted(notes)), ages)


def _too_long(document: Document, sentence: Sentence) -> Problem:
    number = len(sentence.words)
    place = document.at(sentence.passage, sentence.start)
    begin = " ".join(sentence.text.split()[:6])
    return Problem(document.path, *place, "", f"This sentence has {number} words: “{begin} …”", "Split it in two.")


def _too_hard(path: str, age: float) -> Problem:
    hint = "Use shorter sentences and shorter words."
    return Problem(path, 1, 1, "", f"The reading age is {age:.1f}, and the most is {OLDEST:g}.", hint)

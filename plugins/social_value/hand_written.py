"""Reading the hand-written pages: what each says of itself, and what its text quotes, counts and places."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from social_value import counts, illustrations, page_rules
from social_value.facts import quoting
from social_value.folders import record_ids
from social_value.glossary import abbreviations
from social_value.guidance import Guide, page_paths, read_guides
from social_value.illustrations import Illustrations
from social_value.problems import MOST_OF_A_FILE
from social_value.reader import Reader
from social_value.source import BIGGEST


class HandWritten(NamedTuple):
    """The pages of content/, by their paths."""

    texts: Mapping[str, str]
    """The text of each, with its front matter."""
    guides: Mapping[str, Guide]
    """Those whose front matter is sound."""


def load(reader: Reader, drawings: Illustrations) -> HandWritten:
    """Every page; `drawings` are those that it may place."""
    folders = reader.folders
    guides, problems = read_guides(folders.content, folders.shown(folders.content))
    reader.problems += [*problems, *page_rules.file_problems(folders)]
    for path, guide in guides.items():
        reader.note_review(guide.front_matter, folders.shown(folders.content / path), guide.review_by_at)
    countable = counts.names(record_ids(folders.checklists))
    texts = {}
    for path in page_paths(folders.content):
        file = folders.content / path
        text = texts[path] = file.read_text(encoding="utf-8-sig", errors="replace")
        shown = folders.shown(file)
        if file.stat().st_size > BIGGEST:
            continue  # that it is too big is all that is to be said of it
        for found in (
            page_rules.page_problems(text, shown),
            quoting.page_problems(text, shown, reader.facts.ids),
            counts.page_problems(text, shown, countable),
            illustrations.page_problems(text, shown, drawings),
        ):
            reader.problems += islice(found, MOST_OF_A_FILE)
        if reader.explained is not None:
            reader.unexplained += islice(abbreviations.unexplained(text, shown, reader.explained), MOST_OF_A_FILE)
    return HandWritten(texts, guides)

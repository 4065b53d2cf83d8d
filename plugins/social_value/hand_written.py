"""Reading the hand-written pages: what each says of itself, and what its text quotes, counts and places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from social_value import counts, illustrations
from social_value.facts import quoting
from social_value.folders import record_ids
from social_value.glossary import abbreviations
from social_value.guidance import Guide, page_paths, read_guides
from social_value.illustrations import Illustrations
from social_value.reader import Reader


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
    reader.problems += problems
    for path, guide in guides.items():
        reader.note_review(guide.front_matter, folders.shown(folders.content / path), guide.review_by_at)
    countable = counts.names(record_ids(folders.checklists))
    texts = {}
    for path in page_paths(folders.content):
        file = folders.content / path
        text = texts[path] = file.read_text(encoding="utf-8-sig", errors="replace")
        shown = folders.shown(file)
        reader.problems += quoting.page_problems(text, shown, reader.facts.ids)
        reader.problems += counts.page_problems(text, shown, countable)
        reader.problems += illustrations.page_problems(text, shown, drawings)
        if reader.explained is not None:
            reader.unexplained += abbreviations.unexplained(text, shown, reader.explained)
    return HandWritten(texts, guides)

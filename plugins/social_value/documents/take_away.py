"""Documents that are part of a page, and that readers take away for Word.

On a page of content/, two lines say where the document starts and ends. What stands around it is advice about it:

    {document:start}

    ## The document's title

    Its text, with [blanks to fill in].

    {document:end}

The page at take-away/board-paper.md gets take-away/board-paper.docx, and links to it before its first section and after
the document.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from social_value.braces import in_front_matter, pieces, position, quotes
from social_value.documents import reading, word
from social_value.facts.quoting import Facts
from social_value.guidance import Guide
from social_value.problems import Problem
from social_value.wording import day

START, END = "{document:start}", "{document:end}"
LICENCE = "CC BY 4.0"
NAME = "Social Value Toolkit"
"""What the documents call the toolkit when it has no start page to say its name."""

_PIECES = pieces("document")
_SECTION = re.compile(r"^## ", re.MULTILINE)
_BLANK = re.compile(r"\[[^\[\]\n]+\](?!\()")


@dataclass(frozen=True, slots=True)
class Download:
    """A document as readers take it away."""

    path: str
    """Its path on the site: `take-away/board-paper.docx`."""
    content: bytes


def page_problems(text: str, shown: str) -> Iterator[Problem]:
    """What is wrong with the document of a page, if it has one; `text` is the whole file, with its front matter."""
    expected = START
    for start, quote in quotes(text, _PIECES):
        line, column, before = position(text, start)
        after = text[start + len(quote) :].partition("\n")[0]
        wrong: tuple[str, str] | None = None
        if quote not in (START, END):
            wrong = f"“{quote}” means nothing here.", f"A document stands between {START} and {END}."
        elif before or after.strip() or in_front_matter(text, start):
            wrong = f"“{quote}” cannot stand here.", "Put it on a line of its own, with nothing before it."
        elif quote != expected:
            hint = "A page has one document, which starts before it ends."
            wrong = f"“{quote}” is not expected here.", hint
        else:
            expected = END if expected == START else ""
        if wrong:
            yield Problem(shown, line, column, "", *wrong)
            return
    if expected == END:
        line, column, _ = position(text, text.index(START))
        yield Problem(shown, line, column, "", "This document does not end.", f"Put {END} on a line of its own.")
    elif parts := _parts(text):
        before, document, _ = parts
        yield from reading.read(document, shown, before.count("\n") + 1)[1]


def download(text: str, guide: Guide, facts: Facts, toolkit: str) -> Download | None:
    """The document of a page that has no problems; None if it has none. `toolkit` is the toolkit's name."""
    parts = _parts(text)
    if not parts:
        return None
    content = _written(facts.quoted(parts[1]), guide.path, toolkit, guide.front_matter.reviewed_on)
    return Download(guide.path.removesuffix(".md") + ".docx", content)


@lru_cache(maxsize=100)
def _written(text: str, path: str, toolkit: str, reviewed: datetime.date) -> bytes:
    """The document as a file. Few of the rebuilds of `mkdocs serve` change one."""
    blocks, _ = reading.read(text, path)
    return word.write(blocks, f"Template: {toolkit}, {LICENCE}, reviewed on {day(reviewed)}", toolkit, reviewed)


def with_download(markdown: str, document: Download) -> str:
    """The page with its document marked as such, and with links to take that away."""
    parts = _parts(markdown)
    if not parts:
        return markdown
    size = max(1, round(len(document.content) / 1000))
    link = f"[Download for Word, {size} KB]({PurePosixPath(document.path).name}){{: .sv-download }}"
    before, text, after = parts
    section = _SECTION.search(before)
    start = section.start() if section else len(before)
    text = _BLANK.sub(r'<span class="sv-blank" data-no-words>\g<0></span>', text.strip())
    text = f'<section class="sv-document" aria-label="The document" markdown>\n\n{text}\n\n</section>'
    return (
        "\n\n".join([before[:start].rstrip(), link, before[start:].strip(), text, link, after.strip()]).rstrip() + "\n"
    )


def _parts(text: str) -> tuple[str, str, str] | None:
    """What stands before a page's document, in it and after it; None for a page without one."""
    if START not in text:
        return None
    places = {quote: start for start, quote in quotes(text, _PIECES)}
    if START not in places or END not in places:
        return None
    start, end = places[START], places[END]
    return text[:start], text[start + len(START) : end], text[end + len(END) :]

"""The glossary as a page: the Markdown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import groupby

from social_value.glossary.model import GlossaryFile, Term, in_order
from social_value.guidance import FrontMatter, with_age
from social_value.wording import Link, escape, page

PATH = "glossary.md"


def render(file: GlossaryFile, guides: Mapping[str, Link], today: datetime.date) -> str:
    """The page's text, as it is to be read on the day `today`. `guides` are links by path under content/."""
    front_matter = FrontMatter(
        title="Glossary",
        description="Plain meanings of the words and short forms used in the guides and the checklist, from A to Z.",
        reviewed_on=file.reviewed_on,
        review_by=file.review_by,
        hide=("toc",),
    )
    meta = front_matter.model_dump(include={"title", "description", "reviewed_on", "review_by"}) | {
        "hide": ["toc"],
        # It explains every word itself.
        "words": False,
    }
    return with_age(page(meta, "\n\n".join(_body(file, guides))), front_matter, today)


def _body(file: GlossaryFile, guides: Mapping[str, Link]) -> Iterator[str]:
    grouped = groupby(in_order(file.terms), key=lambda term: term.sort_key[0].upper())
    letters = {letter: list(each) for letter, each in grouped}
    yield "# Glossary"
    yield (
        "Plain meanings of the words used in this toolkit. They are written to help, not to be quoted in court. "
        "A term that starts with a figure stands where the word for that figure would."
    )
    yield " ".join(f"[{letter}](#letter-{letter.lower()})" for letter in letters) + "\n{: .sv-letters }"
    for letter, each in letters.items():
        yield f"## {letter} {{#letter-{letter.lower()} data-search-exclude}}"
        for term in each:
            yield f"### {escape(term.title)} {{#{term.id}}}"
            yield _meaning(term, guides)


def _meaning(term: Term, guides: Mapping[str, Link]) -> str:
    sentences = [escape(term.definition)]
    if term.also:
        sentences.append(f"Also: {', '.join(escape(name) for name in term.also)}.")
    for see in term.see:
        sentences.append(f"See [{escape(guides[see.partition('#')[0]]['title'])}]({see}).")
    return " ".join(sentences)

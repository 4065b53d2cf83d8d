"""What must hold between the terms of the glossary."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from social_value.findings import Finding, children, repeated, review_dates, unknown, words
from social_value.source import Loc


def broken_rules(data: Any, pages: Collection[str]) -> Iterator[Finding]:
    """Everything wrong within the glossary. `pages` are the paths of all hand-written pages."""
    terms = list(children(data, "terms"))
    yield from repeated([((*at, "id"), term.get("id")) for at, term in terms], "term id")
    yield from _two_meanings(terms, data)
    for at, term in terms:
        for loc, see in words(term, "see", at):
            yield from unknown(loc, see.partition("#")[0], pages, "page of content/")
    yield from review_dates(data)


def _two_meanings(terms: list[tuple[Loc, dict[str, Any]]], data: Any) -> Iterator[Finding]:
    """A finding for each word that stands for two things: nobody could say which is meant."""
    first: dict[str, Any] = {}
    for at, term in terms:
        names = [((*at, field), term.get(field)) for field in ("term", "short")]
        for loc, name in (*names, *words(term, "also", at)):
            if isinstance(name, str) and (other := first.setdefault(name.casefold(), term)) is not term:
                yield Finding(loc, f"“{name}” is explained by the term “{other.get('id')}” too.", "Keep one of them.")
    for at, everyday in children(data, "everyday"):
        short = everyday.get("short")
        if isinstance(short, str) and short.casefold() in first:
            yield Finding((*at, "short"), f"“{short}” is explained above.", "Leave it out here.")

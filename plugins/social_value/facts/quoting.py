"""Quoting a fact in text, so that it is written once and corrected once.

    {fact:real-living-wage}          its value: £13.45
    {fact:real-living-wage.date}     when it holds from: 1 May 2026
    {fact:real-living-wage.source}   where it is written, as links; in pages of content/ only

A value past its `check_after` is followed by “(may be out of date, last checked 22 November 2026)”, in words, so that
it is printed and read aloud too. Nothing is quoted inside `code` or a fenced block, or after a backslash.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from social_value.braces import in_front_matter, pieces, position, quotes
from social_value.facts.model import Fact
from social_value.findings import texts
from social_value.problems import Problem, did_you_mean
from social_value.source import Source, dotted
from social_value.wording import day, escape, partial_date

FORMS = ("date", "source")
"""What may stand after the id and a full stop."""

_CHECKLIST_TEXT = {"introduction", "reconstruction", "summary", "meaning", "why", "good", "evidence", "steps", "note"}
_CASE_STUDY_TEXT = {"summary", "caution", "what_they_did", "what_you_can_do", "limits", "note"}
FREE_TEXT = frozenset(_CHECKLIST_TEXT | _CASE_STUDY_TEXT | {"definition"})
"""The fields of checklists, case studies and the glossary that may quote a fact. Not a statement's own text: saved
answers remember its wording, and it must not change because a day has passed."""

_PIECES = pieces("fact")
_QUOTE = re.compile(r"\{fact:(?P<id>[a-z0-9-]+)(?:\.(?P<form>[a-z]+))?\}")
_ESCAPED_BRACE = re.compile(r"\\[xuU]0*7[bB]")
"""How else YAML can write one, in double quotes."""

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Facts:
    """Every sound fact by its id, and the day on which they are read."""

    by_id: Mapping[str, Fact]
    today: datetime.date
    ids: Collection[str] | None = None
    """The ids of all facts, also of those that are not sound; None if nobody can say which there are."""

    def quoted(self, text: str, mark: str = "{}") -> str:
        """`text` with every fact in place of its quotation. What quotes no known fact stays as it is.

        `mark` goes round the words that say that a value may be out of date, such as `<span>{}</span>`.
        """

        def replace(piece: re.Match[str]) -> str:
            quote = _QUOTE.fullmatch(piece["quote"] or "")
            fact = self.by_id.get(quote["id"]) if quote else None
            return self._form(fact, quote["form"], mark) if quote and fact else piece[0]

        return _PIECES.sub(replace, text)

    def quoted_in(self, record: M, source: Source) -> M:
        """The checked record of a source, with every fact in its place in the fields that may quote one."""
        found: M = self._walked(record, free=False) if _may_quote(source) else record
        return found

    def _walked(self, value: Any, *, free: bool) -> Any:
        if isinstance(value, str):
            return self.quoted(value) if free else value
        if isinstance(value, tuple):
            return tuple(self._walked(item, free=free) for item in value)
        if isinstance(value, dict):
            return {name: self._walked(item, free=free) for name, item in value.items()}
        if isinstance(value, BaseModel):
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            # It was checked as it was typed, so a warning that lengthens a text cannot make it too long.
            return value.model_copy(
                update={name: self._walked(item, free=free or name in FREE_TEXT) for name, item in fields.items()}
            )
        return value

    def _form(self, fact: Fact, form: str | None, mark: str) -> str:
        if form == "date":
            return partial_date(fact.as_of)
        if form == "source":
            return ", and ".join(
                f"{escape(source.publisher)}, [{escape(source.title)}]({_destination(source.address)})"
                + (f", {partial_date(source.published)}" if source.published else "")
                for source in fact.sources
            )
        if not fact.is_stale(self.today):
            return fact.written
        return f"{fact.written} {mark.format(f'(may be out of date, last checked {day(fact.checked_on)})')}"


def page_problems(text: str, shown: str, ids: Collection[str] | None) -> Iterator[Problem]:
    """What is wrong with the quotations in a hand-written page: `text` is the whole file, with its front matter.

    `ids` are those of all facts, or None while a file of facts cannot be read: then nobody can say which there are.
    """
    for start, quote in quotes(text, _PIECES):
        line, column, before = position(text, start)
        wrong: tuple[str, str] | None
        if in_front_matter(text, start):
            wrong = "A fact cannot be quoted at the top of a page.", "Quote it in the text below the second ---."
        elif before.startswith("#"):
            # The address of a heading comes from its words, and would change with the fact.
            wrong = "A fact cannot be quoted in a heading.", "Quote it in the text below the heading."
        else:
            wrong = _mistake(quote, ids, FORMS)
        if wrong:
            yield Problem(shown, line, column, "", *wrong)


def source_problems(source: Source, ids: Collection[str] | None) -> Iterator[Problem]:
    """What is wrong with the quotations in a checklist or a case study; `ids` as for `page_problems`."""
    for loc, text in texts(source.data) if _may_quote(source) else ():
        for _, quote in quotes(text, _PIECES):
            wrong: tuple[str, str] | None
            if FREE_TEXT.isdisjoint(loc):
                name = next((step for step in reversed(loc) if isinstance(step, str)), "")
                wrong = f"A fact cannot be quoted in “{name}”.", f"It can in {', '.join(sorted(FREE_TEXT))}."
            else:
                wrong = _mistake(quote, ids, FORMS[:1])
            if wrong:
                yield Problem(source.path, *source.within(loc, quote), dotted(loc), *wrong)


def _may_quote(source: Source) -> bool:
    """Whether a closer look is worth it: most files quote nothing, and there may be ten thousand of them."""
    return "{" in source.text or ("\\" in source.text and bool(_ESCAPED_BRACE.search(source.text)))


def _mistake(quote: str, ids: Collection[str] | None, forms: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with a quotation, and what to do about it; None if it is sound."""
    found = _QUOTE.fullmatch(quote)
    if not found:
        return f"“{quote}” is not how a fact is quoted.", "Write it like {fact:real-living-wage}, without spaces."
    name, form = found["id"], found["form"]
    if ids is not None and name not in ids:
        return f"There is no fact “{name}” in content/_data/.", did_you_mean(name, ids)
    if form and form not in forms:
        if form in FORMS:
            return f"“.{form}” can be quoted in the pages of content/ only.", "Link to a page that gives the source."
        hint = did_you_mean(form, forms) or f"After the id may stand: {', '.join(f'.{each}' for each in forms)}."
        return f"A fact has no “.{form}”.", hint
    return None


def _destination(address: str) -> str:
    """An address as the destination of a Markdown link, which a bracket would end."""
    return address.replace("(", "%28").replace(")", "%29")

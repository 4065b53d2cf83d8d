"""All case studies together: what must hold between them and the rest of the toolkit, and their facets."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from social_value.case_studies.model import DEFAULT_UNIT, CaseStudy, Taxonomy, evidence
from social_value.facets import Facet, facet
from social_value.fields import ID_PATTERN, LONGEST_TEXT
from social_value.findings import Finding, children, repeated, review_dates, unknown, words
from social_value.problems import did_you_mean

MOST_NAMED = 20
"""How many case studies a guide, an area or a statement names. Where there are more, a link leads to all of them."""

_RELATIVE_LINK = re.compile(r"\]\((?![A-Za-z]+:)([^)#\s]{1,300})(?:#[^)\s]{0,300})?\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A case study with its permanent id, which is the name of its file."""

    id: str
    study: CaseStudy

    @property
    def path(self) -> str:
        """The page's path under content/."""
        return f"case-studies/{self.id}.md"


@dataclass(frozen=True)  # without slots, so that it can remember what is asked of it often
class Library:
    """Every case study, by title, and the lists they choose from."""

    taxonomy: Taxonomy
    entries: tuple[Entry, ...]

    def facets(self) -> tuple[Facet, ...]:
        """Theme, sector, size and place, with counts."""
        return self._facets

    @cached_property
    def _facets(self) -> tuple[Facet, ...]:
        return tuple(
            facet(name, label, labels, [facet_values(entry.study)[name] for entry in self.entries])
            for name, label, labels in (
                ("theme", "Theme", self.taxonomy.themes),
                ("sector", "Sector", self.taxonomy.sectors),
                ("size", "Size", self.taxonomy.sizes),
                ("place", "Place", self.taxonomy.places),
            )
        )

    def with_theme(self, themes: Collection[str]) -> list[Entry]:
        """The case studies with one of the themes; those with it as their main theme first."""
        places = sorted({place for theme in themes for place in self._having.get(("theme", theme), ())})
        return sorted((self.entries[place] for place in places), key=lambda entry: entry.study.themes[0] not in themes)

    def rows(self) -> list[Entry]:
        """The case studies by their addresses: the order in which browsers, and the search's index, count them."""
        return sorted(self.entries, key=lambda entry: entry.path)

    def showing(self, statement_id: str) -> list[Entry]:
        """The case studies that show the statement."""
        return [self.entries[place] for place in self._having.get(("shows", statement_id), ())]

    def foremost(self, entries: Iterable[Entry], themes: Collection[str] = ()) -> list[Entry]:
        """The entries, the newest first and, of those, the best evidenced.

        Those with one of `themes` as their main theme come before the others.
        """
        ranks = self._ranks
        ordered = sorted(entries, key=lambda entry: ranks[entry.id])
        return sorted(ordered, key=lambda entry: entry.study.themes[0] not in themes) if themes else ordered

    def few(self, entries: Sequence[Entry], themes: Collection[str] = ()) -> list[Entry]:
        """The entries as they are, if they are few; else the foremost of them."""
        return list(entries) if len(entries) <= MOST_NAMED else self.foremost(entries, themes)[:MOST_NAMED]

    @cached_property
    def _having(self) -> dict[tuple[str, str], list[int]]:
        """Which entries have a theme, or show a statement: their places among all, by "theme" or "shows" and the id."""
        found: dict[tuple[str, str], list[int]] = {}
        for place, entry in enumerate(self.entries):
            for kind, ids in (("theme", entry.study.themes), ("shows", entry.study.shows)):
                for name in dict.fromkeys(ids):
                    found.setdefault((kind, name), []).append(place)
        return found

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """The place of each entry's id, if the newest and, of those, the best evidenced come first."""
        ordered = sorted(self.entries, key=_newness)
        return {entry.id: place for place, entry in enumerate(ordered)}


def _newness(entry: Entry) -> tuple[bool, int, int, str]:
    years = entry.study.years
    return not years.ongoing, -(years.end or years.start), -evidence(entry.study), entry.id


def facet_values(study: CaseStudy) -> dict[str, tuple[str, ...]]:
    """Facet -> ids that the case study has in it."""
    return {"theme": study.themes, "sector": (study.sector,), "size": (study.size,), "place": (study.place,)}


def broken_rules(
    data: Any, taxonomy: Taxonomy | None, statements: Collection[str], pages: Collection[str]
) -> Iterator[Finding]:
    """Everything wrong between the records of one case study, and between it and the rest of the toolkit.

    `taxonomy` is None while its own file cannot be read; the other rules speak all the same. `statements` are
    the ids that the checklists have, `pages` the paths that exist under content/.
    """
    if not isinstance(data, dict):
        return
    if taxonomy:
        yield from _choices(data, taxonomy)
    yield from repeated(words(data, "themes"), "theme")
    for loc, statement in words(data, "shows"):
        yield from unknown(loc, statement, statements, "statement")
    yield from repeated(words(data, "shows"), "statement")
    sources = list(children(data, "sources"))
    yield from repeated([((*at, "id"), source.get("id")) for at, source in sources], "source id")
    names = [source["id"] for _, source in sources if re.fullmatch(ID_PATTERN, str(source.get("id")))]
    for at, outcome in children(data, "outcomes"):
        # While a source's own id is wrong, what names it may be right.
        if len(names) == len(sources):
            yield from unknown((*at, "source"), outcome.get("source"), names, "source of this case study")
        yield from _figure(at, outcome)
    cost = data.get("cost")
    if isinstance(cost, dict):
        yield from unknown(("cost", "source"), cost.get("source"), names, "source of this case study")
    yield from _years(data)
    yield from review_dates(data)
    yield from _links(data, pages)


def taxonomy_rules(data: Any, areas: Collection[str]) -> Iterator[Finding]:
    """Every theme is an area of a checklist."""
    themes = data.get("themes") if isinstance(data, dict) else None
    for theme in themes if isinstance(themes, dict) else ():
        yield from unknown(("themes", theme), theme, areas, "area of a checklist")


def _choices(data: dict[str, Any], taxonomy: Taxonomy) -> Iterator[Finding]:
    """Every id that is to come from the taxonomy does."""
    for field, labels in (("sector", taxonomy.sectors), ("size", taxonomy.sizes), ("place", taxonomy.places)):
        yield from _not_listed((field,), data.get(field), labels, field)
    for loc, theme in words(data, "themes"):
        yield from _not_listed(loc, theme, taxonomy.themes, "theme")
    units = {name: unit.label for name, unit in taxonomy.units.items()}
    for at, outcome in children(data, "outcomes"):
        yield from _not_listed((*at, "unit"), outcome.get("unit", DEFAULT_UNIT), units, "unit")


def _not_listed(loc: tuple[str | int, ...], value: Any, labels: Mapping[str, str], what: str) -> Iterator[Finding]:
    """A finding if the id is not in the taxonomy; somebody who wrote the label is told the id."""
    if isinstance(value, str) and value not in labels:
        hint = did_you_mean(value, labels) or f"Choose one of: {', '.join(labels)}."
        yield Finding(loc, f"There is no {what} “{value}” in case_studies/_taxonomy.yml.", hint)


def _figure(at: tuple[str | int, ...], outcome: dict[str, Any]) -> Iterator[Finding]:
    value, value_to = outcome.get("value"), outcome.get("value_to")
    for field in ("value_to", "before", "qualifier"):
        if outcome.get(field) is not None and value is None:
            yield Finding((*at, field), f"“{field}” needs a “value” beside it.")
    if isinstance(value, int | float) and isinstance(value_to, int | float) and value_to <= value:
        yield Finding((*at, "value_to"), f"The range ends at {value_to}, which is not above {value}.")


def _years(data: dict[str, Any]) -> Iterator[Finding]:
    years = data.get("years")
    if isinstance(years, dict):
        start, end = years.get("start"), years.get("end")
        if isinstance(start, int) and isinstance(end, int) and end < start:
            yield Finding(("years", "end"), f"It ends in {end}, before it starts in {start}.")
        if years.get("ongoing") is True and end is not None:
            yield Finding(("years", "end"), "Work that goes on has no last year.", "Take “end” or “ongoing” away.")


def linked_pages(data: Any) -> Iterator[tuple[str, str, str]]:
    """Each link to another page of the site: its field, its target as it is written, and the page's path."""
    for field in ("what_they_did", "what_you_can_do", "limits") if isinstance(data, dict) else ():
        text = data.get(field)
        for target in _RELATIVE_LINK.findall(text) if isinstance(text, str) and len(text) <= LONGEST_TEXT else ():
            yield field, target, posixpath.normpath(posixpath.join("case-studies", target))


def _links(data: Any, pages: Collection[str]) -> Iterator[Finding]:
    """A link to another page of the site names a page that exists."""
    for field, target, page in linked_pages(data):
        if page not in pages:
            written = [posixpath.relpath(each, "case-studies") for each in pages]
            hint = did_you_mean(target, written) or "Links start at case-studies/: ../guidance/starting-off.md."
            yield Finding((field,), f"The link to “{target}” leads to no page.", hint)

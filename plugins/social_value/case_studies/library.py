"""All case studies together: what must hold between them and the rest of the toolkit, and their facets."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from social_value.case_studies.model import DEFAULT_UNIT, CaseStudy, Taxonomy
from social_value.facets import Facet, facet
from social_value.fields import ID_PATTERN
from social_value.findings import Finding, children, repeated, review_dates, unknown, words
from social_value.problems import did_you_mean

_RELATIVE_LINK = re.compile(r"\]\((?![A-Za-z]+:)([^)#\s]+)(?:#[^)\s]*)?\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A case study with its permanent id, which is the name of its file."""

    id: str
    study: CaseStudy

    @property
    def path(self) -> str:
        """The page's path under content/."""
        return f"case-studies/{self.id}.md"


@dataclass(frozen=True, slots=True)
class Library:
    """Every case study, by title, and the lists they choose from."""

    taxonomy: Taxonomy
    entries: tuple[Entry, ...]

    def facets(self) -> tuple[Facet, ...]:
        """Theme, sector, size and place, with counts."""
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
        found = [entry for entry in self.entries if not set(themes).isdisjoint(entry.study.themes)]
        return sorted(found, key=lambda entry: entry.study.themes[0] not in themes)

    def rows(self) -> list[Entry]:
        """The case studies by their addresses: the order in which browsers, and the search's index, count them."""
        return sorted(self.entries, key=lambda entry: entry.path)

    def showing(self, statement_id: str) -> list[Entry]:
        """The case studies that show the statement."""
        return [entry for entry in self.entries if statement_id in entry.study.shows]


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
    for field in ("what_they_did", "what_you_can_do", "limits"):
        yield from _links(field, data.get(field), pages)


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


def _links(field: str, text: Any, pages: Collection[str]) -> Iterator[Finding]:
    """A link to another page of the site names a page that exists."""
    for target in _RELATIVE_LINK.findall(text) if isinstance(text, str) else ():
        page = posixpath.normpath(posixpath.join("case-studies", target))
        if page not in pages:
            written = [posixpath.relpath(each, "case-studies") for each in pages]
            hint = did_you_mean(target, written) or "Links start at case-studies/: ../guidance/starting-off.md."
            yield Finding((field,), f"The link to “{target}” leads to no page.", hint)

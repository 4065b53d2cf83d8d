"""Which other case studies go with one, and why.

Whoever is worth naming shows the same statement, or has the same theme and the same sector, size or place. In a large
library thousands do, so only a few neighbours in each of these groups are looked at. The groups are rings: everybody
is somebody's neighbour, and no case study is named by all the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import CaseStudy

NAMED = 3
_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class Other:
    """Another case study, and what it has in common with the first."""

    entry: Entry
    why: str
    """A sentence."""


class Relations:
    """Knows who goes with whom. `statements` are the texts of all statements by their ids."""

    def __init__(self, library: Library, statements: Mapping[str, str]) -> None:
        self.library = library
        self.statements = statements
        self._rings: dict[Hashable, list[Entry]] = defaultdict(list)
        self._places: dict[tuple[str, Hashable], int] = {}
        for entry in library.entries:
            for group in _groups(entry.study):
                self._places[entry.id, group] = len(self._rings[group])
                self._rings[group].append(entry)

    def of(self, entry: Entry) -> tuple[Other, ...]:
        """Up to three others, the nearest first."""
        found = {other.id: other for group in _groups(entry.study) for other in self._next(entry, group)}
        # sorted() keeps the order of those that are equally near: first come neighbours of the group that tells most.
        nearest = sorted(found.values(), key=lambda other: -self._nearness(entry.study, other.study))[:NAMED]
        return tuple(Other(other, self._why(entry.study, other.study)) for other in nearest)

    def _next(self, entry: Entry, group: Hashable) -> Iterator[Entry]:
        ring = self._rings[group]
        place = self._places[entry.id, group]
        for step in range(1, min(_NEIGHBOURS + 1, len(ring))):
            yield ring[(place + step) % len(ring)]

    def _nearness(self, one: CaseStudy, other: CaseStudy) -> int:
        shared = len(set(one.shows) & set(other.shows))
        themes = len(set(one.themes) & set(other.themes)) + (one.themes[0] == other.themes[0])
        alike = (one.sector == other.sector) + (_size(one) == _size(other)) + (one.place == other.place)
        return 4 * min(shared, 2) + 2 * themes + alike

    def _why(self, one: CaseStudy, other: CaseStudy) -> str:
        taxonomy = self.library.taxonomy
        # What few show tells more.
        if shared := [name for name in one.shows if name in other.shows]:
            statement = min(shared, key=lambda name: len(self._rings["shows", name]))
            return f"It shows the same statement: “{self.statements[statement]}”"
        theme = next((theme for theme in one.themes if theme in other.themes), None)
        alike = [
            label
            for label, same in (
                (f"kind of organisation ({taxonomy.sectors[one.sector]})", one.sector == other.sector),
                (f"size ({taxonomy.sizes[one.size]})", _size(one) == _size(other)),
                (f"place ({taxonomy.places[one.place]})", one.place == other.place),
            )
            if same
        ]
        same = " and ".join([*([f"theme ({taxonomy.themes[theme]})"] if theme else []), *alike[:1]])
        return f"It has the same {same}."


def _size(study: CaseStudy) -> object:
    """Its size; nothing is as large as what is not known."""
    return object() if study.size == "unknown" else study.size


def _groups(study: CaseStudy) -> Iterator[Hashable]:
    for statement in study.shows:
        yield "shows", statement
    theme = study.themes[0]
    yield "sector", theme, study.sector
    yield "size", theme, study.size
    yield "place", theme, study.place
    for theme in study.themes:
        yield "theme", theme

"""Which other case studies go with one, and why.

Whoever is worth naming shows the same statement, or has the same theme and the same sector, size or place. In a large
library thousands do, so only a few neighbours in each of these groups are looked at. The groups are rings: everybody
is somebody's neighbour, and no case study is named by all the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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


Named = tuple[tuple[str, str], ...]
"""The ids of others, each with why it is named."""


class Relations:
    """Knows who goes with whom. `statements` are the texts of all statements by their ids."""

    def __init__(self, library: Library, statements: Mapping[str, str]) -> None:
        self.library = library
        self.statements = statements
        self.named: dict[str, Named] = {}
        """Whom the case studies name that were asked for so far."""
        self._entries = {entry.id: entry for entry in library.entries}

    def take_over(self, earlier: Relations) -> None:
        """Know what is known of an earlier library, if everything that relations hang on is the same in both."""
        if (self._grouped, self.library.taxonomy, self.statements) == (
            earlier._grouped,
            earlier.library.taxonomy,
            earlier.statements,
        ):
            self.named = earlier.named

    def of(self, entry: Entry) -> tuple[Other, ...]:
        """Up to three others, the nearest first."""
        if entry.id not in self.named:
            self.named[entry.id] = tuple(self._found(entry))
        return tuple(Other(self._entries[name], why) for name, why in self.named[entry.id])

    def _found(self, entry: Entry) -> Iterator[tuple[str, str]]:
        found = {other.id: other for group in _groups(entry.study) for other in self._next(entry, group)}
        # sorted() keeps the order of those that are equally near: first come neighbours of the group that tells most.
        nearest = sorted(found.values(), key=lambda other: -self._nearness(entry, other))[:NAMED]
        return ((other.id, self._why(entry.study, other.study)) for other in nearest)

    @cached_property
    def _grouped(self) -> tuple[Hashable, ...]:
        """Everything of every case study that relations hang on."""
        return tuple(
            (entry.id, study.shows, study.themes, study.sector, study.size, study.place)
            for entry in self.library.entries
            for study in (entry.study,)
        )

    @cached_property
    def _circle(self) -> tuple[dict[Hashable, list[Entry]], dict[tuple[str, Hashable], int]]:
        """The ring of each group, and the place of each case study in each of its rings."""
        rings: dict[Hashable, list[Entry]] = defaultdict(list)
        places: dict[tuple[str, Hashable], int] = {}
        for entry in self.library.entries:
            for group in _groups(entry.study):
                places[entry.id, group] = len(rings[group])
                rings[group].append(entry)
        return rings, places

    def _next(self, entry: Entry, group: Hashable) -> Iterator[Entry]:
        rings, places = self._circle
        ring, place = rings[group], places[entry.id, group]
        for step in range(1, min(_NEIGHBOURS + 1, len(ring))):
            yield ring[(place + step) % len(ring)]

    @cached_property
    def _sets(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """What each case study shows, and its themes."""
        return {
            entry.id: (frozenset(entry.study.shows), frozenset(entry.study.themes)) for entry in self.library.entries
        }

    def _nearness(self, one: Entry, other: Entry) -> int:
        shows, themes = self._sets[one.id]
        other_shows, other_themes = self._sets[other.id]
        shared = len(shows & other_shows)
        mine, its = one.study, other.study
        common = len(themes & other_themes) + (mine.themes[0] == its.themes[0])
        alike = (mine.sector == its.sector) + (_size(mine) == _size(its)) + (mine.place == its.place)
        return 4 * min(shared, 2) + 2 * common + alike

    def _why(self, one: CaseStudy, other: CaseStudy) -> str:
        taxonomy = self.library.taxonomy
        # What few show tells more.
        if shared := [name for name in one.shows if name in other.shows]:
            statement = min(shared, key=lambda name: len(self._circle[0]["shows", name]))
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

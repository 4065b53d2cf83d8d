"""What case studies are found by: theme, statement, sector, size, place, kind of outcome, years.

Each facet has labels in the order in which readers see them, and says which of its values a case study has.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from social_value.case_studies.library import Entry, Library, facet_values
from social_value.case_studies.model import KINDS, CaseStudy, Years
from social_value.facets import Facet, facet

_BAND = 5
"""Years of one value of the facet of years."""
_BANDS = 4
"""How many of them are told apart; whatever is older is one."""

KIND_LABELS = {
    "measured": "Measured result",
    "estimated": "Estimated result",
    "forecast": "Forecast",
    "pledged": "Pledge",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find case studies."""

    id: str
    label: str
    labels: Mapping[str, str]
    """Value -> what readers see, in their order."""
    of: Callable[[CaseStudy], tuple[str, ...]]
    """The values that a case study has."""

    def counted(self, entries: Iterable[Entry]) -> Facet:
        """The values that occur, with how often."""
        return facet(self.id, self.label, self.labels, [self.of(entry.study) for entry in entries])


def ways(library: Library, statements: Mapping[str, str], today: datetime.date) -> tuple[Way, ...]:
    """Every way, as it is on the day `today`; `statements` are the texts of all statements by their ids."""
    taxonomy = library.taxonomy
    bands = _bands(today.year)
    band_labels = {name: label for name, label, _, _ in bands}

    def one(name: str) -> Callable[[CaseStudy], tuple[str, ...]]:
        return lambda study: facet_values(study)[name]

    return (
        Way("theme", "Theme", taxonomy.themes, one("theme")),
        Way("sector", "Sector", taxonomy.sectors, one("sector")),
        Way("size", "Size", taxonomy.sizes, one("size")),
        Way("place", "Place", taxonomy.places, one("place")),
        Way("kind", "Kind of outcome", KIND_LABELS, _kinds),
        Way("years", "Years", band_labels, lambda study: _in(bands, study.years, today)),
        Way("shows", "Statement it shows", statements, lambda study: study.shows),
    )


def last_year(years: Years, today: datetime.date) -> int:
    """The last year of the work; this year if it goes on."""
    return max(years.start, today.year) if years.ongoing else years.end or years.start


def newest_first(entries: Iterable[Entry], today: datetime.date) -> list[Entry]:
    """The entries, those whose work lasted longest up to now first; else by their addresses."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    return sorted(ordered, key=lambda entry: (-last_year(entry.study.years, today), -entry.study.years.start))


def _kinds(study: CaseStudy) -> tuple[str, ...]:
    found = {outcome.kind for outcome in study.outcomes}
    return tuple(kind for kind in KINDS if kind in found)


_Band = tuple[str, str, int, int]
"""Id, label, first year and last year."""


def _bands(year: int) -> list[_Band]:
    """The latest years first. A band has the same id in every year, because links name it."""
    newest = year - year % _BAND
    starts = [newest - _BAND * place for place in range(_BANDS)]
    named = [(str(start), f"{start} to {start + _BAND - 1}", start, start + _BAND - 1) for start in starts]
    return [*named, (f"before-{starts[-1]}", f"Before {starts[-1]}", 0, starts[-1] - 1)]


def _in(bands: list[_Band], years: Years, today: datetime.date) -> tuple[str, ...]:
    end = last_year(years, today)
    # Work that is announced for later years is in the latest band.
    found = tuple(name for name, _, first, last in bands if years.start <= last and end >= first)
    return found or (bands[0][0],)

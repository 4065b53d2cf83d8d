"""What the index of the case studies needs to be searched in the browser, however many there are.

    assets/social-value/case-studies/
      finder.json       what each case study is found by, in columns: small even for ten thousand
      cards-12.json     what the cards of a few show; fetched for those that are shown

A row of the columns is a case study, in the order of their addresses, which is that of the search's index. Both hold
their own labels, so that nothing breaks when a browser still has an older page.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from social_value.case_studies.facets import Way, last_year, ways
from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import KINDS, evidence
from social_value.case_studies.page import headline, years

FOLDER = "assets/social-value/case-studies"
FINDER = f"{FOLDER}/finder.json"

CARDS = 16
"""How many cards are in one file. Those of one choice are scattered over all files."""


def files(library: Library, statements: Mapping[str, str], today: datetime.date) -> Iterator[tuple[str, str]]:
    """The path on the site and the text of each file; `statements` are the texts of all statements by their ids."""
    entries = library.rows()
    yield FINDER, _json(_columns(entries, ways(library, statements, today), today))
    for start in range(0, len(entries), CARDS):
        cards = [_card(entry, library) for entry in entries[start : start + CARDS]]
        yield f"{FOLDER}/cards-{start // CARDS}.json", _json(cards)


def _columns(entries: list[Entry], found_by: tuple[Way, ...], today: datetime.date) -> dict[str, Any]:
    return {
        "count": len(entries),
        "cards": CARDS,
        "facets": [_facet(way, entries) for way in found_by],
        "first": [entry.study.years.start for entry in entries],
        "last": [last_year(entry.study.years, today) for entry in entries],
        "evidence": [evidence(entry.study) for entry in entries],
    }


def _facet(way: Way, entries: list[Entry]) -> dict[str, Any]:
    """Its values, and which of them each row has: a number if it is one, else a list."""
    values = way.counted(entries).values
    places = {value.id: place for place, value in enumerate(values)}
    had = ([places[value] for value in way.of(entry.study)] for entry in entries)
    return {
        "id": way.id,
        "label": way.label,
        "values": [[value.id, value.label] for value in values],
        "rows": [several[0] if len(several) == 1 else several for several in had],
    }


def _card(entry: Entry, library: Library) -> list[Any]:
    """Id, title, organisation, years, summary, and the figure that speaks for it: kind, figure, what; else nothing."""
    study = entry.study
    leading = headline(study, library.taxonomy)
    figure = [list(KINDS).index(leading["kind"]["id"]), leading["figure"], leading["what"]] if leading else []
    return [entry.id, study.title, study.organisation, years(study.years), study.summary, *figure]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"

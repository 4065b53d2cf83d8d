"""What the pages of results and plans need beside a checklist's model: steps, guides, case studies, bands, duties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from social_value.case_studies.library import MOST_NAMED, Entry, Library
from social_value.checklists.model import Area, Checklist, Statement
from social_value.guidance import Guide
from social_value.wording import address

OF_A_SIZE = 3
"""A reader is shown up to so many case studies, those of the own size first."""


def path(checklist: Checklist) -> str:
    """Where it is on the site."""
    return f"assets/social-value/checklists/{checklist.id}-steps.json"


def model(checklist: Checklist, guides: Mapping[str, Guide], library: Library) -> dict[str, Any]:
    """What the bands mean and the law says, and for each statement its steps, its main guide and its cases."""
    return {
        "sectors": library.taxonomy.sectors,
        "bands": {band.id: band.meaning for band in checklist.bands},
        "duties": {
            statement.id: {"law": statement.must.law, "address": statement.must.address, "note": statement.must.note}
            for statement in checklist.statements()
            if statement.must
        },
        "statements": {
            statement.id: _statement(area, statement, guides, library)
            for area in checklist.areas
            for statement in area.statements
        },
    }


def _statement(area: Area, statement: Statement, guides: Mapping[str, Guide], library: Library) -> dict[str, Any]:
    return {
        "steps": dict(statement.steps),
        "guide": guides[(*statement.guides, area.guides[0])[0]].link,
        "cases": [
            {
                "title": entry.study.title,
                "url": address(entry.path),
                "organisation": entry.study.organisation,
                "size": entry.study.size,
                "sector": entry.study.sector,
            }
            for entry in _offered(statement, library)
        ],
    }


def _offered(statement: Statement, library: Library) -> Iterator[Entry]:
    """The case studies that show the statement; of many the foremost of each size, because phones fetch this."""
    found = library.showing(statement.id)
    if len(found) <= MOST_NAMED:
        yield from found
        return
    taken: Counter[str] = Counter()
    for entry in library.foremost(found):
        taken[entry.study.size] += 1
        if taken[entry.study.size] <= OF_A_SIZE:
            yield entry

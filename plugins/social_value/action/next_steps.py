"""What the pages of results and plans need beside a checklist's model: steps, guides, case studies, bands, duties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from social_value.case_studies.library import Library
from social_value.checklists.model import Area, Checklist, Statement
from social_value.guidance import Guide
from social_value.wording import address


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
            for entry in library.showing(statement.id)
        ],
    }

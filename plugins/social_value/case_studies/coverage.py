"""What the case studies cover together, and what nobody has shown yet: a page of its own, and an invitation.

All of it is counted from the checklists and the library, so that it is true on the day it is built.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from social_value.case_studies import lists
from social_value.case_studies.library import Entry, Library
from social_value.checklists import page as checklist_page
from social_value.checklists.model import Area, Checklist, Statement
from social_value.facets import Value
from social_value.wording import escape, page

PATH = "case-studies/coverage.md"

INVITED = "contribute.md"
"""The hand-written page that ends with the invitation."""

UNKNOWN = "unknown"
"""The size of an organisation whose size no source gives. Nobody can be invited to add such a case."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A statement, where it stands, and the case studies that show it."""

    statement: Statement
    page: str
    """Path under content/ of its checklist."""
    entries: tuple[Entry, ...]
    named: tuple[Entry, ...]
    """Those of them that the page names."""


@dataclass(frozen=True, slots=True)
class CoveredArea:
    """An area with its statements, in the checklist's order."""

    area: Area
    page: str
    statements: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How the case studies spread over one facet. Unlike a filter's, its values may count nothing."""

    id: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is, and what is missing."""

    count: int
    """How many case studies there are."""
    areas: tuple[CoveredArea, ...]
    spreads: tuple[Spread, ...]

    def missing_statements(self) -> Iterator[Covered]:
        """The statements that no case study shows."""
        return (covered for area in self.areas for covered in area.statements if not covered.entries)

    def missing_values(self) -> Iterator[tuple[Spread, Value]]:
        """The themes, sectors, sizes and places that no case study has."""
        for spread in self.spreads:
            yield from ((spread, value) for value in spread.values if not value.count and value.id != UNKNOWN)


def coverage(library: Library, checklists: Iterable[Checklist]) -> Coverage:
    """Count what every statement and every value of a facet has.

    An area is counted if case studies can have it as their theme. Of how a tender is written nobody tells a story.
    """

    def covered(statement: Statement, path: str) -> Covered:
        found = library.showing(statement.id)
        return Covered(statement, path, tuple(found), tuple(library.few(found)))

    areas = tuple(
        CoveredArea(area, path, tuple(covered(statement, path) for statement in area.statements))
        for checklist in checklists
        for path in [checklist_page.path(checklist)]
        for area in checklist.areas
        if area.id in library.taxonomy.themes
    )
    taxonomy = library.taxonomy
    labels = {"theme": taxonomy.themes, "sector": taxonomy.sectors, "size": taxonomy.sizes, "place": taxonomy.places}
    spreads = []
    for facet in library.facets():
        counts = {value.id: value.count for value in facet.values}
        values = (Value(name, label, counts.get(name, 0)) for name, label in labels[facet.id].items())
        spreads.append(Spread(facet.id, facet.label, tuple(values)))
    return Coverage(len(library.entries), areas, tuple(spreads))


def render(found: Coverage, invited: bool) -> str:
    """The page with every area, statement and count. Tables, so that it prints and needs no script.

    `invited` says whether there is a page on contributing to link to.
    """
    meta = {
        "title": "What our case studies cover",
        "description": "Which statements of the checklist our case studies show, and which have none yet.",
        # Statements and case studies are found on their own pages.
        "search": {"exclude": True},
    }
    how = f"[How to contribute]({_to(PATH, INVITED)}) tells you what a case study needs."
    parts = [
        "# What our case studies cover",
        f"Case studies so far: {found.count}. This page counts what they show. One case study can show several "
        "statements and have several themes.",
        "## What we have no case for",
        _gaps(found, PATH) or "Every statement has a case study. More are always welcome.",
        *([how] if invited else []),
        "## Each statement",
        *(part for area in found.areas for part in _area(area)),
        "## Each kind of case study",
        *(part for spread in found.spreads for part in _spread(spread)),
    ]
    return page(meta, "\n\n".join(parts))


def invitation(found: Coverage) -> str:
    """The Markdown that ends the page on contributing; empty if nothing is missing."""
    gaps = _gaps(found, INVITED)
    if not gaps:
        return ""
    table = f"[What our case studies cover]({_to(INVITED, PATH)}) shows the rest."
    return "\n\n".join(
        (
            "## We have no case study for these yet",
            "Have you done one of these? Or do you know who has? A short, honest story is enough, above all from a "
            "small organisation.",
            gaps,
            table,
        )
    )


def _gaps(found: Coverage, path: str) -> str:
    """What is missing, with links that are right on the page at `path`."""
    parts = []
    if statements := [f"- {_statement(covered, path)}" for covered in found.missing_statements()]:
        parts += ["No case study shows these statements:", "\n".join(statements)]
    if values := [f"- {spread.label}: {escape(value.label)}" for spread, value in found.missing_values()]:
        parts += ["No case study is of these kinds:", "\n".join(values)]
    return "\n\n".join(parts)


def _area(area: CoveredArea) -> Iterator[str]:
    yield f"### {escape(area.area.title)}"
    rows = [
        f"| {_statement(covered, PATH)} | {'<br>'.join(_entries(covered)) or '**None yet**'} |"
        for covered in area.statements
    ]
    yield "\n".join(["| Statement | Case studies |", "| --- | --- |", *rows])


def _spread(spread: Spread) -> Iterator[str]:
    yield f"### {spread.label}"
    rows = [f"| {escape(value.label)} | {value.count or '**None yet**'} |" for value in spread.values]
    yield "\n".join([f"| {spread.label} | Case studies |", "| --- | --- |", *rows])


def _statement(covered: Covered, path: str) -> str:
    return f"[{escape(covered.statement.text)}]({_to(path, covered.page)}#{covered.statement.id})"


def _entries(covered: Covered) -> Iterator[str]:
    for entry in covered.named:
        yield f"[{escape(entry.study.title)}]({_to(PATH, entry.path)})"
    if len(covered.named) < len(covered.entries):
        yield f"[All {len(covered.entries):,} case studies]({_to(PATH, lists.path('shows', covered.statement.id))})"


def _to(path: str, target: str) -> str:
    """The link from the page at `path` to the page at `target`; both are under content/."""
    return posixpath.relpath(target, posixpath.dirname(path))

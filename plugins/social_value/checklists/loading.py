"""Reading the checklists: every file of checklists/."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from social_value.checklists import informing
from social_value.checklists.model import Checklist
from social_value.checklists.rules import broken_rules
from social_value.findings import Finding, children
from social_value.reader import Reader
from social_value.source import Loc


class Checklists(NamedTuple):
    """What other kinds need to know of the checklists."""

    sound: tuple[Checklist, ...]
    areas: set[str]
    """The ids of all areas, also of a checklist that is not sound: what names them is not wrong for that."""
    statements: set[str]
    """The ids of all statements, likewise."""


def load(reader: Reader, pages: Collection[str]) -> Checklists:
    """Every checklist, in the order in which they are listed. `pages` are the paths of all hand-written pages."""
    sources = reader.read_all(reader.folders.checklists)
    known = {path.stem: informing.ids_of(source.data) for path, source in sources.items()}
    checked = (
        reader.checked(Checklist, source, _broken(source.data, path.stem, pages, known))
        for path, source in sources.items()
    )
    sound = tuple(sorted(filter(None, checked), key=lambda checklist: (checklist.order, checklist.id)))
    return Checklists(sound, reader.ids(sources, "area", _areas), reader.ids(sources, "statement", _statements))


def _broken(data: Any, name: str, pages: Collection[str], known: Mapping[str, informing.Ids]) -> Iterator[Finding]:
    """Everything wrong within the checklist `name`, and between it and the others."""
    yield from broken_rules(data, name, pages)
    yield from informing.broken_rules(data, name, known)


def _areas(data: Any) -> Iterator[tuple[Loc, dict[str, Any]]]:
    return children(data, "areas")


def _statements(data: Any) -> Iterator[tuple[Loc, dict[str, Any]]]:
    for loc, area in _areas(data):
        yield from children(area, "statements", loc)

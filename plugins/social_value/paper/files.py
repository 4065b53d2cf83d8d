"""The files of a checklist that readers take away: two forms and a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from social_value.checklists.model import Checklist
from social_value.paper import form, workbook
from social_value.parallel import beside


@dataclass(frozen=True, slots=True)
class Paper:
    """A file, and how its page offers it."""

    path: str
    """Its path on the site: `checklists/starting-off-form.docx`."""
    content: bytes
    what: str
    """What it is, in the reader's words."""
    kind: str
    """For what program it is."""

    @property
    def size(self) -> int:
        """How large it is, in kilobytes of 1000 bytes."""
        return max(1, round(len(self.content) / 1000))


_kept: dict[str, tuple[str, tuple[Paper, ...]]] = {}
"""Checklist id -> what its files were made from, and they: few of the rebuilds of `mkdocs serve` change a checklist."""
_begun: dict[str, Callable[[], dict[str, tuple[Paper, ...]]]] = {}
"""What a checklist's files are made from -> what waits for those that are being made, and gives them."""


def begin(checklists: Iterable[Checklist], toolkit: str) -> None:
    """Begin to make the files of the checklists, in a process beside this one. `toolkit` is the toolkit's name."""
    wanted = {_made_from(checklist, toolkit): checklist for checklist in checklists}
    for made_from, _ in _kept.values():
        wanted.pop(made_from, None)
    _begun.clear()
    if wanted:
        result = beside(lambda: {made_from: _made(checklist, toolkit) for made_from, checklist in wanted.items()})
        _begun.update(dict.fromkeys(wanted, cache(result)))


def papers(checklist: Checklist, toolkit: str) -> tuple[Paper, ...]:
    """The files of a checklist, the same bytes each time. `toolkit` is the toolkit's name."""
    made_from = _made_from(checklist, toolkit)
    if _kept.get(checklist.id, ("",))[0] != made_from:
        begun = _begun.get(made_from)
        _kept[checklist.id] = made_from, begun()[made_from] if begun else _made(checklist, toolkit)
    return _kept[checklist.id][1]


def _made_from(checklist: Checklist, toolkit: str) -> str:
    return f"{toolkit}\n{checklist.model_dump_json()}"


def _made(checklist: Checklist, toolkit: str) -> tuple[Paper, ...]:
    stem = f"checklists/{checklist.id}"
    small, large = (form.write(checklist, toolkit, large=large) for large in (False, True))
    sheet = workbook.write(checklist, toolkit)
    return (
        Paper(f"{stem}-form.docx", small, "A form to print, or to fill in on a screen", "Word"),
        Paper(f"{stem}-form-large-print.docx", large, "The same form in large print", "Word"),
        Paper(f"{stem}-spreadsheet.xlsx", sheet, "A spreadsheet that works out your score", "Excel"),
    )

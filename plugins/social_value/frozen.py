"""Keeps a copy of every published edition of every checklist, so that tests can always load it.

A kept edition is never edited. Words that do not ask readers to answer again may be put right in the checklist
without a new edition, and the copy stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from social_value.checklists.editions import broken_promises
from social_value.checklists.model import Checklist
from social_value.findings import located
from social_value.problems import Problem, ProblemsError
from social_value.source import read
from social_value.toolkit import Toolkit

FOLDER = "site_tests/fixtures/assessments/editions"
"""Where the copies are, below the project's folder: starting-off-1.yml and so on."""


def freeze(toolkit: Toolkit) -> list[Path]:
    """Keep each checklist's edition if it is not kept yet; return the files written.

    Nothing is written over. Raises ProblemsError, and writes nothing, if a checklist breaks what its newest kept
    edition promised: then it needs another edition, or says too little of what it changed.
    """
    if problems := [problem for checklist in toolkit.checklists for problem in _broken(toolkit, checklist)]:
        raise ProblemsError(problems)
    written = []
    for checklist in toolkit.checklists:
        path = _folder(toolkit) / f"{checklist.id}-{checklist.edition}.yml"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_source(toolkit, checklist).read_bytes())
            written.append(path)
    return written


def _broken(toolkit: Toolkit, checklist: Checklist) -> Iterator[Problem]:
    """What the checklist breaks, compared with its newest kept edition."""
    kept = {
        int(number): path
        for path in _folder(toolkit).glob(f"{checklist.id}-*.yml")
        if (number := path.stem.removeprefix(f"{checklist.id}-")).isdecimal()
    }
    if not kept:
        return
    source = _source(toolkit, checklist)
    today = read(source, toolkit.folders.shown(source))
    newest = kept[max(kept)]
    yield from located(today, broken_promises(read(newest, toolkit.folders.shown(newest)).data, today.data))


def _source(toolkit: Toolkit, checklist: Checklist) -> Path:
    return toolkit.folders.checklists / f"{checklist.id}.yml"


def _folder(toolkit: Toolkit) -> Path:
    return toolkit.folders.root / FOLDER

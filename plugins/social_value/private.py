"""Keeps readers' answers out of the repository.

An exported assessment or impact map may hold somebody's candid answers. It is recognised by its format, whatever its
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from social_value.problems import Problem

_SIGNATURE = re.compile(rb'"format"\s*:\s*"social-value-(assessments?|impact-map)"')
_LARGEST = 8 * 1024 * 1024
_NOT_OURS = frozenset({"node_modules", "site", "dist", "__pycache__"})

INVENTED = "site_tests"
"""The one folder that may hold such files: the tests' own are invented."""


def exported_assessments(root: Path) -> Iterator[Problem]:
    """A problem for each exported assessment under `root`, except the invented ones of the tests."""
    for path in _files(root):
        shown = path.relative_to(root).as_posix()
        if shown.startswith(f"{INVENTED}/") or path.stat().st_size > _LARGEST:
            continue
        content = path.read_bytes()
        if match := _SIGNATURE.search(content):
            yield Problem(
                shown,
                content.count(b"\n", 0, match.start()) + 1,
                match.start() - content.rfind(b"\n", 0, match.start()),
                "format",
                "This file is an exported assessment, which may be somebody’s real answers.",
                "Delete it from the change. If it was pushed, ask for the branch to be deleted too.",
            )


def _files(folder: Path) -> Iterator[Path]:
    """Every file under `folder`, without hidden folders and what builds and installs leave behind."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith(".") or path.name in _NOT_OURS:
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path

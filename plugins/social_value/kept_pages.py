"""Finished pages that stay where they are from one build of `mkdocs serve` to the next.

MkDocs cleans the site before each build, but leaves what is hidden. So the folder of the pages is hidden before that,
and comes back after it. A page stays if everything that it is made of is equal to what it was made of.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path


class KeptPages:
    """What the pages in a folder of the site were made of. Each is a folder, and nobody else writes into it."""

    def __init__(self, *, again: bool) -> None:
        """`again` says whether another build may follow."""
        self.again = again
        self._shared: object = None
        self._made_of: dict[str, object] = {}

    def put_aside(self, folder: Path) -> None:
        """Hide the folder, before the site is cleaned."""
        shutil.rmtree(_aside(folder), ignore_errors=True)  # of a build that came to nothing
        if self._made_of and folder.is_dir():
            folder.rename(_aside(folder))
        else:
            self.forget()

    def put_back(self, folder: Path, names: Collection[str]) -> None:
        """Show it again, with nothing in it but pages that are known, and named."""
        aside = _aside(folder)
        if not aside.is_dir():
            self.forget()
            return
        self._made_of = {name: made_of for name, made_of in self._made_of.items() if name in names}
        with os.scandir(aside) as entries:
            others = [aside / entry.name for entry in entries if entry.name not in self._made_of]
        for other in others:
            if other.is_dir() and not other.is_symlink():
                shutil.rmtree(other)
            else:
                other.unlink()
        aside.rename(folder)

    def have(self, shared: object) -> bool:
        """Whether there are any pages that share this: all that each is made of besides its own."""
        return bool(self._made_of) and shared == self._shared

    def outdated(self, made_of: Mapping[str, object]) -> set[str]:
        """The names of those pages that have to be made, given what each is to be made of."""
        return {name for name, each in made_of.items() if name not in self._made_of or self._made_of[name] != each}

    def remember(self, shared: object, made_of: Callable[[], Mapping[str, object]]) -> None:
        """Note that these pages are in the folder as they should be."""
        if self.again:
            self._shared, self._made_of = shared, dict(made_of())

    def forget(self) -> None:
        """Know of no page: while some are being made, and after somebody else made them."""
        self._shared, self._made_of = None, {}


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}")

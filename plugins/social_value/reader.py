"""What every kind of content is read with.

Each kind has a function `load(reader, ...)`, in the module `loading.py` of its folder. It asks the reader for its files
as plain data, and then for checked records of them. What is wrong, out of date or unexplained the reader keeps, so that
one run reports all of it, of every file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar, runtime_checkable

from pydantic import BaseModel

from social_value.facts.quoting import Facts, source_problems
from social_value.fields import ID_PATTERN
from social_value.findings import Finding, but_for, located
from social_value.folders import Folders, is_hidden
from social_value.glossary.abbreviations import unexplained_in
from social_value.problems import MOST_OF_A_FILE, Problem, ProblemsError
from social_value.source import Loc, Position, Source, read
from social_value.validation import validate
from social_value.wording import day

RESERVED = ("index", "coverage", "compare", "shortlist", "themes", "sectors", "places", "statements")
"""Names of pages and folders about all records of a kind, which no record may have."""

M = TypeVar("M", bound=BaseModel)


@runtime_checkable
class Reviewed(Protocol):
    """What somebody must read again by some day."""

    @property
    def reviewed_on(self) -> datetime.date: ...  # noqa: D102
    @property
    def review_by(self) -> datetime.date: ...  # noqa: D102


class Found(NamedTuple):
    """What a reader found, as the reader describes it."""

    problems: tuple[Problem, ...]
    stale: tuple[Problem, ...]
    unexplained: tuple[Problem, ...]


class Reader:
    """Reads files, and keeps what is wrong with them until the end."""

    def __init__(self, folders: Folders, today: datetime.date) -> None:
        self.folders = folders
        self.today = today
        self.facts = Facts({}, today)
        """What all that is read from now on may quote."""
        self.explained: Collection[str] | None = None
        """The short forms that all that is read from now on may use; None for a project without a glossary."""
        self.problems: list[Problem] = []
        self.stale: list[Problem] = []
        """What is past its day. It stops nothing."""
        self.unexplained: list[Problem] = []
        """Short forms that nobody explains. They stop nothing."""

    def apart(self) -> Reader:
        """A reader that knows what this one knows, and has found nothing yet."""
        other = Reader(self.folders, self.today)
        other.facts, other.explained = self.facts, self.explained
        return other

    def found(self) -> Found:
        """What this reader has found."""
        return Found(tuple(self.problems), tuple(self.stale), tuple(self.unexplained))

    def take(self, found: Found) -> None:
        """Take over what another reader has found."""
        self.problems += found.problems
        self.stale += found.stale
        self.unexplained += found.unexplained

    def read(self, path: Path) -> Source | None:
        """The file as plain data, or None if it cannot be read."""
        try:
            return read(path, self.folders.shown(path))
        except ProblemsError as error:
            self.problems += error.problems
            return None

    def read_if_there(self, path: Path) -> Source | None:
        """The file as plain data, or None if there is none, or it cannot be read."""
        return self.read(path) if path.exists() else None

    def read_all(self, folder: Path, but: Collection[Path] = ()) -> dict[Path, Source]:
        """Every record of a folder that can be read at all, in the order of their names."""
        sources = {path: self.read(path) for path in self.files(folder, but)}
        return {path: source for path, source in sources.items() if source}

    def files(self, folder: Path, but: Collection[Path] = ()) -> Iterator[Path]:
        """Every file of a folder whose name is that of a record, in the order of their names."""
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if is_hidden(path) or path in but:
                continue
            if path.suffix != ".yml" or not re.fullmatch(ID_PATTERN, path.stem):
                hint = "Name it like salford-dadz.yml: small letters, figures and hyphens, ending in .yml."
                self.problem(path, f"“{path.name}” is not a name that a file here can have.", hint)
            elif path.stem in RESERVED:
                hint = "Give this file another name."
                self.problem(path, f"“{path.stem}” is the name of a page about all others.", hint)
            else:
                yield path

    def checked(self, model: type[M], source: Source, findings: Iterable[Finding] = ()) -> M | None:
        """The source as a record, with the facts that it quotes in their places; None if it is not sound.

        `findings` are what the rules of its kind find wrong in its data.
        """
        found = located(source, islice(findings, MOST_OF_A_FILE))
        self.problems += found
        self.problems += islice(source_problems(source, self.facts.ids), MOST_OF_A_FILE)
        if self.explained is not None:
            self.unexplained += islice(unexplained_in(source, self.explained), MOST_OF_A_FILE)
        try:
            record = self.facts.quoted_in(validate(model, source), source)
        except ProblemsError as error:
            self.problems += but_for(found, error.problems)
            return None
        # Whether it has all of a protocol takes longer to tell than the rest of this.
        if getattr(record, "review_by", self.today) < self.today and isinstance(record, Reviewed):
            self.note_review(record, source.path, source.at(("review_by",)))
        return record

    def ids(
        self,
        sources: Mapping[Path, Source],
        what: str,
        records: Callable[[Any], Iterable[tuple[Loc, dict[str, Any]]]],
    ) -> set[str]:
        """The ids of all `records` of some files, from plain data so that one mistake does not hide the others.

        An id that stands in two files is a problem: whatever names it names it alone.
        """
        first: dict[str, Path] = {}
        for path, source in sources.items():
            for loc, record in records(source.data):
                name = record.get("id")
                if isinstance(name, str) and first.setdefault(name, path) != path:
                    message = f"The {what} id “{name}” also stands in {self.folders.shown(first[name])}."
                    self.problems.append(source.problem((*loc, "id"), message))
        return set(first)

    def note_review(self, page: Reviewed, shown: str, at: Position) -> None:
        """Note a page that was to be read again by now; `at` is where its `review_by` stands."""
        if page.review_by < self.today:
            message = f"This page may be out of date: it was last reviewed on {day(page.reviewed_on)}."
            hint = "Read it again beside its sources; then change “reviewed_on” and “review_by”."
            self.stale.append(Problem(shown, *at, "review_by", message, hint))

    def problem(self, path: Path, message: str, hint: str) -> None:
        """Add a problem with a whole file."""
        self.problems.append(Problem(self.folders.shown(path), 1, 1, "", message, hint))

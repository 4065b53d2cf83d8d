"""Reading and checking every file of the toolkit together.

Every file is read, even when one is broken, so that one run reports every problem of every file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from social_value.case_studies import library as case_studies
from social_value.case_studies import page as case_study_page
from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import CaseStudy, Taxonomy
from social_value.checklists import page as checklist_page
from social_value.checklists import rules as checklists
from social_value.checklists.model import Checklist
from social_value.fields import ID_PATTERN
from social_value.findings import children, located
from social_value.guidance import page_paths, read_guides
from social_value.problems import Problem, ProblemsError
from social_value.source import Loc, Source, read
from social_value.toolkit import Folders, Toolkit
from social_value.validation import validate

TAXONOMY = "_taxonomy.yml"

M = TypeVar("M", bound=BaseModel)
Sources = Mapping[Path, Source]


def load(folders: Folders) -> Toolkit:
    """Read and check every file. Raises ProblemsError with all problems of all files."""
    loader = _Loader(folders)
    toolkit = loader.toolkit()
    if loader.problems or toolkit is None:
        raise ProblemsError(loader.problems)
    return toolkit


class _Loader:
    """Keeps every problem until the end."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.problems: list[Problem] = []

    def toolkit(self) -> Toolkit | None:
        folders = self.folders
        guides, problems = read_guides(folders.content, folders.shown(folders.content))
        self.problems += problems
        hand_written = set(page_paths(folders.content))

        checklist_sources = self._sources(folders.checklists)
        checklists = self._checklists(checklist_sources, hand_written)
        areas = self._ids(checklist_sources, "area")
        statements = self._ids(checklist_sources, "statement")

        study_sources = self._sources(folders.case_studies)
        made = {checklist_page.INDEX, case_study_page.INDEX}
        made |= {f"case-studies/{path.stem}.md" for path in study_sources}
        made |= {f"checklists/{path.stem}.md" for path in checklist_sources}
        for page in made & hand_written:
            hint = "Delete this one, or give it another name."
            self._file_problem(folders.content / page, "A page is already made for this address.", hint)
        library = self._library(study_sources, areas, statements, made | hand_written)
        return Toolkit(folders, guides, checklists, library) if library else None

    def _sources(self, folder: Path) -> dict[Path, Source]:
        """The records of a folder that can be read at all; a name that starts with _ or . is no record."""
        sources = {}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name[0] in "_.":
                continue
            if path.suffix != ".yml" or not re.fullmatch(ID_PATTERN, path.stem):
                self._file_problem(
                    path,
                    f"“{path.name}” is not a name that a file here can have.",
                    "Name it like salford-dadz.yml: small letters, figures and hyphens, ending in .yml.",
                )
            elif path.stem == "index":
                hint = "Give this file another name."
                self._file_problem(path, "“index” is the name of the page that lists all others.", hint)
            elif source := self._read(path):
                sources[path] = source
        return sources

    def _checklists(self, sources: Sources, guides: set[str]) -> tuple[Checklist, ...]:
        found = []
        for path, source in sources.items():
            self.problems += located(source, checklists.broken_rules(source.data, path.stem, guides))
            if checklist := self._validate(Checklist, source):
                found.append(checklist)
        return tuple(found)

    def _ids(self, sources: Sources, what: str) -> set[str]:
        """The ids of all areas or statements, from plain data so that one mistake does not hide the others.

        An id that stands in two checklists is a problem: case studies and saved answers name it alone.
        """
        first: dict[str, Path] = {}
        for path, source in sources.items():
            for loc, record in _records(source.data, what):
                name = record.get("id")
                if isinstance(name, str) and first.setdefault(name, path) != path:
                    shown = self.folders.shown(first[name])
                    self.problems.append(
                        source.problem((*loc, "id"), f"The {what} id “{name}” also stands in {shown}.")
                    )
        return set(first)

    def _library(self, sources: Sources, areas: set[str], statements: set[str], pages: set[str]) -> Library | None:
        taxonomy = self._taxonomy(areas)
        entries = []
        for path, source in sources.items():
            findings = case_studies.broken_rules(source.data, taxonomy, statements, pages)
            self.problems += located(source, findings)
            if study := self._validate(CaseStudy, source):
                entries.append(Entry(path.stem, study))
        entries.sort(key=lambda entry: (entry.study.title.casefold(), entry.id))
        return Library(taxonomy, tuple(entries)) if taxonomy else None

    def _taxonomy(self, areas: set[str]) -> Taxonomy | None:
        path = self.folders.case_studies / TAXONOMY
        if not path.is_file():
            hint = "It holds the themes, sectors, sizes, places and units that case studies choose from."
            self._file_problem(path, "This file is missing.", hint)
        elif source := self._read(path):
            self.problems += located(source, case_studies.taxonomy_rules(source.data, areas))
            return self._validate(Taxonomy, source)
        return None

    def _read(self, path: Path) -> Source | None:
        try:
            return read(path, self.folders.shown(path))
        except ProblemsError as error:
            self.problems += error.problems
            return None

    def _validate(self, model: type[M], source: Source) -> M | None:
        try:
            return validate(model, source)
        except ProblemsError as error:
            self.problems += error.problems
            return None

    def _file_problem(self, path: Path, message: str, hint: str) -> None:
        self.problems.append(Problem(self.folders.shown(path), 1, 1, "", message, hint))


def _records(data: Any, what: str) -> list[tuple[Loc, dict[str, Any]]]:
    areas = list(children(data, "areas"))
    if what == "area":
        return areas
    return [record for loc, area in areas for record in children(area, "statements", loc)]

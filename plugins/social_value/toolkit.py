"""The whole toolkit, checked, and every page that comes from its YAML.

`loading.load` makes one. The MkDocs plugin and the command line both work from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from social_value.assessments import page as assessment_page
from social_value.assessments.model import json_schema as assessment_schema
from social_value.case_studies import page as case_study_page
from social_value.case_studies.library import Entry, Library
from social_value.checklists import page as checklist_page
from social_value.checklists.browser import canonical_json, published_model, published_path
from social_value.checklists.model import Area, Checklist
from social_value.guidance import Guide, Related, use_with
from social_value.wording import Link, address


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the toolkit's files are. Problems name files relative to `root`."""

    root: Path
    content: Path
    case_studies: Path
    checklists: Path

    @classmethod
    def of(cls, root: Path) -> Folders:
        """The folders of a project with the usual layout."""
        return cls(root, root / "content", root / "case_studies", root / "checklists")

    def shown(self, path: Path) -> str:
        """The path as a person would write it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


@dataclass(frozen=True, slots=True)
class Page:
    """A page made from a YAML file."""

    path: str
    """Its path under content/."""
    text: str
    """Markdown with front matter."""
    source: Path
    """The file it is made from, or the folder for an index."""


@dataclass(frozen=True, slots=True)
class Toolkit:
    """Everything, checked: the guides by path, the checklists, and the library of case studies."""

    folders: Folders
    guides: Mapping[str, Guide]
    checklists: tuple[Checklist, ...]
    library: Library

    def pages(self) -> Iterator[Page]:
        """Every page that is made from YAML, indexes first."""
        folders = self.folders
        yield Page(checklist_page.INDEX, checklist_page.render_index(self.checklists), folders.checklists)
        yield Page(assessment_page.INDEX, assessment_page.render(self.checklists), folders.checklists)
        yield Page(case_study_page.INDEX, case_study_page.render_index(self.library), folders.case_studies)
        for checklist in self.checklists:
            text = checklist_page.render(checklist, self.guides, self._cases(checklist))
            yield Page(checklist_page.path(checklist), text, folders.checklists / f"{checklist.id}.yml")
        statements, areas = self._statement_links(), self._area_links()
        for entry in self.library.entries:
            guides = self._guides_of(entry)
            text = case_study_page.render(entry, self.library, statements, areas, guides)
            yield Page(entry.path, text, folders.case_studies / f"{entry.id}.yml")

    def files(self) -> Iterator[Page]:
        """Every file besides pages that is made from YAML or from the models; paths are those on the site."""
        for checklist in self.checklists:
            text = canonical_json(published_model(checklist))
            yield Page(published_path(checklist), text, self.folders.checklists / f"{checklist.id}.yml")
        schema = json.dumps(assessment_schema(), ensure_ascii=False, indent=2) + "\n"
        yield Page(assessment_page.SCHEMA, schema, self.folders.checklists)

    def use_with(self, path: str) -> str:
        """The Markdown that ends the hand-written page at `path`; empty for a page that no statement names."""
        statements: dict[str, list[Related]] = {}
        themes: list[str] = []
        for checklist in self.checklists:
            page = checklist_page.path(checklist)
            related = []
            for area in checklist.areas:
                in_area = path in area.guides
                themes += [area.id] if in_area else []
                related += [
                    Related(statement.text, page, statement.id)
                    for statement in area.statements
                    if in_area or path in statement.guides
                ]
            statements[checklist.title] = related
        cases = [
            Related(entry.study.title, entry.path, note=entry.study.organisation)
            for entry in self.library.with_theme(themes)
        ]
        return use_with(path, statements, cases)

    def _areas(self) -> Iterator[tuple[Checklist, Area]]:
        for checklist in self.checklists:
            for area in checklist.areas:
                yield checklist, area

    def _statement_links(self) -> dict[str, Link]:
        return {
            statement.id: {
                "title": statement.text,
                "url": checklist_page.statement_url(checklist, statement.id),
            }
            for checklist in self.checklists
            for statement in checklist.statements()
        }

    def _area_links(self) -> dict[str, Link]:
        return {
            area.id: {
                "title": area.title,
                "url": address(checklist_page.path(checklist), checklist_page.area_anchor(area.id)),
            }
            for checklist, area in self._areas()
        }

    def _guides_of(self, entry: Entry) -> list[Link]:
        main = {area.id: area.guides[0] for _, area in self._areas()}
        return [self.guides[path].link for path in dict.fromkeys(main[theme] for theme in entry.study.themes)]

    def _cases(self, checklist: Checklist) -> dict[str, list[dict[str, str]]]:
        """Area and statement ids -> links to the case studies that show them."""
        found = {area.id: self.library.with_theme([area.id]) for area in checklist.areas}
        found |= {statement.id: self.library.showing(statement.id) for statement in checklist.statements()}
        return {
            name: [
                {
                    "title": entry.study.title,
                    "url": address(entry.path),
                    "organisation": entry.study.organisation,
                }
                for entry in entries
            ]
            for name, entries in found.items()
        }

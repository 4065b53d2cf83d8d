"""The whole toolkit, checked, and every page that comes from its YAML.

`loading.load` makes one. The MkDocs plugin and the command line both work from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from social_value.assessments import page as assessment_page
from social_value.assessments.model import json_schema as assessment_schema
from social_value.case_studies import coverage as case_study_coverage
from social_value.case_studies import page as case_study_page
from social_value.case_studies.library import Entry, Library
from social_value.checklists import page as checklist_page
from social_value.checklists.browser import canonical_json, published_model, published_path
from social_value.checklists.model import Area, Checklist
from social_value.counts import counted, with_counts
from social_value.documents.take_away import Download, with_download
from social_value.facts.quoting import Facts
from social_value.folders import Folders
from social_value.glossary import page as glossary_page
from social_value.glossary.marking import Glossary
from social_value.guidance import Guide, Related, use_with, with_age, with_related
from social_value.illustrations import Illustrations, illustrated
from social_value.problems import Problem
from social_value.tools import page as tools_page
from social_value.tools.model import ToolFile
from social_value.wording import Link, address
from social_value.worksheets import page as worksheet_page
from social_value.worksheets.model import Worksheet


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
    """Everything, checked: guides by path, checklists, the library of case studies, dated facts, illustrations."""

    folders: Folders
    guides: Mapping[str, Guide]
    checklists: tuple[Checklist, ...]
    """In the order in which they are listed."""
    library: Library
    facts: Facts
    illustrations: Illustrations
    stale: tuple[Problem, ...] = ()
    """Facts and pages whose day to be checked again has passed. They stop nothing."""
    glossary: Glossary | None = None
    unexplained: tuple[Problem, ...] = ()
    """Short forms in capitals that the glossary does not hold. They stop nothing."""
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    """Name -> what readers fill in for themselves."""
    tools: ToolFile | None = None
    """The measuring tools; None in a project that compares none."""
    documents: Mapping[str, Download] = field(default_factory=dict)
    """The path of a hand-written page -> the document that readers can take away from it."""

    def pages(self) -> Iterator[Page]:
        """Every page that is made from YAML, indexes first."""
        folders = self.folders
        yield Page(checklist_page.INDEX, checklist_page.render_index(self.checklists), folders.checklists)
        maps = worksheet_page.path("impact-map") if "impact-map" in self.worksheets else ""
        yield Page(assessment_page.INDEX, assessment_page.render(self.checklists, maps), folders.checklists)
        yield Page(case_study_page.INDEX, case_study_page.render_index(self.library), folders.case_studies)
        if self.tools:
            text = tools_page.render(self.tools, self.library.taxonomy.sizes, self.facts.today)
            yield Page(tools_page.PATH, text, folders.tools)
        for checklist in self.checklists:
            text = checklist_page.render(checklist, self.guides, self._cases(checklist), self.checklists)
            yield Page(checklist_page.path(checklist), text, folders.checklists / f"{checklist.id}.yml")
        statements, areas = self._statement_links(), self._area_links()
        for entry in self.library.entries:
            guides = self._guides_of(entry)
            text = case_study_page.render(entry, self.library, statements, areas, guides, self.facts.today)
            yield Page(entry.path, text, folders.case_studies / f"{entry.id}.yml")
        found = case_study_coverage.coverage(self.library, self.checklists)
        text = case_study_coverage.render(found, case_study_coverage.INVITED in self.guides)
        yield Page(case_study_coverage.PATH, text, folders.case_studies)
        if self.glossary:
            text = glossary_page.render(self.glossary.file, self._links(), self.facts.today)
            yield Page(glossary_page.PATH, text, folders.glossary)
        for name, sheet in self.worksheets.items():
            yield Page(worksheet_page.path(name), worksheet_page.render(sheet), folders.worksheet(name))

    def files(self) -> Iterator[Page]:
        """Every file besides pages that is made from YAML or from the models; paths are those on the site."""
        for checklist in self.checklists:
            text = canonical_json(published_model(checklist))
            yield Page(published_path(checklist), text, self.folders.checklists / f"{checklist.id}.yml")
        schema = json.dumps(assessment_schema(), ensure_ascii=False, indent=2) + "\n"
        yield Page(assessment_page.SCHEMA, schema, self.folders.checklists)

    def finished(self, markdown: str, path: str) -> str:
        """The text of the hand-written page at `path` as readers get it; a page from YAML as it is.

        Facts are quoted, figures counted and illustrations placed; a document can be taken away; a page past its day
        says so, and a guide ends with what it is to be used with.
        """
        if guide := self.guides.get(path):
            markdown = self.facts.quoted(markdown, '<span class="sv-outdated">{}</span>')
            markdown = with_counts(markdown, counted(self.guides, len(self.library.entries), self.checklists))
            markdown = illustrated(markdown, self.illustrations)
            if document := self.documents.get(path):
                markdown = with_download(markdown, document)
            markdown = with_age(markdown, guide.front_matter, self.facts.today)
        return with_related(markdown, self.use_with(path))

    def explained(self, html: str, path: str, base: str) -> str:
        """The HTML of the page at `path` with the terms of the glossary explained; `base` leads to the site's start."""
        return self.glossary.explained(html, path, base, self._links()) if self.glossary else html

    def use_with(self, path: str) -> str:
        """The Markdown that ends the hand-written page at `path`; empty for one that nothing belongs to."""
        if path == case_study_coverage.INVITED:
            return case_study_coverage.invitation(case_study_coverage.coverage(self.library, self.checklists))
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

    def _links(self) -> dict[str, Link]:
        return {path: guide.link for path, guide in self.guides.items()}

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

"""The whole toolkit, checked, and every page that comes from its YAML.

`loading.load` makes one. The MkDocs plugin and the command line both work from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from social_value import reference
from social_value.action import next_steps, results_page, tender_page
from social_value.action import page as action_page
from social_value.assessments import page as assessment_page
from social_value.assessments.model import published_schema
from social_value.case_studies import coverage as case_study_coverage
from social_value.case_studies import data_files, finder, lists, open_data, work_pages
from social_value.case_studies import facets as case_study_facets
from social_value.case_studies import page as case_study_page
from social_value.case_studies.library import MOST_NAMED, Library
from social_value.case_studies.pages import CaseStudyPage, CaseStudyPages
from social_value.checklists import page as checklist_page
from social_value.checklists.browser import canonical_json, published_model, published_path
from social_value.checklists.model import Area, Checklist
from social_value.composing import form as composing_form
from social_value.composing import page as composing_page
from social_value.counts import counted, with_counts
from social_value.documents import parts
from social_value.documents.take_away import NAME, Download, with_download
from social_value.facts.quoting import Facts
from social_value.folders import Folders
from social_value.glossary import page as glossary_page
from social_value.glossary.marking import Glossary
from social_value.guidance import Guide, Related, use_with, with_age, with_related
from social_value.illustrations import Illustrations, illustrated
from social_value.paper.files import Paper, begin, papers
from social_value.problems import Problem
from social_value.tenders import model as tenders
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
    """Everything, checked."""

    folders: Folders
    guides: Mapping[str, Guide]
    """The path of each hand-written page under content/, and what it says of itself."""
    checklists: tuple[Checklist, ...]
    """In the order in which they are listed."""
    library: Library
    facts: Facts
    glossary: Glossary | None
    """None in a project without one."""
    tools: ToolFile | None
    """The measuring tools; None in a project that compares none."""
    worksheets: Mapping[str, Worksheet]
    """Name -> what readers fill in for themselves."""
    tender_wording: tenders.TenderWording | None
    """The words of the tender pack; None in a project without them."""
    illustrations: Illustrations
    documents: Mapping[str, Download]
    """The path of a hand-written page -> the document that readers can take away from it."""
    stale: tuple[Problem, ...]
    """Facts and pages whose day to be checked again has passed. They stop nothing."""
    unexplained: tuple[Problem, ...]
    """Short forms in capitals that the glossary does not hold. They stop nothing."""

    def pages(self) -> Iterator[Page | CaseStudyPage]:
        """Every page that is made from YAML, indexes first. Those of case studies are written when asked for."""
        folders = self.folders
        yield Page(checklist_page.INDEX, checklist_page.render_index(self.checklists), folders.checklists)
        maps = worksheet_page.path("impact-map") if "impact-map" in self.worksheets else ""
        yield Page(assessment_page.INDEX, assessment_page.render(self.checklists, maps), folders.checklists)
        yield Page(action_page.INDEX, action_page.render_index(self.checklists, self.guides), folders.checklists)
        yield Page(results_page.RESULTS, results_page.render_results(self.checklists), folders.checklists)
        yield Page(action_page.PLAN, action_page.render_plan(self.checklists), folders.checklists)
        yield Page(action_page.EVIDENCE, action_page.render_evidence(self.checklists, self.guides), folders.checklists)
        yield Page(tender_page.TENDER, tender_page.render_tender(self.checklists, self.guides), folders.checklists)
        yield Page(case_study_page.INDEX, self._case_study_index(), folders.case_studies)
        if self.tools:
            text = tools_page.render(self.tools, self.library.taxonomy.sizes, self.facts.today)
            yield Page(tools_page.PATH, text, folders.tools)
        for checklist in self.checklists:
            cases, offers = self._cases(checklist), self._offers(checklist)
            text = checklist_page.render(checklist, self.guides, cases, self.checklists, offers)
            yield Page(checklist_page.path(checklist), text, folders.checklists / f"{checklist.id}.yml")
        yield from self._case_studies().of(folders.case_studies)
        found = case_study_coverage.coverage(self.library, self.checklists)
        text = case_study_coverage.render(found, case_study_coverage.INVITED in self.guides)
        yield Page(case_study_coverage.PATH, text, folders.case_studies)
        yield Page(case_study_page.COMPARE, work_pages.render_compare(), folders.case_studies)
        yield Page(case_study_page.SHORTLIST, work_pages.render_shortlist(), folders.case_studies)
        for part in lists.lists(self.library, self._statement_texts()):
            yield Page(part.path, lists.render(part), folders.case_studies)
        if case_study_coverage.INVITED in self.guides:
            yield Page(reference.PATH, reference.render(self), folders.content / case_study_coverage.INVITED)
            text = composing_page.render(folders.shown(folders.case_studies))
            yield Page(composing_page.PATH, text, folders.case_studies)
        if self.glossary:
            text = glossary_page.render(self.glossary.file, self.links(), self.facts.today)
            yield Page(glossary_page.PATH, text, folders.glossary)
        for name, sheet in self.worksheets.items():
            yield Page(worksheet_page.path(name), worksheet_page.render(sheet), folders.worksheet(name))

    def files(self, site_url: str = "") -> Iterator[Page]:
        """Every file besides pages that is made from YAML or from the models; paths are those on the site.

        `site_url` is the site's public address, which a feed names; it ends with a slash.
        """
        for checklist in self.checklists:
            text = canonical_json(published_model(checklist))
            yield Page(published_path(checklist), text, self.folders.checklists / f"{checklist.id}.yml")
            text = canonical_json(next_steps.model(checklist, self.guides, self.library))
            yield Page(next_steps.path(checklist), text, self.folders.checklists / f"{checklist.id}.yml")
        if self.tender_wording:
            text = canonical_json(self.tender_wording.published())
            yield Page(tenders.PATH, text, self.folders.tender_wording)
        yield Page(assessment_page.SCHEMA, published_schema(), self.folders.checklists)
        yield Page(parts.PATH, parts.for_browsers(), parts.FOLDER)
        made_from = (self.library, self._statement_texts(), self.facts.today, self._title(), site_url)
        for path, text in data_files.files(*made_from):
            yield Page(path, text, self.folders.case_studies)
        if case_study_coverage.INVITED in self.guides:
            for path, text in composing_form.files(self):
                yield Page(path, text, self.folders.case_studies)

    def downloads(self) -> Iterator[Download | Paper]:
        """Every file that readers take away: a path on the site, and bytes."""
        yield from self.documents.values()
        for checklist in self.checklists:
            yield from self.papers(checklist)

    def begin_papers(self) -> None:
        """Begin to make all papers, beside whatever is done until they are asked for."""
        begin(self.checklists, self._title())

    def papers(self, checklist: Checklist) -> tuple[Paper, ...]:
        """A checklist on paper and as a spreadsheet."""
        return papers(checklist, self._title())

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
        return self.glossary.explained(html, path, base, self.links()) if self.glossary else html

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
        found = self.library.with_theme(themes)
        few = self.library.few(found, themes)
        cases = [Related(entry.study.title, entry.path, note=entry.study.organisation) for entry in few]
        if len(found) > MOST_NAMED:
            cases += [
                Related(f"All case studies on {self.library.taxonomy.themes[theme]}", lists.path("theme", theme))
                for theme in dict.fromkeys(themes)
                if theme in self.library.taxonomy.themes
            ]
        return use_with(path, statements, cases)

    def _case_studies(self) -> CaseStudyPages:
        shared = case_study_page.Shared(
            self.library.taxonomy,
            self._statement_links(),
            self._area_links(),
            {area.id: self.guides[area.guides[0]].link for _, area in self._areas()},
            self._lists(),
            self.facts.today,
            address(composing_page.PATH) if case_study_coverage.INVITED in self.guides else "",
        )
        return CaseStudyPages(self.library, shared)

    def _case_study_index(self) -> str:
        library, today = self.library, self.facts.today
        ways = case_study_facets.ways(library, self._statement_texts(), today)
        facets = [way.counted(library.entries) for way in ways]
        newest = case_study_facets.newest_first(library.entries, today)
        urls = {
            "coverage": address(case_study_coverage.PATH),
            "compare": address(case_study_page.COMPARE),
            "shortlist": address(case_study_page.SHORTLIST),
            "finder": finder.FINDER,
            "feed": open_data.FEED,
        }
        if case_study_coverage.INVITED in self.guides:
            urls["compose"] = address(composing_page.PATH)
        if open_data.DOCUMENTED in self.guides:
            urls["data"] = address(open_data.DOCUMENTED)
        return case_study_page.render_index(library, newest, facets, self._lists(), urls)

    def _lists(self) -> dict[tuple[str, str], str]:
        """The site address of each complete list of case studies, by facet and value."""
        return {
            (facet.id, value.id): address(lists.path(facet.id, value.id))
            for facet in self.library.facets()
            if facet.id in lists.FOLDERS
            for value in facet.values
        }

    def _title(self) -> str:
        """The site's title."""
        start = self.guides.get("index.md")
        return start.front_matter.title if start else NAME

    def _statement_texts(self) -> dict[str, str]:
        return {item.id: item.text for checklist in self.checklists for item in checklist.statements()}

    def links(self) -> dict[str, Link]:
        """A link to each hand-written page, by its path under content/."""
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

    def _offers(self, checklist: Checklist) -> list[checklist_page.Offer]:
        return [
            {"file": paper.path, "what": paper.what, "kind": f"{paper.kind}, {paper.size} KB"}
            for paper in self.papers(checklist)
        ]

    def _cases(self, checklist: Checklist) -> dict[str, list[dict[str, str]]]:
        """Area and statement ids -> links to the case studies that show them."""
        found = {area.id: self.library.with_theme([area.id]) for area in checklist.areas}
        found |= {statement.id: self.library.showing(statement.id) for statement in checklist.statements()}
        themes = {area.id for area in checklist.areas}
        links = {}
        for name, entries in found.items():
            links[name] = [
                {
                    "title": entry.study.title,
                    "url": address(entry.path),
                    "organisation": entry.study.organisation,
                }
                for entry in self.library.few(entries, themes & {name})
            ]
            if len(entries) > MOST_NAMED:
                all_of_them = address(lists.path("theme" if name in themes else "shows", name))
                links[name].append({"title": f"All {len(entries):,} case studies", "url": all_of_them})
        return links

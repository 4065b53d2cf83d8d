"""What the search finds in this toolkit: its pages as readers get them, and its statements and case studies as data."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from social_value.case_studies import page as case_study_page
from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import CaseStudy, Taxonomy
from social_value.checklists import page as checklist_page
from social_value.checklists.model import Checklist
from social_value.glossary.page import PATH as GLOSSARY
from social_value.parallel import mapped
from social_value.search.documents import Document, Section, glossary_of_html, page_of_html, plain
from social_value.wording import address

if TYPE_CHECKING:
    from social_value.toolkit import Toolkit

__all__ = ["documents_of_library", "documents_of_page", "documents_of_toolkit"]

_LISTS = frozenset({checklist_page.INDEX, case_study_page.INDEX})
"""Pages that hold no more than the titles of what is found anyway."""


def documents_of_page(path: str, title: str, content: str, meta: Mapping[str, Any]) -> list[Document]:
    """What is found of a page: its path under content/, its title, the HTML of its text, its front matter.

    Of the glossary each entry is found by itself.
    """
    treated = meta.get("search") or {}
    if treated.get("exclude", False):
        return []
    if path == GLOSSARY:
        return list(glossary_of_html(content, address=address(path), title=title))
    if path in _LISTS:
        content = html.escape(meta["description"])
    kind = "guidance" if path.startswith("guidance/") else "page"
    boost = treated.get("boost", 1)
    return [page_of_html(content, kind=kind, address=address(path), title=title, boost=boost)]


def documents_of_toolkit(toolkit: Toolkit) -> dict[str, list[Document]]:
    """The path of each page whose data is searched instead of its HTML -> what is found of it."""
    found = {checklist_page.path(checklist): list(_of_checklist(checklist)) for checklist in toolkit.checklists}
    return found | {path: [document] for path, document in documents_of_library(toolkit.library).items()}


_kept: dict[str, tuple[CaseStudy, Document]] = {}
"""The path of each case study -> what was found of it; while `mkdocs serve` runs, few of them change."""
_kept_by: list[Taxonomy] = []


def documents_of_library(library: Library) -> dict[str, Document]:
    """The path of each case study -> what is found of it, in the order in which browsers count them."""
    if _kept_by != [library.taxonomy]:
        _kept.clear()
        _kept_by[:] = [library.taxonomy]
    rows = library.rows()
    changed = [entry for entry in rows if entry.path not in _kept or _kept[entry.path][0] is not entry.study]
    made = mapped(lambda entry: _of_case_study(entry, library), changed)
    new = {entry.path: (entry.study, document) for entry, document in zip(changed, made, strict=True)}
    found = {entry.path: new.get(entry.path) or _kept[entry.path] for entry in rows}
    _kept.clear()
    _kept.update(found)
    return {path: document for path, (_, document) in found.items()}


def _of_checklist(checklist: Checklist) -> Iterator[Document]:
    path = checklist_page.path(checklist)
    areas = [
        Section(plain(area.title), checklist_page.area_anchor(area.id), plain(area.summary)) for area in checklist.areas
    ]
    introduction = Section("", "", plain(f"{checklist.summary} {checklist.introduction}"))
    yield Document("page", address(path), plain(checklist.title), (introduction, *areas))
    for area in checklist.areas:
        for statement in area.statements:
            duty = f"{statement.must.law}. {statement.must.note}" if statement.must else ""
            text = " ".join((statement.why, statement.good, duty, *statement.evidence))
            yield Document(
                "statement",
                checklist_page.statement_url(checklist, statement.id),
                plain(statement.text),
                (Section("", "", plain(text)),),
                context=plain(area.title),
            )


def _of_case_study(entry: Entry, library: Library) -> Document:
    study, taxonomy = entry.study, library.taxonomy
    # What the figures do not show is much the same in all of them, and would answer every search.
    sections = (
        Section("", "", plain(study.summary)),
        Section("What they did", "", plain_markdown(study.what_they_did)),
        Section("What you can do", "", plain_markdown(study.what_you_can_do)),
        Section("What came of it", "", plain(" ".join(f"{outcome.what}." for outcome in study.outcomes))),
        Section(
            "Facts",
            "",
            plain(
                ", ".join(
                    (
                        taxonomy.sectors[study.sector],
                        taxonomy.places[study.place],
                        *(taxonomy.themes[theme] for theme in study.themes),
                    )
                )
            ),
        ),
    )
    return Document("case-study", address(entry.path), plain(study.title), sections, context=plain(study.organisation))


_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_TABLE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[-: \t]*$|(?<!\\)\|", re.MULTILINE)
_LINE_START = re.compile(r"^[ \t]*(?:[-*+>]|#{1,6}|\d+[.)])[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\\)(?:[*`]+|\b_+|_+\b)")
_ESCAPED = re.compile(r"\\([^\w\s])")


def plain_markdown(markdown: str) -> str:
    """The words of a text in Markdown without raw HTML. Without a parser: a large library has ten thousand of them."""
    text = _LINK.sub(r"\1", markdown) if "[" in markdown else markdown
    text = _TABLE.sub(" ", text) if "|" in text else text
    text = _EMPHASIS.sub("", _LINE_START.sub("", text))
    text = _ESCAPED.sub(r"\1", text) if "\\" in text else text
    return plain(html.unescape(text))

"""The pages of all case studies: what they share, and what each has of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from social_value.case_studies import page
from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import CaseStudy
from social_value.case_studies.related import Other, Relations
from social_value.wording import address
from social_value.wording import page as text_of


@dataclass(frozen=True, slots=True)
class CaseStudyPage:
    """The page of one case study. Its text is written when somebody asks for it."""

    path: str
    """Its path under content/."""
    entry: Entry
    source: Path
    """The file it is made from."""
    among: CaseStudyPages = field(compare=False, repr=False)

    @property
    def text(self) -> str:
        """Markdown with front matter."""
        return text_of(self.among.meta(self.entry), body(self.entry.study))


class CaseStudyPages:
    """Makes what the template of each reads."""

    def __init__(self, library: Library, shared: page.Shared) -> None:
        self.library = library
        self.shared = shared
        self.relations = Relations(library, {name: link["title"] for name, link in shared.statements.items()})

    def of(self, folder: Path) -> Iterator[CaseStudyPage]:
        """Every page; `folder` is that of the case studies' files."""
        for entry in self.library.entries:
            yield CaseStudyPage(entry.path, entry, folder / f"{entry.id}.yml", self)

    def meta(self, entry: Entry) -> dict[str, Any]:
        """What the template reads."""
        return page.meta(entry, self.shared, [_related(other) for other in self.relations.of(entry)])


def body(study: CaseStudy) -> str:
    """The prose of a case study, as Markdown with its headings."""
    return page.body(study.what_they_did, study.what_you_can_do, study.limits)


def _related(other: Other) -> dict[str, str]:
    study = other.entry.study
    return {
        "title": study.title,
        "url": address(other.entry.path),
        "organisation": study.organisation,
        "why": other.why,
    }

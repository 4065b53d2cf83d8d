"""The fast path: the pages of case studies, of which there can be ten thousand, in a small part of MkDocs' time.

MkDocs draws the whole page of the theme around each case study, though hardly anything in it differs. Here it is drawn
once for each kind of them, with marks in place of what differs, and each case study's own parts are set in: its prose,
its part of the template, titles and addresses. Whatever is out of the ordinary goes through MkDocs' own functions. A
test holds the pages of both ways equal, and each build compares some.

    conditions.py   when MkDocs must do it all by itself
    files.py        the case studies as MkDocs knows them: something to link to
    prose.py        their Markdown
    drawing.py      a page, in the fast way and in MkDocs' way

`kept_pages.py` lets `mkdocs serve` keep what did not change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from social_value.case_studies.pages import CaseStudyPages
from social_value.case_studies.related import Named
from social_value.fast.conditions import why_not
from social_value.fast.drawing import Drawing
from social_value.fast.files import FOLDER, CaseStudyFiles
from social_value.kept_pages import KeptPages
from social_value.parallel import mapped
from social_value.published import PUBLISHED, THEME
from social_value.shells import ShellError
from social_value.toolkit import Toolkit

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["FOLDER", "FastPages", "why_not"]


class FastPages:
    """Makes the pages of all case studies, in one build."""

    def __init__(
        self,
        pages: CaseStudyPages,
        toolkit: Toolkit,
        config: MkDocsConfig,
        edit_uri: Callable[[Path], str | None],
        kept: KeptPages,
        guarded: Callable[[str, str], str],
    ) -> None:
        self.pages = pages
        self.toolkit = toolkit
        self.config = config
        self.kept = kept
        self.guarded = guarded
        self.entries = pages.library.entries
        self.folder = Path(config.site_dir, FOLDER)
        self.files = CaseStudyFiles(pages, toolkit.folders.case_studies, config, edit_uri)

    def make(self, env: Environment) -> str:
        """Write every page that is not there as it should be. Return why MkDocs' own functions made all, or nothing."""
        everything = range(len(self.entries))
        self.drawing = Drawing(self.files, self.toolkit, self.config, env, self.guarded)
        try:
            self.drawing.draw_shells()
            shared = self._shared()
            todo = self._outdated() if self.kept.have(shared) else everything
            self.drawing.compare(todo)
        except ShellError as error:
            self.kept.forget()
            self._make_whole(everything)
            return str(error)
        # While they are being written, nobody knows what is there.
        self.kept.forget()
        named = dict(zip(todo, mapped(self._make, todo), strict=True))
        left = {place for place, each in named.items() if each is None}
        self._make_whole(sorted(left))
        # Another process may have found it out.
        self.pages.relations.named |= {
            self.entries[place].id: each for place, each in named.items() if each is not None
        }
        self.kept.remember(shared, lambda: self._made_of([place for place in everything if place not in left]))
        return ""

    def _make(self, place: int) -> Named | None:
        """Write a page. Return whom it names, or None if it has to be made whole."""
        html = self.drawing.page(place)
        if html is None:
            return None
        self._write(place, html)
        return self.pages.relations.named[self.entries[place].id]

    def _make_whole(self, places: Sequence[int]) -> None:
        for place in places:
            self._write(place, self.drawing.whole(place))

    def _write(self, place: int, html: str) -> None:
        folder = self.folder / self.entries[place].id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_bytes(html.encode(errors="xmlcharrefreplace"))

    def _outdated(self) -> list[int]:
        """The places of those pages that are not there as they should be."""
        outdated = self.kept.outdated(self._made_of(range(len(self.entries))))
        return [place for place, entry in enumerate(self.entries) if entry.id in outdated]

    def _shared(self) -> object:
        """Everything that pages are made of besides what is their own, and what is drawn around them."""
        templates = {path: path.read_bytes() for folder in (PUBLISHED, THEME) for path in folder.rglob("*.html")}
        glossary = self.toolkit.glossary and self.toolkit.glossary.file
        prose, links = self.drawing.prose, self.toolkit.links()
        config = json.dumps(dict(self.config), default=_as_data)
        return self.pages.shared, prose, glossary, links, templates, config

    def _made_of(self, places: Sequence[int]) -> dict[str, object]:
        """Everything that each page is made of besides that, by the ids of the case studies."""
        made_of: dict[str, object] = {}
        for place in places:
            entry = self.entries[place]
            related = [
                (other.entry.id, other.entry.study.title, other.entry.study.organisation, other.why)
                for other in self.pages.relations.of(entry)
            ]
            around = [(other.id, other.study.title) for other in self.entries[max(place - 1, 0) : place + 2]]
            made_of[entry.id] = (entry.study, related, around, self.drawing.shell_of(place))
        return made_of


def _as_data(option: object) -> object:
    """An option of mkdocs.yml that is more than data."""
    return dict(option) if isinstance(option, Mapping) else getattr(option, "__qualname__", type(option).__qualname__)

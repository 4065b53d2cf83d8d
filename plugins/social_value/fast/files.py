"""The case studies as MkDocs knows them on the fast path: something to link to, and nothing to read or draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from social_value.case_studies.pages import CaseStudyPages, body
from social_value.shells import Marks
from social_value.wording import address

FOLDER = "case-studies"
PROSE = ("what_they_did", "what_you_can_do", "limits")
SOURCE = ("title", "publisher", "address")
"""What is shown of a source outside of the page's content."""


class CaseStudyFile(File):
    """One case study."""

    render: Callable[[CaseStudyFile], None]
    made: Page | None = None

    # In place of a plain attribute, because hardly any of these pages is ever asked for.
    @property
    def page(self) -> Page | None:
        """The page as MkDocs itself makes it."""
        if self.made is None:
            self.render(self)
        return self.made

    @page.setter
    def page(self, page: Page | None) -> None:
        self.made = page

    def is_documentation_page(self) -> bool:
        """Whether MkDocs is to read and draw it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing."""


class Kind(NamedTuple):
    """Pages around which the same is drawn."""

    sources: int
    """How many each has: search engines are told of them in the head of the page."""
    is_first: bool
    is_last: bool


class _Listed(NamedTuple):
    """What the site's map asks a file for."""

    page: Page


class CaseStudyFiles:
    """All of them, and what is around their pages."""

    def __init__(
        self, pages: CaseStudyPages, folder: Path, config: MkDocsConfig, edit_uri: Callable[[Path], str | None]
    ) -> None:
        """`folder` is that of the YAML files; `edit_uri` says where one is edited."""
        self.pages = pages
        self.folder = folder
        self.config = config
        self.entries = pages.library.entries
        self._entries = {entry.id: entry for entry in self.entries}
        most = max(len(entry.study.sources) for entry in self.entries)
        sources = [f"{name}-{number}" for number in range(most) for name in SOURCE]
        self.marks = Marks(
            texts=("title", "summary", "organisation", "modified", "before", "after", *sources),
            plain=("id", "before-id", "after-id", "content", *PROSE),
        )
        self._edit_uri = edit_uri(folder / f"{self.marks.of['id']}.yml")
        self.by_id = {entry.id: self._file(entry.id) for entry in self.entries}

    def _file(self, name: str) -> CaseStudyFile:
        path, source = f"{FOLDER}/{name}.md", self.folder / f"{name}.yml"
        file = CaseStudyFile(
            path,
            None,
            self.config.site_dir,
            self.config.use_directory_urls,
            dest_uri=f"{address(path)}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.edit_uri = self._edit_uri and self._edit_uri.replace(self.marks.of["id"], name)
        file.abs_src_path, file.render = str(source), self._render
        return file

    def place(self, nav: Navigation, files: Files, parent: Page | None, following: Page | None) -> None:
        """Say what is around the pages: their parent, which is before the first too, and the page after the last."""
        self.nav, self.everything, self.parent, self.following = nav, files, parent, following
        # All other pages are made after its likeness.
        self.model = Page(None, self._file(self.marks.of["id"]), self.config)
        self.model.parent = parent  # type: ignore[assignment]  # MkDocs wants a section, and reads only what a page has
        if following:
            following.previous_page = self.neighbour(len(self.entries), "before")

    def like(self, name: str, meta: Mapping[str, Any]) -> Page:
        """A page as templates know it, of the case study with this id; its prose has not been read."""
        page = copy(self.model)
        page.file = self.by_id.get(name) or self._file(name)
        page.markdown, page.meta = "", dict(meta)
        for which in ("canonical_url", "abs_url", "edit_url"):
            if url := getattr(self.model, which):
                setattr(page, which, url.replace(self.marks.of["id"], name))
        return page

    def neighbour(self, place: int, which: Literal["before", "after"], *, marked: bool = False) -> Page | None:
        """The page before or after another; with marks in place of its title and id, if `marked`."""
        other = place + (1 if which == "after" else -1)
        if not 0 <= other < len(self.entries):
            return self.following if which == "after" else self.parent
        if marked:
            return self.like(self.marks.of[f"{which}-id"], {"title": self.marks.of[which]})
        return self.like(self.entries[other].id, {"title": self.entries[other].study.title})

    def kind(self, place: int) -> Kind:
        """What kind of page it is."""
        return Kind(len(self.entries[place].study.sources), place == 0, place == len(self.entries) - 1)

    def listed(self) -> list[Any]:
        """Every page of the site, in MkDocs' order, for the site's map."""
        return [
            _Listed(self.like(file.name, {})) if isinstance(file, CaseStudyFile) else file
            for file in self.everything
            if file.inclusion.is_included()  # type: ignore[no-untyped-call]
            and (isinstance(file, CaseStudyFile) or file.is_documentation_page())
        ]

    def check_anchors(self) -> None:
        """Check links to anchors, as MkDocs does at the end of a build, in those few pages that it made itself."""
        for page in (file.made for file in self.by_id.values() if file.made):
            page.validate_anchor_links(files=self.everything, log_level=self.config.validation.links.anchors)

    def rendered(self, name: str) -> Page:
        """The page of the case study with this id as MkDocs itself makes it, all but what is around it."""
        file = self.by_id[name]
        if not file.made:
            self._render(file)
        return cast("Page", file.made)

    def _render(self, file: CaseStudyFile) -> None:
        entry = self._entries[file.name]
        page = Page(None, file, self.config)  # which also is the file's page from now on
        page.parent = self.model.parent
        page.markdown, page.meta = body(entry.study), self.pages.meta(entry)
        page.render(self.config, self.everything)

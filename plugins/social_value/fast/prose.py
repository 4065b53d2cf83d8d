"""The prose of case studies: the HTML that MkDocs makes of it, quickly where it is plain."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from social_value.case_studies.library import Entry
from social_value.case_studies.page import body as with_headings
from social_value.case_studies.pages import body
from social_value.case_studies.prose import EXTENSIONS, html_of
from social_value.fast.files import PROSE
from social_value.shells import Marks, Shell

_TO_PAGE = re.compile(r"([A-Za-z0-9_./-]+\.md)(?:#([A-Za-z0-9_-]+))?")
_OUTWARD = re.compile(r"(?:https?://|mailto:)[A-Za-z0-9][A-Za-z0-9./?=#%+,;:@$~_!-]*")


class Prose:
    """Makes the HTML of each. Two that are equal make the same."""

    def __init__(self, model: Page, files: Files, config: MkDocsConfig, marks: Marks) -> None:
        """Read the headings as MkDocs does. `model` stands where all case studies stand."""
        self.files = files
        self.config = config
        self.model = copy(model)
        self.model.markdown = with_headings(*(marks.of[name] for name in PROSE))
        self.model.render(config, files)
        content = self.model.content or ""
        for name in PROSE:
            content = content.replace(f"<p>{marks.of[name]}</p>", marks.of[name])
        self.headings = Shell(content, marks)
        unknown = {name for name in config.markdown_extensions if name not in EXTENSIONS}
        self.is_plain_known = not unknown and "marker" not in config.mdx_configs.get("toc", {})
        """Whether no Markdown extension may read plain prose in another way than the one known here."""
        self._addresses: dict[str, str | None] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Shell, bool]:
        return self.headings, self.is_plain_known

    def html(self, entry: Entry, page: Page) -> str | None:
        """The HTML of a case study's prose, with headings; None if MkDocs has something to say of it."""
        parts: dict[str, str] = {}
        for name in PROSE if self.is_plain_known else ():
            made = html_of(getattr(entry.study, name), self._resolved)
            # MkDocs writes a link of a page to itself in another way.
            if made is not None and f'"../{entry.id}/' not in made:
                parts[name] = made
        if len(parts) == len(PROSE):
            return self.headings.filled(parts)
        page.markdown = body(entry.study)
        with _listening() as said:
            page.render(self.config, self.files)
        return None if said or page.links_to_anchors else page.content

    def _resolved(self, to: str) -> str | None:
        if to not in self._addresses:
            self._addresses[to] = self._resolve(to)
        return self._addresses[to]

    def _resolve(self, to: str) -> str | None:
        if _OUTWARD.fullmatch(to):
            return to
        found = _TO_PAGE.fullmatch(to)
        if not found or found[1].startswith("/"):
            return None
        here = self.model.file
        path = posixpath.join(posixpath.dirname(here.src_uri), found[1])
        file = self.files.get_file_from_path(posixpath.normpath(path))
        if not file or not file.inclusion.is_included():  # type: ignore[no-untyped-call]
            return None
        address = get_relative_url(file.url, here.url)
        if not found[2]:
            return address
        # Another case study may not have been read yet.
        ids = file.page.present_anchor_ids if file.is_documentation_page() and file.page else None
        return f"{address}#{found[2]}" if found[2] in (ids or ()) else None


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Take in what MkDocs has to say of a page, instead of having it printed."""
    said: list[logging.LogRecord] = []

    def keep(record: logging.LogRecord) -> bool:
        said.append(record)
        return False

    log = logging.getLogger(Page.__module__)
    log.addFilter(keep)
    try:
        yield said
    finally:
        log.removeFilter(keep)

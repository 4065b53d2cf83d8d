"""The built site as data: what each page holds, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

# Attributes through which a browser loads something, or goes somewhere.
LOADING = {
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("use", "href"),
}


@dataclass
class BuiltPage:
    """One HTML file of the site."""

    path: str
    """Its address within the site: "" for the home page, `guidance/` for a folder."""
    lang: str = ""
    title: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    """Level and text of each heading, in order."""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    """Addresses that the browser fetches by itself."""
    handlers: list[str] = field(default_factory=list)
    """Inline event handlers, which there must not be."""
    inline_styles: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        page = self.page
        if tag == "html":
            page.lang = values.get("lang", "")
        if "id" in values:
            page.ids.append(values["id"])
        if tag == "a" and "href" in values:
            page.links.append(values["href"])
        if tag == "meta" and "name" in values:
            page.meta[values["name"]] = values.get("content", "")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            page.headings.append((int(tag[1]), ""))
            self.inside.append(tag)
        if tag in {"title", "script", "style"}:
            self.inside.append(tag)
        rel = values.get("rel", "")
        page.loads += [
            value
            for name, value in values.items()
            if (tag, name) in LOADING and value and not (tag == "link" and rel in {"canonical", "prev", "next", "edit"})
        ]
        page.handlers += [f"<{tag} {name}>" for name in values if name.startswith("on")]
        if "style" in values:
            page.inline_styles.append(values["style"])

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        where = self.inside[-1] if self.inside else ""
        if where == "title":
            self.page.title += data
        elif where.startswith("h"):
            level, text = self.page.headings[-1]
            self.page.headings[-1] = (level, text + data)
        if where not in {"script", "style"}:
            self.page.text += data


def read_page(root: Path, file: Path) -> BuiltPage:
    """Read one HTML file of the site at `root`."""
    page = BuiltPage(file.relative_to(root).as_posix().removesuffix("index.html"))
    reader = _Reader(page)
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return page


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Every page of the built site, by address."""
    found = (read_page(site, file) for file in sorted(site.rglob("*.html")))
    return {page.path: page for page in found}

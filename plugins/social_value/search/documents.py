"""What can be found: documents in sections, and how the HTML of a page becomes such."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

__all__ = ["KINDS", "Document", "Section", "glossary_of_html", "landing_on", "page_of_html", "plain"]

KINDS = {
    "guidance": "Guides",
    "statement": "Statements to check",
    "case-study": "Case studies",
    "glossary": "Glossary",
    "page": "Other pages",
}
"""Kind -> its name above the results, in the order in which readers see them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. The one before the first heading has neither heading nor anchor."""

    heading: str
    anchor: str
    """The heading's id, or empty."""
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One result of a search. Its texts are plain, made by `plain`."""

    kind: str
    """A key of `KINDS`."""
    address: str
    """Relative to the start of the site."""
    title: str
    sections: tuple[Section, ...] = ()
    context: str = ""
    """What tells it from others of its kind: who did it, which part of a checklist it belongs to."""
    boost: float = 1
    """How much it counts for, 1 being as much as the others."""


def plain(text: str) -> str:
    """The text on one line, in composed form, so that it can be searched and shown."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def page_of_html(html: str, *, kind: str, address: str, title: str, boost: float = 1) -> Document:
    """A page with all of its sections."""
    return Document(kind, address, plain(title), tuple(_sections(html)), boost=boost)


def glossary_of_html(html: str, *, address: str, title: str) -> Iterator[Document]:
    """The page with what stands before its first entry, and each entry: a heading with an id and what follows it."""
    sections = _sections(html)
    yield Document("page", address, plain(title), tuple(sections[:1]))
    for section in sections[1:]:
        text = (Section("", "", section.text),)
        yield Document("glossary", f"{address}#{section.anchor}", section.heading, text)


def landing_on(document: Document, html: str) -> Document:
    """The document with only those anchors that stand in its finished page: a template may show the text otherwise."""
    sections = (
        section if f'id="{section.anchor}"' in html else replace(section, anchor="") for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def _sections(html: str) -> list[Section]:
    parser = _Reader()
    parser.feed(html)
    parser.close()
    return parser.sections()


_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_UNREAD = frozenset({"script", "style", "template", "svg", "nav", "button", "select", "noscript"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "time",
        "u",
        "var",
    }
)
_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class _Reader(HTMLParser):
    """Reads a page's content, which Markdown made: sound HTML, but for what an author wrote as HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        # Heading, its id, texts; an excluded heading starts a part of which nothing is kept.
        self._parts: list[tuple[list[str], str, list[str]] | None] = [([], "", [])]
        self._into: list[str] | None = self._text()
        self._unread: list[str] = []
        """The elements that are open from the first one that is not to be read."""

    def sections(self) -> list[Section]:
        """Everything read, without sections that are empty; the first is there even if it is."""
        read = [(plain("".join(part[0])), part[1], plain("".join(part[2]))) for part in self._parts if part]
        return [Section(*part) for place, part in enumerate(read) if place == 0 or part[0] or part[2]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section, or leave something out."""
        attributes = dict(attrs)
        if self._unread:
            if tag not in _VOID:
                self._unread.append(tag)
        elif tag in _HEADINGS:
            excluded = "data-search-exclude" in attributes
            self._parts.append(None if excluded else ([], attributes.get("id") or "", []))
            self._into = None if excluded else self._parts[-1][0]  # type: ignore[index]
        elif tag == "h1" or _is_left_out(tag, attributes):
            # The title of a page is known without its heading.
            if tag not in _VOID:
                self._unread = [tag]
        elif tag not in _INLINE:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        """Go on with the text after a heading, or after something left out."""
        if self._unread:
            if tag in self._unread:  # an end without a beginning ends nothing
                while self._unread.pop() != tag:
                    pass
        elif tag in _HEADINGS:
            self._into = self._text()
        elif tag not in _INLINE:
            self._add(" · " if tag in _CELLS else " ")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self._unread:
            self._add(data)

    def _add(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _text(self) -> list[str] | None:
        return self._parts[-1][2] if self._parts[-1] else None


def _is_left_out(tag: str, attributes: dict[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").split()
    # A link to the heading itself and the mark of a footnote are no words of the text; footnotes name its sources.
    marks = {"headerlink", "footnote-ref", "footnote"}
    return (
        tag in _UNREAD or "data-search-exclude" in attributes or "hidden" in attributes or not marks.isdisjoint(classes)
    )


def in_order(documents: Iterable[Document]) -> list[Document]:
    """The documents by kind, and within a kind as they came: so that a kind is a range of numbers."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(documents, key=lambda document: places[document.kind])

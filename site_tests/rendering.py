"""Markdown as the site renders it, and what a reader and a browser get from it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import yaml

_CONFIG = (Path(__file__).parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
_LISTED = yaml.safe_load(_CONFIG[_CONFIG.index("markdown_extensions:") : _CONFIG.index("\nnav:")])[
    "markdown_extensions"
]
EXTENSIONS = [name if isinstance(name, str) else next(iter(name)) for name in _LISTED]
"""The Markdown extensions of mkdocs.yml."""

_MARKDOWN = markdown.Markdown(extensions=EXTENSIONS)


def render(text: str) -> str:
    """Return the HTML that the site makes of Markdown."""
    return _MARKDOWN.reset().convert(text)


class Html(HTMLParser):
    """The tags with their attributes, and the visible text, of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.comments: list[str] = []
        self._text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self._text.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_decl(self, decl):
        self.comments.append(decl)

    def handle_pi(self, data):
        self.comments.append(data)

    def unknown_decl(self, data):
        self.comments.append(data)

    @property
    def text(self) -> str:
        """What a reader sees, with spaces folded."""
        return " ".join("".join(self._text).split())


def scheme(address: str) -> str:
    """Return the scheme that a browser reads in an address, in small letters; empty if it is relative.

    Browsers drop control characters and spaces at both ends, and tabs and line ends anywhere. See
    https://url.spec.whatwg.org/#concept-basic-url-parser
    """
    address = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(0x21)))))
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
    return found[1].lower() if found else ""


def leaves_the_site_unseen(address: str) -> bool:
    """Whether a browser takes the address for another site's though it names no scheme."""
    address = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(0x21)))))
    return bool(re.match(r"[/\\]{2}", address))


_TAGS = {
    *("a", "abbr", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "hr", "li", "ol", "p", "pre"),
    *("strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {"class", "href", "id", "start", "style", "title"}
_SCHEMES = {"", "http", "https", "mailto"}
# Only a table's columns bring a style of their own.
_STYLES = {"", *(f"text-align: {side};" for side in ("left", "center", "right"))}


def harms(html: str) -> list[str]:
    """Everything in the HTML of a contributor's Markdown that could run, fetch or deface; nothing if it is harmless."""
    read = Html(html)
    found = [f"comment {comment}" for comment in read.comments]
    for tag, attributes in read.tags:
        address, style = attributes.get("href", ""), attributes.get("style", "")
        found += [f"<{tag}>"] * (tag not in _TAGS)
        found += [f"{tag} {name}" for name in attributes.keys() - _ATTRIBUTES]
        found += [f"{tag} style={style}"] * (style not in _STYLES)
        found += [f"{tag} href={address}"] * (scheme(address) not in _SCHEMES or leaves_the_site_unseen(address))
    return found

"""The prose of case studies as HTML, straight from what most of it is made of.

Nearly all prose is paragraphs, plain lists and plain tables, in which some words are strong or lead somewhere. The HTML
of these is written here, the same that Python-Markdown makes of them, in a small part of its time: a test lets both
write it. Everything else, and whatever could be read in another way, is left to Python-Markdown itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Resolve = Callable[[str], str | None]
"""The address that a link in the Markdown leads to; None for one that must be looked at more closely."""

EXTENSIONS = frozenset(
    {"admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"}
)
"""The extensions of Python-Markdown that do nothing to such prose."""

_TEXT = r"[^\x00-\x09\x0b-\x1f\x7f\\`*_\[\]<>&{}|^]"
_PLAIN = rf"(?:{_TEXT}|&(?=\ ))"
"""Characters that mean themselves wherever in a line they stand."""

_INLINE = re.compile(
    rf"""(?P<plain>{_PLAIN}+)
    |\*\*(?P<strong>(?!\s){_PLAIN}+(?<!\s))\*\*(?!\*)
    |\*(?P<em>(?!\s){_PLAIN}+(?<!\s))\*(?!\*)
    |(?<!!)\[(?P<text>(?!\s){_PLAIN}+(?<!\s))\]\((?P<to>[^\s()<>\[\]\\"'&*`{{}}|^]+)\)(?![(\[])""",
    re.VERBOSE,
)
_ANOTHER_BLOCK = re.compile(r"[-+#=:!~]|\*\s|\d+[.)]")
"""What, at the start of a line, may begin something else than a paragraph."""
_ITEM = re.compile(r"^- ", re.MULTILINE)


def html_of(markdown: str, resolve: Resolve) -> str | None:
    """The HTML of the prose, or None if it has to be read by Python-Markdown."""
    blocks: list[str] = []
    after_list = False
    for block in markdown.split("\n\n"):
        is_list = block.startswith("- ")
        make = _list if is_list else _table if block.startswith("| ") else _paragraph
        html = make(block, resolve)
        # Two lists with nothing between them are one, whose items are paragraphs.
        if html is None or (is_list and after_list):
            return None
        blocks.append(html)
        after_list = is_list
    return "\n".join(blocks)


def _paragraph(block: str, resolve: Resolve) -> str | None:
    if not all(_is_plain(line) for line in block.split("\n")):
        return None
    html = _inline(block, resolve)
    return None if html is None else f"<p>{html}</p>"


def _list(block: str, resolve: Resolve) -> str | None:
    items = []
    for item in _ITEM.split(block)[1:]:
        first, *rest = item.removesuffix("\n").split("\n")
        # The further lines of an item stand under its text, and keep their indentation.
        if not _is_plain(first) or not all(line.startswith("  ") and _is_plain(line[2:]) for line in rest):
            return None
        html = _inline("\n".join((first, *rest)), resolve)
        if html is None:
            return None
        items.append(f"<li>{html}</li>\n")
    return f"<ul>\n{''.join(items)}</ul>"


def _table(block: str, resolve: Resolve) -> str | None:
    heading, *rest = (line.removeprefix("| ").removesuffix(" |").split(" | ") for line in block.split("\n"))
    if block != "\n".join(f"| {' | '.join(cells)} |" for cells in (heading, *rest)) or len(rest) < 2:
        return None
    if rest[0] != ["---"] * len(heading) or any(len(cells) != len(heading) for cells in rest):
        return None
    rows = []
    for tag, cells in [("th", heading), *(("td", cells) for cells in rest[1:])]:
        made = [_inline(cell, resolve) if cell and cell == cell.strip() else None for cell in cells]
        if None in made:
            return None
        rows.append("<tr>\n" + "".join(f"<{tag}>{html}</{tag}>\n" for html in made) + "</tr>\n")
    return f"<table>\n<thead>\n{rows[0]}</thead>\n<tbody>\n{''.join(rows[1:])}</tbody>\n</table>"


def _is_plain(line: str) -> bool:
    """Whether a line neither begins something else, nor begins or ends with space, which could mean something."""
    return bool(line) and line == line.strip() and not _ANOTHER_BLOCK.match(line)


def _inline(text: str, resolve: Resolve) -> str | None:
    pieces = []
    end = 0
    while end < len(text):
        found = _INLINE.match(text, end)
        if not found:
            return None
        end = found.end()
        if found["to"]:
            address = resolve(found["to"])
            if address is None:
                return None
            pieces.append(f'<a href="{address}">{_escaped(found["text"])}</a>')
        elif found["strong"]:
            pieces.append(f"<strong>{_escaped(found['strong'])}</strong>")
        elif found["em"]:
            pieces.append(f"<em>{_escaped(found['em'])}</em>")
        else:
            pieces.append(_escaped(found["plain"]))
    return "".join(pieces)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;")

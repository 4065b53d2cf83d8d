"""Reading a document from Markdown: headings, paragraphs, lists and tables, with bold, italics and links in them.

Text in square brackets is a blank for the reader to fill in: [what you do]. Anything else that Markdown knows is a
mistake, and is reported: it would look one way on the page, and another or not at all in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from social_value.documents.blocks import Block, Heading, Item, Listing, Paragraph, Run, Runs, Table
from social_value.fields import check_destination
from social_value.problems import Problem

DEEPEST_LIST = 2

_BLANK = re.compile(r"\[[^\[\]]+\]")
_BRACE = re.compile(r"\{(?!fact:)[^}\n]*\}?")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no Word document can hold. See https://www.w3.org/TR/xml/#charsets"""

_UNREADABLE = {
    "blockquote": ("A quotation", "Write it as a paragraph."),
    "code_block": ("A line that starts with four spaces", "Take the spaces away."),
    "code_inline": ("Text between backticks", "Take the backticks away."),
    "fence": ("A block of code", "Write it as a paragraph."),
    "hr": ("A ruled line", "Use a heading, or leave it out."),
    "html_block": ("HTML", "Write it as Markdown."),
    "html_inline": ("HTML", "Write it as Markdown."),
    "image": ("A picture", "Describe it in words."),
}


def read(text: str, shown: str, first_line: int = 1) -> tuple[tuple[Block, ...], list[Problem]]:
    """The blocks of a document, and what is wrong with it.

    `text` starts with the document's title as a heading of the second level, because the page around it has its own.
    `shown` is its file and `first_line` the line it starts on, for the problems.
    """
    reader = _Reader(text, shown, first_line)
    blocks = tuple(reader.blocks())
    return blocks, reader.problems


class _Reader:
    """One document while it is read; keeps every problem until the end."""

    def __init__(self, text: str, shown: str, first_line: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.shown = shown
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.map = (0, len(self.lines))
        """The lines of the block that is read, counted from 0; the second is the first after it."""

    def blocks(self) -> Iterator[Block]:
        for brace in _BRACE.finditer(self.text):
            self._at(brace.start(), f"“{brace[0]}” cannot stand in a document.", "Only facts can: {fact:…}.")
        for character in _NO_XML.finditer(self.text):
            hint = "Take it away: it cannot be seen, and no document can hold it."
            self._at(character.start(), "There is an unwanted character here.", hint)
        tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(self.text))
        level = 1
        for node in tree.children:
            self.map = node.map or self.map
            if node.type == "heading":
                level = self._heading_level(node, level)
                yield Heading(level, self._runs(node))
                continue
            if level == 1 and node is tree.children[0]:
                self._note("", "A document starts with its title.", "Write ## and its title above this.")
            if node.type == "paragraph":
                yield Paragraph(self._runs(node))
            elif node.type in ("bullet_list", "ordered_list"):
                yield self._list(node, 1)
            elif node.type == "table":
                yield self._table(node)
            else:
                self._unreadable(node)
        if not tree.children:
            self._note("", "The document is empty.", "Write ## and its title, then its text.")

    def _heading_level(self, node: SyntaxTreeNode, before: int) -> int:
        """A heading's level in the document: one higher than on its page, whose title stands above."""
        level = int(node.tag[1]) - 1
        is_first = self.map[0] == next(place for place, line in enumerate(self.lines) if line.strip())
        if is_first and level != 1:
            self._note("#", "A document starts with its title.", "Write its title with two number signs: ##.")
        elif not is_first and level < 2:
            self._note("#", "A document has one title.", "Write this heading with three number signs: ###.")
        elif level > min(before + 1, 3):
            self._note("#", "This heading is too deep here.", f"Write it with {'#' * (min(before + 1, 3) + 1)}.")
        return min(max(level, 1), 3)

    def _list(self, node: SyntaxTreeNode, depth: int) -> Listing:
        if depth > DEEPEST_LIST:
            self._note("", "This list is nested too deeply.", "A list may hold lists, and these no others.")
        return Listing(tuple(self._item(item, depth) for item in node.children), node.type == "ordered_list")

    def _item(self, node: SyntaxTreeNode, depth: int) -> Item:
        runs: Runs = ()
        inner = []
        for place, child in enumerate(node.children):
            self.map = child.map or self.map
            if child.type == "paragraph" and place == 0:
                runs = self._runs(child)
            elif child.type in ("bullet_list", "ordered_list"):
                inner.append(self._list(child, depth + 1))
            elif child.type in _UNREADABLE:
                self._unreadable(child)
            else:
                self._note("", "An item of a list holds one paragraph.", "Start a new item, or a paragraph outside.")
        return Item(runs, tuple(inner))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = []
        for row in (row for part in node.children for row in part.children):
            self.map = row.map or self.map
            rows.append(tuple(self._runs(cell) for cell in row.children))
            if len(rows) == 1 and not all(rows[0]):
                self._note("|", "A column of this table has no heading.", "Say in a word or two what stands in it.")
        return Table(rows[0], tuple(rows[1:]))

    def _runs(self, node: SyntaxTreeNode) -> Runs:
        pieces = (child for inline in node.children for child in inline.children)
        return tuple(run for piece in pieces for run in self._inline(piece) if run.text)

    def _inline(
        self, node: SyntaxTreeNode, bold: bool = False, italic: bool = False, address: str = ""
    ) -> Iterator[Run]:
        if node.type == "text":
            yield from self._text(node.content, bold, italic, address)
        elif node.type == "softbreak":
            yield Run(" ", bold, italic, address)
        elif node.type == "hardbreak":
            yield Run("\n", bold, italic, address)
        elif node.type in ("strong", "em", "link"):
            if node.type == "link":
                address = self._address(str(node.attrs["href"]))
            bold, italic = bold or node.type == "strong", italic or node.type == "em"
            for child in node.children:
                yield from self._inline(child, bold, italic, address)
        else:
            self._unreadable(node)

    def _text(self, text: str, bold: bool, italic: bool, address: str) -> Iterator[Run]:
        start = 0
        for blank in _BLANK.finditer(text):
            if blank[0].startswith("[^"):
                self._note(blank[0], "A footnote cannot stand in a document.", "Write it out in the text.")
            yield Run(text[start : blank.start()], bold, italic, address)
            yield Run(blank[0], bold, italic, address, blank=True)
            start = blank.end()
        if found := re.search(r"[\[\]]", _BLANK.sub("", text)):
            hint = "Write a blank like [what you do], on one line, with nothing bold or slanted inside."
            self._note(found[0], "This square bracket has no other to go with it.", hint)
        yield Run(text[start:], bold, italic, address)

    def _address(self, address: str) -> str:
        try:
            check_destination(address)
        except ValueError as error:
            self._note(address, str(error), "")
        if ":" not in address.partition("/")[0]:
            hint = "Write it in full, with https://, or put the link in the page outside the document."
            self._note(address, "This link would lead nowhere from a document.", hint)
        return address

    def _unreadable(self, node: SyntaxTreeNode) -> None:
        what, hint = _UNREADABLE.get(node.type, ("This", "Use headings, paragraphs, lists and tables."))
        quote = {"fence": node.markup, "image": "!["}.get(node.type, node.content.partition("\n")[0].strip())
        self._note(quote, f"{what} cannot stand in a document.", hint)

    def _note(self, quote: str, message: str, hint: str) -> None:
        """Note a problem where `quote` stands in the block that is read, or where that block starts."""
        for number, line in enumerate(self.lines[slice(*self.map)], self.map[0]):
            if quote in line:
                column = line.find(quote) if quote else len(line) - len(line.lstrip())
                self._problem(number, column, message, hint)
                return
        self._problem(self.map[0], 0, message, hint)

    def _at(self, start: int, message: str, hint: str) -> None:
        before = self.text[:start]
        self._problem(before.count("\n"), start - before.rfind("\n") - 1, message, hint)

    def _problem(self, line: int, column: int, message: str, hint: str) -> None:
        self.problems.append(Problem(self.shown, self.first_line + line, column + 1, "", message, hint))

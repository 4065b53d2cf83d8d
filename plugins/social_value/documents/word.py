"""Writing a document for Word: plain, accessible, and the same bytes each time.

Its look is in skeleton/, which is a Word document taken apart. Headings are headings, the heading row of a table is
repeated on every page, and nothing is spaced with empty paragraphs. A blank is a control that is gone once the reader
has typed in it.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from typing import Any, cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from social_value.documents.archive import unzipped, zipped
from social_value.documents.blocks import Block, Heading, Listing, Paragraph, Run, Runs, Table, ToWrite, plain
from social_value.documents.parts import skeleton

LANGUAGE = "en-GB"
WIDE = 7
"""A table with so many columns or more lays its document on the side."""

_BOX, _TICKED = "☐", "☒"
_SIGNS = "MS Gothic"
"""The font that Word itself takes for boxes to tick."""
_LONGEST_NAME = 64
"""How many characters of a control's name Word bears."""
_LARGE, _NORMAL = 32, 22
"""The letters of large print and of other texts, in half points. Large print has nothing smaller."""
_BULLETS, _NUMBERS = 0, 1
"""The two kinds of list, as skeleton/word/numbering.xml knows them."""
_ROW_TO_FILL = Mm(10)
_TO_FILL = 30
"""The weight of a column in which there is nothing yet."""


def write(blocks: Sequence[Block], footer: str, author: str, day: datetime.date, *, large: bool = False) -> bytes:
    """A Word document on A4 paper, whose title is its first heading.

    `footer` stands at the foot of each page, before the page's number. `author` and `day` are what the file says of
    itself. `large` makes all of it large print. No text may hold a character that XML cannot, which raises ValueError.
    """
    document = docx.Document(io.BytesIO(zipped(skeleton())))
    about = document.core_properties
    about.title = next((plain(block.runs) for block in blocks if isinstance(block, Heading)), "")
    about.author = about.last_modified_by = author
    about.created = about.modified = datetime.datetime.combine(day, datetime.time())
    about.language = LANGUAGE
    if large:
        _enlarge(document)
    writer = _Writer(document, wide=any(isinstance(block, Table) and len(block.head) >= WIDE for block in blocks))
    for block in blocks:
        writer.add(block)
    writer.finish(footer)
    saved = io.BytesIO()
    document.save(saved)
    return zipped(unzipped(saved.getvalue()))


class _Writer:
    """One document while it is written, block by block."""

    def __init__(self, document: Document, *, wide: bool) -> None:
        self.document = document
        self.wide = wide
        self.styles = {style.name: document.styles.get_style_id(style, style.type) for style in document.styles}
        """The name of each style -> its id; the default one of its kind needs none."""
        self.after_table = False
        self.blanks = 0
        section = document.sections[0]
        if wide:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        self.width = Length((section.page_width or 0) - margins)

    def add(self, block: Block) -> None:
        if isinstance(block, Table):
            if self.after_table:
                self._separate()  # Word would make one table of the two
            self._table(block)
        elif isinstance(block, Listing):
            self._list(block)
        elif isinstance(block, Heading):
            self._fill(self._paragraph(f"Heading {block.level}"), block.runs)
        else:
            self._text(block)
        self.after_table = isinstance(block, Table)

    def finish(self, footer: str) -> None:
        if self.after_table:
            self._separate()  # the last thing in a document of Word is a paragraph
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.add_run(f"{footer} · Page ")
        paragraph._p.append(_number_of("PAGE"))
        paragraph.add_run(" of ")
        paragraph._p.append(_number_of("NUMPAGES"))

    def _paragraph(self, style: str) -> WordParagraph:
        paragraph = self.document.add_paragraph()
        self._style(paragraph, style)
        if self.after_table and not style.startswith("Heading"):
            paragraph.paragraph_format.space_before = Pt(9)
        self.after_table = False
        return paragraph

    def _style(self, paragraph: WordParagraph, style: str) -> None:
        # python-docx would look for the name in all styles each time.
        paragraph._p.style = self.styles[style]

    def _text(self, block: Paragraph | ToWrite) -> None:
        paragraph = self._paragraph("To Write" if isinstance(block, ToWrite) else "Normal")
        self._fill(paragraph, block.runs)
        if isinstance(block, ToWrite):
            paragraph.paragraph_format.tab_stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            paragraph.add_run(" " + "\n".join(["\t"] * block.lines))
        if block.held:
            paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True

    def _separate(self) -> None:
        form = self.document.add_paragraph().paragraph_format
        form.space_after, form.line_spacing = Pt(0), Pt(6)

    def _list(self, block: Listing, level: int = 0, within: int | None = None) -> None:
        number = self._new_list(block.numbered) if within is None else within
        for place, item in enumerate(block.items, 1):
            paragraph = self._paragraph("List Paragraph")
            properties = cast(Any, paragraph._p).get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, number
            self._fill(paragraph, item.runs)
            for inner in item.inner:
                self._list(inner, level + 1, number if inner.numbered == block.numbered else None)
            if level == 0 and place == len(block.items):
                self.document.paragraphs[-1].paragraph_format.space_after = Pt(7)

    def _new_list(self, numbered: bool) -> int:
        """The number of a list that starts to count from one."""
        numbering = cast(Any, self.document.part.numbering_part.element)
        added = numbering.add_num(_NUMBERS if numbered else _BULLETS)
        for level in (0, 1):
            added.add_lvlOverride(ilvl=level).add_startOverride(1)
        return cast(int, added.numId)

    def _table(self, block: Table) -> None:
        table = self.document.add_table(1 + len(block.rows), len(block.head), "Table Grid")
        table.autofit = False
        properties = cast(Any, table._tbl).tblPr
        for look in properties.findall(qn("w:tblLook")):
            properties.remove(look)
        properties.append(_xml("w:tblLook", {"firstRow": 1, "firstColumn": 0, "noHBand": 1, "noVBand": 1}))
        style = "Wide Table Text" if self.wide else "Table Text"
        widths = list(_widths(block, self.width))
        for place, (row, cells) in enumerate(zip(table.rows, (block.head, *block.rows), strict=True)):
            parts = cast(Any, row._tr).get_or_add_trPr()
            parts.append(_xml("w:cantSplit"))
            if not all(cells):
                row.height = _ROW_TO_FILL
            if place == 0:
                parts.append(_xml("w:tblHeader"))
            for cell, runs, width in zip(row.cells, cells, widths, strict=True):
                cell.width = width
                self._style(cell.paragraphs[0], style)
                self._fill(cell.paragraphs[0], runs)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width

    def _fill(self, paragraph: WordParagraph, runs: Runs) -> None:
        for run in runs:
            if run.tick:
                paragraph._p.append(self._box(run))
                paragraph.add_run("\N{NO-BREAK SPACE}")
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None
            if run.blank:
                made._r.style = self.styles["Placeholder Text"]
                paragraph._p.append(self._control(made, run))
            elif run.address:
                made._r.style = self.styles["Hyperlink"]
                where = paragraph.part.relate_to(run.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link = _xml("w:hyperlink")
                link.set(qn("r:id"), where)
                link.append(made._r)
                paragraph._p.append(link)

    def _box(self, run: Run) -> Any:
        """A box that a pen ticks on paper, and a click or the space bar on a screen."""
        self.blanks += 1
        box = _xml("w:r", {}, _xml("w:rPr", {}, _xml("w:rStyle", {"val": "Box"})), _xml("w:t"))
        box[-1].text = _BOX
        states = {"checkedState": _TICKED, "uncheckedState": _BOX}
        properties = _xml(
            "w:sdtPr",
            {},
            _xml("w:alias", {"val": run.text[:_LONGEST_NAME]}),
            _xml("w:tag", {"val": run.tick[:_LONGEST_NAME]}),
            _xml("w:id", {"val": self.blanks}),
            _xml(
                "w14:checkbox",
                {},
                _xml("w14:checked", {"val": 0}),
                *(_xml(f"w14:{name}", {"val": f"{ord(sign):X}", "font": _SIGNS}) for name, sign in states.items()),
            ),
        )
        return _xml("w:sdt", {}, properties, _xml("w:sdtContent", {}, box))

    def _control(self, made: WordRun, run: Run) -> Any:
        """A blank that is chosen as a whole, and is ordinary text when it has been filled in."""
        self.blanks += 1
        properties = _xml(
            "w:sdtPr",
            {},
            _xml("w:alias", {"val": run.text.strip("[]")[:_LONGEST_NAME]}),
            _xml("w:id", {"val": self.blanks}),
            _xml("w:temporary"),
            _xml("w:showingPlcHdr"),
        )
        return _xml("w:sdt", {}, properties, _xml("w:sdtContent", {}, made._r))


def _widths(table: Table, width: Length) -> Iterator[Length]:
    """How wide each column is: as it says, or by what stands in it, and then wide enough for its longest word."""
    if table.widths:
        yield from (Length(width * part // sum(table.widths)) for part in table.widths)
        return
    columns = list(zip(table.head, *table.rows, strict=True))
    texts = [[plain(runs) for runs in column] for column in columns]
    words = [max((len(word) for text in column for word in text.split()), default=1) for column in texts]
    # The square root: a column with twice the text gets more lines as well as more width.
    longest = [max(len(text) for text in column) ** 0.5 * 4 if any(column[1:]) else _TO_FILL for column in texts]
    weights = [max(word + 3, length) for word, length in zip(words, longest, strict=True)]
    yield from (Length(int(width * weight / sum(weights))) for weight in weights)


def _number_of(field: str) -> Any:
    """A number that Word puts in: PAGE or NUMPAGES."""
    text = _xml("w:t")
    text.text = "1"
    return _xml("w:fldSimple", {"instr": field}, _xml("w:r", {}, text))


def _enlarge(document: Document) -> None:
    """Make every size of letter larger by the same, and none smaller than large print is."""
    for size in cast(Any, document.styles.element).iter(qn("w:sz"), qn("w:szCs")):
        size.set(qn("w:val"), str(max(_LARGE, round(int(size.get(qn("w:val"))) * _LARGE / _NORMAL))))


def _xml(name: str, attributes: dict[str, object] | None = None, *children: Any) -> Any:
    element = cast(Any, OxmlElement(name))
    for attribute, value in (attributes or {}).items():
        element.set(qn(f"{name.partition(':')[0]}:{attribute}"), str(value))
    for child in children:
        element.append(child)
    return element

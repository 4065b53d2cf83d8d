"""How the sheets of the workbook look and print: a row of headings that stays, text that wraps, cells to fill in.

Nothing is said by colour alone, no cells are merged, and every sheet fits the width of a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableColumn

from social_value.paper.formulas import Rows

_TITLE = Font(name="Arial", size=16, bold=True, color="12494A")
_HEAD = Font(name="Arial", size=11, bold=True, color="12494A")
_TEXT = Font(name="Arial", size=11)
_BOLD = Font(name="Arial", size=11, bold=True)
_LINK = Font(name="Arial", size=11, color="0B5B5D", underline="single")
_TINT = PatternFill("solid", fgColor="EAF2EF")
_TO_FILL = PatternFill("solid", fgColor="FFFBE6")
_NO_FILL = PatternFill()
_EDGE = Side(style="thin", color="75807E")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left")
_LINE = 15
"""The height of a line of text, in points."""
_LETTERS = 1.1
"""How many letters there are in a line of text, for each that a column is wide: it is measured in noughts."""
_A4 = 9
_TEXT_FORMAT, _PERCENT_FORMAT = "@", '0"%"'

Value = str | int | None


class Formula(str):
    """A formula without its “=”. All other text is only text, even if it starts with “=”."""

    __slots__ = ()


class Sheet:
    """One sheet while it is written, row by row."""

    def __init__(self, book: Workbook, name: str, heads: Mapping[str, int], foot: str, title: str = "") -> None:
        """`heads` are the headings with the widths of their columns, in letters; 0 hides a column.

        They stand in the first row and stay in sight, unless there is a `title` above them.
        """
        self.sheet = sheet = book.create_sheet(name)
        self.widths = list(heads.values())
        self.last = 0
        """The row that was written last."""
        for place, width in enumerate(self.widths, start=1):
            column = sheet.column_dimensions[get_column_letter(place)]
            column.width, column.hidden = width or 10, width == 0
        if title:
            self._title(title)
        else:
            sheet.freeze_panes = "A2"
            sheet.print_title_rows = "1:1"
        self._write(heads, _HEAD, _TINT)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddFooter.center.text = f"{foot.replace('&', '&&')} · Page &P of &N"
        guard = sheet.protection
        guard.sheet, guard.formatColumns, guard.formatRows = True, False, False  # what is False is allowed

    def row(self, *values: Value, name: str = "", bold: bool = False, lines: int = 1) -> int:
        """Write the next row and return its number.

        `name` is its id, for the last column, which is hidden. `lines` is how many lines it has room for at least.
        """
        self._write(values, _BOLD if bold else _TEXT, lines=lines)
        if name:
            self._put(len(self.widths), name)
        return self.last

    def heads(self, *names: str) -> None:
        """Leave a row empty, and start another table."""
        self.last += 1
        self._write(names, _HEAD, _TINT)

    def _title(self, text: str) -> None:
        """Write a title, which may be as wide as the sheet."""
        self.last += 1
        self._put(1, text).font = _TITLE
        self.sheet.row_dimensions[self.last].height = 2 * _LINE

    def to_fill(self, column: str, rows: Rows) -> None:
        """Let the reader write in these cells. What is written stays text."""
        for row in range(rows.first, rows.last + 1):
            cell = self.sheet[f"{column}{row}"]
            cell.fill, cell.number_format, cell.protection = _TO_FILL, _TEXT_FORMAT, Protection(locked=False)

    def choose(self, column: str, rows: Iterable[int], choices: str) -> None:
        """Let the reader choose in these cells, from the cells `choices`."""
        rule = DataValidation("list", choices, allow_blank=True, showErrorMessage=True, errorStyle="stop")
        rule.errorTitle, rule.error = "Not in the list", "Choose an answer from the list of this cell."
        for row in rows:
            rule.add(f"{column}{row}")
        if rule.cells.ranges:
            self.sheet.add_data_validation(rule)

    def percents(self, columns: Iterable[str], rows: Rows) -> None:
        """Show the whole numbers of these cells as percents."""
        for column in columns:
            for row in range(rows.first, rows.last + 1):
                self.sheet[f"{column}{row}"].number_format = _PERCENT_FORMAT

    def link(self, place: str, address: str) -> None:
        """Let a cell lead somewhere."""
        self.sheet[place].hyperlink, self.sheet[place].font = address, _LINK

    def table(self, name: str) -> None:
        """Make a table of all that is written, so that a screen reader says a cell's heading."""
        names = [str(cell.value) for cell in self.sheet[1]]
        table = Table(displayName=name, ref=f"A1:{get_column_letter(len(self.widths))}{self.last}")
        # Given here, or the table would get buttons to filter by, which hide the headings.
        table.tableColumns = [TableColumn(id=place, name=text) for place, text in enumerate(names, start=1)]
        self.sheet.add_table(table)

    def _write(self, values: Iterable[Value], font: Font, fill: PatternFill | None = None, lines: int = 1) -> None:
        self.last += 1
        for place, (value, width) in enumerate(zip(values, self.widths, strict=False), start=1):
            cell = self._put(place, value)
            cell.font, cell.border, cell.alignment, cell.fill = font, _BOX, _WRAPPED, fill or _NO_FILL
            if isinstance(value, str) and not isinstance(value, Formula) and width:
                lines = max(lines, sum(len(wrap(part, round(width * _LETTERS))) for part in value.split("\n")))
        # Only some programs find out for themselves how high a row must be.
        self.sheet.row_dimensions[self.last].height = lines * _LINE + 3

    def _put(self, place: int, value: Value) -> Cell:
        cell: Cell = self.sheet.cell(self.last, place)
        cell.value = f"={value}" if isinstance(value, Formula) else value
        if isinstance(value, str) and not isinstance(value, Formula):
            cell.data_type = "s"
        return cell

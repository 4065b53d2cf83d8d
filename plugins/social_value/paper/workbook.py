"""A checklist as a spreadsheet that scores itself: no macro, and nothing that only one program understands.

After a note come the sheets Answers to fill in, Results which formulas work out, Duties for the legal notes, and Scale
with what all of them look up. The ids of the checklist are in hidden columns, so that a program can read what people
answered. Cells with formulas are locked without a password, against slips of the hand alone.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.xml.functions import tostring

from social_value.checklists.by_hand import numbered, numbered_in, times
from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, STATE_LABELS, Checklist, Statement
from social_value.documents.archive import unzipped, zipped
from social_value.documents.take_away import LICENCE
from social_value.documents.word import LANGUAGE
from social_value.paper import formulas
from social_value.paper.formulas import ANSWERS, DUTIES, FIRST_ROW, RESULTS, SCALE, Formulas, Rows
from social_value.paper.sheet import Formula, Sheet
from social_value.paper.wording import MEANINGS, edition, size

START = "Start here"
OVERALL, FINALITY, IN_PLACE, SHOWN, WRONG, NOTES = "overall", "final", "in-place", "shown", "to-put-right", "notes"
"""The ids of rows of Results that are no area's. A row of an area has an area's id with its prefix."""
AREA = "area-"

_HEADS = {
    START: {"About this file": 26, "What to know": 90},
    ANSWERS: {
        "Area": 20,
        "No.": 6,
        "Statement": 46,
        "Your answer": 27,
        "Why it does not apply, if so": 26,
        "What shows it, and where you keep that": 34,
        "To put right": 20,
        "Id": 0,
        "Weight": 0,
        "Place": 0,
        "Points": 0,
        "Out of": 0,
        "Open": 0,
    },
    RESULTS: {
        "Area": 40,
        "Percent so far": 16,
        "At least": 12,
        "At most": 12,
        "Band": 24,
        "Points": 9,
        "Out of": 9,
        "Scored": 10,
        "Don’t know": 10,
        "Does not apply": 10,
        "Not answered": 11,
        "Open": 0,
        "Id": 0,
    },
    DUTIES: {"Statement": 40, "Law": 60, "What to look at now": 60, "Note": 0, "Id": 0},
    SCALE: {"No.": 6, "Answer": 30, "Points": 10, "What it means": 80, "Id": 0},
}
"""Sheet -> the headings of its columns and how wide these are, in letters; 0 for what is hidden."""


_HOW = {
    "How to answer": "On the sheet Answers, choose an answer for each statement from the list in its cell.",
    "How to see your score": "The sheet Results works it out as you go. You need not do anything.",
    "Where your answers are": "Only in this file. Share it as you would any file. Please do not type people’s names.",
    "What is locked": "Cells with formulas, so that nothing breaks by a slip. There is no password.",
}
_RULES = {
    "Percent so far": "Your points, divided by the points you could have had, in whole numbers. A half is rounded up.",
    "At least, at most": "Where an area could end up once its open statements have a scored answer.",
    "Left out": "“Don’t know”, “Does not apply to us” and no answer add no points and take none away.",
    "Overall": "The mean of the areas that have a percent. It can hide a weak area, so look at each area first.",
    "Bands": "The toolkit’s own words, not a certificate.",
}


def write(checklist: Checklist, toolkit: str) -> bytes:
    """The workbook as an XLSX file, the same bytes each time. `toolkit` is the toolkit's name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _Writer(book, checklist, toolkit).write()
    about = book.properties
    about.title, about.creator, about.lastModifiedBy, about.language = checklist.title, toolkit, toolkit, LANGUAGE
    about.created = datetime.datetime.combine(checklist.published, datetime.time())
    saved = io.BytesIO()
    book.save(saved)
    about.modified = about.created  # saving has put the time of the build there
    parts = unzipped(saved.getvalue()) | {"docProps/core.xml": tostring(about.to_tree())}
    # A row keeps the height it was given only until more is written in it.
    return zipped({name: part.replace(b' customHeight="1"', b"") for name, part in parts.items()})


class _Writer:
    """One workbook while it is written."""

    def __init__(self, book: Workbook, checklist: Checklist, toolkit: str) -> None:
        self.book = book
        self.checklist = checklist
        self.toolkit = toolkit
        self.formulas = Formulas(checklist)
        self.numbered = list(numbered(checklist))
        self.statements = Rows(FIRST_ROW, FIRST_ROW + len(self.numbered) - 1)
        self.rows = {item.id: row for row, (_, item) in enumerate(self.numbered, start=FIRST_ROW)}
        """Statement id -> its row of Answers."""
        self.duties = [(number, item, item.must) for number, item in self.numbered if item.must]

    def write(self) -> None:
        self._start()
        self._answers()
        self._results()
        if self.duties:
            self._duties()
        self._scale()

    def _sheet(self, name: str, title: str = "") -> Sheet:
        checklist = self.checklist
        # No more: Excel refuses a file with more than 255 characters there.
        foot = f"{checklist.title}, edition {checklist.edition}"
        return Sheet(self.book, name, _HEADS[name], foot, title)

    def _start(self) -> None:
        checklist = self.checklist
        sheet = self._sheet(START, checklist.title)
        sheet.row("What this is", checklist.summary)
        sheet.row("Size", size(checklist))
        sheet.row("Edition", edition(checklist))
        sheet.row("From", f"{self.toolkit}, {LICENCE}")
        for what, text in _HOW.items():
            sheet.row(what, text)
        for what in ("Organisation", "Date"):
            sheet.to_fill("B", Rows(sheet.row(what, None), sheet.last))

    def _answers(self) -> None:
        sheet = self._sheet(ANSWERS)
        for place, area in enumerate(self.checklist.areas, start=1):
            for number, item in numbered_in(place, area):
                cells = self._reckoned(item)
                sheet.row(f"{place} {area.title}", number, _text(item), None, None, None, *cells, lines=2)
        for column in (formulas.ANSWER, formulas.REASON, formulas.EVIDENCE):
            sheet.to_fill(column, self.statements)
        for never in (True, False):
            last = self.formulas.choices.last - never  # “does not apply” is the last of all
            choices = Rows(self.formulas.choices.first, last).of(SCALE, "B")
            rows = [self.rows[item.id] for _, item in self.numbered if (item.does_not_apply == "never") == never]
            sheet.choose(formulas.ANSWER, rows, choices)
        sheet.table("Statements")

    def _reckoned(self, item: Statement) -> Iterator[str | int]:
        """The cells of a statement that are not to be filled in."""
        row, make = self.rows[item.id], self.formulas
        yield Formula(make.to_put_right(row, asks_reason=item.does_not_apply == "with-reason"))
        yield from (item.id, item.weight)
        yield from (Formula(text(row)) for text in (make.place, make.earned, make.available, make.open))

    def _results(self) -> None:
        make = self.formulas
        sheet = self._sheet(RESULTS)
        first = FIRST_ROW
        for row, (place, area) in enumerate(enumerate(self.checklist.areas, start=1), start=FIRST_ROW):
            here = Rows(first, first + len(area.statements) - 1)
            first = here.last + 1
            cells = [make.percent(row), make.at_least(row), make.at_most(row), make.bands_between(row)]
            cells += [formulas.total(here.of(ANSWERS, column)) for column in (formulas.EARNED, formulas.AVAILABLE)]
            cells += self._counts(here)
            cells.append(formulas.total(here.of(ANSWERS, formulas.OPEN)))
            sheet.row(f"{place} {area.title}", *map(Formula, cells), name=f"{AREA}{area.id}", lines=2)
        areas = Rows(FIRST_ROW, sheet.last)
        overall, band = make.overall(areas), make.band(f"B{sheet.last + 1}")
        counts = map(Formula, self._counts(self.statements))
        whole = ("Overall, the mean of the areas", Formula(overall), None, None, Formula(band), None, None)
        row = sheet.row(*whole, *counts, name=OVERALL, bold=True, lines=2)
        sheet.percents("BCD", Rows(FIRST_ROW, row))
        sheet.table("Areas")
        sheet.heads("What else the answers say", "Result")
        for text, formula, name in self._readings(f"K{row}"):
            sheet.row(text, Formula(formula), name=name)

    def _counts(self, rows: Rows) -> list[str]:
        make = self.formulas
        others = (make.dont_know, make.does_not_apply, 0)
        return [make.scored(rows), *(formulas.at_place(rows, place) for place in others)]

    def _readings(self, unanswered: str) -> Iterator[tuple[str, str, str]]:
        """What else there is to say: the words, the formula, and the row's id."""
        make, rows = self.formulas, self.statements
        yield "The overall percent is", formulas.whether_final(unanswered), FINALITY
        if make.evidenced:
            yield "Statements in place", make.from_place(rows, make.in_place), IN_PLACE
            yield "Of these, what you could show in a tender", make.from_place(rows, make.evidenced), SHOWN
        if self.duties:
            notes = Rows(FIRST_ROW, FIRST_ROW + len(self.duties) - 1).of(DUTIES, "C")
            yield "Legal duties to look at now", formulas.other_than(notes, formulas.NO_NOTE), NOTES
        wrong = rows.of(ANSWERS, formulas.TO_PUT_RIGHT)
        yield "Answers to put right, on the sheet Answers", formulas.other_than(wrong, ""), WRONG

    def _duties(self) -> None:
        sheet = self._sheet(DUTIES)
        for row, (number, item, must) in enumerate(self.duties, start=FIRST_ROW):
            formula = Formula(self.formulas.duty(self.rows[item.id], f"D{row}"))
            lines = len(must.note) // 60 + 1
            sheet.row(f"{number} {item.text}", must.law, formula, must.note, name=item.id, lines=lines)
            sheet.link(f"B{row}", must.address)
        sheet.table("Laws")

    def _scale(self) -> None:
        scale = self.checklist.scale
        sheet = self._sheet(SCALE)
        for place, option in enumerate(scale.options, start=1):
            sheet.row(place, option.label, option.points, option.meaning, name=option.id)
        for place, state in enumerate((DONT_KNOW, DOES_NOT_APPLY), start=len(scale.options) + 1):
            sheet.row(place, STATE_LABELS[state], None, MEANINGS[state], name=state)
        sheet.heads("No.", "Band", "From percent", "What it usually looks like")
        for place, band in enumerate(self.checklist.bands, start=1):
            sheet.row(place, band.label, band.lower, band.meaning, name=band.id)
        sheet.heads("No.", "On the sheet Results", "", "How it is worked out")
        for place, (name, rule) in enumerate(_RULES.items(), start=1):
            sheet.row(place, name, None, rule)


def _text(item: Statement) -> str:
    """A statement with what is to be known about it."""
    marks = [f"A legal duty: {item.must.law}."] if item.must else []
    marks += [f"Counts {times(item.weight)}."] if item.weight > 1 else []
    return "\n".join([item.text, *marks])

"""A checklist's spreadsheet as a reader uses it: answers go in, LibreOffice works it out, the result is read."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tools.office import convert

from social_value.checklists.model import STATE_LABELS, Checklist
from social_value.checklists.scoring import AreaScore, Counts, Evidence, Overall, Result
from social_value.paper import workbook
from social_value.paper.formulas import ANSWERS, DUTIES, FINAL, NO_NOTE, NOT_APPLYING, NOT_ENOUGH, PROVISIONAL, RESULTS
from social_value.paper.workbook import AREA, FINALITY, IN_PLACE, OVERALL, SHOWN, WRONG

Answers = Mapping[str, str]
Row = dict[str, object]


@dataclass(frozen=True)
class WorkedOut:
    """What a spreadsheet says of one set of answers."""

    result: Result
    wrong: int
    """How many answers it says are to be put right."""
    area_bands: tuple[str | None, ...]


def labels(checklist: Checklist) -> dict[str, str]:
    """Every answer -> what the reader chooses for it."""
    return {option.id: option.label for option in checklist.scale.options} | STATE_LABELS


def opened(checklist: Checklist) -> Workbook:
    """The spreadsheet with its formulas."""
    return load_workbook(io.BytesIO(workbook.write(checklist, "A toolkit")))


def rows(sheet: Worksheet) -> dict[str, Row]:
    """The rows of a sheet that have an id: the id -> the heading of the column in the first row -> the value."""
    heads = [str(cell.value) for cell in sheet[1]]
    found = (dict(zip(heads, values, strict=True)) for values in sheet.iter_rows(min_row=2, values_only=True))
    return {str(row["Id"]): row for row in found if row["Id"]}


def work_out(
    cases: Sequence[tuple[Checklist, Answers]], folder: Path, reasons: Sequence[Answers] = ()
) -> list[WorkedOut]:
    """Fill in a spreadsheet for each case and let LibreOffice work all of them out, in one call.

    An answer that is no id of the checklist is written as it is. `reasons` are those of the first cases.
    """
    (folder / "worked-out").mkdir()
    files = []
    for number, (checklist, answers) in enumerate(cases):
        book = opened(checklist)
        sheet = book[ANSWERS]
        said = labels(checklist)
        given = reasons[number] if number < len(reasons) else {}
        for row in range(2, sheet.max_row + 1):
            name = str(sheet[f"H{row}"].value)
            answer = answers.get(name)
            sheet[f"D{row}"] = said.get(answer, answer) if answer is not None else None
            sheet[f"E{row}"] = given.get(name)
        files.append(folder / f"{number}.xlsx")
        book.save(files[-1])
    done = convert(files, "xlsx", folder / "worked-out")
    return [read(file, checklist) for file, (checklist, _) in zip(done, cases, strict=True)]


def read(file: Path, checklist: Checklist) -> WorkedOut:
    """What a spreadsheet says that was worked out, in the words of the scoring."""
    book = load_workbook(file, data_only=True)
    found = rows(book[RESULTS])
    bands = {band.label: band.id for band in checklist.bands}
    overall = found[OVERALL]
    finality = _value(found, FINALITY)
    assert finality in (FINAL, PROVISIONAL)
    duties = rows(book[DUTIES]) if DUTIES in book.sheetnames else {}
    band = overall["Band"]
    result = Result(
        areas=tuple(_area(area.id, found[f"{AREA}{area.id}"]) for area in checklist.areas),
        overall=Overall(
            _percent(overall["Percent so far"]), bands[str(band)] if band else None, finality == PROVISIONAL
        ),
        counts=_counts(overall),
        evidence=Evidence(_number(_value(found, SHOWN)), _number(_value(found, IN_PLACE)))
        if SHOWN in found
        else Evidence(0, 0),
        must_notes=tuple(name for name, duty in duties.items() if duty["What to look at now"] != NO_NOTE),
    )
    area_bands = tuple(str(found[f"{AREA}{area.id}"]["Band"] or "") or None for area in checklist.areas)
    return WorkedOut(result, _number(_value(found, WRONG)), area_bands)


def _value(found: dict[str, Row], name: str) -> object:
    return found[name]["Percent so far"]  # the readings stand in the second column


def _area(name: str, row: Row) -> AreaScore:
    return AreaScore(
        id=name,
        earned=_number(row["Points"]),
        available=_number(row["Out of"]),
        percent=_percent(row["Percent so far"]),
        low=_percent(row["At least"]),
        high=_percent(row["At most"]),
        counts=_counts(row),
    )


def _counts(row: Row) -> Counts:
    return Counts(*(_number(row[head]) for head in ("Scored", "Does not apply", "Don’t know", "Not answered")))


def _percent(value: object) -> int | None:
    return None if value in (NOT_ENOUGH, NOT_APPLYING) else _number(value)


def _number(value: object) -> int:
    assert isinstance(value, int), f"{value!r} is no whole number"
    return value

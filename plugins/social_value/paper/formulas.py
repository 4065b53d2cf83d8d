"""The formulas of the spreadsheet: the rules of `checklists/scoring.py` in words that every spreadsheet knows.

Each answer becomes its *place*: 0 for none, 1 to n for the options of the scale, n + 1 for “don't know” and n + 2 for
“does not apply”. All else counts places. There are whole numbers only, and no formula that spills into other cells.

The columns and rows here are those of the sheets that `workbook.py` fills. A formula is given without its “=”.
"""

from __future__ import annotations

from dataclasses import dataclass

from social_value.checklists.model import Checklist

ANSWERS, RESULTS, DUTIES, SCALE = "Answers", "Results", "Duties", "Scale"
FIRST_ROW = 2
"""Where the contents of a sheet start: its first row holds the headings."""

ANSWER, REASON, EVIDENCE, TO_PUT_RIGHT = "D", "E", "F", "G"
"""Columns of Answers. The reader fills in the first three."""
WEIGHT, PLACE, EARNED, AVAILABLE, OPEN = "I", "J", "K", "L", "M"
"""Hidden columns of Answers. EARNED and AVAILABLE are points times weight, OPEN is the weight of an open statement."""

NOT_ENOUGH, NOT_APPLYING = "Not enough answers", "Does not apply"
"""What stands instead of a percent: nothing is scored yet, or nothing ever will be."""
FINAL, PROVISIONAL = "Final", "Provisional"
NO_NOTE = "Nothing to look at"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows from the first to the last, both included."""

    first: int
    last: int

    def of(self, sheet: str, column: str) -> str:
        """The cells of a column in these rows, wherever the formula stands."""
        return f"{sheet}!${column}${self.first}:${column}${self.last}"


class Formulas:
    """The formulas of one checklist."""

    def __init__(self, checklist: Checklist) -> None:
        order = [option.id for option in checklist.scale.options]
        self.top = len(order)
        """The place of the highest option. Places count from 1."""
        self.in_place = order.index(checklist.scale.in_place) + 1
        self.evidenced = order.index(checklist.scale.evidenced) + 1 if checklist.scale.evidenced else None
        self.dont_know, self.does_not_apply = self.top + 1, self.top + 2
        self.scale = Rows(FIRST_ROW, FIRST_ROW + self.top - 1)
        self.choices = Rows(FIRST_ROW, FIRST_ROW + self.top + 1)
        """All that can be answered: the scale, “don't know” and “does not apply”."""
        first_band = self.choices.last + 3
        self.bands = Rows(first_band, first_band + len(checklist.bands) - 1)
        self.lowest = f"{SCALE}!$C${self.scale.first}"
        self.highest = f"{SCALE}!$C${self.scale.last}"

    # ---- a row of Answers

    def place(self, row: int) -> str:
        """An answer's place; 0 too for what is not in the list. Capitals and spaces around it do not matter."""
        labels, places = self.choices.of(SCALE, "B"), self.choices.of(SCALE, "A")
        return f"SUMPRODUCT((TRIM({ANSWER}{row})={labels})*{places})"

    def earned(self, row: int) -> str:
        """The points of an answer, as often as its statement counts."""
        points = f"INDEX({self.scale.of(SCALE, 'C')},{PLACE}{row})"
        return f"IF({self._is_scored(row)},{points}*{WEIGHT}{row},0)"

    def available(self, row: int) -> str:
        """The points that there were to have."""
        return f"IF({self._is_scored(row)},{self.highest}*{WEIGHT}{row},0)"

    def open(self, row: int) -> str:
        """The weight of a statement that is unanswered, or answered “don't know”."""
        return f"IF(OR({PLACE}{row}=0,{PLACE}{row}={self.dont_know}),{WEIGHT}{row},0)"

    def to_put_right(self, row: int, *, asks_reason: bool) -> str:
        """What is wrong with an answer, if anything."""
        no_reason = f'AND({PLACE}{row}={self.does_not_apply},TRIM({REASON}{row})="")'
        otherwise = f'IF({no_reason},"Say why it does not apply","")' if asks_reason else '""'
        unknown = f'AND(TRIM({ANSWER}{row})<>"",{PLACE}{row}=0)'
        return f'IF({unknown},"Choose an answer from the list",{otherwise})'

    def _is_scored(self, row: int) -> str:
        return f"AND({PLACE}{row}>=1,{PLACE}{row}<={self.top})"

    # ---- a row of Results: points are in F, what there was to have in G, the weight of open statements in L

    def percent(self, row: int) -> str:
        """An area's percent, halves up."""
        none = f'IF(L{row}=0,"{NOT_APPLYING}","{NOT_ENOUGH}")'
        return f"IF(G{row}=0,{none},{_percent(f'F{row}', f'G{row}')})"

    def at_least(self, row: int) -> str:
        """The percent if each open statement got the lowest option."""
        return self._bound(row, self.lowest)

    def at_most(self, row: int) -> str:
        """The percent if each open statement got the highest option."""
        return self._bound(row, self.highest)

    def _bound(self, row: int, points: str) -> str:
        possible = f"(G{row}+{self.highest}*L{row})"
        percent = _percent(f"(F{row}+{points}*L{row})", possible)
        return f'IF({possible}=0,"{NOT_APPLYING}",{percent})'

    def overall(self, areas: Rows) -> str:
        """The mean of the areas' percents, halves up. Those that have none are text, which counts for nothing."""
        cells = areas.of(RESULTS, "B")
        return f'IF(COUNT({cells})=0,"{NOT_ENOUGH}",{_percent(f"SUM({cells})", f"(100*COUNT({cells}))")})'

    def band(self, cell: str) -> str:
        """The label of the band of a percent; nothing for none."""
        lowers, labels = self.bands.of(SCALE, "C"), self.bands.of(SCALE, "B")
        return f'IF(ISNUMBER({cell}),LOOKUP({cell},{lowers},{labels}),"")'

    def bands_between(self, row: int) -> str:
        """The band of an area, or the two between which it will be."""
        low, high = self.band(f"C{row}"), self.band(f"D{row}")
        return f'IF(G{row}=0,"",IF({low}={high},{low},{low}&" to "&{high}))'

    # ---- counts

    def scored(self, statements: Rows) -> str:
        """How many statements are answered with an option of the scale."""
        return self.from_place(statements, 1)

    def from_place(self, statements: Rows, place: int) -> str:
        """How many statements are answered with this option of the scale or a higher one."""
        cells = statements.of(ANSWERS, PLACE)
        return f'COUNTIFS({cells},">={place}",{cells},"<={self.top}")'

    def duty(self, row: int, note: str) -> str:
        """What the cell `note` says, if the statement in this row of Answers is a duty below “in place”."""
        place = f"{ANSWERS}!${PLACE}${row}"
        return f'IF(AND({place}>=1,{place}<{self.in_place}),{note},"{NO_NOTE}")'


def at_place(statements: Rows, place: int) -> str:
    """How many answers have this place."""
    return f"COUNTIF({statements.of(ANSWERS, PLACE)},{place})"


def total(cells: str) -> str:
    """The sum of some cells."""
    return f"SUM({cells})"


def other_than(cells: str, text: str) -> str:
    """How many of some cells say something else than this text."""
    return f'SUMPRODUCT(--({cells}<>"{text}"))'


def whether_final(unanswered: str) -> str:
    """The overall percent is final when no statement is unanswered; that number is in the cell `unanswered`."""
    return f'IF({unanswered}=0,"{FINAL}","{PROVISIONAL}")'


def _percent(part: str, whole: str) -> str:
    """`part` of `whole` in percent, halves up: the same whole numbers as in `scoring.py`."""
    return f"INT((200*{part}+{whole})/(2*{whole}))"

"""Counts what tests try against the toolkit, so that a run can say how much was tried and what came of it.

Of a fault in a reader's way it is counted whether anything was lost; of a hostile input, how many were refused and
how many did harm: ran, broke a page, or were not answered with a clear problem. Every trial goes into the properties of
its test, which pytest hands from its workers to the process that prints.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest

PROPERTY = "trial"
TITLES = {
    "faults": ("faults in a real browser", ("tried", "lost")),
    "inputs": ("hostile inputs", ("tried", "refused", "harmful")),
}
"""Each table with its title and its columns. In pytest's cache it has the same name."""

Table = dict[str, dict[str, int]]
"""For each kind of trial, the sums by column."""


class _Trials:
    """The trials of one test, which fails if anything was lost or did harm in any of them."""

    def __init__(self, properties: list[tuple[str, Any]]) -> None:
        self._properties = properties
        self.losses: list[str] = []

    def _add(self, table: str, kind: str, counts: dict[str, int]) -> None:
        self._properties.append((PROPERTY, [table, kind, counts]))


class Faults(_Trials):
    """Faults in a reader's way."""

    def tried(self, fault: str, case: str, lost: Collection[str]) -> None:
        """Count one trial, with all that a reader had typed and that could not be found afterwards."""
        self._add("faults", fault, {"tried": 1, "lost": int(bool(lost))})
        self.losses += [f"{fault}, {case}: {each}" for each in lost]


class Inputs(_Trials):
    """Hostile values, files and links."""

    def tried(self, kind: str, number: int, refused: int, harmful: Collection[str] = ()) -> None:
        """Count some inputs of a kind; each of the `harmful` says in words what it was and what it did."""
        self._add("inputs", kind, {"tried": number, "refused": refused, "harmful": len(harmful)})
        self.losses += [f"{kind}: {each}" for each in list(harmful)[:20]]


def tables_of(reports: Collection[Any]) -> dict[str, Table]:
    """Sum up the trials in the reports of tests: the name of each table -> its rows, in order."""
    tables: dict[str, Table] = {name: {} for name in TITLES}
    for report in reports:
        if getattr(report, "when", "") != "call":
            continue
        for name, value in report.user_properties:
            if name == PROPERTY:
                table, kind, counts = value
                row = tables[table].setdefault(kind, dict.fromkeys(TITLES[table][1], 0))
                for column, count in counts.items():
                    row[column] += count
    return {name: dict(sorted(table.items())) for name, table in tables.items()}


def summarise(terminal: pytest.TerminalReporter) -> None:
    """Print each table that has a row, and keep it in pytest's cache."""
    reports = [report for reports in terminal.stats.values() for report in reports]
    for name, table in tables_of(reports).items():
        if not table:
            continue
        title, columns = TITLES[name]
        width = max(len(kind) for kind in table)
        terminal.section(title)
        terminal.write_line("  ".join([" " * width, *columns]))
        for kind, row in table.items():
            figures = [f"{row[column]:>{len(column)}}" for column in columns]
            terminal.write_line("  ".join([f"{kind:<{width}}", *figures]))
        if cache := getattr(terminal.config, "cache", None):
            cache.set(name, table)

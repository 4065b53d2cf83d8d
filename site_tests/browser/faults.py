"""Counts the faults that tests put in a reader's way, so that a run can say how many were tried and what was lost.

Every trial goes into the properties of its test, which pytest hands from its workers to the process that prints.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest

PROPERTY = "fault"

Table = dict[str, dict[str, int]]
"""For each kind of fault, how often it was `tried` and how often something was `lost`."""

FAILING = """
{
  // From the first to the last of those that are seen, counted from 1, each fails. Where nothing is planned none does.
  Object.assign(window, { plan: {}, seen: 0, failed: 0 });
  const strike = () => {
    window.seen += 1;
    if (!(window.seen >= plan.first && window.seen <= plan.last)) return;
    window.failed += 1;
    throw new DOMException("no", plan.error);
  };
  const storage = Storage.prototype;
  for (const method of ["getItem", "setItem", "removeItem"]) {
    const plain = storage[method];
    storage[method] = function (key, ...rest) {
      if (key.startsWith("social-value-toolkit") && (plan.every || method === "setItem")) strike();
      return plain.call(this, key, ...rest);
    };
  }
  const { get } = Object.getOwnPropertyDescriptor(storage, "length");
  Object.defineProperty(storage, "length", { get() { if (plan.every) strike(); return get.call(this) } });
}
"""
"""A script that makes the browser's storage fail where a plan says so, and counts as `seen` where it could have."""

FOREVER = 10**9
"""More than there are: for plans that never stop to fail."""


class Faults:
    """The trials of one test."""

    def __init__(self, properties: list[tuple[str, Any]]) -> None:
        self._properties = properties
        self.losses: list[str] = []

    def tried(self, fault: str, case: str, lost: Collection[str]) -> None:
        """Count one trial, with all that a reader had typed and that could not be found afterwards."""
        self._properties.append((PROPERTY, [fault, len(lost)]))
        self.losses += [f"{fault}, {case}: {each}" for each in lost]


def table_of(reports: Collection[Any]) -> Table:
    """Sum up the trials in the reports of tests."""
    table: Table = {}
    for report in reports:
        if getattr(report, "when", "") != "call":
            continue
        for name, value in report.user_properties:
            if name == PROPERTY:
                fault, lost = value
                row = table.setdefault(fault, {"tried": 0, "lost": 0})
                row["tried"] += 1
                row["lost"] += lost > 0
    return dict(sorted(table.items()))


def summarise(terminal: pytest.TerminalReporter) -> None:
    """Print the table, if any fault was tried, and keep it in pytest's cache as `faults`."""
    table = table_of([report for reports in terminal.stats.values() for report in reports])
    if not table:
        return
    width = max(len(fault) for fault in table)
    terminal.section("faults in a real browser")
    terminal.write_line(f"{'fault':<{width}}  tried  lost")
    for fault, row in table.items():
        terminal.write_line(f"{fault:<{width}}  {row['tried']:>5}  {row['lost']:>4}")
    if cache := getattr(terminal.config, "cache", None):
        cache.set("faults", table)

"""What is to be reached, and how far what was measured is from it."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from site_tests.benchmarks.measuring import Cost
from site_tests.benchmarks.weighing import Weight


class Figures(NamedTuple):
    """Everything that was measured."""

    sizes: tuple[int, int, int]
    """Case studies of the small, the middle and the large library."""
    costs: Mapping[tuple[str, int], Cost]
    """Builder and number of case studies -> what a cold build, or a check, cost."""
    reloads: Mapping[tuple[str, int], Sequence[float]]
    """The same -> seconds from each save until the browser loads the page again."""
    weights: Mapping[str, Weight]
    """Whose page it is -> what it weighs."""

    def reload(self, name: str, count: int) -> float:
        """The median of the seconds until a reload."""
        return statistics.median(self.reloads[name, count])


class Goal(NamedTuple):
    """One goal, and what was measured."""

    what: str
    most: float
    figure: float


def goals(figures: Figures) -> list[Goal]:
    """Every goal for which there are figures."""
    small, middle, large = figures.sizes
    ours, check = figures.costs["ours", large], figures.costs["check", large]
    few = figures.costs["ours", middle]
    found = []
    for name, whom, most in (("plain", "Material alone", 0.15), ("hugo", "Hugo", 1.0)):
        if other := figures.costs.get((name, large)):
            found.append(Goal(f"cold build of {large:,} against {whom}", most, ours.wall / other.wall))
            found.append(Goal("    the same in CPU seconds", most, ours.cpu / other.cpu))
    fold = f"{middle:,} to {large:,}"
    found += [
        Goal(f"growth of time, {fold}", 10.5, ours.wall / few.wall),
        Goal("    the same in CPU seconds", 10.5, ours.cpu / few.cpu),
        Goal(f"growth of memory, {fold}", 10.5, ours.peak / few.peak),
        Goal(f"memory at {large:,}, MB", 600, ours.peak),
        Goal(f"check of {large:,} against the cold build", 0.5, check.wall / ours.wall),
    ]
    if ("plain", small) in figures.reloads:
        against = figures.reload("ours", small) / figures.reload("plain", small)
        found.append(Goal(f"save until reload with {small:,}, against Material alone", 0.25, against))
    if ("ours", large) in figures.reloads:
        found.append(
            Goal(
                f"save until reload with {large:,}, against the cold build",
                0.10,
                figures.reload("ours", large) / ours.wall,
            )
        )
    found.append(Goal("HTML of a case study, KB compressed", 12, figures.weights["ours"].sent))
    found.append(Goal(f"index of {large:,} with its data, KB compressed", 300, figures.weights["our index"].sent))
    return found

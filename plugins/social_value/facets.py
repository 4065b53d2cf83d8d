"""Ways to narrow a list of records down: by theme, size, cost. Each counts how many records have each of its values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """One choice of a facet, and how many records have it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the records down. Its values stand in the order of their labels, and each occurs."""

    id: str
    label: str
    values: tuple[Value, ...]


def facet(name: str, label: str, labels: Mapping[str, str], values: Iterable[Iterable[str]]) -> Facet:
    """Count `values`, the ids that each record has; `labels` are those of all ids, in the order to keep."""
    counts = Counter(value for several in values for value in several)
    found = (Value(value, text, counts[value]) for value, text in labels.items() if counts[value])
    return Facet(name, label, tuple(found))

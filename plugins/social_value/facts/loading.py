"""Reading the dated facts: every file of content/_data/ that holds nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from social_value.facts.model import Fact, FactFile
from social_value.facts.quoting import Facts
from social_value.facts.rules import broken_rules
from social_value.findings import children
from social_value.reader import Reader
from social_value.source import Loc
from social_value.wording import day


def load(reader: Reader, others: Collection[Path]) -> Facts:
    """Every fact that is sound. `others` are the files of other kinds in the same folder."""
    before = len(reader.problems)
    sources = reader.read_all(reader.folders.data, but=others)
    # With a file that cannot be read, nobody can say which ids there are.
    readable = len(reader.problems) == before
    ids = reader.ids(sources, "fact", _records)
    by_id: dict[str, Fact] = {}
    for source in sources.values():
        file = reader.checked(FactFile, source, broken_rules(source.data))
        for index, fact in enumerate(file.facts if file else ()):
            by_id[fact.id] = fact
            if fact.is_stale(reader.today):
                message = f"The fact “{fact.id}” may be out of date: it was last checked on {day(fact.checked_on)}."
                hint = "Read it again at its source; then change its value, if it has changed, and both of its dates."
                reader.stale.append(source.problem(("facts", index, "check_after"), message, hint))
    return Facts(by_id, reader.today, ids if readable else None)


def _records(data: Any) -> Iterator[tuple[Loc, dict[str, Any]]]:
    return children(data, "facts")

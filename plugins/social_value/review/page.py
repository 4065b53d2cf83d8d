"""What changed for readers, as Markdown for a reviewer: for a terminal, or the summary of a check on GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from social_value.review.changes import Changes
from social_value.wording import escape

MOST_ROWS = 60
"""A table longer than this is cut, and says so."""


def render(changes: Changes, ref: str) -> str:
    """The summary, with a table for each kind of change that there is."""
    tables = list(_tables(changes))
    if not tables:
        return f"# What changes for readers\n\nCompared with `{ref}`, readers will notice nothing.\n"
    return "\n\n".join([f"# What changes for readers\n\nCompared with `{ref}`.", *tables]) + "\n"


def _tables(changes: Changes) -> Iterator[str]:
    # What cannot be taken back comes first.
    retired = [each for each in changes.statements if each.what == "retired"]
    others = [each for each in changes.statements if each.what != "retired"]
    yield from _table(
        "Statements retired",
        ("checklist", "id", "statement", "successor"),
        ((each.checklist, f"`{each.id}`", escape(each.before), each.after or "none") for each in retired),
        note="Their ids are never used again.",
    )
    yield from _table(
        "Statements that readers are asked about anew",
        ("checklist", "id", "change", "before", "after"),
        ((each.checklist, f"`{each.id}`", each.what, escape(each.before), escape(each.after)) for each in others),
    )
    yield from _table(
        "Scores of worked examples",
        ("checklist", "example", "result", "before → after"),
        (
            (each.checklist, escape(each.example), escape(each.what), f"{each.before} → {each.after}")
            for each in changes.scores
        ),
    )
    yield from _table(
        "Facts",
        ("fact", "before → after"),
        ((f"`{each.id}`", f"{each.before or 'new'} → {each.after or 'gone'}") for each in changes.facts),
    )
    yield from _table(
        "Out of date now",
        ("place", "what"),
        ((f"{each.path}:{each.line}", escape(each.message)) for each in changes.stale),
    )
    yield from _table(
        "Pages",
        ("page", "change", "made from"),
        ((f"{escape(each.title)} (`{each.url or './'}`)", each.what, f"`{each.source}`") for each in changes.pages),
    )


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> Iterator[str]:
    every = [f"| {' | '.join(row)} |" for row in rows]
    if not every:
        return
    more = [f"{len(every) - MOST_ROWS} more are not shown."] if len(every) > MOST_ROWS else []
    head = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    table = "\n".join([*head, *every[:MOST_ROWS]])
    yield "\n\n".join([f"## {title}", *([note] if note else []), table, *more])

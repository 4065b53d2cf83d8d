"""What changes between two editions of a checklist, and what must never change.

A saved answer carries the fingerprint of the statement it answered. When the fingerprint differs later, the
statement was reworded, and the reader can be shown the old and the new words and asked to look again. So the file
keeps what it replaces: `earlier` at a statement, `since` at a new one, and `retired` for one that is gone, with
its own `since`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from typing import Any

from social_value.checklists.model import Checklist, Retired, Statement
from social_value.findings import Finding, children
from social_value.source import Loc

FINGERPRINT_LENGTH = 8


def fingerprint(statement: Statement) -> str:
    """Eight hexadecimal digits that change when the statement's wording does.

    Only the sentence itself counts. Spacing and case do not, nor does the help around it: a corrected comma in
    “why it matters” must not ask thousands of readers to answer again.
    """
    return text_fingerprint(statement.text)


def text_fingerprint(text: str) -> str:
    """The fingerprint of a statement with this wording."""
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return hashlib.sha256(folded.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def history(checklist: Checklist) -> dict[str, Any] | None:
    """What the browser needs to tell a reader what changed since an earlier edition; None if nothing did."""
    earlier = {
        statement.id: [
            then.model_dump(exclude_none=True) | ({"fingerprint": text_fingerprint(then.text)} if then.text else {})
            for then in statement.earlier
        ]
        for statement in checklist.statements()
        if statement.earlier
    }
    everything: tuple[Statement | Retired, ...] = (*checklist.statements(), *checklist.retired)
    since = {statement.id: statement.since for statement in everything if statement.since > 1}
    retired = [statement.model_dump(exclude={"since"}) for statement in checklist.retired]
    return {"earlier": earlier, "since": since, "retired": retired} if earlier or since or retired else None


def broken_promises(old: Any, new: Any) -> Iterator[Finding]:
    """What an edit broke: ids that saved answers name, and history that readers need.

    `old` and `new` are the plain data of one checklist's file, before the edit and after it. The findings stand
    in `new`.
    """
    if not isinstance(old, dict) or not isinstance(new, dict):
        return
    yield from _lost_ids(old, new)
    yield from _lost_options(old, new)
    if isinstance(old.get("edition"), int) and isinstance(new.get("edition"), int):
        yield from _unsaid_changes(old, new)


def _statements(data: dict[str, Any]) -> dict[str, tuple[Loc, dict[str, Any], Any]]:
    """Statement id -> its place, its record and its area's id."""
    return {
        record["id"]: (loc, record, area.get("id"))
        for at, area in children(data, "areas")
        for loc, record in children(area, "statements", at)
        if isinstance(record.get("id"), str)
    }


def _names(data: Any, field: str, at: Loc = ()) -> dict[str, Loc]:
    return {record["id"]: loc for loc, record in children(data, field, at) if isinstance(record.get("id"), str)}


def _lost_ids(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Finding]:
    """A statement that goes is retired, and one that was retired stays so."""
    live, retired, was_retired = _statements(new), _names(new, "retired"), _names(old, "retired")
    for name, (_, record, area) in _statements(old).items():
        if name not in live and name not in retired:
            hint = (
                f"Saved answers name it. Put it back, or add it to “retired” with its text (“{record.get('text')}”), "
                f"its area ({area}) and this edition."
            )
            yield Finding(("areas",), f"The statement “{name}” is gone.", hint)
    for name in was_retired:
        if name in live:
            yield Finding((*live[name][0], "id"), f"The id “{name}” was retired and may not be used again.")
        elif name not in retired:
            yield Finding(("retired",), f"“{name}” is no longer listed as retired.", "Put it back: its id is taken.")


def _lost_options(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Finding]:
    """Every option that could be answered still can be, and every profile chosen."""
    options = _names(new.get("scale"), "options")
    for name in _names(old.get("scale"), "options"):
        if name not in options:
            hint = "Saved answers name it. Change its label or its points if you like, but not its id."
            yield Finding(("scale", "options"), f"The option “{name}” is gone.", hint)
    profiles = _names(new, "profiles")
    for name in _names(old, "profiles"):
        if name not in profiles:
            hint = "Saved answers name it. Change its label or its meaning if you like, but not its id."
            yield Finding(("profiles",), f"The profile “{name}” is gone.", hint)


def _unsaid_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Finding]:
    """A change that readers would notice raises the edition and leaves a trace of what stood before."""
    edition = old["edition"]
    if new["edition"] < edition:
        yield Finding(("edition",), f"The edition went down from {edition} to {new['edition']}.")
    before, changed = _statements(old), new["edition"] > edition
    for loc, record in children(new, "retired"):
        name = record.get("id")
        if not isinstance(name, str) or name not in before:
            continue
        if changed:
            yield from _retired_untruly(loc, record, *before[name][1:], edition)
        else:
            yield _raise_edition(loc, "This statement was taken out", edition)
    for name, (loc, record, area) in _statements(new).items():
        if name not in before:
            if not changed:
                yield _raise_edition(loc, "This statement is new", edition)
            elif record.get("since") != new["edition"]:
                hint = f"Add “since: {new['edition']}”."
                yield Finding(loc, f"This statement is new in edition {new['edition']}.", hint)
            continue
        _, was, old_area = before[name]
        differences = {
            "text": _new_words(was.get("text"), record.get("text")),
            "area": old_area != area,
            "weight": was.get("weight", 1) != record.get("weight", 1),
        }
        earlier = [then for _, then in children(record, "earlier") if then.get("edition") == edition]
        for field in (field for field, differs in differences.items() if differs):
            stood = {"text": was.get("text"), "area": old_area, "weight": was.get("weight", 1)}[field]
            place = (*loc, field) if field in record else loc
            if not changed:
                yield _raise_edition(place, f"The statement’s {field} changed", edition)
            elif not any(then.get(field) == stood for then in earlier):
                hint = f"Add to its “earlier”: edition: {edition}, {field}: {stood}"
                yield Finding(place, f"The statement’s {field} changed, and readers cannot see what it was.", hint)
    for field in ("scale", "bands"):
        if not changed and _numbers(old.get(field)) != _numbers(new.get(field)):
            yield _raise_edition((field,), "The points or bands changed", edition)


def _retired_untruly(
    loc: Loc, record: dict[str, Any], was: dict[str, Any], area: Any, edition: int
) -> Iterator[Finding]:
    """A statement is retired as it last stood, and after the last edition that had it."""
    if isinstance(record.get("edition"), int) and record["edition"] <= edition:
        yield Finding((*loc, "edition"), f"Edition {edition} still had this statement.", "Name the first without it.")
    stood = {"text": was.get("text"), "area": area, "weight": was.get("weight", 1), "since": was.get("since", 1)}
    for field, value in stood.items():
        now = record.get(field, 1)
        if _new_words(value, now) if field == "text" else value != now:
            yield Finding(loc, f"This is not the {field} that the statement last had.", f"Set “{field}: {value}”.")


def _new_words(old: Any, new: Any) -> bool:
    return isinstance(old, str) and isinstance(new, str) and text_fingerprint(old) != text_fingerprint(new)


def _numbers(data: Any) -> Any:
    """The part of a scale or of bands that results depend on: ids and numbers, not words."""
    if isinstance(data, dict):
        return {key: _numbers(value) for key, value in data.items() if key not in {"label", "meaning"}}
    return [_numbers(item) for item in data] if isinstance(data, list) else data


def _raise_edition(loc: Loc, what: str, edition: int) -> Finding:
    hint = f"Set “edition: {edition + 1}” and “published” to today."
    return Finding(loc, f"{what}, but the edition is still {edition}.", hint)

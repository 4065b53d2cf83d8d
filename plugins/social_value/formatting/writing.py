"""A tree as text in the one style."""

from __future__ import annotations

from collections.abc import Iterator

from social_value.formatting.scalars import WIDTH, on_one_line, written
from social_value.formatting.tree import Branch, Entry, Node, Scalar, Tree

_STEP = 2


def write(tree: Tree) -> str:
    """Return the text of a file."""
    lines = [*_notes(tree.before, 0, first=True), *_root(tree.root), *_notes(tree.tail, 0)]
    return "\n".join(lines) + "\n"


def _root(root: Node) -> Iterator[str]:
    if isinstance(root, Branch) and not _beside(root, 0):
        yield from _entries(root, 0)
    else:
        first, below = _value(root, 0, 0)
        yield first
        yield from below


def _entries(branch: Branch, indent: int) -> Iterator[str]:
    for index, entry in enumerate(branch.entries):
        yield from _notes(entry.before, indent, first=not index)
        yield from _entry(entry, indent)
    yield from _notes(branch.tail, indent)


def _entry(entry: Entry, indent: int) -> Iterator[str]:
    margin, comment = " " * indent, f" {entry.beside}" if entry.beside else ""
    value = entry.value
    if entry.name is not None:
        head = f"{margin}{on_one_line(entry.name)}:"
    else:
        head = f"{margin}-"
        if isinstance(value, Branch) and not _beside(value, indent + _STEP):
            # What stands first in it stands beside the dash, and what stands above that above the dash.
            first, *rest = _entries(value, indent + _STEP)
            yield f"{head} {first.lstrip(' ')}{comment}"
            yield from rest
            return
    if isinstance(value, Branch) and not _beside(value, len(head) + 1):
        yield f"{head}{comment}"
        yield from _entries(value, indent + _STEP)
        return
    beside, below = _value(value, len(head) + 1, indent)
    yield f"{head} {beside}{comment}"
    yield from below


def _value(node: Node, column: int, indent: int) -> tuple[str, list[str]]:
    if isinstance(node, Branch):
        return _beside(node, column), []
    return written(node.text, column, indent) if node.is_text else (_spelt(node), [])


def _spelt(scalar: Scalar) -> str:
    return "null" if scalar.text in ("", "~") else scalar.text


def _beside(node: Node, column: int) -> str:
    """The list or group in brackets if it is empty, or was in brackets and fits there; else nothing."""
    if not isinstance(node, Branch) or _has_notes(node):
        return ""
    if node.entries and not node.in_brackets:
        return ""
    text = _in_brackets(node)
    return text if not node.entries or ("\n" not in text and column + len(text) <= WIDTH) else ""


def _in_brackets(node: Node) -> str:
    """The node on one line; with a line feed in it if a text of it has one."""
    if isinstance(node, Scalar):
        return (on_one_line(node.text, in_brackets=True) + "\n" * ("\n" in node.text)) if node.is_text else _spelt(node)
    parts = [
        (f"{on_one_line(entry.name, in_brackets=True)}: " if entry.name is not None else "") + _in_brackets(entry.value)
        for entry in node.entries
    ]
    return f"[{', '.join(parts)}]" if node.is_list else f"{{{', '.join(parts)}}}"


def _has_notes(branch: Branch) -> bool:
    return any(branch.tail) or any(
        any(entry.before) or entry.beside or (isinstance(entry.value, Branch) and _has_notes(entry.value))
        for entry in branch.entries
    )


def _notes(notes: list[str], indent: int, *, first: bool = False) -> Iterator[str]:
    """Comments and single empty lines; `first` leaves out empty lines at the start."""
    previous = "" if first else None
    for note in notes:
        if note or previous != "":
            yield f"{' ' * indent}{note}" if note else ""
        previous = note

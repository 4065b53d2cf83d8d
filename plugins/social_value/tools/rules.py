"""What must hold between the tools, and between them and the rest of the toolkit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from social_value.findings import Finding, children, repeated, review_dates, unknown, words
from social_value.source import Loc

PLACES = ("ladder", "compare")
"""The names of parts of the page, which no tool may have."""


def broken_rules(data: Any, sizes: Collection[str] | None, pages: Collection[str]) -> Iterator[Finding]:
    """Everything wrong within the file of tools, and between it and the rest.

    `sizes` are those that a reader can be of, or None while the taxonomy cannot be read. `pages` are those written by
    hand.
    """
    if not isinstance(data, dict):
        return
    purposes = data.get("purposes")
    tools = list(children(data, "tools"))
    yield from repeated([((*at, "id"), tool.get("id")) for at, tool in tools], "tool id")
    for at, tool in tools:
        if tool.get("id") in PLACES:
            yield Finding((*at, "id"), f"“{tool['id']}” is the name of a part of the page.", "Choose another id.")
        yield from _listed(tool, "purposes", at, purposes if isinstance(purposes, dict) else None, "purpose")
        yield from _listed(tool, "sizes", at, sizes, "size")
        yield from _leads((*at, "more"), tool.get("more"), pages)
    yield from _ladder(data, tools, sizes, pages)
    yield from review_dates(data)


def _ladder(
    data: dict[str, Any], tools: list[tuple[Loc, dict[str, Any]]], sizes: Collection[str] | None, pages: Collection[str]
) -> Iterator[Finding]:
    """Each step names tools that there are, and that say themselves that they suit somebody on it."""
    # The first of two with one id speaks: the second is reported as a mistake of its own.
    suits = {
        tool["id"]: {size for _, size in words(tool, "sizes")}
        for _, tool in reversed(tools)
        if _is_text(tool.get("id"))
    }
    for at, rung in children(data, "ladder"):
        yield from _listed(rung, "sizes", at, sizes, "size")
        yield from _listed(rung, "tools", at, suits, "tool")
        here = {size for _, size in words(rung, "sizes")}
        for loc, name in words(rung, "tools", at):
            if name in suits and here and here.isdisjoint(suits[name]):
                hint = "Add the size to the tool, or leave the tool out here."
                yield Finding(loc, f"The tool “{name}” does not say that it suits any of these sizes.", hint)
        read = rung.get("read")
        yield from _leads((*at, "read", "page"), read.get("page") if isinstance(read, dict) else None, pages)


def _listed(
    record: dict[str, Any], field: str, at: Loc, choices: Collection[str] | None, what: str
) -> Iterator[Finding]:
    """A finding for each id in a list that is not one of the choices, or stands twice. None allows every id."""
    yield from repeated(words(record, field, at), what)
    if choices is not None:
        for loc, value in words(record, field, at):
            yield from unknown(loc, value, choices, what)


def _leads(loc: Loc, place: Any, pages: Collection[str]) -> Iterator[Finding]:
    if _is_text(place):
        yield from unknown(loc, place.partition("#")[0], pages, "page")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)

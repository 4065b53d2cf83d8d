"""The page that compares the measuring tools: the Markdown, and the data its template reads."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from social_value.facets import Facet, facet
from social_value.tools.model import COPYING, COSTS, EFFORTS, Rung, Tool, ToolFile
from social_value.wording import address, day, escape, page, partial_date

PATH = "tools/index.md"

LADDER, COMPARE = "ladder", "compare"
"""The ids of the two parts of the page. Each tool's id is an id on it too."""

NOT_KNOWN = "Not known"


def render(file: ToolFile, sizes: Mapping[str, str], today: datetime.date) -> str:
    """The page's text, as it is to be read on the day `today`. `sizes` are the labels of all sizes, in order."""
    names = {tool.id: tool.name for tool in file.tools}
    meta = {
        "template": "social_value/tools.html",
        "title": "Compare measuring tools",
        "description": "Which tool shows what, whom it suits, the time and money it takes and what its licence allows.",
        "reviewed_on": file.reviewed_on.isoformat(),
        "review_by": file.review_by.isoformat(),
        "hide": ["toc"],
        "tools": {
            "count": len(file.tools),
            "outdated": day(file.reviewed_on) if file.review_by < today else None,
            "facets": [asdict(each) for each in facets(file, sizes)],
            "ladder": [_rung(rung, names) for rung in file.ladder],
            "tools": [_tool(tool, file, sizes) for tool in file.tools],
        },
    }
    return page(meta, "\n\n".join(_body(file, names, sizes)))


def facets(file: ToolFile, sizes: Mapping[str, str]) -> tuple[Facet, ...]:
    """The ways to narrow the tools down: purpose, size, staff time, cost and licence."""
    tools = file.tools
    return (
        facet("purpose", "What to show", file.purposes, [tool.purposes for tool in tools]),
        facet("size", "Your size", sizes, [tool.sizes for tool in tools]),
        facet("effort", "Staff time", EFFORTS, [[tool.effort] for tool in tools]),
        facet("cost", "Cost", COSTS, [[tool.cost] for tool in tools]),
        facet("copying", "May you copy it?", COPYING, [[tool.copying] for tool in tools]),
    )


def suits(tool: Tool, file: ToolFile, sizes: Mapping[str, str]) -> str:
    """The sizes of a tool in few words: “Any size”, “Micro to large”, “Small, medium”."""
    order = [size for size in sizes if any(size in each.sizes for each in file.tools)]
    places = sorted(order.index(size) for size in tool.sizes)
    if not places:
        return NOT_KNOWN
    if len(places) == len(order) > 1:
        return "Any size"
    # What stands in brackets is in the filters.
    names = [sizes[order[place]].partition(" (")[0] for place in places]
    in_a_row = places[-1] - places[0] == len(places) - 1
    few = [names[0], names[-1]] if in_a_row and len(names) > 2 else names
    return (" to " if len(few) < len(names) else ", ").join([few[0], *(name.lower() for name in few[1:])])


def _rung(rung: Rung, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "who": rung.who,
        "start": rung.start,
        "tools": [{"id": name, "name": names[name]} for name in rung.tools],
        "later": rung.later,
        "read": rung.read and {"title": rung.read.title, "address": _address(rung.read.page)},
    }


def _tool(tool: Tool, file: ToolFile, sizes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": tool.id,
        "name": tool.name,
        "keeper": tool.keeper,
        "gives": tool.gives,
        "facets": {
            "purpose": list(tool.purposes),
            "size": list(tool.sizes),
            "effort": [tool.effort],
            "cost": [tool.cost],
            "copying": [tool.copying],
        },
        "cells": [{"label": label, "text": text} for label, text in _cells(tool, file, sizes)],
        "use_it_if": tool.use_it_if,
        "skip_it_if": tool.skip_it_if,
        "caution": tool.caution,
        "details": [{"label": label, "text": text} for label, text in _details(tool)],
        "more": _address(tool.more) if tool.more else None,
        "sources": [
            {
                "title": source.title,
                "publisher": source.publisher,
                "address": source.address,
                "published": partial_date(source.published) if source.published else None,
            }
            for source in tool.sources
        ],
        "checked_on": day(tool.checked_on),
    }


def _cells(tool: Tool, file: ToolFile, sizes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the tools are compared by, each with the heading of its column."""
    first, *more = [file.purposes[purpose] for purpose in tool.purposes] or [NOT_KNOWN]
    yield "What it can show", ", ".join([first, *(label[0].lower() + label[1:] for label in more)])
    yield "Suits", suits(tool, file, sizes)
    yield "Staff time", EFFORTS[tool.effort]
    yield "Cost", COSTS[tool.cost]
    yield "May you copy it?", COPYING[tool.copying]


def _details(tool: Tool) -> Iterator[tuple[str, str]]:
    """What is behind the cells, in words."""
    for label, text in (
        ("You need", tool.needs),
        ("Staff time", tool.effort_note),
        ("Cost", tool.cost_note),
        ("Licence", tool.licence),
    ):
        if text:
            yield label, text


def _body(file: ToolFile, names: Mapping[str, str], sizes: Mapping[str, str]) -> Iterator[str]:
    """The page without its template: what the search finds, and what a plain generator shows."""
    if file.ladder:
        yield f"## Start in proportion to your size {{#{LADDER}}}"
    for rung in file.ladder:
        yield f"### {escape(rung.who)}"
        yield escape(rung.start)
        reach = ", ".join(f"[{escape(names[name])}](#{name})" for name in rung.tools)
        yield f"In reach: {reach}. Leave for later: {escape(rung.later)}"
        if rung.read:
            yield f"[{escape(rung.read.title)}]({_link(rung.read.page)})"
    yield f"## The tools side by side {{#{COMPARE}}}"
    for tool in file.tools:
        yield f"### {escape(tool.name)} {{#{tool.id}}}"
        yield escape(tool.gives)
        items = [("Who keeps it", tool.keeper or NOT_KNOWN), *_cells(tool, file, sizes), *_details(tool)]
        yield "\n".join(f"- {label}: {escape(text)}" for label, text in items)
        yield f"Use it if {escape(tool.use_it_if)} Skip it if {escape(tool.skip_it_if)}"
        if tool.caution:
            yield f"Take care: {escape(tool.caution)}"
        if tool.more:
            yield f"[More about it]({_link(tool.more)})"
        written = ", ".join(
            f"[{escape(it.title)}]({it.address.replace('(', '%28').replace(')', '%29')})" for it in tool.sources
        )
        yield f"Sources: {written}. Checked on {day(tool.checked_on)}."


def _address(place: str) -> str:
    """`guidance/x.md#y` as an address on the site."""
    path, _, anchor = place.partition("#")
    return address(path, anchor)


def _link(place: str) -> str:
    """`guidance/x.md#y` as a link on this page."""
    return posixpath.relpath(place, posixpath.dirname(PATH))

"""A checklist as a page: the Markdown, and the data its template reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from social_value.checklists import informing
from social_value.checklists.browser import browser_model, canonical_json
from social_value.checklists.by_hand import steps, uppers
from social_value.checklists.model import Area, Checklist, Example, Origin, Statement
from social_value.guidance import Guide
from social_value.wording import Link, address, escape, page

INDEX = "checklists/index.md"

Cases = Mapping[str, Sequence[Mapping[str, str]]]
"""Statement or area id -> links (title, url, organisation) to the case studies that show it."""

Others = Mapping[str, Checklist]
"""Every checklist by its id: a statement may name one of another."""


def path(checklist: Checklist) -> str:
    """The page's path under content/."""
    return f"checklists/{checklist.id}.md"


def area_anchor(area_id: str) -> str:
    """The id of an area's heading; the prefix keeps it apart from every statement's id."""
    return f"area-{area_id}"


def statement_url(checklist: Checklist, statement_id: str) -> str:
    """The site address of a statement."""
    return address(path(checklist), statement_id)


class Offer(TypedDict):
    """A file to take away, as the page offers it."""

    file: str
    """Its path on the site."""
    what: str
    """What it is, in the reader's words."""
    kind: str
    """Its format and its size."""


def render(
    checklist: Checklist,
    guides: Mapping[str, Guide],
    cases: Cases,
    checklists: Sequence[Checklist] = (),
    downloads: Sequence[Offer] = (),
) -> str:
    """The page's text. `guides` must hold every guide that it names, `checklists` every checklist."""
    others = {each.id: each for each in checklists}
    meta = {
        "template": "social_value/checklist.html",
        "title": checklist.title,
        "description": checklist.summary,
        "hide": ["toc"],
        "checklist": _meta(checklist, guides, cases, others) | {"downloads": list(downloads)},
    }
    return page(meta, _body(checklist))


def render_index(checklists: Sequence[Checklist]) -> str:
    """The page that lists all checklists."""
    meta = {
        "template": "social_value/checklists.html",
        "title": "Check where you are",
        "description": "Self-assessments that show how much Social Value you already create and what to do next.",
        "hide": ["toc"],
        "checklists": [
            {
                "title": checklist.title,
                "url": address(path(checklist)),
                "summary": checklist.summary,
                "minutes": checklist.minutes,
                "quick_minutes": checklist.quick_minutes,
                "statement_count": len(list(checklist.statements())),
                "area_count": len(checklist.areas),
            }
            for checklist in checklists
        ],
    }
    items = (f"- [{escape(item.title)}]({item.id}.md): {escape(item.summary)}" for item in checklists)
    return page(meta, "\n".join(items))


def _body(checklist: Checklist) -> str:
    """Every statement under a heading with its id: what search indexes, and what a plain generator shows."""
    parts = [escape(checklist.summary)]
    for area in checklist.areas:
        parts += [f"## {escape(area.title)} {{#{area_anchor(area.id)}}}", escape(area.summary)]
        for statement in area.statements:
            parts += [
                f"### {escape(statement.text)} {{#{statement.id}}}",
                escape(statement.why),
                escape(statement.good),
                "\n".join(f"- {escape(item)}" for item in statement.evidence),
            ]
    return "\n\n".join(parts)


def _meta(checklist: Checklist, guides: Mapping[str, Guide], cases: Cases, others: Others) -> dict[str, Any]:
    bands = zip(checklist.bands, uppers(checklist.bands), strict=True)
    return {
        "id": checklist.id,
        "title": checklist.title,
        "edition": checklist.edition,
        "published": checklist.published.isoformat(),
        "minutes": checklist.minutes,
        "quick_minutes": checklist.quick_minutes,
        "quick_count": sum(statement.quick for statement in checklist.statements()),
        "profiles": [profile.model_dump() for profile in checklist.profiles],
        "summary": checklist.summary,
        "introduction": checklist.introduction.split("\n\n"),
        "reconstruction": checklist.reconstruction.split("\n\n") if checklist.reconstruction else [],
        "statement_count": len(list(checklist.statements())),
        "area_count": len(checklist.areas),
        "options": [option.model_dump() for option in checklist.scale.options],
        "in_place": checklist.scale.in_place,
        "evidenced": checklist.scale.evidenced,
        "top_points": checklist.scale.options[-1].points,
        "by_hand": steps(checklist),
        "bands": [band.model_dump() | {"upper": upper} for band, upper in bands],
        "areas": [
            _area(checklist, number, area, guides, cases, others)
            for number, area in enumerate(checklist.areas, start=1)
        ],
        "examples": [_example(checklist, example) for example in checklist.examples],
        "model": canonical_json(browser_model(checklist)),
        "informing": canonical_json(answers) if (answers := informing.answers_of(checklist, others)) else None,
    }


def _area(
    checklist: Checklist, number: int, area: Area, guides: Mapping[str, Guide], cases: Cases, others: Others
) -> dict[str, Any]:
    return {
        "id": area.id,
        "number": number,
        "anchor": area_anchor(area.id),
        "title": area.title,
        "summary": area.summary,
        "origin": {field: getattr(area.origin, field) for field in Origin.model_fields},
        "guides": _links(area.guides, guides),
        "cases": list(cases.get(area.id, ())),
        "statements": [
            _statement(checklist, f"{number}.{place}", area, statement, guides, cases, others)
            for place, statement in enumerate(area.statements, start=1)
        ],
    }


def _statement(
    checklist: Checklist,
    number: str,
    area: Area,
    statement: Statement,
    guides: Mapping[str, Guide],
    cases: Cases,
    others: Others,
) -> dict[str, Any]:
    steps = [
        {"option": option.id, "label": option.label, "text": statement.steps[option.id]}
        for option in checklist.scale.options
        if option.id in statement.steps
    ]
    return {
        "id": statement.id,
        "number": number,
        "text": statement.text,
        "weight": statement.weight,
        "value": statement.value,
        "why": statement.why,
        "good": statement.good,
        "evidence": list(statement.evidence),
        "steps": steps,
        "does_not_apply": statement.does_not_apply,
        "quick": statement.quick,
        "must": statement.must.model_dump() if statement.must else None,
        "guides": _links(dict.fromkeys((*statement.guides, area.guides[0])), guides),
        "cases": list(cases.get(statement.id, ())),
        "informed_by": [
            {"text": close.text, "title": other.title, "url": statement_url(other, close.id)}
            for other, close in informing.informing(statement, others)
        ],
    }


def _links(paths: Sequence[str] | Mapping[str, None], guides: Mapping[str, Guide]) -> list[Link]:
    return [guides[name].link for name in paths]


def _example(checklist: Checklist, example: Example) -> dict[str, Any]:
    expected = example.expected
    bands = {band.id: band.label for band in checklist.bands}
    return {
        "id": example.id,
        "title": example.title,
        "story": example.story,
        "rows": [
            {"area": area.title, **expected.areas[area.id].model_dump(include={"percent", "low", "high"})}
            for area in checklist.areas
        ],
        "overall": {
            "percent": expected.overall.percent,
            "band": bands[expected.overall.band] if expected.overall.band else None,
            "provisional": expected.overall.provisional,
        },
        "counts": expected.counts.model_dump(),
    }

"""A case study as a page, and the index of all of them: the Markdown, and the data their templates read."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import KINDS, RATIO, CaseStudy, Outcome, Taxonomy, Unit, Years
from social_value.facets import Facet
from social_value.wording import Link, address, day, escape, number, page, partial_date

INDEX = "case-studies/index.md"
COMPARE = "case-studies/compare.md"
SHORTLIST = "case-studies/shortlist.md"

WHOLE = 60
"""Up to so many case studies the index shows whole; of more it shows the first few, and lists lead to the rest."""
FIRST = 30


@dataclass(frozen=True, slots=True)
class Shared:
    """What the page of any case study may show besides case studies. Two that are equal make the same pages."""

    taxonomy: Taxonomy
    statements: Mapping[str, Link]
    """Links into the checklists, by id."""
    areas: Mapping[str, Link]
    """The same for areas, which are themes."""
    guides: Mapping[str, Link]
    """A link to the main guide of each theme."""
    lists: Mapping[tuple[str, str], str]
    """The site addresses of the complete lists, by facet and value."""
    today: datetime.date
    """The day on which the pages are to be read."""
    compose_url: str
    """The site address of the form in which one can be corrected; empty without one."""


def meta(entry: Entry, shared: Shared, related: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """What the page's template reads. `related` are other case studies, each with title, url, organisation and why."""
    taxonomy, statements, areas, lists = shared.taxonomy, shared.statements, shared.areas, shared.lists
    study = entry.study
    themes = [taxonomy.themes[theme] for theme in study.themes]
    guides = {link["url"]: link for link in (shared.guides[theme] for theme in study.themes)}
    return {
        "template": "social_value/case-study.html",
        "title": study.title,
        "description": study.summary,
        "tags": [study.organisation, taxonomy.sectors[study.sector], *themes],
        "hide": ["toc"],
        "case_study": {
            "id": entry.id,
            "title": study.title,
            "organisation": study.organisation,
            "sector": {
                "id": study.sector,
                "label": taxonomy.sectors[study.sector],
                "list_url": lists.get(("sector", study.sector)),
            },
            "size": {"id": study.size, "label": taxonomy.sizes[study.size]},
            "place": {
                "id": study.place,
                "label": taxonomy.places[study.place],
                "list_url": lists.get(("place", study.place)),
            },
            "years": years(study.years),
            "cost": _cost(study),
            "summary": study.summary,
            "caution": study.caution,
            "themes": [
                {
                    "id": theme,
                    "label": taxonomy.themes[theme],
                    "url": areas[theme]["url"],
                    "list_url": lists.get(("theme", theme)),
                }
                for theme in study.themes
            ],
            "shows": [
                {"id": name, "text": statements[name]["title"], "url": statements[name]["url"]} for name in study.shows
            ],
            "outcomes": [_outcome(study, outcome, taxonomy.units) for outcome in study.outcomes],
            "sources": [
                {
                    "number": place,
                    "title": source.title,
                    "publisher": source.publisher,
                    "address": source.address,
                    "published": partial_date(source.published) if source.published else None,
                    "accessed": day(source.accessed),
                }
                for place, source in enumerate(study.sources, start=1)
            ],
            "reviewed_on": day(study.reviewed_on),
            "review_by": day(study.review_by),
            "overdue": study.review_by < shared.today,
            "modified": study.reviewed_on.isoformat(),
            "guides": list(guides.values()),
            "related": list(related),
            "shortlist_url": address(SHORTLIST),
            "compose_url": shared.compose_url and f"{shared.compose_url}?case={entry.id}",
        },
    }


def render_index(
    library: Library,
    newest: Sequence[Entry],
    facets: Sequence[Facet],
    lists: Mapping[tuple[str, str], str],
    urls: Mapping[str, str],
) -> str:
    """The page by which every case study is found.

    `newest` are the case studies, the newest first; `facets` what they are found by; `lists` the site addresses of the
    complete lists; `urls` those of the pages and files that it leads to.
    """
    shown = newest if len(newest) <= WHOLE else newest[:FIRST]
    rows = {entry.id: row for row, entry in enumerate(library.rows())}
    meta = {
        "template": "social_value/case-studies.html",
        "title": "Case studies",
        "description": "What organisations did to create Social Value, and how it is known.",
        "hide": ["toc"],
        "case_studies": {
            "count": len(library.entries),
            "is_whole": len(shown) == len(newest),
            "urls": dict(urls),
            "facets": [_facet(facet, lists) for facet in facets],
            "sizes": _choices(library.taxonomy.sizes, but=("unknown", "several")),
            "sectors": _choices(library.taxonomy.sectors, but=("partnership",)),
            "cards": [{"row": rows[entry.id], **card(entry, library)} for entry in shown],
        },
    }
    items = (f"- [{escape(entry.study.title)}]({entry.id}.md), {escape(entry.study.organisation)}" for entry in shown)
    return page(meta, "\n".join(items))


def _facet(facet: Facet, lists: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    values = [
        {"id": value.id, "label": value.label, "count": value.count, "list_url": lists.get((facet.id, value.id))}
        for value in facet.values
    ]
    return {"id": facet.id, "label": facet.label, "values": values}


def _choices(labels: Mapping[str, str], but: Collection[str]) -> list[dict[str, str]]:
    """What a reader can say of the own organisation."""
    return [{"id": name, "label": label} for name, label in labels.items() if name not in but]


def years(years: Years) -> str:
    """2013 to 2015 · 2021 · since 2021."""
    if years.ongoing:
        return f"since {years.start}"
    return f"{years.start} to {years.end}" if years.end and years.end != years.start else str(years.start)


def figure(outcome: Outcome, units: Mapping[str, Unit]) -> str | None:
    """The figure as it is written large: “over £1.6 million”, “£14 to £20 for each £1”; None if there is none."""
    if outcome.value is None:
        return None
    before, after = units[outcome.unit].pattern.split("{value}")
    values = [number(value) for value in (outcome.value, outcome.value_to) if value is not None]
    text = " to ".join(f"{before}{value}" for value in values) + after
    return f"{outcome.qualifier} {text}" if outcome.qualifier else text


def _outcome(study: CaseStudy, outcome: Outcome, units: Mapping[str, Unit]) -> dict[str, Any]:
    before = None if outcome.before is None else units[outcome.unit].pattern.replace("{value}", number(outcome.before))
    return {
        "figure": figure(outcome, units),
        "before": before,
        "what": outcome.what,
        "kind": {"id": outcome.kind, "label": outcome.kind.capitalize(), "meaning": KINDS[outcome.kind]},
        "as_of": partial_date(outcome.as_of),
        "source": _source(study, outcome.source),
        "note": outcome.note,
        "is_ratio": outcome.unit == RATIO,
    }


def headline(study: CaseStudy, taxonomy: Taxonomy) -> dict[str, Any] | None:
    """The figure that speaks for the case: of the strongest kind, so never of a pledge if there is a result."""
    strongest = sorted((item for item in study.outcomes if item.value is not None), key=_strength)
    if not strongest:
        return None
    first = strongest[0]
    kind = {"id": first.kind, "label": first.kind.capitalize()}
    return {"figure": figure(first, taxonomy.units), "what": first.what, "kind": kind}


def card(entry: Entry, library: Library) -> dict[str, Any]:
    """What the index shows of a case study."""
    study, taxonomy = entry.study, library.taxonomy
    return {
        "id": entry.id,
        "url": address(entry.path),
        "title": study.title,
        "organisation": study.organisation,
        "summary": study.summary,
        "years": years(study.years),
        "sector": {"id": study.sector, "label": taxonomy.sectors[study.sector]},
        "size": {"id": study.size, "label": taxonomy.sizes[study.size]},
        "place": {"id": study.place, "label": taxonomy.places[study.place]},
        "themes": [{"id": theme, "label": taxonomy.themes[theme]} for theme in study.themes],
        "headline": headline(study, taxonomy),
    }


def _cost(study: CaseStudy) -> dict[str, Any] | None:
    if not study.cost:
        return None
    return {
        "what": study.cost.what,
        "as_of": partial_date(study.cost.as_of),
        "source": _source(study, study.cost.source),
    }


def _source(study: CaseStudy, name: str) -> dict[str, Any]:
    place, source = next((place, it) for place, it in enumerate(study.sources, start=1) if it.id == name)
    return {"number": place, "title": source.title, "address": source.address}


def _strength(outcome: Outcome) -> int:
    return list(KINDS).index(outcome.kind)


def body(what_they_did: str, what_you_can_do: str, limits: str) -> str:
    """The prose; the figures, facts and sources come from the template."""
    return "\n\n".join(
        (
            f"## What they did\n\n{what_they_did}",
            f"## What you can do\n\n{what_you_can_do}",
            # Not searched, so that ten thousand of these do not answer every search.
            f"## What the figures do not show {{data-search-exclude}}\n\n{limits}",
        )
    )

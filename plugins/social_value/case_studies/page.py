"""A case study as a page, and the index of all of them: the Markdown, and the data their templates read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from social_value.case_studies import coverage
from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import KINDS, CaseStudy, Outcome, Unit, Years
from social_value.wording import Link, address, day, escape, number, page, partial_date

INDEX = "case-studies/index.md"


def render(
    entry: Entry,
    library: Library,
    statements: Mapping[str, Link],
    areas: Mapping[str, Link],
    guides: list[Link],
    today: datetime.date,
) -> str:
    """The page's text, as it is to be read on the day `today`.

    `statements` and `areas` are links by id into the checklists; `guides` are links to the guides of its themes.
    """
    study, taxonomy = entry.study, library.taxonomy
    themes = [taxonomy.themes[theme] for theme in study.themes]
    meta = {
        "template": "social_value/case-study.html",
        "title": study.title,
        "description": study.summary,
        "tags": [study.organisation, taxonomy.sectors[study.sector], *themes],
        "hide": ["toc"],
        "case_study": {
            "id": entry.id,
            "title": study.title,
            "organisation": study.organisation,
            "sector": {"id": study.sector, "label": taxonomy.sectors[study.sector]},
            "size": {"id": study.size, "label": taxonomy.sizes[study.size]},
            "place": {"id": study.place, "label": taxonomy.places[study.place]},
            "years": years(study.years),
            "summary": study.summary,
            "caution": study.caution,
            "themes": [
                {
                    "id": theme,
                    "label": taxonomy.themes[theme],
                    "url": areas[theme]["url"],
                    "index_url": f"{address(INDEX)}?theme={theme}",
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
            "overdue": study.review_by < today,
            "guides": guides,
        },
    }
    return page(meta, _body(study))


def render_index(library: Library) -> str:
    """The page that lists every case study."""
    meta = {
        "template": "social_value/case-studies.html",
        "title": "Case studies",
        "description": "What organisations in Salford and nearby did to create Social Value, and how it is known.",
        "hide": ["toc"],
        "case_studies": {
            "count": len(library.entries),
            "coverage_url": address(coverage.PATH),
            "facets": [asdict(facet) for facet in library.facets()],
            "cards": [_card(entry, library) for entry in library.entries],
        },
    }
    items = (
        f"- [{escape(entry.study.title)}]({entry.id}.md), {escape(entry.study.organisation)}"
        for entry in library.entries
    )
    return page(meta, "\n".join(items))


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
    place, source = next(
        (place, source) for place, source in enumerate(study.sources, start=1) if source.id == outcome.source
    )
    before = None if outcome.before is None else units[outcome.unit].pattern.replace("{value}", number(outcome.before))
    return {
        "figure": figure(outcome, units),
        "before": before,
        "what": outcome.what,
        "kind": {"id": outcome.kind, "label": outcome.kind.capitalize(), "meaning": KINDS[outcome.kind]},
        "as_of": partial_date(outcome.as_of),
        "source": {"number": place, "title": source.title, "address": source.address},
        "note": outcome.note,
    }


def _card(entry: Entry, library: Library) -> dict[str, Any]:
    study, taxonomy = entry.study, library.taxonomy
    # The strongest kind of outcome that has a figure speaks for the case; a pledge never does if it has a result.
    strongest = sorted((item for item in study.outcomes if item.value is not None), key=_strength)
    headline = strongest[0] if strongest else None
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
        "headline": headline
        and {
            "figure": figure(headline, taxonomy.units),
            "what": headline.what,
            "kind": {"id": headline.kind, "label": headline.kind.capitalize()},
        },
    }


def _strength(outcome: Outcome) -> int:
    return list(KINDS).index(outcome.kind)


def _body(study: CaseStudy) -> str:
    """The prose; the figures, facts and sources come from the template."""
    return "\n\n".join(
        (
            f"## What they did\n\n{study.what_they_did}",
            f"## What you can do\n\n{study.what_you_can_do}",
            # Not searched, so that ten thousand of these do not answer every search.
            f"## What the figures do not show {{data-search-exclude}}\n\n{study.limits}",
        )
    )

"""The library as open data: JSON with a schema, two tables in CSV, and an Atom feed.

    open-data/
      case-studies.json            every case study with all that it holds
      case-studies.schema.json     what that file looks like
      case-studies.csv             a row for each case study
      outcomes.csv                 a row for each outcome
      case-studies.atom            the case studies that were checked last

The addresses and the names of fields are a promise to whoever uses them: see content/open-data.md. A field may be
added; if one has to go or to change its meaning, `VERSION` goes up.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from social_value.case_studies.library import Library
from social_value.case_studies.model import CaseStudy, Taxonomy
from social_value.dialect import schema_of
from social_value.fields import Day, Id, Line, Model
from social_value.wording import address

FOLDER = "open-data"
JSON = f"{FOLDER}/case-studies.json"
SCHEMA = f"{FOLDER}/case-studies.schema.json"
CASES_CSV = f"{FOLDER}/case-studies.csv"
OUTCOMES_CSV = f"{FOLDER}/outcomes.csv"
FEED = f"{FOLDER}/case-studies.atom"

DOCUMENTED = "open-data.md"
"""The hand-written page that says what each file holds."""

VERSION = 1
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FEED_LENGTH = 50
"""How many case studies the feed holds: readers of feeds ask for it again and again."""

_FEED_ID = uuid5(NAMESPACE_URL, "salford-social-value-toolkit/case-studies")
"""Permanent, wherever the site lives."""
_FORMULA = re.compile(r"^[=+\-@\t\r]")


class Published(CaseStudy):
    """A case study as it is published: what its file says, with its id and where its page is."""

    id: Id
    """Permanent: the name of its file."""
    page: Line
    """The address of its page, seen from the start of the site."""


class Collection(Model):
    """The whole library of case studies."""

    format: Literal["social-value-case-studies"]
    """Always this."""
    version: Literal[1]
    """One more when a field goes, or changes its meaning."""
    licence: Literal["https://creativecommons.org/licenses/by/4.0/"]
    """CC BY 4.0."""
    attribution: Line
    """Whom to name."""
    updated: Day | None
    """The latest day on which a case study was checked; null if there is none."""
    taxonomy: Taxonomy
    """The labels of all ids that case studies choose from."""
    case_studies: tuple[Published, ...]
    """All of them, by title."""


def files(library: Library, title: str, site_url: str = "") -> Iterator[tuple[str, str]]:
    """The path on the site and the text of each file, but for the schema.

    `title` is that of the site and `site_url` its public address, which ends with a slash. Where that is not known,
    links in the feed lead on from the feed's own address.
    """
    yield JSON, _json(library, title)
    yield CASES_CSV, _table(_CASE_COLUMNS, _case_rows(library, site_url))
    yield OUTCOMES_CSV, _table(_OUTCOME_COLUMNS, _outcome_rows(library))
    yield FEED, feed(library, title, site_url)


def schema() -> str:
    """The JSON Schema of the file with everything."""
    whole = schema_of(Collection, "Library of case studies", mode="serialization")
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _json(library: Library, title: str) -> str:
    updated = max((entry.study.reviewed_on for entry in library.entries), default=None)
    head = {
        "format": "social-value-case-studies",
        "version": VERSION,
        "licence": LICENCE,
        "attribution": title,
        "updated": updated and updated.isoformat(),
        "taxonomy": library.taxonomy.model_dump(mode="json"),
    }
    # A case study on each line, made one by one: ten thousand of them are forty million characters.
    entries = []
    for entry in library.entries:
        own = json.dumps({"id": entry.id, "page": address(entry.path)}, ensure_ascii=False, separators=(",", ":"))
        entries.append(f"{own[:-1]},{entry.study.model_dump_json()[1:]}")
    start = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{start},"case_studies":[\n' + ",\n".join(entries) + "\n]}\n"


_CASE_COLUMNS = (
    *("id", "page", "title", "organisation", "sector", "size", "place", "first_year", "last_year", "ongoing"),
    *("themes", "shows", "summary", "cost", "cost_as_of", "caution", "sources", "reviewed_on", "review_by"),
)
_OUTCOME_COLUMNS = (
    *("case_study", "what", "qualifier", "value", "value_to", "unit", "before", "kind", "as_of", "note"),
    *("source_title", "source_publisher", "source_address"),
)


def _case_rows(library: Library, site_url: str) -> Iterator[list[Any]]:
    for entry in library.entries:
        study, cost = entry.study, entry.study.cost
        yield [
            *(entry.id, site_url + address(entry.path), study.title, study.organisation, study.sector, study.size),
            *(study.place, study.years.start, study.years.end, "yes" if study.years.ongoing else "no"),
            *(" ".join(study.themes), " ".join(study.shows), study.summary),
            *(cost and cost.what, cost and cost.as_of, study.caution, " ".join(it.address for it in study.sources)),
            *(study.reviewed_on, study.review_by),
        ]


def _outcome_rows(library: Library) -> Iterator[list[Any]]:
    for entry in library.entries:
        sources = {source.id: source for source in entry.study.sources}
        for it in entry.study.outcomes:
            source = sources[it.source]
            yield [
                *(
                    entry.id,
                    it.what,
                    it.qualifier,
                    it.value,
                    it.value_to,
                    it.unit,
                    it.before,
                    it.kind,
                    it.as_of,
                    it.note,
                ),
                *(source.title, source.publisher, source.address),
            ]


def _table(columns: Iterable[str], rows: Iterable[list[Any]]) -> str:
    """A table. It begins with a byte order mark, without which Excel takes £ for two letters."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return "\ufeff" + text.getvalue()


def _cell(value: Any) -> Any:
    """The value as a spreadsheet shall show it: a text that it would take for a formula is set off by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def feed(library: Library, title: str, site_url: str = "") -> str:
    """The Atom feed (RFC 4287). It holds nobody's address: its author is the toolkit."""
    # Of those checked on one day the order is that of their titles.
    latest = sorted(library.entries, key=lambda entry: entry.study.reviewed_on, reverse=True)[:FEED_LENGTH]
    start = site_url or "../"
    updated = f"{latest[0].study.reviewed_on.isoformat()}T00:00:00Z" if latest else "2026-11-22T00:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"  <id>{_FEED_ID.urn}</id>",
        f"  <title>{escape(f'Case studies – {title}')}</title>",
        f"  <updated>{updated}</updated>",
        f"  <author><name>{escape(title)}</name></author>",
        f"  <rights>CC BY 4.0: {LICENCE}</rights>",
        _link("license", LICENCE),
        _link("alternate", f"{start}case-studies/", "text/html"),
        *([_link("self", site_url + FEED, "application/atom+xml")] if site_url else []),
    ]
    for entry in latest:
        study, taxonomy = entry.study, library.taxonomy
        day = f"{study.reviewed_on.isoformat()}T00:00:00Z"
        lines += [
            "  <entry>",
            f"    <id>{_entry_id(entry.id).urn}</id>",
            f"    <title>{escape(study.title)}</title>",
            f"    <updated>{day}</updated>",
            "  " + _link("alternate", start + address(entry.path), "text/html"),
            *(f"    <category{_attributes({'term': name, 'label': taxonomy.themes[name]})}/>" for name in study.themes),
            f'    <summary type="text">{escape(f"{study.organisation}. {study.summary}")}</summary>',
            "  </entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _entry_id(name: str) -> UUID:
    return uuid5(_FEED_ID, name)


def _link(rel: str, href: str, kind: str = "") -> str:
    return f"  <link{_attributes({'rel': rel, 'href': href} | ({'type': kind} if kind else {}))}/>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())

"""Complete lists of case studies, for readers without JavaScript and for search engines.

There is one of each theme, sector and place, and of each statement that so many show that no page names them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from social_value.case_studies.library import MOST_NAMED, Entry, Library, facet_values
from social_value.case_studies.page import INDEX, years
from social_value.wording import address, page

ON_A_PAGE = 200
"""How many case studies are on one page of a list."""

FOLDERS = {"theme": "themes", "sector": "sectors", "place": "places", "shows": "statements"}


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list."""

    facet: str
    value: str
    label: str
    number: int
    """Counted from 1."""
    of: int
    """How many pages the list has."""
    entries: tuple[Entry, ...]
    count: int
    """How many case studies are in the whole list."""

    @property
    def path(self) -> str:
        """Its path under content/."""
        return path(self.facet, self.value, self.number)


def path(facet: str, value: str, number: int = 1) -> str:
    """The path under content/ of a page of a list."""
    folder = f"case-studies/{FOLDERS[facet]}/{value}"
    return f"{folder}.md" if number == 1 else f"{folder}/{number}.md"


def is_list(path: str) -> bool:
    """Whether a path under content/ is kept for lists, whatever lists there are."""
    return path.startswith(tuple(f"case-studies/{folder}/" for folder in FOLDERS.values()))


def lists(library: Library, statements: Mapping[str, str]) -> Iterator[Part]:
    """Every page of every list that is not empty; `statements` are their texts by id. A list is by title."""
    for facet in library.facets():
        if facet.id not in FOLDERS:
            continue
        having: dict[str, list[Entry]] = {}
        for entry in library.entries:
            for name in facet_values(entry.study)[facet.id]:
                having.setdefault(name, []).append(entry)
        for value in facet.values:
            yield from _parts(facet.id, value.id, value.label, having[value.id])
    for name, text in statements.items():
        if len(found := library.showing(name)) > MOST_NAMED:
            yield from _parts("shows", name, text, found)


def _parts(facet: str, value: str, label: str, found: list[Entry]) -> Iterator[Part]:
    of = -(-len(found) // ON_A_PAGE)
    for place in range(of):
        entries = tuple(found[place * ON_A_PAGE : (place + 1) * ON_A_PAGE])
        yield Part(facet, value, label, place + 1, of, entries, len(found))


def render(part: Part) -> str:
    """The page's text. The list is data for its template: as Markdown, it alone would cost more than all the rest."""
    of = f", page {part.number} of {part.of}" if part.of > 1 else ""
    first = (part.number - 1) * ON_A_PAGE + 1
    meta = {
        "template": "social_value/case-studies-list.html",
        "title": f"Case studies: {part.label}{of}",
        "description": f"All case studies of the library under “{part.label}”{of}, with who did it and when.",
        "hide": ["toc"],
        "words": False,
        # Each case study is found by itself.
        "search": {"exclude": True},
        "case_studies": {
            "count": part.count,
            "first": first,
            "last": first + len(part.entries) - 1,
            "number": part.number,
            "pages": [address(path(part.facet, part.value, place)) for place in range(1, part.of + 1)],
            "index": address(INDEX),
            "choice": f"{part.facet}={part.value}",
            # One text, because ten thousand small ones are slow to write and to read. No field of these holds a tab.
            "rows": "\n".join(_row(entry) for entry in part.entries),
        },
    }
    return page(meta, f"[All case studies]({'../' if part.number == 1 else '../../'}index.md)")


def _row(entry: Entry) -> str:
    """Its id, title, organisation and years, with tabs between."""
    study = entry.study
    return f"{entry.id}\t{study.title}\t{study.organisation}\t{years(study.years)}"

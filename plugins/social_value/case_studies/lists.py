"""Complete lists of the case studies of each theme, sector and place: for readers without JavaScript."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from social_value.case_studies.library import Entry, Library, facet_values
from social_value.case_studies.page import INDEX, years
from social_value.wording import escape, number, page

ON_A_PAGE = 500
"""How many case studies are on one page of a list."""

FOLDERS = {"theme": "themes", "sector": "sectors", "place": "places"}


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


def lists(library: Library) -> Iterator[Part]:
    """Every page of every list that is not empty. A list is by title."""
    for facet in library.facets():
        if facet.id not in FOLDERS:
            continue
        having: dict[str, list[Entry]] = {}
        for entry in library.entries:
            for name in facet_values(entry.study)[facet.id]:
                having.setdefault(name, []).append(entry)
        for value in facet.values:
            found = having[value.id]
            of = -(-len(found) // ON_A_PAGE)
            for place in range(of):
                entries = tuple(found[place * ON_A_PAGE : (place + 1) * ON_A_PAGE])
                yield Part(facet.id, value.id, value.label, place + 1, of, entries, len(found))


def render(part: Part) -> str:
    """The page's text: Markdown and nothing else, so that it is quickly made."""
    here = posixpath.dirname(part.path)
    of = f", page {part.number} of {part.of}" if part.of > 1 else ""
    title = f"Case studies: {part.label}{of}"
    meta = {
        "title": title,
        "description": f"All case studies of the library under “{part.label}”{of}, with who did it and when.",
        "hide": ["toc"],
        "words": False,
        # Each case study is found by itself.
        "search": {"exclude": True},
    }
    noun = "case study" if part.count == 1 else "case studies"
    index = posixpath.relpath(INDEX, here)
    parts = [
        f"# {escape(title)}",
        f"{number(part.count)} {noun}, by title. [Narrow them down]({index}?{part.facet}={part.value}) by "
        f"size, sector and more, or go to [all case studies]({index}).",
        "\n".join(_item(entry, here) for entry in part.entries),
    ]
    if part.of > 1:
        parts.append(" · ".join(_page(part, place, here) for place in range(1, part.of + 1)))
    return page(meta, "\n\n".join(parts))


def _item(entry: Entry, here: str) -> str:
    study = entry.study
    link = f"[{escape(study.title)}]({posixpath.relpath(entry.path, here)})"
    return f"- {link}, {escape(study.organisation)}, {years(study.years)}"


def _page(part: Part, place: int, here: str) -> str:
    if place == part.number:
        return f"**Page {place}**"
    return f"[Page {place}]({posixpath.relpath(path(part.facet, part.value, place), here)})"

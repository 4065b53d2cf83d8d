"""Reading the case studies: every file of case_studies/, and the lists that they choose from.

There may be ten thousand, so several processes read them, and one that is sound is not examined again while `mkdocs
serve` runs unless it changes, or something that it was examined by.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from social_value.case_studies.library import Entry, Library, broken_rules, linked_pages, taxonomy_rules
from social_value.case_studies.model import CaseStudy, Taxonomy
from social_value.parallel import mapped
from social_value.problems import ProblemsError
from social_value.reader import Found, Reader
from social_value.source import contents, parse


def load(reader: Reader, areas: Collection[str], statements: Collection[str], pages: Collection[str]) -> Library | None:
    """The case studies, by title; None if the lists they choose from are not sound.

    `areas` and `statements` are the ids that the checklists have, `pages` the paths that exist under content/.
    """
    taxonomy = _taxonomy(reader, areas)
    entries = [
        Entry(path.stem, examined.study)
        for path, examined in _examined(reader, taxonomy, statements, pages).items()
        if examined.study
    ]
    entries.sort(key=lambda entry: (entry.study.title.casefold(), entry.id))
    return Library(taxonomy, tuple(entries)) if taxonomy else None


class _Examined(NamedTuple):
    """What came of one file."""

    content: bytes
    """A hash of what stood in it."""
    links: frozenset[str]
    """The pages of the site that it links to."""
    study: CaseStudy | None
    found: Found
    """What else was found in it."""


_kept: dict[Path, _Examined] = {}
"""What came of the files that were sound when they were last read."""
_kept_by: list[Any] = []
"""What they were examined by."""


def _examined(
    reader: Reader, taxonomy: Taxonomy | None, statements: Collection[str], pages: Collection[str]
) -> dict[Path, _Examined]:
    by = [reader.folders, reader.today, reader.facts, reader.explained, taxonomy, set(statements)]
    if by != _kept_by:
        _kept.clear()
        _kept_by[:] = by

    folder = reader.folders.shown(reader.folders.case_studies)

    def examined(path: Path) -> _Examined | None:
        """What comes of the file; None if that is what is kept."""
        apart, shown = reader.apart(), f"{folder}/{path.name}"
        content = b""
        try:
            raw = contents(path, shown)
            content = blake2b(raw).digest()
            known = _kept.get(path)
            if known and known.content == content and known.links.issubset(pages):
                return None
            source = parse(raw, shown)
        except ProblemsError as error:
            apart.problems += error.problems
            return _Examined(content, frozenset(), None, apart.found())
        study = apart.checked(CaseStudy, source, broken_rules(source.data, taxonomy, statements, pages))
        return _Examined(content, frozenset(page for _, _, page in linked_pages(source.data)), study, apart.found())

    paths = list(reader.files(reader.folders.case_studies))
    found = {path: examined or _kept[path] for path, examined in zip(paths, mapped(examined, paths), strict=True)}
    for each in found.values():
        reader.take(each.found)
    _kept.clear()
    _kept.update((path, each) for path, each in found.items() if not each.found.problems)
    return found


def _taxonomy(reader: Reader, areas: Collection[str]) -> Taxonomy | None:
    path = reader.folders.taxonomy
    if not path.is_file():
        hint = "It holds the themes, sectors, sizes, places and units that case studies choose from."
        reader.problem(path, "This file is missing.", hint)
        return None
    source = reader.read(path)
    return reader.checked(Taxonomy, source, taxonomy_rules(source.data, areas)) if source else None

"""Reading the case studies: every file of case_studies/, and the lists that they choose from."""

from __future__ import annotations

from collections.abc import Collection

from social_value.case_studies.library import Entry, Library, broken_rules, taxonomy_rules
from social_value.case_studies.model import CaseStudy, Taxonomy
from social_value.reader import Reader


def load(reader: Reader, areas: Collection[str], statements: Collection[str], pages: Collection[str]) -> Library | None:
    """The case studies, by title; None if the lists they choose from are not sound.

    `areas` and `statements` are the ids that the checklists have, `pages` the paths that exist under content/.
    """
    taxonomy = _taxonomy(reader, areas)
    entries = []
    for path, source in reader.read_all(reader.folders.case_studies).items():
        rules = broken_rules(source.data, taxonomy, statements, pages)
        if study := reader.checked(CaseStudy, source, rules):
            entries.append(Entry(path.stem, study))
    entries.sort(key=lambda entry: (entry.study.title.casefold(), entry.id))
    return Library(taxonomy, tuple(entries)) if taxonomy else None


def _taxonomy(reader: Reader, areas: Collection[str]) -> Taxonomy | None:
    path = reader.folders.taxonomy
    if not path.is_file():
        hint = "It holds the themes, sectors, sizes, places and units that case studies choose from."
        reader.problem(path, "This file is missing.", hint)
        return None
    source = reader.read(path)
    return reader.checked(Taxonomy, source, taxonomy_rules(source.data, areas)) if source else None

"""A large library of invented case studies, the same every time. Nothing of it ever reaches the site."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import yaml

from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import Years

_WORDS = ("apprentices", "garden", "kitchen", "repair", "orchard", "library", "canal", "theatre", "bakery", "mentoring")


def large_library(library: Library, statements: list[str], count: int) -> Library:
    """A library of `count` case studies, each made of a real one with other facets, words and years."""
    chance = Random(7)
    taxonomy = library.taxonomy
    entries = []
    for number in range(count):
        study = library.entries[number % len(library.entries)].study
        words = " ".join(chance.sample(_WORDS, 4))
        start = chance.randint(2004, 2025)
        changes = {
            "title": f"How the {words} group changed {number}",
            "organisation": f"Invented {chance.choice(_WORDS).capitalize()} {number}",
            "summary": f"{study.summary} It worked with {words}.",
            "sector": chance.choice(list(taxonomy.sectors)),
            "size": chance.choice(list(taxonomy.sizes)),
            "place": chance.choice(list(taxonomy.places)),
            "themes": tuple(chance.sample(list(taxonomy.themes), chance.randint(1, 4))),
            "shows": tuple(chance.sample(statements, chance.randint(0, 4))),
            "years": Years(start=start, end=start + chance.randint(0, 3)),
        }
        entries.append(Entry(f"invented-{chance.choice(_WORDS)}-{number}", study.model_copy(update=changes)))
    entries.sort(key=lambda entry: (entry.study.title.casefold(), entry.id))
    return Library(taxonomy, tuple(entries))


def enlarged(library: Library, statements: list[str], count: int) -> Library:
    """A library of `count` case studies: the real ones, to which guides lead, and for the rest invented ones."""
    invented = large_library(library, statements, max(0, count - len(library.entries)))
    entries = sorted((*library.entries, *invented.entries), key=lambda entry: (entry.study.title.casefold(), entry.id))
    return Library(library.taxonomy, tuple(entries))


def large_project(project: Path, library: Library, copy: Path) -> Path:
    """Copy what a site is made from, with the case studies of `library` instead of its own; return the copy."""
    for name in ("content", "checklists"):
        shutil.copytree(project / name, copy / name)
    folder = copy / "case_studies"
    folder.mkdir()
    shutil.copy(project / "case_studies" / "_taxonomy.yml", folder)
    shutil.copy(project / "mkdocs.yml", copy)
    for entry in library.entries:
        data = entry.study.model_dump(mode="json", exclude_defaults=True)
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=2**20)
        (folder / f"{entry.id}.yml").write_text(text, encoding="utf-8")
    return copy

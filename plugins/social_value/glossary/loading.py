"""Reading the glossary: content/_data/glossary.yml."""

from __future__ import annotations

from collections.abc import Collection

from social_value.glossary.marking import Glossary
from social_value.glossary.model import GlossaryFile
from social_value.glossary.rules import broken_rules
from social_value.reader import Reader


def load(reader: Reader, pages: Collection[str]) -> Glossary | None:
    """The glossary; None if there is none or it is not sound. `pages` are the paths of all hand-written pages."""
    source = reader.read_if_there(reader.folders.glossary)
    file = reader.checked(GlossaryFile, source, broken_rules(source.data, pages)) if source else None
    return Glossary.of(file) if file else None

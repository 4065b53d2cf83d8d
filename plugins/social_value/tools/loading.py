"""Reading the measuring tools: content/_data/tools.yml."""

from __future__ import annotations

from collections.abc import Collection

from social_value.case_studies.coverage import UNKNOWN
from social_value.case_studies.model import Taxonomy
from social_value.reader import Reader
from social_value.tools.model import ToolFile
from social_value.tools.rules import broken_rules


def load(reader: Reader, taxonomy: Taxonomy | None, pages: Collection[str]) -> ToolFile | None:
    """The tools; None if there are none or the file is not sound.

    `taxonomy` is None while its own file cannot be read. `pages` are the paths of all hand-written pages.
    """
    source = reader.read_if_there(reader.folders.tools)
    if not source:
        return None
    sizes = [size for size in taxonomy.sizes if size != UNKNOWN] if taxonomy else None
    return reader.checked(ToolFile, source, broken_rules(source.data, sizes, pages))

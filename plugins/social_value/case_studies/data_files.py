"""Every file that is made of the library's data: what the index finds by, and the open data."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from social_value.case_studies import finder, open_data
from social_value.case_studies.library import Library

_kept: list[Any] = []
"""What the files were made from, and they: few of the rebuilds of `mkdocs serve` change a case study."""


def files(
    library: Library, statements: Mapping[str, str], today: datetime.date, title: str, site_url: str
) -> list[tuple[str, str]]:
    """The path on the site and the text of each file.

    `statements` are the texts of all statements by their ids, `title` is the site's, and `site_url` its public address.
    """
    made_from = (library, dict(statements), today, title, site_url)
    if _kept[:1] != [made_from]:
        _kept.clear()  # first, because those of ten thousand case studies are large
        made = [*finder.files(library, statements, today), *open_data.files(library, title, site_url)]
        _kept[:] = [made_from, [*made, (open_data.SCHEMA, open_data.schema())]]
    found: list[tuple[str, str]] = _kept[1]
    return found

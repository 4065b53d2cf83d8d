"""Reading and checking every file of the toolkit together.

Here is only the order: what a kind of content needs is read before it. How each is read is in the module `loading.py`
of its own folder, and what they all use is in `reader.py`. Every file is read, even when one is broken, so that one run
reports every problem of every file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from social_value import hand_written
from social_value.case_studies import loading as case_studies
from social_value.case_studies.lists import is_list
from social_value.checklists import loading as checklists
from social_value.dates import build_day
from social_value.documents import loading as documents
from social_value.facts import loading as facts
from social_value.folders import Folders
from social_value.glossary import loading as glossary
from social_value.glossary.abbreviations import known
from social_value.guidance import page_paths
from social_value.illustrations import read_illustrations
from social_value.made_pages import made_pages
from social_value.problems import ProblemsError
from social_value.reader import Reader
from social_value.tenders import loading as tenders
from social_value.toolkit import Toolkit
from social_value.tools import loading as tools
from social_value.worksheets import loading as worksheets
from social_value.worksheets.model import SHEETS


def load(folders: Folders, today: datetime.date | None = None) -> Toolkit:
    """Read and check every file. Raises ProblemsError with all problems of all files.

    `today` says what is out of date; without it, it is the day of the build.
    """
    reader = Reader(folders, today or build_day())
    written, made = set(page_paths(folders.content)), made_pages(folders)
    _refuse_twice(reader, (path for path in written if path in made or is_list(path)))

    # From then on everything may quote facts, and use the short forms that the glossary explains.
    others = [folders.glossary, folders.tools, folders.tender_wording, *map(folders.worksheet, SHEETS)]
    reader.facts = facts.load(reader, others)
    words = glossary.load(reader, written)
    reader.explained = known(words.file) if words else None

    drawings = read_illustrations()
    pages = hand_written.load(reader, drawings)
    downloads = documents.load(reader, pages.texts, pages.guides)
    lists = checklists.load(reader, written)
    library = case_studies.load(reader, lists.areas, lists.statements, written | made)
    compared = tools.load(reader, library.taxonomy if library else None, written)
    sheets = worksheets.load(reader)
    tender_wording = tenders.load(reader)

    if reader.problems or not library:
        raise ProblemsError(reader.problems)
    return Toolkit(
        folders=folders,
        guides=pages.guides,
        checklists=lists.sound,
        library=library,
        facts=reader.facts,
        glossary=words,
        tools=compared,
        worksheets=sheets,
        tender_wording=tender_wording,
        illustrations=drawings,
        documents=downloads,
        stale=tuple(sorted(reader.stale)),
        unexplained=tuple(sorted(reader.unexplained)),
    )


def _refuse_twice(reader: Reader, paths: Iterable[str]) -> None:
    """Add a problem for each page that is made and written by hand too."""
    for path in paths:
        hint = "Delete this one, or give it another name."
        reader.problem(reader.folders.content / path, "A page is already made for this address.", hint)

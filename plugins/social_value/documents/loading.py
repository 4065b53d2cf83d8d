"""Making the documents that readers can take away from hand-written pages."""

from __future__ import annotations

from collections.abc import Mapping

from social_value.documents.take_away import NAME, Download, download, page_problems
from social_value.guidance import Guide
from social_value.reader import Reader


def load(reader: Reader, texts: Mapping[str, str], guides: Mapping[str, Guide]) -> dict[str, Download]:
    """The path of each page that has a document, and the document.

    `texts` are all pages by their paths, and `guides` those with sound front matter.
    """
    start = guides.get("index.md")
    toolkit = start.front_matter.title if start else NAME
    found = {}
    for path, text in texts.items():
        problems = list(page_problems(text, reader.folders.shown(reader.folders.content / path)))
        reader.problems += problems
        guide = guides.get(path)
        if guide and not problems and (document := download(text, guide, reader.facts, toolkit)):
            found[path] = document
    return found

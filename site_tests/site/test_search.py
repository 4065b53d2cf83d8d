"""The search's index of the built site: every page is in it, and everything in it leads somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from social_value.search.words import words

KEPT_OUT = re.compile(r"case-studies/(coverage|themes|sectors|places|statements)/|contribute/fields/|404\.html")
"""Pages that say themselves that they are not to be found."""


@pytest.fixture(scope="module")
def documents(site: Path) -> list[Any]:
    """Every document of the index: [address, title, context, sections]."""
    contents = json.loads((site / "search" / "index.json").read_text(encoding="utf-8"))
    folder = site / "search" / contents["version"]
    blocks = [
        json.loads((folder / f"texts-{number}.json").read_text("utf-8")) for number in range(len(contents["texts"]))
    ]
    return [document for block in blocks for document in block]


def test_every_page_is_found_by_the_words_of_its_title(site: Path, pages, documents) -> None:
    titles = {address: words(title) for address, title, _, _ in documents}
    missing = [path for path in pages if path not in titles and not KEPT_OUT.search(path)]
    assert missing == []
    contents = json.loads((site / "search" / "index.json").read_text(encoding="utf-8"))
    indexed = set()
    for number in range(len(contents["words"])):
        text = (site / "search" / contents["version"] / f"words-{number}.json").read_text(encoding="utf-8")
        indexed |= {word for word, _, _ in json.loads(text)}
    assert {word for title in titles.values() for word in title} - set(contents["stop"]) <= indexed


def test_every_address_of_the_search_is_a_page_and_an_id_on_it(pages, documents) -> None:
    addresses = {address for address, _, _, _ in documents}
    addresses |= {f"{address}#{anchor}" for address, _, _, sections in documents for _, anchor, _ in sections if anchor}
    assert len(addresses) > 200
    broken = []
    for address in addresses:
        path, _, anchor = address.partition("#")
        if path not in pages or (anchor and anchor not in pages[path].ids):
            broken.append(address)
    assert broken == []

"""How much of a built site a reader fetches, as it is sent: compressed."""

from __future__ import annotations

import gzip
import re
import statistics
from pathlib import Path
from typing import NamedTuple

from social_value.case_studies import finder

FIRST_CARDS = 4
"""How many files of cards the first screens of results may need."""


class Weight(NamedTuple):
    """Kilobytes of 1000 bytes."""

    written: float
    """As it is on the disk, the mean of all."""
    sent: float
    """As readers get it, the median of a hundred."""


def sent(file: Path) -> int:
    """The bytes of a file as it is sent."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def case_study_page(site: Path) -> Weight:
    """What the HTML of a case study's page weighs."""
    pages = sorted((site / "case-studies").glob("invented-*/index.html"))
    some = pages[:: max(1, len(pages) // 100)]
    as_written = statistics.fmean(page.stat().st_size for page in pages)
    return Weight(as_written / 1000, statistics.median(map(sent, some)) / 1000)


def index_page(site: Path) -> Weight:
    """What the index of case studies weighs: its HTML, its data, and our own scripts and styles that it names."""
    page = site / "case-studies" / "index.html"
    ours = re.findall(r'(?:href|src)="\.\./(assets/social-value/[^"]+\.(?:css|m?js))"', page.read_text("utf-8"))
    cards = sorted((site / finder.FOLDER).glob("cards-*.json"))[:FIRST_CARDS]
    files = {page, site / finder.FINDER, *cards, *(site / path for path in ours)}
    return Weight(sum(file.stat().st_size for file in files) / 1000, sum(map(sent, files)) / 1000)

"""What is wrong in the HTML of a page, and cannot be put right by overriding a part of the theme.

Every correction of the theme says how often its text stands in a page. An upgrade of Material that moves something
fails the build here, with the name of the correction, instead of quietly losing it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, repeat

from social_value.problems import SocialValueError


class CorrectionError(SocialValueError):
    """A page of the theme is not as this module knows it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One replacement in the HTML of every page."""

    what: str
    """What it does, as the rest of “the place to …”."""
    pattern: re.Pattern[str]
    replacement: str
    """As in `re.sub`."""
    times: int
    """How often the pattern stands in a page."""


CORRECTIONS = (
    Correction(
        what="take autocomplete off the switches of the menu and the search: HTML does not allow it on a checkbox",
        pattern=re.compile(r'(<input class="md-toggle" data-md-toggle="(?:drawer|search)"[^>]*?) autocomplete="off">'),
        replacement=r"\1>",
        times=2,
    ),
    Correction(
        what="name the article, where the skip link leads",
        pattern=re.compile(r'<article class="md-content__inner md-typeset">'),
        replacement='<article class="md-content__inner md-typeset" id="sv-content">',
        times=1,
    ),
    Correction(
        # Material's own leads to the first heading: a page of our templates may not have it, 404.html has none.
        what="lead the skip link to the article on every page",
        pattern=re.compile(r'<div data-md-component="skip">\s*(?:<a href="[^"]*" class="md-skip">[^<]*</a>\s*)?</div>'),
        replacement='<div data-md-component="skip"><a href="#sv-content" class="md-skip">Skip to content</a></div>',
        times=1,
    ),
)

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td(?=[ >])")
_ALIGNED = re.compile(r'(<t[hd]\b[^>]*?) style="text-align: (left|center|right);"')
_TAG = re.compile(r"<[^>]+>")


def correct(html: str) -> str:
    """Return a page of the site with every correction made. Raises CorrectionError."""
    for correction in CORRECTIONS:
        html, times = correction.pattern.subn(correction.replacement, html)
        if times != correction.times:
            raise CorrectionError(
                f"The theme has changed: the place to {correction.what} was found {times} times in a page, "
                f"not {correction.times}. See {__name__.replace('.', '/')}.py."
            )
    return labelled(html)


def labelled(html: str) -> str:
    """Return HTML with every cell of its tables from Markdown labelled."""
    return _TABLE.sub(lambda table: align_cells(label_cells(table[0])), html)


def label_cells(table: str) -> str:
    """Give each cell of a table from Markdown the heading of its column, which the style sheet shows on phones.

    There each row is stacked into a block, because a table that has to be scrolled sideways can hardly be read.
    """
    labels = [_TAG.sub("", heading).strip().replace('"', "&quot;") for heading in _HEADING.findall(table)]

    def label_row(row: re.Match[str]) -> str:
        label = chain(labels, repeat(""))
        return _CELL.sub(lambda _: f'<td data-label="{next(label)}"', row[0])

    return _ROW.sub(label_row, table)


def align_cells(table: str) -> str:
    """Say in an attribute of data how cells are aligned: the policy of every page blocks styles in attributes."""
    return _ALIGNED.sub(r'\1 data-align="\2"', table)

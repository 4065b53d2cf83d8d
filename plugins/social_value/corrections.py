"""What is wrong in Material's base template, which cannot be corrected by overriding a part of it.

Every correction says how often its text stands in a page. An upgrade of Material that moves something fails the
build here, with the name of the correction, instead of quietly losing it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from social_value.problems import SocialValueError


class CorrectionError(SocialValueError):
    """A page of the theme is not as this module knows it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One replacement in the HTML of every page."""

    what: str
    """What it puts right, as the rest of a sentence that starts with “to”."""
    pattern: re.Pattern[str]
    replacement: str
    """As in `re.sub`."""
    times: int
    """How often the pattern stands in a page."""


CORRECTIONS = (
    Correction(
        what="take autocomplete off the switches of the menu and the search, which HTML does not allow on checkboxes",
        pattern=re.compile(r'(<input class="md-toggle" data-md-toggle="(?:drawer|search)"[^>]*?) autocomplete="off">'),
        replacement=r"\1>",
        times=2,
    ),
    Correction(
        what="name the article as the place that the skip link leads to",
        pattern=re.compile(r'<article class="md-content__inner md-typeset">'),
        replacement='<article class="md-content__inner md-typeset" id="sv-content">',
        times=1,
    ),
    Correction(
        # Material links to the first heading: a page without one, such as the one for wrong addresses, has no link.
        what="lead the skip link to the article on every page",
        pattern=re.compile(r'<div data-md-component="skip">\s*(?:<a href="[^"]*" class="md-skip">[^<]*</a>\s*)?</div>'),
        replacement='<div data-md-component="skip"><a href="#sv-content" class="md-skip">Skip to content</a></div>',
        times=1,
    ),
)


def correct(html: str) -> str:
    """Return a page of the site with every correction made. Raises CorrectionError."""
    for correction in CORRECTIONS:
        html, times = correction.pattern.subn(correction.replacement, html)
        if times != correction.times:
            raise CorrectionError(
                f"The theme has changed: the place to {correction.what} was found {times} times in a page, "
                f"not {correction.times}. See {__name__.replace('.', '/')}.py."
            )
    return html

"""Our own drawings, which a page of content/ places by name, on a line of its own:

    {illustration:impact-map}

Each is a file of HTML in theme/social_value/illustrations/: a <figure> with its caption, whose words are text that
wraps, is read aloud and is found by the search; only what is no word is drawn, as SVG. The drawing becomes part of the
page, because one that was loaded as a picture would know nothing of the reader's choice of colours. Its colours are
classes of assets/social-value/illustrations.css, for light and dark, forced colours and paper.
"""  # noqa: D400, D415  # the example belongs to the first sentence

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from social_value.braces import in_front_matter, pieces, position, quotes
from social_value.problems import Problem, did_you_mean
from social_value.published import THEME

FOLDER = THEME / "social_value" / "illustrations"

_PIECES = pieces("illustration")
_QUOTE = re.compile(r"\{illustration:([a-z0-9-]+)\}")

Illustrations = Mapping[str, str]
"""Name -> HTML."""


def read_illustrations(folder: Path = FOLDER) -> Illustrations:
    """Read every drawing."""
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("*.html"))}


def illustrated(text: str, illustrations: Illustrations) -> str:
    """`text` with every drawing in its place. What names none stays as it is."""

    def replace(piece: re.Match[str]) -> str:
        quote = _QUOTE.fullmatch(piece["quote"] or "")
        # Empty lines around it make it a part of its own, whatever stands before and after.
        return f"\n{illustrations[quote[1]]}\n" if quote and quote[1] in illustrations else piece[0]

    return _PIECES.sub(replace, text)


def page_problems(text: str, shown: str, known: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the illustrations of a hand-written page: `text` is the whole file."""
    placed = set()
    for start, quote in quotes(text, _PIECES):
        line, column, before = position(text, start)
        after = text[start + len(quote) :].partition("\n")[0]
        found = _QUOTE.fullmatch(quote)
        wrong: tuple[str, str] | None = None
        if not found:
            hint = "Write it like {illustration:impact-map}, without spaces."
            wrong = f"“{quote}” is not how an illustration is placed.", hint
        elif found[1] not in known:
            hint = did_you_mean(found[1], known) or f"There are: {', '.join(sorted(known))}."
            wrong = f"There is no illustration “{found[1]}”.", hint
        elif before or after.strip() or in_front_matter(text, start):
            hint = "Put it on a line of its own in the text of the page, with nothing before it on that line."
            wrong = "An illustration cannot stand here.", hint
        elif found[1] in placed:
            # Its parts have ids, and an id can be on a page only once.
            wrong = f"The illustration “{found[1]}” is already on this page.", "Take one of the two away."
        else:
            placed.add(found[1])
        if wrong:
            yield Problem(shown, line, column, "", *wrong)

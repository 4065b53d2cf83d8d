"""Short forms in capitals that a page uses and nobody explains.

They stop nothing: a contributor's page must not wait for somebody who knows what GMCA means. `check` and the build
name them, and a test holds the toolkit itself to having none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from social_value.braces import position
from social_value.findings import texts
from social_value.glossary.model import GlossaryFile
from social_value.problems import Problem
from social_value.source import Source, dotted

_SHORT = re.compile(
    r"(?<![\w])[A-Z][A-Z0-9]{0,40}[A-Z][A-Z0-9]{0,9}?(?=s?(?![\w]))|(?<![\w])[A-Z]{2,40}[0-9]{1,9}(?![\w])"
)
"""Two capitals or more, and figures after them; an s may follow for the plural."""
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]+")
"""What every short form is at least."""
_PASSED_OVER = re.compile(
    r"\A---\n.*?\n---$|^```.*?^```|`[^`\n]{1,999}`|^\[\^[^\]\n]{1,99}\]:.*?$|\]\([^)\n]{0,999}\)|https?://\S+"
    r"|\{[#:.][^}\n]{0,999}\}|<[^>\n]{0,999}>",
    re.DOTALL | re.MULTILINE,
)
"""What of a page is no text for readers, and its footnotes: the titles of sources are not our words."""
_NO_TEXT = frozenset({"id", "address", "sources", "guides", "tags", "short", "shows", "theme"})
"""Fields of YAML with names for machines, or with the names and titles of sources."""


def known(glossary: GlossaryFile) -> set[str]:
    """Every short form that the glossary explains or lets pass."""
    names = " ".join(name for term in glossary.terms for name in term.names)
    return {found[0] for found in _SHORT.finditer(names)} | {each.short for each in glossary.everyday}


def unexplained(text: str, shown: str, explained: Collection[str]) -> Iterator[Problem]:
    """Each short form in a Markdown page that nobody explains, once, where it first stands."""
    # Of the same length, so that places stay what they are.
    text = _PASSED_OVER.sub(lambda part: re.sub(r"[^\n]", " ", part[0]), text.replace("\r\n", "\n"))
    seen = set(explained)
    for found in _SHORT.finditer(text):
        if found[0] not in seen:
            seen.add(found[0])
            line, column, _ = position(text, found.start())
            yield Problem(shown, line, column, "", *_words(found[0]))


def unexplained_in(source: Source, explained: Collection[str]) -> Iterator[Problem]:
    """Each short form in a checklist or a case study that nobody explains, once, where it first stands."""
    # Most files have none, and there may be ten thousand of them.
    if all(capitals in explained for capitals in _CAPITALS.findall(source.text)):
        return
    seen = set(explained)
    for loc, text in texts(source.data, but=_NO_TEXT):
        for found in _SHORT.finditer(text):
            if found[0] not in seen:
                seen.add(found[0])
                yield Problem(source.path, *source.within(loc, found[0]), dotted(loc), *_words(found[0]))


def _words(short: str) -> tuple[str, str]:
    hint = "Write it in full, or add it to content/_data/glossary.yml with what it means."
    return f"“{short}” is not in the glossary.", hint

"""What must hold between the words of the tender pack and the page that uses them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from social_value.findings import Finding, children, repeated, review_dates, texts, unknown, words
from social_value.source import Loc
from social_value.tenders.names import ALWAYS, LABELS, OPTIONAL, PHRASES, PREFLIGHT, SECTIONS, SENTENCES, WARNINGS

_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_BLANK = re.compile(r"\{([a-z]+)\}")


def broken_rules(data: Any) -> Iterator[Finding]:
    """Everything wrong within the words of the tender pack."""
    yield from _names(data, "sections", SECTIONS)
    yield from _names(data, "phrases", PHRASES)
    yield from _names(data, "labels", LABELS)
    for field in ("sections", "labels", "phrases"):
        for loc, text in _texts_of(data, field):
            yield from _blanks(loc, text, frozenset())
    for field, known in (("sentences", SENTENCES), ("warnings", WARNINGS)):
        yield from _names(data, field, known)
        for loc, text in _texts_of(data, field):
            # Of one text where names should stand, it is all that is to be said that it is no group.
            yield from _blanks(loc, text, known.get(str(loc[1]), frozenset())) if len(loc) > 1 else ()
    yield from _always_said(data)
    yield from _checks(data)
    yield from review_dates(data)


def _checks(data: Any) -> Iterator[Finding]:
    checks = list(children(data, "preflight"))
    yield from repeated([((*at, "id"), check.get("id")) for at, check in checks], "check id")
    for at, check in checks:
        name = str(check.get("id"))
        if not check.get("own"):
            yield from unknown((*at, "id"), name, PREFLIGHT, "check that the page makes")
        elif name in PREFLIGHT:
            yield Finding((*at, "own"), f"The page makes the check “{name}” itself.", "Leave “own” out.")
        for loc, text in texts(check, but=("id", "own"), at=at):
            yield from _blanks(loc, text, PREFLIGHT.get(name, frozenset()))
    if missing := set(PREFLIGHT) - {str(check.get("id")) for _, check in checks}:
        yield _missing("preflight", missing)


def _always_said(data: Any) -> Iterator[Finding]:
    """A finding for each sentence that says nothing when only what is always known can be filled in."""
    sentences = data.get("sentences") if isinstance(data, dict) else None
    for name in SENTENCES if isinstance(sentences, dict) else ():
        known = ALWAYS.get(name, frozenset())
        said = [text for _, text in words(sentences, name)]
        if said and name not in OPTIONAL and not any(set(_BLANK.findall(text)) <= known for text in said):
            message = f"No sentence of “{name}” can be used when its blanks are not all filled."
            named = ", ".join(f"{{{blank}}}" for blank in sorted(known)) or "none"
            yield Finding(("sentences", name), message, f"End with one that has no other blanks than these: {named}.")


def _names(data: Any, field: str, known: Collection[str]) -> Iterator[Finding]:
    """A finding for each name that no page uses, and one for those that are missing."""
    found = data.get(field) if isinstance(data, dict) else None
    if not isinstance(found, Mapping):
        return
    for name in found:
        yield from unknown((field, name), name, known, f"name in “{field}”")
    if missing := set(known) - set(found):
        yield _missing(field, missing)


def _missing(field: str, names: Collection[str]) -> Finding:
    listed = ", ".join(sorted(names))
    return Finding((field,), f"“{field}” lacks: {listed}.", "The tender page needs each of them.")


def _texts_of(data: Any, field: str) -> Iterator[tuple[Loc, str]]:
    yield from texts(data.get(field) if isinstance(data, dict) else None, at=(field,))


def _blanks(loc: Loc, text: str, known: Collection[str]) -> Iterator[Finding]:
    """A finding for each pair of curly brackets in the text that is no blank of this place."""
    for braces in _BRACES.findall(text):
        blank = _BLANK.fullmatch(braces)
        if blank and blank[1] in known:
            continue
        listed = ", ".join(f"{{{name}}}" for name in sorted(known))
        hint = f"Here may stand: {listed}." if known else "Here are no blanks: leave the curly brackets out."
        yield Finding(loc, f"“{braces}” is no blank that the page can fill here.", hint)

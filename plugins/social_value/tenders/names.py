"""Every name that the browser's modules of the tender pack use, and the blanks that each can fill."""

from __future__ import annotations

from collections.abc import Mapping

SECTIONS = frozenset({"will", "know", "report", "added"})

SENTENCES: Mapping[str, frozenset[str]] = {
    "promising": frozenset({"buyer"}),
    "commitment": frozenset({"what", "number", "by", "who"}),
    "responsible": frozenset({"who"}),
    "figure": frozenset({"what", "figure", "period", "date", "source", "e"}),
    "checked": frozenset(),
    "reporting": frozenset({"buyer"}),
    "measure": frozenset({"what", "measure"}),
    "measured": frozenset({"what", "e", "first", "from", "last", "to"}),
    **{outcome: frozenset({"what", "record", "buyer"}) for outcome in ("kept", "partly", "not")},
    "period": frozenset({"by"}),
    "source": frozenset({"buyer"}),
}
"""The blanks of each sentence."""

OPTIONAL = frozenset({"period"})
"""Sentences that may all have blanks; each of the others has one in the end that can always be filled."""

ALWAYS: Mapping[str, frozenset[str]] = {
    "commitment": frozenset({"what"}),
    "responsible": frozenset({"who"}),
    "figure": frozenset({"what", "e"}),
    "measure": frozenset({"what", "measure"}),
    "measured": frozenset({"what", "e"}),
    **{outcome: frozenset({"what"}) for outcome in ("kept", "partly", "not")},
}
"""The blanks that the page can always fill where it uses a sentence."""

_OF_LINE = frozenset({"e", "what"})
_OF_TEXT = frozenset({"what"})

WARNINGS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("undated", "stale", "pledge", "unnamed", "core"), _OF_LINE),
    **dict.fromkeys(("unproved", "policy", "unindexed", "future", "done", "local", "core-promise"), _OF_TEXT),
    **dict.fromkeys(("gone", "unknown"), frozenset({"e"})),
    "vague": frozenset({"what", "missing"}),
    "past": frozenset({"what", "by"}),
    "over": frozenset({"count", "limit", "over"}),
}
"""The blanks of each warning."""

PREFLIGHT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("question", "commitments", "proved", "indexed", "apart"), frozenset()),
    **dict.fromkeys(("supporting", "none-attached", "due"), frozenset()),
    **dict.fromkeys(("questions", "attachments"), frozenset({"count", "total", "left"})),
    "limit": frozenset({"count", "limit", "over"}),
}
"""The blanks of each check that the page makes. Others are for the reader to tick, and have none."""

PHRASES = frozenset({"future", "done", "policy", "local", "number"})

LABELS = frozenset(
    {"question", "answer", "commitments", "evidence", "documents"}
    | {"what", "number", "who", "by", "measure", "kind", "core", "added"}
    | {"e", "shows", "figure", "date", "dated", "source", "kept", "checked", "gone"}
    | {"missing-number", "missing-who", "missing-by", "and"}
)

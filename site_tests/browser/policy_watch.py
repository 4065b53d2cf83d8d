"""Notices every breach of the policy of a page, and every page that tells where its reader was, in any engine.

A page can say what is to be blocked, but not where to report it: only a header can. So the server of the tests sends
the policy of its pages as one that is reported and not enforced, and browsers tell that same server. It also sends the
headers that we suggest to those who can send any.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

_SUGGESTED = (Path(__file__).parents[2] / "content" / "your-own-city.md").read_text(encoding="utf-8")
_BLOCK = re.search(r"```http\n(.*?)```", _SUGGESTED, re.DOTALL)
assert _BLOCK
SUGGESTED: list[tuple[str, str]] = [tuple(line.split(": ", 1)) for line in _BLOCK[1].splitlines()]  # type: ignore[misc]
"""The headers on the page about one's own city: name and value."""

breaches: list[str] = []
"""What browsers have reported since somebody last looked."""


def policy_of(site: Path) -> str:
    """The policy of a built site, which is the same on all its pages."""
    html = (site / "404.html").read_text(encoding="utf-8")
    [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return str(policy)


def note(body: bytes) -> None:
    """Take in the report of a browser."""
    report = json.loads(body)["csp-report"]
    names = ("effective-directive", "blocked-uri", "document-uri", "source-file", "line-number")
    breaches.append(", ".join(f"{name} {report.get(name)}" for name in names))


def note_referrer(address: str | None) -> None:
    """Take in where a browser says that it comes from: a script or a style sheet may be, but never a page."""
    if address and not urlsplit(address).path.endswith((".mjs", ".js", ".css")):
        breaches.append(f"referrer {address}")


def take() -> list[str]:
    """Return the breaches that nobody has looked at yet."""
    found = breaches.copy()
    breaches.clear()
    return found

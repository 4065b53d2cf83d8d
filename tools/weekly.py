"""The weekly look: what is out of date, outside links that lead nowhere, and a new version of what the site stands on.

    python -m tools.weekly site

prints one report in Markdown for the built site in the folder `site`. It asks the outside world, so no test runs it
whole; each part is worked out by a function that does not.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import Problem

ROOT = Path(__file__).parents[1]
WATCHED = "mkdocs-material"


def stale_part(stale: Iterable[Problem]) -> str:
    """The facts and pages that are past their day."""
    lines = [f"- `{each.path}:{each.line}` {each.message} {each.hint}" for each in stale]
    return _part("Facts and pages to read again", lines, "Nothing is out of date.")


def links_part(found: Mapping[str, Any], site: Path) -> str:
    """The outside links that lead nowhere, each with the pages that have it, from what lychee found."""
    pages: dict[tuple[str, str], list[str]] = {}
    for file, links in sorted(found["error_map"].items()):
        page = Path(file).resolve().relative_to(site.resolve()).as_posix().removesuffix("index.html") or "./"
        for link in links:
            why = link["status"].get("details") or link["status"]["text"]
            pages.setdefault((link["url"], " ".join(why.split())), []).append(page)
    lines = [
        f"- <{url}>: {why}. On {', '.join(f'`{page}`' for page in dict.fromkeys(on))}."
        for (url, why), on in sorted(pages.items())
    ]
    note = "Some servers turn robots away: open each in a browser before you change anything." if lines else ""
    return _part("Outside links that lead nowhere", lines, "Every link was answered.", note)


def version_part(installed: str, answer: str) -> str:
    """Whether there is a newer version, from what `pip index versions` printed."""
    newest = re.match(r"\S+ \(([^)]+)\)", answer)
    if not newest:
        return _part("New versions", [f"- The versions of {WATCHED} could not be asked for."], "")
    lines = [f"- {WATCHED} {newest[1]} is there. We use {installed}: `make lock UPGRADE=1`, then `make test`."]
    return _part("New versions", lines if newest[1] != installed else [], f"{WATCHED} {installed} is the newest.")


def _part(title: str, lines: list[str], nothing: str, note: str = "") -> str:
    return "\n\n".join([f"## {title}", *([note] if note else []), "\n".join(lines) or nothing])


def main(arguments: list[str]) -> int:
    """Print the report for a site's folder. Return 0."""
    site = Path(arguments[0])
    command = ["lychee", "--no-progress", "--format", "json", "--include", "^https?://", "--max-concurrency", "4"]
    # It ends with 2 where a link leads nowhere, which is no failure of ours.
    checked = subprocess.run([*command, str(site)], capture_output=True, text=True, check=False)
    asked = subprocess.run(  # its output is only read
        [sys.executable, "-m", "pip", "index", "versions", WATCHED], capture_output=True, text=True, check=False
    )
    parts = [
        "This issue is written anew each Monday. Close it when there is nothing left to do.",
        stale_part(load(Folders.of(ROOT)).stale),
        links_part(json.loads(checked.stdout), site),
        version_part(version(WATCHED), asked.stdout),
    ]
    print("\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The weekly look: what is out of date, links that lead nowhere, new versions and known weaknesses of what we stand on.

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


def advisories_part(python: str, npm: str) -> str:
    """The known weaknesses of the locked packages, from what `pip-audit` and `npm audit` printed as JSON."""
    try:
        audited, other = json.loads(python)["dependencies"], json.loads(npm)["vulnerabilities"]
    except (ValueError, KeyError):
        return _part("Known weaknesses", ["- The lists of known weaknesses could not be asked."], "")
    lines = [
        f"- {each['name']} {each['version']}: {weakness['id']}. "
        + (f"Mended in {', '.join(fixed)}." if (fixed := weakness["fix_versions"]) else "Nothing mends it yet.")
        for each in audited
        for weakness in each.get("vulns", ())
    ]
    lines += [
        f"- {name} {each['range']} (npm): {each['severity']}. "
        + ("There is a version that mends it." if each["fixAvailable"] else "Nothing mends it yet.")
        for name, each in sorted(other.items())
    ]
    note = "Read whether it concerns us, then `make lock UPGRADE=1` and `make test`." if lines else ""
    return _part("Known weaknesses", lines, "No package that we have locked is known to have one.", note)


def _part(title: str, lines: list[str], nothing: str, note: str = "") -> str:
    return "\n\n".join([f"## {title}", *([note] if note else []), "\n".join(lines) or nothing])


def _said(*command: str) -> str:
    """What a program printed, or nothing if there is no such program."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def main(arguments: list[str]) -> int:
    """Print the report for a site's folder. Return 0."""
    site = Path(arguments[0])
    command = ["lychee", "--no-progress", "--format", "json", "--include", "^https?://", "--max-concurrency", "4"]
    # It ends with 2 where a link leads nowhere, which is no failure of ours.
    checked = subprocess.run([*command, str(site)], capture_output=True, text=True, check=False)
    asked = subprocess.run(  # its output is only read
        [sys.executable, "-m", "pip", "index", "versions", WATCHED], capture_output=True, text=True, check=False
    )
    # Each of these ends with 1 where it finds something. pip-audit is not one of our packages: the workflow brings it.
    audited = _said(
        "pip-audit", "--requirement", "requirements-test.txt", "--no-deps", "--disable-pip", "--format", "json"
    )
    npm = _said("npm", "audit", "--json")
    parts = [
        "This issue is written anew each Monday. Close it when there is nothing left to do.",
        stale_part(load(Folders.of(ROOT)).stale),
        links_part(json.loads(checked.stdout), site),
        version_part(version(WATCHED), asked.stdout),
        advisories_part(audited, npm),
    ]
    print("\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

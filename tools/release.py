"""Cut a release: the version, its section of the changelog, the frozen editions, a commit and a tag.

    python -m tools.release 0.2.0

changes nothing unless everything is in order, and sends nothing anywhere: push the commit and the tag when you are
content. `git tag -d v0.2.0` and `git reset --hard HEAD~1` take it back until then.
"""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from pathlib import Path

from social_value.dates import build_day
from social_value.folders import Folders
from social_value.frozen import freeze
from social_value.loading import load
from social_value.problems import ProblemsError

ROOT = Path(__file__).parents[1]
VERSION_FILE = "plugins/social_value/__init__.py"
CHANGELOG = "CHANGELOG.md"
UNRELEASED = "## Unreleased\n"

_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_NUMBERS = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}")


class ReleaseError(Exception):
    """The release cannot be cut, with the reason."""


def next_version(text: str, version: str) -> str:
    """The file that says the version, with the new one. Raises ReleaseError unless it is a later one."""
    found = _VERSION.search(text)
    if not found or not _NUMBERS.fullmatch(version):
        raise ReleaseError(f"“{version}” is no version. Write three numbers, such as 0.2.0.")
    if _parts(version) <= _parts(found[1]):
        raise ReleaseError(f"{version} is not after {found[1]}, which is the version now.")
    return _VERSION.sub(f'__version__ = "{version}"', text)


def next_changelog(text: str, version: str, today: datetime.date) -> str:
    """The changelog, with what was unreleased under the version. Raises ReleaseError if there is nothing."""
    before, found, after = text.partition(UNRELEASED)
    if not found:
        raise ReleaseError(f"{CHANGELOG} has no section “Unreleased”.")
    if not re.search(r"^- ", after.partition("\n## ")[0], re.MULTILINE):
        raise ReleaseError(f"{CHANGELOG} names nothing under “Unreleased”. Say there what has changed.")
    return f"{before}{UNRELEASED}\n## {version}, {today.isoformat()}\n{after}"


def cut(root: Path, version: str, today: datetime.date) -> str:
    """Cut the release in the project at `root`; return the tag's name. Raises ReleaseError, having changed nothing."""
    if _git(root, "status", "--porcelain"):
        raise ReleaseError("There are changes that are not committed. Commit them, or take them back.")
    tag = f"v{version}"
    if _git(root, "tag", "--list", tag):
        raise ReleaseError(f"There is a tag {tag} already.")
    files = {name: (root / name).read_text(encoding="utf-8") for name in (VERSION_FILE, CHANGELOG)}
    changed = {
        VERSION_FILE: next_version(files[VERSION_FILE], version),
        CHANGELOG: next_changelog(files[CHANGELOG], version, today),
    }
    try:
        kept = freeze(load(Folders.of(root)))
    except ProblemsError as error:
        raise ReleaseError(str(error)) from None
    for name, text in changed.items():
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    _git(root, "add", "--", *changed, *map(str, kept))
    _git(root, "commit", "--quiet", "--message", f"Release {version}")
    _git(root, "tag", "--annotate", tag, "--message", f"Release {version}")
    return tag


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def main(arguments: list[str]) -> int:
    """Cut the release of this project. Return 0, or 1 if it cannot be cut, or 2 if no version was given."""
    if len(arguments) != 1:
        print("Say which version: python -m tools.release 0.2.0", file=sys.stderr)
        return 2
    try:
        tag = cut(ROOT, arguments[0], build_day())
    except ReleaseError as error:
        print(f"No release was cut. {error}", file=sys.stderr)
        return 1
    print(f"Cut {tag}. Look at it with `git show {tag}`, then `git push origin main {tag}`.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

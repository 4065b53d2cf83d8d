"""Our own scripts and styles as readers get them: joined and minified by `make scripts` from those in `theme/`.

The package keeps both. `theme/` holds what people write and read; `published/`, which git ignores, what is made of it:

    published/
      made-from.json    what it was made from
      theme/            comes before the readable theme; the same names, and `parts/` that are fetched when needed

Times say nothing, because a fresh clone makes every file new, so what it was made from is told by its contents.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from social_value.problems import SocialValueError

__all__ = [
    "MADE_FROM",
    "PUBLISHED",
    "SOURCES",
    "THEME",
    "ZIP",
    "ZIP_PACKAGE",
    "PublishedError",
    "are_chosen",
    "check",
    "fingerprint",
    "sources",
]

_PACKAGE = Path(__file__).parent

THEME = _PACKAGE / "theme"
"""The readable theme: templates, scripts, styles and pictures."""

SOURCES = THEME / "assets" / "social-value"
"""The folder of the readable ones. Pictures stand in it too."""

ZIP = "documents/zip.mjs"
"""The readable one that is joined from a package, which no browser finds by its name."""

ZIP_PACKAGE = _PACKAGE.parents[1] / "node_modules" / "fflate" / "esm" / "browser.js"
"""The package itself, whole. Only a clone of the project has it; published ones hold what they need of it."""

PUBLISHED = _PACKAGE / "published"
"""The folder of the published ones. It is made whole or not at all."""

MADE_FROM = "made-from.json"
"""The file in it that says what it was made from: at `sources`, their fingerprint."""

_HINT = "Run `make scripts`, or choose `scripts: source` for the plugin social-value in mkdocs.yml."


class PublishedError(SocialValueError):
    """The published scripts are not there, or were made from other sources."""


def sources(folder: Path = SOURCES) -> Iterator[Path]:
    """Yield every script and style sheet of the readable ones, sorted."""
    yield from sorted(path for path in folder.rglob("*") if path.suffix in {".mjs", ".css"})


def fingerprint(folder: Path = SOURCES) -> str:
    """Return 64 hexadecimal digits that change with any name or content of a script or style sheet."""
    files = {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in sources(folder)}
    return sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()


def are_chosen(option: str | None) -> bool:
    """Say whether readers get the published ones: as the option says or, if it says nothing, where they are there.

    Raises PublishedError if so, and they are not what they should be.
    """
    chosen = PUBLISHED.is_dir() if option is None else option == "published"
    if chosen:
        check()
    return chosen


def check(published: Path = PUBLISHED, folder: Path = SOURCES) -> None:
    """Raise PublishedError unless the published ones were made from the readable ones as they are now."""
    try:
        made_from = json.loads((published / MADE_FROM).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        raise PublishedError(f"The published scripts and styles are not there. {_HINT}") from None
    if made_from.get("sources") != fingerprint(folder):
        raise PublishedError(f"The scripts or styles have changed since the published ones were made. {_HINT}")

"""A toolkit for another city: a folder with one of each kind of file, which builds as it is."""

from __future__ import annotations

import datetime
from pathlib import Path

from social_value import schema
from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import SocialValueError

STARTER = Path(__file__).parent / "starter"
"""The files, as they are but for the days in them."""


class StartError(SocialValueError):
    """The folder for a new toolkit cannot be used."""


def start(folder: Path, today: datetime.date) -> list[Path]:
    """Write a new toolkit into `folder`, which must be empty or new; return the files written. Raises StartError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StartError(f"{folder} is not an empty folder. Name a new one; nothing was written.")
    days = {"{today}": today.isoformat(), "{next_year}": (today + datetime.timedelta(days=365)).isoformat()}
    written = []
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        text = source.read_text(encoding="utf-8")
        for mark, day in days.items():
            text = text.replace(mark, day)
        target = folder / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        written.append(target)
    folders = Folders.of(folder)
    return written + schema.write(load(folders, today), folders.schemas)

"""What an edit broke, compared with an earlier state of the project in git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import PurePosixPath

from social_value.checklists.editions import broken_promises
from social_value.findings import located
from social_value.folders import Folders
from social_value.problems import Problem, ProblemsError, SocialValueError
from social_value.source import parse, read


class SinceError(SocialValueError):
    """The earlier state cannot be read from git."""


def broken_since(folders: Folders, ref: str) -> Iterator[Problem]:
    """Every promise to readers that today's checklists break, compared with those of `ref`.

    `ref` is anything git understands: a tag, a branch, a commit. Raises SinceError.
    """
    shown = folders.shown(folders.checklists)
    for name in _git(folders, "ls-tree", "--name-only", "-z", ref, f"{shown}/").split("\0"):
        path = PurePosixPath(name)
        if path.suffix != ".yml" or path.name.startswith("_"):
            continue
        today = folders.checklists / path.name
        if not today.is_file():
            yield Problem(
                name, 1, 1, "", f"The checklist “{path.stem}” is gone.", "Put it back: saved answers name it."
            )
            continue
        try:
            old = parse(_git(folders, "show", f"{ref}:./{name}"), name)
        except ProblemsError:
            yield Problem(name, 1, 1, "", f"This file as it was at {ref} cannot be read, so it was not compared.")
            continue
        try:
            new = read(today, name)
        except ProblemsError:
            continue  # the ordinary check reports it
        yield from located(new, broken_promises(old.data, new.data))


def _git(folders: Folders, *arguments: str) -> str:
    return git(folders, *arguments).decode(errors="replace")


def git(folders: Folders, *arguments: str) -> bytes:
    """What git answers in the project's folder. Raises SinceError."""
    command = ["git", "-C", str(folders.root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603  # no shell
    except OSError:
        raise SinceError("git is not installed here, so there is nothing to compare with.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise SinceError(f"git cannot read that state of the project: {said[-1] if said else 'no reason given'}")
    return done.stdout

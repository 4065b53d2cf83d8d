"""`format`: every YAML file in one style."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from social_value.commands.common import end_with, existing, folders_of, project_option, say
from social_value.folders import Folders
from social_value.formatting import formatted
from social_value.problems import Problem, ProblemsError


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@project_option
@click.option(
    "--check", "only_look", is_flag=True, help="Change nothing. Name the files, and end with 1 if there are any."
)
def format_files(paths: tuple[Path, ...], project: Path, only_look: bool) -> None:
    """Put the YAML of PATHS (files or folders), or of all, in one style. Comments and data stay as they are.

    A file in another style is not wrong: nothing fails because of it. Ends with 0, or with 1 if a file cannot be
    read; that file is left alone, and the others are put in shape.
    """
    folders, wanted = folders_of(project), existing(paths)
    problems: list[Problem] = []
    changed = []
    for path in _files(folders):
        if wanted and not any(path.resolve().is_relative_to(each) for each in wanted):
            continue
        shown, content = folders.shown(path), path.read_bytes()
        try:
            text = formatted(content, shown)
        except ProblemsError as error:
            problems += error.problems
            continue
        if text.encode() != content:
            changed.append(shown)
            if not only_look:
                path.write_bytes(text.encode())
    for shown in changed:
        say(f"{'Would change' if only_look else 'Changed'} {shown}")
    if problems:
        end_with(problems)
    if not changed:
        say("Every file is in shape.")
    elif only_look:
        raise SystemExit(1)


def _files(folders: Folders) -> Iterator[Path]:
    """Every YAML file that the toolkit reads."""
    for folder in (folders.case_studies, folders.checklists, folders.data):
        yield from sorted(folder.glob("*.yml"))

"""What the commands share: the project's folder, and how a report is shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import Problem, ProblemsError, format_report
from social_value.toolkit import Toolkit

HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}

project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder that holds content/, case_studies/ and checklists/.",
)

_PLACE = re.compile(r"^\S+:\d+:\d+:")


def folders_of(project: Path) -> Folders:
    """The folders of a project, by their full names."""
    return Folders.of(project.resolve())


def load_project(project: Path) -> Toolkit:
    """The toolkit of the project, or its problems on the screen and exit code 1."""
    try:
        return load(folders_of(project))
    except ProblemsError as error:
        end_with(error.problems)


def end_with(problems: Iterable[Problem], style: str = "auto") -> NoReturn:
    """Show the problems, and end with 1. `style` is text, github, or auto, which looks where we run."""
    environ = os.environ if style == "auto" else {"GITHUB_ACTIONS": "true" if style == "github" else ""}
    show_report(format_report(problems, environ))
    raise SystemExit(1)


def show_report(report: str) -> None:
    """Show a report: on a terminal, places stand out and hints step back."""
    for line in report.split("\n"):
        if place := _PLACE.match(line):
            line = click.style(place[0], bold=True) + line[place.end() :]
        elif line.startswith("    Hint:"):
            line = click.style(line, fg="cyan")
        say(line)


def say(line: str) -> None:
    """Write a line. Click takes colours away where nobody sees them; NO_COLOR takes them away everywhere."""
    click.echo(line, color=False if os.environ.get("NO_COLOR") else None)


def existing(paths: Iterable[Path]) -> list[Path]:
    """The full names of files and folders that were asked for. Ends with 2 if there is no such thing."""
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
    return [path.resolve() for path in paths]

"""`check`: what is wrong."""

from __future__ import annotations

from pathlib import Path

import click

from social_value.commands.common import end_with, existing, folders_of, project_option, say
from social_value.folders import Folders
from social_value.loading import load
from social_value.private import exported_assessments
from social_value.problems import Problem, ProblemsError, SocialValueError
from social_value.since import broken_since
from social_value.toolkit import Toolkit


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@project_option
@click.option("--since", metavar="REF", help="Compare with this state in git too: is every saved answer still safe?")
@click.option(
    "--stale",
    is_flag=True,
    help="List facts past check_after and pages past review_by too, and end with 1 if there are any.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["auto", "text", "github"]),
    default="auto",
    show_default="github where GITHUB_ACTIONS says so, else text",
    help="github also marks each problem at its own line of a pull request.",
)
def check(paths: tuple[Path, ...], project: Path, since: str | None, stale: bool, style: str) -> None:
    """Check every file, and report the problems of PATHS (files or folders), or of all.

    Ends with 0 if there are none, and with 1 if there are. What is only out of date is no problem, except with
    --stale. SOURCE_DATE_EPOCH may name another day than today, in seconds since 1970. A short form in capitals that
    the glossary does not hold is no problem either; a notice names it.

    Files refer to each other, so all of them are always read. An exported assessment in the project is a
    problem too, because it may hold somebody's real answers.
    """
    wanted = existing(paths)
    folders = folders_of(project)
    try:
        toolkit, problems = _read(folders)
        found = [*problems, *exported_assessments(folders.root)]
        found += toolkit.stale if toolkit and stale else ()
        found += broken_since(folders, since) if since else ()
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None

    def asked_for(problem: Problem) -> bool:
        place = (folders.root / problem.path).resolve()
        return not wanted or any(place.is_relative_to(path) for path in wanted)

    for notice in filter(asked_for, toolkit.unexplained if toolkit else ()):
        say(f"Notice: {notice.path}:{notice.line}:{notice.column}: {notice.message} {notice.hint}")
    if reported := list(filter(asked_for, found)):
        end_with(reported, style)
    if found or not toolkit:
        say("No problems in these files. There are problems in others: run it without naming files.")
    else:
        files = _file_count(toolkit)
        say(f"No problems in {files} files{', and nothing is out of date' if stale else ''}.")


def _read(folders: Folders) -> tuple[Toolkit | None, tuple[Problem, ...]]:
    """The toolkit, or what is wrong with its files."""
    try:
        return load(folders), ()
    except ProblemsError as error:
        return None, error.problems


def _file_count(toolkit: Toolkit) -> int:
    data = sum(1 for _ in toolkit.folders.data.glob("*.yml"))
    return len(toolkit.checklists) + len(toolkit.library.entries) + len(toolkit.guides) + data

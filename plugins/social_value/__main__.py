"""The command line: `python -m social_value`.

Exit codes: 0 all is well; 1 something in the files needs putting right; 2 the command was not understood.
"""

from __future__ import annotations

from pathlib import Path

import click

from social_value import __version__
from social_value import schema as schemas
from social_value.folders import Folders
from social_value.frozen import freeze as freeze_editions
from social_value.loading import load
from social_value.private import exported_assessments
from social_value.problems import Problem, ProblemsError, SocialValueError, format_report
from social_value.since import broken_since
from social_value.stage import stage as stage_site
from social_value.toolkit import Toolkit

project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder that holds content/, case_studies/ and checklists/.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="social_value")
def main() -> None:
    """Check the toolkit's files, and make things from them."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@project_option
@click.option("--since", metavar="REF", help="Compare with this state in git too: is every saved answer still safe?")
@click.option(
    "--stale",
    is_flag=True,
    help="List facts past check_after and pages past review_by too, and end with 1 if there are any.",
)
def check(paths: tuple[Path, ...], project: Path, since: str | None, stale: bool) -> None:
    """Check every file, and report the problems of PATHS (files or folders), or of all.

    Ends with 0 if there are none, and with 1 if there are. What is only out of date is no problem, except with
    --stale. SOURCE_DATE_EPOCH may name another day than today, in seconds since 1970. A short form in capitals that
    the glossary does not hold is no problem either; a notice names it.

    Files refer to each other, so all of them are always read. An exported assessment in the project is a
    problem too, because it may hold somebody's real answers.
    """
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
    folders = _folders(project)
    try:
        files, problems, old, unexplained = _read(folders)
        found = [*problems, *exported_assessments(folders.root), *(old if stale else ())]
        found += broken_since(folders, since) if since else []
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None
    wanted = [path.resolve() for path in paths]

    def asked_for(problem: Problem) -> bool:
        place = (folders.root / problem.path).resolve()
        return not wanted or any(place.is_relative_to(path) for path in wanted)

    for notice in filter(asked_for, unexplained):
        click.echo(f"Notice: {notice.path}:{notice.line}:{notice.column}: {notice.message} {notice.hint}")
    if reported := list(filter(asked_for, found)):
        click.echo(format_report(reported))
        raise SystemExit(1)
    if found:
        click.echo("No problems in these files. There are problems in others: run it without naming files.")
    else:
        click.echo(f"No problems in {files} files{', and nothing is out of date' if stale else ''}.")


@main.command()
@project_option
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=schemas.FOLDER,
    show_default="the plugin's own folder",
    help="Folder to write them into.",
)
def schema(project: Path, folder: Path) -> None:
    """Write the JSON Schemas that editors use."""
    changed = schemas.write(_load(project), folder)
    for path in changed:
        click.echo(f"Wrote {path.name}")
    if not changed:
        click.echo("The schemas are up to date.")


@main.command()
@project_option
def freeze(project: Path) -> None:
    """Keep a copy of each checklist's edition, for the tests that every published edition loads.

    Run it once an edition is as it will be published. A copy is never written over: a checklist that breaks
    what its kept edition promised to saved answers is refused.
    """
    try:
        written = freeze_editions(_load(project))
    except ProblemsError as error:
        click.echo(format_report(error.problems))
        raise SystemExit(1) from None
    for path in written:
        click.echo(f"Kept {path.name}")
    if not written:
        click.echo("Every edition is kept.")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@project_option
def stage(folder: Path, project: Path) -> None:
    """Write the site as plain Markdown and templates into FOLDER, for a generator without this plugin."""
    try:
        written = stage_site(_load(project), folder)
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Wrote {len(written)} files into {folder}. Use its content/ as pages and its theme/ as templates.")


def _read(folders: Folders) -> tuple[int, tuple[Problem, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """How many files were read and found sound, or what is wrong with them; what is out of date, what unexplained."""
    try:
        toolkit = load(folders)
    except ProblemsError as error:
        return 0, error.problems, (), ()
    facts = sum(1 for _ in folders.data.glob("*.yml"))
    files = len(toolkit.checklists) + len(toolkit.library.entries) + len(toolkit.guides) + facts
    return files, (), toolkit.stale, toolkit.unexplained


def _folders(project: Path) -> Folders:
    return Folders.of(project.resolve())


def _load(project: Path) -> Toolkit:
    """The toolkit of the project, or its problems on the screen and exit code 1."""
    try:
        return load(_folders(project))
    except ProblemsError as error:
        click.echo(format_report(error.problems))
        raise SystemExit(1) from None


if __name__ == "__main__":
    main(prog_name="python -m social_value")

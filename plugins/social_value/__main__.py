"""The command line: `python -m social_value`.

Exit codes: 0 all is well; 1 something in the files needs putting right; 2 the command was not understood.
"""

from __future__ import annotations

from pathlib import Path

import click

from social_value import __version__
from social_value import schema as schemas
from social_value.loading import load
from social_value.private import exported_assessments
from social_value.problems import Problem, ProblemsError, SocialValueError, format_report
from social_value.since import broken_since
from social_value.stage import stage as stage_site
from social_value.toolkit import Folders, Toolkit

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
def check(paths: tuple[Path, ...], project: Path, since: str | None) -> None:
    """Check every file, and report the problems of PATHS (files or folders), or of all.

    Files refer to each other, so all of them are always read. An exported assessment in the project is a
    problem too, because it may hold somebody's real answers.
    """
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
    folders = _folders(project)
    try:
        files, problems = _read(folders)
        found = [*problems, *exported_assessments(folders.root)]
        found += broken_since(folders, since) if since else []
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None
    wanted = [path.resolve() for path in paths]
    reported = [
        problem
        for problem in found
        if not wanted or any((folders.root / problem.path).resolve().is_relative_to(path) for path in wanted)
    ]
    if reported:
        click.echo(format_report(reported))
        raise SystemExit(1)
    if found:
        click.echo("No problems in these files. There are problems in others: run it without naming files.")
    else:
        click.echo(f"No problems in {files} files.")


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
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@project_option
def stage(folder: Path, project: Path) -> None:
    """Write the site as plain Markdown and templates into FOLDER, for a generator without this plugin."""
    try:
        written = stage_site(_load(project), folder)
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Wrote {len(written)} files into {folder}. Use its content/ as pages and its theme/ as templates.")


def _read(folders: Folders) -> tuple[int, tuple[Problem, ...]]:
    """How many files were read and found sound, or what is wrong with them."""
    try:
        toolkit = load(folders)
    except ProblemsError as error:
        return 0, error.problems
    return len(toolkit.checklists) + len(toolkit.library.entries) + len(toolkit.guides), ()


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

"""What is made from the files: `schema`, `freeze` and `stage`."""

from __future__ import annotations

from pathlib import Path

import click

from social_value.commands.common import end_with, load_project, project_option, say
from social_value.frozen import freeze as freeze_editions
from social_value.problems import ProblemsError, SocialValueError
from social_value.schema import write as write_schemas
from social_value.stage import stage as stage_site


@click.command()
@project_option
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write them into.  [default: that which the first lines of the files name]",
)
def schema(project: Path, folder: Path | None) -> None:
    """Write the JSON Schemas that editors use.

    Ends with 0, also when nothing had changed, and with 1 if the files have problems: then nothing is written.
    """
    toolkit = load_project(project)
    changed = write_schemas(toolkit, folder or toolkit.folders.schemas)
    for path in changed:
        say(f"Wrote {path.name}")
    if not changed:
        say("The schemas are up to date.")


@click.command()
@project_option
def freeze(project: Path) -> None:
    """Keep a copy of each checklist's edition, for the tests that every published edition loads.

    Run it once an edition is as it will be published. A copy is never written over: a checklist that breaks
    what its kept edition promised to saved answers is refused, and the command ends with 1.
    """
    try:
        written = freeze_editions(load_project(project))
    except ProblemsError as error:
        end_with(error.problems)
    for path in written:
        say(f"Kept {path.name}")
    if not written:
        say("Every edition is kept.")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@project_option
def stage(folder: Path, project: Path) -> None:
    """Write the site as plain Markdown and templates into FOLDER, for a generator without this plugin.

    FOLDER must be new or empty. Ends with 1 if it is not, or if the files have problems: then nothing is written.
    """
    try:
        written = stage_site(load_project(project), folder)
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None
    say(f"Wrote {len(written)} files into {folder}. Use its content/ as pages and its theme/ as templates.")

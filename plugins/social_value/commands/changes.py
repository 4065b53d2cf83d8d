"""`changes`: what readers will notice, for whoever reviews a change."""

from __future__ import annotations

from pathlib import Path

import click

from social_value.commands.common import load_project, project_option
from social_value.problems import SocialValueError
from social_value.review.changes import compare
from social_value.review.earlier import earlier
from social_value.review.page import render


@click.command()
@click.option(
    "--since", "ref", metavar="REF", required=True, help="The earlier state in git: a tag, a branch, a commit."
)
@click.option("--pages", "only_pages", is_flag=True, help="Only list the addresses of pages that are new or changed.")
@project_option
def changes(ref: str, only_pages: bool, project: Path) -> None:
    """Say in Markdown what readers will notice, compared with an earlier state in git.

    That is: statements retired, added and reworded, scores of worked examples before and after, facts with another
    value, what is out of date now, and pages added and changed.

    Ends with 0, whatever has changed, and with 1 if today's files have problems or the earlier ones cannot be read.
    """
    toolkit = load_project(project)
    try:
        with earlier(toolkit.folders, ref, toolkit.facts.today) as then:
            found = compare(then, toolkit)
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None
    if only_pages:
        for page in found.pages:
            if page.what != "gone":
                click.echo(page.url or "./")
    else:
        click.echo(render(found, ref), nl=False)

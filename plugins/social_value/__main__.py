"""The command line: `python -m social_value`. What each command does is in the package `commands`.

Exit codes: 0 all is well; 1 something in the files needs putting right; 2 the command was not understood.
"""

from __future__ import annotations

import click

from social_value import __version__
from social_value.commands.changes import changes
from social_value.commands.check import check
from social_value.commands.common import HELP_OPTIONS
from social_value.commands.make import freeze, schema, stage
from social_value.commands.new import new
from social_value.commands.shape import format_files


@click.group(context_settings=HELP_OPTIONS)
@click.version_option(__version__, prog_name="social_value")
def main() -> None:
    """Check the toolkit's files, and make things from them.

    Every command ends with 0 if all is well, with 1 if something in the files needs putting right, and with 2 if the
    command was not understood. There are colours on a terminal only, and none at all where NO_COLOR is set.
    """


for command in (check, changes, new, format_files, schema, freeze, stage):
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="python -m social_value")

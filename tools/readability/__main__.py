"""Say which words and sentences are hard to read. The exit code is 1 if something must be put right."""

import sys
from pathlib import Path
from statistics import median

from tools.readability.report import LONG, MOST_LONG, OLDEST, report

from social_value.problems import ProblemsError, format_report, format_terminal


def main() -> int:
    """Read the whole toolkit and print what was found."""
    try:
        found = report(Path.cwd())
    except ProblemsError as error:
        print(format_report(error.problems))
        return 1
    if found.notes:
        print(f"Long sentences, of more than {LONG} words. A file may have {MOST_LONG}; short ones are better.\n")
        print(format_terminal(found.notes), end="\n\n")
    ages = found.ages
    hardest = max(ages, key=lambda path: ages[path])
    print(f"Reading age: {median(ages.values()):.1f} in the middle, {ages[hardest]:.1f} in {hardest}.", end=" ")
    print(f"The most is {OLDEST:g}.")
    print(format_report(found.problems))
    return 1 if found.problems else 0


if __name__ == "__main__":
    sys.exit(main())

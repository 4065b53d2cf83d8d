"""What is wrong with a file somebody wrote, said so that they can put it right.

A `Problem` is one thing to put right, and where. Everything that reads or checks files raises one error
with all of them:

    SocialValueError            anything this package raises on purpose
    └── ProblemsError           files that need putting right; carries every problem

The reader is often looking at a red cross on a pull request, and is rarely a programmer. A message says
what is wrong, a hint says what to do, and neither names a library.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = [
    "MOST_OF_A_FILE",
    "Problem",
    "ProblemsError",
    "SocialValueError",
    "did_you_mean",
    "format_github",
    "format_report",
    "format_terminal",
]

MOST_OF_A_FILE = 100
"""What checks a file may stop at so many problems of one sort: more would help nobody, and take long to explain."""

_LONGEST_WORD = 100
"""A word longer than this is no misspelling, and comparing it would only take time."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing to put right. Problems sort by path, line, column, field, then message."""

    path: str
    """The file, as a person would write it: relative to the project, with forward slashes."""
    line: int
    """The line, counted from 1."""
    column: int
    """The character on that line, counted from 1."""
    field: str
    """The value concerned, dotted and counted from 0: `areas.0.statements.2.text`. Empty if none."""
    message: str
    """What is wrong, as a sentence."""
    hint: str = ""
    """What to do about it, as a sentence. Empty if the message says enough."""


class SocialValueError(Exception):
    """The base of every error this package raises on purpose."""


class ProblemsError(SocialValueError):
    """Some files need putting right. As text, it is the report for a terminal."""

    problems: tuple[Problem, ...]
    """Every problem found, sorted, each of them once. Never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        if not self.problems:
            raise ValueError("A ProblemsError needs at least one problem.")
        super().__init__(self.problems)

    def __str__(self) -> str:
        return format_terminal(self.problems)


def format_report(problems: Iterable[Problem], environ: Mapping[str, str] = os.environ) -> str:
    """Return the report that suits where we run: on GitHub Actions, annotations come before it."""
    found = sorted(set(problems))
    if environ.get("GITHUB_ACTIONS") == "true" and found:
        return f"{format_github(found)}\n{format_terminal(found)}"
    return format_terminal(found)


def format_terminal(problems: Iterable[Problem]) -> str:
    """Return one line for each problem, its hint on the next line, and a last line that counts."""
    found = sorted(set(problems))
    if not found:
        return "No problems found."
    lines = []
    for problem in found:
        lines.append(_one_line(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}"))
        if problem.hint:
            lines.append(f"    Hint: {_one_line(problem.hint)}")
    files = len({problem.path for problem in found})
    lines.append(f"{_count(len(found), 'problem')} in {_count(files, 'file')}.")
    return "\n".join(lines)


def format_github(problems: Iterable[Problem]) -> str:
    """Return one GitHub Actions command for each problem, which marks the line in the pull request.

    GitHub shows ten of these for each step and drops the rest, so the readable report must follow. See
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(_annotation(problem) for problem in sorted(set(problems)))


def did_you_mean(word: str, choices: Iterable[str] | Mapping[str, str]) -> str:
    """Return “Did you mean “x”?” for the choice most like `word`, or nothing if none is like it.

    `choices` may be a mapping of ids to labels: somebody who typed a label is told its id. Capitals,
    spaces, hyphens and underscores make no difference.
    """
    if len(word) > _LONGEST_WORD:
        return ""
    labels = choices if isinstance(choices, Mapping) else {choice: choice for choice in choices}
    by_slug = {_slug(label): choice for choice, label in labels.items()}
    by_slug |= {_slug(choice): choice for choice in labels}
    nearest = get_close_matches(_slug(word), by_slug, n=1)
    return f"Did you mean “{by_slug[nearest[0]]}”?" if nearest else ""


def _annotation(problem: Problem) -> str:
    properties = {
        "file": _one_line(problem.path),
        "line": problem.line,
        "col": problem.column,
        "title": "Please put this right",
    }
    where = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    text = "\n".join(_one_line(part) for part in (problem.message, problem.hint) if part)
    return f"::error {where}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _one_line(text: str) -> str:
    """Return `text` on one line, so that quoted text cannot pose as a line, or a command, of its own."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")

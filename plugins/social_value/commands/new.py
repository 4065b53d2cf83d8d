"""`new`: asks what a file needs, checks each answer, and writes the file."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from social_value.commands.common import HELP_OPTIONS, end_with, load_project, project_option, say
from social_value.composing.draft import Draft, name_problem, suggested_name
from social_value.composing.questions import Question
from social_value.dates import build_day
from social_value.folders import record_ids
from social_value.problems import Problem, SocialValueError
from social_value.source import Loc, dotted
from social_value.starting import start

_ASKED_LATE = ("outcomes",)
"""What names a source is asked for after the sources."""


@click.group(context_settings=HELP_OPTIONS)
def new() -> None:
    """Write a new file, one question at a time."""


@new.command("case-study")
@click.argument("name", required=False)
@project_option
@click.option(
    "--set",
    "answers",
    metavar="FIELD=VALUE",
    multiple=True,
    help="Answer a question beforehand, such as title='A shop for all' or sources.0.title=Report. May be repeated.",
)
@click.option(
    "--ask/--no-ask",
    default=None,
    show_default="ask on a terminal",
    help="Ask for what --set does not give, or do not.",
)
def case_study(name: str | None, project: Path, answers: tuple[str, ...], ask: bool | None) -> None:
    """Write a new case study into case_studies/NAME.yml.

    NAME is its permanent id and part of its address: small letters, figures and hyphens. Each answer is checked as it
    is given. Fields are named as in the files; those inside others with dots, and counted from 0: years.start,
    outcomes.0.what. A list is written with commas: themes=jobs,buying. The days of reading and of review are today
    and a year from today unless you say otherwise.

    Ends with 0 if the file is written. Ends with 1, and writes nothing, if an answer is missing or not right. If you
    stop with Ctrl+C, it says how to go on from there with all that you answered.
    """
    toolkit = load_project(project)
    folders = toolkit.folders
    draft = Draft(toolkit, build_day())
    for answer in answers:
        field, equals, text = answer.partition("=")
        if not equals:
            raise click.UsageError(f"Write --set FIELD=VALUE; “{answer}” has no “=”.")
        try:
            draft.put(_loc(field), text)
        except KeyError:
            raise click.UsageError(f"A case study has no field “{field}”.") from None
    taken = record_ids(folders.case_studies)
    if sys.stdin.isatty() if ask is None else ask:
        try:
            _ask_all(draft)
            name = _ask_name(name, draft, taken)
        except click.Abort:
            _say_how_to_go_on(draft, name, project)
            raise SystemExit(1) from None
    elif problem := name_problem(name or "", taken):
        raise click.UsageError(problem if name else "Give it a NAME. " + problem)
    draft.fill_in()
    path = folders.case_studies / f"{name}.yml"
    if problems := draft.problems(str(name)):
        end_with(problems)
    path.write_text(draft.text(), encoding="utf-8", newline="\n")
    say(f"Wrote {folders.shown(path)}")


def _loc(field: str) -> Loc:
    return tuple(int(step) if step.isdecimal() else step for step in field.split("."))


def _ask_all(draft: Draft) -> None:
    say("Answer each question. If it may be left out, press Enter to do so.")
    late = [question for question in draft.questions if question.name in _ASKED_LATE]
    early = [question for question in draft.questions if question not in late]
    for question in (*early, *late):
        _ask(draft, question, ())


def _ask_name(name: str | None, draft: Draft, taken: set[str]) -> str:
    while problem := name_problem(name or "", taken):
        if name is not None:
            say(f"  {problem}")
        name = click.prompt(
            "Name of the file, which never changes", default=suggested_name(draft.data.get("title", ""))
        )
    return str(name)


def _say_how_to_go_on(draft: Draft, name: str | None, project: Path) -> None:
    """Somebody stops in the middle: what they answered comes back as a command, so that nothing is typed twice."""
    say("\nStopped. No file was written.")
    answers = [f"--set={dotted(loc)}={text}" for loc, text in _given(draft.data)]
    if answers:
        where = [] if project == Path() else [f"--project={project}"]
        command = ["python", "-m", "social_value", "new", "case-study", *([name] if name else []), *where, "--ask"]
        say("Nothing that you answered is lost. To go on from here, run:\n")
        say(shlex.join([*command, *answers]))


def _given(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """What was answered: the place of each value, and the text that `--set` takes for it."""
    if isinstance(value, dict):
        for step, inner in value.items():
            yield from _given(inner, (*loc, step))
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for place, inner in enumerate(value):
            yield from _given(inner, (*loc, place))
    elif isinstance(value, list):
        yield loc, ",".join(value)
    else:
        yield loc, str(value).lower() if isinstance(value, bool) else str(value)


def _ask(draft: Draft, question: Question, around: Loc) -> None:
    loc = (*around, question.name)
    if question.kind == "group":
        say(f"\n{_title(question)}: {question.about}")
        if question.required or _is_answered(draft, loc) or click.confirm("Add it?", default=False):
            for each in question.inner:
                _ask(draft, each, loc)
    elif question.kind == "records":
        _ask_records(draft, question, loc)
    elif not _is_answered(draft, loc):
        _ask_one(draft, question, loc)


def _ask_records(draft: Draft, question: Question, loc: Loc) -> None:
    say(f"\n{_title(question)}: {question.about}")
    for index in range(len(draft.data.get(question.name, []))):
        for each in question.inner:
            _ask(draft, each, (*loc, index))
    while True:
        count = len(draft.data.get(question.name, []))
        if (count or not question.required) and not click.confirm(
            "Add another?" if count else "Add one?", default=False
        ):
            return
        for each in question.inner:
            _ask(draft, each, (*loc, count))


def _ask_one(draft: Draft, question: Question, loc: Loc) -> None:
    """Ask until the answer is right, or until it is left out and may be."""
    say(f"\n{_title(question)}: {question.about}")
    for name, label in question.choices.items() if len(question.choices) <= 12 else ():
        say(f"  {name}" + (f": {label}" if label != name else ""))
    default = draft.defaults.get(question.name, "")
    while True:
        if question.kind == "long-text":
            text = _paragraphs(draft, loc)
        else:
            text = str(click.prompt(">", default, prompt_suffix=" ", show_default=bool(default)))
        text = text.strip()
        if not text and not question.required:
            return
        draft.put(loc, text)
        if not text:
            draft.take_out(loc)
        problems = draft.problems_at(loc) if text else [Problem("", 1, 1, "", "This one is needed.")]
        if not problems:
            return
        draft.take_out(loc)
        for problem in problems:
            say(f"  {problem.message} {problem.hint}".rstrip())


def _paragraphs(draft: Draft, loc: Loc) -> str:
    """Lines of text up to one that holds only a full stop. If somebody stops before it, the draft has what there is."""
    say("  Write as many lines as you like. A line with only a full stop ends it.")
    lines: list[str] = []
    try:
        while (line := click.prompt(">", "", prompt_suffix=" ", show_default=False)) != ".":
            lines.append(line)
    except click.Abort:
        if text := "\n".join(lines).strip():
            draft.put(loc, text)
        raise
    return "\n".join(lines)


def _is_answered(draft: Draft, loc: Loc) -> bool:
    place = draft.data
    for step in loc:
        try:
            place = place[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _title(question: Question) -> str:
    return click.style(question.label, bold=True) + ("" if question.required else " (may be left out)")


@new.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def toolkit(folder: Path) -> None:
    """Write a toolkit for another city into FOLDER: one of each kind of file, which builds as it is.

    FOLDER must be new or empty. Ends with 1, and writes nothing, if it is not.
    """
    try:
        written = start(folder, build_day())
    except SocialValueError as error:
        raise click.ClickException(str(error)) from None
    say(f"Wrote {len(written)} files into {folder}. There, `mkdocs serve` shows the site.")

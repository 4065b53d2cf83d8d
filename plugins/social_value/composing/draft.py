"""A case study that is being written: what an answer means, and what `check` would say of it."""

from __future__ import annotations

import datetime
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from social_value.case_studies.library import broken_rules
from social_value.case_studies.model import CaseStudy
from social_value.composing.questions import Question, questions
from social_value.facts.quoting import source_problems
from social_value.fields import ID_PATTERN
from social_value.findings import but_for, located
from social_value.folders import Folders
from social_value.formatting import written
from social_value.made_pages import made_pages
from social_value.problems import Problem, ProblemsError
from social_value.reader import RESERVED
from social_value.source import Loc, dotted, parse
from social_value.validation import validate

if TYPE_CHECKING:
    from social_value.toolkit import Toolkit  # which makes the page where these are composed

PERIOD = 365
"""In how many days somebody is to check a new case study again, if nobody says otherwise."""

_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_EXACT = 2**53


class Draft:
    """A case study that is being written, and the toolkit it is for."""

    def __init__(self, toolkit: Toolkit, today: datetime.date) -> None:
        self.toolkit = toolkit
        self.questions = questions(toolkit)
        self.data: dict[str, Any] = {}
        self.defaults = {
            "accessed": today.isoformat(),
            "reviewed_on": today.isoformat(),
            "review_by": (today + datetime.timedelta(days=PERIOD)).isoformat(),
        }
        """Field -> what it is if nobody says otherwise."""

    def put(self, loc: Loc, text: str) -> None:
        """Set the value at `loc` to what somebody typed. Raises KeyError if a case study has no such field."""
        question = self._question(loc)
        if question.inner:
            raise KeyError(dotted(loc))
        value = typed(question.kind, text)
        place: Any = self.data
        for step, following in pairwise(loc):
            empty: Any = [] if isinstance(following, int) else {}
            if isinstance(step, int):
                if step > len(place):
                    raise KeyError(dotted(loc))
                place.extend([empty] * (step == len(place)))
                place = place[step]
            else:
                place = place.setdefault(step, empty)
        place[loc[-1]] = value

    def take_out(self, loc: Loc) -> None:
        """Forget the value at `loc`."""
        place: Any = self.data
        for step in loc[:-1]:
            place = place[step]
        place.pop(loc[-1], None)

    def fill_in(self) -> None:
        """Give the fields that have a default theirs."""
        records = (record for record in self.data.get("sources", ()) if isinstance(record, dict))
        for question, record in [
            (self.questions, self.data),
            *((self._question(("sources",)).inner, r) for r in records),
        ]:
            for name in (each.name for each in question if each.name in self.defaults):
                record.setdefault(name, self.defaults[name])

    def _question(self, loc: Loc) -> Question:
        questions, found = self.questions, None
        for step in loc:
            if isinstance(step, int):
                if not found or found.kind != "records":
                    raise KeyError(dotted(loc))
                continue
            found = next((each for each in questions if each.name == step), None)
            if not found:
                raise KeyError(dotted(loc))
            questions = found.inner
        if not found:
            raise KeyError(dotted(loc))
        return found

    def text(self) -> str:
        """The file, in the one style, its fields in the order of the schema."""
        return written(_in_order(self.data, self.questions), heading(self.toolkit.folders))

    def problems(self, name: str = "") -> list[Problem]:
        """What `check` would say of the file, called `name`."""
        folders = self.toolkit.folders
        try:
            source = parse(self.text(), folders.shown(folders.case_studies / f"{name}.yml"))
        except ProblemsError as error:
            return list(error.problems)
        pages = {*self.toolkit.guides, *made_pages(folders)}
        statements = {statement.id for checklist in self.toolkit.checklists for statement in checklist.statements()}
        found = located(source, broken_rules(source.data, self.toolkit.library.taxonomy, statements, pages))
        found += source_problems(source, self.toolkit.facts.ids)
        try:
            validate(CaseStudy, source)
        except ProblemsError as error:
            found += but_for(found, error.problems)
        return sorted(set(found))

    def problems_at(self, loc: Loc) -> list[Problem]:
        """What `check` would say of the value at `loc` alone."""
        place = dotted(loc)
        return [problem for problem in self.problems() if f"{problem.field}.".startswith(f"{place}.")]


def heading(folders: Folders) -> str:
    """The line by which an editor finds the schema of a case study; nothing where the project has none."""
    schema = folders.schemas / "case-study.schema.json"
    path = Path(os.path.relpath(schema, folders.case_studies)).as_posix()
    return f"# yaml-language-server: $schema={path}" if schema.is_file() else ""


def name_problem(name: str, taken: set[str]) -> str:
    """What is wrong with a new case study's id, or nothing."""
    if not re.fullmatch(ID_PATTERN, name):
        return "Name it with small letters, figures and hyphens, such as salford-dadz."
    if name in RESERVED:
        return "That is the name of a page about all case studies. Choose another."
    return "There is a case study of that name already. Choose another." if name in taken else ""


def suggested_name(title: str) -> str:
    """An id made from a title: its first words, in small letters, with hyphens."""
    words = re.findall(r"[a-z0-9]+", title.casefold())
    return "-".join(words[:5]).lstrip("-0123456789")


def typed(kind: str, text: str) -> Any:
    """What somebody typed, as the kind of value that is wanted; as text if it is none."""
    if kind == "list":
        return [word for word in re.split(r"[,\s]+", text) if word]
    if kind == "true-or-false":
        return {"true": True, "false": False}.get(text, text)
    if kind == "number" and _FIGURE.fullmatch(text):
        # 3.0 is 3, so that it may be a year too. A number too big to be exact is nearly always a reference.
        value = float(text)
        whole = int(text.partition(".")[0]) if value.is_integer() else value
        return whole if abs(whole) <= _EXACT else text
    return text


def _in_order(data: Any, questions: tuple[Question, ...]) -> Any:
    if isinstance(data, list):
        return [_in_order(item, questions) for item in data]
    if not isinstance(data, dict) or not questions:
        return data
    return {each.name: _in_order(data[each.name], each.inner) for each in questions if each.name in data}

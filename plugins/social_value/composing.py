"""A new case study, one field at a time: what to ask, what an answer means, and what `check` would say of it.

What to ask comes from the JSON Schema that editors use, so there is no second list of fields. A page that composes a
case study in the browser can do the same.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from social_value.case_studies.library import broken_rules
from social_value.case_studies.model import CaseStudy
from social_value.facts.quoting import source_problems
from social_value.fields import ID_PATTERN
from social_value.findings import but_for, located
from social_value.formatting import written
from social_value.loading import made_pages
from social_value.problems import Problem, ProblemsError
from social_value.reader import RESERVED
from social_value.schema import case_study
from social_value.source import Loc, dotted, parse
from social_value.toolkit import Toolkit
from social_value.validation import validate

HEADING = "# yaml-language-server: $schema=../plugins/social_value/schemas/case-study.schema.json"

_LONG = 700
"""Text that may be longer than this is asked for in several lines."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field that somebody can fill in."""

    name: str
    about: str
    """What it is, as a sentence."""
    required: bool
    choices: dict[str, str]
    """Id -> label; empty if anything may be written."""
    kind: str
    """text, long-text, number, true-or-false, list, group, or records (a list of groups)."""
    inner: tuple[Question, ...] = ()
    """The fields of a group, or of each record."""


class Draft:
    """A case study that is being written, and the toolkit it is for."""

    def __init__(self, toolkit: Toolkit, today: datetime.date) -> None:
        self.toolkit = toolkit
        self.schema = case_study(toolkit)
        self.questions = tuple(self._questions(self.schema))
        self.data: dict[str, Any] = {}
        self.defaults = {
            "accessed": today.isoformat(),
            "reviewed_on": today.isoformat(),
            "review_by": (today + datetime.timedelta(days=365)).isoformat(),
        }
        """Field -> what it is if nobody says otherwise."""

    def _questions(self, schema: dict[str, Any]) -> Iterator[Question]:
        for name, field in schema["properties"].items():
            shape = self._shape(field)
            item = self._shape(shape.get("items", {}))
            record = shape if "properties" in shape else item
            inner = tuple(self._questions(record)) if "properties" in record else ()
            chosen = item if shape.get("type") == "array" else shape
            labels = dict(
                zip(chosen.get("enum", ()), chosen.get("enumDescriptions") or chosen.get("enum", ()), strict=True)
            )
            yield Question(
                name, field["description"], name in schema["required"], labels, self._kind(shape, inner), inner
            )

    def _shape(self, field: dict[str, Any]) -> dict[str, Any]:
        """The field's own schema: references followed, and “or nothing” taken away."""
        if "$ref" in field:
            return dict(self.schema["$defs"][field["$ref"].rpartition("/")[2]])
        members = [member for member in field.get("anyOf", ()) if member.get("type") != "null"]
        return self._shape(members[0]) if members else field

    @staticmethod
    def _kind(shape: dict[str, Any], inner: tuple[Question, ...]) -> str:
        if shape.get("type") == "array":
            return "records" if inner else "list"
        if inner:
            return "group"
        if shape.get("type") == "string":
            return "long-text" if shape.get("maxLength", 0) > _LONG else "text"
        return "true-or-false" if shape.get("type") == "boolean" else "number"

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
        return written(_in_order(self.data, self.questions), HEADING)

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
    if kind in ("number", "true-or-false"):
        value = parse(f"a: {text}", "").data["a"] if re.fullmatch(r"[-\w.]+", text) else text
        return text if value is None else value
    return text


def _in_order(data: Any, questions: tuple[Question, ...]) -> Any:
    if isinstance(data, list):
        return [_in_order(item, questions) for item in data]
    if not isinstance(data, dict) or not questions:
        return data
    return {each.name: _in_order(data[each.name], each.inner) for each in questions if each.name in data}

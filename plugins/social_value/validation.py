"""Checked models from sources, and every mistake in plain English at its own place.

A rule about one value raises ValueError in its field's validator, and its text is the message. Rules between values
look at plain data instead (`findings.py`), so that they speak even when a value elsewhere is wrong.

Data is checked as strictly typed JSON: text is never taken for a number, nor `true` for 1, while a list may
become a tuple and text a date.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, to_json

from social_value.complaints import CHOICES, NOUNS, explain, meant, nouns_of
from social_value.faults import Fault, fault_of
from social_value.problems import MOST_OF_A_FILE, Problem, ProblemsError
from social_value.source import Loc, Source

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], source: Source) -> M:
    """Return the source's data as a `model`. Raise ProblemsError with everything that is wrong with it."""
    try:
        return model.model_validate_json(to_json(source.data), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False)[:MOST_OF_A_FILE]
        faults = [fault_of(detail, source.data, model) for detail in details if not _is_echo(detail, details)]
        settled = list(_settle(faults))
        # A name that is misspelt is not missing as well.
        misspelt = {meant(fault) for fault in settled}
        wrong = (fault for fault in settled if fault.kind != "missing" or fault.loc not in misspelt)
        raise ProblemsError(_problem(fault, source) for fault in wrong) from None


def _is_echo(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Tell whether a list is only too short because pydantic left the wrong items out of its count."""
    if detail["type"] != "too_short" or len(detail["input"]) < detail["ctx"]["min_length"]:
        return False
    depth = len(detail["loc"])
    return any(other["loc"][:depth] == detail["loc"] and other is not detail for other in details)


def _settle(faults: list[Fault]) -> Iterator[Fault]:
    """Yield one reading of each union: the faults of the member that its value was most likely meant as."""
    unions: dict[Loc, dict[str, list[Fault]]] = {}
    for fault in faults:
        if fault.branches:
            (loc, label), *rest = fault.branches
            members = unions.setdefault(loc, {})
            members.setdefault(label, []).append(replace(fault, branches=tuple(rest)))
        else:
            yield fault
    for loc, members in unions.items():
        fitting = [member for member in members.values() if not any(_misfits(fault, loc) for fault in member)]
        if fitting:
            yield from _settle(min(fitting, key=_unlikeliness))
        else:
            misfits = [fault for member in members.values() for fault in member if _misfits(fault, loc)]
            nouns = list(dict.fromkeys(noun for fault in misfits for noun in nouns_of(fault)))
            if {"a number", "a whole number"} <= set(nouns):
                nouns.remove("a whole number")
            slots = tuple(slot for fault in misfits for slot in fault.slots)
            yield replace(misfits[0], kind="misfit", context={"nouns": nouns}, slots=slots, branches=())


def _unlikeliness(member: list[Fault]) -> tuple[bool, int]:
    """Return a sort key that puts a member whose fixed words are all right before any other."""
    return any(fault.kind in CHOICES for fault in member), len(member)


def _misfits(fault: Fault, union: Loc) -> bool:
    """Tell whether the member of the union is another kind of value altogether."""
    return fault.loc == union and (fault.kind in NOUNS or fault.kind in CHOICES or fault.kind == "misfit")


def _problem(fault: Fault, source: Source) -> Problem:
    if fault.kind in ("value_error", "assertion_error"):
        return source.problem(fault.loc, str(fault.context["error"]) or "This is not right.")
    return source.problem(fault.loc, *explain(fault), at_key=fault.is_name)

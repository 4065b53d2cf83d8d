"""Checked models from sources, and every mistake in plain English at its own place.

A rule about one value raises ValueError in a validator, and its text is the message. A rule about several
values raises in a model's validator, and says which of them is wrong, as seen from that model:

    @model_validator(mode="after")
    def _bands_start_at_nothing(self) -> Self:
        if self.bands[0].lower != 0:
            raise LocatedError("The first band must start at 0.", loc=("bands", 0, "lower"), hint="…")
        return self

`LocatedErrors` raises several at once. pydantic runs an "after" validator only if every value in the model is
right by itself, so such problems show once the others are put right.

Data is checked as strictly typed JSON: text is never taken for a number, nor `true` for 1, while a list may
become a tuple and text a date.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, to_json

from social_value.problems import Problem, ProblemsError, did_you_mean
from social_value.source import Loc, Source

M = TypeVar("M", bound=BaseModel)

_GROUP = "a group of “name: value” lines"
_DATE = "a date such as 2026-11-22"
_ADDRESS = "an address such as https://www.example.org"
_NOUNS = {
    "string_type": "text",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "a whole number"),
    **dict.fromkeys(("float_type", "float_parsing", "decimal_type", "decimal_parsing"), "a number"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type"), "a list"),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type", "model_attributes_type"), _GROUP),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing"), _DATE),
    **dict.fromkeys(("url_type", "url_parsing", "url_scheme"), _ADDRESS),
}
"""What pydantic wanted, by the type of its error."""
_ADVICE = {
    "text": "Put straight quotes round all of it, if it is text.",
    "a whole number": "Write it in figures, without quotes, commas or a decimal point.",
    "a number": "Write it in figures, without quotes, commas or a unit.",
    "true or false": "Write true or false, without quotes.",
    "a list": "Put each item on a line of its own, starting with “- ”.",
    _GROUP: "Put each value on a line of its own, as “name: value”, two spaces further in.",
    _DATE: "Write the year, the month and the day.",
    _ADDRESS: "Start it with https://.",
}
"""What most often helps somebody who wrote something else."""
_EMPTY = "Write it after the colon, or take the line away."
_CHOICES = frozenset({"literal_error", "enum"})
_LIMITS = {
    "greater_than": ("more than {}", "gt"),
    "greater_than_equal": ("{} or more", "ge"),
    "less_than": ("less than {}", "lt"),
    "less_than_equal": ("{} or less", "le"),
    "multiple_of": ("a multiple of {}", "multiple_of"),
}
_LONGEST_QUOTE = 60


class LocatedError(ValueError):
    """A broken rule, and where: `loc` is seen from the model whose validator raises this."""

    def __init__(self, message: str, loc: Loc = (), hint: str = "") -> None:
        super().__init__(message)
        self.loc = loc
        self.hint = hint


class LocatedErrors(ValueError):  # noqa: N818, it is more than one
    """Several broken rules at once."""

    def __init__(self, errors: Iterable[LocatedError]) -> None:
        self.errors = tuple(errors)
        super().__init__(" ".join(map(str, self.errors)))


def validate(model: type[M], source: Source) -> M:
    """Return the source's data as a `model`. Raise ProblemsError with everything that is wrong with it."""
    try:
        return model.model_validate_json(to_json(source.data), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults = [_fault(detail, source.data, model) for detail in details if not _is_echo(detail, details)]
        raise ProblemsError(
            problem for fault in _settle(faults) for problem in _problems(fault, source)
        ) from None


class _Slot(NamedTuple):
    """A type that a value may have, and what its field says of it."""

    type: Any
    hint: str = ""
    about: str = ""


@dataclass(frozen=True)
class _Fault:
    """One error of pydantic's, with the place it means in the data."""

    kind: str
    context: Mapping[str, Any]
    message: str
    loc: Loc = ()
    value: Any = None
    slots: tuple[_Slot, ...] = ()
    """What the value may be."""
    around: tuple[_Slot, ...] = ()
    """What the thing around it may be."""
    branches: tuple[tuple[Loc, str], ...] = ()
    """The unions on the way: where each stands, and pydantic's label for the member that was tried."""
    is_name: bool = False
    """Whether the name is at fault, not the value."""


def _fault(detail: ErrorDetails, data: Any, model: type[BaseModel]) -> _Fault:  # noqa: ANN401
    """Follow an error's path through data and types at once, to tell real steps from a union's labels."""
    kind, path = detail["type"], detail["loc"]
    fault = _Fault(kind, detail.get("ctx", {}), detail["msg"], (), data, tuple(_slots(model)))
    for index, step in enumerate(path):
        labelled = bool(fault.branches) and fault.branches[-1][0] == fault.loc
        if step == "[key]":
            keys = [slot for outer in fault.around for slot in _key_slots(outer.type)]
            fault = replace(fault, value=fault.loc[-1], slots=tuple(keys), is_name=True)
        elif len(fault.slots) > 1 and not labelled:
            branches = (*fault.branches, (fault.loc, str(step)))
            fault = replace(fault, slots=_narrowed(fault.slots, str(step)), branches=branches)
        elif _has(fault.value, step) or (kind == "missing" and index == len(path) - 1):
            inner = tuple(slot for outer in fault.slots for slot in _inner_slots(outer, step))
            value = fault.value[step] if _has(fault.value, step) else None
            fault = replace(fault, loc=(*fault.loc, step), value=value, slots=inner, around=fault.slots)
        else:
            fault = replace(fault, branches=(*fault.branches, (fault.loc, str(step))))
    return replace(fault, is_name=fault.is_name or kind == "extra_forbidden")


def _has(value: Any, step: str | int) -> bool:  # noqa: ANN401
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _slots(annotation: Any, hint: str = "", about: str = "") -> Iterator[_Slot]:  # noqa: ANN401
    """Yield every type that an annotation allows, apart from nothing at all."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        for field in (extra for extra in arguments[1:] if isinstance(extra, FieldInfo)):
            hint, about = _field_hint(field) or hint, field.description or about
        yield from _slots(arguments[0], hint, about)
    elif get_origin(annotation) in (Union, UnionType):
        for argument in arguments:
            yield from _slots(argument, hint, about)
    elif annotation is not NoneType:
        yield _Slot(annotation, hint, about)


def _field_slots(field: FieldInfo) -> Iterator[_Slot]:
    return _slots(field.annotation, _field_hint(field), field.description or "")


def _field_hint(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get("hint", "")) if isinstance(extra, dict) else ""


def _inner_slots(slot: _Slot, step: str | int) -> Iterator[_Slot]:
    """Yield what may stand at `step` inside a value of the slot's type."""
    if fields := _fields(slot.type):
        if step in fields:
            yield from _field_slots(fields[str(step)])
    elif arguments := get_args(slot.type):
        fixed = get_origin(slot.type) is tuple and Ellipsis not in arguments and isinstance(step, int)
        index = min(int(step), len(arguments) - 1) if fixed else int(get_origin(slot.type) is dict)
        yield from _slots(arguments[index], slot.hint, slot.about)


def _key_slots(mapping: Any) -> Iterator[_Slot]:  # noqa: ANN401
    return _slots(get_args(mapping)[0]) if get_args(mapping) else iter(())


def _fields(type_: Any) -> dict[str, FieldInfo]:  # noqa: ANN401
    """Return a model's fields by the name that a file uses: the alias, where there is one."""
    if not (isinstance(type_, type) and issubclass(type_, BaseModel)):
        return {}
    return {_written(name, field): field for name, field in type_.model_fields.items()}


def _written(name: str, field: FieldInfo) -> str:
    return field.validation_alias if isinstance(field.validation_alias, str) else field.alias or name


def _narrowed(slots: tuple[_Slot, ...], label: str) -> tuple[_Slot, ...]:
    """Return the members of a union that pydantic's label means: a model's name, or the tag that tells it."""
    named = [slot for slot in slots if getattr(slot.type, "__name__", "") == label]
    tagged = [
        slot
        for slot in slots
        if any(label in get_args(field.annotation) for field in _fields(slot.type).values())
    ]
    return tuple(named or tagged or slots)


def _is_echo(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Tell whether a list is only too short because pydantic left the wrong items out of its count."""
    if detail["type"] != "too_short" or len(detail["input"]) < detail["ctx"]["min_length"]:
        return False
    depth = len(detail["loc"])
    return any(other["loc"][:depth] == detail["loc"] and other is not detail for other in details)


def _settle(faults: list[_Fault]) -> Iterator[_Fault]:
    """Yield one reading of each union: the faults of the member that its value was most likely meant as."""
    unions: dict[Loc, dict[str, list[_Fault]]] = {}
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
            nouns = list(dict.fromkeys(noun for fault in misfits for noun in _nouns(fault)))
            if {"a number", "a whole number"} <= set(nouns):
                nouns.remove("a whole number")
            yield replace(misfits[0], kind="misfit", context={"nouns": nouns}, branches=())


def _unlikeliness(member: list[_Fault]) -> tuple[bool, int]:
    """Return a sort key that puts a member whose fixed words are all right before any other."""
    return any(fault.kind in _CHOICES for fault in member), len(member)


def _misfits(fault: _Fault, union: Loc) -> bool:
    """Tell whether the member of the union is another kind of value altogether."""
    return fault.loc == union and (fault.kind in _NOUNS or fault.kind in _CHOICES or fault.kind == "misfit")


def _problems(fault: _Fault, source: Source) -> Iterator[Problem]:
    if fault.kind in ("value_error", "assertion_error"):
        error = fault.context["error"]
        for each in error.errors if isinstance(error, LocatedErrors) else (error,):
            loc = (*fault.loc, *(each.loc if isinstance(each, LocatedError) else ()))
            yield source.problem(loc, str(each) or "This is not right.", getattr(each, "hint", ""))
    else:
        fault = _about_tag(fault) if fault.kind in ("union_tag_invalid", "union_tag_not_found") else fault
        yield source.problem(fault.loc, *_explain(fault), at_key=fault.is_name)


def _about_tag(fault: _Fault) -> _Fault:
    """Return a complaint about a union whose members are told apart by a tag as one about the tag."""
    name = fault.context["discriminator"].strip("'")
    loc = (*fault.loc, name)
    if fault.kind == "union_tag_not_found":
        return replace(fault, kind="missing", loc=loc, slots=())
    choices = _Slot(Literal[tuple(re.findall("'([^']*)'", fault.context["expected_tags"]))])
    return replace(fault, kind="literal_error", loc=loc, value=fault.value[name], slots=(choices,))


def _explain(fault: _Fault) -> tuple[str, str]:
    """Return what is wrong and what to do, in plain English. The hint may be empty."""
    kind, context, value, subject = fault.kind, fault.context, fault.value, _subject(fault)
    around = _called(fault.loc[:-1])
    own = next((text for slot in fault.slots for text in (slot.hint, slot.about) if text), "")
    if kind == "missing":
        about = next((slot.about for slot in fault.slots if slot.about), own)
        return f"{subject} is missing from {around}.", about
    if kind == "extra_forbidden":
        names = {
            _written(name, field): name
            for slot in fault.around
            if _fields(slot.type)
            for name, field in slot.type.model_fields.items()
        }
        hint = did_you_mean(str(fault.loc[-1]), names) or f"It can have: {', '.join(names)}."
        return f"{subject} does not belong in {around}.", hint
    if kind == "string_pattern_mismatch":
        hint = own or f"It must fit the pattern {context['pattern']}"
        return f"{subject} is not written as it should be: {_quoted(value)}.", hint
    if kind in ("string_too_long", "string_too_short", "too_long", "too_short"):
        return f"{subject} {_size(fault)}.", own
    if kind in _LIMITS:
        words, name = _LIMITS[kind]
        limit = f"{context[name]:,.15g}" if isinstance(context[name], int | float) else context[name]
        return f"{subject} should be {words.format(limit)}, but is {value}.", own
    if kind == "date_parsing" and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return f"{subject} is not a day that exists: {_quoted(value)}.", own
    if kind in _NOUNS or kind in _CHOICES or kind == "misfit":
        nouns = _nouns(fault)
        hint = did_you_mean(value, map(str, _choices(fault))) if isinstance(value, str) else ""
        advice = _EMPTY if value is None else _ADVICE.get(nouns[0]) if len(nouns) == 1 else ""
        return f"{subject} should be {_either(nouns)}, but {_described(value)}.", hint or advice or own
    return f"{subject} is not right: {fault.message}.", own


def _subject(fault: _Fault) -> str:
    if fault.is_name and fault.kind != "extra_forbidden":
        return "This name"
    called = _called(fault.loc)
    return called[0].upper() + called[1:]


def _called(loc: Loc) -> str:
    """Return what a person would call the value at `loc`: “themes”, item 2 of “themes”, this file."""
    if not loc:
        return "this file"
    *outer, last = loc
    if isinstance(last, str):
        return f"“{last}”"
    named = [step for step in outer if isinstance(step, str)]
    return f"item {last + 1} of “{named[-1]}”" if named else f"item {last + 1}"


def _size(fault: _Fault) -> str:
    """Return “is too long: it has 8 characters, and the most is 5”, or the like for a list."""
    bounded = "most" if fault.kind.endswith("long") else "least"
    bound = fault.context["max_length" if bounded == "most" else "min_length"]
    if isinstance(fault.value, str):
        unit, wrong = "character", "is too long" if bounded == "most" else "is too short"
        # pydantic counts after it strips, if the model tells it to strip.
        length = len(fault.value.strip())
        length = len(fault.value) if bounded == "most" and length <= bound else length
    else:
        unit, wrong = "item", "has too many items" if bounded == "most" else "has too few items"
        length = fault.context["actual_length"] or len(fault.value)
    if not length:
        return "is empty"
    plural = "" if length == 1 else "s"
    return f"{wrong}: it has {length:,} {unit}{plural}, and the {bounded} is {bound:,}"


def _nouns(fault: _Fault) -> list[str]:
    """Return what the value should have been, one noun for each kind or choice."""
    if fault.kind == "misfit":
        return list(fault.context["nouns"])
    return [_NOUNS[fault.kind]] if fault.kind in _NOUNS else [f"“{choice}”" for choice in _choices(fault)]


def _choices(fault: _Fault) -> list[Any]:
    choices: list[Any] = []
    for slot in fault.slots:
        if get_origin(slot.type) is Literal:
            choices += get_args(slot.type)
        elif isinstance(slot.type, type) and issubclass(slot.type, Enum):
            choices += [member.value for member in slot.type]
    return choices


def _either(words: Sequence[str]) -> str:
    """Return “a, b or c”."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _described(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return "is empty"
    if isinstance(value, str):
        return f"is text: {_quoted(value)}"
    if isinstance(value, list):
        return "is a list"
    return f"is {_GROUP}" if isinstance(value, dict) else f"is {str(value).lower()}"


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}”"

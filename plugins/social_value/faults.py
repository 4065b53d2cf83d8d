"""Where in the data each of pydantic's errors is, and what the value there could have been.

The paths that pydantic gives mix steps through the data with labels of the members of unions. Here each one is
followed through the data and the types together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from social_value.source import Loc


class Slot(NamedTuple):
    """A type that a value may have, and what its field says of it."""

    type: Any
    hint: str = ""
    about: str = ""


@dataclass(frozen=True)
class Fault:
    """One error of pydantic's, with the place it means in the data."""

    kind: str
    context: Mapping[str, Any]
    message: str
    loc: Loc = ()
    value: Any = None
    slots: tuple[Slot, ...] = ()
    """What the value may be."""
    around: tuple[Slot, ...] = ()
    """What the thing around it may be."""
    branches: tuple[tuple[Loc, str], ...] = ()
    """The unions on the way: where each stands, and pydantic's label for the member that was tried."""
    is_name: bool = False
    """Whether the name is at fault, not the value."""


def fault_of(detail: ErrorDetails, data: Any, model: type[BaseModel]) -> Fault:
    """Follow an error's path through data and types at once, to tell real steps from a union's labels."""
    kind, path = detail["type"], detail["loc"]
    fault = Fault(kind, detail.get("ctx", {}), detail["msg"], (), data, tuple(slots_of(model)))
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


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def slots_of(annotation: Any, hint: str = "", about: str = "") -> Iterator[Slot]:
    """Yield every type that an annotation allows, apart from nothing at all."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        for field in (extra for extra in arguments[1:] if isinstance(extra, FieldInfo)):
            hint, about = _field_hint(field) or hint, field.description or about
        yield from slots_of(arguments[0], hint, about)
    elif get_origin(annotation) in (Union, UnionType):
        for argument in arguments:
            yield from slots_of(argument, hint, about)
    elif annotation is not NoneType:
        yield Slot(annotation, hint, about)


def _field_slots(field: FieldInfo) -> Iterator[Slot]:
    return slots_of(field.annotation, _field_hint(field), field.description or "")


def _field_hint(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get("hint", "")) if isinstance(extra, dict) else ""


def _inner_slots(slot: Slot, step: str | int) -> Iterator[Slot]:
    """Yield what may stand at `step` inside a value of the slot's type."""
    if fields := fields_of(slot.type):
        if step in fields:
            yield from _field_slots(fields[str(step)])
    elif arguments := get_args(slot.type):
        fixed = get_origin(slot.type) is tuple and Ellipsis not in arguments and isinstance(step, int)
        index = min(int(step), len(arguments) - 1) if fixed else int(get_origin(slot.type) is dict)
        yield from slots_of(arguments[index], slot.hint, slot.about)


def _key_slots(mapping: Any) -> Iterator[Slot]:
    return slots_of(get_args(mapping)[0]) if get_args(mapping) else iter(())


def fields_of(type_: Any) -> dict[str, FieldInfo]:
    """Return a model's fields by the name that a file uses: the alias, where there is one."""
    if not (isinstance(type_, type) and issubclass(type_, BaseModel)):
        return {}
    return {written_name(name, field): field for name, field in type_.model_fields.items()}


def written_name(name: str, field: FieldInfo) -> str:
    """Return the name that a file uses for a model's field."""
    return field.validation_alias if isinstance(field.validation_alias, str) else field.alias or name


def _narrowed(slots: tuple[Slot, ...], label: str) -> tuple[Slot, ...]:
    """Return the members of a union that pydantic's label means: a model's name, or the tag that tells it."""
    named = [slot for slot in slots if getattr(slot.type, "__name__", "") == label]
    tagged = [
        slot for slot in slots if any(label in get_args(field.annotation) for field in fields_of(slot.type).values())
    ]
    return tuple(named or tagged or slots)

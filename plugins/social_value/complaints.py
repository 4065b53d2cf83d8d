"""What is wrong with a value, and what to do about it, in plain English."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from social_value.faults import Fault, Slot, fields_of, written_name
from social_value.findings import MISSPELT
from social_value.problems import did_you_mean
from social_value.source import Loc

_GROUP = "a group of “name: value” lines"
_DATE = "a date such as 2026-11-22"
_ADDRESS = "an address such as https://www.example.org"
NOUNS = {
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
    "a list": "Put each item on a line of its own below the name, starting with “- ”.",
    _GROUP: "Put each value on a line of its own, as “name: value”, two spaces further in.",
    _DATE: "Write the year, the month and the day.",
    _ADDRESS: "Start it with https://.",
}
"""What most often helps somebody who wrote something else."""
_EMPTY = "Write it after the colon."
_EMPTY_OR_GONE = "Write it after the colon, or take the line away."
_EXACTLY = "Write one of these words exactly."
_TOO_MUCH = {
    "string_too_long": "Say it in fewer words.",
    "too_long": "Take some out.",
    "too_short": "Write at least {min_length}.",
}
CHOICES = frozenset({"literal_error", "enum"})
_LIMITS = {
    "greater_than": ("more than {}", "gt"),
    "greater_than_equal": ("{} or more", "ge"),
    "less_than": ("less than {}", "lt"),
    "less_than_equal": ("{} or less", "le"),
    "multiple_of": ("a multiple of {}", "multiple_of"),
}
_LONGEST_QUOTE = 60


def explain(fault: Fault) -> tuple[str, str]:
    """Return what is wrong and what to do, in plain English. The hint may be empty."""
    kind, context, value, subject = fault.kind, fault.context, fault.value, _subject(fault)
    around = _called(fault.loc[:-1])
    own = next((text for slot in fault.slots for text in (slot.hint, slot.about) if text), "")
    if kind == "missing":
        about = next((_says(slot.about) for slot in fault.slots if slot.about), own)
        named = isinstance(fault.loc[-1], str)
        hint = f"Add a line that starts with “{fault.loc[-1]}:”." if named else ""
        return f"{subject} is missing from {around}.", f"{hint} {about}".strip()
    if kind == "extra_forbidden":
        hint = did_you_mean(str(fault.loc[-1]), names := _names_in(fault.around))
        return f"{subject} does not belong in {around}.", hint or f"It can have: {', '.join(names)}."
    if kind == "string_pattern_mismatch":
        hint = own or f"It must fit the pattern {context['pattern']}"
        slug = re.sub(r"[\W_]+", "-", value.casefold()).strip("-")
        if slug != value and re.search(context["pattern"], slug):
            hint += f" Perhaps “{slug}”?"
        return f"{subject} {MISSPELT}: {_quoted(value)}.", hint
    if kind in ("string_too_long", "string_too_short", "too_long", "too_short"):
        return f"{subject} {_size(fault)}.", f"{_TOO_MUCH.get(kind, '').format(**context)} {own}".strip()
    if kind in _LIMITS:
        words, name = _LIMITS[kind]
        limit = context[name]
        if isinstance(limit, int | float):
            # A year has no comma.
            limit = f"{limit:,.15g}" if abs(limit) >= 10_000 else f"{limit:.15g}"
        return f"{subject} should be {words.format(limit)}, but is {value}.", own
    if kind == "date_parsing" and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return f"{subject} is not a day that exists: {_quoted(value)}.", own
    if kind in NOUNS or kind in CHOICES or kind == "misfit":
        nouns = nouns_of(fault)
        hint = did_you_mean(value, map(str, _choices(fault))) if isinstance(value, str) else ""
        advice = _ADVICE.get(nouns[0], "") if len(nouns) == 1 else _EXACTLY if kind in CHOICES else ""
        if value is None:
            advice = _EMPTY if _is_required(fault) else _EMPTY_OR_GONE
        elif nouns == [_GROUP] and (names := _names_in(fault.slots)):
            advice = f"{advice} It can have: {', '.join(names)}."
        return f"{subject} should be {_either(nouns)}, but {_described(value)}.", hint or advice or own
    return f"{subject} is not right: {fault.message}.", own


def meant(fault: Fault) -> Loc | None:
    """Where the value would stand if its name, which does not belong there, were spelt as was probably meant."""
    if fault.kind != "extra_forbidden":
        return None
    found = re.search("“(.*)”", did_you_mean(str(fault.loc[-1]), _names_in(fault.around)))
    return (*fault.loc[:-1], found[1]) if found else None


def _names_in(slots: Iterable[Slot]) -> dict[str, str]:
    """The names that a group may have in a file, each with the model's own name for it."""
    return {
        written_name(name, field): name
        for slot in slots
        if fields_of(slot.type)
        for name, field in slot.type.model_fields.items()
    }


def _is_required(fault: Fault) -> bool:
    fields = [fields_of(slot.type).get(str(fault.loc[-1])) for slot in fault.around] if fault.loc else []
    return any(field is not None and field.is_required() for field in fields)


def _says(about: str) -> str:
    """A field's description, as what its value is to say."""
    return f"It says: {about[0].lower()}{about[1:]}" if about else ""


def _subject(fault: Fault) -> str:
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


def _size(fault: Fault) -> str:
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


def nouns_of(fault: Fault) -> list[str]:
    """Return what the value should have been, one noun for each kind or choice."""
    if fault.kind == "misfit":
        return list(fault.context["nouns"])
    return [NOUNS[fault.kind]] if fault.kind in NOUNS else [f"“{choice}”" for choice in _choices(fault)]


def _choices(fault: Fault) -> list[Any]:
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


def _described(value: Any) -> str:
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

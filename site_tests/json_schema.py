"""A small reader of JSON Schema: the keywords that the toolkit's schemas use, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

NOTES = {
    "$schema",
    "$defs",
    "title",
    "description",
    "default",
    "contentMediaType",
    "hint",
    "format",
    "enumDescriptions",
}
"""Keywords that refuse nothing."""
TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}
LIMITS = {
    "minLength": (str, lambda value, limit: len(value) >= limit),
    "maxLength": (str, lambda value, limit: len(value) <= limit),
    "minItems": (list, lambda value, limit: len(value) >= limit),
    "maxItems": (list, lambda value, limit: len(value) <= limit),
    "minimum": ((int, float), lambda value, limit: value >= limit),
    "maximum": ((int, float), lambda value, limit: value <= limit),
    "exclusiveMinimum": ((int, float), lambda value, limit: value > limit),
    "pattern": (str, lambda value, pattern: re.search(pattern, value) is not None),
    "required": (dict, lambda value, names: set(names) <= set(value)),
}


def refusals(value: Any, schema: Any, whole: dict[str, Any], at: str = "") -> Iterator[str]:
    """Yield each place and keyword that refuses the value. Raises KeyError for a keyword not known here."""
    for keyword, rule in schema.items():
        if keyword in NOTES or keyword in ("patternProperties", "additionalProperties"):
            continue
        if keyword in LIMITS:
            kind, holds = LIMITS[keyword]
            if isinstance(value, kind) and not isinstance(value, bool) and not holds(value, rule):
                yield f"{at}: {keyword}"
        else:
            yield from _READERS[keyword](value, rule, whole, at)
    if isinstance(value, dict):
        yield from _names(value, schema, whole, at)


def _names(value, schema, whole, at):
    """The named values that a pattern describes, and those that nothing does."""
    patterns = schema.get("patternProperties", {})
    for name, inner in value.items():
        fitting = [each for pattern, each in patterns.items() if re.search(pattern, name)]
        for each in fitting:
            yield from refusals(inner, each, whole, f"{at}/{name}")
        if not fitting and name not in schema.get("properties", {}):
            more = schema.get("additionalProperties", True)
            if more is False:
                yield f"{at}/{name}: additionalProperties"
            elif more is not True:
                yield from refusals(inner, more, whole, f"{at}/{name}")


def _type(value, rule, _, at):
    kind = TYPES[rule]
    if not isinstance(value, kind) or (isinstance(value, bool) and rule != "boolean"):
        yield f"{at}: type"


def _enum(value, rule, _, at):
    if value not in rule:
        yield f"{at}: enum"


def _const(value, rule, _, at):
    if value != rule:
        yield f"{at}: const"


def _ref(value, rule, whole, at):
    yield from refusals(value, whole["$defs"][rule.removeprefix("#/$defs/")], whole, at)


def _any_of(value, rule, whole, at):
    if all(next(refusals(value, each, whole, at), None) for each in rule):
        yield f"{at}: anyOf"


def _items(value, rule, whole, at):
    for place, item in enumerate(value if isinstance(value, list) else ()):
        yield from refusals(item, rule, whole, f"{at}/{place}")


def _properties(value, rule, whole, at):
    for name, each in rule.items():
        if isinstance(value, dict) and name in value:
            yield from refusals(value[name], each, whole, f"{at}/{name}")


def _property_names(value, rule, whole, at):
    for name in value if isinstance(value, dict) else ():
        yield from refusals(name, rule, whole, f"{at}/{name}")


_READERS = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "$ref": _ref,
    "anyOf": _any_of,
    "items": _items,
    "properties": _properties,
    "propertyNames": _property_names,
}

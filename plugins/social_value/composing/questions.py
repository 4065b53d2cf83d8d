"""What to ask about a case study, from the JSON Schema that editors use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from social_value.case_studies.model import CaseStudy
from social_value.dialect import schema_of
from social_value.fields import ADDRESS_PATTERN, DATE_PATTERN, ID_PATTERN, MARKDOWN, PARTIAL_DATE_PATTERN
from social_value.schema import case_study

if TYPE_CHECKING:
    from social_value.toolkit import Toolkit  # which publishes these

_LONG = 700
"""Text that may be longer than this is asked for in several lines."""

_RULES = {ID_PATTERN: "id", ADDRESS_PATTERN: "address", DATE_PATTERN: "day", PARTIAL_DATE_PATTERN: "part-of-date"}
_TYPES = {"integer": "whole", "number": "number", "boolean": "true-or-false"}


@dataclass(frozen=True, slots=True)
class Question:
    """One field that somebody can fill in."""

    name: str
    about: str
    """What it is, as a sentence."""
    hint: str
    """How it is written, as a sentence; may be empty."""
    required: bool
    choices: dict[str, str]
    """Id -> label; empty if anything may be written."""
    kind: str
    """text, long-text, number, true-or-false, list, group, or records (a list of groups)."""
    rule: str
    """What a value must be: text, markdown, id, address, day, part-of-date, whole, number, true-or-false, or word (one
    of the choices to the letter). Of a list, what each of its values must be; empty for groups."""
    least: float | None
    """The fewest characters or items, or the lowest figure."""
    most: float | None
    longest: float | None
    """Of a list, the most characters of each of its values."""
    inner: tuple[Question, ...] = ()
    """The fields of a group, or of each record."""

    @property
    def label(self) -> str:
        """What it is called where it is asked for. Problems name the field, so this is the same word."""
        return self.name.replace("_", " ").capitalize()


def questions(toolkit: Toolkit) -> tuple[Question, ...]:
    """The fields of a case study in the order in which they are written, with the ids of this toolkit as choices."""
    # Where ids can be chosen, the toolkit's schema has them in place of the rule that any id must follow.
    return tuple(_questions(_Schema(schema_of(CaseStudy, "")), _Schema(case_study(toolkit))))


class _Schema:
    """A record's schema, or that of one of its fields, with the definitions of the whole."""

    def __init__(self, schema: dict[str, Any], definitions: dict[str, Any] | None = None) -> None:
        self.definitions: dict[str, Any] = schema.get("$defs", {}) if definitions is None else definitions
        self.of = self._plain(schema)

    def _plain(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema with references followed; of several types the last that is not null says most."""
        if "$ref" in schema:
            return self._plain(self.definitions[schema["$ref"].rpartition("/")[2]])
        members = [member for member in schema.get("anyOf", ()) if member.get("type") != "null"]
        if not members:
            return schema
        around = {name: value for name, value in schema.items() if name in ("minimum", "maximum", "hint")}
        return self._plain(members[-1]) | around

    def inside(self, schema: dict[str, Any]) -> _Schema:
        return _Schema(schema, self.definitions)


def _questions(raw: _Schema, offered: _Schema) -> Iterator[Question]:
    for name, field in raw.of["properties"].items():
        shape, choice = raw.inside(field), offered.inside(offered.of["properties"][name])
        is_list = shape.of.get("type") == "array"
        item = shape.inside(shape.of["items"]) if is_list else shape
        chosen = choice.inside(choice.of["items"]) if is_list else choice
        inner = tuple(_questions(item, chosen)) if "properties" in item.of else ()
        ids = chosen.of.get("enum", ())
        rule = "" if inner else _rule(item.of)
        bounds = shape.of if is_list else item.of
        yield Question(
            name=name,
            about=field["description"],
            hint=item.of.get("hint", ""),
            required=name in raw.of.get("required", ()),
            choices=dict(zip(ids, chosen.of.get("enumDescriptions") or ids, strict=True)),
            kind=_kind(is_list, rule, bounds),
            rule=rule,
            least=_bound(bounds, "minItems" if is_list else "minLength", "minimum"),
            most=_bound(bounds, "maxItems" if is_list else "maxLength", "maximum"),
            longest=_bound(item.of, "maxLength") if is_list else None,
            inner=inner,
        )


def _rule(field: dict[str, Any]) -> str:
    if "enum" in field:
        return "word"
    if field.get("contentMediaType") == MARKDOWN:
        return "markdown"
    return _TYPES.get(field["type"]) or _RULES.get(field.get("pattern", ""), "text")


def _kind(is_list: bool, rule: str, field: dict[str, Any]) -> str:
    if is_list:
        return "list" if rule else "records"
    if not rule:
        return "group"
    if rule in ("whole", "number", "part-of-date"):
        return "number"  # a year alone is a number
    if rule == "true-or-false":
        return rule
    return "long-text" if rule in ("text", "markdown") and field.get("maxLength", 0) > _LONG else "text"


def _bound(field: dict[str, Any], *names: str) -> float | None:
    found = [field[name] for name in names if name in field]
    return found[0] if found else None

"""The page that names every field of every YAML file, made from the same schemas that editors use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from social_value.fields import DATE_PATTERN, PARTIAL_DATE_PATTERN
from social_value.schema import schemas
from social_value.wording import escape, page

if TYPE_CHECKING:
    from social_value.toolkit import Toolkit  # which makes this page

PATH = "contribute/fields.md"
"""Beside the page on contributing, and only there where a project has one."""

FILES = {
    "case-study": "case_studies/*.yml",
    "checklist": "checklists/*.yml",
    "facts": "content/_data/*.yml",
    "glossary": "content/_data/glossary.yml",
    "impact-map": "content/_data/impact-map.yml",
    "sroi": "content/_data/sroi.yml",
    "taxonomy": "case_studies/_taxonomy.yml",
    "tender-wording": "content/_data/tender-wording.yml",
    "tools": "content/_data/tools.yml",
}
"""Schema -> the files that follow it."""

_MOST_CHOICES = 12
_PARTIAL = "a year, month or day: `2024`, `2024-03`, `2024-03-31`"


def render(toolkit: Toolkit) -> str:
    """The page, with a table for each kind of record."""
    meta = {
        "title": "Every field of every file",
        "description": "What each YAML file may hold: the name of each field, what it says, and how it is written.",
        # It is for people who edit files, and names what readers look for elsewhere.
        "search": {"exclude": True},
    }
    parts = [
        "# Every field of every file",
        "What can stand in each file, made from what the checks themselves read. [How to contribute](../contribute.md) "
        "says how to change a file.",
    ]
    for name, text in schemas(toolkit):
        parts += _file(name.removesuffix(".schema.json"), json.loads(text))
    return page(meta, "\n\n".join(parts))


def _file(name: str, schema: dict[str, Any]) -> Iterator[str]:
    """The parts about one kind of file: its own fields, then those of the records in it."""
    yield f"## {escape(schema['title'])} {{#{name}}}"
    yield f"Files: `{FILES[name]}`. {escape(schema['description'])}"
    yield _table(name, schema)
    for record in _in_order(schema):
        definition = schema["$defs"][record]
        yield f"### {_words(record)} {{#{_anchor(name, record)}}}"
        yield escape(definition["description"])
        yield _table(name, definition)


def _in_order(schema: dict[str, Any]) -> Iterator[str]:
    """The records of a file, in the order in which somebody who reads its fields comes upon them."""
    seen: list[str] = []
    waiting = [schema]
    while waiting:
        for record in _named_in(waiting.pop(0).get("properties", {})):
            if record not in seen:
                seen.append(record)
                waiting.append(schema["$defs"][record])
                yield record


def _named_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rpartition("/")[2]
        for item in value.values():
            yield from _named_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _named_in(item)


def _table(name: str, record: dict[str, Any]) -> str:
    required = record.get("required", [])
    rows = [
        f"| `{field}` | {'yes' if field in required else 'no'} | {escape(about.get('description', ''))} "
        f"| {_written(name, about)} |"
        for field, about in record["properties"].items()
    ]
    return "\n".join(["| field | needed | what it says | how it is written |", "| --- | --- | --- | --- |", *rows])


def _written(name: str, field: dict[str, Any]) -> str:
    """How a value is written, in a few words."""
    if "$ref" in field:
        record = field["$ref"].rpartition("/")[2]
        return f"[{_words(record)}](#{_anchor(name, record)})"
    if "anyOf" in field:
        ways = [_written(name, each) for each in field["anyOf"] if each.get("type") != "null"]
        # A whole number is a number, and a year alone a date that is known less exactly.
        broader = {"a whole number": "a number", "a whole number (1900 to 2100)": _PARTIAL}
        return " or ".join(dict.fromkeys(way for way in ways if broader.get(way) not in ways))
    if "enum" in field or "const" in field:
        choices = field.get("enum", [field.get("const")])
        listed = ", ".join(f"`{choice}`" for choice in choices[:_MOST_CHOICES])
        return f"one of: {listed}" + (
            f" and {len(choices) - _MOST_CHOICES} more" if len(choices) > _MOST_CHOICES else ""
        )
    match field.get("type"):
        case "array":
            return f"a list{_between(field, 'minItems', 'maxItems')}: {_written(name, field['items'])}"
        case "object":
            inner: Any = field.get("additionalProperties") or next(
                iter(field.get("patternProperties", {}).values()), {}
            )
            return f"a group; each: {_written(name, inner)}" if isinstance(inner, dict) and inner else "a group"
        case "integer":
            return f"a whole number{_between(field, 'minimum', 'maximum')}"
        case "number":
            return f"a number{_between(field, 'minimum', 'maximum')}"
        case "boolean":
            return "`true` or `false`"
    return _text(field)


def _text(field: dict[str, Any]) -> str:
    if field.get("pattern") == DATE_PATTERN:
        return "a day: `2026-11-22`"
    if field.get("pattern") == PARTIAL_DATE_PATTERN:
        return _PARTIAL
    hint = f". {escape(field['hint'].rstrip('.'))}" if field.get("hint") else ""
    most = f", at most {field['maxLength']:,} characters" if "maxLength" in field else ""
    return f"text{most}{hint}"


def _between(field: dict[str, Any], least: str, most: str) -> str:
    low, high = (f"{field[key]:.15g}" if key in field else "" for key in (least, most))
    if low and high:
        return f" ({low} to {high})"
    return f" ({low} or more)" if low else f" ({high} at most)" if high else ""


def _words(record: str) -> str:
    """`AreaResult` -> Area result."""
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in record)
    return spaced.strip().capitalize()


def _anchor(name: str, record: str) -> str:
    return f"{name}-{_words(record).lower().replace(' ', '-')}"

"""JSON Schemas of our models as every reader of JSON Schema takes them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KEYWORDS = {"ge": "minimum", "le": "maximum"}


def schema_of(
    model: type[BaseModel], title: str, mode: Literal["validation", "serialization"] = "validation"
) -> dict[str, Any]:
    """The schema of what is read as such a record or, with `serialization`, of what is written of it."""
    schema: dict[str, Any] = _standard(model.model_json_schema(mode=mode))
    return {"$schema": _DIALECT} | schema | {"title": title}


def _standard(schema: Any) -> Any:
    """Put right what pydantic writes in words of its own, or leaves open where the model is closed."""
    if isinstance(schema, list):
        return [_standard(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "patternProperties" in schema else {}
    return {_KEYWORDS.get(name, name): _standard(value) for name, value in schema.items()} | closed

"""JSON Schemas of the YAML files, for editors: what completes a field and underlines a mistake.

They are made from the models, committed, and compared with the models by a test. Lists of ids that are known,
such as themes and statements, are filled in, so that an editor offers the real ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from social_value.case_studies.model import CaseStudy, Taxonomy
from social_value.checklists.model import Checklist
from social_value.facts.model import FactFile
from social_value.glossary.model import GlossaryFile
from social_value.toolkit import Toolkit
from social_value.tools.model import ToolFile

FOLDER = Path(__file__).parent / "schemas"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KEYWORDS = {"ge": "minimum", "le": "maximum"}


def schemas(toolkit: Toolkit) -> Iterator[tuple[str, str]]:
    """The name and text of each schema."""
    taxonomy = toolkit.library.taxonomy
    case_study = _schema(CaseStudy, "Case study")
    fields = case_study["properties"]
    _choose(fields["sector"], taxonomy.sectors)
    _choose(fields["size"], taxonomy.sizes)
    _choose(fields["place"], taxonomy.places)
    _choose(fields["themes"]["items"], taxonomy.themes)
    statements = [statement.id for checklist in toolkit.checklists for statement in checklist.statements()]
    _choose(fields["shows"]["items"], statements)
    _choose(case_study["$defs"]["Outcome"]["properties"]["unit"], taxonomy.units)

    yield "case-study.schema.json", _text(case_study)
    yield "checklist.schema.json", _text(_schema(Checklist, "Checklist"))
    yield "facts.schema.json", _text(_schema(FactFile, "Dated facts"))
    yield "glossary.schema.json", _text(_schema(GlossaryFile, "Glossary"))
    tools = _schema(ToolFile, "Measuring tools")
    for record in ("Rung", "Tool"):
        _choose(tools["$defs"][record]["properties"]["sizes"]["items"], taxonomy.sizes)

    yield "taxonomy.schema.json", _text(_schema(Taxonomy, "Taxonomy"))
    yield "tools.schema.json", _text(tools)


def write(toolkit: Toolkit, folder: Path = FOLDER) -> list[Path]:
    """Write the schemas; return the files that changed."""
    changed = []
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas(toolkit):
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema: dict[str, Any] = _standard(model.model_json_schema())
    return {"$schema": _DIALECT} | schema | {"title": title}


def _standard(schema: Any) -> Any:
    """Put right what pydantic writes in words of its own, or leaves open where the model is closed."""
    if isinstance(schema, list):
        return [_standard(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "patternProperties" in schema else {}
    return {_KEYWORDS.get(name, name): _standard(value) for name, value in schema.items()} | closed


def _choose(field: dict[str, Any], choices: Iterable[str]) -> None:
    """Allow the known ids only; they say all that a pattern or a length could."""
    for constraint in ("pattern", "maxLength", "minLength", "hint"):
        field.pop(constraint, None)
    field["enum"] = list(choices)


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

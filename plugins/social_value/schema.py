"""JSON Schemas of the YAML files, for editors: what completes a field and underlines a mistake.

They are made from the models, committed, and compared with the models by a test. Lists of ids that are known,
such as themes and statements, are filled in, so that an editor offers the real ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from social_value.case_studies.model import KINDS, CaseStudy, Taxonomy
from social_value.checklists.model import Checklist
from social_value.dialect import schema_of
from social_value.facts.model import FactFile
from social_value.glossary.model import GlossaryFile
from social_value.tenders.model import TenderWording
from social_value.tools.model import ToolFile
from social_value.worksheets.model import ImpactMap, Sroi

if TYPE_CHECKING:
    from social_value.toolkit import Toolkit  # which makes a page of these


def schemas(toolkit: Toolkit) -> Iterator[tuple[str, str]]:
    """The name and text of each schema."""
    yield "case-study.schema.json", _text(case_study(toolkit))
    yield "checklist.schema.json", _text(schema_of(Checklist, "Checklist"))
    yield "facts.schema.json", _text(schema_of(FactFile, "Dated facts"))
    yield "glossary.schema.json", _text(schema_of(GlossaryFile, "Glossary"))
    yield "impact-map.schema.json", _text(schema_of(ImpactMap, "Impact map"))
    yield "sroi.schema.json", _text(schema_of(Sroi, "Worked example of social return on investment"))
    yield "taxonomy.schema.json", _text(schema_of(Taxonomy, "Taxonomy"))
    yield "tender-wording.schema.json", _text(schema_of(TenderWording, "Words of the tender pack"))
    yield "tools.schema.json", _text(_tools(toolkit))


def write(toolkit: Toolkit, folder: Path) -> list[Path]:
    """Write the schemas; return the files that changed."""
    changed = []
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas(toolkit):
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def case_study(toolkit: Toolkit) -> dict[str, Any]:
    """The schema of a case study, with the ids of this toolkit."""
    schema, taxonomy = schema_of(CaseStudy, "Case study"), toolkit.library.taxonomy
    fields = schema["properties"]
    _choose(fields["sector"], taxonomy.sectors)
    _choose(fields["size"], taxonomy.sizes)
    _choose(fields["place"], taxonomy.places)
    _choose(fields["themes"]["items"], taxonomy.themes)
    statements = [statement for checklist in toolkit.checklists for statement in checklist.statements()]
    _choose(fields["shows"]["items"], {statement.id: statement.text for statement in statements})
    outcome = schema["$defs"]["Outcome"]["properties"]
    _choose(outcome["unit"], {name: unit.label for name, unit in taxonomy.units.items()})
    outcome["kind"]["enumDescriptions"] = [KINDS[kind] for kind in outcome["kind"]["enum"]]
    return schema


def _tools(toolkit: Toolkit) -> dict[str, Any]:
    schema = schema_of(ToolFile, "Measuring tools")
    for record in ("Rung", "Tool"):
        _choose(schema["$defs"][record]["properties"]["sizes"]["items"], toolkit.library.taxonomy.sizes)
    return schema


def _choose(field: dict[str, Any], choices: Mapping[str, str]) -> None:
    """Allow the known ids only; they say all that a pattern or a length could. Editors show the label beside each."""
    for constraint in ("pattern", "maxLength", "minLength", "hint"):
        field.pop(constraint, None)
    field["enum"] = list(choices)
    field["enumDescriptions"] = list(choices.values())


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

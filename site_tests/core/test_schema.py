"""The JSON Schemas that editors use: as the models are, and right about good and bad files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from site_tests.changes import GONE, change, is_a_sentence
from site_tests.json_schema import refusals

from social_value.folders import Folders
from social_value.schema import schemas, write
from social_value.source import read

ROOT = Path(__file__).parents[2]
FOLDER = Folders.of(ROOT).schemas
CASE_STUDY, CHECKLIST, TAXONOMY = "case-study.schema.json", "checklist.schema.json", "taxonomy.schema.json"
FACTS, GLOSSARY, TOOLS = "facts.schema.json", "glossary.schema.json", "tools.schema.json"
IMPACT_MAP, SROI = "impact-map.schema.json", "sroi.schema.json"
TENDER_WORDING = "tender-wording.schema.json"
NO_FACTS = {"glossary.yml", "impact-map.yml", "sroi.yml", "tender-wording.yml", "tools.yml"}
"""What of content/_data/ is of another kind."""

SHIPPED = [
    pytest.param(file, schema, id=file.name)
    for pattern, schema in (
        ("case_studies/[!_]*.yml", CASE_STUDY),
        ("case_studies/_taxonomy.yml", TAXONOMY),
        ("checklists/*.yml", CHECKLIST),
        ("content/_data/tools.yml", TOOLS),
        ("content/_data/glossary.yml", GLOSSARY),
        ("content/_data/impact-map.yml", IMPACT_MAP),
        ("content/_data/sroi.yml", SROI),
        ("content/_data/tender-wording.yml", TENDER_WORDING),
        ("content/_data/*.yml", FACTS),
    )
    for file in sorted(ROOT.glob(pattern))
    if schema != FACTS or file.name not in NO_FACTS
]
NAMES = [CASE_STUDY, CHECKLIST, FACTS, GLOSSARY, IMPACT_MAP, SROI, TAXONOMY, TENDER_WORDING, TOOLS]


@pytest.fixture(scope="session")
def small_schemas(small):
    """The schemas of the small project: file name -> schema."""
    return {name: json.loads(text) for name, text in schemas(small)}


def refused(value, schema):
    return list(refusals(value, schema, schema))


def test_the_schemas_in_the_repository_are_those_of_the_models_and_the_ids(toolkit):
    made = dict(schemas(toolkit))
    kept = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert kept == made, "Run `make schema` and keep what it writes."


def test_all_kinds_of_file_are_shipped():
    assert {schema for *_, schema in (param.values for param in SHIPPED)} == set(NAMES)


@pytest.mark.parametrize(("file", "schema"), SHIPPED)
def test_a_shipped_file_names_its_schema_and_fits_it(file, schema):
    up = "../" * len(file.parent.relative_to(ROOT).parts)
    modeline = f"# yaml-language-server: $schema={up}{FOLDER.relative_to(ROOT).as_posix()}/{schema}"
    assert file.read_text(encoding="utf-8").partition("\n")[0] == modeline
    assert refused(read(file, file.name).data, json.loads((FOLDER / schema).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("case_studies/baker.yml", CASE_STUDY),
        ("case_studies/charity.yml", CASE_STUDY),
        ("case_studies/_taxonomy.yml", TAXONOMY),
        ("checklists/first.yml", CHECKLIST),
        ("content/_data/rates.yml", FACTS),
    ],
)
def test_a_good_file_fits(sound_data, small_schemas, file, schema):
    assert refused(sound_data(file), small_schemas[schema]) == []


STATEMENT, OUTCOME, SOURCE = ("areas", 0, "statements", 0), ("outcomes", 0), ("sources", 0)
CASE_STUDY_BREAKS = [
    (("titel",), "x y", "/titel: additionalProperties"),
    (("title",), GONE, ": required"),
    (("title",), "x" * 161, "/title: maxLength"),
    (("title",), 7, "/title: type"),
    (("title",), None, "/title: type"),
    (("sector",), "privat", "/sector: enum"),
    (("size",), "huge", "/size: enum"),
    (("place",), "leeds", "/place: enum"),
    (("themes", 0), "jobz", "/themes/0: enum"),
    (("themes",), [], "/themes: minItems"),
    (("shows", 0), "jobs-trane", "/shows/0: enum"),
    (("sources",), [], "/sources: minItems"),
    (("years", "start"), "2021", "/years/start: type"),
    (("years", "start"), 1899, "/years/start: minimum"),
    (("years", "ongoing"), "yes", "/years/ongoing: type"),
    (("reviewed_on",), "22 November 2026", "/reviewed_on: pattern"),
    ((*OUTCOME, "kind"), "guessed", "/outcomes/0/kind: enum"),
    ((*OUTCOME, "unit"), "gpb", "/outcomes/0/unit: enum"),
    ((*OUTCOME, "value"), "12", "/outcomes/0/value: anyOf"),
    ((*OUTCOME, "value"), 10**13, "/outcomes/0/value: anyOf"),
    ((*OUTCOME, "value"), True, "/outcomes/0/value: anyOf"),
    ((*OUTCOME, "qualifier"), "roughly", "/outcomes/0/qualifier: anyOf"),
    ((*OUTCOME, "as_of"), "March 2026", "/outcomes/0/as_of: anyOf"),
    ((*OUTCOME, "source"), GONE, "/outcomes/0: required"),
    ((*SOURCE, "address"), "javascript:alert(1)", "/sources/0/address: pattern"),
    ((*SOURCE, "id"), "The news", "/sources/0/id: pattern"),
]
CHECKLIST_BREAKS = [
    (("edition",), 0, "/edition: minimum"),
    (("edition",), 1.5, "/edition: type"),
    (("bands", 0, "lower"), 101, "/bands/0/lower: maximum"),
    (("scale", "options", 0, "points"), "0", "/scale/options/0/points: type"),
    (("scale", "in_place"), GONE, "/scale: required"),
    ((*STATEMENT, "weight"), 11, "/areas/0/statements/0/weight: maximum"),
    ((*STATEMENT, "value"), "both", "/areas/0/statements/0/value: anyOf"),
    ((*STATEMENT, "evidence"), [], "/areas/0/statements/0/evidence: minItems"),
    ((*STATEMENT, "steps", "Not yet"), "Do it.", "/areas/0/statements/0/steps/Not yet: additionalProperties"),
    ((*STATEMENT, "does_not_apply"), "no", "/areas/0/statements/0/does_not_apply: enum"),
    (("areas", 0, "guides", 0), "../x.md", "/areas/0/guides/0: pattern"),
    (("examples", 0, "answers", "jobs-train"), {"answer": "shown"}, "/examples/0/answers/jobs-train: anyOf"),
    (("examples", 0, "expected", "overall", "percent"), 101, "/examples/0/expected/overall/percent: anyOf"),
]


FACT = ("facts", 0)
FACT_BREAKS = [
    ((*FACT, "id"), "Living wage", "/facts/0/id: pattern"),
    ((*FACT, "unit"), "gbp", "/facts/0/unit: enum"),
    ((*FACT, "value"), "£13.45 <b>an hour</b>", "/facts/0/value: anyOf"),
    ((*FACT, "value"), -1, "/facts/0/value: anyOf"),
    ((*FACT, "as_of"), "May 2026", "/facts/0/as_of: anyOf"),
    ((*FACT, "sources"), [], "/facts/0/sources: minItems"),
    ((*FACT, "sources", 0, "address"), "javascript:alert(1)", "/facts/0/sources/0/address: pattern"),
    ((*FACT, "checked_on"), GONE, "/facts/0: required"),
    (("facts",), [], "/facts: minItems"),
]


@pytest.mark.parametrize(("where", "value", "refusal"), FACT_BREAKS)
def test_a_bad_fact_is_underlined(sound_data, small_schemas, where, value, refusal):
    data = sound_data("content/_data/rates.yml")
    change(data, (where, value))
    assert refusal in refused(data, small_schemas[FACTS])


TOOL = ("tools", 0)


@pytest.mark.parametrize(
    ("where", "value", "refusal"),
    [
        ((*TOOL, "cost"), "cheap", "/tools/0/cost: enum"),
        ((*TOOL, "sizes", 0), "huge", "/tools/0/sizes/0: enum"),
        ((*TOOL, "licence"), GONE, "/tools/0: required"),
        ((*TOOL, "price"), "£5", "/tools/0/price: additionalProperties"),
        ((*TOOL, "more"), "../x.md", "/tools/0/more: anyOf"),
        ((*TOOL, "sources"), [], "/tools/0/sources: minItems"),
        (("ladder", 0, "sizes"), [], "/ladder/0/sizes: minItems"),
        (("tools",), [], "/tools: minItems"),
    ],
)
def test_a_bad_tool_is_underlined(where, value, refusal):
    data = read(ROOT / "content/_data/tools.yml", "tools.yml").data
    change(data, (where, value))
    assert refusal in refused(data, json.loads((FOLDER / TOOLS).read_text(encoding="utf-8")))


@pytest.mark.parametrize(("where", "value", "refusal"), CASE_STUDY_BREAKS)
def test_a_bad_case_study_is_underlined(sound_data, small_schemas, where, value, refusal):
    data = sound_data("case_studies/baker.yml")
    change(data, (where, value))
    assert refusal in refused(data, small_schemas[CASE_STUDY])


@pytest.mark.parametrize(("where", "value", "refusal"), CHECKLIST_BREAKS)
def test_a_bad_checklist_is_underlined(sound_data, small_schemas, where, value, refusal):
    data = sound_data("checklists/first.yml")
    change(data, (where, value))
    assert refusal in refused(data, small_schemas[CHECKLIST])


@pytest.mark.parametrize(
    ("where", "value", "refusal"),
    [
        (("themes", "Jobs and pay"), "Jobs", "/themes/Jobs and pay: additionalProperties"),
        (("sectors",), GONE, ": required"),
        (("units", "gbp", "pattern"), "£", "/units/gbp/pattern: pattern"),
        (("units", "gbp", "pattern"), "<b>{value}</b>", "/units/gbp/pattern: pattern"),
    ],
)
def test_a_bad_taxonomy_is_underlined(sound_data, small_schemas, where, value, refusal):
    data = sound_data("case_studies/_taxonomy.yml")
    change(data, (where, value))
    assert refusal in refused(data, small_schemas[TAXONOMY])


def _records(schema):
    yield schema["title"], schema
    yield from schema["$defs"].items()


@pytest.mark.parametrize("name", NAMES)
def test_every_record_and_field_is_described_with_a_sentence(small_schemas, name):
    for record, schema in _records(small_schemas[name]):
        assert is_a_sentence(schema["description"]), record
        for field, about in schema["properties"].items():
            # A field that would say the same as the record it holds leaves it to the record.
            record_in_it = small_schemas[name]["$defs"].get(about.get("$ref", "").rpartition("/")[2], {})
            assert is_a_sentence(about.get("description") or record_in_it["description"]), f"{record}.{field}"


@pytest.mark.parametrize("name", NAMES)
def test_every_record_refuses_a_name_it_does_not_know(small_schemas, name):
    for record, schema in _records(small_schemas[name]):
        assert schema["additionalProperties"] is False, record


@pytest.mark.parametrize("name", NAMES)
def test_patterns_are_read_alike_by_python_javascript_and_editors(small_schemas, name):
    """None of what the three read differently: classes such as \\d, look-behind, names, flags."""
    patterns = list(_patterns(small_schemas[name]))
    assert patterns
    for pattern in patterns:
        assert pattern.startswith("^"), pattern
        assert pattern.endswith("$"), pattern
        for unlike in (r"\d", r"\w", r"\b", r"\A", r"\Z", "(?"):
            assert unlike not in pattern


def _patterns(schema):
    for name, value in schema.items():
        if name == "pattern" and isinstance(value, str):
            yield value
        if name == "patternProperties":
            yield from value
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _patterns(inner)


def test_writing_again_changes_nothing(small, tmp_path):
    folder = tmp_path / "new" / "schemas"
    assert [path.name for path in write(small, folder)] == NAMES
    assert write(small, folder) == []
    (folder / CHECKLIST).write_text("{}", encoding="utf-8")
    assert [path.name for path in write(small, folder)] == [CHECKLIST]
    assert all(file.read_bytes().endswith(b"}\n") for file in folder.iterdir())

"""The page that names every field: all of them, as the checks read them."""

from __future__ import annotations

import json
import re

import pytest

from social_value.reference import FILES, PATH, render
from social_value.schema import schemas


@pytest.fixture(scope="module")
def text(toolkit):
    return render(toolkit)


def test_every_field_of_every_record_is_named_once_in_its_table(toolkit, text):
    sections = re.split(r"\n###? .*\{#(.+)\}\n", text)[1:]
    tables = dict(zip(sections[::2], sections[1::2], strict=True))
    for name, schema in schemas(toolkit):
        kind, model = name.removesuffix(".schema.json"), json.loads(schema)
        records = {kind: model}
        records |= {
            f"{kind}-" + re.sub(r"(?<!^)(?=[A-Z])", "-", record).lower(): model["$defs"][record]
            for record in model.get("$defs", {})
        }
        for anchor, record in records.items():
            if "properties" in record:
                assert re.findall(r"^\| `([\w-]+)` \|", tables[anchor], re.MULTILINE) == list(record["properties"])


def test_every_kind_of_file_is_there(toolkit):
    assert set(FILES) == {name.removesuffix(".schema.json") for name, _ in schemas(toolkit)}


def test_every_link_within_the_page_leads_somewhere(text):
    targets = set(re.findall(r"\{#(.+)\}", text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= targets


@pytest.mark.parametrize(
    "row",
    [
        "| `title` | yes | What was done, in a few words\\. | text, at most 160 characters |",
        "| `value` | no | The figure; leave it out for an outcome told in words\\. | a number |",
        "| a year, month or day: `2024`, `2024-03`, `2024-03-31` |",
        "if no source gives a result\\. | a list: [Outcome](#case-study-outcome) |",
    ],
)
def test_a_field_says_whether_it_is_needed_and_how_it_is_written(text, row):
    assert row in text


def test_the_page_is_there_only_beside_the_page_on_contributing(toolkit, small):
    assert PATH in {page.path for page in toolkit.pages()}
    assert PATH not in {page.path for page in small.pages()}

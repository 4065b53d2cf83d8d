"""The page that composes a case study writes and says exactly what Python does, whatever somebody types.

Python makes the cases and judges them; Node does the same with all of them at once.
"""

from __future__ import annotations

import copy
import html.entities
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_tests.core.conftest import SMALL_PROJECT, TODAY
from site_tests.core.test_composing import HEADING
from site_tests.core.test_formatting import Untimed
from site_tests.sizes import sized

from social_value.composing.draft import Draft, typed
from social_value.composing.form import form
from social_value.composing.questions import Question
from social_value.folders import Folders
from social_value.formatting import formatted, written
from social_value.loading import load
from social_value.source import parse

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
CASES = json.loads((ROOT / "site_tests/fixtures/composing/cases.json").read_text(encoding="utf-8"))
WRITTEN = json.loads((ROOT / "site_tests/fixtures/formatting/written.json").read_text(encoding="utf-8"))
COUNT = sized(400, 4_000)
SEED = 20261122

PIECES = [
    *("a", "word", "Two words", "£14", "“quoted”", "it's", "é", "😀", "1", "2021", "007", "1.50", "1,200", "-", "--"),
    *(" ", "  ", "\n", "\n\n", "\n- ", "\n  ", ": ", " #", "#", "|", ">", "'", '"', "\\", "&", "*", "!", "%", "@", "`"),
    *("[", "]", "{", "}", ",", "?", "=", "null", "~", "yes", "2026-11-22", "2026-02-30", "2024-13", "22/11/2026", ":"),
    *("https://example.org/", "www.example.org", "mailto:", "](", ")", "[x](../guidance/jobs.md)", "[x](charity.md#a)"),
    *("[x](../guidance/jobz.md)", "[x](javascript:alert(1))", "[x](//y)", "[x]: https://y", "![x](y)", "<b>", "</p"),
    *("&amp;", "&bogus;", "&notit;", "&#60;", "&copy", "{fact:living-wage}", "{fact:nothing}", "{fact: x}", "< b"),
    *("{fact:rate.date}", "{fact:rate.source}", "{fact:a.b}", "`{fact:x}`", "\\{fact:x}", "java script:", "VBSCRIPT:"),
    *(
        "# x",
        "===",
        "\n---",
        "...",
        "private",
        "Private business",
        "privat",
        "jobs",
        "Jobs",
        "jobs-train",
        "jobs-trane",
    ),
    *("salford", "report", "reprot", "measured", "actual", "over", "ſ", "ß", "\u00a0", "\u2003", "\t", "\u200b"),
    *("x" * 61, "word " * 40, "y" * 130),
]
HOSTILE = [*PIECES, "", "\u2028", "\ufeff", "\x07", "\r\n", "Cafe\u0301", "\u202e", "z" * 161, "long " * 145]


def text(chance: random.Random) -> str:
    return "".join(chance.choices(HOSTILE if chance.random() < 0.1 else PIECES, k=chance.randint(0, 6)))


def in_node(**asked: Any) -> dict[str, Any]:
    """What the browser's modules make of it."""
    node = Path(sys.executable).with_name("node")
    given = {"form": None, "names": [], "entities": sorted(html.entities.html5), **asked}
    done = subprocess.run(
        [str(node), str(FOLDER / "support/compose.mjs")],
        cwd=ROOT,
        input=json.dumps(given),
        env={**os.environ, "TYPED": json.dumps(asked.get("typed", []))},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def small():
    return load(Folders.of(SMALL_PROJECT), TODAY)


@pytest.fixture(scope="module")
def asked(small):
    """What the page of the small project is given."""
    return {"form": form(small), "names": [entry.id for entry in small.library.entries]}


@pytest.fixture(scope="module")
def draft(small):
    return Draft(small, TODAY)


def in_python(draft: Draft, data: dict[str, Any]) -> dict[str, Any]:
    draft.data = data
    found = [{"field": each.field, "message": each.message, "hint": each.hint} for each in draft.problems("new-one")]
    return {"yaml": draft.text(), "problems": found}


# ---- a whole case study


def test_the_shared_cases_come_out_the_same(asked):
    asked = asked | {"form": asked["form"] | {"heading": HEADING.strip()}}  # the small project has no schemas
    found = in_node(**asked, studies=[case["data"] for case in CASES])["studies"]
    for case, each in zip(CASES, found, strict=True):
        assert each == {"yaml": case["yaml"], "isReadBack": True, "problems": case["problems"]}, case["name"]


def spoiled(draft: Draft, chance: random.Random) -> dict[str, Any]:
    """A case study in which somebody typed something else into a few fields, added to lists or took away."""
    questions = draft.questions
    data = copy.deepcopy(chance.choice([case["data"] for case in CASES[:4]]))
    for _ in range(chance.randint(1, 4)):
        fields, place = questions, data
        while True:
            field = chance.choice(fields)
            if field.kind == "group" and field.name in place and chance.random() < 0.9:
                fields, place = field.inner, place[field.name]
            elif field.kind == "records" and place.get(field.name) and chance.random() < 0.8:
                fields, place = field.inner, chance.choice(place[field.name])
            else:
                break
        spoil(field, place, chance)
    return data


def spoil(field: Question, place: dict[str, Any], chance: random.Random) -> None:
    there = place.get(field.name)
    if chance.random() < 0.2:
        place.pop(field.name, None)
    elif field.kind == "records":
        put_list(field, place, [*(there or []), {}] if chance.random() < 0.7 else (there or [])[:-1])
    elif field.kind == "group":
        place[field.name] = {}
    elif field.kind == "list":
        put_list(field, place, chance.choices([*field.choices, text(chance)], k=chance.randint(0, 7)))
    elif field.kind == "true-or-false":
        place[field.name] = chance.choice([True, False, text(chance)])
    else:
        choice = chance.choice([*field.choices, text(chance), text(chance)])
        figure = chance.choice(["12", "0.00001", "2e3", "1899", "2101", "99999999999999", "-3.50", "2.0", choice])
        place[field.name] = typed(field.kind, (figure if field.kind == "number" else choice).strip())


def put_list(field: Question, place: dict[str, Any], items: list[Any]) -> None:
    """As the page does: an empty list that may be left out is left out."""
    place[field.name] = items
    if not items and not field.required:
        del place[field.name]


def test_random_case_studies_come_out_the_same(draft, asked):
    chance = random.Random(SEED)
    studies = [spoiled(draft, chance) for _ in range(COUNT)]
    expected = [in_python(draft, data) for data in studies]
    for data, one, other in zip(studies, expected, in_node(**asked, studies=studies)["studies"], strict=True):
        assert other["yaml"] == one["yaml"], data
        assert other["problems"] == one["problems"], data
        assert other["isReadBack"], data
    # They are not all wrong, nor all right, nor all wrong in one way.
    counts = [len(each["problems"]) for each in expected]
    assert min(counts) == 0
    assert len({each["message"][-12:] for found in expected for each in found["problems"]}) > 40


def test_each_word_of_the_checks_is_said_by_some_case():
    """So that a rule which only Python has is missed here."""
    said = " ".join(each["message"] for case in CASES for each in case["problems"])
    for words in ("is empty", "is too long", "is too short", "is missing", "stands twice", "leads to no page"):
        assert words in said


@pytest.mark.parametrize("kind", ["number", "true-or-false", "text"])
def test_what_is_typed_becomes_the_same_value(kind):
    rules = {"number": "number", "true-or-false": "true-or-false", "text": "id"}
    typed_in = [
        "1",
        "01",
        "-0",
        "1.0",
        "14.80",
        "0.00001",
        "9007199254740992",
        "9007199254740993",
        "9" * 20,
        "1e3",
        "true",
    ]
    typed_in += [
        "2024",
        "2024-03",
        "-",
        "½",
        "１２",
        "9007199254740991.5",
        "123456789012345678.5",
        "yes",
        "-12.5",
        "+1",
        "null",
    ]
    found = in_node(typed=[[kind, rules[kind], each] for each in typed_in])["typed"]
    for each, value in zip(typed_in, found, strict=True):
        assert (type(value), value) == (type(typed(kind, each)), typed(kind, each)), each


# ---- the file


def tagged(value: Any) -> Any:
    """The value with every list and group told apart, and groups as pairs."""
    if isinstance(value, dict):
        return ["group", [[name, tagged(item)] for name, item in value.items()]]
    return ["list", [tagged(item) for item in value]] if isinstance(value, list) else value


def anything(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.randint(0, 9) if depth < 4 else chance.randint(3, 9)
    if kind == 0:
        return [anything(chance, depth + 1) for _ in range(chance.randint(0, 3))]
    if kind <= 2:
        return {text(chance) or "x": anything(chance, depth + 1) for _ in range(chance.randint(0, 4))}
    if kind == 3:
        return chance.choice([True, False, 0, -7, 12.5, 0.0001, 1e-07, 2.5e-9, 2**53, -123456.75, 2026])
    return text(chance)


def without_invisible(value: Any) -> Any:
    """What a file may hold: the page takes away what nobody sees."""
    if isinstance(value, dict):
        return {without_invisible(name): without_invisible(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_invisible(item) for item in value]
    hidden = "\u2028\ufeff\x07\u202e"
    return value.translate(dict.fromkeys(map(ord, hidden))) or "x" if isinstance(value, str) else value


def test_the_written_values_come_out_to_the_letter():
    found = in_node(values=[tagged(case["data"]) for case in WRITTEN])["values"]
    assert found == [case["yaml"] for case in WRITTEN]


def test_hostile_text_makes_the_round_trip():
    chance = random.Random(SEED)
    values = [without_invisible({"a": anything(chance), "b": text(chance)}) for _ in range(2 * COUNT)]
    for value, found in zip(values, in_node(values=[tagged(each) for each in values])["values"], strict=True):
        assert found == written(value), value
        assert parse(found, "file.yml").data == value
        assert formatted(found, "file.yml") == found
        assert yaml.load(found, Untimed) == value  # a safe loader

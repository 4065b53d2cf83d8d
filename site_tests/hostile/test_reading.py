"""Whatever a file holds, reading it ends soon, takes little memory, and tells problems: never a traceback."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from site_tests.hostile.project import TODAY
from site_tests.hostile.reading import DATA, MOST_SECONDS, ROOT, damaged, misshapen, refusal
from site_tests.sizes import LONG
from site_tests.trials import Inputs

from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import Problem, ProblemsError, format_report
from social_value.source import BIGGEST, parse

TRIES = 60_000 if LONG else 1_200


def test_damaged_files_are_read_or_refused_soon_and_with_little_memory(inputs: Inputs) -> None:
    seed = random.SystemRandom().randrange(10**6) if LONG else 1
    command = [sys.executable, "-m", "site_tests.hostile.reading", str(TRIES), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=3600, check=False)
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    counted = json.loads(done.stdout)
    inputs.tried("Damaged files in the reader of YAML and in check", **counted)
    assert counted["number"] == TRIES
    assert TRIES // 2 < counted["refused"] < TRIES


def test_the_same_seed_damages_a_file_in_the_same_way() -> None:
    data = {"title": "x", "list": [1, {"a": None}], "note": "some text"}
    for change in (lambda dice: damaged(b"title: x\nlist: [1]\n", dice), lambda dice: misshapen(data, dice)):
        made = [[change(random.Random(seed)) for seed in range(50)] for _ in range(2)]
        assert made[0] == made[1]
        assert len(set(made[0])) > 40


def test_what_is_told_of_a_place_outside_the_file_would_be_found() -> None:
    assert refusal([Problem("x.yml", 1, 2, "", "It is wrong.")], "a: b\n") == []
    for line, column, message in ((9, 1, "It is."), (0, 1, "It is."), (1, 99, "It is."), (1, 1, "ValueError")):
        assert refusal([Problem("x.yml", line, column, "", message)], "a: b\n") != []


# ---- files made to take long

PAGE = (ROOT / "site_tests/fixtures/small_project/content/guidance/jobs.md").read_text(encoding="utf-8")
UNITS = (
    *("```a\n", "~~~a\n", "````\n```\n", "`", "`` ` ", "{", "{:a", "{fact:x", "{fact:x}", "{count:", "<", "<a", "<!--"),
    *(
        "![",
        "![x](",
        "[x](",
        "[x](y.md) ",
        "](",
        "]:",
        "\n[1]: x",
        "&#1",
        "&#1;",
        "j a v a ",
        "{: .a ",
        "A",
        "AB ",
        "A1",
    ),
    *(
        "# ",
        "# x\n",
        "[^1]: ",
        "{document:start}\n",
        "    ",
        "\n\n",
        "| ",
        "- ",
        "> ",
        "\u202e",
        "javascript:",
        "</div>",
    ),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with every kind of data. It is not sound, as its data name guides of the true toolkit."""
    root = tmp_path_factory.mktemp("slow") / "project"
    shutil.copytree(ROOT / "site_tests/fixtures/small_project", root)
    for name in DATA:
        shutil.copy(ROOT / f"content/_data/{name}.yml", root / "content/_data")
    return root


def seconds(project: Path, file: str, text: str) -> float:
    """How long it takes to read the project with this text in a file, and to report what is wrong."""
    path = project / file
    sound = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    try:
        load(Folders.of(project), TODAY)
    except ProblemsError as error:
        format_report(error.problems, {"GITHUB_ACTIONS": "true"})
    finally:
        took = time.process_time() - start
        path.write_text(sound, encoding="utf-8")
    return took


def slow(project: Path, file: str, texts: dict[str, str], inputs: Inputs) -> None:
    harmful = []
    for name, text in texts.items():
        # A busy machine is slow for a moment: what is slow twice is slow.
        if (took := seconds(project, file, text)) > MOST_SECONDS and seconds(project, file, text) > MOST_SECONDS:
            harmful.append(f"{name}: {took:.1f} s")
    inputs.tried("Files made to take long", len(texts), len(texts), harmful)


def test_no_page_under_the_limit_takes_a_second(project: Path, inputs: Inputs) -> None:
    room = BIGGEST - len(PAGE.encode()) - 2
    pages = {unit: f"{PAGE}\n{unit * (room // len(unit.encode()))}\n" for unit in UNITS}
    slow(project, "content/guidance/jobs.md", pages, inputs)


def test_a_page_over_the_limit_is_refused(project: Path) -> None:
    path = project / "content/guidance/pay.md"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound + "x" * BIGGEST, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        load(Folders.of(project), TODAY)
    path.write_text(sound, encoding="utf-8")
    assert "content/guidance/pay.md:1:1: This page is too big: the most is 256 KiB." in str(caught.value)


def test_no_text_of_a_case_study_takes_a_second(project: Path, inputs: Inputs) -> None:
    file = "case_studies/baker.yml"
    data = parse((project / file).read_bytes(), file).data
    room = BIGGEST - len(json.dumps(data)) - 9
    texts = {unit: json.dumps({**data, "limits": "x" + unit * (11_998 // len(unit))}) for unit in UNITS}
    texts |= {f"{unit} without end": json.dumps({**data, "limits": unit * (room // 12)}) for unit in UNITS[:3]}
    slow(project, file, texts, inputs)


MANY = {
    "case_studies/baker.yml": {
        "shows": [f"jobs-trainx{number}" for number in range(9_000)],
        "themes": [f"jobx{number}" for number in range(9_000)],
        "outcomes": [{"what": "x"}] * 3_000,
        **{f"titl{number}": 1 for number in range(500)},
    },
    "case_studies/_taxonomy.yml": {"themes": {f"jobs{number}": "x" for number in range(9_000)}},
    "checklists/first.yml": {
        "examples": [{"id": f"x{number}", "answers": {"jobs-trai": "x"}} for number in range(1_500)]
    },
    "content/_data/glossary.yml": {
        "terms": [
            {"id": f"t{number}", "term": f"term {number}", "definition": "A thing.", "see": ["guidance/jbs.md"]}
            for number in range(1_500)
        ]
    },
    "content/_data/tools.yml": {"tools": [{"id": f"t{number}", "sizes": ["micr", "larg"]} for number in range(1_500)]},
    "content/_data/tender-wording.yml": {"labels": {f"missing-nmber{number}": "xx" for number in range(8_000)}},
}
"""For a file, fields with more in them than anybody would write, each to be tried alone."""


@pytest.mark.parametrize("file", MANY)
def test_no_file_with_thousands_of_mistakes_takes_a_second(project: Path, inputs: Inputs, file: str) -> None:
    data = parse((project / file).read_bytes(), file).data
    texts = {
        field: json.dumps({**data, field: value}) for field, value in MANY[file].items() if not field[-1].isdigit()
    }
    texts["all of it"] = json.dumps({**data, **MANY[file]})
    slow(project, file, {name: text for name, text in texts.items() if len(text) <= BIGGEST}, inputs)

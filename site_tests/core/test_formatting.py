"""One style for every YAML file: what it looks like, and that nothing is lost on the way to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from social_value.__main__ import main
from social_value.formatting import formatted, written
from social_value.formatting.scalars import WIDTH
from social_value.problems import ProblemsError
from social_value.source import parse

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*ROOT.glob("case_studies/*.yml"), *ROOT.glob("checklists/*.yml"), *ROOT.glob("content/_data/*.yml")])
WRITTEN = json.loads((ROOT / "site_tests/fixtures/formatting/written.json").read_text(encoding="utf-8"))


def data(text):
    return parse(text, "file.yml").data


def shaped(text):
    """The text in the one style, having seen that its data stays, and that it is in shape then."""
    result = formatted(text, "file.yml")
    assert data(result) == data(text)
    assert formatted(result, "file.yml") == result
    return result


# ---- values


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case["name"])
def test_data_is_written_in_one_way_only(case):
    """These cases are for every program that writes such files: `data` becomes `yaml`, to the letter."""
    assert data(case["yaml"]) == case["data"]
    assert shaped(case["yaml"]) == case["yaml"]
    assert shaped(in_another_way(case["data"])) == case["yaml"]
    assert written(case["data"]) == case["yaml"]


class Quoting(yaml.SafeDumper):
    """Writes every text in double quotes."""


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def in_another_way(value, width=40, flow=False):
    """The data as YAML that nobody would write by hand."""
    return yaml.dump(value, Dumper=Quoting, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=width)


def test_the_cases_reach_the_edge_of_the_line():
    lengths = {len(line) for case in WRITTEN for line in case["yaml"].split("\n")}
    assert {WIDTH, WIDTH - 1} <= lengths


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 'it''s'\n", "a: it's\n"),
        ("a: 14.80\nb: -0\nc: 1.0e+3\n", "a: 14.80\nb: -0\nc: 1.0e+3\n"),
        ("a: ~\nb:\nc: null\n", "a: null\nb: null\nc: null\n"),
        ("a:   [ x,z ]\nb: { c:   1 }\n", "a: [x, z]\nb: {c: 1}\n"),
        ("a: [x, 'y, z']\n", 'a: [x, "y, z"]\n'),
        ("a:\n- x\n- z\n", "a:\n  - x\n  - z\n"),
        ("a:\n    -   x: 1\n        z: 2\n", "a:\n  - x: 1\n    z: 2\n"),
        ("---\na: 1\n...\n", "a: 1\n"),
        ("\ufeffa: 1\r\nb: 2", "a: 1\nb: 2\n"),
        ("a: 1   \n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
        ("a: >-\n  short\n", "a: short\n"),
        ("a: x\n  y\n\n  z\n", "a: |-\n  x y\n  z\n"),
        ("? a\n: b\n", "a: b\n"),
        ("a: [" + ", ".join(["twelve chars"] * 9) + "]\n", "a:\n" + "  - twelve chars\n" * 9),
        ('a: ["x\\ny"]\n', "a:\n  - |-\n    x\n    y\n"),
        ("a:\n  - - 1\n    - 2\n  - []\n", "a:\n  - - 1\n    - 2\n  - []\n"),
        ("a: x\n\n\n\n  y\n", "a: |-\n  x\n\n\n  y\n"),
    ],
)
def test_what_is_no_data_is_put_in_shape(before, after):
    assert shaped(before) == after


# ---- comments


@pytest.mark.parametrize(
    "text",
    [
        "# one\n\n# two\na: 1\n",
        "a: 1 # why\nb: # whose\n  - x # this\n  # that\n  - z\n",
        "a:\n  - x\n# about b\nb: 1\n",
        "a:\n  b: 1\n  # still about a\n\n# about c\nc: 1\n",
        "a:\n  - id: x\n    b: 1\n    # of x\n  # of the list\n# of the file\n",
        "a: >- # why\n  " + "word " * 40 + "end\n# b\nb: 1\n",
        "a: |-\n  x # text\n  # text\n\n# comment\nb: 1\n",
        "a: [x, z] # both\n",
        "# above the first\n\na: 1\n\n# at the end\n",
    ],
)
def test_a_comment_stays_with_what_it_is_about(text):
    assert comments(shaped(text)) == comments(text)
    if "word" not in text:
        assert shaped(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: [x, # one\n  z] # two\n", "a: # two\n  - x # one\n  - z\n"),
        ("a: [ # open\n  x\n  # closed\n]\nb: 1\n", "a: # open\n  - x\n  # closed\nb: 1\n"),
        ("a:\n  # above the value\n  x\nb: 1\n", "# above the value\na: x\nb: 1\n"),
        ("a:\n  - # beside the dash\n    x: 1\n", "a:\n  # beside the dash\n  - x: 1\n"),
        ("a:\n      # too far in\n  b: 1\n", "a:\n  # too far in\n  b: 1\n"),
        ("a: |+\n  x\n\n# after\nb: 1\n", 'a: "x\\n\\n"\n\n# after\nb: 1\n'),
        ("a: |  # beside\n  x\n", "a: | # beside\n  x\n"),
        ("a: 1    # beside   \n", "a: 1 # beside\n"),
        ("a: 'x' #beside\n", "a: x #beside\n"),
        ("--- # start\na: 1\n... # end\n", "# start\na: 1\n# end\n"),
        ("[] # nothing\n", "# nothing\n[]\n"),
    ],
)
def test_a_comment_in_an_odd_place_is_moved_and_not_lost(before, after):
    assert shaped(before) == after


def comments(text):
    """The words of all comments, as the parser's own scanner sees them: what is left when no value is."""
    source = parse(text, "file.yml")
    return sorted(line.partition("#")[2].strip() for line in source.text.split("\n") if "#" in line)


PLAIN = st.text(st.sampled_from("ab1-:# \"'\\[]{},|>£’\n\t%&*!?@`.~=<é😀"), max_size=40)
LONG = st.lists(st.text(st.sampled_from("abc:#-'\""), min_size=1, max_size=30), min_size=8, max_size=20).map(" ".join)
WORDS = st.sampled_from(
    [
        "no",
        "Yes",
        "null",
        "~",
        "=",
        "010",
        "0x1F",
        "12:30",
        "1e3",
        "1_000",
        ".5",
        ".inf",
        "2026-11-22",
        "2026-11-22 10:00",
        "+1",
        "-",
        "---",
        "...",
        "? x",
        "- x",
        "x: y",
        "x #y",
        "# x",
        " x",
        "x ",
        "",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | PLAIN | LONG | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(PLAIN.filter(bool) | WORDS.filter(bool), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(
    VALUES.filter(lambda value: value is not None), st.sampled_from([None, True, False]), st.sampled_from([40, 1000])
)
@example({"a": "x\n\n"}, False, 40)
@example({"a": {"b": "{c}: d?"}}, True, 40)
@example({"a": "y" * 119 + " \u00a0", "b": "x"}, False, 40)
def test_nothing_hostile_is_changed(value, flow, width):
    text = in_another_way(value, width, flow)
    assert data(text) == value
    shaped(text)
    assert shaped(written(value)) == written(value)


class Untimed(yaml.SafeLoader):
    """PyYAML as it is, except that a day stays text."""


Untimed.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@given(st.dictionaries(PLAIN.filter(bool) | WORDS.filter(bool), PLAIN | LONG | WORDS, min_size=1, max_size=4))
def test_other_readers_of_yaml_take_every_text_for_text(value):
    text = formatted(in_another_way(value), "file.yml")
    assert yaml.load(text, Untimed) == value  # a safe loader


LINES = st.lists(
    st.sampled_from(
        [
            "# c{}",
            "  # c{}",
            "    # c{}",
            "        # c{}",
            "",
            "a{}: 1",
            "a{}: 1 # c{}",
            "a{}: # c{}\n  - x",
            "a{}:\n  - b: x # c{}\n    c: y",
            "a{}:\n  b:\n    - c: |-\n        t\n\n    - d",
            "a{}: [x, # c{}\n  y]",
            "a{}: {{b: 1}} # c{}",
            "a{}: |- # c{}\n  t\n  # not one",
            "a{}:\n- b\n- c",
        ]
    ),
    min_size=1,
    max_size=12,
)


@given(LINES)
def test_no_comment_is_lost_and_none_is_invented(lines):
    text = "\n".join(line.format(number, number) for number, line in enumerate(lines)) + "\nz: 1\n"
    result = formatted(text, "file.yml")
    assert data(result) == data(text)
    assert formatted(result, "file.yml") == result
    assert comments(result) == comments(text)


# ---- whole files


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_file_loses_nothing(file):
    text = file.read_text(encoding="utf-8")
    assert comments(shaped(text)) == comments(text)


def test_a_file_that_cannot_be_read_is_refused_with_its_line():
    with pytest.raises(ProblemsError) as caught:
        formatted("a: 1\nb: 'x\n", "file.yml")
    assert caught.value.problems[0].line == 2


# ---- the command


@pytest.fixture
def run(project, monkeypatch):
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return lambda *arguments: CliRunner().invoke(main, ["format", *arguments])


BAKER = "case_studies/baker.yml"


def test_files_are_put_in_shape_once(run, project):
    run()
    project.replace(BAKER, "sector: private\n", "sector:   'private'   # as they say\n")
    result = run()
    assert (result.exit_code, result.output) == (0, f"Changed {BAKER}\n")
    assert "sector: private # as they say\n" in project.text(BAKER)
    assert run().output == "Every file is in shape.\n"


def test_only_looking_changes_nothing_and_says_so_with_its_code(run, project):
    run()
    project.replace(BAKER, "sector: private\n", "sector: 'private'\n")
    before = project.text(BAKER)
    result = run("--check")
    assert (result.exit_code, result.output) == (1, f"Would change {BAKER}\n")
    assert project.text(BAKER) == before
    assert run("--check", "checklists").exit_code == 0


def test_a_broken_file_is_left_alone_and_the_others_are_put_in_shape(run, project):
    project.replace(BAKER, "sector: private\n", "sector: 'private\n")
    before = project.text(BAKER)
    result = run()
    assert result.exit_code == 1
    assert f"{BAKER}:" in result.output
    assert "Changed case_studies/_taxonomy.yml" in result.output
    assert project.text(BAKER) == before


def test_a_file_in_another_style_is_no_problem_to_check(project):
    project.replace(BAKER, "sector: private\n", "sector:    'private'\n")
    project.load()

"""Strict YAML: what it becomes, where it stands, and how everything else is refused.

Every test runs on libyaml and on pure Python, in the quick way and in the one that knows the places.
`hostile_yaml/` holds the refusals: one file each, first what somebody wrote, then the report they get.
"""

import math
import string
import time
import tracemalloc
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from site_tests.sizes import sized

from social_value import source
from social_value.problems import ProblemsError
from social_value.sound_yaml import DEEPEST, INVISIBLE, LOADER, MOST_VALUES, is_plainly_visible
from social_value.source import BIGGEST, MOST_PROBLEMS, Position, Source, read

HOSTILE = sorted((Path(__file__).parent / "hostile_yaml").glob("*.txt"))
LOADERS = {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}
WAYS = {
    **{name: partial(source.parse, loader=loader, quickly=False) for name, loader in LOADERS.items()},
    "quickly": source.parse,
}

GOOD = """\
# A case study.
id: move-on-up
title: "Jobs: a first one"
summary: >
  Twelve people found work.
  It lasted.

body: |
  Some **Markdown**, with a [link](https://example.org).

  * one
  * two
themes: [jobs, 'fair-pay', "skills"]
years: {start: 2014, end: 2016}
outcomes:
  - what: people into work
    value: 12
    as_of: 2026-11-22
  - what: It's money, isn't it
    value: 1.5
    note:
sources:
- id: one
  title: 'The firm''s own report'
"""


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def parse(request):
    return request.param


def refusal(content, parse):
    with pytest.raises(ProblemsError) as caught:
        parse(content, "file.yml")
    return caught.value.problems


def test_the_fast_parser_is_used_where_it_is_there():
    assert LOADER is yaml.CSafeLoader


# --- what it becomes ------------------------------------------------------------------------------------


def test_a_file_becomes_plain_lists_names_text_and_numbers(parse):
    assert parse(GOOD, "file.yml").data == {
        "id": "move-on-up",
        "title": "Jobs: a first one",
        "summary": "Twelve people found work. It lasted.\n",
        "body": "Some **Markdown**, with a [link](https://example.org).\n\n* one\n* two\n",
        "themes": ["jobs", "fair-pay", "skills"],
        "years": {"start": 2014, "end": 2016},
        "outcomes": [
            {"what": "people into work", "value": 12, "as_of": "2026-11-22"},
            {"what": "It's money, isn't it", "value": 1.5, "note": None},
        ],
        "sources": [{"id": "one", "title": "The firm's own report"}],
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("-0", 0),
        ("9007199254740992", 2**53),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("1.0e+3", 1000.0),
        ("2.5E-2", 0.025),
    ],
)
def test_only_a_few_spellings_are_more_than_text(parse, written, value):
    found = parse(f"a: {written}\n", "file.yml").data["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "written",
    [
        *("yes", "no", "on", "off", "y", "n", "True", "FALSE", "Null", "NULL", "none"),
        *(
            "010",
            "00",
            "1_000",
            "1,000",
            "+1",
            "0x1F",
            "0o17",
            "0b1",
            "12:30",
            "12:30:45",
            "١٢",
            "--1",
            "1-2",
        ),
        *(
            "1e3",
            "1.5e3",
            ".5",
            "1.",
            "+1.5",
            "01.5",
            "1.5.2",
            ".inf",
            "-.inf",
            ".nan",
            "inf",
            "nan",
            "1_0.5",
        ),
        *("2026-11-22", "2026-11-22T10:00:00Z", "£12", "12%", "=", "...x", "a#b", "http://x/y:z"),
    ],
)
def test_everything_else_stays_text(parse, written):
    assert parse(f"a: {written}\n", "file.yml").data == {"a": written}


@pytest.mark.parametrize("written", ['"12"', "'12'", "|-\n  12", ">-\n  12"])
def test_a_number_in_quotes_or_in_a_block_is_text(parse, written):
    assert parse(f"a: {written}\n", "file.yml").data == {"a": "12"}


def test_a_name_is_always_text(parse):
    data = parse("2026: a\ntrue: b\n~: c\n1.5: d\n'<<': e\n", "file.yml").data
    assert data == {"2026": "a", "true": "b", "~": "c", "1.5": "d", "<<": "e"}


@pytest.mark.parametrize(("content", "data"), [("just text", "just text"), ("- a\n- b", ["a", "b"]), ("{}", {})])
def test_a_file_may_hold_any_one_thing_but_nothing(parse, content, data):
    assert parse(content, "file.yml").data == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending_reads_the_same(parse, end):
    read_so, plainly = parse(GOOD.replace("\n", end).encode(), "file.yml"), parse(GOOD, "file.yml")
    assert (read_so, read_so.places) == (plainly, plainly.places)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending_counts_as_a_line_when_something_is_wrong(parse, end):
    for content in (f"a: b{end}c: d{end}\te: f{end}", f"a: b{end}c: d{end}*e : f{end}"):
        (problem,) = refusal(content, parse)
        assert (problem.line, problem.column) == (3, 1)


@pytest.mark.parametrize("content", ["\ufeff" + GOOD, ("\ufeff" + GOOD).encode()])
def test_a_byte_order_mark_is_let_pass_and_moves_nothing(parse, content):
    with_mark, without = parse(content, "file.yml"), parse(GOOD, "file.yml")
    assert (with_mark, with_mark.places) == (without, without.places)


def test_any_script_may_be_used_and_right_to_left_text_needs_no_overrides(parse):
    data = {"اسم": "سالفورد", "名": "ソルフォード 😀", "nòm": "e\u0301 \u00a0\u200d\u200f"}
    text = "".join(f"{name}: {value}\n" for name, value in data.items())
    assert parse(text, "file.yml").data == data


# --- where it stands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ((), (2, 1)),
        (("id",), (2, 5)),
        (("title",), (3, 8)),
        (("summary",), (4, 10)),
        (("themes",), (13, 9)),
        (("themes", 1), (13, 16)),
        (("years", "end"), (14, 27)),
        (("outcomes",), (16, 3)),
        (("outcomes", 1), (19, 5)),
        (("outcomes", 1, "value"), (20, 12)),
        (("outcomes", 1, "note"), (21, 10)),
        (("sources", 0, "title"), (24, 10)),
    ],
)
def test_every_value_knows_its_line_and_column(parse, loc, place):
    assert parse(GOOD, "file.yml").at(loc) == Position(*place)


@pytest.mark.parametrize(
    ("loc", "place"),
    [(("id",), (2, 1)), (("years", "end"), (14, 22)), (("outcomes", 1, "value"), (20, 5))],
)
def test_every_name_knows_its_line_and_column(parse, loc, place):
    assert parse(GOOD, "file.yml").at_key(loc) == Position(*place)


def test_columns_count_characters_not_bytes(parse):
    assert parse("né😀: {日本: x}\n", "file.yml").at(("né😀", "日本")) == Position(1, 11)


@pytest.mark.parametrize(
    ("loc", "nearest"),
    [
        (("outcomes", 1, "unit"), ("outcomes", 1)),
        (("outcomes", 7, "unit", "name"), ("outcomes",)),
        (("nothing",), ()),
        (("id", 3, "x"), ("id",)),
    ],
)
def test_a_missing_value_stands_where_the_nearest_thing_around_it_does(parse, loc, nearest):
    found = parse(GOOD, "file.yml")
    assert found.at(loc) == found.at(nearest)


def test_an_item_of_a_list_has_no_name_so_it_stands_where_it_starts(parse):
    found = parse(GOOD, "file.yml")
    assert found.at_key(("themes", 1)) == found.at(("themes", 1))
    assert found.at_key(("outcomes", 0, "missing")) == found.at(("outcomes", 0))


def test_a_source_makes_problems_at_its_own_places(parse):
    found = parse(GOOD, "case_studies/x.yml")
    problem = found.problem(("years", "end"), "Too late.", "Try 2015.")
    assert (problem.path, problem.line, problem.column) == ("case_studies/x.yml", 14, 27)
    assert (problem.field, problem.message, problem.hint) == ("years.end", "Too late.", "Try 2015.")
    assert found.problem(("years", "end"), "Unknown.", at_key=True).column == 22


def test_a_source_with_no_positions_points_at_its_start():
    assert Source("x.yml", {}).at(("a", 1)) == Position(1, 1)


# --- what is refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.stem)
def test_a_mistake_is_refused_where_it_stands_in_plain_english(parse, case):
    content, report = case.read_bytes().decode().split("=== is refused ===\n")
    with pytest.raises(ProblemsError) as caught:
        parse(content, "file.yml")
    *lines, _count = str(caught.value).splitlines()
    assert lines == report.splitlines()


def test_there_are_many_hostile_files():
    assert len(HOSTILE) > 60


@pytest.mark.parametrize(
    ("content", "line", "column", "says"),
    [
        (b"a: caf\xe9\n", 1, 7, "not saved as UTF-8"),
        (b"a: b\r\nc: \x93quoted\x94\r\n", 2, 4, "not saved as UTF-8"),
        ("é: ".encode() + b"\xff", 1, 4, "not saved as UTF-8"),
        (b"a: \xed\xa0\x80\n", 1, 4, "not saved as UTF-8"),
        ("a: b\n".encode("utf-16"), 1, 1, "not saved as UTF-8"),
        ("a: b\n".encode("utf-16-le"), 1, 1, "not saved as UTF-8"),
        ("a: b\n".encode("utf-16-be"), 1, 1, "not saved as UTF-8"),
        ("a: b\n".encode("utf-32"), 1, 1, "not saved as UTF-8"),
        (b"abc: d\0\n", 1, 7, "U+0000"),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_where_they_stand(parse, content, line, column, says):
    (problem,) = refusal(content, parse)
    assert (problem.line, problem.column) == (line, column)
    assert says in problem.message


@pytest.mark.parametrize(
    "character",
    [
        *"\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\ufeff\ufffe\uffff\u2028\u2029",
        *(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_an_invisible_or_direction_changing_character_is_refused_anywhere(parse, character):
    for content in (f"ab: c{character}d\n", f'ab: "c{character}d"\n', f"# abc{character}\na: b\n"):
        (problem,) = refusal(content, parse)
        assert problem.line == 1
        assert content[problem.column - 1] == character
        assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\x7f", r"\N", r"\L", r"\u2066", r"\uFEFF"])
def test_an_escape_cannot_bring_in_an_invisible_character(parse, escape):
    (problem,) = refusal(f'a: "b{escape}c"\n', parse)
    assert (problem.line, problem.column) == (1, 4)
    assert "invisible" in problem.message


@pytest.mark.parametrize("escape", [r"\ud800", r"\ud83d\ude00", r"\UFFFFFFFF", r"\U00110000", r"\uZZZZ", r"\q"])
def test_an_impossible_escape_is_refused_on_its_line(parse, escape):
    (problem,) = refusal(f'# one\na: "b{escape}c"\n', parse)
    assert problem.line == 2


def test_an_escape_that_stands_for_a_character_is_read(parse):
    assert parse(r'a: "\t\u00e9\U0001F600\x41"', "file.yml").data == {"a": "\té😀A"}


def nested(kind, depth):
    if kind == "groups":
        return "".join("  " * level + "a:\n" for level in range(depth))
    return "- " * depth + "x" if kind == "lists" else "[" * depth + "]" * depth


@pytest.mark.parametrize("kind", ["groups", "lists", "brackets"])
def test_nesting_may_be_as_deep_as_the_limit_and_no_deeper(parse, kind):
    assert parse(nested(kind, DEEPEST), "file.yml").data
    (problem,) = refusal(nested(kind, DEEPEST + 1), parse)
    assert "nested too deeply" in problem.message


def test_a_file_may_be_as_big_as_the_limit_and_no_bigger(parse):
    assert parse("a: " + "x" * (BIGGEST - 3), "file.yml").data["a"].startswith("xxx")
    (problem,) = refusal("a: " + "é" * (BIGGEST // 2), parse)
    assert "256 KiB" in problem.message


def test_a_file_may_hold_as_many_values_as_the_limit_and_no_more(parse):
    # The list itself is a value too.
    assert len(parse("- a\n" * (MOST_VALUES - 1), "file.yml").data) == MOST_VALUES - 1
    (problem,) = refusal("- a\n" * MOST_VALUES, parse)
    assert "10,000" in problem.message
    assert problem.line == MOST_VALUES


@pytest.mark.parametrize("content", ["\tx\n" * 99, "- &a b\n" * 99, "a: 1\n" * 99, "\x07" * 99])
def test_reading_stops_when_enough_is_wrong(parse, content):
    assert len(refusal(content, parse)) == MOST_PROBLEMS


def test_a_problem_names_the_field_it_is_in(parse):
    (problem,) = refusal("areas:\n  - title: x\n    id: *y\n", parse)
    assert problem.field == "areas.0.id"


# --- files ----------------------------------------------------------------------------------------------


def test_a_file_is_read_from_disk_and_called_what_we_say(tmp_path):
    (tmp_path / "x.yml").write_bytes(GOOD.encode())
    assert read(tmp_path / "x.yml", "case_studies/x.yml") == source.parse(GOOD, "case_studies/x.yml")


def test_a_missing_file_says_why_in_plain_english(tmp_path):
    with pytest.raises(ProblemsError, match=r"cannot be opened: no such file or directory\."):
        read(tmp_path / "missing.yml", "x.yml")


def test_a_file_that_cannot_be_opened_is_a_problem_not_a_crash(tmp_path):
    for path in (tmp_path / "missing.yml", tmp_path):
        with pytest.raises(ProblemsError, match=r"^checklists/x\.yml:1:1: This file cannot be opened: ") as caught:
            read(path, "checklists/x.yml")
        assert str(tmp_path) not in str(caught.value)


def test_a_file_far_over_the_limit_is_not_read_to_its_end(tmp_path):
    with (tmp_path / "x.yml").open("wb") as file:
        file.truncate(100 * 2**20)
    tracemalloc.start()
    try:
        with pytest.raises(ProblemsError, match="too big"):
            read(tmp_path / "x.yml", "x.yml")
        assert tracemalloc.get_traced_memory()[1] < 2**22
    finally:
        tracemalloc.stop()


# --- whatever comes -------------------------------------------------------------------------------------

JARGON = ("token", "scalar", "mapping", "sequence", "simple key", "stream", "block end", "codec", "node")
PIECES = [
    *":-?[]{},#&*!|>'\"%@` \n\\~",
    "- ",
    ": ",
    "\n  ",
    "\n- ",
    "a",
    "é",
    "“",
    "\t",
    "<<: ",
    "---\n",
    "...\n",
]
PIECES += [
    "&x ",
    "*x ",
    "!!str ",
    "\\U0001F600",
    "\\ud83d",
    "\r",
    "\ufeff",
    "null",
    "12",
    "1.5",
    "010",
    "|-\n",
    "日本",
]


def outcome(content, parse):
    """What is read, and the lines of its names; problems if it is refused well. Anything else is a failure."""
    try:
        found = parse(content, "file.yml")
    except ProblemsError as error:
        lines = len(content.splitlines()) + 1
        for problem in error.problems:
            assert 1 <= problem.line <= lines
            assert problem.column >= 1
            assert problem.message.endswith(".")
            assert not any(word in problem.message + problem.hint for word in JARGON)
        return error.problems
    return found, {loc: place.line for loc, place in found.places.keys.items()}


def mutated(text, edits):
    for start, cut, piece in edits:
        start %= len(text) + 1
        text = text[:start] + piece + text[start + cut :]
    return text


EDITS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 6), st.sampled_from(PIECES)), min_size=1, max_size=4)
ANYTHING = st.one_of(
    st.binary(),
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    EDITS.map(lambda edits: mutated(GOOD, edits)),
)


@settings(max_examples=sized(500, 15_000), deadline=None)
@given(ANYTHING)
@example("\\")
@example('"\\UFFFFFFFF')
@example("%YAML 1." + "1" * 5000)
@example("\ud800")
@example("- &a 1\n- 2\n")
@example("a: 100000000000000000000\nb: 1e999\nc: -9007199254740993\n")
@example("a: 9007199254740992\nb: -0\nc: 1.0\n? d\n")
@example('"<<": 1\n"": 2\n')
@example("a: !\n")
@example("--- !!map {a: 1}\n")
@example("# first\n%YAML 1.1\n---\na: 1\n")
@example("a: 1\n...\n# the end\n")
@example("a: 1\n---\nb: 1\n")
def test_whatever_comes_is_read_or_refused_and_all_ways_read_the_same(content):
    of_c, of_python, quickly = (outcome(content, parse) for parse in WAYS.values())
    # Each refuses a few odd things that the other reads, such as [what?] without quotes. Never the other way:
    # what both read, they read alike.
    if isinstance(of_c[0], Source) and isinstance(of_python[0], Source):
        assert same(of_c, of_python)
    # What is read quickly is exactly what is read slowly, and so is every word of a refusal.
    assert same(quickly, of_c)


def same(one, other):
    """Equal down to the kind of every number: 1, 1.0 and true are three things."""
    return one == other and repr(one) == repr(other)


VISIBLE = st.characters(codec="utf-8").filter(lambda c: not INVISIBLE.match(c))
TEXT = st.one_of(
    st.text(VISIBLE),
    st.text(string.printable.replace("\x0b", "").replace("\x0c", "")),
    st.sampled_from(["yes", "1e3", "1.5e3", "010", "12:30", "~", "null", "<<", "=", "- a", "a: b", "2026-11-22", "“"]),
    st.from_regex(r"[-+0-9._eExo:]{1,8}", fullmatch=True),
)
NAME = TEXT.filter(bool)
VALUE = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**53), 2**53),
        st.floats(allow_nan=False, allow_infinity=False),
        TEXT,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAME, inner, max_size=4)),
    max_leaves=20,
)


class PlainDumper(yaml.SafeDumper):
    """Writes a value out in full wherever it stands."""

    def ignore_aliases(self, _data):
        return True


@settings(max_examples=sized(200, 6000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(VALUE, st.booleans(), st.sampled_from([None, False, True]), st.integers(20, 2**20))
def test_what_pyyaml_writes_is_read_back_as_it_was(value, allow_unicode, flow_style, width):
    assume(value is not None)
    text = yaml.dump(value, Dumper=PlainDumper, allow_unicode=allow_unicode, default_flow_style=flow_style, width=width)
    for parse in WAYS.values():
        assert parse(text, "file.yml").data == value


def test_a_character_that_is_let_pass_quickly_is_let_pass_slowly():
    assert not [c for c in map(chr, range(0x110000)) if is_plainly_visible(c) and (c == "\t" or INVISIBLE.match(c))]


def test_the_quick_way_is_the_one_that_sound_files_go(monkeypatch):
    monkeypatch.setattr(source, "_Reader", None)
    files = sorted(Path(__file__).parents[2].glob("c*s/[a-z]*.yml"))
    assert len(files) > 20
    for file in files:
        assert read(file, file.name).data


def test_every_scrap_of_what_is_read_has_a_position(parse):
    found = parse(GOOD, "file.yml")

    def walk(value, loc):
        yield loc
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, inner in items:
            yield from walk(inner, (*loc, step))

    assert set(found.places.positions) == set(walk(found.data, ()))
    assert set(found.places.keys) == {loc for loc in found.places.positions if loc and isinstance(loc[-1], str)}


# --- how long it takes ----------------------------------------------------------------------------------


def filled(unit, head="", tail=""):
    count = (BIGGEST - len(head.encode()) - len(tail.encode())) // len(unit.encode())
    return head + unit * count + tail


BIG = {
    "open lists": filled("["),
    "open groups": filled("[{a: "),
    "dashes": filled("- "),
    "question marks": filled("? "),
    "one long text": filled("word ", "a: "),
    "one long quoted text": filled("x", 'a: "', '"'),
    "one long text of escapes": filled("\\u00e9", 'a: "', '"'),
    "a quote that never closes": filled("x\n  ", "a: '"),
    "a bracket that never closes": filled("a, ", "a: ["),
    "many names": "".join(f"k{number}: {number}\n" for number in range(20_000)),
    "many long names": "".join("x" * 1000 + f"{number}: 1\n" for number in range(250)),
    "a name without end": filled("x", "", ": 1"),
    "a long list": filled("- a\n"),
    "a long list on one line": filled("a,", "[", "]"),
    "pairs in a list": filled("a: 1, ", "[", "]"),
    "empty lists": filled("[],", "[", "]"),
    "the same name": filled("a: 1\n"),
    "aliases": filled("- *a\n"),
    "anchors": filled("- &a b\n"),
    "tags": filled("- !!str a\n"),
    "tabs": filled("\t\n"),
    "control characters": filled("\x01"),
    "only spaces": filled(" "),
    "only comments": filled("#\n"),
    "blank lines": filled("\n", "a: |\n  x\n", "  y\n"),
    "a plain text of many lines": filled("a\n", "", "b: c"),
    "a staircase": "".join(" " * level + "a:\n" for level in range(700)),
    "colons": filled(": "),
    "quotes": filled("'\" "),
    "unclosed quotes on every line": filled('- "x\n'),
    "dashes before a mistake": filled("- ", "a: b\n", '"\n'),
    "a number without end": filled("1", "a: "),
    "a decimal without end": filled("1", "a: 0."),
    "emoji": filled("😀", "a: "),
}


@pytest.mark.parametrize("content", BIG.values(), ids=BIG.keys())
def test_nothing_under_the_limit_takes_a_second(parse, content):
    assert len(content.encode()) <= BIGGEST
    start = time.process_time()
    outcome(content, parse)
    assert time.process_time() - start < 1


def test_ten_times_as_much_takes_about_ten_times_as_long(parse):
    def took(records):
        content = "".join(f"- {{id: a{number}, title: Some text, value: {number}}}\n" for number in range(records))
        best = math.inf
        for _ in range(5):
            start = time.process_time()
            parse(content, "file.yml")
            best = min(best, time.process_time() - start)
        return best

    times = [took(records) for records in (20, 200, 2000)]
    assert all(later < 25 * earlier for earlier, later in pairwise(times))

"""How dates, figures, links and plain text are written on every page."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from site_tests.rendering import Html, render
from site_tests.sizes import sized

from social_value.wording import address, day, escape, number, page, partial_date

MINUS = "\u2212"

# ---- dates


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (datetime.date(2026, 11, 22), "22 November 2026"),
        (datetime.date(2024, 2, 29), "29 February 2024"),
        (datetime.date(1999, 1, 1), "1 January 1999"),
        (datetime.date(2026, 9, 30), "30 September 2026"),
    ],
)
def test_a_day_is_written_in_full(date, text):
    assert day(date) == text


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2024", "2024"),
        ("2024-03", "March 2024"),
        ("2024-12", "December 2024"),
        ("2024-03-01", "1 March 2024"),
    ],
)
def test_a_partial_date_is_written_as_exactly_as_it_is_known(date, text):
    assert partial_date(date) == text


@given(st.dates())
def test_every_day_is_written_with_its_months_english_name(date):
    assert day(date) == f"{date.day} {date.strftime('%B')} {date.year}"
    assert partial_date(date.isoformat()) == day(date)


# ---- figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1665, "1,665"),
        (29000, "29,000"),
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (1_600_000, "1.6 million"),
        (1_100_000, "1.1 million"),
        (1_150_000, "1.15 million"),
        (4_350_000, "4.35 million"),
        (1_234_567, "1,234,567"),
        (20_000_000, "20 million"),
        (999_990_000, "999.99 million"),
        (1_000_000_000, "1 billion"),
        (1_250_000_000, "1.25 billion"),
        (1_234_560_000, "1,234.56 million"),
        (12_345_670_000, "12,345.67 million"),
        (1_234_567_891, "1,234,567,891"),
        (1_000_000_000_000, "1,000 billion"),
        (0.5, "0.5"),
        (73.78, "73.78"),
        (2.0, "2"),
        (100.0, "100"),
        (1234.5, "1,234.5"),
        (0.1, "0.1"),
        (0.000001, "0.000001"),
        (123456789.123, "123,456,789.123"),
        (1_600_000.0, "1.6 million"),
        (1_600_000.5, "1,600,000.5"),
        (-5, f"{MINUS}5"),
        (-0.5, f"{MINUS}0.5"),
        (-1665, f"{MINUS}1,665"),
        (-1_600_000, f"{MINUS}1.6 million"),
        (-12_345_670_000, f"{MINUS}12,345.67 million"),
    ],
)
def test_a_figure_is_written_as_a_person_would(value, text):
    assert number(value) == text


@given(st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12, allow_subnormal=False))
@example(-0.0)
def test_a_figure_is_never_rounded(value):
    text = number(value)
    size = {"million": 10**6, "billion": 10**9}.get(text.partition(" ")[2], 1)
    digits = text.partition(" ")[0].replace(MINUS, "-").replace(",", "")
    assert Decimal(digits) * size == Decimal(str(value))
    assert "-" not in text
    assert re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})*(\.[0-9]*[1-9])?( million| billion)?", text.removeprefix(MINUS))


# ---- addresses


@pytest.mark.parametrize(
    ("path", "anchor", "url"),
    [
        ("index.md", "", ""),
        ("guidance/index.md", "", "guidance/"),
        ("guidance/x.md", "", "guidance/x/"),
        ("guidance/my-index.md", "", "guidance/my-index/"),
        ("index/x.md", "", "index/x/"),
        ("a/b/index.md", "", "a/b/"),
        ("checklists/first.md", "area-jobs", "checklists/first/#area-jobs"),
        ("index.md", "top", "#top"),
    ],
)
def test_an_address_is_the_one_that_the_site_gives_the_page(path, anchor, url):
    assert address(path, anchor) == url


# ---- plain text as Markdown

SPECIAL = list("\\`*_{}[]()#+-.!|>~:<&;=\"'^$%@/,?0123456789 abcé“”£\u00a0")
PLAIN = st.text(SPECIAL, min_size=1, max_size=30) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]),
    min_size=1,
    max_size=30,
)
HARD = [
    "<script>alert(1)</script>",
    "&amp; &lt; &#106; &copy;",
    "*a* **b** _c_ `d` ~~e~~ ==f==",
    "[a](javascript:alert(1)) ![b](c) [d][e] [f]: g",
    "# heading",
    "1. one",
    "- one",
    "+ one",
    "> quote",
    "::: block",
    ": meaning",
    "!!! note",
    "| a | b |",
    "```",
    "~~~",
    "---",
    "===",
    "[^1] [^1]: note",
    "[TOC]",
    "{: #id .class onclick=x }",
    "text {#id}",
    "text { onclick=x }",
    "{onclick=x}",
    "text { class=x } and more",
    "text # {#id} #",
    "\\ \\\\ \\* \\: \\| \\~",
    "\\:",
    "AT&T, <5 people, a_b, https://example.org/a_b",
    ":smile: --8<-- *[abbr]: x",
    "wzxhzdk:0 klzzwxh:0000 amp",
]


def folded(text: str) -> str:
    """The text as the fields hold it: one line."""
    return " ".join(text.split())


def assert_reads_as_it_is_everywhere(text: str) -> None:
    """In a paragraph, a heading with an id, a list, a link, after a link and in stress."""
    source = "\n\n".join(
        (
            escape(text),
            f"## {escape(text)} {{#the-id}}",
            f"- {escape(text)}\n- [{escape(text)}](x.md), {escape(text)}",
            f"Statements of *{escape(text)}*:",
        )
    )
    html = Html(render(source))
    assert html.text == folded(f"{text} {text} {text} {text}, {text} Statements of {text}:")
    assert [tag for tag, _ in html.tags] == ["p", "h2", "ul", "li", "li", "a", "p", "em"]
    assert [attributes for _, attributes in html.tags if attributes] == [{"id": "the-id"}, {"href": "x.md"}]


@pytest.mark.parametrize("text", HARD)
def test_hard_text_reads_as_it_is(text):
    assert_reads_as_it_is_everywhere(text)


@settings(max_examples=sized(300, 6000))
@given(PLAIN.map(folded).filter(bool))
def test_any_text_reads_as_it_is(text):
    assert_reads_as_it_is_everywhere(text)


# ---- pages

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | PLAIN
    | st.sampled_from(["no", "12:30", "010", "2026-11-22", "---", "~"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=8), VALUES, min_size=1, max_size=4))
@example({"title": "---", "text": "a\n---\nb", "list": ["...", "- x", "# y", "{z}", "'", '"', "a: b"]})
@example({"title": "Żółć 東京 🙂", "model": '{"a":"b"}'})
def test_front_matter_is_read_back_as_it_was_written(meta):
    text = page(meta, "The body.")
    _, front_matter, body = re.split(r"^---$\n", text, maxsplit=2, flags=re.MULTILINE)
    assert yaml.safe_load(front_matter) == meta
    assert body == "\nThe body.\n"
    # MkDocs has a reading of its own.
    assert get_data(text) == ("The body.\n", meta)


def test_a_page_is_the_same_with_and_without_libyaml(monkeypatch):
    meta = {
        "title": "Jobs: “one” & two",
        "list": ["a", "no", "1"],
        "group": {"empty": None, "text": "x" * 300},
    }
    with_libyaml = page(meta, "Body.")
    monkeypatch.delattr(yaml, "CSafeDumper")
    assert page(meta, "Body.") == with_libyaml


def test_one_value_in_two_places_is_written_twice():
    shared = {"title": "x"}
    assert "*" not in page({"a": "x", "b": "x", "c": [dict(shared), dict(shared)]}, "Body.")

"""The kinds of value a field can hold: ordinary ones pass, and nothing harmful reaches a page."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from site_tests.rendering import harms, render
from site_tests.sizes import sized

from social_value.fields import (
    Address,
    Day,
    Guide,
    Id,
    Line,
    Markdown,
    Model,
    Paragraphs,
    PartialDate,
    Text,
    _is_heading,
    _is_marked,
    check_destination,
)

KINDS = {
    "id": Id,
    "line": Line,
    "text": Text,
    "paragraphs": Paragraphs,
    "markdown": Markdown,
    "address": Address,
    "guide": Guide,
    "day": Day,
    "partial date": PartialDate,
}
ADAPTERS = {name: TypeAdapter(kind) for name, kind in KINDS.items()}


def read(kind, value):
    """The value as a field of this kind holds it. Raises ValidationError, as a subclass of ValueError."""
    return ADAPTERS[kind].validate_python(value)


def refused(kind, value):
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    return caught.value.errors()[0]["msg"]


# ---- ids, addresses and guides


@pytest.mark.parametrize("text", ["a", "jobs", "buy-local", "a1", "salford-dadz-2", "x" * 60])
def test_an_id_is_small_letters_figures_and_single_hyphens(text):
    assert read("id", text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jobs",
        "1a",
        "-a",
        "a-",
        "a--b",
        "a_b",
        "a b",
        "a.b",
        "a/b",
        "é",
        "a\n",
        "a\nb",
        "x" * 61,
        "a\u2011b",
        "\uff41",
        "a٣",
    ],
)
def test_what_is_no_id_is_refused(text):
    refused("id", text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org/",
        "https://example.org/a(b)_c~d?e=f&g=%20#h",
        "https://example.org:8443/a,b;c@d!e*f$",
        "https://www.legislation.gov.uk/ukpga/1998/39/contents",
    ],
)
def test_an_address_of_the_web_passes(text):
    assert read("address", text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "example.org",
        "//example.org",
        "/guidance",
        "ftp://example.org",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "https:/example.org",
        "https:example.org",
        "HTTPS://example.org",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/\nx",
        'https://example.org/"onclick="x',
        "https://example.org/'",
        "https://example.org/<b>",
        "https://example.org/{x}",
        "https://example.org/`x`",
        "https://example.org\\@evil.example",
        " https://example.org",
        "https://example.org/" + "x" * 500,
    ],
)
def test_what_is_no_address_of_the_web_is_refused(text):
    refused("address", text)


@pytest.mark.parametrize("text", ["index.md", "guidance/starting-off.md", "a/b/c-2.md"])
def test_a_guide_is_a_path_under_content(text):
    assert read("guide", text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "guidance",
        "../x.md",
        "a/../b.md",
        "/a.md",
        "./a.md",
        "A.md",
        "a b.md",
        "a.html",
        "a.md#b",
        "a.md\n",
        "_a.md",
    ],
)
def test_what_is_no_path_of_a_guide_is_refused(text):
    refused("guide", text)


# ---- dates


@pytest.mark.parametrize("text", ["2026-11-22", "2024-02-29", "1999-12-31"])
def test_a_day_is_written_year_first(text):
    assert read("day", text) == datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-11",
        "2026-13-01",
        "2026-02-29",
        "2026-11-31",
        "2026-00-10",
        "0000-01-01",
        "22-11-2026",
        "22/11/2026",
        "2026-1-2",
        "20261122",
        "2026-11-22T00:00",
        "2026-11-22\n",
        " 2026-11-22",
        "2026-W47-7",
        "\uff12026-11-22",
        "today",
    ],
)
def test_what_is_no_day_is_refused_with_an_example(text):
    assert "2026-11-22" in refused("day", text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2024, "2024"),
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-31", "2024-03-31"),
        ("2024-02-29",) * 2,
    ],
)
def test_a_partial_date_is_a_year_a_month_or_a_day(value, text):
    assert read("partial date", value) == text


@pytest.mark.parametrize(
    "value",
    [
        "",
        "24",
        24,
        0,
        -2024,
        20240,
        "2024-3",
        "2024-13",
        "2024-02-30",
        "2024-",
        "2024-03-31-01",
        "March 2024",
        "2024\n",
        "0000",
    ],
)
def test_what_is_no_partial_date_is_refused_with_examples(value):
    assert "2024, 2024-03 or 2024-03-31" in refused("partial date", value)


@pytest.mark.parametrize("value", [True, None, 20.24, ["2024"], {"year": 2024}])
def test_another_kind_of_value_is_no_partial_date(value):
    refused("partial date", value)


# ---- plain text

ORDINARY = [
    "<5 people",
    "< 5 people",
    "5<6 and 6>5",
    "AT&T",
    "R&D; and more",
    "a_b and *c*",
    "https://example.org/a_b",
    "£1.6 million, 20% more",
    "It\u2019s “new” (and big) \u2013 see below…",
    "Żółć, 東京, שלום",
    "{value} of 100",
    "1. first",
    "# 1 in Salford",
    "a | b",
    "2 * 3 = 6",
    "javascript: a language",
    "x <3 y",
    "5 <- 6",
    "<=5",
]


@pytest.mark.parametrize("kind", ["line", "text", "paragraphs"])
@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_passes_as_it_is(kind, text):
    assert read(kind, text) == text


@pytest.mark.parametrize("kind", ["line", "text", "paragraphs", "markdown"])
@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "x <b>bold</b>",
        "x </b>",
        "<!-- hidden -->",
        "<!DOCTYPE html>",
        "<?php x ?>",
        "<IMG src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a\nhref=x>",
        "<https://example.org>",
        "<x@example.org>",
        "a<b>c",
        "<x",
    ],
)
def test_html_is_refused_and_quoted(kind, text):
    assert "HTML is not allowed here: “<" in refused(kind, text)


@pytest.mark.parametrize(("kind", "most"), [("line", 160), ("text", 700), ("paragraphs", 4000), ("markdown", 12000)])
def test_text_has_a_least_and_a_greatest_length(kind, most):
    assert read(kind, "ab") == "ab"
    assert len(read(kind, "a" * most)) == most
    refused(kind, "a" * (most + 1))
    refused(kind, "a")
    refused(kind, "")


def test_line_breaks_of_yaml_are_folded():
    assert read("line", "one\ntwo   three\n") == "one two three"
    assert read("text", "one\n\ntwo\u00a0three") == "one two three"


def test_paragraphs_stay_apart_and_each_is_one_line():
    assert read("paragraphs", "one\ntwo\n \n\n  three\nfour\n\n") == "one two\n\nthree four"


def test_a_record_takes_spaces_away_at_both_ends_and_refuses_unknown_names():
    class Record(Model):
        name: Line

    assert Record(name="  Salford \n").name == "Salford"
    with pytest.raises(ValidationError):
        Record(name="Salford", other="x")
    with pytest.raises(ValidationError):
        Record(name="Salford").name = "x"


# ---- Markdown


@pytest.mark.parametrize(
    "text",
    [
        "<5 people, and 5 < 6 > 4",
        "AT&T and R&D",
        "R&D; it grew",
        "a_b and *emphasis* and **strong** and `code`",
        "https://example.org/a_b",
        "[a link](https://example.org/a_b?c=d&e=f#g)",
        "[a link](http://example.org 'with a title')",
        '[a link](../guidance/x.md "Guidance: more")',
        "[mail](mailto:someone@example.org)",
        "[here](#part) and [there](../guidance/x.md#part) and [root](/x/)",
        "[a link][1]\n\n[1]: https://example.org",
        "A note[^1].\n\n[^1]: Source: the council, 2024.",
        "- one\n- two\n    - three\n\n1. first\n2. second",
        "> quoted\n> text",
        "| a | b |\n| --- | ---: |\n| 1 | 2 |",
        "Term\n:   Meaning",
        "!!! note\n    Look here.",
        "\\* not a bullet, \\[not a link\\]",
        "Ratio 1:2 at 10:30, see: below",
        "the [PDF]: it is long",
        "We are #1 - and #2",
        "**Bold** first",
        "*Stress* first",
        "_Stress_ first",
        "-5 degrees",
        "=5",
    ],
)
def test_ordinary_markdown_passes_as_it_is(text):
    assert read("markdown", text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # Links that would run code, however they are written.
        ("[x](javascript:alert(1))", "may not start with “javascript:”"),
        ("[x](JaVaScRiPt:alert(1))", "may not start with “JaVaScRiPt:”"),
        ("[x]( javascript:alert(1))", "may not start with"),
        ("[x](\njavascript:alert(1))", "may not start with"),
        ("[x](java\nscript:alert(1))", "may not start with"),
        ("[x](java\tscript:alert(1))", "may not start with"),
        ("[x](java script:alert(1))", "may not start with"),
        ("[x](javascript :alert(1))", "may not start with"),
        ("[x](<javascript:alert(1)>)", "HTML is not allowed"),
        ("[x](< javascript:alert(1)>)", "may not hold “<”"),
        ("[x](java\\script:alert(1))", "may not hold “\\”"),
        ("[x](\\javascript:alert(1))", "may not hold “\\”"),
        ("[x](javascript\\:alert(1))", "may not hold “\\”"),
        ("[x](&#106;avascript:alert(1))", "character code"),
        ("[x](&#x6A;avascript:alert(1))", "character code"),
        ("[x](&#0000106;avascript:alert(1))", "character code"),
        ("[x](javascript&colon;alert(1))", "character code"),
        ("[x](java&Tab;script:alert(1))", "character code"),
        ("[x](vbscript:msgbox)", "may not start with"),
        ("[x](data:text/html,x)", "may not start with"),
        ("[x](file:///etc/passwd)", "may not start with"),
        ("[x](ftp://example.org)", "may not start with"),
        ("[x](tel:+441610000000)", "may not start with"),
        ("[x](blob:https://example.org/1)", "may not start with"),
        # Markdown reads code and short links before the link around them, and leaves their bare text.
        ("[x](`java`script:alert(1))", "may not hold “`”"),
        ("[x](`javascript:alert(1)`)", "may not hold “`”"),
        ("[x]([java][]script:alert(1))\n\n[java]: /y", "may not hold “[”"),
        ("[x]([java]script:alert(1))\n\n[java]: /y", "may not hold “[”"),
        ("[x]([y](javascript:alert(1)))", "may not hold “[”"),
        ("[![y](a.png)](javascript:alert(1))", "Pictures"),
        # Definitions of links, at any depth.
        ("[x][1]\n\n[1]: javascript:alert(1)", "may not start with"),
        ("[x][1]\n\n[1]:\n    javascript:alert(1)", "may not start with"),
        ("[x][1]\n\n   [1]:   data:x", "may not start with"),
        ("[x][1]\n\n> [1]: data:x", "may not start with"),
        ("[x][1]\n\n- y\n\n    [1]: data:x", "may not start with"),
        ("[x][1]\n\n- > 1. [1]: data:x", "may not start with"),
        ("[x][1]\n\n!!! note\n    [1]: data:x", "may not start with"),
        ("[]\n\n[]: data:x", "may not start with"),
        ("[x][1]\n\n[1]: //evil.example", "may not start with “//”"),
        ("[x][1]\n\n[1]: <javascript:x>", "HTML is not allowed"),
        ("[x][1]\n\n[1]: < javascript:x>", "may not hold “<”"),
        # Links that leave the site unseen.
        ("[x](//evil.example)", "may not start with “//”"),
        ("[x]( //evil.example)", "may not start with “//”"),
        ("[x](/ /evil.example)", "may not start with “//”"),
        ("[x](/\n/evil.example)", "may not start with “//”"),
        ("[x](/\\evil.example)", "may not hold “\\”"),
        ("[x](\\\\evil.example)", "may not hold “\\”"),
        # Attributes, pictures, headings and lines.
        ("x {: onclick=alert(1)}", "Curly brackets"),
        ("[x](y){onclick=alert(1)}", "Curly brackets"),
        ("*x*{ .class #id }", "Curly brackets"),
        ("{{ config }}", "Curly brackets"),
        ("x }", "Curly brackets"),
        ("![x](https://example.org/track.png)", "Pictures"),
        ("![x][1]", "Pictures"),
        ("# Heading", "Headings"),
        ("#Heading", "Headings"),
        ("text\n###### Heading", "Headings"),
        ("> # Heading", "Headings"),
        ("- # Heading", "Headings"),
        ("1. > # Heading", "Headings"),
        ("!!! note\n    # Heading", "Headings"),
        ("x[^1]\n\n[^1]: # Heading", "Headings"),
        ("Heading\n=", "Headings"),
        ("Heading\n=====", "Headings"),
        ("Heading\n-", "Headings"),
        ("Heading\n---   ", "Headings"),
        ("> Heading\n> ---", "Headings"),
        ("text\n\n***", "Headings"),
        ("text\n\n_ _ _", "Headings"),
        ("text\n\n- - -", "Headings"),
        # Entities and code by name.
        ("&lt;script&gt;", "character code"),
        ("&copy; 2026", "character code"),
        ("see java\nscript:x", "“javascript:” is not allowed"),
    ],
)
def test_hostile_markdown_is_refused(text, message):
    assert message in refused("markdown", text)


@pytest.mark.parametrize(
    "text", ["https://x.org", "http://x", "HTTPS://X", "mailto:a@b", "a/b.md", "../x", "#y", "/z", "?q", ""]
)
def test_a_safe_destination_passes(text):
    check_destination(text)


# What an accepted text is built from: the halves of everything that has ever run code on a page.
FRAGMENTS = [
    *(
        "[",
        "]",
        "(",
        ")",
        "](",
        "][",
        "]:",
        "[1]",
        "[1]: ",
        "[^1]",
        "[^1]: ",
        "[x](",
        "[x][1]",
        "![",
        "!",
        "<",
        ">",
        "<a ",
    ),
    *(
        "javascript:",
        "java",
        "script:",
        "JAVASCRIPT",
        "vbscript:",
        "data:",
        "data",
        ":",
        "//",
        "/",
        "\\",
        "evil.example",
    ),
    *(
        "https://example.org",
        "mailto:",
        "ftp:",
        "file:",
        "alert",
        "&",
        "&#106;",
        "&colon;",
        "&Tab;",
        ";",
        "#",
        "##",
    ),
    *(
        "`",
        "``",
        "~~~",
        "```",
        "*",
        "**",
        "_",
        "-",
        "=",
        "|",
        "---",
        "===",
        "{",
        "}",
        "{: onclick=x }",
        "onclick=x",
        "{#id}",
    ),
    *(
        "'",
        '"',
        ' "t" ',
        "\n",
        "\n\n",
        " ",
        "    ",
        "\n    ",
        "\t",
        "- ",
        "1. ",
        "> ",
        "!!! note\n    ",
        ":   ",
        "[TOC]",
    ),
    *(
        "x",
        "é",
        "\u00a0",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "src=x",
        "onerror=x",
        "klzzwxh:0000",
        "amp",
        "markdown=1",
    ),
]
PIECES = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8).map("".join)
HOSTILE = st.one_of(
    PIECES,
    st.tuples(PIECES, PIECES).map("".join),
    PIECES.map("[x]({})".format),
    st.tuples(PIECES, PIECES).map(lambda two: "[x][1] {}\n\n[1]: {}".format(*two)),
    st.tuples(PIECES, PIECES).map(lambda two: "[x]({}) [y]: {}".format(*two)),
)


@settings(max_examples=sized(400, 15_000))
@given(HOSTILE)
@example("[x](`java`script:alert(1))")
@example("[x]([java][]script:alert(1))\n\n[java]: /y")
@example("- a\n\n    [1]: data:x\n\n[x][1]")
@example("[x](/\\evil.example)")
def test_accepted_markdown_renders_to_nothing_harmful(text):
    try:
        accepted = read("markdown", text)
    except ValidationError:
        return
    assert harms(render(accepted)) == []


@settings(max_examples=sized(150, 3000))
@given(HOSTILE | st.text())
def test_text_of_any_kind_is_accepted_or_refused_with_a_sentence(text):
    for kind in KINDS:
        try:
            read(kind, text)
        except ValidationError as error:
            for detail in error.errors():
                if detail["type"] == "value_error":
                    assert str(detail["ctx"]["error"]).endswith(".")


@settings(max_examples=500)
@given(
    st.lists(st.sampled_from(["- ", "1. ", "[^a]: ", "> ", "#", "=", "_", ".", ",", " ", "a", "7", "é"])).map("".join)
)
def test_no_heading_is_passed_over_to_save_time(line):
    assert _is_heading(line) == _is_marked(line)


def test_the_check_of_markdown_is_quick_on_the_longest_text():
    # Every pattern meets the text it could spend the longest on. Quadratic time would take minutes.
    for unit in ("[", "](", "[1]:", "- ", "> ", "1.", "#", "&", "<", "`", "[^1]:", "_", " ", "\n", "java"):
        text = (unit * 12000)[:12000]
        try:
            read("markdown", text)
        except ValidationError:
            continue

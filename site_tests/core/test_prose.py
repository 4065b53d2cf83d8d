"""Prose that is made quickly is what Python-Markdown makes of it, and what is not sure is left to Python-Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_tests.rendering import EXTENSIONS, render

from social_value.case_studies import prose
from social_value.case_studies.library import Entry
from social_value.toolkit import Toolkit

BEFORE, AFTER = "## Before\n\n", "\n\n## After"

_MEANINGFUL = (
    *("\n", "\n\n", "\n\n\n", "  ", "    ", "\t", " "),
    *("- ", "* ", "+ ", "1. ", "2) ", "# ", "> ", ": ", "| a | b |\n| - | - |\n", "!!! note", "```", "~~~", "=", "---"),
    *(
        "**",
        "*",
        "__",
        "_",
        "***",
        "`",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "<",
        ">",
        "&",
        "& ",
        "&amp;",
        "&nbsp;",
        "^",
    ),
    *("**strong words**", "*weak words*", "[words](../x.md)", "[w](https://example.org/a_b?c=d#e)", "![x](y)"),
    *("[^1]", "[^1]: note", "[x]: https://example.org", "[TOC]", "*[AB]: ", "www.example.org", "a@b.org", "{: .x }"),
    *(
        "words",
        "a",
        "é",
        "e\u0301",
        "אב",
        "\u00a0",
        "\u2028",
        "\u200b",
        "\ufeff",
        "😀",
        "“",
        '"',
        "'",
        "2017",
        "...",
        "-",
    ),
)
PROSE = st.lists(st.sampled_from(_MEANINGFUL), min_size=1, max_size=14).map("".join)
_ORDINARY = (
    *("Words, more words.", "\n", "\n\n", "\n\n- ", "\n- ", "\n  ", " ", "& ", "2017 "),
    *("**strong**", "*weak*", "[w](../x.md)"),
    *("\n\n| A | B |\n| --- | --- |\n| ", " | ", " |", " |\n| "),
)
PLAIN = st.lists(st.sampled_from(_ORDINARY), min_size=1, max_size=20).map("".join)


@settings(max_examples=300)
@given(PROSE | PLAIN)
def test_it_is_what_python_markdown_makes_of_it(text: str) -> None:
    text = text.strip()
    made = prose.html_of(text, lambda to: to)
    if made is not None:
        whole = render(f"{BEFORE}{text}{AFTER}")
        assert whole == render(f"{BEFORE}here{AFTER}").replace("<p>here</p>", made)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Words & more.", "<p>Words &amp; more.</p>"),
        ("One line\nand another.\n\nAnother.", "<p>One line\nand another.</p>\n<p>Another.</p>"),
        ("- **One:** a.\n- Two\n  lines.", "<ul>\n<li><strong>One:</strong> a.</li>\n<li>Two\n  lines.</li>\n</ul>"),
        (
            "| A | B |\n| --- | --- |\n| 1 | **2** |",
            "<table>\n<thead>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n</thead>\n"
            "<tbody>\n<tr>\n<td>1</td>\n<td><strong>2</strong></td>\n</tr>\n</tbody>\n</table>",
        ),
        ("See *how* [they](x.md) did.", '<p>See <em>how</em> <a href="x.md">they</a> did.</p>'),
    ],
)
def test_plain_prose_is_made_quickly(text: str, html: str) -> None:
    assert prose.html_of(text, lambda to: to) == html


_NOT_SURE = (
    *("1. One", "> Said", "| a |\n| - |", "a_b", "`code`", "a\\*", "- a\n\n- b", "-  a", "a  \nb"),
    *("![x](y)", "[x](y z)", "", "a&b", "{x}"),
)


@pytest.mark.parametrize("text", _NOT_SURE)
def test_what_is_not_sure_is_left_to_python_markdown(text: str) -> None:
    assert prose.html_of(text, lambda to: to) is None


def test_a_link_that_must_be_looked_at_leaves_all_of_it_to_python_markdown() -> None:
    assert prose.html_of("See [this](x.md).", lambda _: None) is None


def test_every_markdown_extension_of_the_site_is_known() -> None:
    assert set(EXTENSIONS) <= prose.EXTENSIONS


def test_nearly_all_prose_of_the_library_is_plain(toolkit: Toolkit) -> None:
    def is_plain(entry: Entry) -> bool:
        texts = (entry.study.what_they_did, entry.study.what_you_can_do, entry.study.limits)
        return all(prose.html_of(text, lambda to: to) for text in texts)

    entries = toolkit.library.entries
    assert sum(map(is_plain, entries)) > 0.8 * len(entries)

"""Our own drawings: what each of them is, how a page places one, and what is wrong with placing none."""

from __future__ import annotations

import re

import pytest
from site_tests.rendering import Html, render

from social_value.illustrations import illustrated, read_illustrations

ILLUSTRATIONS = read_illustrations()
PAGE = "content/guidance/pay.md"

every_illustration = pytest.mark.parametrize("name", ILLUSTRATIONS)


def test_there_are_the_drawings_that_the_guidance_needs():
    assert {"core-and-added", "from-claim-to-proof", "impact-map", "output-and-outcome", "quays"} <= set(ILLUSTRATIONS)


@every_illustration
def test_a_drawing_is_a_figure_that_says_what_it_is(name):
    tags = Html(ILLUSTRATIONS[name]).tags
    assert tags[0][0] == "figure"
    assert "sv-drawing" in tags[0][1]["class"].split()
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    assert ids, "it has a caption or a title"
    assert all(it == name or it.startswith(f"{name}-") for it in ids), "ids of two drawings never meet"
    named = tags[0] if name in ids else next(tag for tag in tags if tag[0] == "svg")
    assert named[1]["aria-labelledby"] in ids


@every_illustration
def test_a_picture_in_a_drawing_has_a_name_or_is_not_read_aloud(name):
    for _, attributes in (tag for tag in Html(ILLUSTRATIONS[name]).tags if tag[0] == "svg"):
        has_a_name = attributes.get("role") == "img" and "aria-labelledby" in attributes
        assert has_a_name != (attributes.get("aria-hidden") == "true")
        assert attributes["focusable"] == "false"


@every_illustration
def test_a_drawing_holds_no_text_that_cannot_wrap_and_nothing_a_strict_policy_forbids(name):
    for tag, attributes in Html(ILLUSTRATIONS[name]).tags:
        assert tag not in {"text", "style", "script", "image", "use", "a", "foreignobject"}
        assert not {it for it in attributes if it.startswith("on")} | (
            {"style", "href", "xlink:href"} & set(attributes)
        )
        assert not {"fill", "stroke"} & set(attributes), "its colours are classes"


@every_illustration
def test_a_drawing_is_light(name):
    assert len(ILLUSTRATIONS[name].encode()) <= 5000


@every_illustration
@pytest.mark.parametrize(
    "around", ["Before.\n{}\nAfter.", '<div class="x" markdown>\n\nBefore.\n\n{}\n\nAfter.\n\n</div>']
)
def test_markdown_leaves_a_drawing_as_it_is(name, around):
    html = Html(render(illustrated(around.format(f"{{illustration:{name}}}"), ILLUSTRATIONS)))
    drawing = Html(ILLUSTRATIONS[name])
    start = next(place for place, (tag, _) in enumerate(html.tags) if tag == "figure")
    assert html.tags[start : start + len(drawing.tags)] == drawing.tags
    assert html.text == f"Before. {drawing.text} After."


def test_a_finished_page_has_its_drawing_where_it_was_placed(project):
    project.replace(PAGE, "Pay people what", "{illustration:impact-map}\n\nPay people what")
    text = project.load().finished(project.text(PAGE), "guidance/pay.md")
    assert re.search(r'\n\n<figure class="sv-drawing[^"]*"[^>]*>\n.*\n</figure>\n\n\nPay people what', text, re.DOTALL)


def test_code_is_left_alone():
    text = "`{illustration:quays}`\n\n```\n{illustration:quays}\n```"
    assert illustrated(text, ILLUSTRATIONS) == text


@pytest.mark.parametrize(
    ("line", "quote", "message", "hint"),
    [
        ("{illustration:impactmap}", None, "no illustration “impactmap”", "Did you mean “impact-map”?"),
        ("{illustration:zzz}", None, "no illustration “zzz”", "There are: core-and-added,"),
        ("{ illustration: quays }", None, "is not how an illustration is placed", "Write it like {illustration:"),
        ("See {illustration:quays}", "{illustration:quays}", "cannot stand here", "on a line of its own"),
        ("{illustration:quays} shows it", "{illustration:quays}", "cannot stand here", "on a line of its own"),
        ("    {illustration:quays}", "{illustration:quays}", "cannot stand here", "on a line of its own"),
    ],
)
def test_a_drawing_that_cannot_be_placed_is_reported_at_its_place(project, line, quote, message, hint):
    project.replace(PAGE, "Pay people what", f"{line}\n\nPay people what")
    problem = project.problem()
    assert (problem.path, problem.line, problem.column) == (PAGE, *project.place(PAGE, quote or line))
    assert message in problem.message
    assert hint in problem.hint


def test_a_drawing_stands_on_a_page_once(project):
    project.replace(PAGE, "Pay people what", "{illustration:quays}\n\nand\n\n{illustration:quays}\n\nPay people what")
    problem = project.problem()
    assert "already on this page" in problem.message
    assert project.text(PAGE).splitlines()[problem.line - 3 : problem.line] == ["and", "", "{illustration:quays}"]

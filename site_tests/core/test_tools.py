"""Measuring tools: how they are checked, the page that compares them, and what is said of what nobody knows."""

from __future__ import annotations

import datetime
import re
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from mkdocs.utils.meta import get_data
from site_tests.changes import GONE, change, is_a_sentence, places_in
from site_tests.rendering import Html, render
from site_tests.strategies import json_values

from social_value.source import parse, read
from social_value.stage import stage
from social_value.tools.model import COPYING, COSTS, EFFORTS, Tool
from social_value.tools.page import PATH, facets, suits
from social_value.tools.rules import broken_rules

ROOT = Path(__file__).parents[2]
FILE = "content/_data/tools.yml"
TOOLS = """\
reviewed_on: 2026-11-01
review_by: 2027-05-01
purposes:
  progress: One person’s progress
  pounds: A value in pounds
ladder:
  - who: Micro, with *stars*
    sizes: [micro]
    start: Three counts and three stories.
    tools: [star]
    later: Anything with a fee.
    read:
      title: Read about pay
      page: guidance/pay.md
tools:
  - id: star
    name: A Star (of [stars])
    gives: A picture of < 5 things & more.
    purposes: [progress, pounds]
    keeper: A keeper
    sizes: [micro]
    effort: small
    effort_note: An hour.
    cost: part-paid
    cost_note: The guide is free.
    copying: limited
    licence: You may not sell it.
    needs: A pen.
    use_it_if: you have a pen.
    skip_it_if: you have none.
    caution: It is sharp.
    more: guidance/jobs.md
    sources:
      - title: The star
        publisher: Example News
        address: https://example.org/star_(new)
        published: 2025-10
    checked_on: 2026-11-02
  - id: tracker
    name: A tracker
    gives: Nobody knows.
    effort: unknown
    cost: unknown
    copying: unknown
    licence: Not known.
    use_it_if: you can find it.
    skip_it_if: you cannot.
    sources:
      - title: The tracker
        publisher: Example News
        address: https://example.org/tracker
    checked_on: 2026-11-03
"""
SIZES = {"micro", "large"}
PAGES = {"guidance/jobs.md", "guidance/pay.md", "index.md"}
STAR, TRACKER, RUNG = ("tools", 0), ("tools", 1), ("ladder", 0)


@pytest.fixture
def compared(project):
    """The small project, with tools to compare."""
    project.write(FILE, TOOLS)
    return project


@pytest.fixture
def data():
    return parse(TOOLS, FILE).data


def findings(data, sizes=SIZES, pages=PAGES):
    return list(broken_rules(data, sizes, pages))


def page_of(toolkit):
    """The front matter of the page of tools, and its Markdown."""
    (page,) = (page for page in toolkit.pages() if page.path == PATH)
    body, meta = get_data(page.text)
    return meta, body


# ---- rules


def test_sound_tools_break_no_rule(data):
    assert findings(data) == []


BREAKS = {
    "an id twice": ([((*TRACKER, "id"), "star")], (*TRACKER, "id"), "The tool id “star” stands twice."),
    "the id of a part of the page": (
        [((*TRACKER, "id"), "compare")],
        (*TRACKER, "id"),
        "“compare” is the name of a part of the page.",
    ),
    "a purpose that is not listed": (
        [((*STAR, "purposes", 1), "pound")],
        (*STAR, "purposes", 1),
        "There is no purpose “pound”.",
    ),
    "a purpose twice": (
        [((*STAR, "purposes", 1), "progress")],
        (*STAR, "purposes", 1),
        "The purpose “progress” stands twice.",
    ),
    "a size that is not in the taxonomy": (
        [((*TRACKER, "sizes"), ["huge"])],
        (*TRACKER, "sizes", 0),
        "There is no size “huge”.",
    ),
    "a page that is not there": (
        [((*STAR, "more"), "guidance/job.md#x")],
        (*STAR, "more"),
        "There is no page “guidance/job.md”.",
    ),
    "a step that names no tool": (
        [((*RUNG, "tools", 1), "stars")],
        (*RUNG, "tools", 1),
        "There is no tool “stars”.",
    ),
    "a step with a tool that suits nobody on it": (
        [((*RUNG, "sizes"), ["large"])],
        (*RUNG, "tools", 0),
        "The tool “star” does not say that it suits any of these sizes.",
    ),
    "a step with a size that is not in the taxonomy": (
        [((*RUNG, "sizes", 1), "huge")],
        (*RUNG, "sizes", 1),
        "There is no size “huge”.",
    ),
    "a step that leads nowhere": (
        [((*RUNG, "read", "page"), "guidance/paid.md")],
        (*RUNG, "read", "page"),
        "There is no page “guidance/paid.md”.",
    ),
    "a review that is over before it began": (
        [(("review_by",), "2026-11-01")],
        ("review_by",),
        "“review_by” must be later than “reviewed_on”.",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_rule_broken_alone_says_so_at_its_place(data, name):
    changes, loc, message = BREAKS[name]
    change(data, *changes)
    (finding,) = findings(data)
    assert (finding.loc, finding.message) == (loc, message)
    assert not finding.hint or is_a_sentence(finding.hint)


def test_while_the_taxonomy_cannot_be_read_sizes_are_not_judged(data):
    change(data, ((*STAR, "sizes", 0), "huge"), ((*RUNG, "sizes", 0), "huge"))
    assert findings(data, sizes=None) == []


@given(json_values())
def test_data_of_any_shape_is_borne(shape):
    for data in (shape, {"tools": shape}, {"ladder": shape}, {"tools": [shape], "ladder": [shape], "purposes": shape}):
        list(broken_rules(data, SIZES, PAGES))


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, [None], [{}]])
def test_a_wrong_value_at_any_place_is_borne(data, value):
    for loc in list(places_in(data)):
        broken = deepcopy(data)
        change(broken, (loc, value))
        list(broken_rules(broken, SIZES, PAGES))


# ---- in a project


def test_a_mistake_is_shown_where_it_stands_with_a_hint(compared):
    compared.replace(FILE, "purposes: [progress, pounds]", "purposes: [progress, pound]")
    problem = compared.problem()
    line, column = compared.place(FILE, "pound]")
    assert (problem.path, problem.line, problem.column) == (FILE, line, column)
    assert problem.hint == "Did you mean “pounds”?"


def test_one_run_reports_mistakes_of_shape_and_of_sense(compared):
    compared.replace(FILE, "cost: part-paid", "cost: cheap")
    compared.replace(FILE, "more: guidance/jobs.md", "more: guidance/gone.md")
    compared.replace(FILE, "    gives: Nobody knows.\n", "")
    assert len(compared.problems()) == 3


def test_nobody_is_of_a_size_that_is_not_known(compared):
    compared.replace("case_studies/_taxonomy.yml", "  large: Large", "  large: Large\n  unknown: Size not known")
    compared.replace(FILE, "    sizes: [micro]\n    effort: small", "    sizes: [micro, unknown]\n    effort: small")
    assert compared.problem().message == "There is no size “unknown”."


def test_tools_are_no_facts(compared):
    toolkit = compared.load()
    assert set(toolkit.facts.by_id) == {"living-wage", "pay-act"}
    compared.replace("content/guidance/pay.md", "Pay people", "{fact:star} people")
    assert compared.problem().message.startswith("There is no fact “star”")


def test_a_hand_written_page_at_the_same_address_is_refused(compared):
    compared.write(f"content/{PATH}", compared.text("content/index.md"))
    assert compared.problem().message == "A page is already made for this address."


def test_without_a_file_of_tools_there_is_no_page(small):
    assert PATH not in {page.path for page in small.pages()}


def test_staging_writes_the_page(compared, tmp_path):
    stage(compared.load(), tmp_path / "out")
    assert "# Start in proportion" in (tmp_path / "out" / "content" / PATH).read_text(encoding="utf-8")


def test_past_its_day_the_page_says_so_and_the_check_names_the_file(compared):
    fresh, late = compared.load(), compared.load(datetime.date(2027, 5, 2))
    assert page_of(fresh)[0]["tools"]["outdated"] is None
    assert page_of(late)[0]["tools"]["outdated"] == "1 November 2026"
    assert FILE not in {old.path for old in fresh.stale}
    assert [(old.line, old.column) for old in late.stale if old.path == FILE] == [compared.place(FILE, "2027-05-01")]


# ---- the page


def test_the_page_says_everything_of_a_tool_and_nothing_becomes_markup(compared):
    _, body = page_of(compared.load())
    html = Html(render(body))
    for text in (
        "Micro, with *stars*",
        "Three counts and three stories. In reach: A Star (of [stars]). Leave for later: Anything with a fee.",
        "A picture of < 5 things & more.",
        "Who keeps it: A keeper What it can show: One person’s progress, a value in pounds Suits: Micro",
        "Staff time: Small Cost: Part free, part paid May you copy it?: Not freely You need: A pen.",
        "Use it if you have a pen. Skip it if you have none. Take care: It is sharp.",
        "Sources: The star. Checked on 2 November 2026.",
    ):
        assert text in html.text
    links = [attributes["href"] for tag, attributes in html.tags if tag == "a"]
    assert {"#star", "../guidance/pay.md", "../guidance/jobs.md", "https://example.org/star_%28new%29"} <= set(links)
    assert {"ladder", "compare", "star", "tracker"} <= {attributes.get("id") for _, attributes in html.tags}


def test_what_nobody_knows_is_said_to_be_not_known(compared):
    meta, body = page_of(compared.load())
    assert {cell["text"] for cell in meta["tools"]["tools"][1]["cells"]} == {"Not known"}
    assert meta["tools"]["tools"][1]["keeper"] is None
    assert "Who keeps it: Not known" in Html(render(body)).text


def test_the_front_matter_has_the_dates_the_filters_and_what_they_filter_by(compared):
    meta, _ = page_of(compared.load())
    assert (meta["reviewed_on"], meta["review_by"]) == ("2026-11-01", "2027-05-01")
    found = {
        facet["id"]: {value["id"]: value["count"] for value in facet["values"]} for facet in meta["tools"]["facets"]
    }
    assert found == {
        "purpose": {"progress": 1, "pounds": 1},
        "size": {"micro": 1},
        "effort": {"small": 1, "unknown": 1},
        "cost": {"part-paid": 1, "unknown": 1},
        "copying": {"limited": 1, "unknown": 1},
    }
    assert set(meta["tools"]["tools"][0]["facets"]) == set(found)


ALL_SIZES = {"sole": "Sole trader", "micro": "Micro (under 10)", "small": "Small", "medium": "Medium", "large": "Large"}


@pytest.mark.parametrize(
    ("sizes", "text"),
    [
        ((), "Not known"),
        (("sole", "micro", "small", "medium", "large"), "Any size"),
        (("large", "medium", "small", "micro"), "Micro to large"),
        (("medium", "large"), "Medium, large"),
        (("micro",), "Micro"),
        (("sole", "medium", "large"), "Sole trader, medium, large"),
    ],
)
def test_sizes_are_told_in_few_words(toolkit, sizes, text):
    tool = toolkit.tools.tools[0].model_copy(update={"sizes": sizes})
    everybody = tool.model_copy(update={"sizes": tuple(ALL_SIZES)})
    file = toolkit.tools.model_copy(update={"tools": (tool, everybody)})
    assert suits(tool, file, ALL_SIZES | {"several": "Several together"}) == text


# ---- the tools themselves


def test_every_field_that_is_not_known_is_marked_and_not_filled(toolkit):
    tracker = next(tool for tool in toolkit.tools.tools if tool.id == "social-impact-tracker")
    assert (tracker.keeper, tracker.purposes, tracker.sizes) == (None, (), ())
    assert {tracker.effort, tracker.cost, tracker.copying} == {"unknown"}


def test_every_purpose_and_every_class_is_used_so_that_no_filter_is_dead(toolkit):
    found = {facet.id: len(facet.values) for facet in facets(toolkit.tools, toolkit.library.taxonomy.sizes)}
    expected = {"purpose": toolkit.tools.purposes, "effort": EFFORTS, "cost": COSTS, "copying": COPYING}
    assert {name: found[name] for name in expected} == {name: len(labels) for name, labels in expected.items()}


def test_no_amount_of_money_stands_in_the_tools_but_those_that_say_who_may_use_one():
    """Values of a tool may not be copied, and no price is known."""
    text = read(ROOT / FILE, FILE).text
    assert sorted(re.findall(r"£[\d,.]*\d", text)) == ["£10,000", "£350,000"]


def test_each_size_has_a_first_step(toolkit):
    steps = {size for rung in toolkit.tools.ladder for size in rung.sizes}
    assert steps == {size for tool in toolkit.tools.tools for size in tool.sizes}


def test_a_tool_with_a_needed_field_gone_is_refused():
    required = [name for name, field in Tool.model_fields.items() if field.is_required()]
    for name in required:
        broken = parse(TOOLS, FILE).data
        change(broken, ((*STAR, name), GONE))
        with pytest.raises(ValueError, match=name):
            Tool.model_validate(broken["tools"][0])

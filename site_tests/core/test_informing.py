"""What the reader answered to one checklist may be shown beside another: by statement id, declared in YAML."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.changes import is_a_sentence
from site_tests.strategies import json_values

from social_value.checklists.browser import browser_model
from social_value.checklists.informing import Ids, answers_of, broken_rules, ids_of, informing
from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW

KNOWN = {
    "first": Ids({"jobs-train", "jobs-advertise"}, {"jobs-once"}),
    "second": Ids({"more-train"}, set()),
}
AT = ("areas", 0, "statements", 0, "informed_by")
SECOND = "checklists/second.yml"


def data(*links: Any) -> dict[str, Any]:
    """A checklist named “second” whose only statement has these links."""
    return {"id": "second", "areas": [{"statements": [{"id": "more-train", "informed_by": list(links)}]}]}


def link(checklist: str, statement: str) -> dict[str, str]:
    return {"checklist": checklist, "statement": statement}


def test_a_statement_may_be_informed_by_any_live_statement_of_another_checklist():
    good = data(link("first", "jobs-train"), link("first", "jobs-advertise"))
    assert list(broken_rules(good, "second", KNOWN)) == []


BREAKS = {
    "a checklist that is not there": (
        link("frist", "jobs-train"),
        0,
        "checklist",
        "no other checklist “frist”",
        "first",
    ),
    "itself": (link("second", "more-train"), 0, "checklist", "not informed by itself", "another one"),
    "a statement that is not there": (
        link("first", "jobs-trian"),
        0,
        "statement",
        "no statement of “first” “jobs-trian”",
        "jobs-train",
    ),
    "a statement that is retired": (link("first", "jobs-once"), 0, "statement", "is retired", "successor"),
}


@pytest.mark.parametrize(("broken", "place", "field", "message", "hint"), BREAKS.values(), ids=BREAKS)
def test_a_link_that_leads_nowhere_is_refused_where_it_stands(broken, place, field, message, hint):
    (finding,) = broken_rules(data(broken), "second", KNOWN)
    assert finding.loc == (*AT, place, field)
    assert message in finding.message
    assert hint in finding.hint
    assert is_a_sentence(finding.message)


def test_the_same_statement_is_named_once_only():
    twice = data(link("first", "jobs-train"), link("first", "jobs-train"))
    (finding,) = broken_rules(twice, "second", KNOWN)
    assert finding.loc == (*AT, 1)
    assert "stands twice" in finding.message


@given(links=st.lists(json_values(names=("checklist", "statement", "first", "jobs-train")), max_size=3))
def test_links_of_any_shape_are_borne(links):
    list(broken_rules(data(*links), "second", KNOWN))


@given(anything=json_values(names=("areas", "statements", "retired", "id", "informed_by", "checklist")))
def test_data_of_any_shape_is_borne(anything):
    list(broken_rules(anything, "second", {"second": ids_of(anything), **KNOWN}))


# ---- between files


@pytest.fixture
def two(project):
    """The small project with a second checklist, whose first statement is informed by two of the first's."""
    text = re.sub(r"\b(jobs|pay)\b(?!\.md)", r"more-\1", project.text("checklists/first.yml"))
    text = text.replace("id: first\n", "id: second\norder: 2\n", 1).replace("Not yet", "Nothing yet")
    links = "[{checklist: first, statement: pay-law}, {checklist: first, statement: jobs-train}]"
    text = text.replace("- id: more-jobs-train\n", f"- id: more-jobs-train\n        informed_by: {links}\n")
    project.write(SECOND, text)
    return project


def test_a_broken_link_between_two_files_is_reported_with_its_line(two):
    two.replace(SECOND, "statement: jobs-train}", "statement: jobs-trian}")
    problem = two.problem()
    assert (problem.path, problem.line, problem.column) == (SECOND, *two.place(SECOND, "jobs-trian"))
    assert "There is no statement of “first” “jobs-trian”." in problem.message
    assert "“jobs-train”" in problem.hint


def test_two_statements_may_inform_each_other(two):
    back = "- id: jobs-train\n        informed_by: [{checklist: second, statement: more-jobs-train}]\n"
    two.replace("checklists/first.yml", "- id: jobs-train\n", back)
    assert len(two.load().checklists) == 2


def test_a_page_links_to_the_statements_that_inform_it_and_knows_their_answers(two):
    toolkit = two.load()
    by_id = {checklist.id: checklist for checklist in toolkit.checklists}
    statement = next(each for each in by_id["second"].statements() if each.id == "more-jobs-train")
    assert [(other.id, close.id) for other, close in informing(statement, by_id)] == [
        ("first", "pay-law"),
        ("first", "jobs-train"),
    ]
    labels = {option.id: option.label for option in by_id["first"].scale.options}
    assert answers_of(by_id["second"], by_id) == {"first": labels}
    assert answers_of(by_id["first"], by_id) == {}
    page = next(page.text for page in toolkit.pages() if page.path == "checklists/second.md")
    assert "url: checklists/first/#pay-law" in page


def test_the_browsers_model_names_the_statements_and_only_where_there_are_any(two):
    first, second = (browser_model(checklist) for checklist in two.load().checklists)
    named = {
        item["id"]: item["informedBy"]
        for area in second["areas"]
        for item in area["statements"]
        if "informedBy" in item
    }
    assert named == {"more-jobs-train": [link("first", "pay-law"), link("first", "jobs-train")]}
    assert "informedBy" not in str(first)


def test_checklists_stand_in_the_order_that_they_say_wherever_they_are_listed(two):
    assert [checklist.id for checklist in two.load().checklists] == ["first", "second"]
    two.replace(SECOND, "order: 2\n", "order: 1\n")
    two.replace("checklists/first.yml", "edition: 1\n", "order: 3\nedition: 1\n")
    toolkit = two.load()
    assert [checklist.id for checklist in toolkit.checklists] == ["second", "first"]
    index = next(page.text for page in toolkit.pages() if page.path == "checklists/index.md")
    assert index.index("(second.md)") < index.index("(first.md)")


# ---- the toolkit's own


def test_no_two_checklists_of_the_toolkit_share_a_place_in_the_list(toolkit):
    orders = [checklist.order for checklist in toolkit.checklists]
    assert len(set(orders)) == len(orders)


def test_the_checklists_of_the_toolkit_have_scales_of_their_own(toolkit):
    """They prove that nothing is written for one file: no two have all options, or all points, in common."""
    scales = [checklist.scale for checklist in toolkit.checklists]
    assert len({tuple(option.id for option in scale.options) for scale in scales}) == len(scales)
    assert len({tuple(option.points for option in scale.options) for scale in scales}) == len(scales)
    assert {scale.evidenced is None for scale in scales} == {True, False}


def test_each_checklist_of_the_toolkit_has_examples_of_every_band_and_answer(toolkit):
    for checklist in toolkit.checklists:
        expected = [example.expected for example in checklist.examples]
        assert {result.overall.band for result in expected} >= {band.id for band in checklist.bands}, checklist.id
        given_answers = {
            getattr(answer, "answer", answer) for example in checklist.examples for answer in example.answers.values()
        }
        states = {option.id for option in checklist.scale.options} | {DOES_NOT_APPLY, DONT_KNOW}
        assert given_answers == states, checklist.id
        assert any(result.overall.percent is None for result in expected), checklist.id
        assert any(result.counts.unanswered for result in expected), checklist.id

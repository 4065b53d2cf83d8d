"""The two worksheets: what is wrong in their files is told in its place, and their pages say what they hold."""

from __future__ import annotations

import datetime

import pytest
from site_tests.core.conftest import ROOT, Project
from site_tests.core.test_pages import parse

from social_value.worksheets.model import ImpactMap, Sroi
from social_value.worksheets.page import pounds, render

MAP, SROI = "content/_data/impact-map.yml", "content/_data/sroi.yml"


@pytest.fixture
def with_worksheets(project: Project) -> Project:
    """The small project with the worksheets of the toolkit, whose links are to pages that it does not have."""
    for path in (MAP, SROI):
        project.write(path, (ROOT / path).read_text(encoding="utf-8"))
    return project


def test_a_project_without_them_has_no_page_for_them(project):
    assert not [page.path for page in project.load().pages() if page.path.startswith("tools/")]


def test_a_project_with_them_has_a_page_for_each_and_its_assessments_lead_to_the_map(with_worksheets):
    pages = {page.path: page.text for page in with_worksheets.load().pages()}
    assert {"tools/impact-map.md", "tools/sroi.md"} <= set(pages)
    assert parse(pages["assessments/index.md"])[0]["assessments"]["maps_url"] == "tools/impact-map/"


def test_a_sum_that_is_not_right_stops_the_build_and_says_what_is(with_worksheets):
    with_worksheets.replace(SROI, "    total: 1227280\n", "    total: 1227281\n")
    problem = with_worksheets.problem()
    assert (problem.path, problem.field) == (SROI, "example")
    assert '"total":1227280' in problem.message


def test_a_worksheet_must_be_reviewed_again_later_than_it_was(with_worksheets):
    with_worksheets.replace(MAP, "review_by: ", "review_by: 2026-11-22 # ")
    assert with_worksheets.problem().message == "“review_by” must be later than “reviewed_on”."


def test_a_step_without_its_reason_is_told(with_worksheets):
    with_worksheets.replace(SROI, "  drop-off: >\n", "  dropoff: |\n")
    assert any(problem.path == SROI for problem in with_worksheets.problems())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - id: inputs\n", "  - id: who\n"),
        ("  - id: inputs\n", "  - id: input\n"),
        ("      inputs: The same hall\n", ""),
    ],
    ids=["a column twice", "a column of another name", "an example that leaves one out"],
)
def test_columns_that_do_not_fit_are_told(with_worksheets, old, new):
    with_worksheets.replace(MAP, old, new)
    assert {problem.path for problem in with_worksheets.problems()} == {MAP}


def test_a_worksheet_past_its_day_is_named_and_stops_nothing(with_worksheets):
    later = with_worksheets.load(datetime.date(2028, 1, 1))
    assert {MAP, SROI} <= {problem.path for problem in later.stale}


def test_every_number_of_the_example_is_said_to_be_invented(toolkit):
    sheet = toolkit.worksheets["sroi"]
    assert isinstance(sheet, Sroi)
    _, body = parse(render(sheet))
    tables = body.count("| --- |")
    assert tables == 7
    assert body.count("Invented numbers.\n{: .sv-invented }") == tables + 1  # and the sum of the ratio
    assert "every number on this page are invented" in body
    for outcome in sheet.example.expected.outcomes:
        assert pounds(outcome.total).replace(".", "\\.") in body


def test_the_columns_of_saved_maps_are_still_there(toolkit):
    sheet = toolkit.worksheets["impact-map"]
    assert isinstance(sheet, ImpactMap)
    assert {column.id for column in sheet.columns} >= {
        *("who", "inputs", "activities", "outputs", "outcomes", "impact", "evidence")
    }


@pytest.mark.parametrize(
    ("pence", "written"),
    [(600_000, "£6,000"), (243_478, "£2,434.78"), (-40_000, "−£400"), (5, "£0.05"), (0, "£0")],
)
def test_pounds_are_written_as_people_write_them(pence, written):
    assert pounds(pence) == written

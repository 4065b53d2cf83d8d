"""The pages of the plan and the evidence, and what their scripts get of a checklist."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from site_tests.json_schema import refusals
from site_tests.kept import ASSESSMENTS

from social_value.action import next_steps
from social_value.action.page import EVIDENCE, INDEX, LOG, PLAN, render_evidence
from social_value.assessments.model import json_schema
from social_value.toolkit import Toolkit

SCHEMA = json_schema()
WORK = ASSESSMENTS / "exports" / "editions" / "v2-with-work-starting-off-1.json"


def steps_of(toolkit: Toolkit) -> dict[str, Any]:
    [checklist] = toolkit.checklists
    return next_steps.model(checklist, toolkit.guides, toolkit.library)


def test_each_statement_has_its_steps_a_guide_and_the_cases_that_show_it(small: Toolkit) -> None:
    model = steps_of(small)
    [checklist] = small.checklists
    assert list(model["statements"]) == [statement.id for statement in checklist.statements()]
    for statement in checklist.statements():
        assert model["statements"][statement.id]["steps"] == dict(statement.steps)
    train = model["statements"]["jobs-train"]
    assert [case["organisation"] for case in train["cases"]] == ["Example Bakery"]
    assert train["cases"][0]["url"] == "case-studies/baker/"
    assert {case["sector"] for each in model["statements"].values() for case in each["cases"]} <= model[
        "sectors"
    ].keys()


def test_every_address_leads_to_a_page(toolkit: Toolkit) -> None:
    written = {guide.link["url"] for guide in toolkit.guides.values()}
    written |= {page.path.removesuffix(".md") + "/" for page in toolkit.pages()}
    for checklist in toolkit.checklists:
        model = next_steps.model(checklist, toolkit.guides, toolkit.library)
        for each in model["statements"].values():
            assert {each["guide"]["url"], *(case["url"] for case in each["cases"])} <= written


def test_a_case_has_the_size_that_a_reader_can_choose(toolkit: Toolkit) -> None:
    """The script compares the ids of both."""
    for checklist in toolkit.checklists:
        sizes = {profile.id for profile in checklist.profiles}
        assert sizes <= toolkit.library.taxonomy.sizes.keys()


def test_the_evidence_log_is_named_where_there_is_one(small: Toolkit, toolkit: Toolkit) -> None:
    pages = {page.path: page.text for each in (small, toolkit) for page in each.pages()}
    assert LOG in toolkit.guides
    assert f"(../{LOG})" in pages[EVIDENCE]
    assert LOG not in render_evidence(small.checklists, small.guides)
    assert PLAN in pages


def test_the_way_from_answers_to_action_names_every_page_and_every_checklist(small: Toolkit, toolkit: Toolkit) -> None:
    for each in (small, toolkit):
        pages = {page.path: page.text for page in each.pages()}
        links = set(re.findall(r"\]\(([^)]+)\)", pages[INDEX]))
        assert {"results.md", "plan.md", "evidence.md", "tender.md"} <= links
        assert {f"../checklists/{checklist.id}.md" for checklist in each.checklists} <= links
        assert {link.removeprefix("../") for link in links if link.startswith("..")} <= {*pages, *each.guides}


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("actions", "id", "e-aaaaaaaa"),
        ("actions", "due", "soon"),
        ("actions", "status", "finished"),
        ("evidence", "kind", "rumour"),
        ("evidence", "statements", "jobs-advertise"),
        ("evidence", "value", 5),
        ("tenders", "limit", "500"),
        ("tenders", "supporting", "perhaps"),
        ("tenders", "evidence", "e-aaaaaaaa"),
        ("commitments", "id", "t-aaaaaaaa"),
        ("commitments", "outcome", "forgotten"),
        ("commitments", "value_kind", "either"),
    ],
)
def test_what_is_wrong_in_what_a_reader_wrote_down_does_not_fit(kind: str, field: str, value: Any) -> None:
    file = json.loads(WORK.read_text(encoding="utf-8"))
    file["assessments"][0][kind][0][field] = value
    [refusal] = refusals(file, SCHEMA, SCHEMA)
    assert refusal.startswith(f"/assessments/0/{kind}/0/{field}:")

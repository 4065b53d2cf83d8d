"""Case studies that a program composes: what they look like as a file, and what `check` says of each.

The cases are shared with every program that composes one, such as a page in the browser: `data` becomes `yaml` to the
letter, and has exactly these `problems`. They are for the small project of fixtures/small_project.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from site_tests.core.conftest import TODAY

from social_value.composing.draft import Draft
from social_value.source import parse

CASES = json.loads((Path(__file__).parents[1] / "fixtures/composing/cases.json").read_text(encoding="utf-8"))

HEADING = "# yaml-language-server: $schema=../plugins/social_value/schemas/case-study.schema.json\n\n"
"""What stands above each case. The small project has no schemas, so its own drafts have no such line."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_composed_case_study_is_written_and_checked_in_one_way(small, case):
    draft = Draft(small, TODAY)
    draft.data = case["data"]
    assert HEADING + draft.text() == case["yaml"]
    assert parse(case["yaml"], "file.yml").data == case["data"]
    found = [{"field": each.field, "message": each.message, "hint": each.hint} for each in draft.problems("new-one")]
    assert found == case["problems"]


def test_the_command_and_the_cases_say_the_same(project):
    for case in CASES:
        project.write("case_studies/new-one.yml", case["yaml"])
        found = project.problems() if case["problems"] else ()
        assert [each.message for each in found] == [each["message"] for each in case["problems"]], case["name"]

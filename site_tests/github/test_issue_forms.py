"""The forms for people who would rather not edit a file: sound for GitHub, and in step with the models."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from social_value.case_studies.model import CaseStudy
from social_value.checklists.model import Statement
from social_value.facts.model import Fact
from social_value.source import read

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
TAXONOMY = read(ROOT / "case_studies/_taxonomy.yml", "_taxonomy.yml").data
OF_THE_FORM = {"agreed", "page", "checklist", "change"}
"""Fields that no file has."""


def form(name):
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def fields(name):
    return {part["id"]: part for part in form(name)["body"] if "id" in part}


def options(name, field):
    return fields(name)[field]["attributes"]["options"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [FOLDER / "config.yml"]),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
        ("vendor.github-workflows", sorted((ROOT / ".github/workflows").glob("*.yml"))),
    ],
)
def test_github_would_take_the_file(schema, files):
    """The schemas come with the tool, so nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_form_that_github_would_refuse_is_found(tmp_path):
    bad = tmp_path / "bad.yml"
    bad.write_text("name: x\ndescription: y\nbody:\n  - type: question\n", encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-issue-forms", str(bad)]
    assert subprocess.run(command, capture_output=True, timeout=120, check=False).returncode == 1


def test_there_is_a_form_for_each_thing_that_people_report():
    assert {path.stem for path in FORMS} == {"case-study", "correction", "fact", "statement"}


@pytest.mark.parametrize("name", [path.stem for path in FORMS])
def test_no_two_fields_share_an_id_or_a_label(name):
    parts = [part for part in form(name)["body"] if part["type"] != "markdown"]
    ids, labels = [part["id"] for part in parts], [part["attributes"]["label"] for part in parts]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("name", "model"), [("case-study", CaseStudy), ("fact", Fact), ("statement", Statement)], ids=lambda each: str(each)
)
def test_a_form_asks_for_fields_that_the_file_has(name, model):
    assert set(fields(name)) - OF_THE_FORM <= set(model.model_fields)


def test_the_form_for_a_case_study_asks_for_all_that_a_case_study_needs():
    needed = {name for name, field in CaseStudy.model_fields.items() if field.is_required()}
    of_the_issue, of_the_reviewer = {"title"}, {"reviewed_on", "review_by"}
    assert needed - of_the_issue - of_the_reviewer <= set(fields("case-study"))


@pytest.mark.parametrize(
    ("field", "group"), [("sector", "sectors"), ("size", "sizes"), ("place", "places"), ("themes", "themes")]
)
def test_the_choices_are_those_of_the_taxonomy(field, group):
    assert options("case-study", field) == list(TAXONOMY[group].values())


def test_the_checklists_to_choose_from_are_all_there_are(toolkit):
    assert options("statement", "checklist") == [checklist.title for checklist in toolkit.checklists]


def test_the_page_links_to_a_form_and_a_field_that_are_there():
    template = (ROOT / "plugins/social_value/theme/partials/checked.html").read_text(encoding="utf-8")
    name, field = re.search(r"issues/new\?template=([\w-]+)\.yml&(\w+)=", template).groups()
    assert field in fields(name)

"""Readers' answers stay out of the repository."""

from __future__ import annotations

import json

import pytest

from social_value.private import exported_assessments

EXPORT = {"format": "social-value-assessments", "version": 1, "assessments": []}


def found(root) -> list[tuple[str, int, int]]:
    return [(problem.path, problem.line, problem.column) for problem in exported_assessments(root)]


@pytest.mark.parametrize("name", ["assessment.json", "notes.txt", "case_studies/x.yml", "content/page.md"])
def test_an_exported_assessment_is_found_whatever_it_is_called(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(EXPORT, indent=2), encoding="utf-8")
    assert found(tmp_path) == [(name, 2, 3)]


@pytest.mark.parametrize("kind", ["assessment", "impact-map"])
def test_a_single_one_on_one_line_is_found_too(tmp_path, kind):
    (tmp_path / "a").write_text(f'{{"id":"a-1","format":"social-value-{kind}"}}', encoding="utf-8")
    assert found(tmp_path) == [("a", 1, 13)]


def test_the_invented_ones_of_the_tests_are_let_be(tmp_path):
    folder = tmp_path / "site_tests" / "fixtures"
    folder.mkdir(parents=True)
    (folder / "old.json").write_text(json.dumps(EXPORT), encoding="utf-8")
    assert found(tmp_path) == []


@pytest.mark.parametrize("folder", [".git", ".venv", "node_modules", "site"])
def test_what_is_not_committed_is_not_read(tmp_path, folder):
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "a.json").write_text(json.dumps(EXPORT), encoding="utf-8")
    assert found(tmp_path) == []


def test_a_page_that_only_speaks_of_the_format_is_no_assessment(tmp_path):
    (tmp_path / "page.md").write_text("The format is called social-value-assessments.", encoding="utf-8")
    assert found(tmp_path) == []

"""Staging: the whole site as plain Markdown and templates, for a generator that never heard of the plugin."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from social_value.stage import THEME, StageError, stage


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_staging_writes_the_hand_written_pages_the_generated_ones_and_the_theme(project, tmp_path):
    target = tmp_path / "out"
    written = stage(project.load(), target)
    assert written == sorted(path for path in target.rglob("*") if path.is_file())
    assert {path.name for path in target.iterdir()} == {"content", "theme"}
    assert set(files_in(target / "content")) == {
        "index.md",
        "guidance/jobs.md",
        "guidance/pay.md",
        "checklists/index.md",
        "checklists/first.md",
        "checklists/first-form.docx",
        "checklists/first-form-large-print.docx",
        "checklists/first-spreadsheet.xlsx",
        "case-studies/index.md",
        "case-studies/baker.md",
        "case-studies/charity.md",
        "case-studies/coverage.md",
        "case-studies/compare.md",
        "case-studies/shortlist.md",
        "case-studies/themes/jobs.md",
        "case-studies/themes/pay.md",
        "case-studies/sectors/private.md",
        "case-studies/sectors/charity.md",
        "case-studies/places/salford.md",
        "case-studies/places/england.md",
        "open-data/case-studies.atom",
        "open-data/case-studies.csv",
        "open-data/case-studies.json",
        "open-data/case-studies.schema.json",
        "open-data/outcomes.csv",
        "assets/social-value/case-studies/finder.json",
        "assets/social-value/case-studies/cards-0.json",
        "assessments/index.md",
        "action/index.md",
        "action/results.md",
        "action/plan.md",
        "action/evidence.md",
        "action/tender.md",
        "assets/social-value/checklists/first.json",
        "assets/social-value/checklists/first-steps.json",
        "assets/social-value/documents/skeleton.json",
        "assets/social-value/schemas/assessments.schema.json",
    }
    assert files_in(target / "theme") == files_in(THEME)


def test_staged_pages_are_those_of_the_plugin(project, tmp_path):
    toolkit = project.load()
    stage(toolkit, tmp_path / "out")
    for page in (*toolkit.pages(), *toolkit.files()):
        assert (tmp_path / "out" / "content" / page.path).read_text(encoding="utf-8") == page.text


def test_a_staged_guide_ends_with_what_it_is_to_be_used_with(project, tmp_path):
    toolkit = project.load()
    stage(toolkit, tmp_path / "out")
    text = (tmp_path / "out" / "content" / "guidance" / "pay.md").read_text(encoding="utf-8")
    before = project.text("content/guidance/pay.md")
    assert text == f"{before.rstrip()}\n\n{toolkit.use_with('guidance/pay.md')}\n"
    assert get_data(text)[1]["title"] == "Fair pay"


def test_a_page_that_nothing_names_is_copied_as_it_is(project, tmp_path):
    stage(project.load(), tmp_path / "out")
    copy = (tmp_path / "out" / "content" / "index.md").read_bytes()
    assert copy == (project.root / "content" / "index.md").read_bytes()


def test_pictures_are_copied_and_hidden_files_and_data_are_not(project, tmp_path):
    assert (project.root / "content" / "_data" / "rates.yml").is_file()
    project.write("content/assets/map.png", "x")
    project.write("content/.hidden", "x")
    stage(project.load(), tmp_path / "out")
    staged = set(files_in(tmp_path / "out" / "content"))
    assert "assets/map.png" in staged
    assert not any(part[0] in "_." for path in staged for part in path.split("/"))


def test_staging_twice_gives_the_same_files(project, tmp_path):
    toolkit = project.load()
    stage(toolkit, tmp_path / "one")
    stage(toolkit, tmp_path / "two")
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_an_empty_folder_may_be_staged_into(project, tmp_path):
    (tmp_path / "out").mkdir()
    assert stage(project.load(), tmp_path / "out")


def test_a_folder_with_something_in_it_is_left_alone(project, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StageError, match="not an empty folder"):
        stage(project.load(), tmp_path / "out")
    assert files_in(tmp_path / "out") == {"mine.txt": b"mine"}


def test_a_file_is_no_folder_to_stage_into(project, tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(StageError, match="not an empty folder"):
        stage(project.load(), tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_the_folder_that_is_copied_is_no_folder_to_stage_into(project):
    target = project.root / "content" / "out"
    target.mkdir()
    with pytest.raises(StageError, match="is inside"):
        stage(project.load(), target)
    assert list(target.iterdir()) == []

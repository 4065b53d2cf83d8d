"""A project with mistakes: one build reports them all, and the last site still stands."""

from __future__ import annotations

import shutil

import pytest

# One mistake of each kind: the file, the text that is there, what is put in its place, and where in the new text
# the report must point.
MISTAKES = {
    "alias bomb": ("case_studies/bomb.yml", "themes:\n  - pay", "themes: &a [pay]\nshows: [*a, *a]", "&a"),
    "unknown key": ("case_studies/baker.yml", "place: salford", "place: salford\nplaec: salford", "plaec"),
    "wrong word": ("case_studies/baker.yml", "kind: measured", "kind: mesured", "mesured"),
    "duplicate id": ("checklists/first.yml", "- id: pay-on-time", "- id: jobs-train ", "jobs-train "),
    "dangling theme": ("case_studies/charity.yml", "themes:\n  - pay", "themes:\n  - pays", "pays\n"),
    "html": ("case_studies/charity.yml", "limits: It is", "limits: <script>It is", "<script>"),
    "javascript link": (
        "case_studies/charity.yml",
        "what_they_did: It paid",
        "what_they_did: '[x](javascript:alert(1))' #",
        "'[x]",
    ),
    "missing source": ("case_studies/baker.yml", "source: report", "source: reports", "reports"),
    "bad date": (
        "case_studies/baker.yml",
        "reviewed_on: 2026-11-22",
        "reviewed_on: 2026-11-31",
        "2026-11-31",
    ),
    "points out of order": ("checklists/first.yml", "points: 2", "points: 1 ", "1 \n"),
}


def place(text: str, marker: str) -> str:
    """The line and column of `marker` in `text`, as a report writes them."""
    before = text[: text.index(marker)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def break_it(project, name: str) -> str:
    """Make one mistake; return where the report must point."""
    path, old, new, marker = MISTAKES[name]
    if path.endswith("bomb.yml"):
        shutil.copy(project.root / "case_studies" / "charity.yml", project.root / path)
    project.replace(path, old, new)
    return f"{path}:{place((project.root / path).read_text(encoding='utf-8'), marker)}: "


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_stops_the_build_is_reported_where_it_is_and_leaves_the_last_site(built, name: str) -> None:
    before = built.snapshot()
    where = break_it(built, name)
    done = built.build()
    assert done.returncode == 1
    assert where in done.stderr
    assert "Traceback" not in done.stderr
    assert built.snapshot() == before


def test_ten_mistakes_at_once_are_reported_in_one_run(built) -> None:
    before = built.snapshot()
    places = [break_it(built, name) for name in MISTAKES]
    done = built.build()
    assert done.returncode == 1
    assert [where for where in places if where not in done.stderr] == []
    assert built.snapshot() == before


def test_on_github_each_problem_marks_its_line(project) -> None:
    where = break_it(project, "wrong word")
    path, line, column = where.removesuffix(": ").split(":")
    done = project.run("social_value", "check", GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert f"::error file={path},line={line},col={column}," in done.stdout


def test_a_link_to_a_page_that_does_not_exist_stops_the_build(project) -> None:
    project.replace("content/index.md", "(guidance/pay.md)", "(guidance/pays.md)")
    assert project.build().returncode == 1


def test_a_link_to_a_statement_that_does_not_exist_stops_the_build(project) -> None:
    project.replace("content/index.md", "(checklists/first.md)", "(checklists/first.md#jobs-trian)")
    done = project.build()
    assert done.returncode == 1
    assert "jobs-trian" in done.stderr

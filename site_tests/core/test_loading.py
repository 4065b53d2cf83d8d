"""Reading and checking all files together: one run reports every problem of every file, each at its place."""

from __future__ import annotations

import shutil

import pytest
from site_tests.changes import is_a_sentence

from social_value.case_studies.lists import is_list
from social_value.folders import Folders
from social_value.loading import load, made_pages
from social_value.problems import Problem, ProblemsError

PAGE, CHECKLIST, TAXONOMY = "content/guidance/pay.md", "checklists/first.yml", "case_studies/_taxonomy.yml"
BAKER, CHARITY = "case_studies/baker.yml", "case_studies/charity.yml"


def test_the_small_project_is_sound(project):
    toolkit = project.load()
    assert sorted(toolkit.guides) == ["guidance/jobs.md", "guidance/pay.md", "index.md"]
    assert [checklist.id for checklist in toolkit.checklists] == ["first"]
    assert [entry.id for entry in toolkit.library.entries] == ["baker", "charity"]


def test_the_toolkit_itself_is_sound(toolkit):
    assert toolkit.checklists
    assert toolkit.library.entries
    assert toolkit.guides


# ---- everything that the project promises to catch, broken all at once

# The file, what stands there, what is written instead, the text that the problem points at, and its words.
TEN = {
    "an unknown key": (
        BAKER,
        "organisation: Example",
        "organization: Example",
        "organization:",
        "organisation",
    ),
    "a value that is no choice": (BAKER, "kind: measured", "kind: mesured", "mesured", "measured"),
    "an id twice": (
        CHECKLIST,
        "- id: jobs-train",
        "- id: jobs-advertise # again",
        "jobs-advertise # again",
        "twice",
    ),
    "a theme that is not there": (BAKER, "  - jobs\n", "  - jobz\n", "jobz", "“jobs”"),
    "a bomb of aliases": (
        "case_studies/bomb.yml",
        None,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "&a",
        "quotes",
    ),
    "HTML in text": (CHECKLIST, "Skills stay with people.", "<script>x</script>", "<script>", "HTML"),
    "a link that runs code": (
        CHARITY,
        "It paid on Fridays.",
        "It [paid](javascript:alert(1)).",
        "It [paid]",
        "javascript:",
    ),
    "a missing source": (CHARITY, "sources:\n", "source_list:\n", "source_list:", "sources"),
    "a bad date": (
        PAGE,
        "reviewed_on: 2026-10-01",
        "reviewed_on: 2026-02-30",
        "2026-02-30",
        "day that exists",
    ),
    "points out of order": (CHECKLIST, "points: 2", "points: 1 # falls", "1 # falls", "rise"),
}


@pytest.mark.parametrize("name", TEN)
def test_a_mistake_alone_is_reported_at_its_place(project, name):
    _break(project, name)
    _assert_reported(project, name, project.problems())


def test_ten_mistakes_in_five_files_are_all_reported_in_one_run(project):
    for name in TEN:
        _break(project, name)
    problems = project.problems()
    for name in TEN:
        _assert_reported(project, name, problems)
    assert list(problems) == sorted(problems)
    assert {problem.path for problem in problems} == {file for file, *_ in TEN.values()}


def _break(project, name):
    file, old, new, *_ = TEN[name]
    if old is None:
        project.write(file, new)
    else:
        project.replace(file, old, new)


def _assert_reported(project, name, problems: tuple[Problem, ...]):
    file, _, _, marker, words = TEN[name]
    line, column = project.place(file, marker) if marker else (1, 1)
    found = [problem for problem in problems if (problem.path, problem.line, problem.column) == (file, line, column)]
    assert any(words in f"{problem.message} {problem.hint}" for problem in found), problems
    assert all(is_a_sentence(problem.message) for problem in found)


# ---- between files


def test_an_id_in_two_checklists_is_reported_in_the_second(project):
    project.write("checklists/second.yml", project.text(CHECKLIST).replace("id: first\n", "id: second\n"))
    problems = project.problems()
    assert {problem.path for problem in problems} == {"checklists/second.yml"}
    assert len(problems) == 2 + 4
    first = problems[0]
    assert (first.line, first.column) == project.place("checklists/second.yml", "jobs\n    title")
    assert "The area id “jobs” also stands in checklists/first.yml." in first.message


def test_a_link_to_a_case_study_that_is_gone_is_reported(project):
    (project.root / CHARITY).unlink()
    problem = project.problem()
    assert (problem.path, problem.field) == (BAKER, "what_you_can_do")
    assert "charity.md" in problem.message


def test_a_case_study_may_link_to_one_that_is_broken(project):
    project.replace(CHARITY, "size: large", "size: vast")
    assert project.problem().path == CHARITY


def test_a_case_study_may_show_a_statement_of_a_checklist_that_is_broken(project):
    project.replace(CHECKLIST, "minutes: 2", "minutes: many")
    assert project.problem().path == CHECKLIST


def test_a_theme_without_an_area_is_reported_at_its_name(project):
    project.replace(TAXONOMY, "  pay: Pay\n", "  pay: Pay\n  joy: Joy\n")
    problem = project.problem()
    assert (problem.path, problem.field) == (TAXONOMY, "themes.joy")
    assert problem.line == project.place(TAXONOMY, "joy: Joy")[0]


def test_a_guide_that_is_gone_is_reported_where_it_is_named(project):
    (project.root / PAGE).unlink()
    problem = project.problem()
    assert (problem.path, problem.line, problem.column) == (
        CHECKLIST,
        *project.place(CHECKLIST, "guidance/pay.md"),
    )


def test_a_guide_with_broken_front_matter_is_still_a_guide(project):
    project.replace(PAGE, "title: Fair pay", "titel: Fair pay")
    assert {problem.path for problem in project.problems()} == {PAGE}


def test_a_generated_page_may_not_be_written_by_hand_too(project):
    for path in (
        "checklists/first.md",
        "case-studies/baker.md",
        "case-studies/index.md",
        "checklists/index.md",
    ):
        project.write(f"content/{path}", project.text(PAGE))
    problems = project.problems()
    assert [(problem.path, problem.line) for problem in problems] == [
        ("content/case-studies/baker.md", 1),
        ("content/case-studies/index.md", 1),
        ("content/checklists/first.md", 1),
        ("content/checklists/index.md", 1),
    ]
    assert all("already made" in problem.message for problem in problems)


def test_every_page_that_is_made_may_not_be_written_by_hand_too(project, toolkit):
    for each in (toolkit, project.load()):
        assert made_pages(each.folders) == {page.path for page in each.pages() if not is_list(page.path)}


def test_a_page_that_is_made_of_a_broken_file_may_not_be_written_by_hand_either(project):
    project.write(CHARITY, "title: [\n")
    project.write("content/case-studies/charity.md", project.text(PAGE))
    assert {problem.path for problem in project.problems()} == {CHARITY, "content/case-studies/charity.md"}


# ---- names of files


@pytest.mark.parametrize(
    "name",
    [
        "Baker.yml",
        "two words.yml",
        "under_score.yml",
        "x.yaml",
        "x.YML",
        "x.txt",
        "x.yml.bak",
        "1st.yml",
        "é.yml",
        "a\n.yml",
    ],
)
def test_a_file_with_another_kind_of_name_is_reported(project, name):
    project.write(f"case_studies/{name}", "title: x\n")
    problem = project.problem()
    assert (problem.path, problem.line, problem.column) == (f"case_studies/{name}", 1, 1)
    assert "small letters" in problem.hint


@pytest.mark.parametrize("name", ["index", "coverage"])
@pytest.mark.parametrize("folder", ["case_studies", "checklists"])
def test_no_record_may_take_the_place_of_a_page_about_all_records(project, folder, name):
    project.write(f"{folder}/{name}.yml", project.text(BAKER))
    problem = project.problem()
    assert problem.path == f"{folder}/{name}.yml"
    assert problem.message == f"“{name}” is the name of a page about all others."


@pytest.mark.parametrize("name", ["_draft.yml", ".DS_Store", "_notes.md", ".baker.yml.swp"])
def test_a_hidden_file_is_no_record(project, name):
    project.write(f"case_studies/{name}", "not: [YAML\n")
    assert len(project.load().library.entries) == 2


def test_a_folder_among_the_records_is_reported(project):
    (project.root / "case_studies" / "photos").mkdir()
    assert project.problem().path == "case_studies/photos"


def test_a_folder_named_like_a_record_is_reported(project):
    (project.root / "case_studies" / "photos.yml").mkdir()
    problem = project.problem()
    assert problem.path == "case_studies/photos.yml"
    assert "cannot be opened" in problem.message


# ---- what may be missing


def test_a_missing_taxonomy_is_reported_with_what_it_is_for(project):
    (project.root / TAXONOMY).unlink()
    problem = project.problem()
    assert (problem.path, problem.message) == (TAXONOMY, "This file is missing.")
    assert "themes" in problem.hint


def test_a_broken_taxonomy_does_not_hide_what_is_wrong_elsewhere(project):
    project.replace(TAXONOMY, "micro: Micro", "micro: <b>Micro</b>")
    project.replace(BAKER, "title: A baker trains", "titel: A baker trains")
    project.replace(CHECKLIST, "points: 2", "points: 1")
    assert {problem.path for problem in project.problems()} == {TAXONOMY, BAKER, CHECKLIST}


def test_a_project_may_have_no_case_studies_and_no_checklists(project):
    for path in (BAKER, CHARITY, CHECKLIST):
        (project.root / path).unlink()
    project.write(
        TAXONOMY,
        project.text(TAXONOMY).replace("  jobs: Jobs\n  pay: Pay\n", "").replace("themes:", "themes: {}"),
    )
    toolkit = project.load()
    assert toolkit.checklists == toolkit.library.entries == ()
    assert len(list(toolkit.pages())) == 11


def test_a_project_of_nothing_lacks_its_taxonomy(tmp_path):
    with pytest.raises(ProblemsError) as caught:
        load(Folders.of(tmp_path))
    assert [problem.path for problem in caught.value.problems] == [TAXONOMY]


def test_problems_name_files_as_a_person_would_wherever_the_folders_are(project, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    shutil.move(project.root / "case_studies", elsewhere)
    folders = Folders(project.root, project.root / "content", elsewhere, project.root / "checklists")
    assert len(load(folders).library.entries) == 2
    (elsewhere / "_taxonomy.yml").unlink()
    with pytest.raises(ProblemsError) as caught:
        load(folders)
    assert caught.value.problems[0].path == (elsewhere / "_taxonomy.yml").as_posix()


def test_records_are_read_in_the_order_of_their_names(project):
    project.write("case_studies/another.yml", project.text(CHARITY))
    assert [entry.id for entry in project.load().library.entries] == ["baker", "another", "charity"]

"""The command line: what it says, what it writes, and how it ends."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from social_value import __version__
from social_value.__main__ import main

ROOT = Path(__file__).parents[2]
BAKER, CHARITY = "case_studies/baker.yml", "case_studies/charity.yml"
CHECKLIST, KEPT = "checklists/first.yml", "site_tests/fixtures/assessments/editions/first-1.yml"


@pytest.fixture
def run(project, monkeypatch):
    """Run the command in the project's folder: as a person would, unless `github` is true."""
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026, when nothing is out of date

    def run(*arguments, github=False):
        environ = {"GITHUB_ACTIONS": "true"} if github else {}
        return CliRunner().invoke(main, [str(argument) for argument in arguments], env=environ)

    return run


# ---- check


def test_a_sound_project_is_said_to_be_so(run):
    result = run("check")
    assert result.exit_code == 0
    assert result.output == "No problems in 7 files.\n"


def test_a_broken_project_ends_with_1_and_a_report(run, project):
    project.replace(BAKER, "sector: private", "sector: privat")
    line, column = project.place(BAKER, "privat\n")
    result = run("check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"{BAKER}:{line}:{column}: There is no sector “privat” in case_studies/_taxonomy.yml.",
        "    Hint: Did you mean “private”?",
        "1 problem in 1 file.",
    ]


def test_on_github_the_report_comes_with_annotations(run, project):
    project.replace(BAKER, "sector: private", "sector: privat")
    line, column = project.place(BAKER, "privat\n")
    result = run("check", github=True)
    assert result.exit_code == 1
    first, *report = result.output.splitlines()
    assert first.startswith(f"::error file={BAKER},line={line},col={column},")
    assert report[-1] == "1 problem in 1 file."


def test_a_sound_project_has_no_annotations_on_github(run):
    assert "::error" not in run("check", github=True).output


@pytest.mark.parametrize(
    ("paths", "reported"),
    [
        ([], [BAKER, CHARITY]),
        (["."], [BAKER, CHARITY]),
        (["case_studies"], [BAKER, CHARITY]),
        ([BAKER], [BAKER]),
        ([CHARITY, "content"], [CHARITY]),
        ([f"content/../{BAKER}"], [BAKER]),
    ],
)
def test_only_the_problems_of_the_named_files_are_reported(run, project, paths, reported):
    for file in (BAKER, CHARITY):
        project.replace(file, "organisation: ", "organization: ")
    result = run("check", *paths)
    assert result.exit_code == 1
    assert sorted({line.partition(":")[0] for line in result.output.splitlines() if ".yml:" in line}) == reported


def test_sound_files_are_not_blamed_for_others(run, project):
    project.replace(BAKER, "organisation: ", "organization: ")
    result = run("check", CHARITY)
    assert result.exit_code == 0
    assert "There are problems in others" in result.output


def test_an_absolute_path_names_a_file_too(run, project):
    project.replace(BAKER, "organisation: ", "organization: ")
    assert run("check", project.root / BAKER).exit_code == 1
    assert run("check", project.root / CHARITY).exit_code == 0


def test_a_project_may_be_somewhere_else(run, project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("check", "--project", project.root).exit_code == 0
    project.replace(BAKER, "organisation: ", "organization: ")
    result = run("check", "--project", project.root)
    assert result.exit_code == 1
    assert result.output.startswith(f"{BAKER}:2:1: ")


def test_problems_in_a_linked_folder_are_not_passed_over(run, project, tmp_path):
    project.replace(BAKER, "organisation: ", "organization: ")
    (project.root / "case_studies").rename(tmp_path / "elsewhere")
    (project.root / "case_studies").symlink_to(tmp_path / "elsewhere")
    assert run("check").exit_code == 1


# ---- what is out of date


def test_what_is_out_of_date_is_listed_only_when_it_is_asked_for(run, project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1806883200")  # 5 April 2027
    fact, page = "content/_data/rates.yml", "content/guidance/pay.md"
    result = run("check", "--stale")
    assert result.exit_code == 1
    at_fact = "{}:{}".format(*project.place(fact, "2027-03-31"))
    at_page = "{}:{}".format(*project.place(page, "2027-04-01"))
    assert [line for line in result.output.splitlines() if not line.startswith("    Hint: ")] == [
        f"{fact}:{at_fact}: The fact “living-wage” may be out of date: it was last checked on 20 November 2026.",
        f"{page}:{at_page}: This page may be out of date: it was last reviewed on 1 October 2026.",
        "2 problems in 2 files.",
    ]
    assert f"{fact}:{at_fact}" not in run("check", "--stale", page).output
    plain = run("check")
    assert (plain.exit_code, plain.output) == (0, "No problems in 7 files.\n")


def test_nothing_out_of_date_is_said_to_be_so(run):
    result = run("check", "--stale")
    assert (result.exit_code, result.output) == (0, "No problems in 7 files, and nothing is out of date.\n")


def test_the_help_says_how_a_check_ends(run):
    text = " ".join(run("check", "--help").output.split())
    assert "--stale" in text
    assert "end with 1 if there are any" in text
    assert "Ends with 0 if there are none" in text


# ---- schema, freeze and stage


def test_schemas_are_written_where_it_is_said(run, tmp_path):
    folder = tmp_path / "schemas"
    result = run("schema", "--to", folder)
    assert result.exit_code == 0
    assert result.output.splitlines() == [f"Wrote {path.name}" for path in sorted(folder.iterdir())]
    assert run("schema", "--to", folder).output == "The schemas are up to date.\n"


def test_schemas_are_written_where_the_project_keeps_them(run, project):
    assert run("schema").exit_code == 0
    assert (project.root / "schemas" / "case-study.schema.json").is_file()


def test_an_edition_is_kept_once_and_as_it_is(run, project):
    assert run("freeze").output == "Kept first-1.yml\n"
    assert project.text(KEPT) == project.text(CHECKLIST)
    assert run("freeze").output == "Every edition is kept.\n"


def test_a_kept_edition_is_never_written_over(run, project):
    run("freeze")
    kept = project.text(KEPT)
    project.replace(CHECKLIST, "We tell local colleges", "We  tell local Colleges")
    assert run("freeze").output == "Every edition is kept.\n"
    project.replace(CHECKLIST, "We  tell local Colleges", "We tell every college")
    result = run("freeze")
    assert result.exit_code == 1
    assert f"{CHECKLIST}:{project.place(CHECKLIST, 'We tell every')[0]}:" in result.output
    assert "the edition is still 1" in result.output
    assert project.text(KEPT) == kept


def test_the_next_edition_is_kept_beside_it_if_it_says_what_changed(run, project):
    run("freeze")
    project.replace(CHECKLIST, "edition: 1\n", "edition: 2\n")
    text = "We tell local colleges about our jobs."
    project.replace(CHECKLIST, f"text: {text}\n", "text: We tell every college.\n")
    assert "readers cannot see what it was" in run("freeze").output
    new = "text: We tell every college.\n        earlier:\n"
    then = f"          - edition: 1\n            text: {text}\n"
    project.replace(CHECKLIST, "text: We tell every college.\n", new + then)
    assert run("freeze").output == "Kept first-2.yml\n"
    assert "first-1.yml" in {path.name for path in (project.root / KEPT).parent.iterdir()}


def test_a_site_is_staged_where_it_is_said(run, tmp_path):
    result = run("stage", tmp_path / "out")
    assert result.exit_code == 0
    assert (tmp_path / "out" / "content" / "checklists" / "first.md").is_file()
    number = sum(path.is_file() for path in (tmp_path / "out").rglob("*"))
    assert result.output.startswith(f"Wrote {number} files into ")


def test_nothing_is_staged_into_a_folder_with_something_in_it(run, project):
    result = run("stage", project.root)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "nothing was written" in result.output


@pytest.mark.parametrize("command", [("schema", "--to", "new"), ("freeze",), ("stage", "new")])
def test_nothing_is_made_from_a_broken_project(run, project, command):
    project.replace(BAKER, "organisation: ", "organization: ")
    result = run(*command)
    assert result.exit_code == 1
    assert f"{BAKER}:2:1: " in result.output
    assert not (project.root / "new").exists()
    assert not (project.root / KEPT).exists()


# ---- what is not understood


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--fast"),
        ("check", "gone.yml"),
        ("check", "--project", "gone"),
        ("check", "--project", BAKER),
        ("stage",),
        ("stage", BAKER),
    ],
)
def test_a_command_that_is_not_understood_ends_with_2_and_says_why(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments", [("--help",), ("-h",), ("check", "-h"), ("schema", "--help"), ("freeze", "-h"), ("stage", "-h")]
)
def test_help_says_what_a_command_does(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


def test_every_command_says_in_a_sentence_what_it_does():
    for command in (main, *main.commands.values()):
        assert command.help.partition("\n")[0].endswith(".")


def test_the_version_is_the_packages(run):
    assert run("--version").output == f"social_value, version {__version__}\n"


# ---- as a program of its own


def run_program(*arguments, cwd=ROOT):
    environ = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    return subprocess.run(
        [sys.executable, "-m", "social_value", *arguments],
        cwd=cwd,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_toolkit_itself_is_sound_and_checked_quickly():
    """In less than two seconds of the processor's time: other programs on a busy machine do not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run_program("check")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems in ")
    assert (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime) < 2


@pytest.mark.parametrize(("arguments", "code"), [(("check",), 1), (("check", CHARITY), 0), (("check", "gone"), 2)])
def test_the_program_ends_with_its_code(project, arguments, code):
    project.replace(BAKER, "organisation: ", "organization: ")
    done = run_program(*arguments, cwd=project.root)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == (code == 2)

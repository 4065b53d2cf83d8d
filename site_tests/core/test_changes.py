"""The summary for whoever reviews a change: what readers will notice of it."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from social_value.__main__ import main

CHECKLIST, BAKER, RATES = "checklists/first.yml", "case_studies/baker.yml", "content/_data/rates.yml"
STATEMENT = "We tell local colleges about our jobs."


@pytest.fixture
def run(project, monkeypatch):
    """Run `changes --since HEAD` in a copy of the small project that is kept in git."""

    def git(*arguments):
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=project.root, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "The start")
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026

    def run(*arguments, since="HEAD"):
        return CliRunner().invoke(main, ["changes", "--since", since, *arguments])

    return run


def rows(output, heading):
    """The rows of the table under a heading, without its head."""
    _, found, after = output.partition(f"## {heading}\n")
    assert found, output
    lines = [line for line in after.partition("\n## ")[0].split("\n") if line.startswith("| ")]
    return lines[2:]


def test_no_change_is_said_to_be_none(run):
    result = run()
    assert (result.exit_code, result.output.count("##")) == (0, 0)
    assert "readers will notice nothing" in result.output


def test_a_page_is_named_with_its_address_and_its_file(run, project):
    project.replace(BAKER, "Start with", "Begin with")
    project.write("content/guidance/new.md", project.text("content/guidance/pay.md").replace("title: ", "title: New "))
    (project.root / "case_studies/charity.yml").unlink()
    project.replace(BAKER, ", and see [what a charity did](charity.md)", "")
    found = rows(run().output, "Pages")
    assert any("`case-studies/baker/`" in row and "| changed | `case_studies/baker.yml` |" in row for row in found)
    assert any("`guidance/new/`" in row and "| added |" in row for row in found)
    assert any("`case-studies/charity/`" in row and "| gone | `case_studies/charity.yml` |" in row for row in found)


def test_only_the_addresses_of_pages_may_be_asked_for(run, project):
    project.replace(BAKER, "Start with", "Begin with")
    assert "case-studies/baker/" in run("--pages").output.split("\n")


def test_a_reworded_statement_is_shown_before_and_after(run, project):
    project.replace(CHECKLIST, f"text: {STATEMENT}\n", "text: We tell every college.\n")
    (row,) = rows(run().output, "Statements that readers are asked about anew")
    assert "| reworded |" in row
    assert "We tell local colleges about our jobs" in row
    assert "We tell every college" in row


def test_a_score_that_moved_is_shown_before_and_after(run, project):
    project.replace(CHECKLIST, "      jobs-advertise: shown\n", "      jobs-advertise: started\n")
    found = rows(run().output, "Scores of worked examples")
    assert [row.split(" | ")[1:] for row in found] == [
        ["A bakery", "Overall", "45% (Beginning) → 33% (Beginning) |"],
        ["A bakery", "Local jobs", "56% → 33% |"],
    ]


def test_a_fact_with_another_value_is_named_and_so_is_what_is_out_of_date_now(run, project):
    project.replace(RATES, "value: 13.45", "value: 14.45")
    project.replace(RATES, "check_after: 2027-03-31", "check_after: 2026-11-21")
    output = run().output
    assert rows(output, "Facts") == ["| `living-wage` | £13.45 → £14.45 |"]
    (row,) = rows(output, "Out of date now")
    assert row.startswith(f"| {RATES}:")


def test_words_of_a_file_cannot_pose_as_markdown(run, project):
    project.replace(CHECKLIST, f"text: {STATEMENT}\n", 'text: "We | tell `all` [x](https://example.org)."\n')
    (row,) = rows(run().output, "Statements that readers are asked about anew")
    assert "[x](" not in row
    assert row.count(" | ") == 4


def test_a_state_that_git_does_not_know_ends_with_1(run):
    result = run(since="nowhere")
    assert result.exit_code == 1
    assert "git cannot read that state" in result.output


def test_broken_files_of_today_end_with_1(run, project):
    project.replace(BAKER, "sector: private", "sector: privat")
    assert run().exit_code == 1

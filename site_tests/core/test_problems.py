"""Problems: how they sort, how they read in a terminal and on GitHub, and what they suggest."""

import dataclasses
import pickle

import pytest

from social_value.problems import (
    Problem,
    ProblemsError,
    SocialValueError,
    did_you_mean,
    format_github,
    format_report,
    format_terminal,
)

PLAIN = Problem("checklists/main.yml", 7, 3, "areas.0.title", "“title” is empty.")
HINTED = Problem("case_studies/one.yml", 2, 10, "sector", "There is no sector “shop”.", "Did you mean “shops”?")


def test_problems_sort_by_path_then_line_then_column_then_field_then_message():
    in_order = [
        Problem("a.yml", 1, 9, "z", "z"),
        Problem("a.yml", 2, 1, "z", "z"),
        Problem("a.yml", 2, 10, "a", "z"),
        Problem("a.yml", 2, 10, "b", "a"),
        Problem("a.yml", 2, 10, "b", "b"),
        Problem("b.yml", 1, 1, "", ""),
        Problem("b.yml", 10, 1, "", ""),
    ]
    in_reverse = in_order[::-1]
    assert sorted(in_reverse) == in_order


def test_a_problem_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        PLAIN.line = 8


def test_the_error_holds_each_problem_once_in_order():
    assert ProblemsError([PLAIN, HINTED, PLAIN]).problems == (HINTED, PLAIN)


def test_the_error_reads_as_the_report_for_a_terminal():
    error = ProblemsError([PLAIN, HINTED])
    assert str(error) == format_terminal([PLAIN, HINTED])
    assert isinstance(error, SocialValueError)


def test_the_error_survives_a_trip_to_another_process():
    assert pickle.loads(pickle.dumps(ProblemsError([PLAIN]))).problems == (PLAIN,)


def test_an_error_without_problems_cannot_be_made():
    with pytest.raises(ValueError, match="at least one problem"):
        ProblemsError([])


def test_the_terminal_report_has_a_line_for_each_problem_then_its_hint_then_a_count():
    assert format_terminal([PLAIN, HINTED]).splitlines() == [
        "case_studies/one.yml:2:10: There is no sector “shop”.",
        "    Hint: Did you mean “shops”?",
        "checklists/main.yml:7:3: “title” is empty.",
        "2 problems in 2 files.",
    ]


@pytest.mark.parametrize(
    ("problems", "count"),
    [
        ([], "No problems found."),
        ([PLAIN], "1 problem in 1 file."),
        ([PLAIN, PLAIN], "1 problem in 1 file."),
        ([PLAIN, dataclasses.replace(PLAIN, line=8)], "2 problems in 1 file."),
    ],
)
def test_the_terminal_report_ends_with_a_count_in_plain_english(problems, count):
    assert format_terminal(problems).splitlines()[-1] == count


def test_github_marks_the_line_in_the_pull_request():
    assert format_github([HINTED]) == (
        "::error file=case_studies/one.yml,line=2,col=10,title=Please put this right"
        "::There is no sector “shop”.%0ADid you mean “shops”?"
    )


def test_github_gets_a_message_without_a_hint_on_one_line():
    assert format_github([PLAIN]).endswith("::“title” is empty.")


def test_github_gets_one_command_for_each_problem():
    assert [line.split(",")[0] for line in format_github([PLAIN, HINTED, PLAIN]).splitlines()] == [
        "::error file=case_studies/one.yml",
        "::error file=checklists/main.yml",
    ]


def test_github_properties_and_messages_are_escaped_by_githubs_own_rules():
    problem = Problem("a,b:c%d.yml", 1, 1, "", "100% sure: a, b")
    assert format_github([problem]) == (
        "::error file=a%2Cb%3Ac%25d.yml,line=1,col=1,title=Please put this right::100%25 sure: a, b"
    )


@pytest.mark.parametrize("form", [format_terminal, format_github])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\x1b[2J\n"])
def test_quoted_text_cannot_pose_as_a_command_on_a_line_of_its_own(form, end):
    text = f"“a{end}::stop-commands::x” is wrong"
    report = form([Problem(f"a{end}::b.yml", 1, 1, "", text, text)])
    assert not any(line.lstrip().startswith("::stop") for line in report.splitlines())
    assert "\x1b" not in report


def test_the_report_on_github_actions_has_the_annotations_and_then_the_readable_report():
    report = format_report([PLAIN, HINTED], {"GITHUB_ACTIONS": "true"})
    assert report == f"{format_github([PLAIN, HINTED])}\n{format_terminal([PLAIN, HINTED])}"


@pytest.mark.parametrize("environ", [{}, {"GITHUB_ACTIONS": "false"}, {"CI": "true"}])
def test_the_report_anywhere_else_is_the_readable_one(environ):
    assert format_report([PLAIN], environ) == format_terminal([PLAIN])


def test_the_report_looks_at_the_real_environment_if_not_told_otherwise(monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert format_report([PLAIN]).startswith("::error ")


def test_a_report_of_nothing_is_the_same_everywhere():
    assert format_report([], {"GITHUB_ACTIONS": "true"}) == "No problems found."


@pytest.mark.parametrize(
    ("word", "choices", "suggestion"),
    [
        ("sumary", ["summary", "title"], "Did you mean “summary”?"),
        ("SUMMARY", ["summary", "title"], "Did you mean “summary”?"),
        ("fair work", ["jobs", "fair-work"], "Did you mean “fair-work”?"),
        ("fair-work", ["fair_work", "work"], "Did you mean “fair_work”?"),
        ("fte", ["FTE", "GBP"], "Did you mean “FTE”?"),
        ("zebra", ["summary", "title"], ""),
        ("", ["summary"], ""),
        ("summary", [], ""),
        ("x" * 101, ["x" * 100], ""),
    ],
)
def test_the_nearest_choice_is_suggested_whatever_its_capitals_and_hyphens(word, choices, suggestion):
    assert did_you_mean(word, choices) == suggestion
    assert did_you_mean(word, iter(choices)) == suggestion


@pytest.mark.parametrize("word", ["Jobs and skills", "jobs-and-skills", "jobs & skills", "Job and skill", "job"])
def test_somebody_who_typed_a_label_or_its_slug_is_told_the_id(word):
    assert did_you_mean(word, {"jobs": "Jobs and skills", "pay": "Fair pay"}) == "Did you mean “jobs”?"


def test_an_id_wins_over_the_label_of_another():
    assert did_you_mean("pay", {"jobs": "Pay", "pay": "Fair pay"}) == "Did you mean “pay”?"

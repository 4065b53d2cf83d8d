"""Figures about the library itself: how a page asks for them, and what is wrong with a question for none."""

from __future__ import annotations

import pytest

from social_value.counts import counted, names, with_counts

PAGE, HOME = "content/guidance/pay.md", "index.md"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("All {count:case-studies} of them.", "All 2 of them."),
        ("{count:guides} guides and {count:checklists} checklist", "2 guides and 1 checklist"),
        ("**{count:first.statements}** in {count:first.areas}", "**4** in 2"),
        ("`{count:guides}` and\n\n```\n{count:guides}\n```", "`{count:guides}` and\n\n```\n{count:guides}\n```"),
        ("{count:gone} {counting:guides}", "{count:gone} {counting:guides}"),
    ],
)
def test_a_count_becomes_the_figure_and_everything_else_stays(project, text, written):
    toolkit = project.load()
    assert with_counts(text, counted(toolkit.guides, len(toolkit.library.entries), toolkit.checklists)) == written


def test_every_count_that_may_be_written_has_a_figure(toolkit):
    counts = counted(toolkit.guides, len(toolkit.library.entries), toolkit.checklists)
    assert set(counts) == names(checklist.id for checklist in toolkit.checklists)


def test_the_page_that_lists_the_guides_is_no_guide():
    assert counted(["guidance/index.md", "guidance/pay.md", "about.md"], 0, ())["guides"] == 1


def test_a_page_is_finished_with_the_figures_of_today(project):
    project.replace("content/index.md", "Read about", "There are {count:case-studies}. Read about")
    assert "There are 2. Read about" in project.load().finished(project.text("content/index.md"), HOME)
    project.write("case_studies/another.yml", project.text("case_studies/charity.yml"))
    assert "There are 3. Read about" in project.load().finished(project.text("content/index.md"), HOME)


@pytest.mark.parametrize(
    ("quote", "message", "hint"),
    [
        ("{count:case-study}", "nothing to count that is called “case-study”", "Did you mean “case-studies”?"),
        ("{count:zzz}", "nothing to count", "It can be case-studies, checklists, first.areas"),
        ("{count:frist.statements}", "nothing to count", "Did you mean “first.statements”?"),
        ("{count guides}", "is not how a count is written", "Write it like {count:case-studies}"),
        ("{Count:guides}", "is not how a count is written", "Write it like"),
        ("{count:guides and more", "is not how a count is written", "Write it like"),
    ],
)
def test_a_wrong_count_is_reported_at_its_place(project, quote, message, hint):
    project.replace(PAGE, "Pay people what", f"It is\n**{quote}**\n\nPay people what")
    problem = project.problem()
    assert (problem.path, problem.line, problem.column) == (PAGE, *project.place(PAGE, quote))
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Fair pay", "title: '{count:guides}'", "at the top of a page"),
        ("# Fair pay", "# Fair pay in {count:guides}", "in a heading"),
    ],
)
def test_a_count_cannot_stand_where_it_would_change_an_address(project, old, new, message):
    project.replace(PAGE, old, new)
    problem = project.problem()
    assert (problem.line, problem.column) == project.place(PAGE, "{count:guides}")
    assert message in problem.message


def test_a_checklist_that_cannot_be_read_is_still_one_to_count(project):
    project.replace(PAGE, "Pay people what", "{count:first.areas}\n\nPay people what")
    project.write("checklists/first.yml", "id: [\n")
    assert not [problem for problem in project.problems() if problem.path == PAGE]

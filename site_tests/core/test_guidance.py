"""The hand-written pages: what they must say of themselves, and what they are to be used with."""

from __future__ import annotations

import datetime

import pytest
from site_tests.rendering import Html, render

from social_value.guidance import (
    Related,
    page_paths,
    read_front_matter,
    read_guides,
    use_with,
    with_related,
)
from social_value.problems import ProblemsError

GOOD = """\
---
title: Jobs
description: How to open your jobs.
reviewed_on: 2026-11-22
review_by: 2027-11-22
---

# Jobs
"""


def problems_of(text):
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ProblemsError) as caught:
        read_front_matter(content, "content/jobs.md")
    return caught.value.problems


def problem_of(text):
    (problem,) = problems_of(text)
    return problem


# ---- front matter


def test_front_matter_is_read():
    front_matter = read_front_matter(GOOD.encode(), "content/jobs.md")
    assert front_matter.title == "Jobs"
    assert front_matter.description == "How to open your jobs."
    assert front_matter.reviewed_on == datetime.date(2026, 11, 22)
    assert front_matter.review_by == datetime.date(2027, 11, 22)
    assert front_matter.hide == ()
    assert front_matter.search.exclude is False


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeff" + GOOD, id="a byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(GOOD.replace("---\n", "---  \n"), id="spaces after the hyphens"),
        pytest.param(GOOD.partition("\n# Jobs")[0], id="nothing below"),
        pytest.param(GOOD.partition("\n\n# Jobs")[0], id="nothing below, not even a line end"),
        pytest.param(GOOD + "\n---\n\nNot: [front matter\n", id="a rule in the text"),
        pytest.param(GOOD.replace("title: Jobs", "title: Jobs # not for readers"), id="a comment"),
        pytest.param(GOOD.replace("\n---\n\n", "\nhide: [navigation, toc]\nsearch:\n  boost: 2\n---\n\n"), id="more"),
        pytest.param(GOOD.replace("\n---\n\n", "\nsearch:\n  exclude: true\n---\n\n"), id="kept from the search"),
    ],
)
def test_front_matter_may_be_written_like_this(text):
    assert read_front_matter(text.encode(), "content/jobs.md").title == "Jobs"


@pytest.mark.parametrize(
    "text",
    ["", "# Jobs\n", "\n" + GOOD, " " + GOOD, "---\n---\n", "---\ntitle: Jobs\n", "----\ntitle: x\n----\n"],
)
def test_a_page_that_does_not_begin_with_front_matter_is_told_how(text):
    problem = problem_of(text)
    assert (problem.path, problem.line, problem.column) == ("content/jobs.md", 1, 1)
    assert "title and dates" in problem.message
    assert "reviewed_on" in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "field"),
    [
        ("title: Jobs\n", "", 2, 1, "title"),
        ("title: Jobs\n", "title:\n", 2, 7, "title"),
        ("title: Jobs\n", "title: 7\n", 2, 8, "title"),
        ("title: Jobs\n", "title: <b>Jobs</b>\n", 2, 8, "title"),
        ("title: Jobs\n", "titel: Jobs\n", 2, 1, "titel"),
        ("title: Jobs\n", "title: Jobs\ntitle: Work\n", 3, 1, "title"),
        ("title: Jobs\n", "title: Jobs: more\n", 2, 12, ""),
        ("title: Jobs\n", "title: &x Jobs\n", 2, 8, "title"),
        ("How to open your jobs.", "x" * 161, 3, 14, "description"),
        ("reviewed_on: 2026-11-22", "reviewed_on: 2026-11-31", 4, 14, "reviewed_on"),
        ("reviewed_on: 2026-11-22", "reviewed_on: 22 November 2026", 4, 14, "reviewed_on"),
        ("reviewed_on: 2026-11-22", "reviewed_on: 2026", 4, 14, "reviewed_on"),
        ("review_by: 2027-11-22", "review_by: soon", 5, 12, "review_by"),
        ("review_by: 2027-11-22", "review_by: 2026-11-22", 5, 12, "review_by"),
        ("review_by: 2027-11-22", "review_by: 2027-11-22\nhide: toc", 6, 7, "hide"),
        ("review_by: 2027-11-22", "review_by: 2027-11-22\nhide:\n  - footer", 7, 5, "hide.0"),
        ("review_by: 2027-11-22", "review_by: 2027-11-22\nsearch:\n  boost: 0", 7, 10, "search.boost"),
    ],
)
def test_a_mistake_in_front_matter_has_its_place_in_the_whole_file(old, new, line, column, field):
    assert old in GOOD
    problems = problems_of(GOOD.replace(old, new))
    assert (line, column, field) in [(problem.line, problem.column, problem.field) for problem in problems]
    assert {problem.path for problem in problems} == {"content/jobs.md"}


@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_are_counted_alike_with_any_line_end_and_a_byte_order_mark(before, line_end):
    text = before + GOOD.replace("2027-11-22", "never").replace("\n", line_end)
    problem = problem_of(text)
    assert (problem.line, problem.column) == (5, 12)


def test_every_mistake_of_a_page_is_reported_at_once():
    text = GOOD.replace("title: Jobs", "titel: Jobs").replace("2026-11-22", "yesterday").replace("2027-11-22", "1.5")
    assert {problem.field for problem in problems_of(text)} == {"titel", "reviewed_on", "review_by"}


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        (b"title: Jobs", b"title: \xa31 jobs", 2, 8),
        (b"# Jobs\n", b"# Jobs\n\nIt costs \xa35.\n", 10, 10),
        (b"# Jobs\n", b"# Jobs\r\n\r\nIt costs \xa35.\r\n", 10, 10),
        (b"---\ntitle", b"\xff---\ntitle", 1, 1),
    ],
)
def test_a_page_that_is_not_utf_8_says_where(old, new, line, column):
    problem = problem_of(GOOD.encode().replace(old, new))
    assert (problem.line, problem.column) == (line, column)
    assert "UTF-8" in problem.message


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xef\xbb\xbf" + "---\ntitle: abéé".encode() + b"\xff\n", (2, 12)),
        (b"---\rtitle: a\xff\r", (2, 9)),
        (b"---\r\ntitle: a\xff\r\n", (2, 9)),
    ],
)
def test_a_wrong_character_is_found_after_a_byte_order_mark_and_any_kind_of_line_ending(content, place):
    problem = problem_of(content)
    assert (problem.line, problem.column) == place


# ---- pages of a folder


def test_the_pages_of_a_folder_are_sorted_and_leave_hidden_ones_out(tmp_path):
    for path in ("index.md", "b/z.md", "b/a.md", "_data/x.md", ".git/x.md", "b/_draft.md", "b/notes.txt"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(GOOD, encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    assert page_paths(tmp_path) == ["b/a.md", "b/z.md", "index.md"]


def test_a_folder_that_is_not_there_has_no_pages(tmp_path):
    assert page_paths(tmp_path / "gone") == []
    assert read_guides(tmp_path / "gone", "content") == ({}, [])


def test_every_page_is_read_though_one_is_broken(tmp_path):
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_text("# No front matter\n", encoding="utf-8")
    (tmp_path / "worse.md").write_text(GOOD.replace("2026-11-22", "never"), encoding="utf-8")
    guides, problems = read_guides(tmp_path, "content")
    assert list(guides) == ["good.md"]
    assert [(problem.path, problem.line) for problem in problems] == [
        ("content/bad.md", 1),
        ("content/worse.md", 4),
    ]


def test_a_guide_is_linked_by_its_title(small):
    assert small.guides["guidance/jobs.md"].link == {
        "title": "Jobs for local people",
        "url": "guidance/jobs/",
    }
    assert small.guides["index.md"].link == {"title": "A small toolkit", "url": ""}


# ---- use this guide with


def test_a_guide_ends_with_the_statements_and_case_studies_that_go_with_it(small):
    assert small.use_with("guidance/pay.md") == (
        "## Use this guide with {data-search-exclude}\n\n"
        "### Check where you are {data-search-exclude}\n\n"
        "Statements of *First steps* that go with this guide:\n\n"
        "- [We pay at least the legal minimum\\.](../checklists/first.md#pay-law)\n"
        "- [We pay our suppliers within 30 days\\.](../checklists/first.md#pay-on-time)\n\n"
        "### See what others did {data-search-exclude}\n\n"
        "- [Charity pays on time](../case-studies/charity.md), <span data-no-words>Example Charity</span>\n"
        "- [A baker trains school leavers](../case-studies/baker.md), <span data-no-words>Example Bakery</span>"
    )


def test_a_statement_that_names_another_guide_stands_there_too(small):
    assert "[We pay at least the legal minimum\\.](../checklists/first.md#pay-law)" in small.use_with(
        "guidance/jobs.md"
    )
    # The guide is not that of the area, so the area's case studies do not come with the statement.
    assert "Charity pays on time" not in small.use_with("guidance/jobs.md")


def test_a_page_that_no_statement_names_ends_with_nothing(small):
    assert small.use_with("index.md") == ""
    assert small.use_with("gone.md") == ""


def test_links_are_relative_to_the_page():
    related = {"A checklist": [Related("We do.", "checklists/x.md", "we-do")]}
    assert "](checklists/x.md#we-do)" in use_with("index.md", related, [])
    assert "](../checklists/x.md#we-do)" in use_with("guidance/x.md", related, [])
    assert "](../../checklists/x.md#we-do)" in use_with("a/b/x.md", related, [])
    assert "](x.md)" in use_with("checklists/y.md", {}, [Related("Other", "checklists/x.md")])


def test_hostile_text_reads_as_it_is_in_what_ends_a_guide():
    hostile = "<b>*x*</b> [y](javascript:z) {: onclick=w }"
    text = use_with("index.md", {hostile: [Related(hostile, "x.md")]}, [Related(hostile, "y.md", note=hostile)])
    html = Html(render(text))
    assert html.text.count(hostile) == 4
    assert {tag for tag, _ in html.tags} == {"h2", "h3", "p", "em", "ul", "li", "a", "span"}
    assert {attributes["href"] for tag, attributes in html.tags if tag == "a"} == {"x.md", "y.md"}


def test_no_part_is_headed_that_has_nothing_in_it():
    assert "Check where" not in use_with("index.md", {"A checklist": []}, [Related("x y", "x.md")])
    assert "See what" not in use_with("index.md", {"A checklist": [Related("x y", "x.md")]}, [])
    assert use_with("index.md", {"A checklist": []}, []) == ""


def test_what_a_guide_is_used_with_stands_at_its_end_but_before_its_sources():
    assert with_related("# Jobs\n\nText.\n", "## Use") == "# Jobs\n\nText.\n\n## Use\n"
    page = "# Jobs\n\nText.[^1]\n\n## Sources\n\n[^1]: A report.\n"
    assert with_related(page, "## Use") == "# Jobs\n\nText.[^1]\n\n## Use\n\n## Sources\n\n[^1]: A report.\n"


def test_a_page_that_is_used_with_nothing_stays_as_it_is():
    assert with_related("# Jobs\n\n## Sources\n\nNone.\n", "") == "# Jobs\n\n## Sources\n\nNone.\n"

"""Dated facts in a build: what readers see, what a contributor is told, and what stops nothing."""

from __future__ import annotations

import re

LATE = "1806883200"
"""5 April 2027, as SOURCE_DATE_EPOCH: a fact and a page of the small project are out of date."""

QUOTED = """\
Pay people {fact:living-wage} an hour. Write `{fact:living-wage}`.[^1]

## Sources

[^1]: {fact:living-wage.source}.
"""


def quote(project) -> None:
    project.replace("content/guidance/pay.md", "Pay people what their work is worth.", QUOTED)
    project.replace("checklists/first.yml", "why: It is the law.", "why: It is {fact:living-wage}.")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html[html.index("<article") : html.index("</article")]).split())


def test_pages_show_the_fact_and_its_source_and_data_is_not_published(project) -> None:
    quote(project)
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "NOTICE" not in done.stderr
    page = project.html("guidance/pay")
    assert "Pay people £13.45 an hour. Write {fact:living-wage}." in words(page)
    assert 'href="https://example.org/by-when"' in page
    assert "Last reviewed on 1 October 2026 · next review by 1 April 2027" in words(page)
    assert "It is £13.45." in project.html("checklists/first")
    assert "out of date" not in page + project.html("checklists/first")
    assert not (project.site / "_data").exists()


def test_after_its_day_a_fact_and_a_page_say_so_to_readers_and_the_strict_build_still_succeeds(project) -> None:
    quote(project)
    done = project.build(SOURCE_DATE_EPOCH=LATE)
    assert done.returncode == 0, done.stderr
    said = re.findall(r"NOTICE +- +social_value: (\S+?):\d+:\d+: ", done.stderr)
    assert said == ["content/_data/rates.yml", "content/guidance/pay.md"]
    page = project.html("guidance/pay")
    warning = "£13.45 (may be out of date, last checked 20 November 2026)"
    assert f"Pay people {warning} an hour." in words(page)
    assert "This page may be out of date: it was last reviewed on 1 October 2026." in words(page)
    assert f"It is {warning}." in project.html("checklists/first")
    assert "This page may be out of date" not in project.html("guidance/jobs")
    found = project.searched()
    assert "Pay people" in found["guidance/pay/"][1]
    assert not [address for address, (_, text) in found.items() if "This page may be out of date" in text]


def test_a_case_study_past_its_day_says_so(project) -> None:
    project.build(SOURCE_DATE_EPOCH="1811721600")  # 31 May 2027
    note = "This page may be out of date: it was last reviewed on 22 November 2026."
    assert note in words(project.html("case-studies/charity"))
    assert note not in words(project.html("case-studies/baker"))


def test_an_unknown_fact_stops_the_build_is_reported_where_it_is_and_leaves_the_last_site(built) -> None:
    before = built.snapshot()
    built.replace("content/guidance/pay.md", "# Fair pay\n", "# Fair pay\n\nIt is {fact:livingwage}.\n")
    done = built.build()
    assert done.returncode == 1
    assert "content/guidance/pay.md:10:7: There is no fact “livingwage” in content/_data/." in done.stderr
    assert "Did you mean “living-wage”?" in done.stderr
    assert built.snapshot() == before

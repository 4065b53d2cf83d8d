"""The measuring tools in a build: one page, complete as plain HTML, edited where its data is."""

from __future__ import annotations

import re

from site_tests.core.test_tools import FILE, TOOLS

LATE = "1806883200"
"""5 April 2027, as SOURCE_DATE_EPOCH."""


def prepare(project) -> None:
    (project.root / FILE).write_text(TOOLS, encoding="utf-8")
    project.replace("mkdocs.yml", "  - case-studies/index.md", "  - case-studies/index.md\n  - tools/index.md")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<article") : html.index("</article")]).split())


def test_the_page_is_built_in_the_navigation_and_edited_in_its_yaml(project) -> None:
    prepare(project)
    done = project.build()
    assert done.returncode == 0, done.stderr
    html = project.html("tools")
    assert f'href="https://github.com/somebody/toolkit/edit/main/{FILE}"' in html
    assert re.search(r'<a[^>]*href="(\.\./)?tools/"', project.html("case-studies")), "it is in the navigation"
    assert re.search(r'<link rel="prev" href="\.\./case-studies/">', html)
    assert 'assets/social-value/filters/element.mjs"' in html
    assert 'assets/social-value/filters/element.mjs"' not in project.html("guidance/jobs")


def test_it_is_edited_in_the_same_place_if_the_build_is_told_which_mkdocs_yml_to_take(project) -> None:
    prepare(project)
    done = project.run("mkdocs", "build", "--strict", "--config-file", "mkdocs.yml")
    assert done.returncode == 0, done.stderr
    assert f'href="https://github.com/somebody/toolkit/edit/main/{FILE}"' in project.html("tools")


def test_the_page_says_everything_and_shows_markup_as_text(project) -> None:
    prepare(project)
    project.build()
    html = project.html("tools")
    text = words(html)
    for part in (
        "Micro, with *stars*",
        "A Star (of [stars]) Kept by: A keeper One person’s progress, a value in pounds Micro Small",
        "A picture of &lt; 5 things &amp; more. Use it if you have a pen. Skip it if you have none.",
        "Take care. It is sharp.",
        "Licence You may not sell it.",
        "The star , Example News, October 2025",
        "A tracker Kept by: not known Not known Not known Not known Not known Not known",
        "Last reviewed on 1 November 2026 · next review by 1 May 2027",
    ):
        assert part in text, part
    assert re.findall(r'<tbody class="sv-tool" id="([^"]+)"', html) == ["star", "tracker"]
    assert 'data-purpose="progress pounds" data-size="micro" data-effort="small"' in html


def test_a_guide_can_link_to_a_tool_and_a_wrong_link_is_found(project) -> None:
    prepare(project)
    project.replace("content/guidance/pay.md", "Pay people", "[Compare](../tools/index.md#star) and pay people")
    assert project.build().returncode == 0
    project.replace("content/guidance/pay.md", "index.md#star", "index.md#no-star")
    done = project.build()
    assert done.returncode != 0
    assert "#no-star" in done.stderr


def test_a_mistake_in_the_tools_stops_the_build_and_names_its_place(project) -> None:
    prepare(project)
    project.replace(FILE, "cost: part-paid", "cost: cheap")
    done = project.build()
    assert done.returncode != 0
    assert re.search(rf"{re.escape(FILE)}:\d+:\d+: ", done.stderr)


def test_past_its_day_the_page_says_so_to_readers(project) -> None:
    prepare(project)
    project.replace(FILE, "review_by: 2027-05-01", "review_by: 2027-04-01")
    done = project.build(SOURCE_DATE_EPOCH=LATE)
    assert done.returncode == 0, done.stderr
    assert "This page may be out of date: it was last reviewed on 1 November 2026." in words(project.html("tools"))
    assert f"social_value: {FILE}:2:1" in done.stderr

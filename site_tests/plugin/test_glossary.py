"""The glossary in a build: pages that explain their terms, the page of all terms, and what the search finds."""

from __future__ import annotations

import re

FILE = "content/_data/glossary.yml"
GLOSSARY = """\
reviewed_on: 2026-11-22
review_by: 2027-11-22
terms:
  - id: action
    term: action
    definition: One marvellous thing to do next.
    by_hand: true
  - id: social-return
    term: social return
    short: SROI
    definition: A study of {fact:living-wage}.
    see: [guidance/pay.md]
"""
PAGE = """\
# Jobs

Take an [action](../glossary.md#action). Find the SROI, and the SROI again.

## SROI of jobs
"""


def prepare(project) -> None:
    (project.root / FILE).write_text(GLOSSARY, encoding="utf-8")
    page = (project.root / "content/guidance/jobs.md").read_text(encoding="utf-8")
    heading = re.search(r"^# .*\n", page, re.MULTILINE)
    assert heading
    project.replace("content/guidance/jobs.md", heading[0], PAGE)
    project.replace("checklists/first.yml", "why: It is the law.", "why: It is good for the SROI.")


def marks(html: str) -> list[str]:
    return re.findall(r'<a class="sv-word"[^>]* href="#word--([^"]+)"', html)


def test_pages_of_every_kind_explain_each_term_once_and_the_script_comes_only_with_words(project) -> None:
    prepare(project)
    done = project.build()
    assert done.returncode == 0, done.stderr
    guide = project.html("guidance/jobs")
    assert marks(guide) == ["action", "social-return"]
    assert guide.count("A study of £13.45.") == 1
    assert 'href="../../glossary/#action"' not in guide
    assert 'src="../../assets/social-value/words/element.mjs"' in guide
    assert marks(project.html("checklists/first")) == ["social-return"]
    for page in (project.html("guidance/pay"), project.html("case-studies/baker"), project.html("glossary")):
        assert "sv-words" not in page
        assert "words/element.mjs" not in page


def test_the_glossary_is_a_page_with_its_dates_and_the_way_to_change_it(project) -> None:
    prepare(project)
    project.replace(
        "mkdocs.yml", "plugins:", "repo_url: https://example.org/a/b\nedit_uri: edit/main/content/\nplugins:"
    )
    project.replace("mkdocs.yml", "nav:\n", "nav:\n  - About:\n    - glossary.md\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    page = project.html("glossary")
    assert '<h3 id="social-return">Social return (SROI)' in page
    assert 'href="../guidance/pay/"' in page
    assert "Last reviewed on" in page
    assert "content/_data/glossary.yml" in page
    assert 'href="glossary/"' in (project.site / "index.html").read_text(encoding="utf-8")


def test_the_search_finds_a_meaning_on_the_glossary_page_alone(project) -> None:
    def times() -> int:
        assert project.build().returncode == 0
        files = (project.site / "search").rglob("*.js*")
        return sum(path.read_text(encoding="utf-8").count("marvellous") for path in files)

    (project.root / FILE).write_text(GLOSSARY, encoding="utf-8")
    unused = times()
    assert unused
    prepare(project)
    assert times() == unused
    assert "marvellous" in project.html("guidance/jobs")


def test_a_short_form_that_nobody_explains_is_noticed_and_the_strict_build_succeeds(project) -> None:
    prepare(project)
    project.replace("content/guidance/pay.md", "# Fair pay\n", "# Fair pay\n\nAn XYZ.\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "content/guidance/pay.md:10:4: “XYZ” is not in the glossary." in done.stderr
    check = project.run("social_value", "check")
    assert check.returncode == 0, check.stdout
    assert "Notice: content/guidance/pay.md:10:4: “XYZ” is not in the glossary." in check.stdout


def test_a_link_to_a_term_that_is_not_there_stops_the_build(project) -> None:
    prepare(project)
    project.replace("mkdocs.yml", "plugins:", "validation: {anchors: warn}\nplugins:")
    project.replace("content/guidance/jobs.md", "glossary.md#action", "glossary.md#acton")
    done = project.build()
    assert done.returncode == 1
    assert "#acton" in done.stderr

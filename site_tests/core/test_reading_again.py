"""Reading the case studies again, as `mkdocs serve` does: only what may have changed, and never what it was before."""

import datetime
import os

import pytest
from site_tests.core.conftest import TODAY

from social_value import parallel
from social_value.case_studies import loading
from social_value.problems import ProblemsError

BAKER, CHARITY = "case_studies/baker.yml", "case_studies/charity.yml"


@pytest.fixture
def read(project, monkeypatch):
    """The names of the files that the last loading has read."""
    names = []

    def parse(content, shown):
        names.append(shown)
        return real(content, shown)

    real = loading.parse
    monkeypatch.setattr(loading, "parse", parse)
    project.load()
    assert names == [BAKER, CHARITY]
    names.clear()
    return names


def studies(toolkit):
    return {entry.id: entry.study for entry in toolkit.library.entries}


def test_a_file_that_has_not_changed_is_not_examined_again(project, read):
    before = studies(project.load())
    assert read == []
    assert studies(project.load()) == before
    project.write(BAKER, project.text(BAKER) + "# More.\n")
    assert studies(project.load()) == before
    assert read == [BAKER]


def test_a_change_is_read_even_if_neither_its_length_nor_its_time_shows_it(project, read):
    file = project.root / CHARITY
    before = file.stat()
    project.replace(CHARITY, "Charity pays on time", "Charity pays in time")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert studies(project.load())["charity"].title == "Charity pays in time"
    assert read == [CHARITY]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("case_studies/_taxonomy.yml", "micro: Micro", "micro: Smallest"),
        ("content/_data/rates.yml", "value: 13.45", "value: 13.46"),
    ],
)
def test_all_are_examined_again_when_what_they_are_examined_by_has_changed(project, read, path, old, new):
    project.replace(path, old, new)
    project.load()
    assert read == [BAKER, CHARITY]


def test_all_are_examined_again_on_another_day(project, read):
    toolkit = project.load(TODAY + datetime.timedelta(days=1000))
    assert read == [BAKER, CHARITY]
    assert {notice.path for notice in toolkit.stale} >= {BAKER, CHARITY}
    toolkit = project.load(TODAY + datetime.timedelta(days=1000))
    assert read == [BAKER, CHARITY]
    assert {notice.path for notice in toolkit.stale} >= {BAKER, CHARITY}


@pytest.mark.usefixtures("read")
def test_a_statement_that_is_gone_is_missed_where_it_was_named(project):
    project.replace("checklists/first.yml", "id: jobs-train", "id: jobs-coach")
    assert [(problem.path, problem.field) for problem in project.problems() if "case_studies" in problem.path] == [
        (BAKER, "shows.0")
    ]


def test_a_page_that_is_gone_is_missed_where_it_was_linked_to(project, read):
    (project.root / CHARITY).unlink()
    problem = project.problem()
    assert (problem.path, problem.message) == (BAKER, "The link to “charity.md” leads to no page.")
    assert read == [BAKER]


def test_another_page_makes_nobody_read_again_what_does_not_link_to_it(project, read):
    another = "case_studies/another.yml"
    project.write(another, project.text(CHARITY))
    assert set(studies(project.load())) == {"another", "baker", "charity"}
    assert read == [another]


def test_what_was_wrong_is_said_each_time_until_it_is_put_right(project, read):
    sound = project.text(BAKER)
    project.replace(BAKER, "sector: private", "sector: privat")
    said = project.problems()
    assert project.problems() == said
    project.write(BAKER, "a: 'b")
    assert project.problem() != said[0]
    project.write(BAKER, sound)
    project.load()
    assert read == [BAKER] * 4


@pytest.mark.usefixtures("read")
def test_a_file_that_is_taken_away_is_gone(project):
    project.replace(BAKER, ", and see [what a charity did](charity.md)", "")
    (project.root / CHARITY).unlink()
    assert set(studies(project.load())) == {"baker"}


def test_several_processes_find_the_same_as_one(project, monkeypatch):
    for number in range(200):
        text = project.text(CHARITY).replace("Charity pays", f"Charity {number} pays")
        if number % 60 == 5:
            text = (
                text.replace("sector: charity", "sector: [") if number % 2 else text.replace("size: large", "size: x")
            )
        if number % 70 == 3:
            text = text.replace("review_by: 20", "review_by: 19")
        project.write(f"case_studies/charity-{number}.yml", text)

    def outcome(workers):
        monkeypatch.setattr(parallel, "cores", lambda: workers)
        loading._kept.clear()
        with pytest.raises(ProblemsError) as caught:
            project.load()
        return caught.value.problems

    found = outcome(1)
    assert len(found) > 5
    assert outcome(2) == found


def test_files_of_the_library_are_made_again_when_anything_in_them_has_changed(project):
    def files():
        return {page.path: page.text for page in project.load().files("https://example.org/")}

    before = files()
    assert files() == before
    project.replace(BAKER, "title: A baker trains school leavers", "title: A baker trains everybody")
    after = files()
    changed = {path for path in before if before[path] != after[path]}
    assert {"open-data/case-studies.json", "open-data/case-studies.csv", "open-data/case-studies.atom"} <= changed
    assert "assets/social-value/case-studies/cards-0.json" in changed
    project.replace("checklists/first.yml", "text: We train", "text: We now train")
    assert (
        files()["assets/social-value/case-studies/finder.json"] != after["assets/social-value/case-studies/finder.json"]
    )

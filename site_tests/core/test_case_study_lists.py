"""Complete lists, and what is named where ten thousand case studies cannot be."""

from __future__ import annotations

import dataclasses
import gzip
import re
from collections import Counter

import pytest
from mkdocs.utils.meta import get_data

from social_value.action import next_steps
from social_value.case_studies import lists
from social_value.case_studies.coverage import coverage
from social_value.case_studies.coverage import render as render_coverage
from social_value.case_studies.library import MOST_NAMED, Entry, Library, facet_values
from social_value.case_studies.model import Years, evidence
from social_value.checklists.browser import canonical_json
from social_value.wording import address

# ---- complete lists


@pytest.fixture(scope="module")
def parts(large, texts):
    return list(lists.lists(large, texts))


def ids_of(parts, facet, value):
    return [entry.id for part in parts if (part.facet, part.value) == (facet, value) for entry in part.entries]


def test_a_list_holds_exactly_the_case_studies_of_its_theme_sector_or_place_by_title(large, parts):
    taxonomy = large.taxonomy
    for facet, values in (("theme", taxonomy.themes), ("sector", taxonomy.sectors), ("place", taxonomy.places)):
        for value in values:
            having = [entry.id for entry in large.entries if value in facet_values(entry.study)[facet]]
            assert ids_of(parts, facet, value) == having


def test_a_statement_has_a_list_if_its_own_page_cannot_name_all_that_show_it(toolkit, texts, large, parts):
    for name in texts:
        assert ids_of(parts, "shows", name) == [entry.id for entry in large.entries if name in entry.study.shows]
    listed = {part.value for part in lists.lists(toolkit.library, texts) if part.facet == "shows"}
    assert listed == {name for name in texts if len(toolkit.library.showing(name)) > MOST_NAMED}


def test_a_long_list_is_cut_into_pages_of_two_hundred_that_know_of_each_other(parts):
    salford = [part for part in parts if (part.facet, part.value) == ("place", "salford")]
    assert [part.number for part in salford] == list(range(1, len(salford) + 1))
    assert len(salford) > 2
    assert {part.of for part in salford} == {len(salford)}
    assert {len(part.entries) for part in salford[:-1]} == {200}
    _, meta = get_data(lists.render(salford[1]))
    assert meta["title"] == f"Case studies: Salford, page 2 of {len(salford)}"
    listed = meta["case_studies"]
    assert (listed["first"], listed["last"], listed["number"]) == (201, 400, 2)
    assert listed["pages"][:2] == ["case-studies/places/salford/", "case-studies/places/salford/2/"]
    assert [row.split("\t")[0] for row in listed["rows"].split("\n")] == [entry.id for entry in salford[1].entries]


def test_all_lists_of_ten_thousand_are_quickly_written(parts):
    """As data, not as Markdown: that took eight seconds to read."""
    texts = [lists.render(part) for part in parts]
    assert max(text.count("\n") for text in texts) < 60
    assert all(get_data(text)[0].strip().count("\n") == 0 for text in texts)


# ---- which are named where not all can be


def test_few_case_studies_are_named_as_they_are(toolkit):
    assert toolkit.library.few(toolkit.library.entries[:MOST_NAMED]) == list(toolkit.library.entries[:MOST_NAMED])


def test_of_many_the_newest_are_named_and_of_those_the_best_evidenced(large):
    few = large.few(large.entries)
    assert len(few) == MOST_NAMED
    last = [entry.study.years.end for entry in few]
    assert last == sorted(last, reverse=True)
    assert last[0] == max(entry.study.years.end for entry in large.entries)
    newest = [evidence(entry.study) for entry in few if entry.study.years.end == last[0]]
    assert newest == sorted(newest, reverse=True)
    assert newest[0] == max(evidence(entry.study) for entry in large.entries if entry.study.years.end == last[0])


def test_work_that_goes_on_is_newer_than_any_that_ended(toolkit):
    one, other = toolkit.library.entries[:2]
    ongoing = Entry("b", one.study.model_copy(update={"years": Years(start=1990, ongoing=True)}))
    ended = Entry("a", other.study.model_copy(update={"years": Years(start=2024, end=2030)}))
    assert Library(toolkit.library.taxonomy, (ended, ongoing)).foremost([ended, ongoing]) == [ongoing, ended]


def test_a_guide_names_first_those_that_its_theme_is_the_main_theme_of(large):
    found = large.with_theme(["jobs"])
    assert [entry.study.themes[0] for entry in large.few(found, ["jobs"])] == ["jobs"] * MOST_NAMED


def test_no_guide_names_more_than_a_few_and_each_leads_to_the_rest(toolkit, large):
    many = dataclasses.replace(toolkit, library=large)
    capped = 0
    for path in many.guides:
        links = re.findall(r"\]\(\.\./case-studies/([^)]+)\)", many.use_with(path))
        rest = [link for link in links if link.startswith("themes/")]
        assert len(links) - len(rest) in (0, MOST_NAMED)
        capped += bool(rest)
    assert capped > 10


def test_the_page_of_what_is_covered_names_a_few_for_each_statement_and_leads_to_the_rest(toolkit, large):
    text = render_coverage(coverage(large, toolkit.checklists), invited=True)
    rows = [line for line in text.splitlines() if line.startswith("| [")]
    named = [line.count("<br>") for line in rows]
    assert set(named) == {MOST_NAMED}, "twenty case studies and a link to all"
    for name in re.findall(r"\.md#([a-z-]+)\)", "\n".join(rows)):
        assert f"[All {len(large.showing(name))} case studies](statements/{name}.md)" in text
    assert len(text) < 120_000


def test_what_phones_fetch_with_a_plan_stays_light_and_has_each_size_of_organisation(toolkit, large):
    for checklist in toolkit.checklists:
        model = next_steps.model(checklist, toolkit.guides, large)
        assert len(gzip.compress(canonical_json(model).encode())) <= 60_000
        for name, each in model["statements"].items():
            sizes = Counter(case["size"] for case in each["cases"])
            assert sizes == dict.fromkeys(large.taxonomy.sizes, next_steps.OF_A_SIZE)
            foremost = [address(entry.path) for entry in large.foremost(large.showing(name))]
            assert [case["url"] for case in each["cases"]] == [
                it for it in foremost if it in {c["url"] for c in each["cases"]}
            ]
            assert foremost[0] == each["cases"][0]["url"]

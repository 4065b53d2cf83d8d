"""What the case studies cover: counted from the data, honest about what is missing, and right on both pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_value.case_studies.coverage import INVITED, PATH, UNKNOWN, coverage, invitation, render
from social_value.case_studies.library import Library, facet_values
from social_value.guidance import page_paths
from social_value.stage import stage
from social_value.toolkit import Toolkit

GUIDE = "---\ntitle: How to contribute\ndescription: D.\nreviewed_on: 2026-11-22\nreview_by: 2027-11-22\n---\n\n# How\n"


@pytest.fixture(params=["small", "toolkit"])
def either(request) -> Toolkit:
    """The small project, then the toolkit itself."""
    return request.getfixturevalue(request.param)


def found_in(toolkit: Toolkit):
    return coverage(toolkit.library, toolkit.checklists)


def page_of(toolkit: Toolkit) -> str:
    return next(page.text for page in toolkit.pages() if page.path == PATH)


# ---- what is counted


def statements_of_themes(toolkit: Toolkit) -> list[str]:
    """The statements of every area that case studies can have as their theme."""
    areas = [area for checklist in toolkit.checklists for area in checklist.areas]
    themes = toolkit.library.taxonomy.themes
    return [statement.id for area in areas if area.id in themes for statement in area.statements]


def test_every_statement_of_every_theme_is_counted_in_its_order(either):
    counted = [covered.statement.id for area in found_in(either).areas for covered in area.statements]
    assert counted == statements_of_themes(either)


def test_an_area_that_no_case_study_can_have_as_its_theme_is_no_gap(project):
    assert any(area.area.id == "pay" for area in found_in(project.load()).areas)
    project.replace("case_studies/_taxonomy.yml", "  pay: Pay\n", "")
    project.replace("case_studies/baker.yml", "  - pay\n", "")
    project.replace("case_studies/charity.yml", "  - pay\n", "  - jobs\n")
    assert all(area.area.id != "pay" for area in found_in(project.load()).areas)


def test_a_statement_has_the_case_studies_that_show_it_and_no_other(either):
    for area in found_in(either).areas:
        for covered in area.statements:
            for entry in either.library.entries:
                assert (entry in covered.entries) == (covered.statement.id in entry.study.shows)


def test_a_statement_is_missing_if_and_only_if_no_case_study_shows_it(either):
    shown = {name for entry in either.library.entries for name in entry.study.shows}
    missing = {covered.statement.id for covered in found_in(either).missing_statements()}
    assert missing == {*statements_of_themes(either)} - shown


def test_every_choice_of_the_taxonomy_is_counted_and_one_that_nobody_has_counts_nothing(either):
    for spread in found_in(either).spreads:
        for value in spread.values:
            has = [entry for entry in either.library.entries if value.id in facet_values(entry.study)[spread.id]]
            assert value.count == len(has)


def test_choices_stand_in_the_taxonomys_order(either):
    taxonomy = either.library.taxonomy
    spreads = {spread.id: [value.id for value in spread.values] for spread in found_in(either).spreads}
    assert spreads == {
        "theme": list(taxonomy.themes),
        "sector": list(taxonomy.sectors),
        "size": list(taxonomy.sizes),
        "place": list(taxonomy.places),
    }


def test_a_choice_is_missing_if_it_counts_nothing(project):
    project.replace("case_studies/_taxonomy.yml", "  micro: Micro\n", "  alone: One person\n  micro: Micro\n")
    missing = [(spread.label, value.label) for spread, value in found_in(project.load()).missing_values()]
    assert missing == [("Size", "One person")]


def test_nobody_is_invited_to_add_a_case_study_of_unknown_size(project):
    project.replace("case_studies/_taxonomy.yml", "  micro: Micro\n", f"  {UNKNOWN}: Not known\n  micro: Micro\n")
    found = found_in(project.load())
    assert not list(found.missing_values())
    assert "| Not known | **None yet** |" in render(found, invited=False)


@given(kept=st.sets(st.integers(0, 40)))
def test_taking_case_studies_away_never_fills_a_gap(toolkit, kept):
    entries = tuple(entry for place, entry in enumerate(toolkit.library.entries) if place in kept)
    fewer = coverage(Library(toolkit.library.taxonomy, entries), toolkit.checklists)
    before = {covered.statement.id for covered in found_in(toolkit).missing_statements()}
    assert before <= {covered.statement.id for covered in fewer.missing_statements()}
    assert fewer.count == len(entries)


# ---- the page


def test_the_page_links_each_statement_and_each_case_study_that_shows_it(either):
    text = page_of(either)
    for area in found_in(either).areas:
        for covered in area.statements:
            row = next(
                line for line in text.splitlines() if line.startswith("|") and f"#{covered.statement.id})" in line
            )
            assert re.findall(r"\]\(([a-z0-9-]+)\.md\)", row) == [entry.id for entry in covered.entries]
            assert ("**None yet**" in row) == (not covered.entries)


def test_the_page_is_kept_out_of_the_search(small):
    assert "search:\n  exclude: true\n" in page_of(small)


def test_text_that_markdown_could_take_for_more_stays_text_in_a_table(project):
    project.replace("case_studies/baker.yml", "title: A baker trains school leavers", "title: A | B *c* baker")
    assert "A &#124; B \\*c\\*" in page_of(project.load())


def test_the_page_links_to_the_page_on_contributing_only_if_there_is_one(project):
    assert INVITED not in page_of(project.load())
    project.write(f"content/{INVITED}", GUIDE)
    assert f"](../{INVITED})" in page_of(project.load())


# ---- the invitation


def test_the_page_on_contributing_ends_with_the_statements_that_nobody_has_shown(project, tmp_path):
    project.write(f"content/{INVITED}", GUIDE)
    toolkit = project.load()
    stage(toolkit, tmp_path / "out")
    text = (tmp_path / "out" / "content" / INVITED).read_text(encoding="utf-8")
    missing = [covered.statement.id for covered in found_in(toolkit).missing_statements()]
    assert missing
    assert re.findall(r"\]\(checklists/first\.md#([a-z-]+)\)", text) == missing
    assert f"]({PATH})" in text


def test_no_other_page_has_the_invitation(toolkit):
    heading = invitation(found_in(toolkit)).splitlines()[0]
    assert heading.startswith("## ")
    for path in page_paths(toolkit.folders.content):
        assert (heading in toolkit.use_with(path)) == (path == INVITED)


def test_a_library_that_shows_everything_invites_nobody_and_says_so(small):
    statements = tuple(statement.id for checklist in small.checklists for statement in checklist.statements())
    baker, *others = small.library.entries
    all_shown = type(baker)(baker.id, baker.study.model_copy(update={"shows": statements}))
    full = coverage(Library(small.library.taxonomy, (all_shown, *others)), small.checklists)
    assert invitation(full) == ""
    assert "Every statement has a case study" in render(full, invited=True)


# ---- the toolkit itself


def test_there_are_at_least_twenty_case_studies_and_each_area_has_one_as_its_theme(toolkit):
    assert len(toolkit.library.entries) >= 20
    themes = next(spread for spread in found_in(toolkit).spreads if spread.id == "theme")
    assert all(value.count for value in themes.values)


def test_each_area_has_a_statement_that_a_case_study_shows(toolkit):
    for area in found_in(toolkit).areas:
        assert any(covered.entries for covered in area.statements), area.area.id

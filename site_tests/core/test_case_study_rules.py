"""What must hold between a case study and the rest of the toolkit, and the library of them all."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from site_tests.changes import GONE, change, is_a_sentence, places_in
from site_tests.strategies import json_values

from social_value.case_studies.library import broken_rules, taxonomy_rules
from social_value.facets import Value

STATEMENTS = {"jobs-advertise", "jobs-train", "pay-law", "pay-on-time"}
PAGES = {
    "guidance/jobs.md",
    "guidance/pay.md",
    "case-studies/baker.md",
    "case-studies/charity.md",
    "index.md",
}
COUNT, WAGES = ("outcomes", 0), ("outcomes", 1)


@pytest.fixture
def data(sound_data):
    """The small project's case study with the most in it."""
    return sound_data("case_studies/baker.yml")


@pytest.fixture
def findings(small):
    """Return what is found in a case study of the small project."""
    return lambda data: list(broken_rules(data, small.library.taxonomy, STATEMENTS, PAGES))


def test_sound_case_studies_break_no_rule(sound_data, findings):
    assert findings(sound_data("case_studies/baker.yml")) == []
    assert findings(sound_data("case_studies/charity.yml")) == []


# Changes, the place of the one finding, and words of its message and of its hint.
BREAKS = {
    "an unknown sector": ([(("sector",), "privat")], ("sector",), "no sector “privat”", "“private”"),
    "a sector's label": ([(("sector",), "Private business")], ("sector",), "_taxonomy.yml", "“private”"),
    "an unknown size": ([(("size",), "huge")], ("size",), "no size “huge”", "micro, large"),
    "an unknown place": ([(("place",), "salfrod")], ("place",), "no place “salfrod”", "“salford”"),
    "an unknown theme": ([(("themes", 1), "jobz")], ("themes", 1), "no theme “jobz”", "“jobs”"),
    "a theme twice": ([(("themes", 1), "jobs")], ("themes", 1), "theme “jobs” stands twice"),
    "an unknown statement": ([(("shows", 0), "jobs-trane")], ("shows", 0), "“jobs-trane”", "“jobs-train”"),
    "a statement twice": (
        [(("shows", 1), "jobs-train")],
        ("shows", 1),
        "statement “jobs-train” stands twice",
    ),
    "a source id twice": (
        [(("sources", 2), {"id": "news"})],
        ("sources", 2, "id"),
        "source id “news” stands twice",
    ),
    "an unknown source": (
        [((*COUNT, "source"), "reports")],
        (*COUNT, "source"),
        "no source of this case study “reports”",
        "“report”",
    ),
    "an unknown unit": ([((*WAGES, "unit"), "gpb")], (*WAGES, "unit"), "no unit “gpb”", "“gbp”"),
    "a range without a value": (
        [((*COUNT, "value"), GONE), ((*COUNT, "value_to"), 3)],
        (*COUNT, "value_to"),
        "“value_to” needs a “value”",
    ),
    "a figure from before without a value": (
        [((*COUNT, "value"), GONE), ((*COUNT, "before"), 3)],
        (*COUNT, "before"),
        "“before” needs a “value”",
    ),
    "a qualifier without a value": (
        [((*COUNT, "value"), GONE), ((*COUNT, "qualifier"), "over")],
        (*COUNT, "qualifier"),
        "“qualifier” needs a “value”",
    ),
    "a range that falls": (
        [((*WAGES, "value_to"), 5)],
        (*WAGES, "value_to"),
        "ends at 5, which is not above 1600000",
    ),
    "a range that stays": ([((*WAGES, "value_to"), 1600000)], (*WAGES, "value_to"), "which is not above"),
    "years that run back": (
        [(("years",), {"start": 2021, "end": 2020})],
        ("years", "end"),
        "ends in 2020, before it starts in 2021",
    ),
    "a last year of work that goes on": (
        [(("years",), {"start": 2021, "end": 2022, "ongoing": True})],
        ("years", "end"),
        "goes on",
    ),
    "a review on the same day": (
        [(("review_by",), "2026-11-22")],
        ("review_by",),
        "later than “reviewed_on”",
    ),
    "a review before the last": (
        [(("review_by",), "2025-01-01")],
        ("review_by",),
        "later than “reviewed_on”",
    ),
    "a link to no page": (
        [(("limits",), "See [jobs](../guidance/job.md).")],
        ("limits",),
        "“../guidance/job.md” leads to no page",
        "“../guidance/jobs.md”",
    ),
    "a link from the wrong folder": (
        [(("what_they_did",), "See [jobs](guidance/jobs.md#part).")],
        ("what_they_did",),
        "“guidance/jobs.md” leads to no page",
    ),
    "a link out of the site": (
        [(("what_you_can_do",), "[x](../../x.md)")],
        ("what_you_can_do",),
        "leads to no page",
    ),
    "a link from the root": (
        [(("what_you_can_do",), "[x](/guidance/jobs.md)")],
        ("what_you_can_do",),
        "no page",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_rule_is_the_one_finding_and_at_its_place(data, findings, name):
    changes, place, message, *hint = BREAKS[name]
    change(data, *changes)
    (finding,) = findings(data)
    assert finding.loc == place
    assert message in finding.message
    assert is_a_sentence(finding.message)
    assert all(words in finding.hint for words in hint)
    assert not finding.hint or is_a_sentence(finding.hint)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([(("years",), {"start": 2021, "end": 2021})], id="one year, written twice"),
        pytest.param([((*COUNT, "value"), GONE)], id="an outcome in words"),
        pytest.param([((*COUNT, "value"), 0), ((*COUNT, "before"), 0)], id="a figure of nothing"),
        pytest.param([((*WAGES, "value"), -5), ((*WAGES, "value_to"), -4.5)], id="a range below nothing"),
        pytest.param([(("outcomes",), GONE)], id="no outcomes"),
        pytest.param([(("limits",), "[a](https://example.org/x.md) [b](HTTPS://example.org/)")], id="web links"),
        pytest.param([(("limits",), "[a](mailto:a@example.org) [b](#here)")], id="mail and a place on the page"),
        pytest.param([(("limits",), "[a](../index.md) [b](charity.md#top) [c](./baker.md)")], id="pages that exist"),
        pytest.param([(("limits",), '[a](charity.md "The charity")')], id="a link with a title"),
    ],
)
def test_what_is_allowed_is_no_finding(data, findings, changes):
    change(data, *changes)
    assert findings(data) == []


def test_a_plain_count_needs_its_unit_in_the_taxonomy(data, small):
    units = {name: unit for name, unit in small.library.taxonomy.units.items() if name != "number"}
    taxonomy = small.library.taxonomy.model_copy(update={"units": units})
    (finding,) = broken_rules(data, taxonomy, STATEMENTS, PAGES)
    assert finding.loc == (*COUNT, "unit")
    assert "no unit “number”" in finding.message


def test_every_theme_is_an_area(sound_data):
    taxonomy = sound_data("case_studies/_taxonomy.yml")
    assert list(taxonomy_rules(taxonomy, {"jobs", "pay", "more"})) == []
    (finding,) = taxonomy_rules(taxonomy, {"jobs", "pays"})
    assert finding.loc == ("themes", "pay")
    assert "no area of a checklist “pay”" in finding.message
    assert "pays" in finding.hint


NAMES = (
    "sector",
    "themes",
    "shows",
    "sources",
    "id",
    "outcomes",
    "source",
    "unit",
    "value",
    "value_to",
    "before",
)
MORE_NAMES = ("qualifier", "years", "start", "end", "reviewed_on", "review_by", "limits", "what_they_did")


@given(json_values(leaves=60, names=(*NAMES, *MORE_NAMES, "[x](y.md)")))
def test_data_of_any_shape_is_borne(small, data):
    for finding in broken_rules(data, small.library.taxonomy, STATEMENTS, PAGES):
        assert isinstance(finding.loc, tuple)
        assert is_a_sentence(finding.message)
    list(taxonomy_rules(data, {"jobs"}))
    list(taxonomy_rules({"themes": data}, {"jobs"}))


@pytest.mark.parametrize("broken", [None, True, 0, 1.5, "text", [], {}, [None], [[]], ["text"], {"id": []}, [{}]])
def test_one_value_of_any_shape_is_borne(data, findings, broken):
    places = list(places_in(data))
    assert len(places) > 40
    for place in places:
        changed = deepcopy(data)
        change(changed, (place, broken))
        findings(changed)


# ---- all of them together


def test_case_studies_stand_by_title(small):
    assert [entry.id for entry in small.library.entries] == ["baker", "charity"]


def test_a_theme_leads_to_its_case_studies_and_those_it_is_main_for_come_first(small):
    library = small.library
    assert [entry.id for entry in library.with_theme(["jobs"])] == ["baker"]
    assert [entry.id for entry in library.with_theme(["pay"])] == ["charity", "baker"]
    assert [entry.id for entry in library.with_theme(["jobs", "pay"])] == ["baker", "charity"]
    assert library.with_theme(["gone"]) == library.with_theme([]) == []


def test_a_statement_leads_to_the_case_studies_that_show_it(small):
    assert [entry.id for entry in small.library.showing("jobs-train")] == ["baker"]
    assert small.library.showing("pay-law") == []


def test_facets_count_what_occurs_in_the_taxonomys_order(small):
    facets = {facet.id: facet.values for facet in small.library.facets()}
    assert list(facets) == ["theme", "sector", "size", "place"]
    assert facets["theme"] == (Value("jobs", "Jobs", 1), Value("pay", "Pay", 2))
    assert facets["size"] == (Value("micro", "Micro", 1), Value("large", "Large", 1))


def test_a_facet_leaves_out_what_does_not_occur(toolkit):
    for facet in toolkit.library.facets():
        assert all(value.count > 0 for value in facet.values)
        assert sum(value.count for value in facet.values) >= len(toolkit.library.entries)

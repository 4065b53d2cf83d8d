"""The generated pages: Markdown with front matter that holds what the templates need, and hurts nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from mkdocs.utils.meta import get_data
from site_tests.rendering import Html, leaves_the_site_unseen, render, scheme

from social_value.case_studies.coverage import PATH as COVERAGE
from social_value.case_studies.library import Entry, Library
from social_value.case_studies.lists import is_list
from social_value.case_studies.model import CaseStudy, Outcome, Taxonomy, Unit, Years
from social_value.case_studies.page import COMPARE, SHORTLIST, figure, years
from social_value.case_studies.page import render_index as render_case_study_index
from social_value.checklists.editions import fingerprint
from social_value.checklists.model import Checklist
from social_value.checklists.page import browser_model, canonical_json
from social_value.checklists.page import render as render_checklist
from social_value.composing.page import PATH as COMPOSE
from social_value.glossary.page import PATH as GLOSSARY
from social_value.reference import PATH as FIELDS
from social_value.toolkit import Toolkit

INDEXES = {
    *("checklists/index.md", "assessments/index.md", "case-studies/index.md", COVERAGE, COMPARE, SHORTLIST, COMPOSE),
    *(f"action/{name}.md" for name in ("index", "results", "plan", "evidence", "tender")),
}
"""The pages that are made from all files of a folder."""

HOSTILE = "5 <6> *y* [z](javascript:w) ![u](t) {: onclick=v } &amp; &#60;b> --- # \"q\" 'r' “s”"
"""What plain text may hold, and Markdown or a template could take for more."""


def pages_of(toolkit: Toolkit) -> dict[str, tuple[dict[str, Any], str]]:
    """Path -> front matter, as MkDocs reads it, and Markdown."""
    found = {}
    for page in toolkit.pages():
        found[page.path] = parse(page.text)
    return found


def parse(text: str) -> tuple[dict[str, Any], str]:
    """The front matter and the Markdown of a page, as MkDocs reads them."""
    body, meta = get_data(text)
    return meta, body


def texts_in(data: Any) -> Iterator[str]:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in inner:
        yield from texts_in(value)
    if isinstance(data, str):
        yield data


def named(data: Any, name: str) -> Iterator[Any]:
    """Every value with this name, at any depth."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    if isinstance(data, dict) and name in data:
        yield data[name]
    for value in inner:
        yield from named(value, name)


@pytest.fixture(params=["small", "toolkit"])
def either(request) -> Toolkit:
    """The small project, then the toolkit itself."""
    return request.getfixturevalue(request.param)


# ---- every page


def test_there_is_a_page_for_each_record_the_indexes_the_readers_work_and_what_is_covered(small):
    assert [page.path for page in small.pages()] == [
        "checklists/index.md",
        "assessments/index.md",
        "action/index.md",
        "action/results.md",
        "action/plan.md",
        "action/evidence.md",
        "action/tender.md",
        "case-studies/index.md",
        "checklists/first.md",
        "case-studies/baker.md",
        "case-studies/charity.md",
        "case-studies/coverage.md",
        "case-studies/compare.md",
        "case-studies/shortlist.md",
        "case-studies/themes/jobs.md",
        "case-studies/themes/pay.md",
        "case-studies/sectors/private.md",
        "case-studies/sectors/charity.md",
        "case-studies/places/salford.md",
        "case-studies/places/england.md",
    ]


def test_every_page_comes_from_a_file_or_folder_that_is_there(either):
    for page in either.pages():
        assert page.source.is_dir() if page.path in INDEXES or is_list(page.path) else page.source.is_file()


def test_every_page_is_front_matter_and_markdown(either):
    for page in either.pages():
        _, front_matter, _ = page.text.split("---\n", 2)
        meta, body = yaml.safe_load(front_matter), get_data(page.text)[0]
        assert get_data(page.text)[1] == meta
        assert meta["title"]
        assert meta["description"]
        # These are nothing but Markdown, like a guide.
        if page.path not in (COVERAGE, FIELDS, GLOSSARY, "action/index.md") and not is_list(page.path):
            assert meta["template"].startswith("social_value/")
            assert meta["hide"] == ["toc"]
        assert body.strip()


def test_front_matter_is_plain_data_without_anchors(either):
    for page in either.pages():
        front_matter = page.text.split("---\n", 2)[1]
        assert not [event for event in yaml.parse(front_matter) if getattr(event, "anchor", None)]


def test_pages_are_the_same_every_time(either):
    assert list(either.pages()) == list(either.pages())


def test_every_address_in_front_matter_leads_to_a_page_and_a_place_on_it(either):
    pages = pages_of(either)
    places: dict[str, set[str]] = {guide.link["url"]: set() for guide in either.guides.values()}
    for path, (_, body) in pages.items():
        url = re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/")
        places[url] = {attributes["id"] for _, attributes in Html(render(body)).tags if "id" in attributes}
    checked = 0
    for meta, _ in pages.values():
        for url in filter(None, (*named(meta, "url"), *named(meta, "list_url"))):
            page, _, anchor = url.partition("#")
            assert page.partition("?")[0] in places, url
            assert not anchor or anchor in places[page], url
            checked += 1
    assert checked > 20


def test_every_theme_sector_and_place_of_a_case_study_leads_to_a_list_that_names_it(either):
    pages = pages_of(either)
    for entry in either.library.entries:
        study = pages[entry.path][0]["case_study"]
        for value in (*study["themes"], study["sector"], study["place"]):
            meta, _ = pages[value["list_url"].removesuffix("/") + ".md"]
            assert f"{entry.id}\t{entry.study.title}\t" in meta["case_studies"]["rows"]


def test_every_link_in_markdown_leads_to_a_page(either):
    """Read by hand here; MkDocs checks it again."""
    written = {*either.guides, *pages_of(either)}
    for path, (_, body) in pages_of(either).items():
        for tag, attributes in Html(render(body)).tags:
            if tag == "a" and not scheme(attributes["href"]) and not attributes["href"].startswith("#"):
                folder = path.rpartition("/")[0]
                target = attributes["href"].partition("#")[0].partition("?")[0]
                assert _normal(f"{folder}/{target}") in written


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part:
            parts.append(part)
    return "/".join(parts)


# ---- a checklist's page


def test_a_statement_is_a_heading_with_its_id_and_an_area_with_its_anchor(either):
    for checklist in either.checklists:
        _, body = pages_of(either)[f"checklists/{checklist.id}.md"]
        headings = [(tag, attributes.get("id")) for tag, attributes in Html(render(body)).tags if tag in ("h2", "h3")]
        assert headings == [
            heading
            for area in checklist.areas
            for heading in [("h2", f"area-{area.id}"), *(("h3", item.id) for item in area.statements)]
        ]


def test_a_checklists_front_matter_holds_what_the_template_reads(small):
    checklist = pages_of(small)["checklists/first.md"][0]["checklist"]
    assert (checklist["statement_count"], checklist["area_count"], checklist["top_points"]) == (4, 2, 3)
    assert checklist["published"] == "2026-11-22"
    assert checklist["introduction"] == ["Answer for the whole organisation.", "Choose what is true today."]
    assert checklist["reconstruction"] == []
    assert [(band["lower"], band["upper"]) for band in checklist["bands"]] == [(0, 49), (50, 100)]
    law = checklist["areas"][1]["statements"][0]
    assert law["number"] == "2.1"
    assert law["must"]["law"] == "National Minimum Wage Act 1998"
    assert [guide["url"] for guide in law["guides"]] == ["guidance/jobs/", "guidance/pay/"]
    assert [step["option"] for step in law["steps"]] == ["not-yet", "started", "in-place"]
    train = checklist["areas"][0]["statements"][1]
    assert [case["organisation"] for case in train["cases"]] == ["Example Bakery"]
    example = checklist["examples"][0]
    assert example["rows"][1] == {"area": "Fair pay", "percent": 33, "low": 17, "high": 67}
    assert example["overall"] == {"percent": 45, "band": "Beginning", "provisional": False}


def test_the_browsers_model_holds_no_sentence_that_the_page_already_has(either):
    for checklist in either.checklists:
        model = browser_model(checklist)
        texts = set(texts_in(model))
        for statement in checklist.statements():
            assert texts.isdisjoint({statement.text, statement.why, statement.good, *statement.evidence})
            assert texts.isdisjoint(statement.steps.values())
        assert all(len(text) <= 160 for text in texts)
        statements = [item for area in model["areas"] for item in area["statements"]]
        always, sometimes = {"id", "weight", "must", "doesNotApply", "fingerprint"}, {"quick", "setAside", "informedBy"}
        assert all(always <= item.keys() <= always | sometimes for item in statements)


def test_the_browsers_model_is_canonical_json_in_the_front_matter(either):
    for checklist in either.checklists:
        text = pages_of(either)[f"checklists/{checklist.id}.md"][0]["checklist"]["model"]
        assert text == canonical_json(browser_model(checklist))
        assert json.loads(text) == browser_model(checklist)
        assert "\n" not in text
        assert ": " not in text.replace('": "', "")
        same = Checklist.model_validate(json.loads(checklist.model_dump_json()))
        assert canonical_json(browser_model(same)) == text


def test_canonical_json_keeps_letters_of_any_language():
    assert canonical_json({"b": "Żółć £", "a": None}) == '{"b":"Żółć £","a":null}'


# ---- fingerprints


def _with_text(checklist: Checklist, text: str):
    return next(checklist.statements()).model_copy(update={"text": text})


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("We tell local colleges about our jobs.", True),
        ("we tell  local colleges\nabout OUR jobs. ", True),
        ("We tell local colleges about our jobs", False),
        ("We tell local colleges, about our jobs.", False),
        ("We tell all local colleges about our jobs.", False),
    ],
)
def test_a_fingerprint_changes_with_the_wording_and_not_with_spacing_or_case(small, text, same):
    (checklist,) = small.checklists
    before = fingerprint(next(checklist.statements()))
    assert (fingerprint(_with_text(checklist, text)) == before) is same


def test_a_letter_written_in_two_ways_gives_one_fingerprint(small):
    (checklist,) = small.checklists
    assert fingerprint(_with_text(checklist, "caf\u00e9")) == fingerprint(_with_text(checklist, "cafe\u0301"))


def test_a_fingerprint_leaves_the_help_around_the_statement_out(small):
    statement = next(small.checklists[0].statements())
    changed = statement.model_copy(update={"why": "Other.", "good": "Other.", "weight": 9, "id": "other"})
    assert fingerprint(changed) == fingerprint(statement)


def test_a_fingerprint_is_one_that_saved_answers_already_carry(small):
    """Eight digits that must be the same next year: answers saved today hold them."""
    assert [fingerprint(item) for item in small.checklists[0].statements()] == [
        "4fe869f1",
        "2a3dab02",
        "761e9e85",
        "74fb2392",
    ]


def test_statements_of_the_toolkit_have_fingerprints_of_their_own(toolkit):
    for checklist in toolkit.checklists:
        found = [fingerprint(item) for item in checklist.statements()]
        assert len(set(found)) == len(found)
        assert all(re.fullmatch("[0-9a-f]{8}", each) for each in found)


# ---- a case study's page


def test_a_case_studys_front_matter_holds_what_the_template_reads(small):
    study = pages_of(small)["case-studies/baker.md"][0]["case_study"]
    assert study["years"] == "since 2021"
    assert study["themes"][0] == {
        "id": "jobs",
        "label": "Jobs",
        "url": "checklists/first/#area-jobs",
        "list_url": "case-studies/themes/jobs/",
    }
    assert study["shows"] == [
        {"id": "jobs-train", "text": "We train people on the job.", "url": "checklists/first/#jobs-train"}
    ]
    trained, wages = study["outcomes"]
    assert (trained["figure"], trained["as_of"], trained["source"]["number"]) == ("12", "March 2026", 2)
    assert wages["before"] == "£900,000"
    assert wages["kind"] == {"id": "forecast", "label": "Forecast", "meaning": "Worked out before it happened."}
    assert [source["published"] for source in study["sources"]] == ["2026", None]
    assert study["sources"][1]["accessed"] == "21 November 2026"
    assert (study["reviewed_on"], study["review_by"]) == ("22 November 2026", "22 November 2027")
    assert [guide["url"] for guide in study["guides"]] == ["guidance/jobs/", "guidance/pay/"]


def test_a_case_studys_prose_stands_under_its_three_headings(small):
    _, body = pages_of(small)["case-studies/baker.md"]
    html = Html(render(body))
    assert [attributes["id"] for tag, attributes in html.tags if tag == "h2"] == [
        "what-they-did",
        "what-you-can-do",
        "what-the-figures-do-not-show",
    ]
    # Only the prose is searched: the last part is the same in every case study.
    assert [attributes["id"] for _, attributes in html.tags if "data-search-exclude" in attributes] == [
        "what-the-figures-do-not-show"
    ]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"start": 2013, "end": 2015}, "2013 to 2015"),
        ({"start": 2021}, "2021"),
        ({"start": 2021, "end": 2021}, "2021"),
        ({"start": 2021, "ongoing": True}, "since 2021"),
    ],
)
def test_years_are_written_as_a_person_would(given, text):
    assert years(Years(**given)) == text


UNITS = {
    "number": Unit(label="a count", pattern="{value}"),
    "gbp": Unit(label="pounds", pattern="£{value}"),
    "percent": Unit(label="percent", pattern="{value}%"),
    "gbp-per-gbp": Unit(label="pounds for each pound", pattern="£{value} for each £1"),
    "tonnes": Unit(label="tonnes", pattern="{value} tonnes"),
}


def outcome(**fields: Any) -> Outcome:
    return Outcome(what="people", kind="measured", as_of="2026", source="report", **fields)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, None),
        ({"value": 0}, "0"),
        ({"value": 1665}, "1,665"),
        ({"value": 73.78, "unit": "percent"}, "73.78%"),
        ({"value": 1_600_000, "unit": "gbp"}, "£1.6 million"),
        ({"value": 1_600_000, "unit": "gbp", "qualifier": "over"}, "over £1.6 million"),
        ({"value": 12, "qualifier": "at least"}, "at least 12"),
        ({"value": 12, "unit": "tonnes"}, "12 tonnes"),
        ({"value": 14, "value_to": 20}, "14 to 20"),
        ({"value": 14, "value_to": 20, "unit": "tonnes"}, "14 to 20 tonnes"),
        ({"value": 14, "value_to": 20, "unit": "gbp-per-gbp"}, "£14 to £20 for each £1"),
        ({"value": 14, "value_to": 20, "unit": "gbp", "qualifier": "about"}, "about £14 to £20"),
    ],
)
def test_a_figure_is_written_with_its_unit(fields, text):
    assert figure(outcome(**fields), UNITS) == text


def test_a_card_leads_with_the_strongest_figure(small):
    cards = {card["id"]: card for card in pages_of(small)["case-studies/index.md"][0]["case_studies"]["cards"]}
    assert cards["baker"]["headline"]["figure"] == "12"
    assert cards["baker"]["headline"]["kind"] == {"id": "measured", "label": "Measured"}
    assert cards["charity"]["headline"] is None


@pytest.mark.parametrize(
    ("kinds", "leads"),
    [
        (["pledged", "measured"], "measured"),
        (["forecast", "estimated"], "estimated"),
        (["pledged", "forecast"], "forecast"),
        (["pledged"], "pledged"),
    ],
)
def test_a_promise_never_leads_where_there_is_a_result(small, kinds, leads):
    study = small.library.entries[0].study
    outcomes = tuple(
        Outcome(what="x y", kind=kind, as_of="2026", source="news", value=place) for place, kind in enumerate(kinds)
    )
    library = Library(small.library.taxonomy, (Entry("x", study.model_copy(update={"outcomes": outcomes})),))
    meta, _ = parse(render_case_study_index(library, library.entries, library.facets(), {}, {}))
    assert meta["case_studies"]["cards"][0]["headline"]["kind"]["id"] == leads


# ---- hostile text, in every field that takes plain text


def _hostile(data: Any, keep: set[str]) -> Any:
    """The data with a hostile text in place of every text, but for the fields that take none."""
    if isinstance(data, dict):
        return {name: value if name in keep else _hostile(value, keep) for name, value in data.items()}
    if isinstance(data, list):
        return [_hostile(item, keep) for item in data]
    return HOSTILE if isinstance(data, str) else data


def test_hostile_text_in_a_checklist_reads_as_it_is(small, sound_data):
    keep = {"id", "in_place", "evidenced", "published", "guides", "value", "does_not_apply", "address"}
    data = _hostile(sound_data("checklists/first.yml"), keep | {"answers", "expected"})
    checklist = Checklist.model_validate(data)
    meta, body = parse(render_checklist(checklist, small.guides, {}))
    assert set(texts_in(meta["checklist"]["areas"])) >= {HOSTILE}
    assert meta["title"] == meta["description"] == HOSTILE
    html = Html(render(body))
    # The summary; each area's title and summary; each statement, why, what good looks like, and its evidence.
    evidence = sum(len(statement.evidence) for statement in checklist.statements())
    assert html.text.count(HOSTILE) == 1 + 2 * 2 + 3 * 4 + evidence
    assert {tag for tag, _ in html.tags} == {"p", "h2", "h3", "ul", "li"}
    assert {name for _, attributes in html.tags for name in attributes} == {"id"}


def test_hostile_text_in_an_index_reads_as_it_is(sound_data):
    labels = dict.fromkeys(("jobs", "pay", "private", "micro", "salford"), HOSTILE)
    units = sound_data("case_studies/_taxonomy.yml")["units"]
    taxonomy = dict.fromkeys(("themes", "sectors", "sizes", "places"), labels) | {"units": units}
    keep = {"sector", "size", "place", "themes", "shows", "unit", "kind", "source", "id", "address", "years"}
    keep |= {"as_of", "published", "accessed", "reviewed_on", "review_by", "qualifier"}
    prose = {"what_they_did", "what_you_can_do", "limits"}
    study = CaseStudy.model_validate(_hostile(sound_data("case_studies/baker.yml"), keep | prose))
    library = Library(Taxonomy.model_validate(taxonomy), (Entry("baker", study),))
    meta, body = parse(render_case_study_index(library, library.entries, library.facets(), {}, {}))
    html = Html(render(body))
    assert html.text == f"{HOSTILE}, {HOSTILE}"
    assert html.tags == [("ul", {}), ("li", {}), ("a", {"href": "baker.md"})]
    assert meta["case_studies"]["cards"][0]["title"] == HOSTILE
    assert meta["case_studies"]["facets"][0]["values"][0]["label"] == HOSTILE


def test_no_page_of_the_toolkit_holds_a_harmful_tag(toolkit):
    for path, (_, body) in pages_of(toolkit).items():
        for tag, attributes in Html(render(body)).tags:
            assert tag not in {"script", "style", "iframe", "img", "form", "object", "embed", "svg"}, path
            assert not any(name.startswith("on") for name in attributes), path
            assert scheme(attributes.get("href", "")) in {"", "http", "https", "mailto"}, path
            assert not leaves_the_site_unseen(attributes.get("href", "")), path

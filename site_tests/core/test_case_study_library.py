"""What case studies are found by, who goes with whom, and the open data."""

from __future__ import annotations

import csv
import gzip
import io
import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from site_tests.core.conftest import TODAY
from site_tests.json_schema import refusals

from social_value.case_studies import finder, open_data
from social_value.case_studies.facets import newest_first, ways
from social_value.case_studies.model import Outcome, Years, evidence
from social_value.case_studies.related import Relations

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/toolkit/"


def of(way_id, toolkit, texts):
    return next(way for way in ways(toolkit.library, texts, TODAY) if way.id == way_id)


# ---- what they are found by


def test_every_case_study_has_a_value_of_every_facet_that_it_must_have(toolkit, texts):
    for way in ways(toolkit.library, texts, TODAY):
        for entry in toolkit.library.entries:
            values = way.of(entry.study)
            assert set(values) <= set(way.labels), (way.id, entry.id)
            assert values or way.id in ("shows", "kind")


@pytest.mark.parametrize(
    ("years", "bands"),
    [
        ({"start": 2026}, ("2025",)),
        ({"start": 2019, "end": 2021}, ("2020", "2015")),
        ({"start": 1998, "ongoing": True}, ("2025", "2020", "2015", "2010", "before-2010")),
        ({"start": 2003}, ("before-2010",)),
        ({"start": 2031}, ("2025",)),
    ],
)
def test_years_are_found_by_every_five_years_that_the_work_touched(toolkit, texts, years, bands):
    study = toolkit.library.entries[0].study.model_copy(update={"years": Years(**years)})
    assert of("years", toolkit, texts).of(study) == bands


def test_the_newest_are_those_whose_work_lasted_longest_up_to_now(toolkit):
    found = newest_first(toolkit.library.entries, TODAY)
    ongoing = [entry.study.years.ongoing for entry in found]
    assert ongoing == sorted(ongoing, reverse=True) or not any(ongoing)
    assert {entry.id for entry in found} == {entry.id for entry in toolkit.library.entries}


def test_neither_a_pledge_nor_an_sroi_ratio_makes_a_case_study_better_evidenced(toolkit):
    study = toolkit.library.entries[0].study.model_copy(update={"outcomes": ()})
    empty = evidence(study)

    def with_outcome(**fields):
        outcome = Outcome(what="x y", as_of="2026", source=study.sources[0].id, value=9, **fields)
        return evidence(study.model_copy(update={"outcomes": (outcome,)}))

    assert with_outcome(kind="pledged") == with_outcome(kind="forecast") == empty
    assert with_outcome(kind="estimated", unit="gbp-per-gbp") == empty
    assert with_outcome(kind="measured") > with_outcome(kind="estimated") > empty


def test_the_columns_say_of_each_case_study_what_its_file_says(toolkit, texts):
    made = dict(finder.files(toolkit.library, texts, TODAY))
    data = json.loads(made[finder.FINDER])
    cards = [
        card for start in range(0, data["count"], data["cards"]) for card in cards_from(made, start // data["cards"])
    ]
    for column in data["facets"]:
        way = of(column["id"], toolkit, texts)
        for row, (values, card) in enumerate(zip(column["rows"], cards, strict=True)):
            entry = toolkit.library.rows()[row]
            assert card[:3] == [entry.id, entry.study.title, entry.study.organisation]
            several = values if isinstance(values, list) else [values]
            assert tuple(column["values"][value][0] for value in several) == way.of(entry.study)


def cards_from(made, number):
    return json.loads(made[f"{finder.FOLDER}/cards-{number}.json"])


def test_the_data_of_ten_thousand_case_studies_is_light(large, texts):
    made = dict(finder.files(large, texts, TODAY))
    assert len(gzip.compress(made[finder.FINDER].encode())) < 200_000
    pages = [text for path, text in made.items() if path != finder.FINDER]
    assert max(len(gzip.compress(text.encode())) for text in pages) < 6_000


# ---- who goes with whom


def test_every_case_study_names_three_others_and_why(toolkit, texts):
    relations = Relations(toolkit.library, texts)
    for entry in toolkit.library.entries:
        others = relations.of(entry)
        assert len({other.entry.id for other in others} - {entry.id}) == 3
        for other in others:
            if "statement" in other.why:
                assert any(texts[name] in other.why for name in set(entry.study.shows) & set(other.entry.study.shows))
            else:
                assert entry.study.themes[0] in other.entry.study.themes or set(entry.study.themes) & set(
                    other.entry.study.themes
                )


def test_in_a_large_library_nobody_is_named_by_everybody(large, texts):
    relations = Relations(large, texts)
    named: dict[str, int] = {}
    for entry in large.entries[:2000]:
        for other in relations.of(entry):
            named[other.entry.id] = named.get(other.entry.id, 0) + 1
    assert max(named.values()) < 30


# ---- open data


def test_the_json_is_as_its_schema_says_and_holds_everything(toolkit):
    made = dict(open_data.files(toolkit.library, "Toolkit", SITE))
    schema = json.loads(open_data.schema())
    data = json.loads(made[open_data.JSON])
    assert list(refusals(data, schema, schema)) == []
    assert [each["id"] for each in data["case_studies"]] == [entry.id for entry in toolkit.library.entries]
    for each, entry in zip(data["case_studies"], toolkit.library.entries, strict=True):
        said = {name: value for name, value in each.items() if name not in ("id", "page")}
        assert said == entry.study.model_dump(mode="json")


def test_a_schema_refuses_what_is_no_library(toolkit):
    schema = json.loads(open_data.schema())
    data = json.loads(dict(open_data.files(toolkit.library, "Toolkit"))[open_data.JSON])
    data["case_studies"][0]["outcomes"] = [{"what": 1}]
    assert list(refusals(data, schema, schema))


def test_the_tables_have_a_row_for_each_case_study_and_outcome(toolkit):
    made = dict(open_data.files(toolkit.library, "Toolkit", SITE))
    cases, outcomes = (
        list(csv.DictReader(io.StringIO(made[path].removeprefix("\ufeff"))))
        for path in (open_data.CASES_CSV, open_data.OUTCOMES_CSV)
    )
    assert [row["id"] for row in cases] == [entry.id for entry in toolkit.library.entries]
    assert all(row["page"] == f"{SITE}case-studies/{row['id']}/" for row in cases)
    assert len(outcomes) == sum(len(entry.study.outcomes) for entry in toolkit.library.entries)
    assert {row["kind"] for row in outcomes} <= {"measured", "estimated", "forecast", "pledged"}


def test_a_cell_of_a_table_is_never_a_formula(toolkit):
    first = toolkit.library.entries[0]
    hostile = type(first)(first.id, first.study.model_copy(update={"title": "=HYPERLINK(1)"}))
    library = type(toolkit.library)(toolkit.library.taxonomy, (hostile,))
    assert "'=HYPERLINK(1)" in dict(open_data.files(library, "Toolkit"))[open_data.CASES_CSV]


def test_the_feed_is_atom_as_rfc_4287_has_it(toolkit):
    for address in (SITE, ""):
        check_feed(ET.fromstring(open_data.feed(toolkit.library, "A & <B>", address)), address)


def check_feed(feed, site):
    """What RFC 4287 asks of a feed and its entries in sections 4.1.1 and 4.1.2, and what readers of feeds rely on."""
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = parent.findall(f"{ATOM}{name}")
            assert (one.text or "").strip()
        moment = datetime.strptime(parent.findtext(f"{ATOM}updated"), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert moment.year >= 2026
        alternates = [link for link in parent.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "A & <B>"
    assert feed.find(f".//{ATOM}email") is None
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) > 20
    assert all(name.startswith("urn:uuid:") for name in ids)
    days = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == ([site + open_data.FEED] if site else [])
    for link in feed.iter(f"{ATOM}link"):
        assert bool(urlsplit(link.get("href")).scheme) or not site
    known = {
        f"{ATOM}{name}" for name in ("feed", "entry", "id", "title", "updated", "author", "name", "rights", "link")
    }
    assert {element.tag for element in feed.iter()} <= known | {f"{ATOM}category", f"{ATOM}summary"}


def test_the_ids_of_the_feed_do_not_change_with_the_site(toolkit):
    one, other = (
        [entry.text for entry in ET.fromstring(open_data.feed(toolkit.library, "T", site)).iter(f"{ATOM}id")]
        for site in (SITE, "https://elsewhere.example/")
    )
    assert one == other


def test_no_open_data_holds_anybodys_address(toolkit):
    for _, text in open_data.files(toolkit.library, "Toolkit", SITE):
        assert "@" not in text.replace("@context", "")

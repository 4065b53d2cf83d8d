"""What the page that composes a case study is given: every field of the model, and nothing that is written twice."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel

from social_value.case_studies.model import KINDS, CaseStudy, Cost, Outcome, Source, Years
from social_value.composing.form import STUDIES_IN_ONE, files, form
from social_value.composing.page import FORM, NAMES, PATH, STUDIES
from social_value.composing.questions import questions
from social_value.made_pages import made_pages

RECORDS: dict[str, type[BaseModel]] = {"years": Years, "cost": Cost, "outcomes": Outcome, "sources": Source}


@pytest.fixture(scope="module")
def asked(toolkit):
    return form(toolkit)


def fields_of(record):
    return {field["name"]: field for field in record["fields"]}


def test_every_field_of_the_model_is_asked_in_one_part(asked):
    names = [name for part in asked["parts"] for name in part["fields"]]
    assert sorted(names) == sorted(CaseStudy.model_fields)
    assert list(fields_of(asked)) == list(CaseStudy.model_fields)
    for name, model in RECORDS.items():
        assert list(fields_of(fields_of(asked)[name])) == list(model.model_fields)


def test_what_is_needed_is_what_the_model_needs(asked):
    for record, model in ((asked, CaseStudy), *((fields_of(asked)[name], model) for name, model in RECORDS.items())):
        needed = {name for name, field in model.model_fields.items() if field.is_required()}
        assert {name for name, field in fields_of(record).items() if field.get("required")} == needed


def test_what_is_needed_is_asked_before_what_may_be_left_out(asked):
    needed = {name for name, field in fields_of(asked).items() if field.get("required")}
    of_parts = [set(part["fields"]) <= needed for part in asked["parts"][:-1]]
    assert of_parts == sorted(of_parts, reverse=True)


def test_limits_hints_and_choices_come_from_the_model_and_the_toolkit(asked, toolkit):
    fields = fields_of(asked)
    assert (fields["title"]["least"], fields["title"]["most"]) == (2, 160)
    assert (fields["themes"]["least"], fields["themes"]["most"], fields["themes"]["longest"]) == (1, 5, 60)
    assert fields["sector"]["choices"] == [list(each) for each in toolkit.library.taxonomy.sectors.items()]
    outcome = fields_of(fields["outcomes"])
    assert outcome["kind"]["choices"] == [list(each) for each in KINDS.items()]
    assert outcome["kind"]["rule"] == "word"
    assert (outcome["value"]["least"], outcome["value"]["most"]) == (-1e12, 1e12)
    assert outcome["as_of"]["rule"] == "part-of-date"
    assert "https://" in fields_of(fields["sources"])["address"]["hint"]


def test_each_text_says_whether_it_may_have_markdown(toolkit):
    rules = {question.name: question.rule for question in questions(toolkit)}
    marked = {name for name, rule in rules.items() if rule == "markdown"}
    assert marked == {"what_they_did", "what_you_can_do", "limits"}
    assert {name for name, rule in rules.items() if rule == "text"} == {"title", "organisation", "summary", "caution"}


def test_the_pages_that_can_be_linked_to_are_those_that_the_checks_know(asked, toolkit):
    names = [entry.id for entry in toolkit.library.entries]
    known = {*asked["pages"], *(f"case-studies/{name}.md" for name in names)}
    assert known == {*toolkit.guides, *made_pages(toolkit.folders)}
    assert PATH in known


def test_every_case_study_is_given_once_and_as_it_is_written(toolkit):
    texts = dict(files(toolkit))
    names = json.loads(texts[NAMES])
    assert names == sorted(entry.id for entry in toolkit.library.entries)
    assert json.loads(texts[FORM]) == json.loads(json.dumps(form(toolkit)))
    for place, name in enumerate(names):
        part = json.loads(texts[f"{STUDIES}{place // STUDIES_IN_ONE}.json"])
        assert part[name] == (toolkit.folders.case_studies / f"{name}.yml").read_text(encoding="utf-8")
    assert len(texts) == 2 + -(-len(names) // STUDIES_IN_ONE)


def test_a_project_without_a_page_on_contributing_has_none_of_it(small):
    assert PATH not in {page.path for page in small.pages()}
    assert FORM not in {file.path for file in small.files()}
    assert all("contribute/compose" not in page.text for page in small.pages())

"""Validation: every mistake in the data at its own place, in plain English, in one run."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from site_tests.sizes import sized

from social_value.problems import ProblemsError
from social_value.source import Source, parse
from social_value.validation import validate


class Kind(StrEnum):
    MEASURED = "measured"
    PLEDGED = "pledged"


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True)


Id = Annotated[str, Field(pattern="^[a-z-]+$", json_schema_extra={"hint": "An id is small letters and hyphens."})]


class WithReason(Model):
    answer: Literal["does-not-apply"]
    reason: str


class Firm(Model):
    kind: Literal["firm"]
    staff: int


class Charity(Model):
    kind: Literal["charity"]
    volunteers: int


class Outcome(Model):
    what: str
    """What was counted."""
    value: Annotated[int | float, Field(ge=0, le=1e6)] | None = None
    kind: Kind = Kind.MEASURED
    as_of: datetime.date | Literal["not known"] = "not known"


class CaseStudy(Model):
    id: Id = "x"
    summary: Annotated[str, Field(min_length=2, max_length=20)]
    """What happened, in a sentence."""
    unit: Literal["people", "pounds", "hours"] = "people"
    people: Annotated[int, Field(gt=0, lt=100, multiple_of=5)] = 5
    share: float = 0.5
    ongoing: bool = False
    reviewed: datetime.date = datetime.date(2026, 1, 1)
    themes: Annotated[tuple[Id, ...], Field(min_length=1, max_length=2)] = ("jobs",)
    places: Annotated[frozenset[str], Field(min_length=2)] = frozenset({"a", "b"})
    years: tuple[int, int] = (2014, 2016)
    outcomes: tuple[Outcome, ...] = ()
    first: Outcome | None = None
    answers: dict[Id, Id | WithReason] = {}
    holder: Firm | Charity | None = None
    made_by: Annotated[str, Field(alias="by", pattern="^[A-Z]")] = "A"
    version: Id | int = 1


def problems(content, model=CaseStudy):
    with pytest.raises(ProblemsError) as caught:
        validate(model, parse(content, "case_studies/x.yml"))
    return caught.value.problems


def said(content, model=CaseStudy):
    """The only problem of a case study with one more line, as message and hint."""
    (problem,) = problems("summary: Fine\n" + content, model)
    return problem.message, problem.hint


def test_good_data_becomes_the_model():
    study = validate(
        CaseStudy,
        parse(
            "summary: '  Fine  '\npeople: 10\nshare: 1\nreviewed: 2026-11-22\nthemes: [jobs, pay]\n"
            "places: [a, b]\nyears: [2014, 2016]\n"
            "outcomes: [{what: jobs, value: 1.5, kind: pledged, as_of: 2026-01-31}]\n"
            "answers: {a: yes-we-do, b: {answer: does-not-apply, reason: No staff}}\nby: Us\n",
            "x.yml",
        ),
    )
    assert study.summary == "Fine"
    assert study.reviewed == datetime.date(2026, 11, 22)
    assert study.themes == ("jobs", "pay")
    assert study.outcomes[0].kind is Kind.PLEDGED
    assert study.outcomes[0].as_of == datetime.date(2026, 1, 31)
    assert study.answers["b"] == WithReason(answer="does-not-apply", reason="No staff")
    assert study.made_by == "Us"


# --- names ----------------------------------------------------------------------------------------------


def test_a_missing_value_is_reported_where_the_thing_around_it_starts():
    (problem,) = problems("summary: Fine\noutcomes:\n  - what: jobs\n  - value: 1\n")
    assert (problem.line, problem.column, problem.field) == (4, 5, "outcomes.1.what")
    assert problem.message == "“what” is missing from item 2 of “outcomes”."
    assert problem.hint == "Add a line that starts with “what:”. It says: what was counted."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id: x", "“summary” is missing from this file."),
        ("summary: Fine\nfirst: {value: 1}", "“what” is missing from “first”."),
        ("summary: Fine\nanswers: {a: {answer: does-not-apply}}", "“reason” is missing from “a”."),
    ],
)
def test_the_thing_around_it_is_called_what_the_file_calls_it(content, message):
    (problem,) = problems(content)
    assert problem.message == message


def test_somebody_who_left_a_value_out_is_told_what_it_is_for_before_how_to_write_it():
    class Band(Model):
        id: Id
        """The permanent id of the band."""

    (problem,) = problems("{}\n", Band)
    assert problem.hint == "Add a line that starts with “id:”. It says: the permanent id of the band."


def test_an_unknown_name_is_reported_where_the_name_stands():
    (problem,) = problems("summary: Fine\noutcomes:\n  - what: jobs\n    vlaue:     12\n")
    assert (problem.line, problem.column, problem.field) == (4, 5, "outcomes.0.vlaue")
    assert problem.message == "“vlaue” does not belong in item 1 of “outcomes”."
    assert problem.hint == "Did you mean “value”?"


def test_an_unknown_name_like_no_other_is_told_which_there_are():
    assert said("outcomes: [{what: jobs, zzz: 1}]") == (
        "“zzz” does not belong in item 1 of “outcomes”.",
        "It can have: what, value, kind, as_of.",
    )


@pytest.mark.parametrize("name", ["bye", "made_by", "Made by"])
def test_a_name_that_has_an_alias_is_known_by_its_alias(name):
    (problem,) = problems(f"summary: Fine\n{name}: Us\n")
    assert problem.hint == "Did you mean “by”?"


def test_a_mistake_in_a_value_with_an_alias_is_found_under_the_alias():
    (problem,) = problems("summary: Fine\nby: us\n")
    assert (problem.line, problem.column, problem.field) == (2, 5, "by")


def test_a_name_that_is_an_id_is_checked_where_the_name_stands():
    (problem,) = problems("summary: Fine\nanswers:\n  Not An Id:   fine\n")
    assert (problem.line, problem.column, problem.field) == (3, 3, "answers.Not An Id")
    assert problem.message == "This name is not written as it should be: “Not An Id”."
    assert problem.hint == "An id is small letters and hyphens. Perhaps “not-an-id”?"


# --- values ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (
            "people: three",
            "“people” should be a whole number, but is text: “three”.",
            "Write it in figures, without quotes, commas or a decimal point.",
        ),
        (
            "people: '5'",
            "“people” should be a whole number, but is text: “5”.",
            "Write it in figures, without quotes, commas or a decimal point.",
        ),
        (
            "people: 5.0",
            "“people” should be a whole number, but is 5.0.",
            "Write it in figures, without quotes, commas or a decimal point.",
        ),
        (
            "people: true",
            "“people” should be a whole number, but is true.",
            "Write it in figures, without quotes, commas or a decimal point.",
        ),
        (
            "people:",
            "“people” should be a whole number, but is empty.",
            "Write it after the colon, or take the line away.",
        ),
        (
            "share: 12%",
            "“share” should be a number, but is text: “12%”.",
            "Write it in figures, without quotes, commas or a unit.",
        ),
        (
            "ongoing: yes",
            "“ongoing” should be true or false, but is text: “yes”.",
            "Write true or false, without quotes.",
        ),
        (
            "by: 12",
            "“by” should be text, but is 12.",
            "Put straight quotes round all of it, if it is text.",
        ),
        (
            "by: {Salford: a city}",
            "“by” should be text, but is a group of “name: value” lines.",
            "Put straight quotes round all of it, if it is text.",
        ),
        (
            "themes: jobs",
            "“themes” should be a list, but is text: “jobs”.",
            "Put each item on a line of its own below the name, starting with “- ”.",
        ),
        (
            "first: jobs",
            "“first” should be a group of “name: value” lines, but is text: “jobs”.",
            "Put each value on a line of its own, as “name: value”, two spaces further in. "
            "It can have: what, value, kind, as_of.",
        ),
        (
            "answers: [a, b]",
            "“answers” should be a group of “name: value” lines, but is a list.",
            "Put each value on a line of its own, as “name: value”, two spaces further in.",
        ),
        (
            "themes: [jobs, 12]",
            "Item 2 of “themes” should be text, but is 12.",
            "Put straight quotes round all of it, if it is text.",
        ),
        (
            "reviewed: 22/11/2026",
            "“reviewed” should be a date such as 2026-11-22, but is text: “22/11/2026”.",
            "Write the year, the month and the day.",
        ),
        (
            "reviewed: 2026",
            "“reviewed” should be a date such as 2026-11-22, but is 2026.",
            "Write the year, the month and the day.",
        ),
        ("reviewed: 2026-02-30", "“reviewed” is not a day that exists: “2026-02-30”.", ""),
        (
            "unit: poeple",
            "“unit” should be “people”, “pounds” or “hours”, but is text: “poeple”.",
            "Did you mean “people”?",
        ),
        ("unit: 3", "“unit” should be “people”, “pounds” or “hours”, but is 3.", "Write one of these words exactly."),
        (
            "outcomes: [{what: x, kind: Measured}]",
            "“kind” should be “measured” or “pledged”, but is text: “Measured”.",
            "Did you mean “measured”?",
        ),
        (
            "id: Move On",
            "“id” is not written as it should be: “Move On”.",
            "An id is small letters and hyphens. Perhaps “move-on”?",
        ),
        ("by: us", "“by” is not written as it should be: “us”.", "It must fit the pattern ^[A-Z]"),
        ("people: 0", "“people” should be more than 0, but is 0.", ""),
        ("people: 100", "“people” should be less than 100, but is 100.", ""),
        ("people: 7", "“people” should be a multiple of 5, but is 7.", ""),
        ("outcomes: [{what: x, value: -1}]", "“value” should be 0 or more, but is -1.", ""),
        ("first: {what: x, value: 1000000.5}", "“value” should be 1,000,000 or less, but is 1000000.5.", ""),
        ("themes: []", "“themes” is empty.", "Write at least 1."),
        ("themes: [a, b, c]", "“themes” has too many items: it has 3 items, and the most is 2.", "Take some out."),
        ("places: [a]", "“places” has too few items: it has 1 item, and the least is 2.", "Write at least 2."),
        ("places: [a, a, a]", "“places” has too few items: it has 1 item, and the least is 2.", "Write at least 2."),
        (
            "places: [a, 1]",
            "Item 2 of “places” should be text, but is 1.",
            "Put straight quotes round all of it, if it is text.",
        ),
        ("years: [2014]", "Item 2 of “years” is missing from “years”.", ""),
        ("years: [1, 2, 3]", "“years” has too many items: it has 3 items, and the most is 2.", "Take some out."),
    ],
)
def test_a_wrong_value_is_explained_in_plain_english(content, message, hint):
    assert said(content) == (message, hint)


def test_a_limit_may_be_a_date():
    class Review(Model):
        on: Annotated[datetime.date, Field(ge=datetime.date(2020, 1, 1))]

    assert said_of(Review, "on: 2019-12-31") == "“on” should be 2020-01-01 or more, but is 2019-12-31."


@pytest.mark.parametrize(
    ("summary", "message"),
    [
        ("'x'", "“summary” is too short: it has 1 character, and the least is 2."),
        ("'    x    '", "“summary” is too short: it has 1 character, and the least is 2."),
        ("''", "“summary” is empty."),
        ("'   '", "“summary” is empty."),
        ("x" * 1234, "“summary” is too long: it has 1,234 characters, and the most is 20."),
        (">\n  " + "日" * 21, "“summary” is too long: it has 21 characters, and the most is 20."),
    ],
)
def test_text_of_the_wrong_length_is_measured_as_the_model_measures_it(summary, message):
    (problem,) = problems(f"summary: {summary}\n")
    assert problem.message == message
    assert problem.hint.endswith("What happened, in a sentence.")
    assert problem.hint.startswith("Say it in fewer words.") == ("too long" in message)


def test_a_model_that_does_not_strip_text_counts_the_spaces():
    class Bare(BaseModel):
        name: Annotated[str, Field(max_length=3)]

    assert said_of(Bare, "name: 'a   '") == "“name” is too long: it has 4 characters, and the most is 3."


def said_of(model, content):
    (problem,) = problems(content, model)
    return problem.message


def test_long_text_is_quoted_in_part_and_on_one_line():
    message, _hint = said("reviewed: |\n  one\n  two " + "x" * 500)
    assert message.endswith("text: “one two " + "x" * 52 + "…”.")


def test_a_file_that_is_not_even_a_group_is_one_problem():
    (problem,) = problems("- a\n- b\n")
    assert (problem.line, problem.column, problem.field) == (1, 1, "")
    assert problem.message == "This file should be a group of “name: value” lines, but is a list."


# --- unions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("outcomes: [{what: x, value: twelve}]", "“value” should be a number, but is text: “twelve”."),
        (
            "outcomes: [{what: x, as_of: soon}]",
            "“as_of” should be a date such as 2026-11-22 or “not known”, but is text: “soon”.",
        ),
        ("answers: {a: Yes Please}", "“a” is not written as it should be: “Yes Please”."),
        ("answers: {a: {answer: does-not-apply}}", "“reason” is missing from “a”."),
        ("answers: {a: 3}", "“a” should be text or a group of “name: value” lines, but is 3."),
        ("version: 1.5", "“version” should be text or a whole number, but is 1.5."),
        ("version: V", "“version” is not written as it should be: “V”."),
        ("holder: {kind: charity}", "“volunteers” is missing from “holder”."),
        ("holder: {kind: firm, staff: many}", "“staff” should be a whole number, but is text: “many”."),
        ("holder: us", "“holder” should be a group of “name: value” lines, but is text: “us”."),
    ],
)
def test_a_value_that_may_be_several_things_gets_one_message_for_the_likeliest(content, message):
    assert said(content)[0] == message


def test_a_mistake_inside_one_of_several_things_is_found_at_its_own_place():
    (problem,) = problems("summary: Fine\nanswers:\n  a:\n    answer: does-not-apply\n    reason: 12\n")
    assert (problem.line, problem.column, problem.field) == (5, 13, "answers.a.reason")


@pytest.mark.parametrize("field", ["holder"])
def test_an_unknown_name_inside_one_of_several_things_is_compared_with_the_names_of_that_one(field):
    assert said(f"{field}: {{kind: firm, staff: 1, volunters: 1}}") == (
        f"“volunters” does not belong in “{field}”.",
        "It can have: kind, staff.",
    )


def test_the_likeliest_of_several_things_is_the_one_whose_fixed_words_are_right():
    found = problems("summary: Fine\nholder: {kind: charity, staff: 3}\n")
    assert [problem.message for problem in found] == [
        "“volunteers” is missing from “holder”.",
        "“staff” does not belong in “holder”.",
    ]


def test_the_likeliest_of_several_things_is_else_the_one_with_the_fewest_mistakes():
    class Box(Model):
        length: int
        width: int
        height: int

    class Cube(Model):
        length: int

    class Parcel(Model):
        shape: Box | Cube

    assert said_of(Parcel, "shape: {length: long}") == ("“length” should be a whole number, but is text: “long”.")


def test_an_item_of_a_list_that_need_not_be_a_list_is_found_at_its_own_place():
    class Notes(Model):
        notes: tuple[Id, ...] | Id

    (problem,) = problems("notes: [fine, Not Fine]\n", Notes)
    assert (problem.field, problem.column) == ("notes.1", 15)


def test_a_value_that_may_be_several_things_gets_no_advice_about_one_of_them():
    assert said("outcomes: [{what: x, as_of: soon}]")[1] == ""
    assert said("outcomes: [{what: x, as_of: not knwon}]")[1] == "Did you mean “not known”?"


def test_a_name_that_is_also_the_label_of_a_kind_of_value_is_still_a_name():
    class Day(Model):
        date: int

    class Diary(Model):
        when: datetime.date | Day

    (problem,) = problems("when: {date: soon}\n", Diary)
    assert (problem.field, problem.column) == ("when.date", 14)
    assert problem.message == "“date” should be a whole number, but is text: “soon”."


# --- all at once ----------------------------------------------------------------------------------------


def test_every_problem_of_a_file_comes_in_one_run_in_order():
    found = problems(
        "id: Not An Id\nsumary: Fine\nthemes: [jobs, Bad Id]\noutcomes:\n  - what: 3\n    kind: x\n  - hello\n"
    )
    assert [(problem.line, problem.column, problem.field) for problem in found] == [
        (1, 5, "id"),
        (2, 1, "sumary"),
        (3, 16, "themes.1"),
        (5, 11, "outcomes.0.what"),
        (6, 11, "outcomes.0.kind"),
        (7, 5, "outcomes.1"),
    ]
    assert {problem.path for problem in found} == {"case_studies/x.yml"}


def test_a_list_is_not_called_too_short_because_some_of_its_items_are_wrong():
    (problem,) = problems("summary: Fine\nthemes: [Bad Id]\n")
    assert problem.field == "themes.0"


# --- our own rules --------------------------------------------------------------------------------------


class Years(Model):
    start: int
    end: int

    @field_validator("start")
    @classmethod
    def _is_recent(cls, year: int) -> int:
        if year < 2000:
            raise ValueError("That is too long ago.")
        assert year < 3000, "That is too far ahead."
        return year


class Span(Model):
    all: tuple[Years, ...]


def test_a_rule_about_one_value_gives_its_own_message_at_that_value():
    (problem,) = problems("all:\n  - {start: 1999, end: 2001}\n", Span)
    assert (problem.line, problem.column, problem.message) == (2, 13, "That is too long ago.")


def test_an_assertion_gives_its_own_message_too():
    assert said_of(Years, "{start: 3000, end: 3001}").startswith("That is too far ahead.")


def test_a_rule_without_words_still_says_something():
    class Silent(Model):
        a: int

        @model_validator(mode="after")
        def _refuse(self) -> Self:
            raise ValueError

    assert said_of(Silent, "a: 1") == "This is not right."


# --- whatever comes -------------------------------------------------------------------------------------

JARGON = (
    "Input should",
    "pydantic",
    "valid ",
    "literal[",
    "constrained",
    "tuple",
    "dict",
    "None",
    "str ",
    "[key]",
)
NAMES = st.sampled_from(
    [
        *CaseStudy.model_fields,
        "what",
        "value",
        "kind",
        "as_of",
        "staff",
        "answer",
        "reason",
        "by",
        "int",
        "str",
    ]
)
DATA = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**53), 2**53),
        st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from(
            ["", "x", "firm", "charity", "does-not-apply", "2026-11-22", "2026-02-30", "Not An Id", "y" * 99]
        ),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=6)),
    max_leaves=25,
)


@settings(max_examples=sized(300, 15_000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(DATA, st.dictionaries(NAMES, DATA, max_size=8)))
def test_whatever_comes_becomes_the_model_or_problems_in_plain_english(data):
    try:
        study = validate(CaseStudy, Source("x.yml", data))
    except ProblemsError as error:
        for problem in error.problems:
            assert problem.message.endswith(".")
            assert not any(word in problem.message for word in JARGON)
    else:
        assert isinstance(study, CaseStudy)

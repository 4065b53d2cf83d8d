"""Dated facts: how they are checked, how they are written, and how text that quotes them comes out."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.core.conftest import TODAY
from site_tests.rendering import Html, render

from social_value.dates import build_day
from social_value.facts.model import Fact
from social_value.facts.quoting import Facts, page_problems, source_problems
from social_value.source import parse

RATES, PAGE, CHECKLIST, CHARITY = (
    "content/_data/rates.yml",
    "content/guidance/pay.md",
    "checklists/first.yml",
    "case_studies/charity.yml",
)
LATE = datetime.date(2027, 4, 1)
"""The first day on which the living wage of the small project is out of date."""


def make(value, unit, **more):
    source = {"title": "A rate", "publisher": "News", "address": "https://example.org/"}
    sound = {"id": "rate", "what": "A rate.", "as_of": "2026", "checked_on": datetime.date(2026, 11, 22)}
    return Fact.model_validate(sound | {"value": value, "unit": unit, "sources": [source]} | more)


# ---- how a value is written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (13.45, "pounds-per-hour", "£13.45"),
        (8, "pounds-per-hour", "£8.00"),
        (8.0, "pounds-per-hour", "£8.00"),
        (12.1, "pounds-per-hour", "£12.10"),
        (12.5, "pounds", "£12.50"),
        (5, "pounds", "£5"),
        (5.0, "pounds", "£5"),
        (207720, "pounds", "£207,720"),
        (5193000, "pounds", "£5,193,000"),
        (36000000, "pounds", "£36 million"),
        (10, "percent", "10%"),
        (7.5, "percent", "7.5%"),
        (1665, "number", "1,665"),
        ("2025-02-24", "date", "24 February 2025"),
        ("2028-01", "date", "January 2028"),
        ("2027", "date", "2027"),
        (2027, "date", "2027"),
        ("over half", "text", "over half"),
    ],
)
def test_a_value_is_written_as_in_britain(value, unit, written):
    assert make(value, unit).written == written


# ---- quoting


@pytest.fixture(scope="module")
def facts(small):
    return small.facts


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It is {fact:living-wage} an hour.", "It is £13.45 an hour."),
        ("{fact:living-wage}", "£13.45"),
        ("From {fact:living-wage.date}, {fact:living-wage}.", "From 1 May 2026, £13.45."),
        ("Since {fact:pay-act}.", "Since 24 February 2025."),
        ("| {fact:living-wage} | **{fact:living-wage}** |", "| £13.45 | **£13.45** |"),
        ("`{fact:living-wage}`", "`{fact:living-wage}`"),
        ("``a ` {fact:living-wage}`` {fact:living-wage}", "``a ` {fact:living-wage}`` £13.45"),
        ("a ` b {fact:living-wage}\n\nc ` d", "a ` b £13.45\n\nc ` d"),
        ("```\n{fact:living-wage}\n```\n{fact:living-wage}", "```\n{fact:living-wage}\n```\n£13.45"),
        ("~~~ text\n\n{fact:living-wage}\n~~~", "~~~ text\n\n{fact:living-wage}\n~~~"),
        (r"\{fact:living-wage}", r"\{fact:living-wage}"),
        ("{: .sv-note }\n## Facts {#facts}", "{: .sv-note }\n## Facts {#facts}"),
        ("{fact:gone} {factory} {fact living-wage}", "{fact:gone} {factory} {fact living-wage}"),
    ],
)
def test_a_quotation_becomes_the_fact_and_everything_else_stays(facts, text, quoted):
    assert facts.quoted(text) == quoted


def test_a_source_is_quoted_as_links_that_lead_there(facts):
    html = Html(render(facts.quoted("[^1]: {fact:living-wage.source}.\n\nText.[^1]")))
    assert "Example News, The [new] rate, October 2025, and Example Foundation, By when to pay it." in html.text
    links = [attributes["href"] for tag, attributes in html.tags if tag == "a" and "//" in attributes["href"]]
    assert links == ["https://example.org/rate_%28new%29", "https://example.org/by-when"]


def test_a_value_past_its_day_says_so_in_words_and_a_fresh_one_does_not(facts):
    text = "Pay {fact:living-wage} from {fact:living-wage.date}; the law is of {fact:pay-act}."
    last_day = Facts(facts.by_id, LATE - datetime.timedelta(days=1))
    assert last_day.quoted(text) == "Pay £13.45 from 1 May 2026; the law is of 24 February 2025."
    assert Facts(facts.by_id, LATE).quoted(text) == (
        "Pay £13.45 (may be out of date, last checked 20 November 2026) from 1 May 2026; "
        "the law is of 24 February 2025."
    )


def test_the_words_that_say_so_can_be_marked_up(facts):
    html = Html(render(Facts(facts.by_id, LATE).quoted("**{fact:living-wage}**", '<span class="x">{}</span>')))
    assert html.text == "£13.45 (may be out of date, last checked 20 November 2026)"
    assert [tag for tag, _ in html.tags] == ["p", "strong", "span"]


PLAIN = st.text(st.characters(exclude_characters="{`~\\", exclude_categories=["Cs"]))


@given(before=PLAIN, after=PLAIN)
def test_text_around_a_quotation_is_left_alone(facts, before, after):
    assert facts.quoted(f"{before}{{fact:living-wage}}{after}") == f"{before}£13.45{after}"


@given(st.text(st.sampled_from("{}fact:living-wage.date `~\\\n#ab")))
def test_any_text_with_no_sound_quotation_comes_back_as_it_was(facts, text):
    if not re.search(r"\{fact:living-wage(\.[a-z]+)?\}", text):
        assert facts.quoted(text) == text


@given(st.text(st.sampled_from("{fact:x.} `~\n-")))
def test_no_text_makes_the_check_fall_over(text):
    for problem in page_problems(text, "page.md", {"x"}):
        lines = text.split("\n")
        assert lines[problem.line - 1][problem.column - 1] == "{"


# ---- what is wrong with a quotation


@pytest.mark.parametrize(
    ("quote", "message", "hint"),
    [
        ("{fact:livingwage}", "There is no fact “livingwage”", "Did you mean “living-wage”?"),
        ("{fact:zzz}", "There is no fact “zzz”", ""),
        ("{fact:living-wage.dat}", "A fact has no “.dat”.", "Did you mean “date”?"),
        ("{fact:living-wage.x}", "A fact has no “.x”.", "After the id may stand: .date, .source."),
        ("{fact living-wage}", "is not how a fact is quoted", "Write it like {fact:real-living-wage}"),
        ("{ fact:living-wage }", "is not how a fact is quoted", "Write it like"),
        ("{Fact:living-wage}", "is not how a fact is quoted", "Write it like"),
        ("{fact:Living Wage}", "is not how a fact is quoted", "Write it like"),
        ("{fact:living-wage and more", "is not how a fact is quoted", "Write it like"),
    ],
)
def test_a_wrong_quotation_in_a_page_is_reported_at_its_place(project, quote, message, hint):
    project.replace(PAGE, "Pay people what", f"It is\n**{quote}**\n\nPay people what")
    problem = project.problem()
    assert (problem.path, problem.line, problem.column) == (PAGE, *project.place(PAGE, quote))
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Fair pay", "title: '{fact:living-wage}'", "at the top of a page"),
        ("# Fair pay", "# Fair pay of {fact:living-wage}", "in a heading"),
    ],
)
def test_a_fact_cannot_be_quoted_where_it_would_change_an_address(project, old, new, message):
    project.replace(PAGE, old, new)
    problem = project.problem()
    assert (problem.line, problem.column) == project.place(PAGE, "{fact:living-wage}")
    assert message in problem.message


def test_what_stands_in_code_is_no_quotation(project):
    project.replace(PAGE, "Pay people what", "Write `{fact:gone}`.\n\n```\n{fact:gone}\n```\n\nPay people what")
    assert "{fact:gone}" in project.text(PAGE)
    assert project.load().guides


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            CHECKLIST,
            "why: It is the law.",
            "why: >-\n          The law\n          says {fact:gone}.",
            "There is no fact",
        ),
        (CHECKLIST, "- Payroll records", "- Payroll {fact:gone} records", "There is no fact"),
        (CHECKLIST, "not-yet: Look up", "not-yet: Look {fact:gone} up", "There is no fact"),
        (CHECKLIST, "text: We pay at least", "text: We pay {fact:living-wage}, at least", "cannot be quoted in “text”"),
        (CHECKLIST, "story: It has six", "story: It has {fact:living-wage} six", "cannot be quoted in “story”"),
        (CHARITY, "what_they_did: It paid", "what_they_did: It {fact:gone} paid", "There is no fact"),
        (CHARITY, "title: Charity", "title: A {fact:living-wage} charity", "cannot be quoted in “title”"),
        (CHARITY, "caution: This", "caution: At {fact:living-wage.source} this", "pages of content/ only"),
        (RATES, "what: The day", "what: After {fact:living-wage} the day", "cannot be quoted in “what”"),
    ],
)
def test_a_wrong_quotation_in_yaml_is_reported_at_its_place(project, path, old, new, message):
    project.replace(path, old, new)
    problem = project.problem()
    quote = re.search(r"\{fact:[^}]*\}", new)[0]
    assert (problem.path, problem.line, problem.column) == (path, *project.place(path, quote))
    assert message in problem.message


def test_a_quotation_written_with_a_backslash_is_reported_where_its_value_starts(project):
    project.replace(CHARITY, "caution: This case is old.", r'caution: "Old: \x7bfact:gone}."')
    assert (project.problem().line, project.problem().column) == project.place(CHARITY, '"Old')


def test_curly_brackets_are_allowed_round_a_quoted_fact_only(project):
    project.replace(CHARITY, "limits: It is only", "limits: At {fact:living-wage} it is {only}")
    assert "Curly brackets" in project.problem().message


def test_every_wrong_quotation_is_reported_in_one_run_with_everything_else(project):
    project.replace(PAGE, "Pay people what", "{fact:gone} {fact:lost}\nPay people what")
    project.replace(CHECKLIST, "why: It is the law.", "why: It is {fact:gone}.")
    project.replace(CHARITY, "sector: charity", "sector: charities")
    assert [problem.path for problem in project.problems()] == [CHARITY, CHECKLIST, PAGE, PAGE]


def test_no_id_is_called_unknown_while_a_file_of_facts_cannot_be_read(project):
    project.replace(PAGE, "Pay people what", "{fact:in-a-broken-file} {fact:x.form}\nPay people what")
    project.write("content/_data/broken.yml", "facts: [\n")
    assert {problem.path for problem in project.problems()} == {"content/_data/broken.yml", PAGE}
    assert all("There is no fact" not in problem.message for problem in project.problems())


def test_source_problems_bear_any_shape():
    for text in ("7", "[{fact: x}, [a]]", "a: '{fact:x}'", "'{fact:x}'"):
        assert all(problem.line == 1 for problem in source_problems(parse(text, "x.yml"), {"x"}))


# ---- facts in checklists and case studies


def test_a_checklist_and_a_case_study_quote_facts_on_their_pages(project):
    project.replace(CHECKLIST, "why: It is the law.", "why: Since {fact:pay-act.date} it is {fact:living-wage}.")
    project.replace(CHARITY, "what_they_did: It paid", "what_they_did: At {fact:living-wage} it paid")
    pages = {page.path: page.text for page in project.load().pages()}
    assert "why: Since 24 February 2025 it is £13.45." in pages["checklists/first.md"]
    assert "At £13.45 it paid on Fridays." in pages["case-studies/charity.md"]
    late = {page.path: page.text for page in project.load(LATE).pages()}
    warning = "£13.45 (may be out of date, last checked 20 November 2026)"
    assert f"At {warning} it paid on Fridays." in late["case-studies/charity.md"]
    assert warning in late["checklists/first.md"]


def test_a_warning_never_makes_a_text_too_long(project):
    text = "x" * (700 - len(" {fact:living-wage}")) + " {fact:living-wage}"
    project.replace(CHECKLIST, "why: It is the law.", f"why: {text}")
    (statement,) = [each for each in project.load(LATE).checklists[0].statements() if each.id == "pay-law"]
    assert len(statement.why) > 700


# ---- what a fact must be


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        ("value: 13.45", "value: '13.45'", "'13.45'", "the value is text"),
        ("value: 13.45", "value: 13.456", "13.456", "not an amount in pounds and pence"),
        ("value: 13.45", "value: -1.0", "-1.0", "0 or more"),
        ("value: 13.45", "value: <b>13</b>", "<b>", "the value is text"),
        ("value: 13.45", "value: true", "true", "should be"),
        ("value: 2025-02-24", "value: 2025-02-30", "2025-02-30", "not a year, month or day"),
        ("unit: pounds-per-hour", "unit: pounds-an-hour", "pounds-an-hour", "should be"),
        ("value: 13.45\n    unit: pounds-per-hour", "value: 7\n    unit: text", "7\n", "The unit is text"),
        ("check_after: 2027-03-31", "check_after: 2026-11-20", "2026-11-20\n  - id: pay-act", "later than"),
        ("    check_after: 2027-03-31\n", "", "id: living-wage", "“check_after” is missing"),
        ("value: 2025-02-24", "value: 2027-02-24", "id: pay-act", "“check_after” is missing"),
        ("id: pay-act", "id: living-wage # again", "living-wage # again", "stands twice"),
        ("checked_on: 2026-11-20\n    check", "check", "id: living-wage", "missing"),
    ],
)
def test_a_mistake_in_a_fact_is_reported_at_its_place(project, old, new, marker, message):
    project.replace(RATES, old, new)
    places = {(problem.line, problem.column) for problem in project.problems() if message in problem.message}
    assert places == {project.place(RATES, marker)}
    assert {problem.path for problem in project.problems()} == {RATES}


def test_a_fact_id_stands_in_one_file_only(project):
    project.write("content/_data/more.yml", project.text(RATES))
    messages = [problem.message for problem in project.problems()]
    assert messages == [
        f"The fact id “{name}” also stands in content/_data/more.yml." for name in ("living-wage", "pay-act")
    ]


@pytest.mark.parametrize(
    "value", ["a_b", "[x](y)", "a*b", "javascript:x", "//example.org", "`x`", "a.b", "<b>", "{x}", ""]
)
def test_a_value_in_words_holds_nothing_but_plain_words(value):
    with pytest.raises(ValueError, match="value"):
        make(value, "text")


# ---- what is out of date


def test_on_its_last_day_nothing_is_out_of_date_and_on_the_next_it_is(project):
    assert project.load(datetime.date(2027, 3, 31)).stale == ()
    (fact,) = project.load(datetime.date(2027, 4, 1)).stale
    assert (fact.path, fact.line, fact.column) == (RATES, *project.place(RATES, "2027-03-31"))
    _, page = project.load(datetime.date(2027, 4, 2)).stale
    assert (page.path, page.line, page.column) == (PAGE, *project.place(PAGE, "2027-04-01"))
    assert len(project.load(datetime.date(2030, 1, 1)).stale) == 6, "one fact, three pages and two case studies"


def test_a_page_past_its_day_says_so_before_its_heading(project):
    text = project.text(PAGE)
    late = project.load(datetime.date(2027, 4, 2)).finished(text, "guidance/pay.md")
    body = late[late.index("\n---\n") + 5 :]
    html = Html(render(body))
    assert html.text.startswith("This page may be out of date: it was last reviewed on 1 October 2026. Fair pay")
    assert html.tags[0] == ("p", {"class": "sv-outdated", "data-search-exclude": ""})
    assert late.startswith(text[: text.index("\n---\n")])
    assert "may be out of date" not in project.load(datetime.date(2027, 4, 1)).finished(text, "guidance/pay.md")


def test_a_case_study_past_its_day_says_so(project):
    pages = {page.path: page.text for page in project.load(datetime.date(2027, 5, 23)).pages()}
    assert "overdue: true" in pages["case-studies/charity.md"]
    assert "overdue: false" in pages["case-studies/baker.md"]


def test_the_day_of_the_build_can_be_set():
    assert build_day({"SOURCE_DATE_EPOCH": "1795305600"}) == TODAY
    assert build_day({"SOURCE_DATE_EPOCH": "1795305599"}) == TODAY - datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC).date()
    assert now <= build_day({}) <= now + datetime.timedelta(days=1)
    with pytest.raises(ValueError, match="soon"):
        build_day({"SOURCE_DATE_EPOCH": "soon"})

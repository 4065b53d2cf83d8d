"""`new case-study`: asks, checks each answer as `check` would, and writes a file that needs nothing more."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from social_value.__main__ import main
from social_value.case_studies.model import CaseStudy
from social_value.composing.draft import Draft, suggested_name
from social_value.formatting import formatted
from social_value.source import read

PATH = "case_studies/corner-shop.yml"
ANSWERS = {
    "title": "A corner shop hires locally: all year",
    "organisation": "An invented shop",
    "sector": "private",
    "size": "micro",
    "place": "salford",
    "years.start": "2021",
    "years.ongoing": "true",
    "themes": "jobs",
    "summary": "An invented shop tells the college about each job.",
    "what_they_did": "It told the college.",
    "what_you_can_do": "Tell a college.",
    "limits": "It is invented.",
    "sources.0.id": "report",
    "sources.0.title": "A report",
    "sources.0.publisher": "An invented shop",
    "sources.0.address": "https://example.org/report",
    "outcomes.0.what": "people into work",
    "outcomes.0.value": "12",
    "outcomes.0.kind": "measured",
    "outcomes.0.as_of": "2024-03",
    "outcomes.0.source": "report",
}
INTERVIEW = "\n".join(
    [
        "Private business",
        "private",
        "",  # the last year
        "",  # shows
        "n",  # no cost
        *("It is invented.", "", "All of it.", "."),  # limits
        "",  # caution
        *("", "", "n"),  # of the source: published and accessed; no other
        "2026-11-22",
        "",  # review_by
        *("", "", "", "", "guessed", "measured", "", "n"),  # of the outcome
        "Corner Shop",
        "",  # the name that is suggested
        "",
    ]
)
"""What somebody types who is asked for all that is not given, in the order of the questions."""


@pytest.fixture
def run(project, monkeypatch):
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026

    def run(*arguments, given=ANSWERS, typed=None):
        options = [f"--set={field}={value}" for field, value in given.items()]
        return CliRunner().invoke(main, ["new", "case-study", *arguments, *options], input=typed)

    return run


def test_answers_beforehand_make_a_file_without_a_question(run, project):
    result = run("corner-shop")
    assert (result.exit_code, result.output) == (0, f"Wrote {PATH}\n")
    text = project.text(PATH)
    assert text == formatted(text, PATH)
    assert text.startswith("title: ")
    data = read(project.root / PATH, PATH).data
    assert data["years"] == {"start": 2021, "ongoing": True}
    assert data["outcomes"][0]["value"] == 12
    assert (data["reviewed_on"], data["review_by"]) == ("2026-11-22", "2027-11-22")
    assert data["sources"][0]["accessed"] == "2026-11-22"
    assert "corner-shop" in {entry.id for entry in project.load().library.entries}


@pytest.mark.parametrize("folder", ["schemas", "plugins/social_value/schemas"])
def test_the_file_names_the_schema_that_the_project_has(run, project, folder):
    (project.root / folder).mkdir(parents=True)
    assert CliRunner().invoke(main, ["schema"]).exit_code == 0
    assert run("corner-shop").exit_code == 0
    heading = f"# yaml-language-server: $schema=../{folder}/case-study.schema.json\n\n"
    assert project.text(PATH).startswith(f"{heading}title: ")
    assert (project.root / folder / "case-study.schema.json").is_file()


def test_what_is_missing_is_said_as_check_says_it_and_nothing_is_written(run, project):
    given = {field: value for field, value in ANSWERS.items() if field != "limits"}
    result = run("corner-shop", given=given | {"sector": "Private business"})
    assert result.exit_code == 1
    assert "“limits” is missing" in result.output
    assert "There is no sector “Private business” in case_studies/_taxonomy.yml." in result.output
    assert "Did you mean “private”?" in result.output
    assert not (project.root / PATH).exists()


def test_a_wrong_answer_is_explained_and_asked_for_again(run, project):
    given = {field: value for field, value in ANSWERS.items() if field not in ("sector", "limits", "outcomes.0.kind")}
    result = run("--ask", given=given, typed=INTERVIEW)
    assert result.exit_code == 0, result.output
    assert (
        "There is no sector “Private business” in case_studies/_taxonomy.yml. Did you mean “private”?" in result.output
    )
    assert "should be “measured”, “estimated”, “forecast” or “pledged”" in result.output
    assert "Wrote case_studies/a-corner-shop-hires-locally.yml" in result.output
    data = read(project.root / "case_studies/a-corner-shop-hires-locally.yml", "x").data
    assert data["limits"] == "It is invented.\n\nAll of it."


@pytest.mark.parametrize(
    ("arguments", "given", "said"),
    [
        (["corner-shop"], ANSWERS | {"titel": "x"}, "no field “titel”"),
        (["corner-shop"], ANSWERS | {"sources.2.id": "x"}, "no field “sources.2.id”"),
        (["corner-shop"], ANSWERS | {"years": "2024"}, "no field “years”"),
        (["Corner Shop"], ANSWERS, "small letters, figures and hyphens"),
        (["index"], ANSWERS, "Choose another"),
        (["baker"], ANSWERS, "There is a case study of that name already"),
        ([], ANSWERS, "Give it a NAME"),
        (["corner-shop", "--set", "title"], {}, "has no “=”"),
    ],
)
def test_what_cannot_be_understood_ends_with_2(run, project, arguments, given, said):
    before = project.text("case_studies/baker.yml")
    result = run(*arguments, given=given)
    assert result.exit_code == 2
    assert said in result.output
    assert project.text("case_studies/baker.yml") == before


def test_every_field_of_the_model_is_asked_for(small):
    draft = Draft(small, small.facts.today)
    kinds = {question.name: question.kind for question in draft.questions}
    assert kinds["title"] == "text"
    assert kinds["limits"] == "long-text"
    assert kinds["themes"] == "list"
    assert kinds["years"] == "group"
    assert kinds["sources"] == "records"
    assert list(kinds) == list(CaseStudy.model_fields)
    sector = next(question for question in draft.questions if question.name == "sector")
    assert sector.choices == dict(small.library.taxonomy.sectors)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Fathers in Little Hulton share", "fathers-in-little-hulton-share"), ("10% Better", "better"), ("£", "")],
)
def test_a_name_is_suggested_from_the_title(title, name):
    assert suggested_name(title) == name

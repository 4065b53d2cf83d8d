"""The words of the tender pack: what is wrong in their file is told in its place, and the scripts find all they use."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from site_tests.core.conftest import ROOT, Project

from social_value.tenders.model import PATH
from social_value.tenders.names import LABELS, PHRASES, PREFLIGHT, SECTIONS, SENTENCES, WARNINGS
from social_value.toolkit import Toolkit

FILE = "content/_data/tender-wording.yml"
SCRIPTS = ROOT / "plugins" / "social_value" / "theme" / "assets" / "social-value"
NAMES = ("tender/checks", "tender/drafting", "tender/packed", "action/commitments")
MODULES = [SCRIPTS / f"{name}.mjs" for name in NAMES]


@pytest.fixture
def with_words(project: Project) -> Project:
    """The small project with the words of the toolkit."""
    project.write(FILE, (ROOT / FILE).read_text(encoding="utf-8"))
    return project


def published(toolkit: Toolkit) -> str:
    return {page.path: page.text for page in toolkit.files()}[PATH]


def test_a_project_without_them_publishes_none(project):
    toolkit = project.load()
    assert toolkit.tender_wording is None
    assert PATH not in {page.path for page in toolkit.files()}


@pytest.mark.parametrize("field", ["sentences", "warnings", "sections", "phrases", "labels", "preflight"])
def test_a_text_where_there_should_be_many_is_a_problem_at_its_place(with_words, field):
    text = with_words.text(FILE)
    with_words.write(FILE, f"{text[: text.index(f'{field}:')]}{field}: only {{one}}\n")
    assert field in {problem.field for problem in with_words.problems()}


def test_the_browser_gets_all_that_a_reader_sees_and_nothing_else(with_words):
    model = json.loads(published(with_words.load()))
    assert set(model) == {"sections", "sentences", "warnings", "preflight", "phrases", "labels"}
    assert set(model["sections"]) == SECTIONS
    assert {each["id"] for each in model["preflight"] if "own" not in each} == set(PREFLIGHT)
    assert len(published(with_words.load()).encode()) < 16_000


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("{what}: {number}, by {by}.", "{what}: {numbr}, by {by}.", "sentences.commitment.0", "“{numbr}” is no blank"),
        ("{what}: {measure}.", "{what}: {measure.", "sentences.measure.0", "“{measure.” is no blank"),
        ("{what}: {measure}.", "{what}: measure}.", "sentences.measure.0", "“}” is no blank"),
        ("heading: What we will do", "heading: What {who} will do", "sections.will.heading", "“{who}” is no blank"),
        ("of {limit} words", "of {most} words", "preflight.3.words", "“{most}” is no blank"),
        ("Somebody who did not write it has", "Not {who} has", "preflight.12.words", "“{who}” is no blank"),
        ("  stale:\n", "  stael:\n", "warnings.stael", "There is no name in “warnings” “stael”"),
        ("  stale:\n", "  stael:\n", "warnings", "“warnings” lacks: stale."),
        ("  e: No.\n", "", "labels", "“labels” lacks: e."),
        ("  - id: apart\n", "  - id: apurt\n", "preflight.7.id", "There is no check that the page makes “apurt”"),
        ("  - id: apart\n", "  - id: apurt\n", "preflight", "“preflight” lacks: apart."),
        ("  - id: apart\n", "  - id: due\n", "preflight.11.id", "The check id “due” stands twice"),
        (
            "  - id: apart\n",
            "  - id: apart\n    own: true\n",
            "preflight.7.own",
            "The page makes the check “apart” itself",
        ),
        ('    - "{what} ({e})."\n', "", "sentences.figure", "No sentence of “figure” can be used"),
        ("review_by: 2027-11-22", "review_by: 2026-11-22", "review_by", "must be later"),
        ("title: Words", "titel: Words", "titel", "titel"),
    ],
)
def test_what_is_wrong_is_told_in_its_place(with_words, old, new, field, message):
    with_words.replace(FILE, old, new)
    told = [(each.field, each.message) for each in with_words.problems() if each.path == FILE]
    assert [True for where, words in told if where == field and message in words], told


@pytest.mark.parametrize(
    "text", ["", "[]", "sentences: []", "sentences: {figure: 5}\nlabels: 3\npreflight: [a, {id: [1]}]"]
)
def test_a_file_of_another_shape_is_told(with_words, text):
    with_words.write(FILE, text)
    assert any(each.path == FILE for each in with_words.problems())


def test_words_past_their_day_are_told_and_stop_nothing(with_words):
    assert any(each.path == FILE for each in with_words.load(today=_after(with_words)).stale)


def _after(project):
    return project.load().tender_wording.review_by.replace(year=2030)


@pytest.mark.parametrize(
    ("names", "used"),
    [
        (SENTENCES, r"""(?:say|sentence)\((?:wording, )?"([a-z]+)\""""),
        (PHRASES, r"phrases\.([a-z]+)"),
        (LABELS, r"""labels(?:\.([a-z]+)|\["([a-z-]+)"\])"""),
    ],
)
def test_each_name_is_one_that_the_scripts_use_and_they_use_no_other(names, used):
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    found = {
        name for match in re.findall(used, code) for name in ([match] if isinstance(match, str) else match) if name
    }
    # What became of a promise is the name of the sentence that tells it.
    found |= {"kept", "partly", "not"} if names is SENTENCES else set()
    assert found == set(names)


def test_each_warning_and_check_is_one_that_the_scripts_make():
    checks, preflight = (
        Path(SCRIPTS / "tender" / f"{name}.mjs").read_text(encoding="utf-8") for name in ("checks", "preflight")
    )
    quoted = set(re.findall(r'"([a-z-]+)"', checks))
    assert set(WARNINGS) <= quoted
    for name in PREFLIGHT:
        assert re.search(rf'^    "?{name}"?: \{{ where', preflight, re.MULTILINE), name
    [against] = re.findall(r"const AGAINST = \{(.*?)\};", preflight, re.DOTALL)
    assert set(re.findall(r'"([a-z-]+)"', against)) | {"over", "local"} == set(WARNINGS)

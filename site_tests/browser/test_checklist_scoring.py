"""The browser's scorer: the worked examples, thousands of made-up cases, and what the page shows of them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser import readable
from site_tests.browser.checklist_form import PATH, ChecklistForm, answers_of
from site_tests.browser.conftest import Visit
from site_tests.sizes import sized
from site_tests.strategies import assessments_from

from social_value.checklists.model import Area, Checklist, Example
from social_value.checklists.page import browser_model
from social_value.checklists.scoring import Result, score

# As text, because Playwright takes its time over a large structure.
SCORE = """async ([module, cases]) => {
  const { score } = await import(module);
  return JSON.stringify(JSON.parse(cases).map(([model, answers]) => score(model, answers)));
}"""


def scores_in_browser(page: Page, cases: list[Any]) -> list[Any]:
    """Score pairs of a model and answers with the module that the page's script is made of."""
    return json.loads(page.evaluate(SCORE, [readable.address(page, "checklist/scoring.mjs"), json.dumps(cases)]))


def as_in_browser(result: Result) -> dict[str, Any]:
    """Python's result in the shape of the browser's."""

    def counts(of: dict[str, int]) -> dict[str, int]:
        return {
            "scored": of["scored"],
            "doesNotApply": of["does_not_apply"],
            "dontKnow": of["dont_know"],
            "unanswered": of["unanswered"],
        }

    whole = asdict(result)
    return {
        "areas": [{**area, "counts": counts(area["counts"])} for area in whole["areas"]],
        "overall": whole["overall"],
        "counts": counts(whole["counts"]),
        "evidence": {"shown": result.evidence.shown, "inPlace": result.evidence.in_place},
        "mustNotes": list(result.must_notes),
    }


def test_the_worked_examples_score_in_the_browser_as_they_were_worked_out_by_hand(open_page: Visit, toolkit) -> None:
    page = open_page(PATH)
    for checklist in toolkit.checklists:
        cases = [[browser_model(checklist), answers_of(example)] for example in checklist.examples]
        for example, result in zip(checklist.examples, scores_in_browser(page, cases), strict=True):
            expected = example.expected
            for area in result["areas"]:
                by_hand = expected.areas[area["id"]].model_dump()
                assert {name: area[name] for name in by_hand} == by_hand, f"{example.id}: {area['id']}"
            assert len(result["areas"]) == len(expected.areas)
            assert result["overall"] == expected.overall.model_dump()
            assert list(result["counts"].values()) == list(expected.counts.model_dump().values())
            assert list(result["evidence"].values()) == list(expected.evidence.model_dump().values())
            assert result["mustNotes"] == list(expected.must_notes)


def test_both_scorers_agree_on_made_up_checklists(open_page: Visit) -> None:
    page = open_page(PATH)
    made = list(assessments_from(seed=2, number=sized(1000, 20_000)))
    cases = [[browser_model(checklist), answers] for checklist, answers in made]
    for (checklist, answers), result in zip(made, scores_in_browser(page, cases), strict=True):
        assert result == as_in_browser(score(checklist, answers)), (browser_model(checklist), answers)


def expected_score(area: Any) -> str:
    if area.low is None:
        return "Does not apply to you"
    if area.percent is None:
        return "Not enough answers"
    return f"{area.low}%" if area.low == area.high else f"{area.low}% to {area.high}%"


def expected_band(checklist: Checklist, area: Any) -> str:
    if area.percent is None:
        return "–"
    low, high = ([band.label for band in checklist.bands if band.lower <= at][-1] for at in (area.low, area.high))
    return low if low == high else f"{low} to {high}"


def check_row(form: ChecklistForm, area: Area, example: Example) -> None:
    expected = example.expected.areas[area.id]
    answered = sum(statement.id in example.answers for statement in area.statements)
    row = form.row(area.id)
    assert row["answered"] == f"{answered} of {len(area.statements)} answered"
    assert row["score"] == expected_score(expected)
    assert row["band"] == expected_band(form.checklist, expected)
    if expected.percent is not None:
        assert (row["sure"], row["possible"]) == (expected.low, expected.high)
        assert row["soFar"] == (None if expected.low == expected.high else f"{expected.percent}% so far")
    line = f"This area: {row['score']}. {row['answered']}."
    expect(form.page.locator(f'[data-show="result-{area.id}"]')).to_have_text(line)
    expect(form.page.locator(f'.sv-areas [data-show="progress-{area.id}"]')).to_have_text(row["answered"])


def test_the_page_shows_the_numbers_of_each_worked_example_as_it_is_answered(open_page: Visit, toolkit) -> None:
    # What the pages of the others show of theirs, test_one_number.py looks at in both forms.
    for checklist in toolkit.checklists[: sized(1, None)]:
        for example in checklist.examples:
            form = ChecklistForm(open_page(f"checklists/{checklist.id}/"), checklist)
            form.fill(answers_of(example))
            check_numbers(form, example)


def check_numbers(form: ChecklistForm, example: Example) -> None:
    """The page says of the example's answers what was worked out by hand."""
    checklist = form.checklist
    if not example.answers:
        expect(form.results).to_contain_text("Answer a few statements")
        expect(form.results.get_by_role("table")).to_be_hidden()
        return
    for area in checklist.areas:
        check_row(form, area, example)

    overall, counts, evidence = example.expected.overall, example.expected.counts, example.expected.evidence
    expect(form.results).to_contain_text(f"Scored on {counts.scored} of {len(form.ids)} statements")
    line = form.results.locator(".sv-overall")
    if overall.percent is None:
        expect(line).to_be_hidden()
    else:
        band = next(band.label for band in checklist.bands if band.id == overall.band)
        so_far = " so far (provisional)" if overall.provisional else ""
        expect(line).to_have_text(f"Overall{so_far}: {overall.percent}%, {band}")
    reading = form.results.locator('[data-show="evidence"]')
    if evidence.in_place:
        expect(reading).to_contain_text(f"{evidence.shown} of the {evidence.in_place} thing")
    else:
        expect(reading).to_be_hidden()
    duties = form.results.locator("[data-duty]:visible")
    expect(duties).to_have_count(len(example.expected.must_notes))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, None),
        ({0: "does-not-apply"}, "Scored on 0 of 37 statements; 1 does not apply; 36 not answered yet."),
        ({0: "dont-know"}, "Scored on 0 of 37 statements; 1 don’t know; 36 not answered yet."),
        (
            {0: "does-not-apply", 1: "does-not-apply", 2: "in-place"},
            "Scored on 1 of 37 statements; 2 do not apply; 34 not answered yet.",
        ),
    ],
)
def test_the_denominator_is_always_said(open_page: Visit, toolkit, answers, sentence) -> None:
    form = ChecklistForm(open_page(PATH), toolkit.checklists[0])
    form.fill({form.ids[place]: state for place, state in answers.items()})
    said = form.results.locator('[data-show="denominator"]')
    expect(said).to_be_visible() if sentence else expect(said).to_be_hidden()
    if sentence:
        expect(said).to_have_text(sentence)

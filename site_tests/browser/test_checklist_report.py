"""What the checklist tells a reader to do: next steps that fit the answers, legal duties, evidence."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit


@pytest.fixture
def form(open_page: Visit, toolkit) -> ChecklistForm:
    return ChecklistForm(open_page(PATH), toolkit.checklists[0])


def steps(form: ChecklistForm, part: str) -> list[str]:
    """The statements of the steps in one list, in order."""
    links = form.results.locator(f'[data-show="{part}"] > li > a').all()
    return [str(link.get_attribute("href")).removeprefix("#") for link in links]


def test_there_is_nothing_to_report_before_the_first_answer(form: ChecklistForm) -> None:
    expect(form.results).to_contain_text("your results appear here as you go")
    expect(form.results.get_by_role("heading", name="Your next steps")).to_be_hidden()


def test_steps_come_from_the_three_weakest_areas_two_from_each_and_the_rest_can_be_opened(form: ChecklistForm) -> None:
    form.fill_all("shown")
    form.fill(dict.fromkeys(["env-energy", "env-waste", "env-travel"], "not-yet"))
    form.fill(dict.fromkeys(["buy-know", "buy-vcse"], "started"))
    form.fill({"lead-named": "in-place", "jobs-schools": "in-place", "evidence-use": "in-place"})
    # Environment 25, Buying 67, then three areas that lack one point: Jobs 93, Evidence 93, Leadership 92.
    assert steps(form, "first-steps") == ["env-energy", "env-waste", "buy-know", "buy-vcse", "lead-named"]
    more = form.results.locator("details", has_text="more steps")
    expect(more.locator("summary")).to_have_text("3 more steps")
    more.locator("summary").click()
    assert steps(form, "more-steps") == ["env-travel", "jobs-schools", "evidence-use"]


@pytest.mark.parametrize("answer", ["not-yet", "started", "in-place"])
def test_a_step_says_the_answer_it_follows_from_and_links_to_guides_and_case_studies(
    form: ChecklistForm, answer: str
) -> None:
    statement = next(each for each in form.checklist.statements() if each.id == "jobs-routes")
    form.answer("jobs-routes", answer)
    item = form.results.locator(".sv-next > li:visible")
    expect(item).to_have_count(1)
    expect(item).to_contain_text(statement.text)
    label = next(option.label for option in form.checklist.scale.options if option.id == answer)
    expect(item.get_by_text(f"Your answer: {label}", exact=True)).to_be_visible()
    expect(item.get_by_text(statement.steps[answer], exact=True)).to_be_visible()

    addresses = "links => links.map(link => link.href)"
    links = item.locator("ul a").evaluate_all(addresses)
    assert any("/guidance/" in link for link in links)
    assert any("/case-studies/" in link for link in links)
    form.page.locator("#jobs-routes summary").first.click()
    assert links == form.page.locator("#jobs-routes [data-links] a").evaluate_all(addresses)


def test_answers_that_score_nothing_ask_for_no_steps(form: ChecklistForm) -> None:
    form.answer("jobs-routes", "dont-know")
    form.answer("buy-pay", "does-not-apply")
    expect(form.results.get_by_role("heading", name="Your next steps")).to_be_hidden()


def test_at_the_top_of_the_scale_there_is_praise_and_no_step(form: ChecklistForm) -> None:
    form.fill_all("shown")
    expect(form.results).to_contain_text("Every statement you scored is at the top of the scale.")
    assert steps(form, "first-steps") == []
    expect(form.results.locator(".sv-overall")).to_have_text("Overall: 100%, Leading")
    expect(form.results).to_contain_text("You could show 37 of the 37 things that are in place.")


def test_a_legal_duty_that_is_not_in_place_has_a_note_of_its_own_and_changes_no_number(form: ChecklistForm) -> None:
    duty = next(each for each in form.checklist.statements() if each.must)
    note = form.results.locator(".sv-duties")
    for answer, shown in [("not-yet", True), ("dont-know", False), ("started", True), ("in-place", False)]:
        form.answer(duty.id, answer)
        expect(note).to_be_visible(visible=shown)
    form.answer(duty.id, "not-yet")
    expect(note).to_contain_text(duty.text)
    expect(note).to_contain_text(duty.must.note)
    expect(note.get_by_role("link", name=duty.must.law)).to_have_attribute("href", duty.must.address)
    expect(form.results.locator(".sv-overall")).to_have_text("Overall so far (provisional): 0%, Starting off")


def test_a_row_of_the_table_leads_to_its_area(form: ChecklistForm) -> None:
    form.answer("jobs-advertise", "in-place")
    form.results.get_by_role("link", name="Environment").click()
    expect(form.page.locator("#area-environment")).to_be_in_viewport()
    assert form.answers() == {"jobs-advertise": "in-place"}

"""What the privacy page promises: it names all that is kept, and one button deletes it."""

from __future__ import annotations

import json
import statistics

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.assessments_page import PREFIX, AssessmentsPage, document, file_of
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit

from social_value.checklists.model import Checklist

SITE = PREFIX.removeprefix("social-value-toolkit:").removesuffix(":")
OTHER_SITE = {"social-value-toolkit:/another-site/:index": "theirs", "/another-site/.__palette": "theirs"}


@pytest.fixture
def checklist(toolkit) -> Checklist:
    return toolkit.checklists[0]


@pytest.fixture
def used(open_page: Visit, checklist: Checklist) -> Page:
    """A browser in which a reader did all that keeps something."""
    stored = document(checklist, "b", {"jobs-advertise": "in-place"})
    it = AssessmentsPage(open_page, stored, texts={"assessment:a-zzzzzzzzzzzz": "{broken", "map:m-zzzzzzzzzzzz": "{"})
    page = it.page
    page.locator("input[name=__palette]").nth(1).evaluate("choice => choice.click()")
    it.choose_file("Bring back from a file", file_of({**stored, "changed": "2026-03-01T10:00:00Z"}))
    it.button("Bring back").click()
    expect(it.status).to_contain_text("1 backup")
    page.goto(PATH)
    form = ChecklistForm(page, checklist)
    form.fill_all()
    page.locator(".sv-remind").get_by_role("button", name="Not now").click()
    # Settings that are damaged are put aside, and written anew.
    page.evaluate("name => localStorage.setItem(name, '{')", f"{PREFIX}settings")
    page.get_by_role("button", name="Start a new one").click()
    form.fill_all()
    page.locator(".sv-remind").get_by_role("button", name="Not now").click()
    with page.expect_download():
        form.results.get_by_role("button", name="Save to a file").click()
    page.goto("case-studies/salix-homes/")
    page.get_by_role("button", name="Add to your shortlist").click()
    page.goto("contribute/compose/")
    page.get_by_label("Title").first.fill("Begun")
    page.evaluate("texts => Object.entries(texts).forEach((pair) => localStorage.setItem(...pair))", OTHER_SITE)
    return page


def keys(page: Page) -> set[str]:
    return set(page.evaluate("() => Object.keys(localStorage)")) - set(OTHER_SITE)


def test_the_page_names_each_thing_that_is_kept_and_nothing_else_is(used: Page) -> None:
    found = keys(used)
    assert used.evaluate("() => sessionStorage.length + document.cookie.length") == 0
    assert used.evaluate("async () => (await indexedDB.databases()).length + (await caches.keys()).length") == 0
    used.goto("privacy/")
    named = used.locator("main td:first-child code").all_inner_texts()
    kinds = {key.removeprefix(PREFIX).removeprefix(f"{SITE}.").partition(":") for key in found}
    assert {kind + colon for kind, colon, _ in kinds} == set(named)
    for key in found:
        assert key.startswith(PREFIX) or key == f"{SITE}.__palette"


def test_from_the_page_a_link_leads_to_the_one_button_that_deletes_everything(used: Page) -> None:
    used.goto("privacy/")
    used.get_by_role("link", name="what is kept on this device").click()
    expect(used.get_by_role("heading", name="What is kept on this device")).to_be_focused()
    expect(used.get_by_role("heading", name="What is kept on this device")).to_be_in_viewport()
    expect(used.locator("[data-kept]")).to_contain_text("a shortlist of 1 case study")
    used.get_by_role("button", name="Delete everything this site keeps on this device").click()
    expect(used.locator("[data-what]")).to_contain_text("a shortlist of 1 case study")
    used.get_by_role("button", name="Yes, delete everything").click()
    expect(used.get_by_text("Everything this site kept on this device is deleted.")).to_be_visible()
    assert keys(used) == set()
    assert used.evaluate("() => ({ ...localStorage })") == OTHER_SITE


READY = """new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-kept] > p")) return;
  window.ready = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""


def test_fifty_kept_assessments_do_not_slow_the_page_of_all_down(open_page: Visit, checklist: Checklist) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    given = {statement.id: "in-place" for statement in checklist.statements()}
    texts = {}
    for number in range(50):
        made = document(checklist, "b", given) | {"id": f"a-{'b' * 10}{letters[number // 26]}{letters[number % 26]}"}
        texts[f"{PREFIX}assessment:{made['id']}"] = json.dumps(made)
    none, fifty = open_page("privacy/", before=READY), open_page("privacy/", before=READY)
    fifty.evaluate("texts => Object.entries(texts).forEach((pair) => localStorage.setItem(...pair))", texts)
    times: dict[str, list[float]] = {"none": [], "fifty": []}
    for _ in range(7):
        for name, page in (("none", none), ("fifty", fifty)):
            page.goto("assessments/")
            page.wait_for_function("() => window.ready")
            times[name].append(page.evaluate("() => window.ready"))
    assert statistics.median(times["fifty"]) <= 2 * statistics.median(times["none"]), times

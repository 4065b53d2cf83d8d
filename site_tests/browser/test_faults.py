"""Whatever fails while a reader answers, no answer and no note is lost: each fault at every place where it can be.

A trial counts what the reader typed and what of it stands neither where it should nor, where the page says that it is
not saved, on the screen and in the file that it offers. The run ends with a table of all trials.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page
from site_tests.browser.assessments_page import PATH as ASSESSMENTS
from site_tests.browser.assessments_page import PREFIX, document
from site_tests.browser.conftest import Visit
from site_tests.browser.faults import FAILING, FOREVER
from site_tests.browser.long_visit import TYPED, LongVisit
from site_tests.sizes import sized
from site_tests.trials import Faults, Inputs, tables_of

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

STRIDE = 4
"""The first accesses are tried one by one, the later ones, which come again with each step, in strides."""


def tried_of(places: int) -> list[int]:
    """Which of so many places are to fail, the first being 1: in the long form three times as many."""
    first = 2 * STRIDE
    return [*range(1, min(first, places + 1)), *range(first, places + 1, sized(3 * STRIDE, STRIDE))]


def count(visit: LongVisit, **plan: Any) -> int:
    """How many times a whole visit comes to where the plan could fail."""
    visit.start_over(plan)
    visit.take()
    return int(visit.page.evaluate("() => window.seen"))


def lost_after(visit: LongVisit, plan: dict[str, Any]) -> list[str]:
    """What a whole visit loses when what the plan names fails."""
    visit.start_over(plan)
    visit.take()
    assert visit.page.evaluate("() => window.failed") > 0, "the fault did not happen"
    lost = visit.missing_on_screen()
    if visit.missing_in_storage():
        if visit.saving() not in ("full", "blocked"):
            lost.append(f"the page says {visit.saving()}")
        lost += visit.missing_in_file()
    return lost


def test_storage_that_is_full_at_any_write_loses_nothing(open_page: Visit, faults: Faults) -> None:
    visit = LongVisit(open_page, before=FAILING)
    writes = count(visit)
    assert writes > len(TYPED)
    for number in tried_of(writes):
        for fault, last in (("Storage is full at one write", number), ("Storage is full from one write on", FOREVER)):
            plan = {"first": number, "last": last, "error": "QuotaExceededError"}
            faults.tried(fault, f"write {number}", lost_after(visit, plan))


def test_storage_that_is_closed_at_any_access_loses_nothing(open_page: Visit, faults: Faults) -> None:
    visit = LongVisit(open_page, before=FAILING)
    accesses = count(visit, every=True)
    assert accesses > 3 * len(TYPED)
    for number in tried_of(accesses):
        for fault, last in (("Storage throws at one access", number), ("Storage throws from one access on", FOREVER)):
            plan = {"first": number, "last": last, "error": "SecurityError", "every": True}
            faults.tried(fault, f"access {number}", lost_after(visit, plan))


# ---- texts in storage that cannot be read


@pytest.fixture
def kept(toolkit: Toolkit) -> dict[str, str]:
    """Every kind of text that the site keeps, by its name."""
    checklist: Checklist = toolkit.checklists[0]
    given = {statement.id: "started" for statement in checklist.statements()}
    mine, other = document(checklist, "b", given), document(checklist, "c", given)
    backup = {"format": "social-value-backup", "version": 1, "at": mine["changed"], "assessment": other}
    settings = {"version": 1, "current": {checklist.id: mine["id"]}, "lastExported": {}}
    return {
        f"assessment:{mine['id']}": json.dumps(mine),
        f"assessment:{other['id']}": json.dumps(other),
        "index": json.dumps({"version": 1, "ids": [mine["id"], other["id"]]}),
        "settings": json.dumps(settings),
        "backup:1": json.dumps(backup),
        "unreadable:1": '{"format": "social-va',
    }


DAMAGE = {
    "A kept text is cut off": lambda text: text[: len(text) // 2],
    "A kept text is empty": lambda _: "",
    "A kept text is of a newer version": lambda text: json.dumps({**_record(text), "version": 99}),
    "A kept text is another program's": lambda _: '{"recipes": ["scones"]}',
}


def _record(text: str) -> dict[str, Any]:
    try:
        return dict(json.loads(text))
    except ValueError:
        return {"format": "social-value-assessment"}


@pytest.mark.parametrize("fault", DAMAGE)
def test_a_text_that_cannot_be_read_is_kept_and_nothing_else_is_lost(
    open_page: Visit, kept: dict[str, str], faults: Faults, fault: str
) -> None:
    visit = LongVisit(open_page)
    listing = open_page(ASSESSMENTS, sharing=visit.page)
    for name, text in kept.items():
        damaged = DAMAGE[fault](text)
        listing.evaluate("() => { window.host = document.querySelector('sv-assessments'); host.remove() }")
        visit.start_over(texts={PREFIX + key: each for key, each in kept.items()} | {PREFIX + name: damaged})
        visit.take()
        lost = visit.missing_in_storage()
        listing.evaluate("() => document.querySelector('article').append(host)")
        listing.get_by_role("button", name="New assessment").wait_for()
        if damaged not in visit.kept(""):
            lost.append("the text itself")
        # One stands there in any case: what an earlier visit could not read.
        if listing.locator("[data-action=download]").count() < 1 + name.startswith("assessment:"):
            lost.append("the way to download it")
        lost += [key for key in kept if key.startswith("assessment:") and key != name and not is_here(visit, kept[key])]
        faults.tried(fault, name, lost)


def is_here(visit: LongVisit, text: str) -> bool:
    """Whether the answers and notes of a text are kept, but for what the visit changed."""
    changed = {name.split()[-1] for step in TYPED for name in step}
    wanted = {key: each for key, each in _record(text)["answers"].items() if key not in changed}
    return any(wanted.items() <= each["answers"].items() for each in visit.documents())


# ---- tabs that come and go

STEP = sized(3, 1)
"""How many steps of a visit are taken between two faults: it has 15."""


@pytest.fixture
def visit(open_page: Visit) -> LongVisit:
    return LongVisit(open_page)


def test_a_reload_after_any_step_loses_nothing(visit: LongVisit, faults: Faults) -> None:
    for step in range(STEP, len(TYPED) + 1, STEP):
        visit.take(step - STEP, step)
        visit.reload()
        faults.tried("The page is loaded again", f"step {step}", visit.missing_on_screen(step))


def test_going_back_and_forward_loses_nothing(visit: LongVisit, faults: Faults) -> None:
    page = visit.page
    for step in range(0, len(TYPED), 3):
        visit.take(step, step + 3)
        page.goto("privacy/")
        page.go_back()
        page.go_forward()
        page.go_back()
        visit.ready()
        faults.tried("The reader goes back and forward", f"step {step + 3}", visit.missing_on_screen(step + 3))


def test_a_tab_that_is_closed_after_any_step_loses_nothing(open_page: Visit, visit: LongVisit, faults: Faults) -> None:
    keeper = open_page("privacy/", sharing=visit.page)
    for step in range(STEP, len(TYPED) + 1, STEP):
        visit.take(step - STEP, step)
        visit.page.close()
        visit = LongVisit(open_page, sharing=keeper)
        faults.tried("The tab is closed", f"step {step}", visit.missing_on_screen(step))


ROUNDS = 20
APPEND = """([statement, word]) => {
  const field = document.querySelector(`[data-note=${statement}]`);
  field.value += ` ${word}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_two_tabs_that_are_typed_in_by_turns_lose_nothing(open_page: Visit, visit: LongVisit, faults: Faults) -> None:
    visit.take(0, 1)
    other = LongVisit(open_page, sharing=visit.page)
    statements = ("jobs-advertise", "jobs-routes")
    tabs: list[Page] = [visit.page, other.page]
    words = []
    for turn in range(ROUNDS):
        for place, tab in enumerate(tabs):
            # By turns in one note and in two, and every other time before the tab has heard of the other's word.
            statement = statements[place if turn % 4 > 1 else 0]
            word = f"w{turn}-{place}"
            tab.evaluate(APPEND, [statement, word])
            words.append((statement, word))
            if turn % 2:
                tabs[1 - place].wait_for_function(
                    "([statement, word]) => document.querySelector(`[data-note=${statement}]`).value.includes(word)",
                    arg=[statement, word],
                )
    for tab in (visit, other):
        tab.page.wait_for_timeout(200)
        tab.reload()
    for statement, word in words:
        notes = [tab.page.locator(f"[data-note={statement}]").input_value().split() for tab in (visit, other)]
        faults.tried("Two tabs are typed in by turns", word, [] if all(word in note for note in notes) else [word])


def test_the_table_counts_trials_and_losses() -> None:
    class Report:
        when = "call"
        user_properties: list[tuple[str, Any]] = []  # noqa: RUF012

    counted = Faults(Report.user_properties)
    counted.tried("Fire", "kitchen", [])
    counted.tried("Fire", "cellar", ["a note", "an answer"])
    fed = Inputs(Report.user_properties)
    fed.tried("Poison", 30, 20)
    fed.tried("Poison", 10, 9, ["the tenth ran"])
    assert tables_of([Report()]) == {
        "faults": {"Fire": {"tried": 2, "lost": 1}},
        "inputs": {"Poison": {"tried": 40, "refused": 29, "harmful": 1}},
    }
    assert counted.losses == ["Fire, cellar: a note", "Fire, cellar: an answer"]
    assert fed.losses == ["Poison: the tenth ran"]

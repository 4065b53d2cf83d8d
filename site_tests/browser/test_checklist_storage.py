"""What the checklist does when the browser cannot keep answers, or already keeps something else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit

SCOPE = "social-value-toolkit:/salford-social-value-toolkit/:"
ID = "a-abcdefghijkl"
KEY = f"{SCOPE}assessment:{ID}"


AT = "2026-01-05T09:30:00.000Z"


def assessment(**changes: Any) -> dict[str, Any]:
    """A sound saved assessment with one answer."""
    return {
        "format": "social-value-assessment",
        "version": 1,
        "id": ID,
        "checklist": "starting-off",
        "edition": 1,
        "name": "Ours",
        "date": "2026-01-05",
        "organisation": {"size": "", "kind": ""},
        "note": "",
        "profile": "",
        "broughtBack": [],
        "depth": "full",
        "created": "2026-01-05T09:00:00.000Z",
        "changed": AT,
        "revision": 3,
        "answers": {"jobs-advertise": {"state": "in-place", "at": AT}},
        "results": [],
    } | changes


def kept(text: str, key: str = KEY) -> str:
    """A script that puts an open assessment's text into storage once, before the page's own scripts run."""
    settings = json.dumps({"version": 1, "current": {"starting-off": ID}, "lastExported": {}})
    return (
        f"if (!sessionStorage.planted) {{ sessionStorage.planted = 1;"
        f" localStorage.setItem({json.dumps(f'{SCOPE}settings')}, {json.dumps(settings)});"
        f" localStorage.setItem({json.dumps(key)}, {json.dumps(text)}); }}"
    )


@pytest.fixture
def open_form(open_page: Visit, toolkit):
    return lambda before="": ChecklistForm(open_page(PATH, before=before), toolkit.checklists[0])


def test_saved_answers_come_back_with_the_day_they_were_saved(open_form) -> None:
    form = open_form(kept(json.dumps(assessment())))
    assert form.answers() == {"jobs-advertise": "in-place"}
    expect(form.saving).to_contain_text("Saved on this device, 5 January 2026")


def test_what_this_edition_does_not_know_is_carried_along_and_not_scored(open_form) -> None:
    odd = assessment(
        answers={
            "jobs-advertise": {"state": "in-place", "note": "kept", "later": True, "at": AT},
            "left-long-ago": {"state": "in-place", "fingerprint": "12345678", "at": AT},
            "jobs-routes": {"state": "an-option-that-went", "at": AT},
        },
        later={"name": "Ours"},
    )
    form = open_form(kept(json.dumps(odd)))
    assert form.answers() == {"jobs-advertise": "in-place"}
    expect(form.status).to_contain_text("1 of 37 answered")
    form.answer("buy-know", "started")
    form.answer("jobs-advertise", "not-yet")
    stored = form.stored()
    assert stored["answers"]["buy-know"]["state"] == "started"
    changed = stored["answers"]["jobs-advertise"]
    assert (changed["state"], changed["note"], changed["later"]) == ("not-yet", "kept", True)
    for same in ("left-long-ago", "jobs-routes"):
        assert stored["answers"][same] == odd["answers"][same]
    assert stored["later"] == {"name": "Ours"}


UNREADABLE = {
    "not JSON": '{"format": "social-value-ass',
    "empty text": "",
    "another format": json.dumps({"format": "something-else", "version": 1}),
    "no answers": json.dumps(assessment(answers=None)),
    "an answer that is a number": json.dumps(assessment(answers={"jobs-advertise": 2})),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_text_that_cannot_be_read_is_told_and_never_lost(open_form, name: str) -> None:
    text = UNREADABLE[name]
    form = open_form(kept(text))
    expect(form.saving).to_contain_text("We could not read the assessment kept on this device.")
    expect(form.live).to_contain_text("We could not read the assessment kept on this device.")
    form.answer("jobs-advertise", "in-place")
    expect(form.saving).to_contain_text("Saved on this device")
    form.page.reload()
    form = ChecklistForm(form.page, form.checklist)
    assert form.answers() == {"jobs-advertise": "in-place"}
    assert form.kept()[f"assessment:{ID}"] == text


def test_an_assessment_of_a_newer_version_is_left_alone(open_form) -> None:
    newer = json.dumps({"format": "social-value-assessment", "version": 99, "anything": ["else"]})
    form = open_form(kept(newer))
    expect(form.saving).to_contain_text("A newer version of this page saved your assessment")
    form.answer("jobs-advertise", "in-place")
    expect(form.saving).to_contain_text("Saved on this device")
    assert form.kept()[f"assessment:{ID}"] == newer


BLOCKED = """for (const method of ["getItem", "setItem", "removeItem"]) {
  const plain = Storage.prototype[method];
  Storage.prototype[method] = function (key, ...rest) {
    if (key.startsWith("social-value-toolkit")) throw new DOMException("denied", "SecurityError");
    return plain.call(this, key, ...rest);
  };
}
Object.defineProperty(Storage.prototype, "length", { get() { throw new DOMException("denied", "SecurityError") } });
"""


def test_where_storage_is_blocked_the_page_works_and_says_that_nothing_is_saved(open_form) -> None:
    form = open_form(BLOCKED)
    expect(form.saving).to_contain_text("Not saved: this browser does not let the page keep anything.")
    expect(form.live).to_contain_text("Not saved")
    form.answer("jobs-advertise", "in-place")
    expect(form.saving).to_contain_text("Not saved: this browser does not let the page keep anything.")
    expect(form.status).to_contain_text("1 of 37 answered")
    assert form.row("jobs")["score"] == "13% to 93%"


def test_where_nothing_can_be_kept_a_reload_shows_an_empty_form_and_no_leftovers(open_form) -> None:
    form = open_form(BLOCKED)
    form.answer("jobs-advertise", "in-place")
    form.page.on("dialog", lambda dialog: dialog.accept())
    form.page.reload(wait_until="load")
    form = ChecklistForm(form.page, form.checklist)
    form.page.wait_for_timeout(300)
    assert form.answers() == {}
    expect(form.status).to_contain_text("0 of 37 answered")


FILL = """() => {
  let size = 1 << 22;
  for (let part = 0; size >= 1; ) {
    try { localStorage.setItem(`filler-${part}`, "x".repeat(size)); part += 1; } catch { size >>= 1; }
  }
}"""


def test_where_storage_is_full_it_says_so_loses_nothing_on_the_page_and_saves_once_there_is_room(open_form) -> None:
    form = open_form()
    form.answer("jobs-advertise", "in-place")
    before = form.stored()
    form.page.evaluate(FILL)
    form.fill(dict.fromkeys(form.ids[1:], "in-place"))
    expect(form.saving).to_contain_text("Not saved: this browser’s space for websites is full.")
    expect(form.live).to_contain_text("37 of 37 answered. Not saved: this browser’s space")
    assert form.stored()["answers"].keys() >= before["answers"].keys()
    assert len(form.answers()) == 37

    form.page.evaluate("() => { for (let part = 0; part < 99; part += 1) localStorage.removeItem(`filler-${part}`) }")
    form.answer("jobs-advertise", "started")
    expect(form.saving).to_contain_text("Saved on this device")
    assert len(form.stored()["answers"]) == 37


@pytest.mark.parametrize("broken", [True, False])
def test_leaving_the_page_is_only_held_up_when_answers_would_be_lost(open_form, broken: bool) -> None:
    form = open_form(BLOCKED if broken else "")
    form.answer("jobs-advertise", "in-place")
    asked = []
    form.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.page.reload()
    assert asked == (["beforeunload"] if broken else [])


def test_other_sites_of_the_same_host_have_keys_of_their_own(open_form) -> None:
    form = open_form(kept(json.dumps(assessment()), KEY.replace("salford", "another")))
    assert form.answers() == {}
    form.answer("buy-know", "started")
    assert form.page.evaluate("key => JSON.parse(localStorage[key]).answers", KEY.replace("salford", "another")) == {
        "jobs-advertise": {"state": "in-place", "at": AT}
    }

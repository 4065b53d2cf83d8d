"""What the checklist does when the browser cannot keep answers, or already keeps something else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect
from site_tests.browser.checklist_form import PATH, ChecklistForm
from site_tests.browser.conftest import Visit

KEY = "social-value-toolkit:/salford-social-value-toolkit/:assessment:starting-off"


def assessment(**changes: Any) -> dict[str, Any]:
    """A sound saved assessment with one answer."""
    return {
        "format": "social-value-assessment",
        "version": 1,
        "checklist": "starting-off",
        "edition": 1,
        "created": "2026-01-05T09:00:00.000Z",
        "changed": "2026-01-05T09:30:00.000Z",
        "answers": {"jobs-advertise": {"state": "in-place"}},
        "fingerprints": {"jobs-advertise": "00000000"},
    } | changes


def kept(text: str, key: str = KEY) -> str:
    """A script that puts text into storage once, before the page's own scripts run."""
    return (
        f"if (!sessionStorage.planted) {{ sessionStorage.planted = 1;"
        f" localStorage.setItem({json.dumps(key)}, {json.dumps(text)}); }}"
    )


def everything_kept(form: ChecklistForm) -> dict[str, str]:
    """All that the browser keeps for this checklist."""
    entries = form.page.evaluate("() => Object.entries(localStorage)")
    return {key: text for key, text in entries if key.startswith(KEY)}


@pytest.fixture
def open_form(open_page: Visit, toolkit):
    return lambda before="": ChecklistForm(open_page(PATH, before=before), toolkit.checklists[0])


def test_saved_answers_come_back_with_the_day_they_were_saved(open_form) -> None:
    form = open_form(kept(json.dumps(assessment())))
    assert form.answers() == {"jobs-advertise": "in-place"}
    expect(form.status).to_contain_text("Saved on this device, 5 January 2026")


def test_what_this_edition_does_not_know_is_carried_along_and_not_scored(open_form) -> None:
    odd = assessment(
        answers={
            "jobs-advertise": {"state": "in-place", "note": "of a later version"},
            "left-long-ago": {"state": "in-place"},
            "jobs-routes": {"state": "an-option-that-went"},
            "community-listen": {"state": "does-not-apply"},
        },
        fingerprints={"left-long-ago": "12345678"},
        later={"name": "Ours"},
    )
    form = open_form(kept(json.dumps(odd)))
    assert form.answers() == {"jobs-advertise": "in-place"}
    expect(form.status).to_contain_text("1 of 37 answered")
    form.answer("buy-know", "started")
    form.answer("jobs-advertise", "not-yet")
    stored = form.stored()
    assert stored["answers"].pop("buy-know") == {"state": "started"}
    assert stored["answers"]["jobs-advertise"] == {"state": "not-yet", "note": "of a later version"}
    assert {**stored["answers"], "jobs-advertise": odd["answers"]["jobs-advertise"]} == odd["answers"]
    assert stored["fingerprints"]["left-long-ago"] == "12345678"
    assert stored["later"] == {"name": "Ours"}


UNREADABLE = {
    "not JSON": '{"format": "social-value-ass',
    "empty text": "",
    "null": "null",
    "a list": "[]",
    "a number": "7",
    "another format": json.dumps({"format": "something-else", "version": 1}),
    "no version": json.dumps(assessment(version=None)),
    "another checklist": json.dumps(assessment(checklist="another")),
    "no answers": json.dumps(assessment(answers=None)),
    "answers in a list": json.dumps(assessment(answers=[])),
    "an answer that is a number": json.dumps(assessment(answers={"jobs-advertise": 2})),
    "a reason that is no text": json.dumps(assessment(answers={"buy-pay": {"state": "in-place", "reason": 1}})),
}


def test_anything_but_a_sound_assessment_of_this_checklist_is_recognised(open_form) -> None:
    kinds = open_form().page.evaluate(
        """async ([key, texts]) => {
          const element = document.querySelector("script[src$='checklist/element.mjs']").src;
          const { Store } = await import(element.replace("element.mjs", "store.mjs"));
          const store = new Store("/salford-social-value-toolkit/", "starting-off");
          return texts.map((text) => (localStorage.setItem(key, text), store.read().kind));
        }""",
        [KEY, [*UNREADABLE.values(), json.dumps(assessment())]],
    )
    assert dict(zip(UNREADABLE, kinds, strict=False)) == dict.fromkeys(UNREADABLE, "unreadable")
    assert kinds[-1] == "found"


@pytest.mark.parametrize("name", ["not JSON", "empty text", "another checklist"])
def test_text_that_cannot_be_read_is_told_and_put_aside_and_never_lost(open_form, name: str) -> None:
    text = UNREADABLE[name]
    form = open_form(kept(text))
    expect(form.status).to_contain_text("We could not read the answers kept on this device.")
    expect(form.live).to_contain_text("We could not read the answers kept on this device.")
    assert everything_kept(form) == {KEY: text, f"{KEY}:unreadable:1": text}

    form.page.reload()
    assert everything_kept(ChecklistForm(form.page, form.checklist)) == {KEY: text, f"{KEY}:unreadable:1": text}

    form.answer("jobs-advertise", "in-place")
    expect(form.status).to_contain_text("Saved on this device")
    form.page.reload()
    assert ChecklistForm(form.page, form.checklist).answers() == {"jobs-advertise": "in-place"}
    assert everything_kept(form)[f"{KEY}:unreadable:1"] == text


def test_a_second_text_that_cannot_be_read_is_put_beside_the_first(open_form) -> None:
    form = open_form(kept("first"))
    form.page.evaluate("key => localStorage.setItem(key, 'second')", KEY)
    form.page.reload()
    ChecklistForm(form.page, form.checklist)
    assert everything_kept(form) == {
        KEY: "second",
        f"{KEY}:unreadable:1": "first",
        f"{KEY}:unreadable:2": "second",
    }


def test_answers_of_a_newer_version_are_left_alone(open_form) -> None:
    newer = json.dumps({"format": "social-value-assessment", "version": 2, "anything": ["else"]})
    form = open_form(kept(newer))
    expect(form.status).to_contain_text("Not saved: this browser keeps answers from a newer version")
    form.answer("jobs-advertise", "in-place")
    expect(form.status).to_contain_text("Not saved: this browser keeps answers from a newer version")
    assert form.row("jobs")["score"] != "Not enough answers"
    assert everything_kept(form) == {KEY: newer}


BLOCKED = """for (const method of ["getItem", "setItem", "removeItem"]) {
  const plain = Storage.prototype[method];
  Storage.prototype[method] = function (key, ...rest) {
    if (key.startsWith("social-value-toolkit")) throw new DOMException("denied", "SecurityError");
    return plain.call(this, key, ...rest);
  };
}"""


def test_where_storage_is_blocked_the_page_works_and_says_that_nothing_is_saved(open_form) -> None:
    form = open_form(BLOCKED)
    expect(form.status).to_contain_text("Not saved: this browser does not let the page keep anything.")
    expect(form.live).to_contain_text("Not saved")
    form.answer("jobs-advertise", "in-place")
    expect(form.status).to_contain_text("Not saved: this browser does not let the page keep anything.")
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
    expect(form.status).to_contain_text("Not saved: this browser’s space for websites is full.")
    expect(form.live).to_contain_text("37 of 37 answered. Not saved: this browser’s space")
    assert form.stored()["answers"].keys() >= before["answers"].keys()
    assert len(form.answers()) == 37

    form.page.evaluate("() => { for (let part = 0; part < 99; part += 1) localStorage.removeItem(`filler-${part}`) }")
    form.answer("jobs-advertise", "started")
    expect(form.status).to_contain_text("Saved on this device")
    assert len(form.stored()["answers"]) == 37


def test_text_that_cannot_be_read_is_not_written_over_where_there_is_no_room_to_put_it_aside(open_form) -> None:
    text = "x" * 3_000_000
    form = open_form(kept(text))
    form.answer("jobs-advertise", "in-place")
    expect(form.status).to_contain_text("Not saved: this browser’s space for websites is full.")
    assert everything_kept(form) == {KEY: text}


def test_an_assessment_is_never_changed_in_place(open_form) -> None:
    first, *later = open_form().page.evaluate(
        """async () => {
          const element = document.querySelector("script[src$='checklist/element.mjs']").src;
          const { begin, next } = await import(element.replace("element.mjs", "assessment.mjs"));
          const states = [begin({ id: "c", edition: 3 }, "t0")];
          const events = [
            { type: "answer", statement: "a", state: "x", reason: "", fingerprint: "f1" },
            { type: "reason", statement: "a", reason: "why" },
            { type: "reason", statement: "never-answered", reason: "why" },
            { type: "answer", statement: "a", state: "y", fingerprint: "f2" },
            { type: "clear", statement: "a" },
          ];
          const freeze = (value) => Object.isFrozen(value) || Object.values(Object.freeze(value)).forEach(freeze);
          events.forEach((event, place) => {
            freeze(states[place]);
            states.push(next(states[place], event, `t${place + 1}`));
          });
          return states;
        }"""
    )
    assert first["answers"] == first["fingerprints"] == {}
    assert [state["answers"] for state in later] == [
        {"a": {"state": "x"}},
        {"a": {"state": "x", "reason": "why"}},
        {"a": {"state": "x", "reason": "why"}},
        {"a": {"state": "y", "reason": "why"}},
        {},
    ]
    assert [state["fingerprints"].get("a") for state in later] == ["f1", "f1", "f1", "f2", None]
    assert [state["changed"] for state in later] == ["t1", "t2", "t3", "t4", "t5"]
    assert {state["created"] for state in later} == {"t0"}


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
        "jobs-advertise": {"state": "in-place"}
    }

"""What a reader does to bring a page into a state, and what the browser keeps before: as every driver can do it."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from site_tests.browser import readable
from site_tests.browser.assessments_page import PREFIX, Document, document, file_of
from site_tests.browser.engines.probe import Probe
from site_tests.browser.tender_documents import FILLED, PROMISES, line, promise, tender
from site_tests.browser.tender_documents import kept as with_tenders
from site_tests.browser.work_page import answered
from site_tests.conftest import SITE_URL

from social_value.checklists.model import Checklist

Step = Callable[[Probe, Path], object]
"""Something that a reader does. It may write files to choose into the folder."""
Kept = Callable[[Checklist], dict[str, str]]
"""What the browser keeps, name to text."""


# ---- what a reader does


def click(selector: str) -> Step:
    return lambda probe, _: probe.click(selector)


def write(selector: str, text: str) -> Step:
    return lambda probe, _: probe.type(selector, text)


def see(selector: str) -> Step:
    return lambda probe, _: probe.shown(selector)


def call(script: str) -> Step:
    """Call a function of the page. It stands for what no reader does, such as filling up the browser's storage."""
    return lambda probe, _: probe.evaluate(script)


def pick(selector: str, value: str) -> Step:
    """Give a field this value, one of a list or a day."""
    return call(
        f"() => {{ const field = document.querySelector('{selector}'); field.value = '{value}';"
        " for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true })); }"
    )


def choose(button: str, text: Callable[[], str]) -> Step:
    """Press a button that asks for a file, and choose one that holds the text."""

    def choose(probe: Probe, folder: Path) -> None:
        (folder / "chosen.json").write_text(text(), encoding="utf-8")
        # The file chooser itself is the system's.
        probe.evaluate("() => { document.querySelector('[data-file]').click = () => {} }")
        probe.click(button)
        probe.attach("[data-file]", folder / "chosen.json")

    return choose


def unfold(within: str) -> Step:
    return call(f"() => document.querySelectorAll('{within} details').forEach((each) => (each.open = true))")


def open_link(document: Document) -> Step:
    """Open what somebody shared: the page's own script makes the link."""
    return call(
        "async () => {"
        f" const {{ toLink }} = await import('{urlsplit(SITE_URL).path}{readable.FOLDER}checklist/link.mjs');"
        " const model = JSON.parse(document.querySelector('sv-checklist').dataset.model);"
        f" location.hash = (await toLink(model, {json.dumps(document)}, {{ notes: true }})).fragment; }}"
    )


def answer(how_many: int) -> Step:
    """Choose an answer to so many statements, each option in turn."""
    return call(
        f"() => [...document.querySelectorAll('.sv-form fieldset')].slice(0, {how_many})"
        ".forEach((each, place) => each.querySelectorAll('input[type=radio]')[place % 4]?.click())"
    )


# ---- what the browser keeps


def kept(*documents: Callable[[Checklist], Document], **texts: str) -> Kept:
    """These assessments, and texts by the rest of their names."""

    def keep(checklist: Checklist) -> dict[str, str]:
        made = [each(checklist) for each in documents]
        found = {f"assessment:{each['id']}": json.dumps(each) for each in made} | texts
        return {PREFIX + name: text for name, text in found.items()}

    return keep


def some(letter: str, option: int, how_many: int = 99, **fields: Any) -> Callable[[Checklist], Document]:
    """An assessment in which so many statements have this option of the scale."""

    def make(checklist: Checklist) -> Document:
        state = checklist.scale.options[option].id
        chosen = islice((each.id for each in checklist.statements()), how_many)
        return document(checklist, letter, dict.fromkeys(chosen, state), **fields)

    return make


def flagged(checklist: Checklist) -> Document:
    """Answers to look at again, one of them taken over, for a profile that sets statements aside."""
    made = some("b", 1, 3, profile="sole-trader", broughtBack=["jobs-advertise"])(checklist)
    first, second, _ = made["answers"].values()
    first["carried"] = True
    second["fingerprint"] = "00000000"
    return made


def with_evidence(checklist: Checklist) -> Document:
    """Two lines: one is out of date and has readings, the other says nothing yet."""
    readings = [{"date": "2024-04-01", "value": "8"}, {"date": "2025-04-01", "value": "11"}]
    name = next(checklist.statements()).id
    old = line(
        "a", what="Staff", kind="number", unit="people", staleOn="2020-01-01", readings=readings, statements=[name]
    )
    return with_tenders(checklist, evidence=[old, line("b")])


def with_promises(checklist: Checklist) -> Document:
    """A tender that is filled in, an empty one, and a promise of which something became."""
    past = promise("c", "a", what="Offer placements", number="4", by="2025-03-31", outcome="kept")
    return with_tenders(checklist, tenders=[FILLED, tender("b")], commitments=[*PROMISES, past])


def with_map(_: Checklist) -> dict[str, str]:
    cells = {"who": "Neighbours", "outputs": "A lunch each week", "impact": "Fewer people eat alone"}
    made = {
        "format": "social-value-impact-map",
        "version": 1,
        "id": "m-bbbbbbbbbbbb",
        "name": "Lunch",
        "date": "2026-01-05",
        "created": "2026-01-05T09:00:00.000Z",
        "changed": "2026-01-05T09:00:00.000Z",
        "revision": 1,
        "rows": [{"id": "r-bbbbbbbbbbbb", "cells": cells}],
    }
    return {f"{PREFIX}map:{made['id']}": json.dumps(made)}


BEFORE = some("b", 1, date="2025-11-20", name="Before")
AFTER = some("c", 2, 30, date="2026-11-20", name="After")
TWO = kept(BEFORE, AFTER)
MANY = kept(*(some(letter, place % 4, name="W" * 120 if letter == "b" else f"Our assessment {letter}")
              for place, letter in enumerate("bcdefghijklm")), **{"unreadable:1": "{"})  # fmt: skip
ONE = kept(answered)
TICKED = tuple(click(f'[data-id="a-{letter * 12}"] [data-tick]') for letter in "bc")


def a_file() -> str:
    """One that is here in a later state, and one that is new."""
    theirs = {"jobs-advertise": "shown", "jobs-routes": "not-yet", "buy-know": "started"}
    return text_of(
        from_elsewhere("b", {"jobs-advertise": "shown"}, name="Older", changed="2026-01-01T00:00:00.000Z"),
        from_elsewhere("d", theirs, name="V" * 120),
    )


def a_colleagues_file() -> str:
    return text_of(from_elsewhere("d", {"jobs-advertise": "shown", "jobs-routes": "not-yet"}, name="Of a colleague"))


def from_elsewhere(letter: str, states: dict[str, str], **fields: Any) -> Document:
    """As another browser would have made it, which knows another edition of every statement."""
    at = "2025-11-20T10:00:00.000Z"
    answers = {name: {"state": state, "fingerprint": "00000000", "at": at} for name, state in states.items()}
    frame = {"format": "social-value-assessment", "version": 1, "id": f"a-{letter * 12}", "checklist": "starting-off"}
    texts = {"edition": 1, "date": "2025-11-20", "note": "", "profile": "", "broughtBack": [], "depth": "full"}
    counts = {"created": at, "changed": at, "revision": 3, "answers": answers, "results": []}
    return {**frame, **texts, **counts, "organisation": {"size": "", "kind": ""}, **fields}


def text_of(*documents: Document) -> str:
    return bytes(file_of(*documents)["buffer"]).decode()

"""A whole visit to the checklist, step by step, and what of it can be found afterwards.

The steps run inside the page, because some tests take the same visit a hundred times.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from playwright.sync_api import Page, expect
from site_tests.browser.checklist_form import PATH
from site_tests.browser.conftest import Visit

STEPS = """() => {
  const find = (selector) => document.querySelector(selector);
  const answer = (statement, state) => () => find(`#${statement}--${state}`).click();
  const write = (name, text) => () => {
    const field = find(name);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const choose = (selector, value) => () => {
    const field = find(selector);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const press = (selector) => () => find(selector).click();
  window.steps = [
    answer("jobs-advertise", "in-place"),
    write("[data-note=jobs-advertise]", "a"),
    write("[data-note=jobs-advertise]", "ab – дva"),
    answer("buy-know", "started"),
    answer("buy-know", "in-place"),
    answer("jobs-routes", "does-not-apply"),
    write("[data-reason=jobs-routes]", "we have no staff"),
    answer("env-travel", "shown"),
    press("#env-travel [data-action=clear]"),
    choose("#profile", "sole-trader"),
    press("#depth--quick"),
    press("#depth--full"),
    choose("#profile", ""),
    write("[data-note=env-travel]", "bikes"),
    answer("env-travel", "dont-know"),
  ];
}"""

TYPED: list[dict[str, str | None]] = [
    {"jobs-advertise": "in-place"},
    {"note jobs-advertise": "a"},
    {"note jobs-advertise": "ab – дva"},
    {"buy-know": "started"},
    {"buy-know": "in-place"},
    {"jobs-routes": "does-not-apply"},
    {"reason jobs-routes": "we have no staff"},
    {"env-travel": "shown"},
    {"env-travel": None},
    *[{}] * 4,
    {"note env-travel": "bikes"},
    {"env-travel": "dont-know"},
]
"""What each step adds to what the reader has typed; None for what the reader takes away."""

ON_SCREEN = """() => ({
  ...Object.fromEntries([...document.querySelectorAll(".sv-statement :checked")]
    .map(({ name, value }) => [name, value])),
  ...Object.fromEntries([...document.querySelectorAll("[data-note], [data-reason]")].filter(({ value }) => value)
    .map(({ value, dataset: { note, reason } }) => [note ? `note ${note}` : `reason ${reason}`, value])),
})"""

Typed = dict[str, str]
"""Answers by statement; notes and reasons by "note" or "reason" and the statement."""


def typed(steps: int) -> Typed:
    """All that stands after so many steps."""
    so_far: dict[str, str | None] = {}
    for step in TYPED[:steps]:
        so_far |= step
    return {name: text for name, text in so_far.items() if text is not None}


def typed_in(document: dict[str, Any]) -> Typed:
    """What an assessment holds."""
    parts = {"state": "", "note": "note ", "reason": "reason "}
    return {
        label + statement: entry[part]
        for statement, entry in document["answers"].items()
        for part, label in parts.items()
        if entry.get(part)
    }


class LongVisit:
    """The checklist, at which the steps can be taken again and again. `before` runs before the page's own scripts."""

    def __init__(self, open_page: Visit, *, before: str = "", sharing: Page | None = None) -> None:
        self.page = open_page(PATH, before=before, sharing=sharing)
        self.ready()

    def ready(self) -> None:
        """Wait for the page's own scripts, and bring the steps."""
        expect(self.page.locator(".sv-status")).to_be_visible()
        self.page.evaluate(STEPS)

    def start_over(self, plan: dict[str, Any] | None = None, texts: dict[str, str] | None = None) -> None:
        """Begin anew with only these texts in storage, and with a plan for the script that ran before the page's own.

        The element is taken off the page and put back, which is what a new page is to it, and far quicker.
        """
        self.page.evaluate(
            """([plan, texts]) => {
              const host = document.querySelector("sv-checklist");
              const { parentNode, nextSibling } = host;
              host.remove();
              host.querySelector("form").reset();
              for (const field of host.querySelectorAll("select")) field.value = "";
              localStorage.clear();
              Object.assign(localStorage, texts);
              Object.assign(window, { plan, seen: 0, failed: 0 });
              parentNode.insertBefore(host, nextSibling);
            }""",
            [plan or {}, texts or {}],
        )

    def reload(self) -> None:
        self.page.reload()
        self.ready()

    def take(self, first: int = 0, last: int = len(TYPED)) -> None:
        """Take these steps."""
        self.page.evaluate("([first, last]) => steps.slice(first, last).forEach((step) => step())", [first, last])

    def missing_on_screen(self, steps: int = len(TYPED)) -> list[str]:
        """What was typed in so many steps and is not on the screen, or differs."""
        return missing(typed(steps), self.page.evaluate(ON_SCREEN), "on the screen")

    def missing_in_storage(self, steps: int = len(TYPED)) -> list[str]:
        """What was typed in so many steps and is in no assessment that is kept."""
        best = [missing(typed(steps), typed_in(each), "in storage") for each in self.documents()]
        return min(best, key=len, default=list(typed(steps)))

    def kept(self, start: str) -> list[str]:
        """The texts whose names begin so."""
        return list(
            self.page.evaluate(
                "(start) => Object.entries(localStorage).filter(([key]) => key.includes(`:${start}`))"
                ".map(([, text]) => text)",
                start,
            )
        )

    def documents(self) -> list[dict[str, Any]]:
        """The assessments that are kept, but for damaged ones."""
        return documents_in(self.kept("assessment:"))

    def saving(self) -> str:
        """What the page says of saving."""
        return str(self.page.evaluate("() => document.querySelector('[data-saving]:not([hidden])').dataset.saving"))

    def missing_in_file(self) -> list[str]:
        """What the reader has typed and is not in the file that the page gives."""
        with self.page.expect_download() as download:
            self.page.evaluate("() => document.querySelector('.sv-results [data-action=file]').click()")
        [document] = json.loads(download.value.path().read_text(encoding="utf-8"))["assessments"]
        return missing(typed(len(TYPED)), typed_in(document), "in the file")


def documents_in(texts: list[str]) -> list[dict[str, Any]]:
    """The assessments that these texts are, but for damaged ones."""
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(json.loads(text))
    return [each for each in found if "answers" in each]


def missing(wanted: Typed, found: Typed, where: str) -> list[str]:
    """Say what is wanted and not found in this place."""
    return [f"{name} is {found.get(name)!r} {where}" for name, text in wanted.items() if found.get(name) != text]

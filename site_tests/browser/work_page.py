"""The pages of the action plan and the evidence register as a reader uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect
from site_tests.browser.assessments_page import NO_WORK, PREFIX, Document, document
from site_tests.browser.conftest import Visit

from social_value.checklists.model import Checklist

RESULTS, PLAN, EVIDENCE, TENDER = "action/results/", "action/plan/", "action/evidence/", "action/tender/"
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
"""Run on a page, it leaves no room in the browser's storage."""
BLOCKED = """
Object.defineProperty(window, "localStorage", {
  get() {
    // Material, too, asks for it, and is not what this is about.
    if (new Error().stack.includes("/social-value/")) throw new DOMException("denied", "SecurityError");
    return { getItem: () => null, setItem() {}, removeItem() {} };
  },
});
"""
"""Run before a page, it denies our scripts the browser's storage."""
HOSTILE = "=1+1; “ünïcode”, 漢字 🙂 مرحبا <b>bold</b>"
MEGABYTE = "document.execCommand('insertText', false, 'مرحبا 🙂 '.repeat(125000))"
"""Run on a page, it pastes a megabyte into the field that has the focus."""
STATES = ("not-yet", "started", "in-place", "shown")


def answered(checklist: Checklist, letter: str = "b", **fields: Any) -> Document:
    """An assessment of version 1 in which every statement is answered, each option in turn."""
    ids = [statement.id for statement in checklist.statements()]
    states = {name: STATES[place % len(STATES)] for place, name in enumerate(ids)}
    made = document(checklist, letter, states)
    return {name: value for name, value in made.items() if name not in NO_WORK} | {"version": 1} | fields


class WorkPage:
    """One of the pages, with these assessments in the browser's storage when it opens."""

    def __init__(self, open_page: Visit, path: str, *documents: Document, **options: object) -> None:
        self.page: Page = open_page("privacy/", **options)
        self.page.evaluate(
            "([prefix, all]) => all.forEach(each => localStorage.setItem(`${prefix}assessment:${each.id}`,"
            " JSON.stringify(each)))",
            [PREFIX, documents],
        )
        self.page.goto(path)
        self.main = self.page.locator("main")
        self.status = self.page.locator("[data-status]")
        shown = self.page.locator("[data-some]" if documents or "sharing" in options else "[data-none]")
        expect(shown).to_be_visible()

    def field(self, label: str, place: int = 0) -> Locator:
        return self.main.get_by_label(label, exact=True).nth(place)

    def button(self, name: str, place: int = 0) -> Locator:
        return self.main.get_by_role("button", name=name).nth(place)

    def stored(self, letter: str = "b") -> Document:
        """The assessment as it is kept."""
        text = self.page.evaluate("name => localStorage.getItem(name)", f"{PREFIX}assessment:a-{letter * 12}")
        found: Document = json.loads(text)
        return found

    def download(self, name: str) -> str:
        with self.page.expect_download() as download:
            self.button(name).click()
        return Path(download.value.path()).read_bytes().decode()

    def expect_no_sideways(self) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def tab_to(page: Page, name: str) -> None:
    """Move on by keyboard to the control whose name begins so."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if re.match(name, named(page)):
            return
    raise AssertionError(f"{name} is not reached")


def named(page: Page) -> str:
    """What the control with the focus is called."""
    found = page.evaluate(
        """() => { const here = document.activeElement; const [label] = here.labels ?? [];
        return (label ?? here).textContent.trim().replace(/\\s+/g, " "); }"""
    )
    return str(found)


def without_scripts(open_page: Visit, path: str) -> Page:
    """The page where no script runs: no control on it is dead, and links lead on."""
    page = open_page(path, java_script_enabled=False)
    controls = page.locator("main").locator("button:visible, input:visible, textarea:visible, select:visible")
    expect(controls).to_have_count(0)
    expect(page.locator("[data-without]").get_by_role("link")).not_to_have_count(0)
    return page

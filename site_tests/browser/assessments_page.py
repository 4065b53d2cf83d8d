"""The page of all assessments as a reader uses it, and assessments to find there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import FilePayload, Locator, Page, expect
from site_tests.browser.conftest import Visit
from site_tests.conftest import SITE_URL

from social_value.checklists.editions import fingerprint
from social_value.checklists.model import Checklist

PATH = "assessments/"
PREFIX = f"social-value-toolkit:{urlsplit(SITE_URL).path}:"

Document = dict[str, Any]

NO_WORK: Document = {
    "steps": {"pinned": [], "dismissed": [], "order": []},
    "actions": [],
    "evidence": [],
    "tenders": [],
    "commitments": [],
    "reassess": {"months": 0, "from": ""},
}
"""What an assessment has of plans and evidence before there are any: version 1 had no place for them."""


def document(checklist: Checklist, letter: str, states: dict[str, str], **fields: Any) -> Document:
    """An assessment whose id is made of one letter, with these answers and, for the first, a note."""
    at = "2025-11-20T10:00:00.000Z"
    prints = {statement.id: fingerprint(statement) for statement in checklist.statements()}
    answers: dict[str, Any] = {
        statement: {"state": state, "fingerprint": prints.get(statement, "0"), "at": at}
        for statement, state in states.items()
    }
    for statement in list(answers)[:1]:
        answers[statement]["note"] = f"Note of {letter}: “ünïcode” 漢字 🙂 <b>bold</b>"
    return {
        "format": "social-value-assessment",
        "version": 2,
        "id": f"a-{letter * 12}",
        "checklist": checklist.id,
        "edition": checklist.edition,
        "name": f"Assessment {letter}",
        "date": "2025-11-20",
        "organisation": {"size": "", "kind": ""},
        "note": "",
        "profile": "",
        "broughtBack": [],
        "depth": "full",
        "created": at,
        "changed": at,
        "revision": 3,
        "answers": answers,
        "results": [],
        **NO_WORK,
    } | fields


def file_of(*documents: Document, **fields: Any) -> FilePayload:
    """The text of an exported file, as Playwright takes it for a file input."""
    frame = {"format": "social-value-assessments", "version": 1, "exported": "2026-01-02T03:04:05.000Z"}
    return payload(json.dumps({**frame, "assessments": documents, **fields}))


def payload(text: str | bytes) -> FilePayload:
    buffer = text if isinstance(text, bytes) else text.encode()
    return {"name": "assessments.json", "mimeType": "application/json", "buffer": buffer}


class AssessmentsPage:
    """The page, with these documents in the browser's storage when it opens, and other texts under these names."""

    def __init__(
        self, open_page: Visit, *documents: Document, texts: dict[str, str] | None = None, **options: object
    ) -> None:
        self.page: Page = open_page("privacy/", **options)
        kept = {f"assessment:{each['id']}": json.dumps(each) for each in documents} | (texts or {})
        self.page.evaluate(
            "([prefix, texts]) => Object.entries(texts).forEach(([name, text]) =>"
            " localStorage.setItem(prefix + name, text))",
            [PREFIX, kept],
        )
        self.page.goto(PATH)
        expect(self.page.get_by_role("button", name="New assessment")).to_be_visible()
        self.status = self.page.locator("[data-status]")
        self.panel = self.page.locator(".sv-panel")
        self.cards = self.page.locator("[data-lists] .sv-entry")

    def card(self, letter: str) -> Locator:
        return self.page.locator(f'[data-id="a-{letter * 12}"]')

    def fact(self, letter: str, term: str) -> Locator:
        return self.card(letter).locator("dl > div", has_text=term).locator("dd")

    def do(self, letter: str, action: str) -> None:
        """Press one of the buttons under “More”, as a reader would."""
        card = self.card(letter)
        if not card.locator("details").evaluate("details => details.open"):
            card.locator("summary").click()
        card.get_by_role("button", name=action).click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def choose_file(self, button: str, file: FilePayload) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.button(button).click()
        chooser.value.set_files(file)

    def download(self, press: Any) -> str:
        with self.page.expect_download() as download:
            press()
        return Path(download.value.path()).read_bytes().decode()

    def storage(self) -> dict[str, str]:
        """Every key of this origin."""
        return self.page.evaluate("() => ({ ...localStorage })")

    def documents(self) -> dict[str, Document]:
        """The stored assessments by id, as readers have them: without the names of their last writes."""
        start = f"{PREFIX}assessment:"
        found = {key.removeprefix(start): json.loads(text) for key, text in self.storage().items() if start in key}
        return {name: {k: v for k, v in each.items() if k not in ("trail", "tabs")} for name, each in found.items()}

    def expect_focus(self, words: str) -> None:
        """The focus comes to a control, or a heading, that begins with these words."""
        expect(self.page.locator(":focus")).to_have_text(re.compile(rf"^\s*{re.escape(words)}"))

    def focused(self) -> str:
        """What the focused element says, now."""
        return self.page.evaluate("() => document.activeElement.textContent.trim().replace(/\\s+/g, ' ')")

"""The checklist page as a reader uses it, so that tests can say what is done instead of how."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from social_value.checklists.model import Checklist, DoesNotApply, Example

PATH = "checklists/starting-off/"


def answers_of(example: Example) -> dict[str, str]:
    """An example's answers without the reasons, as both scorers take them."""
    return {
        statement: answer.answer if isinstance(answer, DoesNotApply) else answer
        for statement, answer in example.answers.items()
    }


class ChecklistForm:
    """The page of a checklist, once its script has run."""

    def __init__(self, page: Page, checklist: Checklist) -> None:
        self.page = page
        self.checklist = checklist
        self.ids = [statement.id for statement in checklist.statements()]
        self.status = page.locator(".sv-status")
        self.saving = self.status.locator("[data-saving]:not([hidden])")
        self.results = page.locator("#results")
        self.live = page.locator("sv-checklist [role=status]")
        expect(self.status).to_be_visible()

    def radio(self, statement: str, state: str) -> Locator:
        return self.page.locator(f"#{statement}--{state}")

    def answer(self, statement: str, state: str) -> None:
        """Choose an answer by clicking on its label, as a pointer does."""
        self.page.locator(f'label[for="{statement}--{state}"]').click()

    def fill(self, answers: Mapping[str, str]) -> None:
        """Give many answers at once."""
        self.page.evaluate(
            "answers => { for (const [id, state] of Object.entries(answers))"
            " document.getElementById(`${id}--${state}`).click() }",
            dict(answers),
        )

    def fill_all(self, state: str = "in-place") -> None:
        self.fill(dict.fromkeys(self.ids, state))

    def answers(self) -> dict[str, str]:
        """The answers that stand in the form now."""
        return self.page.evaluate(
            "() => Object.fromEntries([...document.querySelectorAll('sv-checklist .sv-form :checked')]"
            ".map(radio => [radio.name, radio.value]))"
        )

    @property
    def scope(self) -> str:
        """What the names of all that the site keeps begin with."""
        return "social-value-toolkit:/salford-social-value-toolkit/:"

    def kept(self) -> dict[str, str]:
        """All that the browser keeps for this site: name to text, without the scope."""
        entries = self.page.evaluate("() => Object.entries(localStorage)")
        return {key.removeprefix(self.scope): text for key, text in entries if key.startswith(self.scope)}

    def assessments(self) -> list[Any]:
        """The assessments that the browser keeps, the oldest first."""
        found = [json.loads(text) for name, text in self.kept().items() if name.startswith("assessment:")]
        return sorted(found, key=lambda each: each["created"])

    def stored(self) -> Any:
        """The only assessment that the browser keeps, or None."""
        found = self.assessments()
        assert len(found) <= 1
        return found[0] if found else None

    def states(self) -> dict[str, str]:
        """The answers of the only assessment that is kept."""
        return {id: entry["state"] for id, entry in self.stored()["answers"].items() if "state" in entry}

    def row(self, area: str) -> dict[str, Any]:
        """What the results table says of one area: the words of each part, and how wide each bar is drawn."""
        return self.page.evaluate(
            """area => {
              const row = document.querySelector(`[data-row="${area}"]`);
              const words = (name) => {
                const part = row.querySelector(`[data-show="${name}"]`);
                return part.closest("[hidden]") ? null : part.textContent;
              };
              const bar = row.querySelector("svg");
              const rects = bar.hasAttribute("hidden") ? [] : [...bar.querySelectorAll("rect")];
              return {
                score: words("score"), soFar: words("so-far"), band: words("band"), answered: words("answered"),
                possible: Number(rects[1]?.getAttribute("width")), sure: Number(rects[2]?.getAttribute("width")),
              };
            }""",
            area,
        )

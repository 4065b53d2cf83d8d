"""The page that composes a case study, and what somebody types into it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect
from site_tests.browser.hands import Hand, Pointer

PATH = "contribute/compose/"
PHONE = {"viewport": {"width": 360, "height": 740}}
KEY = "social-value-toolkit:/salford-social-value-toolkit/:case-study-draft"

REALISTIC = {
    "title": "A corner shop hires from the college next door",
    "organisation": "An invented corner shop",
    "sector": "Private business",
    "size": "Micro (under 10 people)",
    "place": "Salford",
    "years.start": "2023",
    "themes.0": "Jobs and skills",
    "summary": "A small shop tells the college about every job before it tells anybody else. Two of its five workers "
    "came that way.",
    "what_they_did": "The owner rang the college and asked who looks after jobs.\n\nSince then:\n\n- every job goes to "
    "the college a week before it goes into the window\n- students may spend a day in the shop first\n- the owner says "
    "on the same day what became of it.",
    "what_you_can_do": "Ring one college. Ask for the person who looks after jobs, and tell them a week early. It "
    "costs nothing. A larger firm can offer a day of work first.",
    "limits": "It is one shop. Nobody knows who would have got the jobs otherwise, or how long people stay.",
    "sources.0.title": "How our shop finds people",
    "sources.0.publisher": "An invented corner shop",
    "sources.0.address": "https://example.org/how-our-shop-finds-people",
    "outcomes.0.what": "people taken on through the college",
    "outcomes.0.value": "2",
    "outcomes.0.kind": "Measured: Counted or measured after it happened.",
    "outcomes.0.as_of": "2026-03",
    "outcomes.0.source": "How our shop finds people",
}
"""Field -> what is typed or chosen, in the order of the form. As long as a short case study of the library."""


@dataclass
class ComposePage:
    page: Page

    @classmethod
    def opened(cls, page: Page) -> ComposePage:
        expect(page.locator("sv-compose[data-ready]")).to_be_attached()
        return cls(page)

    @classmethod
    def filled(cls, page: Page, answers: dict[str, str] = REALISTIC) -> ComposePage:
        it = cls.opened(page)
        it.fill_in(Pointer(), answers)
        return it

    def control(self, field: str) -> Locator:
        return self.page.locator(f"#ask-{field.replace('.', '-')}")

    def fault(self, field: str) -> Locator:
        return self.page.locator(f"#ask-{field.replace('.', '-')}--fault")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def fill_in(self, hand: Hand, answers: dict[str, str]) -> None:
        for field, answer in answers.items():
            if field.endswith("outcomes.0.what"):
                hand.press(self.button("Add an outcome"))
                expect(self.control(field)).to_be_focused()
            control = self.control(field)
            if control.evaluate("control => control.tagName") == "SELECT":
                if control.evaluate("select => select.selectedOptions[0].label") != answer:
                    hand.pick(control, answer)
            else:
                hand.write(control, answer)

    def kept(self) -> str | None:
        return self.page.evaluate("name => localStorage.getItem(name)", KEY)

    def text(self) -> str:
        """The text of the file, which is only there once every answer passes."""
        return self.page.locator("[data-text]").input_value()

    def address(self) -> str:
        return self.page.get_by_role("link", name="Open GitHub with your case study").get_attribute("href") or ""


def proposed(address: str) -> dict[str, str]:
    """What GitHub's page for a new file is given."""
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query, strict_parsing=True).items()}

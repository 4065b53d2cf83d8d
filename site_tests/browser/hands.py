"""Two ways to use a page: with a pointer, and with the keyboard alone. A journey is written once and made with both."""

from __future__ import annotations

import re
from typing import Protocol

from playwright.sync_api import Locator, Page, expect
from site_tests.sizes import sized

WIDTHS = sized([320], [320, 1280])
"""How wide the screens are on which a page is used by keyboard alone. On the narrow one there is more to open."""

MOST_STOPS = 900
"""So many presses of Tab lead through the longest page."""


class Hand(Protocol):
    """What a reader does with a control."""

    def press(self, control: Locator) -> None:
        """A button, a link or what opens a part of the page."""

    def tick(self, box: Locator) -> None:
        """Also for a radio button that stands first among its own."""

    def choose(self, radios: list[Locator], place: int) -> None:
        """One of the answers to a statement that has none yet."""

    def write(self, field: Locator, text: str) -> None:
        """Into a field that is empty."""

    def pick(self, select: Locator, label: str) -> None:
        """One of a list."""

    def date(self, field: Locator, day: str) -> None:
        """A day such as 2027-05-01."""


class Pointer:
    """Somebody with a mouse or a finger."""

    def press(self, control: Locator) -> None:
        control.click()

    def tick(self, box: Locator) -> None:
        box.page.locator(f'label[for="{box.get_attribute("id")}"]').click()

    def choose(self, radios: list[Locator], place: int) -> None:
        self.tick(radios[place])

    def write(self, field: Locator, text: str) -> None:
        field.click()
        field.page.keyboard.insert_text(text)

    def pick(self, select: Locator, label: str) -> None:
        select.select_option(label=label)

    def date(self, field: Locator, day: str) -> None:
        field.fill(day)


class Keyboard:
    """Somebody who has nothing but keys. Nothing is focused for them: they come to a control or they do not."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = page.keyboard

    def press(self, control: Locator) -> None:
        self._come_to(control)
        self.keys.press("Enter")

    def tick(self, box: Locator) -> None:
        self._come_to(box)
        self.keys.press("Space")
        expect(box).to_be_checked()

    def untick(self, box: Locator) -> None:
        self._come_to(box)
        self.keys.press("Space")
        expect(box).not_to_be_checked()

    def choose(self, radios: list[Locator], place: int) -> None:
        self._come_to(radios[0])
        self.keys.press("Space")
        for _ in range(place):
            self.keys.press("ArrowDown")
        expect(radios[place]).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        self._come_to(field)
        self.keys.insert_text(text)

    def pick(self, select: Locator, label: str) -> None:
        self._come_to(select)
        self.keys.type(label)
        assert select.evaluate("select => select.selectedOptions[0].label") == label

    def date(self, field: Locator, day: str) -> None:
        self._come_to(field)
        year, month, date = day.split("-")
        self.keys.type(f"{month}{date}{year}")
        expect(field).to_have_value(day)

    def _come_to(self, control: Locator) -> None:
        expect(control).to_be_visible()
        wanted = control.element_handle()
        for _ in range(MOST_STOPS):
            if wanted.evaluate("control => control === document.activeElement"):
                self._is_seen(control)
                return
            self.keys.press("Tab")
        raise AssertionError(f"{control} is not reached with the Tab key")

    def _is_seen(self, control: Locator) -> None:
        """The focus is inside the window and nothing covers the whole of it."""
        is_seen = control.evaluate(
            """control => {
              const { left, right, top, bottom } = control.getBoundingClientRect();
              const at = (x, y) => document.elementFromPoint(x, y);
              const labels = [...(control.labels ?? [])];
              const isOwn = (found) => found && (control.contains(found) || found.contains(control)
                || labels.some((label) => label.contains(found)));
              const [x, y] = [(left + right) / 2, (top + bottom) / 2];
              return [[x, y], [left + 2, top + 2], [x, top + 2], [x, bottom - 2]].some((point) => isOwn(at(...point)));
            }"""
        )
        assert is_seen, f"the focus is on {control}, and nobody can see it"


def words(text: str) -> re.Pattern[str]:
    """A name that begins with these words."""
    return re.compile(rf"^\s*{re.escape(text)}")

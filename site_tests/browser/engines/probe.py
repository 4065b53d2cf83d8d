"""A browser as the journeys need it, whichever engine it is: few steps, so that each driver can take them."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Request
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.expected_conditions import visibility_of_element_located
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 20
"""Seconds after which what has not come is not coming, on a busy machine."""


KEYS = {"ArrowDown": Keys.ARROW_DOWN, "Enter": Keys.ENTER}
"""Selenium's names of the keys that the journeys press."""


class Driver(Protocol):
    """What Playwright and Selenium are asked to do. Selectors are of CSS, and mean the first element they fit."""

    errors: tuple[type[Exception], ...]
    """Raised, too, by a page that is just going away."""
    outside: list[str]
    """What was asked of other computers than this one."""

    def goto(self, address: str) -> None:
        """Open an address."""

    def evaluate(self, function: str, argument: Any) -> Any:
        """Call a function of the page, given as its source, and wait for what it gives."""

    def click(self, selector: str) -> None:
        """Click on an element, as a pointer does."""

    def type(self, selector: str, text: str) -> None:
        """Put a text in a field, in place of what is in it."""

    def press(self, key: str) -> None:
        """Press a key, by its name, wherever the focus is."""

    def attach(self, selector: str, file: Path) -> None:
        """Choose a file for a field."""

    def resize(self, width: int, height: int) -> None:
        """Make the page this large, in CSS pixels."""

    def close(self) -> None:
        """Leave nothing to the next journey."""


class PlaywrightDriver:
    """A page, with a context of its own, in any browser that Playwright drives."""

    errors = (PlaywrightError,)

    def __init__(self, page: Page) -> None:
        page.set_default_timeout(PATIENCE * 1000)
        self.page = page
        self.outside = []
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
            self.outside.append(request.url)

    def goto(self, address: str) -> None:
        if address == self.page.url:
            self.page.reload()
        else:
            self.page.goto(address)

    def evaluate(self, function: str, argument: Any) -> Any:
        return self.page.evaluate(function, argument)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        self.page.locator(selector).first.fill(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def attach(self, selector: str, file: Path) -> None:
        self.page.locator(selector).first.set_input_files(file)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def close(self) -> None:
        self.page.context.close()


class SeleniumDriver:
    """The only window of WebKitGTK's small browser. What earlier journeys kept is deleted."""

    errors = (WebDriverException,)

    def __init__(self, driver: WebDriver, outside: list[str]) -> None:
        self.driver = driver
        self.outside = outside
        driver.set_script_timeout(3 * PATIENCE)

    def goto(self, address: str) -> None:
        if address == self.driver.current_url:
            self.driver.refresh()
        else:
            self.driver.get(address)

    def evaluate(self, function: str, argument: Any) -> Any:
        answer = self.driver.execute_async_script(
            f"const done = arguments[arguments.length - 1]; (async () => ({function})(arguments[0]))()"
            ".then((value) => done({ value }), (error) => done({ error: `${error}` }))",
            argument,
        )
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def click(self, selector: str) -> None:
        self._show(selector).click()

    def type(self, selector: str, text: str) -> None:
        field = self._show(selector)
        field.clear()
        field.send_keys(text)

    def press(self, key: str) -> None:
        ActionChains(self.driver).send_keys(KEYS[key]).perform()

    def attach(self, selector: str, file: Path) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(str(file))

    def resize(self, width: int, height: int) -> None:
        # The window has a frame, and tells of its new size when it has it.
        for _ in range(3):
            size = self.driver.get_window_size()
            inner = self.driver.execute_script("return [innerWidth, innerHeight]")
            if inner == [width, height]:
                return
            self.driver.set_window_size(size["width"] - inner[0] + width, size["height"] - inner[1] + height)
            time.sleep(0.1)

    def close(self) -> None:
        if self.driver.current_url != "about:blank":
            self.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }", None)
            self.driver.get("about:blank")

    def _show(self, selector: str) -> Any:
        element = WebDriverWait(self.driver, PATIENCE, 0.05).until(
            visibility_of_element_located((By.CSS_SELECTOR, selector)), f"nothing fits {selector}"
        )
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        return element


class Probe:
    """A browser at our site, with what the journeys of every engine share."""

    def __init__(self, driver: Driver, server: str) -> None:
        self.driver = driver
        self.server = server
        self.click = driver.click
        self.type = driver.type
        self.press = driver.press
        self.attach = driver.attach
        self.resize = driver.resize
        self.close = driver.close
        self.outside = driver.outside

    def goto(self, path: str) -> None:
        """Open a page of the site."""
        self.driver.goto(self.server + path)

    def evaluate(self, function: str, argument: Any = None) -> Any:
        """Call a function of the page with one argument."""
        return self.driver.evaluate(function, argument)

    def until(self, condition: str, argument: Any = None) -> Any:
        """Wait for a function of the page to give something, and return that."""
        end = time.monotonic() + PATIENCE
        found: Any = None
        while time.monotonic() < end:
            try:
                if found := self.evaluate(condition, argument):
                    return found
            except self.driver.errors as error:  # of a page that another takes the place of
                found = error
            time.sleep(0.05)
        raise AssertionError(f"it does not come to this within {PATIENCE} seconds: {condition} ({argument}): {found}")

    def see(self, selector: str) -> str:
        """Wait for an element to be seen, and return its text."""
        return str(
            self.until(
                "(selector) => [...document.querySelectorAll(selector)]"
                ".find((each) => each.getClientRects().length)?.textContent.trim()",
                selector,
            )
        )

    def shown(self, selector: str) -> None:
        """Wait for an element to be seen, such as a field, which has no text of its own."""
        self.until(
            "(selector) => [...document.querySelectorAll(selector)].some((each) => each.getClientRects().length)",
            selector,
        )

    def count(self, selector: str, number: int) -> None:
        """Wait until so many elements fit."""
        self.until("([s, n]) => document.querySelectorAll(s).length === n", [selector, number])

    def storage(self) -> dict[str, str]:
        """All that the browser keeps for the origin."""
        return dict(self.evaluate("() => ({ ...localStorage })"))

    def keep(self, texts: dict[str, str]) -> None:
        """Put texts into storage, from a page that does not look at them."""
        self.goto("privacy/")
        self.evaluate("(texts) => Object.assign(localStorage, texts)", texts)

    def documents(self) -> list[dict[str, Any]]:
        """The assessments that are kept, the oldest first, without the store's own counts."""
        found = [json.loads(text) for key, text in self.storage().items() if ":assessment:" in key]
        for each in found:
            each.pop("tabs", None)
        return sorted(found, key=lambda each: each["created"])

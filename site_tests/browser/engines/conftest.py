"""The reader's journeys run in Chromium, Firefox and WebKit. tools/engines.py says in which browser of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Playwright
from site_tests.browser.engines.probe import PlaywrightDriver, Probe, SeleniumDriver
from tools.engines import ENGINES, started


@pytest.fixture(scope="session", params=[engine.name for engine in ENGINES])
def start(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Callable[[str], Probe]]:
    """Starts journeys at a site's address, in one engine after the other, each started once in a worker."""
    if request.param == "chromium":  # the other tests have it too
        browser = request.getfixturevalue("browser")
        yield lambda server: Probe(PlaywrightDriver(browser.new_page(reduced_motion="reduce")), server)
        return
    with noting_what_leaves() as (address, outside), started(request.param, playwright, outside=address) as browser:
        if isinstance(browser, Browser):
            yield lambda server: Probe(PlaywrightDriver(browser.new_page(reduced_motion="reduce")), server)
        else:
            yield lambda server: Probe(SeleniumDriver(browser, outside), server)


@contextmanager
def noting_what_leaves() -> Iterator[tuple[str, list[str]]]:
    """A proxy that fetches nothing: its host and port, and what it was asked for so far."""
    asked: list[str] = []

    class Proxy(BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.request.recv(200).decode("ascii", "replace"))

    with ThreadingTCPServer(("127.0.0.1", 0), Proxy) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{proxy.server_address[1]}", asked
        proxy.shutdown()


@pytest.fixture
def probe(start: Callable[[str], Probe], server: str) -> Iterator[Probe]:
    """A browser that has never been at the site."""
    probe = start(server)
    yield probe
    probe.close()
    asked = probe.outside.copy()
    probe.outside.clear()
    assert asked == [], "a page asked another computer for something"

"""The reader's journeys run in Chromium, Firefox and WebKit. tools/engines.py says in which browser of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright
from site_tests.browser.engines.probe import PlaywrightDriver, Probe, SeleniumDriver
from tools.engines import ENGINES, started


@pytest.fixture(scope="session", params=[engine.name for engine in ENGINES])
def start(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Callable[[str], Probe]]:
    """Starts journeys at a site's address, in one engine after the other, each started once in a worker."""
    if request.param == "chromium":  # the other tests have it too
        browser = request.getfixturevalue("browser")
        yield lambda server: Probe(PlaywrightDriver(browser.new_context(reduced_motion="reduce")), server)
        return
    with started(request.param, playwright) as browser:
        if isinstance(browser, Browser):
            yield lambda server: Probe(PlaywrightDriver(browser.new_context(reduced_motion="reduce")), server)
        else:
            yield lambda server: Probe(SeleniumDriver(browser), server)


@pytest.fixture
def probe(start: Callable[[str], Probe], server: str) -> Iterator[Probe]:
    """A browser that has never been at the site."""
    probe = start(server)
    yield probe
    probe.close()

"""The three engines that the tests drive: which browser of this computer stands for each, and how it is started.

Set-up (``tools/browsers.py``) and the tests (``site_tests/browser``) both come here, so what set-up has seen working
is what the tests use. For each engine that is the first of these: the browser that a variable such as SVT_CHROMIUM
names, Playwright's own build, the system's. Debian's Firefox is driven over WebDriver BiDi, Debian's WebKit through
its WebDriver, on a screen which nobody sees.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Playwright
from selenium.webdriver.common.proxy import Proxy, ProxyType
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from tools.screen import screen

START_LIMIT = 60
"""Seconds for a browser to start, on a busy machine."""

CHROMIUM_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

FIREFOX_PREFERENCES = {"ui.prefersReducedMotion": 1}
"""Over BiDi, Playwright cannot say by itself that nothing is to move."""


@dataclass(frozen=True)
class Engine:
    """One engine and where its browsers come from."""

    name: str
    """What Playwright calls it."""
    label: str
    """What people call it."""
    commands: tuple[str, ...]
    """What a system may call its browser, or the program that drives it."""
    packages: tuple[str, ...]
    """What Debian has it in. Its browsers come without a font, and text without one has no size to measure."""

    @property
    def variable(self) -> str:
        """The environment variable that names a particular browser."""
        return f"SVT_{self.name.upper()}"


ENGINES = (
    Engine(
        "chromium",
        "Chromium",
        # The headless shell is the same engine without windows, and three times as fast.
        ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
        ("chromium-headless-shell", "fonts-dejavu-core"),
    ),
    Engine("firefox", "Firefox", ("firefox-esr", "firefox"), ("firefox-esr", "fonts-dejavu-core")),
    Engine("webkit", "WebKit", ("WebKitWebDriver",), ("webkit2gtk-driver", "xvfb", "fonts-dejavu-core")),
)
BY_NAME = {engine.name: engine for engine in ENGINES}


def system_browser(engine: Engine, playwright: Playwright) -> str | None:
    """Return the path of the system's browser for an engine, or None where Playwright's own build is to be taken.

    Raises LookupError where there is neither.
    """
    if named := os.environ.get(engine.variable):
        return named
    if has_own_build(engine, playwright):
        return None
    if found := next(filter(None, map(shutil.which, engine.commands)), None):
        return found
    raise LookupError(f"no {engine.label} found: run `make setup`, or name one in {engine.variable}")


def has_own_build(engine: Engine, playwright: Playwright) -> bool:
    """Say whether Playwright has its own build of an engine here."""
    return Path(getattr(playwright, engine.name).executable_path).exists()


@contextmanager
def started(name: str, playwright: Playwright, *, outside: str = "") -> Iterator[Browser | WebDriver]:
    """Start the browser of an engine, and end it with this block.

    Only the system's WebKit is not driven by Playwright. `outside` is the host and port of a proxy through which that
    one is to reach every other computer: its driver tells nothing of requests. Raises LookupError where there is no
    such browser, and whatever the browser's driver raises where it does not start.
    """
    engine = BY_NAME[name]
    path = system_browser(engine, playwright)
    if path and name == "webkit":
        with _webkit(path, outside) as driver:
            yield driver
        return
    with _launch(engine, path, playwright) as browser:
        yield browser


def _launch(engine: Engine, path: str | None, playwright: Playwright) -> Browser:
    limit = START_LIMIT * 1000
    if engine.name == "chromium":
        arguments = [*CHROMIUM_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        return playwright.chromium.launch(executable_path=path, args=arguments, timeout=limit)
    if engine.name == "webkit":
        return playwright.webkit.launch(timeout=limit)
    return playwright.firefox.launch(
        executable_path=path,
        channel="moz-firefox" if path else None,
        firefox_user_prefs=dict(FIREFOX_PREFERENCES),
        timeout=limit,
    )


@contextmanager
def _webkit(path: str, outside: str) -> Iterator[WebDriver]:
    with screen() as environment:
        service = Service(path, env=environment)
        service.start()
        try:
            direct = Proxy(raw={"proxyType": ProxyType.DIRECT})
            # A driver that says nothing for so long does not answer when it is asked again either.
            once = {"init_args_for_pool_manager": {"retries": False}}
            config = ClientConfig(
                service.service_url, proxy=direct, timeout=START_LIMIT, init_args_for_pool_manager=once
            )
            connection = RemoteConnection(client_config=config)
            options = Options()
            if outside:
                proxies = {"httpProxy": outside, "sslProxy": outside, "noProxy": ["127.0.0.1"]}
                options.proxy = Proxy(raw={"proxyType": ProxyType.MANUAL, **proxies})
            with WebDriver(connection, options=options, file_detector=UselessFileDetector()) as driver:
                yield driver
        finally:
            service.stop()

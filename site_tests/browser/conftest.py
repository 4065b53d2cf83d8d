"""The built site in a real Chromium, served from a folder of its host as on GitHub Pages.

Whatever a page complains about fails its test: errors in the console, exceptions, requests that leave the
site or fail, breaches of its security policy. A browser that is missing is an error, never a skip.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    expect,
    sync_playwright,
)
from site_tests.browser import policy_watch, readable
from site_tests.browser.later_edition import copy_with_later_edition
from site_tests.conftest import ROOT, built_once
from tools.engines import started

# A busy machine is slow, not wrong: what is waited for may take as long as a reader would wait.
expect.set_options(timeout=15_000)

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The Chromium of this computer: tools/engines.py says which."""
    with started("chromium", playwright) as browser:
        assert isinstance(browser, Browser)
        yield browser


@pytest.fixture(scope="session")
def server(site: Path, site_url: str) -> Iterator[str]:
    """The address of the served site, which ends with a slash."""
    with served(site, urlsplit(site_url).path) as address:
        yield address


@pytest.fixture(scope="session")
def later_site(tmp_path_factory: pytest.TempPathFactory, site_url: str) -> Iterator[str]:
    """The address of the site after its checklist has come to a second edition."""
    project = tmp_path_factory.mktemp("later")
    copy_with_later_edition(ROOT, project)
    with served(built_once(tmp_path_factory, "later-site", project), urlsplit(site_url).path) as address:
        yield address


@pytest.fixture(autouse=True)
def policy_is_kept() -> Iterator[None]:
    """Fail the test in which a page broke its policy, in whichever engine."""
    yield
    assert policy_watch.take() == []


@contextmanager
def served(folder: Path, prefix: str) -> Iterator[str]:
    handler = partial(_Handler, prefix=prefix, directory=str(folder), policy=policy_watch.policy_of(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}{prefix}"
        httpd.shutdown()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Files under one prefix; 404.html for the rest. What is posted is the report of a breach: see policy_watch.py."""

    extensions_map: ClassVar = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

    def __init__(self, *args: object, prefix: str, directory: str, policy: str) -> None:
        self.prefix = prefix
        self.policy = policy
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, value)
        if keyword.lower() == "content-type" and value.startswith("text/html"):
            super().send_header("Content-Security-Policy-Report-Only", f"{self.policy}; report-uri {self.path}")

    def end_headers(self) -> None:
        for name, value in policy_watch.SUGGESTED:
            super().send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        policy_watch.note_referrer(self.headers["Referer"])
        super().do_GET()

    def do_POST(self) -> None:
        policy_watch.note(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def translate_path(self, path: str) -> str:
        if path.startswith(self.prefix + readable.FOLDER):
            return str(readable.file(path.removeprefix(self.prefix + readable.FOLDER)))
        # A path outside the prefix must not lead to a file; no file has this name.
        inside = path.startswith(self.prefix)
        return super().translate_path(path[len(self.prefix) - 1 :] if inside else "/outside-the-site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Visit]:
    """Opens pages: `open_page(path, **options)` takes Playwright's options for a context.

    `before` may be a script that runs before those of the page, `may_reach` the address of another site. Pages opened
    with `sharing=page` have that page's context, and so its storage.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(
        path: str = "", *, before: str = "", sharing: Page | None = None, may_reach: str = "", **options: object
    ) -> Page:
        if sharing:
            context = sharing.context
        else:
            context = browser.new_context(**{"reduced_motion": "reduce", "base_url": server, **options})  # type: ignore[arg-type]
            contexts.append(context)
        page = context.new_page()
        _watch(page, may_reach or server, complaints)
        if before:
            page.add_init_script(before)
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")  # an answer that is still held back would fail the next test
        context.close()
    assert not complaints, "the page complained:\n" + "\n".join(complaints)


@pytest.fixture
def page(open_page: Visit) -> Page:
    """The home page, watched."""
    return open_page()


def _watch(page: Page, server: str, complaints: list[str]) -> None:
    """Note everything that a good page never does. A breach of the policy shows up in the console."""

    def on_request(request: Request) -> None:
        if not request.url.startswith((server, "data:", "blob:")):
            complaints.append(f"request to {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            complaints.append(f"{response.status} for {response.url}")

    def on_console(message: ConsoleMessage) -> None:
        # What could not be loaded is told below, with its address.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(f"console: {message.text}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"exception: {error}"))
    page.on("request", on_request)
    page.on("response", on_response)

"""Our readable modules, which the published site does not hold, for tests that call one of them in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from social_value.published import SOURCES

FOLDER = "readable-for-tests/"
"""Where the test server has them, within the site."""


def file(path: str) -> Path:
    """The module that is served at a path within that folder."""
    return SOURCES / path


def address(page: Page, module: str) -> str:
    """Where a page may import a module from, such as `checklist/scoring.mjs`."""
    published = page.evaluate("() => document.querySelector('script[src*=\"/assets/social-value/\"]').src")
    return published.partition("assets/social-value/")[0] + FOLDER + module

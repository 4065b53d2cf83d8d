"""What the four pages that work on the reader's answers say while there are none."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from site_tests.browser.conftest import Visit
from site_tests.browser.work_page import BLOCKED, EVIDENCE, PLAN, RESULTS, TENDER, WorkPage

PAGES = (RESULTS, PLAN, EVIDENCE, TENDER)


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_that_blocks_storage_is_told(open_page: Visit, path: str) -> None:
    page = open_page(path, before=BLOCKED)
    expect(page.get_by_text("This browser does not let the site keep anything.")).to_be_visible()
    expect(page.get_by_text("No assessment is kept in this browser")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_without_an_assessment_the_page_leads_to_one(open_page: Visit, path: str) -> None:
    it = WorkPage(open_page, path)
    it.main.get_by_role("link", name="Check where you are").last.click()
    expect(it.page.get_by_role("heading", level=1)).to_have_text("Check where you are")

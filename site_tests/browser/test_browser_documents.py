"""A document that a page makes: what writes it comes when it is asked for, and whatever fails, the reader is told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.conftest import Visit
from site_tests.browser.work_page import RESULTS, WorkPage, answered

from social_value.checklists.model import Checklist
from social_value.documents.parts import PATH
from social_value.toolkit import Toolkit

WORD, COPY = "Word document", "Copy"
ON_DEMAND = re.compile(rf"/word-[^/]*\.mjs$|/{re.escape(PATH)}$")
"""What only a Word document needs."""

Open = Callable[..., WorkPage]


@pytest.fixture
def open_results(open_page: Visit, toolkit: Toolkit) -> Open:
    """Opens the results of an assessment with every statement answered."""
    checklist: Checklist = toolkit.checklists[0]

    def open_one(**options: object) -> WorkPage:
        it = WorkPage(open_page, RESULTS, answered(checklist, name="A & B <i>Ltd</i>"), **options)
        expect(it.button(WORD)).to_be_visible()
        return it

    return open_one


def save(it: WorkPage) -> bytes:
    with it.page.expect_download() as download:
        it.button(WORD).click()
    assert download.value.suggested_filename.endswith(".docx")
    return download.value.path().read_bytes()


def refuse(page: Page, pattern: re.Pattern[str]) -> None:
    page.route(pattern, lambda route: route.abort("internetdisconnected"))


def test_what_writes_word_documents_is_fetched_from_this_site_when_one_is_asked_for_and_once(
    open_results: Open,
) -> None:
    it = open_results()
    fetched: list[str] = []
    it.page.on("request", lambda request: fetched.append(request.url))
    it.page.reload()
    expect(it.button(WORD)).to_be_visible()
    it.page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if ON_DEMAND.search(url)]
    first = save(it)
    assert len([url for url in fetched if ON_DEMAND.search(url)]) == 2
    expect(it.status).to_have_text("A Word document went to your downloads.")
    document = docx.Document(io.BytesIO(first))
    assert document.paragraphs[0].text == document.core_properties.title == "A & B <i>Ltd</i>"
    assert save(it) == first


@pytest.mark.parametrize("missing", [r"/word-[^/]*\.mjs$", re.escape(PATH)])
def test_without_a_connection_the_reader_is_told_and_can_try_again(open_results: Open, missing: str) -> None:
    it = open_results()
    refuse(it.page, re.compile(missing))
    it.button(WORD).click()
    expect(it.status).to_contain_text("Are you offline? Nothing is lost.")
    it.page.unroute_all()
    it.page.reload()
    assert save(it)


def test_what_is_copied_is_rich_text_and_plain_text(open_results: Open) -> None:
    it = open_results(permissions=["clipboard-read", "clipboard-write"])
    it.button(COPY).click()
    expect(it.status).to_have_text("It is copied. Paste it where you need it.")
    html, text = it.page.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
        return Promise.all(["text/html", "text/plain"].map(async kind => (await item.getType(kind)).text())); }"""
    )
    assert "<h1" in html
    assert "A &amp; B &lt;i&gt;Ltd&lt;/i&gt;" in html
    assert "<table" in html
    assert text.startswith("A & B <i>Ltd</i>\n\n")


@pytest.mark.parametrize(
    "forbid",
    [
        "delete Navigator.prototype.clipboard",
        "delete window.ClipboardItem",
        "navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
    ],
)
def test_a_browser_that_lets_nobody_copy_gets_the_text_selected(open_results: Open, forbid: str) -> None:
    it = open_results(before=forbid, viewport={"width": 320, "height": 640})
    for _ in range(2):  # there is never more than one
        it.button(COPY).click()
        expect(it.status).to_contain_text("press Ctrl and C")
        box = it.page.locator("[data-to-copy]")
        expect(box).to_be_visible()
        expect(box).to_be_focused()
    assert it.page.evaluate("getSelection().toString()").startswith("A & B <i>Ltd</i>")
    it.expect_no_sideways()
    it.page.keyboard.press("Control+C")
    expect(box).to_have_count(0)


def test_a_markdown_file_needs_nothing_more(open_results: Open) -> None:
    it = open_results()
    fetched: list[str] = []
    it.page.on("request", lambda request: fetched.append(request.url))
    assert it.download("Markdown").startswith("# A & B \\<i>Ltd\\</i>\n\n")
    expect(it.status).to_have_text("A Markdown file went to your downloads.")
    assert not [url for url in fetched if not url.startswith("blob:")]

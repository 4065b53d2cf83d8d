"""The page that composes a case study: its preview, who can use it, and what it asks for."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import expect
from site_tests.browser.compose_page import PATH, PHONE, REALISTIC, ComposePage
from site_tests.browser.conftest import Visit
from site_tests.browser.hands import Pointer
from site_tests.browser.looking import violations
from site_tests.conftest import REPO_URL

DESK = {"viewport": {"width": 1280, "height": 900}}


# ---- the preview


PARTS = [
    "h1",
    ".sv-lead",
    ".sv-caution",
    ".sv-facts div",
    ".sv-outcome .sv-kind",
    ".sv-outcome__text",
    ".sv-sources li",
]
LETTERS = """selectors => selectors.map((each) =>
  [...document.querySelectorAll(each)].map(({ textContent }) => textContent.replace(/\\s+/g, "")))"""


@pytest.mark.parametrize("name", ["salford-dadz", "morgan-sindall-north-manchester"])
def test_the_preview_has_the_parts_of_the_page_in_their_order(open_page: Visit, toolkit, name: str) -> None:
    (entry,) = (entry for entry in toolkit.library.entries if entry.id == name)
    page = open_page(f"case-studies/{name}/", **DESK)
    expected = page.evaluate(LETTERS, [f".md-content {part}" for part in PARTS])
    prose = ".md-content__inner > p:not([class]), .md-content__inner > ul > li"
    (paragraphs,) = page.evaluate(LETTERS, [prose])
    page.goto(f"{PATH}#case={name}")
    preview = page.get_by_role("group", name="Preview")
    expect(preview.locator(".sv-preview-title")).to_have_text(entry.study.title)
    assert page.evaluate(LETTERS, [f".sv-preview {part.replace('h1', 'h3')}" for part in PARTS]) == expected
    heads = preview.locator("h4").all_inner_texts()
    bodies = ["What they did", "What you can do", "What the figures do not show"]
    assert heads == ["The figures", *bodies, "What it shows", "Guides", "Sources"]
    ((whole,),) = page.evaluate(LETTERS, [".sv-preview"])
    assert len(paragraphs) > 5
    assert [paragraph for paragraph in paragraphs if paragraph not in whole] == []


def test_the_preview_follows_and_nothing_that_is_typed_becomes_markup(open_page: Visit) -> None:
    page = open_page(PATH, before="window.ran = 0", **PHONE)
    it = ComposePage.opened(page)
    page.get_by_text("See it as a page").click()
    preview = page.get_by_role("group", name="Preview")
    hostile = "<img src=x onerror=ran++> [x](javascript:ran++) [y](data:text/html,z) **b** <https://example.org/>"
    for field in ("title", "organisation", "summary", "what_they_did", "limits"):
        it.control(field).fill(hostile)
    it.control("sources.0.title").fill(hostile)
    it.control("sources.0.address").fill("javascript:ran++")
    expect(preview.locator("strong", has_text="b").first).to_be_visible()
    assert preview.locator("img, script, a:not([href^=http])").count() == 0
    assert page.evaluate("() => window.ran") == 0
    expect(preview.locator(".sv-preview-title")).to_have_text(hostile)


# ---- for everybody


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_in_a_full_form_with_all_of_it_open(open_page: Visit, width: int, scheme: str) -> None:
    page = open_page(f"{PATH}#case=salford-dadz", viewport={"width": width, "height": 900}, color_scheme=scheme)
    it = ComposePage.opened(page)
    it.button("Check it, and go on").click()
    page.evaluate("() => document.querySelectorAll('sv-compose details').forEach((each) => (each.open = true))")
    expect(page.locator(".sv-preview-title")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_on_paper_stands_the_page_that_it_will_become(open_page: Visit) -> None:
    page = open_page(f"{PATH}?case=salford-dadz", **DESK)
    expect(page.locator(".sv-preview-title")).to_contain_text("Fathers")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    expect(page.get_by_role("group", name="Preview")).to_be_visible()
    for hidden in (page.locator("h1"), page.locator("form.sv-asking"), page.locator(".sv-propose")):
        expect(hidden).to_be_hidden()


def test_without_scripts_the_page_says_what_to_do_instead(open_page: Visit) -> None:
    page = open_page(PATH, java_script_enabled=False)
    expect(page.get_by_text("The form needs scripts to run")).to_be_visible()
    expect(page.get_by_role("link", name="Fill in a form on GitHub")).to_have_attribute(
        "href", f"{REPO_URL}/issues/new?template=case-study.yml"
    )
    expect(page.locator("main").get_by_role("button")).to_have_count(0)


def test_without_a_repository_there_is_the_file_alone(open_page: Visit) -> None:
    page = open_page()

    def without(route) -> None:
        html = route.fetch().text()
        route.fulfill(
            body=html.replace(f'data-repository="{REPO_URL}"', 'data-repository=""'), content_type="text/html"
        )

    page.route(f"**/{PATH}", without)
    page.goto(PATH)
    it = ComposePage.filled(page)
    it.button("Check it, and go on").click()
    expect(page.get_by_role("heading", name="It is ready")).to_be_focused()
    expect(page.get_by_text("Save the file, and give it to whoever keeps the site.")).to_be_visible()
    assert page.locator("main").get_by_role("link", name="GitHub").count() == 0
    assert it.text().startswith("# yaml-language-server")


def test_what_it_needs_is_small_and_no_other_page_fetches_it(open_page: Visit, site: Path) -> None:
    folder = site / "assets/social-value/compose"
    scripts = [file.read_bytes() for file in folder.rglob("*.mjs")]
    assert sum(len(gzip.compress(each, 9)) for each in scripts) <= 20 * 1024
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("contribute/")
    page.goto("case-studies/salford-dadz/")
    assert asked
    assert not [url for url in asked if "/compose" in url]


def test_nothing_is_fetched_while_somebody_writes(open_page: Visit) -> None:
    page = open_page(PATH)
    it = ComposePage.opened(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    it.fill_in(Pointer(), REALISTIC)
    it.button("Check it, and go on").click()
    expect(page.get_by_role("heading", name="It is ready")).to_be_focused()
    assert asked == []

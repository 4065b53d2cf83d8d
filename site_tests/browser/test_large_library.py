"""The index with ten thousand invented case studies: light, quick, and worked by keyboard.

The page is that of the real toolkit with its data exchanged: building ten thousand pages proves nothing more here.
"""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from site_tests.browser.conftest import Visit, served
from site_tests.browser.test_accessibility import AXE, violations
from site_tests.large_library import large_library

from social_value.case_studies import finder
from social_value.case_studies.facets import newest_first, ways
from social_value.case_studies.library import Library
from social_value.case_studies.page import FIRST
from social_value.dates import build_day
from social_value.search.collecting import documents_of_library
from social_value.search.index import index_files
from social_value.toolkit import Toolkit

COUNT = 10_000
INDEX = "case-studies/"
_CARDS = re.compile(r'(<ul class="sv-cards">).*?(</ul>\s*<p class="sv-more")', re.DOTALL)
_CARD = re.compile(r'<li class="sv-card".*?</li>', re.DOTALL)


@pytest.fixture(scope="session")
def texts(toolkit: Toolkit) -> dict[str, str]:
    return {item.id: item.text for checklist in toolkit.checklists for item in checklist.statements()}


@pytest.fixture(scope="session")
def library(toolkit: Toolkit, texts: dict[str, str]) -> Library:
    return large_library(toolkit.library, list(texts), COUNT)


@pytest.fixture(scope="session")
def large_site(site: Path, library: Library, texts: dict[str, str], tmp_path_factory) -> Path:
    """A copy of the site whose index finds the invented case studies."""
    folder = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(site, folder)
    today = build_day()
    for path, text in finder.files(library, texts, today):
        (folder / path).write_text(text, encoding="utf-8")
    shutil.rmtree(folder / "search")
    for name, text in index_files(documents_of_library(library).values()):
        file = folder / "search" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    page = folder / INDEX / "index.html"
    html = page.read_text(encoding="utf-8")
    # The first cards of a large library, as many as its page has.
    rows = {entry.id: row for row, entry in enumerate(library.rows())}
    shown = _CARD.findall(html)[:1] * FIRST
    for place, entry in enumerate(newest_first(library.entries, today)[:FIRST]):
        shown[place] = re.sub(
            r'data-row="\d+" data-case="[^"]+"', f'data-row="{rows[entry.id]}" data-case="{entry.id}"', shown[place]
        )
        shown[place] = re.sub(r"(<h2><a[^>]*>).*?<", rf"\g<1>{entry.study.title}<", shown[place])
    html = _CARDS.sub(lambda found: found[1] + "".join(shown) + found[2], html)
    page.write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def address(large_site: Path, site_url: str) -> Iterator[str]:
    with served(large_site, urlsplit(site_url).path) as address:
        yield address + INDEX


def fitting(library: Library, texts: dict[str, str], **chosen: str) -> list[str]:
    of = {way.id: way.of for way in ways(library, texts, build_day())}
    entries = newest_first(library.entries, build_day())
    return [it.study.title for it in entries if all(value in of[name](it.study) for name, value in chosen.items())]


def box(page: Page, facet: str, value: str):
    return page.locator(f"input[name={facet}][value='{value}']")


def opened(open_page: Visit, address: str, hash: str = "") -> Page:
    page = open_page("about:blank", may_reach=address.removesuffix(INDEX))
    page.goto(address + hash)
    expect(page.locator(".sv-filters")).to_be_visible()
    return page


def test_the_index_and_its_data_weigh_less_than_300_kilobytes(large_site: Path) -> None:
    sent = [large_site / INDEX / "index.html", large_site / finder.FINDER]
    html = sent[0].read_text(encoding="utf-8")
    for path in re.findall(r'(?:href|src)="\.\./(assets/[^"]+\.(?:css|m?js))"', html):
        sent.append(large_site / path)
    sent += sorted((large_site / finder.FOLDER).glob("cards-*.json"))[:4]
    own = [file for file in sent if "assets/stylesheets" not in str(file) and "assets/javascripts" not in str(file)]
    assert sum(len(gzip.compress(file.read_bytes())) for file in own) < 300_000


def test_it_can_be_used_soon_after_its_data_is_there(open_page: Visit, address: str) -> None:
    page = opened(open_page, address)
    expect(page.locator(".sv-shown")).to_have_text("10,000 case studies")
    took = page.evaluate("""() => {
      const [data] = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("finder.json"));
      const [ready] = performance.getEntriesByName("sv-cases-ready");
      return ready.startTime - data.responseEnd;
    }""")
    print(f"usable {took:.0f} ms after the data")
    assert took < 200


def test_a_click_on_a_facet_is_answered_within_one_picture(open_page: Visit, address: str) -> None:
    page = opened(open_page, address)
    times = page.evaluate("""() => {
      const boxes = [...document.querySelectorAll(".sv-filters [type=checkbox]")].slice(0, 25);
      return boxes.map((box) => {
        const start = performance.now();
        box.click();
        return performance.now() - start;
      }).sort((one, other) => one - other);
    }""")
    print(f"a click: median {times[12]:.1f} ms, longest {times[-1]:.1f} ms")
    assert times[12] < 16


def test_the_cards_that_are_fetched_are_those_that_fit(
    open_page: Visit, address: str, library: Library, texts: dict[str, str]
) -> None:
    page = opened(open_page, address)
    box(page, "theme", "environment").check()
    box(page, "place", "salford").check()
    expected = fitting(library, texts, theme="environment", place="salford")
    expect(page.locator(".sv-shown")).to_have_text(f"Showing {len(expected)} of 10,000 case studies")
    expect(page.locator(".sv-card h2")).to_have_text(expected[:30])
    page.get_by_role("button", name="Show 30 more").press("Enter")
    expect(page.locator(".sv-card h2")).to_have_text(expected[:60])
    assert page.evaluate("() => document.activeElement.textContent.trim()") == expected[30]
    assert page.evaluate("() => document.querySelectorAll('.sv-card').length") == 60
    page.go_back()
    expect(page.locator(".sv-shown")).to_contain_text("of 10,000")
    page.go_back()
    expect(page.locator(".sv-shown")).to_have_text("10,000 case studies")


def test_words_are_found_through_all_of_them(open_page: Visit, address: str, library: Library) -> None:
    page = opened(open_page, address, "#q=orchard+theatre")
    expect(page.locator(".sv-shown")).to_contain_text("Showing")
    studies = [entry.study for entry in newest_first(library.entries, build_day())]
    having = [it.title for it in studies if {"orchard", "theatre"} <= words(f"{it.title} {it.organisation}")]
    expect(page.locator(".sv-card h2")).to_have_text(having[:30])


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def test_axe_finds_nothing_wrong_with_fetched_cards(open_page: Visit, address: str) -> None:
    page = opened(open_page, address, "#theme=jobs&sort=evidence")
    expect(page.locator(".sv-more")).to_be_visible()
    assert violations(page, AXE.read_text(encoding="utf-8")) == []


def test_a_fetched_card_is_drawn_as_the_page_draws_it(open_page: Visit) -> None:
    page = open_page(INDEX)
    expect(page.locator("[data-pick]").first).to_be_visible()
    same = page.evaluate("""async () => {
      const squeezed = (card) => {
        const copy = card.cloneNode(true);
        copy.querySelector("[data-pick]")?.remove();
        for (const link of copy.querySelectorAll("a")) {
          link.setAttribute("href", new URL(link.getAttribute("href"), location).pathname);
        }
        return copy.outerHTML.replace(/\\s+/g, " ").replaceAll("> <", "><").trim();
      };
      const there = [...document.querySelectorAll(".sv-card")].map(squeezed);
      const element = document.querySelector("sv-cases");
      element.remove();
      for (const card of element.querySelectorAll(".sv-card")) card.remove();
      document.querySelector("article").append(element);
      await new Promise((done) => setTimeout(done, 1500));
      return [there, [...document.querySelectorAll(".sv-card")].map(squeezed)];
    }""")
    assert same[0] == same[1]

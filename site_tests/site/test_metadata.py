"""What search engines, messages and browsers are told of each page, and the figures on the home page."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tools.pictures import ASSETS, CONTENT, ICONS, main, previews

from social_value.counts import counted

CONSTANT_404 = "404.html"
_META = re.compile(r'<meta (?:name|property)="([^"]+)"(?: media="[^"]*")? content="([^"]*)">')
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="session")
def sources(site: Path, pages) -> dict[str, str]:
    """The HTML of every page but the one for wrong addresses."""
    files = {path: site / path / "index.html" for path in pages if path != CONSTANT_404}
    return {path: file.read_text(encoding="utf-8") for path, file in files.items()}


def meta(html: str) -> dict[str, str]:
    return {name: unescape(content) for name, content in _META.findall(html)}


def graph(html: str) -> list[dict[str, Any]]:
    """The things that the structured data of a page is about."""
    (data,) = _DATA.findall(html)
    read = json.loads(data)
    assert read["@context"] == "https://schema.org"
    return read["@graph"]


def kinds(html: str) -> Counter[str]:
    return Counter(thing["@type"] for thing in graph(html))


def test_every_page_has_what_a_preview_shows(sources, pages, site_url) -> None:
    for path, html in sources.items():
        told = meta(html)
        assert told["og:title"] in pages[path].title, path
        assert told["og:description"] == told["description"] == pages[path].meta["description"], path
        assert told["og:url"] == site_url + path, path
        assert f'<link rel="canonical" href="{site_url}{path}">' in html, path
        assert (told["og:locale"], told["twitter:card"]) == ("en_GB", "summary_large_image"), path
        assert told["og:type"] in {"website", "article"}, path


def test_every_preview_has_a_picture_of_the_size_it_says_and_its_words(site, sources, site_url) -> None:
    pictures, words = {}, previews()
    for path, html in sources.items():
        told = meta(html)
        assert told["og:image"].startswith(site_url), path
        content = (site / told["og:image"].removeprefix(site_url)).read_bytes()
        assert content.startswith(_PNG), path
        size = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
        assert size == (int(told["og:image:width"]), int(told["og:image:height"])), path
        pictures[path] = told["og:image"].removeprefix(site_url)
        assert told["og:image:alt"] == f"Salford Social Value Toolkit: {words[pictures[path]]}", path
    assert pictures[""] == pictures["about/"] == "assets/previews/home.png"
    assert pictures["guidance/environment/"] == "assets/previews/guidance.png"
    assert pictures["case-studies/salix-homes/"] == "assets/previews/case-studies.png"
    assert pictures["checklists/starting-off/"] == pictures["assessments/"] == "assets/previews/checklists.png"


def test_the_pictures_are_drawn_again_by_one_command_in_the_same_sizes(tmp_path) -> None:
    content, assets = tmp_path / "content", tmp_path / "assets"
    assert main(content, assets) == 0
    for drawn, shipped in (
        *((content / name, CONTENT / name) for name in previews()),
        *((assets / name, ASSETS / name) for name in ICONS),
    ):
        new, old = drawn.read_bytes(), shipped.read_bytes()
        assert new[:24] == old[:24], shipped.name  # what says that it is a PNG, and its size
        assert len(new) > 1000


def test_every_page_has_icons_for_tabs_and_home_screens_and_a_colour_for_each_scheme(sources) -> None:
    for path, html in sources.items():
        icons = re.findall(r'<link rel="(icon|apple-touch-icon)"', html)
        assert icons == ["icon", "icon", "apple-touch-icon"], path
        assert re.findall(r'<meta name="theme-color" media="\(prefers-color-scheme: (\w+)\)"', html) == [
            "light",
            "dark",
        ]


def test_the_structured_data_of_each_kind_of_page_is_about_that_page(sources, site_url) -> None:
    for path, html in sources.items():
        (page,) = [thing for thing in graph(html) if thing["@type"] == "WebPage"]
        assert page["url"] == site_url + path, path
        assert page["description"] == meta(html)["description"], path
    assert kinds(sources[""]) == {"WebSite": 1, "WebPage": 1}
    assert kinds(sources["guidance/environment/"]) == {"WebPage": 1, "BreadcrumbList": 1}
    assert kinds(sources["case-studies/salix-homes/"]) == {"WebPage": 1, "BreadcrumbList": 1, "Article": 1}


def test_the_breadcrumb_of_the_structured_data_is_the_way_to_the_page(sources, pages, site_url) -> None:
    for path, html in sources.items():
        for crumbs in (thing["itemListElement"] for thing in graph(html) if thing["@type"] == "BreadcrumbList"):
            addresses = [crumb["item"].removeprefix(site_url) for crumb in crumbs]
            assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1)), path
            assert (addresses[0], addresses[-1]) == ("", path), path
            assert all(address in pages for address in addresses), path
            assert len(set(addresses)) == len(addresses), path
    crumbs = next(thing for thing in graph(sources["guidance/environment/"]) if thing["@type"] == "BreadcrumbList")
    assert [crumb["name"] for crumb in crumbs["itemListElement"]][1:] == ["Guidance", "Environment"]


def test_the_structured_data_of_a_case_study_names_its_sources(toolkit, sources) -> None:
    for entry in toolkit.library.entries:
        (article,) = [it for it in graph(sources[f"case-studies/{entry.id}/"]) if it["@type"] == "Article"]
        assert article["headline"] == entry.study.title
        assert article["about"]["name"] == entry.study.organisation
        assert [it["url"] for it in article["citation"]] == [source.address for source in entry.study.sources]


def test_a_guide_says_in_its_structured_data_when_it_was_last_reviewed(toolkit, sources) -> None:
    for path, guide in toolkit.guides.items():
        address = path.removesuffix("index.md").removesuffix(".md")
        address += "/" if address and not address.endswith("/") else ""
        page = next(thing for thing in graph(sources[address]) if thing["@type"] == "WebPage")
        assert page["lastReviewed"] == guide.front_matter.reviewed_on.isoformat(), path


def test_the_page_for_wrong_addresses_asks_not_to_be_found(site) -> None:
    html = (site / CONSTANT_404).read_text(encoding="utf-8")
    assert meta(html)["robots"] == "noindex"
    assert "canonical" not in html
    assert not _DATA.findall(html)


def test_the_figures_on_the_home_page_are_those_of_the_library(toolkit, pages, sources) -> None:
    counts = counted(toolkit.guides, len(toolkit.library.entries), toolkit.checklists)
    (strip,) = re.findall(r'<div class="sv-counts">(.*?)</div>', sources[""], re.DOTALL)
    figures = [int(figure) for figure in re.findall(r"<strong>(\d+)</strong>", strip)]
    checklist = "starting-off"
    names = [f"{checklist}.areas", f"{checklist}.statements", "case-studies", "guides"]
    assert figures == [counts[name] for name in names]
    text = " ".join(pages[""].text.split())
    assert f"Answer {counts[f'{checklist}.statements']} short statements" in text
    assert f"Read {counts['case-studies']} short stories" in text


def test_no_figure_about_the_library_is_written_by_hand_on_the_home_page(toolkit) -> None:
    text = (toolkit.folders.content / "index.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    digits = {line for line in text.splitlines() if re.search(r"\d", re.sub(r"^\d+\. |\{[^}]*\}", "", line))}
    # One says after how many months to come back, the other when the first toolkit was published.
    assert all("6 to 12 months" in line or "the 2010s" in line for line in digits), digits

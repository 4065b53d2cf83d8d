"""A site of many invented case studies as a browser without JavaScript and a search engine have it."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from site_tests.site.test_crawl import target_of

from social_value.case_studies import lists
from social_value.case_studies.facets import newest_first
from social_value.case_studies.library import MOST_NAMED, Library
from social_value.case_studies.page import FIRST, card
from social_value.dates import build_day

INDEX = "case-studies/"
LIST = re.compile(rf"{INDEX}(?:{'|'.join(lists.FOLDERS.values())})/")
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
_ID = re.compile(r' id="([^"]+)"')
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@pytest.fixture(scope="module")
def sources(large_site: Path) -> dict[str, str]:
    """The HTML of every page, by its address."""
    return {
        file.relative_to(large_site).as_posix().removesuffix("index.html"): file.read_text(encoding="utf-8")
        for file in large_site.rglob("*.html")
    }


def article(html: str) -> str:
    """What a page says, without what is around it on every page."""
    found = _ARTICLE.search(html)
    assert found
    return found[0]


def words(html: str) -> str:
    """The text of HTML, on one line."""
    spoken = re.sub(r"</?(?:a|abbr|em|span|strong)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", spoken)).split())


def targets(path: str, html: str, base: str) -> list[str]:
    """The pages that the links of some HTML lead to."""
    found = (target_of(path, unescape(link), base) for link in _LINK.findall(html))
    return [target[0] for target in found if target]


def case_ids(path: str, html: str, base: str) -> list[str]:
    """The case studies that the list items of some HTML lead to."""
    items = "".join(re.findall(r"<li\b.*?</li>", html, re.DOTALL))
    return [match[1] for each in targets(path, items, base) if (match := re.fullmatch(rf"{INDEX}([^/]+)/", each))]


def test_every_case_study_has_a_page_that_tells_all_of_it(sources: dict[str, str], many: Library) -> None:
    for entry in many.entries:
        html, study = article(sources[f"{INDEX}{entry.id}/"]), entry.study
        text = words(html)
        for told in (study.title, study.organisation, study.summary, *(outcome.what for outcome in study.outcomes)):
            assert told in text, entry.id
        assert Counter(re.findall(r' data-kind="(\w+)"', html)) == Counter(it.kind for it in study.outcomes), entry.id
        assert re.findall(r'id="source-\d+".*?<a href="([^"]+)"', html, re.DOTALL) == [
            it.address.replace("&", "&amp;") for it in study.sources
        ], entry.id
        assert not re.search(r"<(button|input|select|textarea|template)\b", html), (
            "nothing that is dead without a script"
        )


def test_every_link_of_a_case_study_leads_to_a_page_and_a_place_on_it(
    sources: dict[str, str], many: Library, site_url: str
) -> None:
    ids = {path: set(_ID.findall(html)) for path, html in sources.items()}
    known: dict[str, bool] = {}

    def leads_somewhere(path: str, link: str) -> bool:
        target = target_of(path, unescape(link), site_url)
        return target is None or (target[0] in ids and (not target[1] or target[1] in ids[target[0]]))

    for entry in many.entries:
        path = f"{INDEX}{entry.id}/"
        for link in set(_LINK.findall(article(sources[path]))):
            if link.startswith("#"):
                assert link[1:] in ids[path], (path, link)
                continue
            # All these pages are in one folder, so that a link leads to the same place from each.
            if link not in known:
                known[link] = leads_somewhere(path, link)
            assert known[link], (path, link)
    assert len(known) > len(many.entries)


def test_the_index_shows_the_newest_and_says_how_to_come_to_the_rest(sources: dict[str, str], many: Library) -> None:
    html = article(sources[INDEX])
    newest = newest_first(many.entries, build_day())[:FIRST]
    shown = re.findall(r'<li class="sv-card".*?</li>', html, re.DOTALL)
    assert len(shown) == FIRST
    for each, entry in zip(shown, newest, strict=True):
        said = card(entry, many)
        assert said["headline"] is None or said["headline"]["figure"] in words(each)
        assert all(told in words(each) for told in (entry.study.title, entry.study.organisation, entry.study.summary))
    assert f"These are the newest {FIRST}. Complete lists lead to all of them." in words(html)
    for part in (
        '<form class="sv-filters"',
        '<div class="sv-bar" data-bar',
        '<div class="sv-order"',
        '<p class="sv-more"',
    ):
        (tag,) = re.findall(re.escape(part) + "[^>]*>", html)
        assert tag.endswith(" hidden>"), part


def test_links_alone_lead_from_the_index_to_every_case_study(
    sources: dict[str, str], many: Library, site_url: str
) -> None:
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [path for path in targets(INDEX, article(sources[INDEX]), site_url) if LIST.match(path)]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        found |= set(case_ids(path, sources[path], site_url))
        waiting += [each for each in targets(path, article(sources[path]), site_url) if LIST.match(each)]
    assert found == {entry.id for entry in many.entries}
    assert seen == {path for path in sources if LIST.match(path) and "/statements/" not in path}


def test_the_pages_of_a_list_hold_all_of_it_once_and_lead_to_each_other(
    sources: dict[str, str], many: Library, texts: dict[str, str], site_url: str
) -> None:
    for part in lists.lists(many, texts):
        path = part.path.removesuffix(".md") + "/"
        html = article(sources[path])
        assert case_ids(path, html, site_url) == [entry.id for entry in part.entries]
        assert len(part.entries) <= lists.ON_A_PAGE
        assert f'href="{posixpath.relpath(INDEX, path)}/#{part.facet}={part.value}"' in html
        assert f'name="{part.facet}" value="{part.value}"' in sources[INDEX]
        first = path.removesuffix(f"{part.number}/") if part.number > 1 else path
        others = [first, *(f"{first}{number}/" for number in range(2, part.of + 1))]
        assert all(each in targets(path, html, site_url) for each in others if part.of > 1)
        steps = dict(re.findall(r'href="([^"]+)" rel="(prev|next)"', html))
        led = {rel: posixpath.normpath(posixpath.join(path, link)) + "/" for link, rel in steps.items()}
        expected = {"prev": part.number - 2, "next": part.number}
        assert led == {rel: others[at] for rel, at in expected.items() if 0 <= at < part.of}
        assert words(html).count(f"page {part.number} of {part.of}") == (part.of > 1)
        assert html.count('aria-current="page"') == (part.of > 1)


def test_every_page_of_a_list_has_its_own_title_address_and_place_in_the_sitemap(
    large_site: Path, sources: dict[str, str], site_url: str
) -> None:
    listed = [path for path in sources if LIST.match(path)]
    titles = Counter(re.findall(r"<title>(.*?)</title>", sources[path])[0] for path in listed)
    assert len(titles) == len(listed) > 100
    sitemap = (large_site / "sitemap.xml").read_text(encoding="utf-8")
    for path in listed:
        assert f'<link rel="canonical" href="{site_url}{path}">' in sources[path]
        assert f"<loc>{site_url}{path}</loc>" in sitemap


def test_a_statement_names_a_few_and_leads_to_the_list_of_all_that_show_it(
    sources: dict[str, str], many: Library, toolkit, site_url: str
) -> None:
    for checklist in toolkit.checklists:
        path = f"checklists/{checklist.id}/"
        for statement in checklist.statements():
            showing = many.showing(statement.id)
            start = sources[path].index(f' id="{statement.id}"')
            links = re.search(r"<ul data-links>.*?</ul>", sources[path][start:], re.DOTALL)
            assert links
            assert len(case_ids(path, links[0], site_url)) == min(len(showing), MOST_NAMED)
            complete = f"{INDEX}statements/{statement.id}/"
            assert (complete in targets(path, links[0], site_url)) == (len(showing) > MOST_NAMED)


def test_no_page_grows_with_the_library(sources: dict[str, str]) -> None:
    """Weights of the HTML alone, as it is sent."""

    def weight(path: str) -> int:
        return len(gzip.compress(sources[path].encode()))

    assert max(weight(path) for path in sources if path.startswith(f"{INDEX}invented-")) <= 12_000
    assert max(weight(path) for path in sources if LIST.match(path)) <= 15_000
    assert weight(f"{INDEX}coverage/") <= 20_000
    assert weight(INDEX) <= 25_000
    assert max(weight(path) for path in sources if path.startswith(("guidance/", "checklists/"))) <= 80_000

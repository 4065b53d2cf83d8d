"""The built site, link by link and page by page, as plain HTML."""

from __future__ import annotations

import itertools
import posixpath
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from social_value.checklists.page import area_anchor
from social_value.checklists.rules import PAGE_ANCHORS

CONSTANT_404 = "404.html"


def target_of(page: str, link: str, base: str) -> tuple[str, str] | None:
    """The path within the site and the fragment that `link` leads to from `page`; None for another site."""
    parts = urlsplit(link)
    if parts.scheme in {"mailto", "data"} or (parts.netloc and not link.startswith(base)):
        return None
    prefix = urlsplit(base).path
    if parts.netloc or parts.path.startswith("/"):
        assert parts.path.startswith(prefix), f"{link} leaves the site's folder {prefix}"
        path = parts.path.removeprefix(prefix).removesuffix(".")
    elif parts.path:
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), parts.path)).lstrip("/")
        path += "/" if parts.path.endswith(("/", ".")) and path else ""
    else:
        path = page
    return unquote(path), unquote(parts.fragment)


def test_every_internal_link_leads_to_a_page_or_file_and_to_an_id_on_it(site: Path, site_url: str, pages) -> None:
    broken, choices = [], []
    for page in pages.values():
        for link in page.links:
            target = target_of(page.path, link, site_url)
            if target is None:
                continue
            path, fragment = target
            if path in pages:
                if "=" in fragment:
                    choices.append((path, fragment))
                elif fragment and fragment != "__skip" and fragment not in pages[path].ids:
                    broken.append(f"{page.path or 'home'}: {link} (no such id)")
            elif not (site / path).is_file():
                broken.append(f"{page.path or 'home'}: {link} (no such page)")
    assert not broken, "\n".join(broken)
    # Behind # there may be a choice of what a list shows instead of a place on the page.
    for path, choice in choices:
        (name, value), *_ = parse_qsl(choice, strict_parsing=True)
        assert f'name="{name}" value="{value}"' in (site / path / "index.html").read_text(encoding="utf-8"), choice
    assert choices


def test_everything_a_page_loads_is_on_this_site_and_exists(site: Path, site_url: str, pages) -> None:
    for page in pages.values():
        for address in page.loads:
            target = target_of(page.path, address, site_url)
            assert target is not None, f"{page.path} loads {address} from another site"
            assert (site / target[0]).is_file(), f"{page.path} loads {address}, which does not exist"


def test_there_are_pages_of_every_kind(pages) -> None:
    for kind in ("", "guidance/", "checklists/", "checklists/starting-off/", "case-studies/", CONSTANT_404):
        assert kind in pages
    assert sum(path.startswith("guidance/") for path in pages) >= 15
    assert sum(path.startswith("case-studies/") for path in pages) >= 11


def test_every_page_has_one_h1_a_language_and_a_title_of_its_own(pages) -> None:
    for page in pages.values():
        assert [level for level, _ in page.headings].count(1) == 1, page.path
        assert page.lang == "en", page.path
        assert page.title.strip(), page.path
    titles = Counter(page.title.strip() for page in pages.values() if page.path != CONSTANT_404)
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_describes_itself(pages) -> None:
    for page in pages.values():
        if page.path != CONSTANT_404:
            assert 20 <= len(page.meta.get("description", "")) <= 700, page.path


def test_headings_never_skip_a_level_going_down(pages) -> None:
    for page in pages.values():
        levels = [level for level, _ in page.headings]
        jumps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        assert not jumps, f"{page.path}: {jumps} in {page.headings}"


def test_ids_are_unique_on_each_page(pages) -> None:
    for page in pages.values():
        repeated = [name for name, count in Counter(page.ids).items() if count > 1]
        assert not repeated, f"{page.path}: {repeated}"


def test_nothing_runs_or_is_styled_from_inside_an_attribute(pages) -> None:
    for page in pages.values():
        assert not page.handlers, f"{page.path}: {page.handlers}"


def test_every_statement_of_every_checklist_is_on_its_page(toolkit, pages) -> None:
    for checklist in toolkit.checklists:
        page = pages[f"checklists/{checklist.id}/"]
        for statement in checklist.statements():
            assert statement.id in page.ids
            assert statement.text in page.text


def test_every_case_study_has_a_page_and_stands_in_the_index(toolkit, pages) -> None:
    index = pages["case-studies/"]
    for entry in toolkit.library.entries:
        assert entry.study.title in pages[f"case-studies/{entry.id}/"].text
        assert any(link.endswith(f"{entry.id}/") for link in index.links)


def test_a_guide_and_the_statements_and_case_studies_of_its_area_link_to_each_other(toolkit, pages, site_url) -> None:
    def targets(path: str) -> set[tuple[str, str] | None]:
        return {target_of(path, link, site_url) for link in pages[path].links}

    for checklist in toolkit.checklists:
        form = f"checklists/{checklist.id}/"
        for area in checklist.areas:
            for guide in area.guides:
                page = guide.removesuffix(".md") + "/"
                assert (page, "") in targets(form)
                assert all((form, statement.id) in targets(page) for statement in area.statements)
            main_guide = area.guides[0].removesuffix(".md") + "/"
            for entry in toolkit.library.with_theme([area.id]):
                case = f"case-studies/{entry.id}/"
                assert (case, "") in targets(main_guide)
                assert (main_guide, "") in targets(case)
                assert (form, f"area-{area.id}") in targets(case)
        its_own = {statement.id for statement in checklist.statements()}
        for entry in toolkit.library.entries:
            for statement in its_own.intersection(entry.study.shows):
                case = f"case-studies/{entry.id}/"
                assert (form, statement) in targets(case)
                assert (case, "") in targets(form)


@pytest.mark.parametrize("kind", ["checklists", "case_studies"])
def test_a_page_made_from_yaml_offers_to_edit_that_yaml(kind: str, toolkit, pages) -> None:
    names = [c.id for c in toolkit.checklists] if kind == "checklists" else [e.id for e in toolkit.library.entries]
    for name in names:
        page = pages[f"{kind.replace('_', '-')}/{name}/"]
        assert any(link.endswith(f"/edit/main/{kind}/{name}.yml") for link in page.links)


def test_the_navigation_does_not_grow_with_the_library(toolkit, pages) -> None:
    guide = pages["guidance/what-social-value-is/"]
    named = [link for link in guide.links if "case-studies/" in link and not link.endswith("case-studies/")]
    assert len(named) < len(toolkit.library.entries)


def test_the_parts_of_a_checklists_page_are_names_that_no_statement_may_take(toolkit, pages) -> None:
    for checklist in toolkit.checklists:
        links = pages[f"checklists/{checklist.id}/"].links
        # No id of ours has two hyphens side by side, as the anchors of explained words do.
        anchors = {link[1:] for link in links if link.startswith("#") and not link.startswith(("#word--", "#used--"))}
        ours = {statement.id for statement in checklist.statements()} | {area_anchor(a.id) for a in checklist.areas}
        assert anchors - ours - {"sv-content"} <= PAGE_ANCHORS

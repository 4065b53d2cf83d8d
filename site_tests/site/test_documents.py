"""The files to take away, on the built site."""

from __future__ import annotations

import posixpath
from pathlib import Path


def test_each_document_is_on_the_site_and_its_page_links_to_it_at_the_top_and_at_the_bottom(
    toolkit, pages, site: Path
) -> None:
    assert len(toolkit.documents) >= 5
    for path, document in toolkit.documents.items():
        assert (site / document.path).read_bytes() == document.content
        page = pages[f"{path.removesuffix('.md')}/"]
        targets = [posixpath.normpath(posixpath.join(page.path, link)) for link in page.links]
        assert targets.count(document.path) == 2


def test_each_checklist_is_on_the_site_on_paper_and_as_a_spreadsheet_and_its_page_links_to_both(
    toolkit, pages, site: Path
) -> None:
    for checklist in toolkit.checklists:
        papers = toolkit.papers(checklist)
        assert [paper.path.rpartition(".")[2] for paper in papers] == ["docx", "docx", "xlsx"]
        page = pages[f"checklists/{checklist.id}/"]
        targets = [posixpath.normpath(posixpath.join(page.path, link)) for link in page.links]
        for paper in papers:
            assert (site / paper.path).read_bytes() == paper.content
            assert targets.count(paper.path) == 1
            assert f"({paper.kind}, {paper.size} KB)" in page.text


def test_no_document_is_on_the_site_that_no_page_offers(toolkit, site: Path) -> None:
    there = {path.relative_to(site).as_posix() for kind in ("docx", "xlsx") for path in site.rglob(f"*.{kind}")}
    assert there == {download.path for download in toolkit.downloads()}

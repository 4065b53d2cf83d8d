"""Corrections of the HTML that the theme makes: on Material as it is installed, and when it is no longer that."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from social_value.corrections import CORRECTIONS, Correction, CorrectionError, align_cells, correct, label_cells


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two pages as Material makes it, without anything of ours."""
    root = tmp_path_factory.mktemp("stock")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Home\n\nText.\n", encoding="utf-8")
    (root / "docs" / "page.md").write_text("---\ntitle: No heading\n---\n\nText.\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: Stock\ntheme: {name: material, font: false}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True, timeout=120)
    return root / "site"


PAGES = ("index.html", "page/index.html", "404.html")


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_of_the_installed_material_can_be_corrected(stock: Path, path: str) -> None:
    html = correct((stock / path).read_text(encoding="utf-8"))
    switches = re.findall(r'<input class="md-toggle"[^>]*>', html)
    assert len(switches) == 2
    assert not any("autocomplete" in switch for switch in switches)
    assert html.count('<a href="#sv-content" class="md-skip">') == 1
    assert html.count('id="sv-content"') == 1


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda correction: correction.what)
def test_a_theme_that_has_lost_a_place_is_refused_with_its_name(stock: Path, correction: Correction) -> None:
    html = (stock / PAGES[0]).read_text(encoding="utf-8")
    with pytest.raises(CorrectionError, match=re.escape(correction.what)):
        correct(correction.pattern.sub("", html, count=1))


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda correction: correction.what)
def test_a_theme_with_one_place_too_many_is_refused(stock: Path, correction: Correction) -> None:
    html = (stock / PAGES[0]).read_text(encoding="utf-8")
    place = correction.pattern.search(html)
    assert place
    with pytest.raises(CorrectionError, match=f"found {correction.times + 1} times"):
        correct(html + place[0])


def test_a_page_that_was_corrected_before_is_refused(stock: Path) -> None:
    once = correct((stock / PAGES[0]).read_text(encoding="utf-8"))
    with pytest.raises(CorrectionError):
        correct(once)


TABLE = """<table>
<thead>
<tr>
<th>Good <em>thing</em></th>
<th style="text-align: right;">The "how"</th>
</tr>
</thead>
<tbody>
<tr>
<td>Tea &amp; talk</td>
<td style="text-align: right;">Receipts</td>
</tr>
</tbody>
</table>"""


def test_cells_get_the_heading_of_their_column_as_plain_text() -> None:
    table = label_cells(TABLE)
    assert '<td data-label="Good thing">Tea &amp; talk</td>' in table
    assert '<td data-label="The &quot;how&quot;" style="text-align: right;">Receipts</td>' in table
    assert table.count("data-label") == 2


def test_how_cells_are_aligned_is_no_style_which_the_policy_would_block(stock: Path) -> None:
    html = correct((stock / PAGES[0]).read_text(encoding="utf-8") + TABLE)
    assert '<th data-align="right">The "how"</th>' in html
    assert '<td data-label="The &quot;how&quot;" data-align="right">Receipts</td>' in html
    assert "style=" not in html


def test_a_cell_that_writes_of_such_a_style_keeps_its_words() -> None:
    cell = '<td><code> style="text-align: right;"</code></td>'
    assert align_cells(f"<table><tr>{cell}</tr></table>") == f"<table><tr>{cell}</tr></table>"


def test_a_row_with_more_cells_than_headings_keeps_them() -> None:
    table = label_cells("<table><tr><th>One</th></tr><tr><td>1</td><td>2</td></tr></table>")
    assert '<td data-label="One">1</td><td data-label="">2</td>' in table


def test_a_table_with_a_class_has_a_layout_of_its_own_and_stays_as_it_is(stock: Path) -> None:
    html = (stock / PAGES[0]).read_text(encoding="utf-8")
    tables = TABLE.replace("<table>", '<table class="sv-table">') + TABLE
    assert correct(html + tables).count("data-label") == 2

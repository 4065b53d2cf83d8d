"""The scripts that readers get: what the pages load and what that loads, and nothing besides."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin

from social_value.published import SOURCES, sources

FETCHED = (
    re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']"""),
    re.compile(r"""\bnew URL\(["']([^"']+)["'],\s*import\.meta\.url"""),
)
"""What a script names that is fetched with it or later, relative to itself."""


FFLATE = "/*! With fflate. MIT licence. Copyright (c) 2026 Arjun Barrett */"


def fetched_by(site: Path, path: str) -> set[str]:
    """What a script of the site fetches, as paths within the site. The script must be there."""
    assert (site / path).is_file(), (
        f"{path} is not on the site. Is it an element.mjs, or in no folder (tools/scripts.py)?"
    )
    text = (site / path).read_text(encoding="utf-8")
    return {posixpath.normpath(f"{path}/../{found}") for pattern in FETCHED for found in pattern.findall(text)}


def test_every_script_and_style_sheet_is_fetched_by_a_page_or_by_a_script_that_is(
    site: Path, pages, site_url: str
) -> None:
    fetched = {
        urljoin(site_url + page.path, address).removeprefix(site_url)
        for page in pages.values()
        for address in page.loads
        if "/social-value/" in address and address.endswith((".mjs", ".css"))
    }
    assert len(fetched) >= 8
    waiting = list(fetched)
    while waiting:
        more = fetched_by(site, waiting.pop()) - fetched
        waiting += more
        fetched |= more
    folder = site / "assets" / "social-value"
    assert fetched == {
        path.relative_to(site).as_posix() for path in folder.rglob("*") if path.suffix in {".mjs", ".css"}
    }


def test_no_readable_script_is_on_the_site(site: Path) -> None:
    names = {path.relative_to(SOURCES).as_posix() for path in sources()}
    folder = site / "assets" / "social-value"
    there = {name for name in names if (folder / name).exists()}
    assert there == {name for name in names if "/" not in name or name.endswith("/element.mjs")}


def test_each_file_says_whose_it_is_and_under_which_licence(site: Path) -> None:
    folder = site / "assets" / "social-value"
    for path in folder.rglob("*"):
        if path.suffix in {".mjs", ".css"}:
            text = path.read_text(encoding="utf-8")
            assert text.startswith("/*! Salford Social Value Toolkit, MIT licence */"), path.name
            assert text.count("/*") == (2 if FFLATE in text else 1), path.name


def test_what_packs_documents_is_in_the_parts_that_write_them_alone_and_says_whose_it_is(site: Path) -> None:
    folder = site / "assets" / "social-value"
    scripts = {path.relative_to(folder): path.read_text(encoding="utf-8") for path in folder.rglob("*.mjs")}
    packing = {path for path, text in scripts.items() if "invalid zip data" in text or "extra field too long" in text}
    assert packing
    assert packing == {path for path, text in scripts.items() if FFLATE in text}
    assert all(re.fullmatch(r"[a-z]+/parts/word-\w+\.mjs", path.as_posix()) for path in packing)
    assert not [path for path in packing if re.search(r"\b(eval|Function|Worker)\(", scripts[path])]

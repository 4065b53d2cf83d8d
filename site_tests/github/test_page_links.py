"""The two links at the foot of a page: one opens the file it is made from, the other a form with its address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
REPOSITORY, SITE = "https://github.com/example/toolkit", "https://example.github.io/toolkit/"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Address below the site's start -> HTML, of the toolkit built for a repository."""
    folder = tmp_path_factory.mktemp("linked")
    environ = os.environ | {"REPO_URL": REPOSITORY, "SITE_URL": SITE, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        path.relative_to(folder).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8")
        for path in folder.rglob("index.html")
    }


def links(html, words):
    return [unescape(address) for address in re.findall(rf'<a href="([^"]+)">{words}</a>', html)]


def test_a_page_is_improved_in_the_file_it_is_made_from(pages):
    found = {page: links(html, "Suggest a change to this page") for page, html in pages.items()}
    for addresses in found.values():
        for address in addresses:
            assert address.startswith(f"{REPOSITORY}/edit/main/")
            assert (ROOT / address.removeprefix(f"{REPOSITORY}/edit/main/")).is_file(), address
    for page, file in {
        "case-studies/salford-dadz/": "case_studies/salford-dadz.yml",
        "checklists/starting-off/": "checklists/starting-off.yml",
        "guidance/starting-off/": "content/guidance/starting-off.md",
        "glossary/": "content/_data/glossary.yml",
    }.items():
        assert found[page] == [f"{REPOSITORY}/edit/main/{file}"]


def test_a_problem_is_reported_with_the_address_of_its_page(pages):
    for page, html in pages.items():
        (address,) = links(html, "Report a problem with this page")
        assert address.startswith(f"{REPOSITORY}/issues/new?")
        assert parse_qs(urlsplit(address).query) == {"template": ["correction.yml"], "page": [SITE + page]}

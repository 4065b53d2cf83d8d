"""What the built pages tell browsers to refuse, and that none of them needs what is refused."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from social_value.policy import KNOWN, known_as

DATA = {"application/json", "application/ld+json"}


class Parts(HTMLParser):
    """The tags of a page in their order, and its inline scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.running = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        self.running = tag == "script" and "src" not in values and values.get("type") not in DATA

    def handle_endtag(self, _: str) -> None:
        self.running = False

    def handle_data(self, data: str) -> None:
        if self.running:
            self.scripts.append(data)


@pytest.fixture(scope="module")
def parts(site: Path) -> dict[str, Parts]:
    """Every page, the one for wrong addresses too."""
    found = {str(path.relative_to(site)): Parts(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert "404.html" in found
    assert len(found) > 90
    return found


def policies(page: Parts) -> list[str]:
    return [
        attributes["content"]
        for tag, attributes in page.tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]


def test_every_page_has_one_policy_before_anything_that_is_fetched_or_run(parts: dict[str, Parts]) -> None:
    for path, page in parts.items():
        assert len(policies(page)) == 1, path
        assert [tag for tag, _ in page.tags[:4]] == ["html", "head", "meta", "meta"], path
        assert page.tags[2][1] == {"charset": "utf-8"}, path
        assert page.tags[3][1]["content"] == policies(page)[0], path


def test_every_page_allows_its_own_inline_scripts_and_nothing_else_inline(parts: dict[str, Parts]) -> None:
    for path, page in parts.items():
        [script_sources] = re.findall(r"script-src ([^;]*)", policies(page)[0])
        hashes = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in page.scripts]
        assert script_sources.split() == ["'self'", *hashes], path
        assert {known_as(script) for script in page.scripts} <= set(KNOWN), path
        assert "unsafe" not in policies(page)[0], path


def test_all_pages_have_the_same_policy(parts: dict[str, Parts]) -> None:
    assert len({policy for page in parts.values() for policy in policies(page)}) == 1


def test_no_page_has_a_style_or_a_handler_in_an_attribute_or_a_style_in_its_text(parts: dict[str, Parts]) -> None:
    for path, page in parts.items():
        for tag, attributes in page.tags:
            assert tag != "style", path
            assert not [name for name in attributes if name == "style" or name.startswith("on")], (
                f"{path}: {attributes}"
            )


def test_no_page_tells_another_where_its_reader_comes_from(parts: dict[str, Parts]) -> None:
    for path, page in parts.items():
        assert [
            (tag, attributes)
            for tag, attributes in page.tags
            if attributes.get("name") == "referrer" or "referrerpolicy" in attributes
        ] == [("meta", {"name": "referrer", "content": "no-referrer"})], path

"""The policy of every page: what it allows, and that nothing runs only because it stands in a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import material
import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_value.policy import DIRECTIVES, KNOWN, PLACE, PolicyError, digest, inline_scripts, known_as, with_policy

PARTIALS = Path(material.__file__).parent / "templates" / "partials" / "javascripts"
SCOPE = "{{ config.extra.scope | d(base_url) }}"


def materials(partial: str, scope: str = "/toolkit/") -> list[str]:
    """The inline scripts of a partial of the installed Material, for a site in this folder of its host."""
    return list(inline_scripts((PARTIALS / partial).read_text(encoding="utf-8").replace(SCOPE, scope)))


[BASE], [PALETTE], [LINKED_TABS, TAB], [NOTICE] = map(
    materials, ("base.html", "palette.html", "content.html", "announce.html")
)


def page(*scripts: str, text: str = "") -> str:
    inline = "".join(f"<script>{script}</script>" for script in scripts)
    return f"<!doctype html>\n<html><head>{PLACE}<title>A page</title></head><body>{text}{inline}</body></html>"


def policy_of(html: str) -> dict[str, list[str]]:
    [content] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return {name: sources for name, *sources in (directive.split() for directive in content.split(";"))}


def test_the_inline_scripts_of_the_installed_material_are_those_that_are_known() -> None:
    found = {known_as(script) for script in (BASE, PALETTE, LINKED_TABS, TAB, NOTICE)}
    assert found == set(KNOWN), "Material has changed a script: read what policy.py says of KNOWN"


def test_a_hash_is_that_of_the_example_in_the_specification() -> None:
    assert digest("alert('Hello, world.');") == "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_a_page_allows_its_own_known_scripts_by_their_hashes_and_no_others() -> None:
    html = with_policy(page(BASE, PALETTE, PALETTE))
    assert policy_of(html)["script-src"] == ["'self'", f"'sha256-{digest(BASE)}'", f"'sha256-{digest(PALETTE)}'"]


def test_the_policy_is_the_first_thing_after_the_charset_and_changes_nothing_else() -> None:
    before = page(BASE, text="<p>It ends with &lt;/html&gt;.</p>")
    head, found, rest = re.split(r"(\s*<meta http-equiv[^>]*>)", with_policy(before))
    assert head.endswith(PLACE)
    assert found
    assert head + rest == before


def test_nothing_is_allowed_that_is_not_needed() -> None:
    policy = policy_of(with_policy(page(BASE)))
    assert policy["default-src"] == ["'self'"]
    assert {name for name, sources in policy.items() if sources == ["'none'"]} == {
        "worker-src", "frame-src", "object-src", "base-uri", "form-action"
    }  # fmt: skip
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "blob:"} & {
        s for all in policy.values() for s in all
    }


@pytest.mark.parametrize("scope", ["/", "/another-city/", "https://example.org/a/b/"])
def test_the_script_that_says_where_the_site_lies_is_known_wherever_that_is(scope: str) -> None:
    [script] = materials("base.html", scope)
    assert f"'sha256-{digest(script)}'" in policy_of(with_policy(page(script)))["script-src"]


def test_its_address_can_hold_no_script() -> None:
    [script] = materials("base.html", '/"+alert(1)+"')
    with pytest.raises(PolicyError):
        with_policy(page(script))


def test_a_script_that_was_changed_is_refused_with_its_hash_and_what_to_do() -> None:
    changed = PALETTE + ";1"
    with pytest.raises(PolicyError) as refused:
        with_policy(page(BASE, changed))
    assert digest(changed) in str(refused.value)
    assert "After an upgrade of Material, see social_value/policy.py" in str(refused.value)


def test_serving_allows_the_script_that_loads_a_page_again_and_refuses_the_same() -> None:
    policy = policy_of(with_policy(page(BASE), serving=True))
    assert policy == policy_of(with_policy(page())) | {"script-src": ["'self'", "'unsafe-inline'"]}
    with pytest.raises(PolicyError):
        with_policy(page("alert(1)"), serving=True)


def test_a_page_with_no_place_for_a_policy_is_refused() -> None:
    with pytest.raises(PolicyError, match="The theme has changed"):
        with_policy("<html><head></head><body></body></html>")


@pytest.mark.parametrize(
    "script",
    [
        "<script>{}</script>",
        "<SCRIPT>{}</SCRIPT >",
        '<script type="">{}</script>',
        "<script type=module>{}</script>",
        "<script type=' text/JavaScript '>{}</script>",
        '<script data-a="a > b" type="application/ecmascript">{}</script>',
        '<script type="importmap">{}</script>',
        "<script\nasync>{}</script\n>",
        '<script data-src="x">{}</script>'.replace("data-src", "datasrc"),
    ],
)
def test_whatever_a_browser_would_run_is_found(script: str) -> None:
    assert list(inline_scripts(f"<p>{script.format('alert(1)')}")) == ["alert(1)"]


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json">{}</script>',
        '<script id="x" type="application/json">{}</script>',
        '<script type="text/template">{}</script>',
        '<script src="a.js">{}</script>',
        "<script defer src=a.js>{}</script>",
        "&lt;script&gt;{}&lt;/script&gt;",
        "<scripted-thing>{}</scripted-thing>",
    ],
)
def test_data_and_files_need_no_hash(script: str) -> None:
    assert list(inline_scripts(script.format("alert(1)"))) == []


def test_ends_of_lines_are_hashed_as_browsers_read_them() -> None:
    assert digest("a\r\nb\rc\nd") == digest("a\nb\nc\nd")


class Browser(HTMLParser):
    """Finds the inline scripts of a page in another way."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.running = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.running = tag == "script" and "src" not in values and values.get("type") in {None, "", "module"}
        if self.running:
            self.scripts.append("")

    def handle_endtag(self, _: str) -> None:
        self.running = False

    def handle_data(self, data: str) -> None:
        if self.running:
            self.scripts[-1] += data


WORDS = st.sampled_from(["alert(1)", "a<b", "“", "'\"", "</scrip", "<b>", "&amp;", "\n", "//", "src=", "type=", " "])
CODE = st.lists(WORDS, max_size=6).map("".join)
ATTRIBUTES = st.lists(
    st.sampled_from(
        [' type="module"', " type=''", ' type="application/json"', " async", ' src="a>b.js"', " data-a='>'"]
    ),
    max_size=2,
    unique_by=lambda attribute: attribute.split("=")[0],
).map("".join)
PIECES = st.one_of(
    st.tuples(ATTRIBUTES, CODE).map(lambda pair: f"<script{pair[0]}>{pair[1]}</script>"),
    CODE.map(lambda text: f"<p title='x'>{text.replace('<', '&lt;')}</p>"),
)


@given(st.lists(PIECES, max_size=5).map("".join))
def test_the_scripts_found_are_those_that_a_browser_finds(html: str) -> None:
    assert list(inline_scripts(html)) == Browser(html).scripts


def test_the_directives_are_written_as_a_policy_wants_them() -> None:
    for name, sources in DIRECTIVES.items():
        assert re.fullmatch(r"[a-z]+-[a-z]+", name)
        assert not set(sources) & set(';,"')

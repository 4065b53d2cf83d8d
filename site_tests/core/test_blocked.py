"""What a policy would block is told to those who build the page, and nothing else is."""

from __future__ import annotations

import pytest

from social_value.blocked import refuse_blocked
from social_value.policy import PolicyError


def page(text: str) -> str:
    return f'<html><head><link rel="canonical" href="https://example.org/"></head><body>{text}</body></html>'


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ('<button onclick="go()">', 'onclick="go()" of <button>'),
        ("<img/ONERROR=go() src=x>", 'onerror="go()" of <img>'),
        ("<p\nonmouseover\n=\n'go()'>", 'onmouseover="go()" of <p>'),
        ('<a href="javascript:go()">', 'href="javascript:go()" of <a>'),
        ('<a href=" JavaScript :go()">', 'href=" JavaScript :go()" of <a>'),
        ('<form action="javascript:go()">', 'action="javascript:go()" of <form>'),
        ('<td style="text-align: right">', 'style="text-align: right" of <td>'),
        ("<style>p { color: red }</style>", "<style>"),
        ('<iframe src="a.html"></iframe>', "<iframe>"),
        ('<object data="a.pdf"></object>', "<object>"),
        ('<base href="/elsewhere/">', "<base>"),
        ('<img alt="" src="https://example.com/a.png">', 'src="https://example.com/a.png" of <img>'),
        ('<img srcset="a.png, //example.com/b.png 2x">', "of <img> from another site"),
        ('<video poster="http://example.com/a.png">', "of <video> from another site"),
        ('<script src="//example.com/a.js"></script>', "of <script> from another site"),
        ('<link rel="preconnect" href="https://fonts.gstatic.com">', "set `font: false` under theme"),
        ('<link rel="stylesheet" href="https://example.com/a.css">', "of <link> from another site"),
    ],
)
def test_what_would_be_blocked_is_refused_by_its_name(html: str, named: str) -> None:
    with pytest.raises(PolicyError) as refused:
        refuse_blocked(page(html))
    assert named in str(refused.value)


def test_all_of_a_page_is_told_at_once() -> None:
    with pytest.raises(PolicyError) as refused:
        refuse_blocked(page('<p style="a"><p onclick="b"><p onclick="b">'))
    assert str(refused.value).count("onclick") == 1
    assert "style" in str(refused.value)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Write onclick=“go()” or style=“a” and javascript: in a text.</p>",
        '<p>on =, style =, <code>&lt;p onclick="go()"&gt;</code> and <code>src="https://example.com"</code></p>',
        '<a href="https://example.com/javascript:/">a link to another site</a>',
        '<a href="mailto:a@example.org">mail</a>',
        '<meta name="description" content="javascript: a language">',
        '<meta property="og:image" content="https://example.org/a.png">',
        '<p data-on="a" data-style="b" title="style=">',
        '<img src="data:image/png;base64,//8=" alt="">',
        '<img src="../a.png" alt="">',
        '<link rel="alternate" hreflang="cy" href="https://example.com/">',
        '<script type="application/ld+json">{"a": "<p style=", "src": "https://example.com"}</script>',
        "<!-- <p style='a'> -->",
    ],
)
def test_texts_and_links_about_the_same_are_let_be(html: str) -> None:
    refuse_blocked(page(html))

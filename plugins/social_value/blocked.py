"""What else of a page its policy would block: whoever builds the page is told, before readers miss it.

Each page is first searched for what may be such a thing, which takes a fraction of a millisecond. Only if there is
something, it is read as a browser would: it may be no more than a text about HTML.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from social_value.policy import PolicyError

_MAY_BE = tuple(
    map(
        re.compile,
        (  # in small letters; each begins with some that a search can leap to
            r"""on(?<=[\s"'/]on)[a-z]+\s*=""",
            r"""style(?<=[\s"'/]style)\s*=""",
            r"""script\s*:""",
            r"""src(?:set)?\s*=[^>]*//""",
            r"""poster\s*=[^>]*//""",
            r"""<link\b(?![^>]*rel="canonical")[^>]*//""",
            r"""<(?:base|embed|frame|iframe|object|style)\b""",
        ),
    )
)
_IGNORED = {"base", "embed", "frame", "iframe", "object", "style"}
_NO_FETCH = {"alternate", "author", "canonical", "help", "license", "me"}
"""What a <link> to another site may be for."""
_GOES_TO = {"action", "formaction", "href", "src", "xlink:href"}
_FETCHES = {"poster", "src", "srcset"}
_ELSEWHERE = re.compile(r"(?:^|\s)(?:https?:)?//", re.IGNORECASE)
_SCRIPT = re.compile(r"[\s\x00-\x1f]*(?:java|vb)script\s*:", re.IGNORECASE)


def refuse_blocked(html: str) -> None:
    """Raise PolicyError, with all that is wrong, if a page holds what no browser would do under its policy."""
    if found := blocked(html):
        raise PolicyError(" ".join(dict.fromkeys(found)))


def blocked(html: str) -> list[str]:
    """All that a page, or a part of one, holds of this: sentences with what to do about it."""
    lower = html.lower()
    if not any(pattern.search(lower) for pattern in _MAY_BE):
        return []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Collects what is wrong, as sentences with what to do about it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _IGNORED:
            self.found.append(f"Browsers would ignore <{tag}> in a page. Take it out; styles go into a file, {_CSS}.")
        values = {name: value or "" for name, value in attrs}
        is_link = tag == "link" and values.get("rel", "").lower() not in _NO_FETCH
        for name, value in values.items():
            shown = f'{name}="{value[:80]}" of <{tag}>'
            if name.startswith("on") or (name in _GOES_TO and _SCRIPT.match(value)):
                self.found.append(f"Browsers would not run {shown}. Take it out.")
            elif name == "style":
                self.found.append(
                    f"Browsers would ignore {shown}. Give it a class, and the class its style in a file, {_CSS}."
                )
            elif (name in _FETCHES or (name == "href" and is_link)) and _ELSEWHERE.search(value):
                self.found.append(f"Browsers would not fetch {shown} from another site. {_OUR_OWN}")


_CSS = "which extra_css names in mkdocs.yml"
_OUR_OWN = "Put a file of your own in its place; for fonts, set `font: false` under theme in mkdocs.yml."

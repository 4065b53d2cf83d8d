"""What a page may do: the Content-Security-Policy that every page carries.

The policy is the second wall. The first is that no text becomes markup; should that ever fail, browsers still run
nothing. So an inline script is not allowed because it stands in a page, but because it is known: Material has a few,
and `KNOWN` names each. An upgrade that changes one fails the build here, until somebody has read it.

GitHub Pages sends no headers of ours, so the policy stands in the page. `frame-ancestors` and `report-uri` count only
in a header.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from social_value.problems import SocialValueError


class PolicyError(SocialValueError):
    """A page holds what its policy would block, or has no place for a policy."""


DIRECTIVES = {
    # Not 'none': Firefox fetches the page that <link rel="next"> names ahead of time, and only this can allow that.
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icons in Material's style sheet
    "worker-src": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    # No form of ours is ever sent. One whose script did not load would write what somebody typed into an address.
    "form-action": "'none'",
}
"""Where each kind of thing may come from. `script-src` also gets the hashes of the inline scripts of a page."""

KNOWN = {
    "frNoT9rNKIH2e5QomDJzop2HdNi8gmIq+bZajsEDKpA=": "base.html: where the site lies on its host, without that address",
    "DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=": "palette.html: the reader's choice of colours, from the start",
    "/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=": "content.html: opens the content tab that an address names",
    "10uztYJZm7OLYtHrFaYKCvTOAUfjM17+CoEWk5hLcc4=": "content.html, with content.tabs.link: the same tabs on each page",
    "5EHb3eWgUBuZUnu0Q9hodd97GgLtFd937Ze0yCNOS3A=": "announce.html, with announce.dismiss: hides a notice once read",
}
"""SHA-256 of each inline script that may run -> the partial of Material that it is in, and what it does.

After an upgrade, read the new script; if it is harmless, put the hash here that the error names.
"""

PLACE = '<meta charset="utf-8">'
"""What the policy stands after: nothing that it governs comes before."""

# What it misses is not allowed, and so does not run.
_SCRIPT = re.compile(r"""<(?i:script)\b((?:[^>"']|"[^"]*"|'[^']*')*)>(.*?)</(?i:script)\b""", re.DOTALL)
_SRC = re.compile(r"""(?:^|[\s"'/])src\s*=""", re.IGNORECASE)
_TYPE = re.compile(r"""(?:^|[\s"'/])type\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
# A script of any other type is data: https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element
_EXECUTABLE = re.compile(
    r"|module|importmap|speculationrules"
    r"|(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:jscript|livescript|javascript1\.[0-5])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r'\A(__md_scope=new URL\(")[^"\\]*(?=",location\))')


def with_policy(html: str, *, serving: bool = False) -> str:
    """Return a page with its policy. Raises PolicyError where a script would be blocked.

    `serving` is for `mkdocs serve`, which puts a script into each page that it sends, and another one each time: it
    loads the page again after a change. So every inline script is allowed there. All else is as readers get it.
    """
    before, place, after = html.partition(PLACE)
    if not place:
        raise PolicyError(f"The theme has changed: {PLACE} is not there, where the policy goes. See {_US}.")
    hashes = [f"'sha256-{digest(script)}'" for script in known_scripts(html)]
    scripts = " ".join([DIRECTIVES["script-src"], *(["'unsafe-inline'"] if serving else hashes)])
    policy = "; ".join(f"{name} {sources}" for name, sources in {**DIRECTIVES, "script-src": scripts}.items())
    return f'{before}{place}\n    <meta http-equiv="Content-Security-Policy" content="{policy}">{after}'


def known_scripts(html: str) -> list[str]:
    """Every inline script of a page that a browser would run, each once. Raises PolicyError if one is not known."""
    scripts = list(dict.fromkeys(inline_scripts(html)))
    for script in scripts:
        if (found := known_as(script)) not in KNOWN:
            raise PolicyError(
                f"Browsers would not run this script in it: “{' '.join(script.split())[:80]}”. In a text, take it out. "
                "One of your own goes into a file, which extra_javascript names in mkdocs.yml. "
                f"After an upgrade of Material, see {_US}: its hash is {found}."
            )
    return scripts


def inline_scripts(html: str) -> Iterator[str]:
    """Every script in the page itself that a browser would run, as it stands there."""
    for attributes, script in _SCRIPT.findall(html):
        given = _TYPE.search(attributes)
        kind = next((value for value in given.groups() if value), "") if given else ""
        if not _SRC.search(attributes) and _EXECUTABLE.fullmatch(kind.strip()):
            yield script


def known_as(script: str) -> str:
    """The hash under which a script is known. One of them holds the address of the site, which is left out."""
    return digest(_ADDRESS.sub(r"\1", script))


def digest(script: str) -> str:
    """The SHA-256 of a script, as a policy names it. Browsers read every end of a line as a line feed."""
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return b64encode(sha256(text.encode("utf-8", "replace")).digest()).decode()


_US = f"{__name__.replace('.', '/')}.py"

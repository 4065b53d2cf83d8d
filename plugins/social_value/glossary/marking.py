"""Each page explains the terms it uses: the first use of each leads to “Words on this page” at its end.

Contributors write nothing for it. Terms are found in a finished page, between the start of its article and the element
that the partial `words.html` leaves for the list: whole words, the longest term first, never in a heading, a link, code
or a control, and not inside an element with `data-no-words` (which may hold no other of its own name). A link to the
glossary that a writer made by hand is treated alike. Links work without scripts, in reading views and by keyboard, and
the list is printed; `words/element.mjs` shows a meaning beside the word instead, where it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from social_value.glossary.model import GlossaryFile, Term, in_order
from social_value.glossary.page import PATH
from social_value.wording import Link, address

START, PLACE = "<article", "<sv-words>"
"""Between these two in the HTML of a page, terms are found; a page without them stays as it is."""

_UNTOUCHED = (
    "a|button|caption|cite|code|dfn|dt|figcaption|h[1-6]|kbd|label|legend|nav|option|pre|q|samp|script|select|style|"
    "summary|svg|template|textarea|th"
)
_ATTRIBUTES = r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+"""
_MARKUP = re.compile(
    rf"""<!--.*?-->
    |<(?P<untouched>{_UNTOUCHED})\b{_ATTRIBUTES}>.*?</(?P=untouched)>
    |<(?P<apart>\w+)\b(?=[^>]*(?:\sdata-no-words\b|\sclass="footnote"))[^>]*>.*?</(?P=apart)>
    |</?[a-zA-Z]{_ATTRIBUTES}>""",
    re.DOTALL | re.VERBOSE,
)
"""Everything in a page that is not running text: tags, and whole elements that are left alone."""

Guides = Mapping[str, Link]
"""The path of a page under content/, and the link to it."""


@dataclass(frozen=True, slots=True, repr=False)
class Glossary:
    """The terms, ready to be found in pages."""

    file: GlossaryFile
    terms: Mapping[str, Term]
    """Each term by its id, in alphabetical order."""
    by_name: Mapping[str, Term]
    """Everything that is found in pages by itself, as it is written there, and its term."""
    pattern: re.Pattern[str]
    explained_by: Mapping[str, frozenset[str]]
    """The path of each page that is named as saying more -> the ids of the terms that it explains itself."""

    @classmethod
    def of(cls, file: GlossaryFile) -> Glossary:
        """The glossary of a file."""
        by_name = {name: term for term in file.terms if not term.by_hand for name in _as_written(term)}
        saying_more: dict[str, set[str]] = {}
        for term in file.terms:
            for see in term.see:
                saying_more.setdefault(see.partition("#")[0], set()).add(term.id)
        explained_by = {path: frozenset(terms) for path, terms in saying_more.items()}
        return cls(file, {term.id: term for term in in_order(file.terms)}, by_name, _any_of(by_name), explained_by)

    def explained(self, html: str, path: str, base: str, guides: Guides) -> str:
        """The HTML of the page at `path`, with its first uses marked and their meanings listed.

        `base` leads from the page to the start of the site: `../../`. A page with no term loses the list's place.
        """
        start, end = html.find(START), html.find(PLACE)
        if start < 0 or end < start:
            return html
        page = _Page(self, path, base)
        marked = page.marked(html, start, end)
        after = html[end + len(PLACE) :]
        if not page.used:
            return html[:end] + after.partition("</sv-words>")[2]
        used = [term for term in self.terms.values() if term.id in page.used]
        return f"{html[:start]}{marked}{PLACE}{_words(used, base, guides)}{after}"


class _Page:
    """One page while its terms are found."""

    def __init__(self, glossary: Glossary, path: str, base: str) -> None:
        self.glossary = glossary
        self.place = f"{base}{address(PATH)}#"
        self.link = re.compile(rf'<a\b[^>]*?\shref="{re.escape(self.place)}([a-z0-9-]+)"[^>]*>(.*)</a>', re.DOTALL)
        self.used: set[str] = set()
        self.passed_over = set(glossary.explained_by.get(path, ()))

    def marked(self, html: str, start: int, end: int) -> str:
        """That part of the page, with each term linked to its meaning where it stands first."""
        pieces: list[str] = []
        for markup in _MARKUP.finditer(html, start, end):
            pieces += html[start : markup.start()], markup[0]
            start = markup.end()
        pieces.append(html[start:end])
        links = ((place, self.link.fullmatch(it)) for place, it in enumerate(pieces) if self.place in it)
        linked = {place: link for place, link in links if link}
        # Where a writer links a term, that is its first use.
        self.passed_over |= {link[1] for link in linked.values()}
        for place, piece in enumerate(pieces):
            if link := linked.get(place):
                term = self.glossary.terms.get(link[1])
                pieces[place] = self._link(term, link[2]) if term else piece
            elif place % 2 == 0:
                pieces[place] = self.glossary.pattern.sub(self._first_use, piece)
        return "".join(pieces)

    def _first_use(self, found: re.Match[str]) -> str:
        term = self.glossary.by_name[" ".join(found[0].split())]
        return found[0] if term.id in self.used | self.passed_over else self._link(term, found[0])

    def _link(self, term: Term, content: str) -> str:
        first = "" if term.id in self.used else f' id="used--{term.id}"'
        self.used.add(term.id)
        return f'<a class="sv-word"{first} href="#word--{term.id}" role="doc-glossref">{content}</a>'


def _words(terms: Iterable[Term], base: str, guides: Guides) -> str:
    items = (
        f'<div id="word--{term.id}"><dt>{escape(term.title)}</dt><dd>{escape(term.definition)}'
        + "".join(f" {_see(see, base, guides)}" for see in term.see)
        + f' <a class="sv-back" href="#used--{term.id}">Back<span class="sv-hidden"> to “{escape(term.term)}”'
        " in the text</span></a></dd></div>"
        for term in terms
    )
    heading = '<h2 id="words--title">Words on this page</h2>'
    words = f"{heading}<dl>{''.join(items)}</dl>"
    return f'<section class="sv-words" aria-labelledby="words--title">{words}</section>'


def _see(see: str, base: str, guides: Guides) -> str:
    path, _, anchor = see.partition("#")
    return f'See <a href="{base}{address(path, anchor)}">{escape(guides[path]["title"])}</a>.'


def _as_written(term: Term) -> Iterator[str]:
    """Every way in which a text can name it: at the start of a sentence, and as a plural."""
    for name in term.names:
        for form in (name, f"{name[:-1]}ies") if name.endswith("y") else (name, f"{name}s"):
            yield form
            if form != term.short:
                yield form[0].upper() + form[1:]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Match any of the names as whole words, the longest first."""
    if not (names := sorted(names)):
        return re.compile(r"(?!)")
    # By their first letter and then by their second, because trying hundreds of names at every letter would be slow.
    groups = []
    for first, each in groupby(names, key=lambda name: name[:1]):
        inner = []
        for second, rests in groupby((name[1:] for name in each), key=lambda rest: rest[:1]):
            longest_first = sorted((rest[1:] for rest in rests), key=len, reverse=True)
            inner.append(re.escape(second) + "(?:" + "|".join(_spaced(rest) for rest in longest_first) + ")")
        groups.append(re.escape(first) + "(?:" + "|".join(inner) + ")")
    firsts = "".join(re.escape(first) for first in sorted({name[0] for name in names}))
    return re.compile(rf"(?=[{firsts}])(?<![\w&#/’'-])(?:{'|'.join(groups)})(?![\w-])")


def _spaced(text: str) -> str:
    """A pattern for the text, in which a line may end at every space."""
    return r"\s+".join(re.escape(word) for word in text.split(" "))

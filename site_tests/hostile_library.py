"""Case studies whose text is as odd as the rules allow, the same every time. Nothing of them ever reaches the site."""

from __future__ import annotations

from random import Random

from social_value.case_studies.library import Entry, Library
from social_value.case_studies.model import Source

_LINES = (
    "5 < 6 & 7 > 2, 'said' \"she\"",
    "&amp; &lt;b&gt; &copy; &#39; &zzz; &",
    "{{ page.meta }} {% raw %} {# no #} ${x} %s {0}",
    "مرحبا بالعالم, שלום עולם and back",
    "e\u0301a\u0308o\u20dd Z\u0335 \u200d👩\u200d👩\u200d👧",
    "null",
    "2026-11-22",
    "- a list? # a heading? > a quote? | a | table |",
    "\\ ` * _ ~ ^ = + ! [x](y) **z**",
    "x" * 160,
    '< /script> < !- - -> ]]> \\u003c \\" //',
    "SVABCDEF0123456789N0X",
    "SROI, Social Value, VCSE and the real Living Wage",
)
_PROSE = (
    "One paragraph,\non two lines.",
    "- One\n- **Two:** with\n  a second line\n- Three\n\nAnd a paragraph & more.",
    "- Loose\n\n- Items\n\n    with a paragraph",
    "1. First\n2. Second\n    - nested\n",
    "> A quotation\n> of two lines",
    '| A | B |\n| --- | --- |\n| 1 | 2 < 3 |\n| class="x" | **b** |',
    'Words with class="sv-drawing" and class="sv-document" in them.',
    "See [another](OTHER.md), [a guide](../guidance/starting-off.md) and [the web](https://example.org/a_b?c=d&e=f#g).",
    "See [this page](SELF.md) and [a part of it](#what-they-did).",
    "See [a part of a guide](../guidance/starting-off.md#what-it-means).",
    "[A reference][ref] and a note.[^1]\n\n[ref]: https://example.org/ref\n\n[^1]: The note.",
    "Term\n:   Its meaning\n\nAnother term\n:   Another",
    "!!! note\n    An admonition.",
    "A line with two spaces at its end  \nand the next; *weak*, _weak_, ***both***, `code & more`, 2 * 3 * 4, a_b_c.",
    "\\*Not weak\\*, &zzz; AT&T, 5 < 6, a@example.org, www.example.org, *[AB]: c",
    "مرحبا بالعالم **שלום** e\u0301 \u00a0 😀 " + "long " * 400,
    "Text - with -- marks === and +++ in +it+ ~~~ and ::: ...\n\n- [ ] a task\n- [x] done",
    "[TOC]\n\nafter it",
    "\tA tab\tin it\n\n    code, indented",
)


def hostile_library(library: Library, count: int, site_name: str) -> Library:
    """The library with `count` odd case studies more, one of which has the site's name as its title."""
    odd = [_odd(number, library) for number in range(count)]
    odd[5] = Entry(odd[5].id, odd[5].study.model_copy(update={"title": site_name}))
    entries = sorted((*library.entries, *odd), key=lambda entry: (entry.study.title.casefold(), entry.id))
    return Library(library.taxonomy, tuple(entries))


def _odd(number: int, library: Library) -> Entry:
    chance = Random(number)
    model = library.entries[number % len(library.entries)]
    name, study, first = f"odd-{number}", model.study, model.study.sources[0]

    def line() -> str:
        return chance.choice(_LINES)

    def prose(*texts: str) -> str:
        return "\n\n".join(texts).replace("SELF", name).replace("OTHER", model.id)

    sources = [
        Source(
            id=f"source-{place}" if place else first.id,
            title=line(),
            publisher=line(),
            address=f"https://example.org/{number}?a=b&c=%20;#d~e,({place})",
            published="2024-03" if place % 2 else None,
            accessed=first.accessed,
        )
        for place in range(1 + number % 10)
    ]
    changes = {
        "title": f"{line()[:150]} {number}" if number % 3 else line(),
        "organisation": line(),
        "summary": f"{line()} {line()}",
        "caution": line() if number % 2 else None,
        "what_they_did": prose(_PROSE[number % len(_PROSE)]),
        "what_you_can_do": prose(*chance.sample(_PROSE, 1 + number % 2)),
        "limits": prose(chance.choice(_PROSE) if number % 4 else "Nobody knows."),
        "sources": tuple(sources),
        "outcomes": tuple(it.model_copy(update={"source": first.id, "what": line()}) for it in study.outcomes),
        "cost": study.cost and study.cost.model_copy(update={"source": first.id}),
    }
    return Entry(name, study.model_copy(update=changes))

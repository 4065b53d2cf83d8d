"""The page of a case study, drawn in the fast way and in MkDocs' way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import Environment, Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from social_value.blocked import blocked
from social_value.corrections import correct, labelled
from social_value.fast.files import SOURCE, CaseStudyFiles, Kind
from social_value.fast.prose import Prose
from social_value.shells import Shell, ShellError
from social_value.toolkit import Toolkit

_TEMPLATE = "social_value/case-study.html"
_BLOCK = "content"
_OWN = ("id", "title", "summary", "organisation", "modified")
"""What of a case study is shown outside of the page's content."""
_TELLING = 'class="sv-'
"""What main.html looks for in the HTML of a page, to load a style for it."""
_TRIED = 3
"""How many pages of each kind are tried, until one can be compared."""


class Drawing:
    """Draws pages in one build, once every other page has been read."""

    def __init__(
        self,
        files: CaseStudyFiles,
        toolkit: Toolkit,
        config: MkDocsConfig,
        env: Environment,
        guarded: Callable[[str, str], str],
    ) -> None:
        """`guarded` gives a page, with its path, its policy, or refuses it."""
        self.files = files
        self.guarded = guarded
        self.toolkit = toolkit
        self.config = config
        self.env = env
        self.template = env.get_template(_TEMPLATE)
        self.read = files.everything.documentation_pages()
        self.context = get_context(files.nav, self.read, config, files.model)
        self.links = toolkit.links()
        self.prose = Prose(files.model, files.everything, config, files.marks)
        self.shells: dict[Kind, Shell] = {}

    def draw_shells(self) -> None:
        """Draw what is around each kind of page. Raises ShellError."""
        mark = self.files.marks.of["content"]
        around = f'{{% extends "{_TEMPLATE}" %}}{{% block {_BLOCK} %}}{mark}{{% endblock %}}'
        template = self.env.from_string(around)
        for place in range(len(self.files.entries)):
            kind = self.files.kind(place)
            if kind not in self.shells:
                self.shells[kind] = self._shell(template, place)

    def shell_of(self, place: int) -> Shell:
        """What is around a page."""
        return self.shells[self.files.kind(place)]

    def page(self, place: int) -> str | None:
        """A page, as quickly as it can be made; None if MkDocs' own functions must make it."""
        entry = self.files.entries[place]
        meta = self.files.pages.meta(entry)
        page = self.files.like(entry.id, meta)
        content = self.prose.html(entry, page)
        if content is None or _TELLING in content or entry.study.title == self.config.site_name:
            return None
        page.content = content
        context = self.template.new_context({**self.context, "page": page})
        inner = "".join(self.template.blocks[_BLOCK](context))
        if blocked(inner):
            return None
        return self._explained(self.shell_of(place).filled(self._values(place, labelled(inner), meta)), entry.path)

    def whole(self, place: int) -> str:
        """A page, as MkDocs makes it."""
        entry = self.files.entries[place]
        page = self.files.rendered(entry.id)
        page.previous_page = self.files.neighbour(place, "before")
        page.next_page = self.files.neighbour(place, "after")
        return self._explained(self.guarded(correct(self._drawn(self.template, page)), entry.path), entry.path)

    def compare(self, places: Sequence[int]) -> None:
        """Draw one page of each kind in both ways. Raises ShellError if they differ."""
        tried: Counter[Kind] = Counter()
        for place in places:
            kind = self.files.kind(place)
            if tried[kind] < _TRIED:
                html = self.page(place)
                tried[kind] += 1 if html is None else _TRIED
                if html is not None and html != self.whole(place):
                    name = self.files.entries[place].id
                    raise ShellError(f"the page of “{name}” came out otherwise than MkDocs makes it")

    def _shell(self, around: Template, place: int) -> Shell:
        """What is around pages of the kind of this one."""
        marks = self.files.marks
        meta = self.files.pages.meta(self.files.entries[place])
        case = meta["case_study"]
        sources = [
            source | {name: marks.of[f"{name}-{number}"] for name in SOURCE}
            for number, source in enumerate(case["sources"])
        ]
        case = case | {name: marks.of[name] for name in _OWN} | {"sources": sources}
        meta |= {"title": case["title"], "description": case["summary"], "case_study": case}
        page = self.files.like(marks.of["id"], meta)
        page.content, page.toc = self.prose.model.content, self.prose.model.toc
        page.previous_page = self.files.neighbour(place, "before", marked=True)
        page.next_page = self.files.neighbour(place, "after", marked=True)
        return Shell(self.guarded(correct(self._drawn(around, page)), self.files.entries[place].path), marks)

    def _values(self, place: int, content: str, meta: Mapping[str, Any]) -> dict[str, str]:
        """What is set in for the marks."""
        case, entries = meta["case_study"], self.files.entries
        values = {"content": content, **{name: case[name] for name in _OWN}}
        for number, source in enumerate(case["sources"]):
            values |= {f"{name}-{number}": source[name] for name in SOURCE}
        for which, other in (("before", place - 1), ("after", place + 1)):
            if 0 <= other < len(entries):
                values |= {which: entries[other].study.title, f"{which}-id": entries[other].id}
        return values

    def _drawn(self, template: Template, page: Page) -> str:
        page.active = True
        try:
            return template.render(get_context(self.files.nav, self.read, self.config, page))
        finally:
            page.active = False

    def _explained(self, html: str, path: str) -> str:
        if not self.toolkit.glossary:
            return html
        base = f"{get_relative_url('.', self.files.model.url)}/"
        return self.toolkit.glossary.explained(html, path, base, self.links)

"""The hand-written guidance: what each page says of itself, and what it is to be used with."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from social_value.fields import Day, Line, Model
from social_value.findings import located, review_dates
from social_value.problems import Problem, ProblemsError
from social_value.source import BIGGEST, Position, parse
from social_value.validation import validate
from social_value.wording import Link, address, day, escape

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


class Search(Model):
    """How the search treats the page."""

    exclude: bool = False
    """True to leave the page out of the search."""
    boost: Annotated[float, Field(gt=0, le=10)] = 1
    """How much the page counts for in the search."""


class FrontMatter(Model):
    """What stands between the two lines of hyphens at the top of a page of content/."""

    title: Line
    """The page's title."""
    description: Annotated[Line, Field(max_length=160)]
    """One sentence for search engines and link previews."""
    reviewed_on: Day
    """The day somebody last checked the page against its sources."""
    review_by: Day
    """The day by which it must be checked again."""
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    """Parts of the page's surroundings to leave out."""
    search: Search = Search()
    """How the search treats the page."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A hand-written page."""

    path: str
    """Its path under content/, such as `guidance/starting-off.md`."""
    front_matter: FrontMatter
    review_by_at: Position
    """Where in its file the day stands by which it must be checked again."""

    @property
    def link(self) -> Link:
        """The page as templates link to it."""
        return {"title": self.front_matter.title, "url": address(self.path)}


@dataclass(frozen=True, slots=True)
class Related:
    """A page that a guide is to be used with."""

    text: str
    path: str
    """Path under content/ of the page."""
    anchor: str = ""
    note: str = ""


def page_paths(content: Path) -> list[str]:
    """The paths under `content` of all hand-written pages, sorted; folders starting with _ are not pages."""
    paths = (path.relative_to(content) for path in content.rglob("*.md") if path.is_file())
    return sorted(path.as_posix() for path in paths if not any(part[0] in "_." for part in path.parts))


def read_guides(content: Path, shown: str) -> tuple[dict[str, Guide], list[Problem]]:
    """Read every page under `content`, shown as `shown/…` in problems: path -> guide, and what is wrong."""
    guides: dict[str, Guide] = {}
    problems: list[Problem] = []
    for path in page_paths(content):
        try:
            guides[path] = Guide(path, *_read((content / path).read_bytes(), f"{shown}/{path}"))
        except ProblemsError as error:
            problems += error.problems
    return guides, problems


def read_front_matter(content: bytes, shown: str) -> FrontMatter:
    """Read the front matter of a page strictly. MkDocs would pass over a mistake in it without a word.

    Raises ProblemsError with lines and columns of the whole file.
    """
    return _read(content, shown)[0]


def _read(content: bytes, shown: str) -> tuple[FrontMatter, Position]:
    """The front matter, and where its `review_by` stands."""
    if len(content) > BIGGEST:
        message = f"This page is too big: the most is {BIGGEST // 1024} KiB."
        raise ProblemsError([Problem(shown, 1, 1, "", message, "Split it, or take something out.")])
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        # MkDocs would stop here without saying where in the page.
        before = content[: error.start].decode()
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = "Type it again, then save the file and choose UTF-8 as the encoding."
        raise ProblemsError([Problem(shown, *place, "", "The character here is not saved as UTF-8.", hint)]) from None
    match = _FRONT_MATTER.match(text)
    if not match:
        hint = "Start the page with ---, then title, description, reviewed_on and review_by, then --- again."
        raise ProblemsError([Problem(shown, 1, 1, "", "The page does not start with its title and dates.", hint)])
    # An empty line stands for the first ---, so that lines are counted as in the file.
    source = parse("\n" + match[1], shown)
    front_matter = validate(FrontMatter, source)
    if problems := located(source, review_dates(source.data)):
        raise ProblemsError(problems)
    return front_matter, source.at(("review_by",))


def with_age(markdown: str, front_matter: FrontMatter, today: datetime.date) -> str:
    """The page, with a note before its heading if the day has passed by which it was to be checked again.

    `markdown` may begin with its front matter. The first paragraph stays next to the heading.
    """
    if front_matter.review_by >= today:
        return markdown
    reviewed = day(front_matter.reviewed_on)
    note = f"This page may be out of date: it was last reviewed on {reviewed}.\n{{: .sv-outdated data-search-exclude }}"
    start = match.end() if (match := _FRONT_MATTER.match(markdown)) else 0
    return f"{markdown[:start]}\n{note}\n\n{markdown[start:].lstrip()}"


def use_with(page: str, statements: Mapping[str, Iterable[Related]], case_studies: Iterable[Related]) -> str:
    """The Markdown that ends a guide: the statements and case studies it is to be used with, or nothing.

    `statements` maps a checklist's title to its statements. Links are relative to `page`.
    """
    checks = [
        f"Statements of *{escape(title)}* that go with this guide:\n\n{items}"
        for title, related in statements.items()
        if (items := _items(page, related))
    ]
    # The search finds these statements and case studies on their own pages.
    parts = ["## Use this guide with {data-search-exclude}"]
    if checks:
        parts += ["### Check where you are {data-search-exclude}", *checks]
    if items := _items(page, case_studies):
        parts += ["### See what others did {data-search-exclude}", items]
    return "\n\n".join(parts) if len(parts) > 1 else ""


def with_related(markdown: str, related: str) -> str:
    """The page with `related` at its end, but before its sources: footnotes stand last, under that heading."""
    if not related:
        return markdown
    text, heading, sources = markdown.partition("\n## Sources\n")
    return f"{text.rstrip()}\n\n{related}\n{heading}{sources}"


def _items(page: str, related: Iterable[Related]) -> str:
    lines = []
    for item in related:
        target = os.path.relpath(item.path, Path(page).parent).replace(os.sep, "/")
        anchor = f"#{item.anchor}" if item.anchor else ""
        # The name of an organisation is no use of the words in it.
        note = f", <span data-no-words>{escape(item.note)}</span>" if item.note else ""
        lines.append(f"- [{escape(item.text)}]({target}{anchor}){note}")
    return "\n".join(lines)

"""What differs for readers between two states of the toolkit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from social_value.checklists.model import Checklist, Example, Statement
from social_value.checklists.scoring import Result, score
from social_value.problems import Problem
from social_value.toolkit import Toolkit
from social_value.wording import address


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is new, gone, or reads otherwise."""

    what: str
    """added, changed or gone."""
    title: str
    url: str
    """Its address, relative to the site's start."""
    source: str
    """The file it is made from."""


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A statement that is new, says something else, stands elsewhere, or is retired."""

    checklist: str
    id: str
    what: str
    """added, reworded, moved, weighed anew, or retired."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A result of a worked example that is another now."""

    checklist: str
    example: str
    what: str
    """The area's title, or “Overall”."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that has another value, or is new or gone."""

    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that readers will notice."""

    pages: tuple[PageChange, ...]
    statements: tuple[StatementChange, ...]
    scores: tuple[ScoreChange, ...]
    facts: tuple[FactChange, ...]
    stale: tuple[Problem, ...]
    """What is out of date now and was not then, or was not there then."""


def compare(old: Toolkit, new: Toolkit) -> Changes:
    """What readers will notice of the way from `old` to `new`."""
    checklists = {checklist.id: checklist for checklist in old.checklists}
    pairs = [(checklists.get(checklist.id), checklist) for checklist in new.checklists]
    known = {(problem.path, problem.field, problem.message) for problem in old.stale}
    return Changes(
        pages=tuple(_pages(old, new)),
        statements=tuple(change for pair in pairs for change in _statements(*pair)),
        scores=tuple(change for was, now in pairs if was for change in _scores(was, now)),
        facts=tuple(_facts(old, new)),
        stale=tuple(each for each in new.stale if (each.path, each.field, each.message) not in known),
    )


def _pages(old: Toolkit, new: Toolkit) -> Iterator[PageChange]:
    before, after = _texts(old), _texts(new)
    for path in sorted(before.keys() | after.keys()):
        (was, _), (now, source) = before.get(path, ("", "")), after.get(path, ("", ""))
        if was != now:
            what = "changed" if path in before and path in after else "added" if path in after else "gone"
            yield PageChange(what, _title(now or was), address(path), source or before[path][1])


def _texts(toolkit: Toolkit) -> dict[str, tuple[str, str]]:
    """Path -> a page's text as readers get it, and the file it is made from."""
    folders = toolkit.folders
    texts = {page.path: (page.text, folders.shown(page.source)) for page in toolkit.pages()}
    for path in toolkit.guides:
        source = folders.content / path
        text = toolkit.finished(source.read_text(encoding="utf-8"), path)
        texts[path] = text, folders.shown(source)
    return texts


def _title(text: str) -> str:
    found = re.search(r"^title: *(.+)$", text, re.MULTILINE)
    return found[1].strip("\"'") if found else ""


def _statements(was: Checklist | None, now: Checklist) -> Iterator[StatementChange]:
    before, after = _placed(was) if was else {}, _placed(now)
    for name, (statement, area) in after.items():
        if name not in before:
            yield StatementChange(now.id, name, "added", "", statement.text)
            continue
        then, there = before[name]
        if then.text != statement.text:
            yield StatementChange(now.id, name, "reworded", then.text, statement.text)
        if there != area:
            yield StatementChange(now.id, name, "moved", there, area)
        if then.weight != statement.weight:
            yield StatementChange(now.id, name, "weighed anew", str(then.weight), str(statement.weight))
    for name in before.keys() - after.keys():
        successor = next((retired.successor for retired in now.retired if retired.id == name), None)
        yield StatementChange(now.id, name, "retired", before[name][0].text, successor or "")


def _placed(checklist: Checklist) -> dict[str, tuple[Statement, str]]:
    return {statement.id: (statement, area.title) for area in checklist.areas for statement in area.statements}


def _scores(was: Checklist, now: Checklist) -> Iterator[ScoreChange]:
    examples = {example.id: example for example in was.examples}
    titles = {area.id: area.title for area in (*was.areas, *now.areas)}
    for example in now.examples:
        if example.id not in examples:
            continue
        before, after = _results(was, examples[example.id]), _results(now, example)
        for name in dict.fromkeys((*before, *after)):
            then, today = before.get(name, "not there"), after.get(name, "not there")
            if then != today:
                yield ScoreChange(now.id, example.title, titles.get(name, name), then, today)


def _results(checklist: Checklist, example: Example) -> Mapping[str, str]:
    """What is worked out for the example: area's id, or “Overall” -> as readers see it."""
    answers = {name: answer if isinstance(answer, str) else answer.answer for name, answer in example.answers.items()}
    result: Result = score(checklist, answers)
    bands = {band.id: band.label for band in checklist.bands}
    overall = _percent(result.overall.percent)
    band = f" ({bands[result.overall.band]})" if result.overall.band else ""
    return {"Overall": overall + band} | {area.id: _percent(area.percent) for area in result.areas}


def _percent(percent: int | None) -> str:
    return "not enough answers" if percent is None else f"{percent}%"


def _facts(old: Toolkit, new: Toolkit) -> Iterator[FactChange]:
    before, after = old.facts.by_id, new.facts.by_id
    for name in sorted(before.keys() | after.keys()):
        was, now = (facts[name].written if name in facts else "" for facts in (before, after))
        if was != now:
            yield FactChange(name, was, now)

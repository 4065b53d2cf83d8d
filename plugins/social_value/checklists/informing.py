"""How the answers to one checklist may inform another: by statement id, declared in YAML, and never by code.

The reader is shown what they answered to a statement that is close. Nothing is answered or scored because of it, so
two statements may well name each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from social_value.checklists.model import Checklist, Statement
from social_value.findings import Finding, children, repeated, unknown


class Ids(NamedTuple):
    """The statements that a checklist has, and those that it had."""

    live: Collection[str]
    retired: Collection[str]


def ids_of(data: Any) -> Ids:
    """The ids in the plain data of one checklist's file."""
    live = (item for at, area in children(data, "areas") for item in children(area, "statements", at))
    return Ids(_ids(live), _ids(children(data, "retired")))


def broken_rules(data: Any, name: str, known: Mapping[str, Ids]) -> Iterator[Finding]:
    """What is wrong with the statements that the checklist `name` is informed by.

    `known` are the ids of every checklist, by the checklist's own id.
    """
    others = {other: ids for other, ids in known.items() if other != name}
    for at, area in children(data, "areas"):
        for loc, statement in children(area, "statements", at):
            named = list(children(statement, "informed_by", loc))
            for place, link in named:
                yield from _link(place, link, name, others)
            pairs = ((place, f"{link.get('checklist')}/{link.get('statement')}") for place, link in named)
            yield from repeated(pairs, "statement")


def informing(statement: Statement, checklists: Mapping[str, Checklist]) -> Iterator[tuple[Checklist, Statement]]:
    """The statements that this one is informed by, with their checklists, all of which `checklists` must hold."""
    for link in statement.informed_by:
        other = checklists[link.checklist]
        yield other, next(each for each in other.statements() if each.id == link.statement)


def answers_of(checklist: Checklist, checklists: Mapping[str, Checklist]) -> dict[str, dict[str, str]]:
    """For each checklist that this one is informed by: an option's id -> its label."""
    named = dict.fromkeys(link.checklist for statement in checklist.statements() for link in statement.informed_by)
    return {name: {option.id: option.label for option in checklists[name].scale.options} for name in named}


def _link(at: tuple[str | int, ...], link: dict[str, Any], name: str, others: Mapping[str, Ids]) -> Iterator[Finding]:
    checklist, statement = link.get("checklist"), link.get("statement")
    if checklist == name:
        hint = "Name a statement of another one, or take this away."
        yield Finding((*at, "checklist"), "A checklist is not informed by itself.", hint)
        return
    yield from unknown((*at, "checklist"), checklist, others, "other checklist")
    ids = others.get(checklist) if isinstance(checklist, str) else None
    if ids and isinstance(statement, str) and statement in ids.retired:
        hint = "Name its successor, or take this away."
        yield Finding((*at, "statement"), f"The statement “{statement}” of “{checklist}” is retired.", hint)
    elif ids:
        yield from unknown((*at, "statement"), statement, ids.live, f"statement of “{checklist}”")


def _ids(records: Iterable[tuple[Any, dict[str, Any]]]) -> set[str]:
    return {record["id"] for _, record in records if isinstance(record.get("id"), str)}

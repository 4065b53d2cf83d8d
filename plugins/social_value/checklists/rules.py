"""What must hold between the records of a checklist.

Each rule looks at the plain data of the file, so that it also speaks when some other field is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any

from social_value.checklists.model import DOES_NOT_APPLY, LARGEST_SAFE_INTEGER, RESERVED_STATES, STATE_LABELS
from social_value.findings import Finding, children, repeated, unknown, words
from social_value.source import Loc

Record = tuple[Loc, dict[str, Any]]

PAGE_ANCHORS = frozenset({"areas", "before-you-start", "on-paper", "results", "scoring-by-hand", "worked-examples"})
"""Ids that the page of a checklist has for its own parts."""


def broken_rules(data: Any, name: str, guides: Collection[str]) -> Iterator[Finding]:
    """Everything wrong between the records of a checklist.

    `name` is the file's name without its ending; `guides` are the paths of the guidance pages that exist.
    """
    if not isinstance(data, dict):
        return
    areas = list(children(data, "areas"))
    statements = [record for at, area in areas for record in children(area, "statements", at)]
    options = list(children(data.get("scale"), "options", ("scale",)))

    if isinstance(data.get("id"), str) and data["id"] != name:
        yield Finding(
            ("id",),
            f"The id is “{data['id']}”, but the file is named “{name}.yml”.",
            "Make the two the same.",
        )
    yield from _ids(data, areas, statements, options)
    yield from _scale(data, options)
    yield from _bands(data)
    for at, statement in statements:
        yield from _steps(at, statement, options)
        yield from _guides(at, statement, guides)
        yield from _profiles(at, statement, data)
        yield from _history(at, statement, data)
    for at, area in areas:
        yield from _guides(at, area, guides)
    yield from _retired(data, statements)
    yield from _totals(statements, options)
    for at, example in children(data, "examples"):
        yield from _example(at, example, data, areas, statements, options)


def _ids_of(records: list[Record]) -> list[tuple[Loc, Any]]:
    return [((*at, "id"), record.get("id")) for at, record in records]


def _id_set(records: list[Record]) -> set[str]:
    return {record["id"] for _, record in records if isinstance(record.get("id"), str)}


def _ids(
    data: dict[str, Any], areas: list[Record], statements: list[Record], options: list[Record]
) -> Iterator[Finding]:
    """Every id stands once; a statement's is unique in the whole checklist, and no area's nor its anchor."""
    yield from repeated(_ids_of(areas), "area id")
    yield from repeated(_ids_of(statements), "statement id")
    yield from repeated(_ids_of(options), "option id")
    yield from repeated(_ids_of(list(children(data, "bands"))), "band id")
    yield from repeated(_ids_of(list(children(data, "profiles"))), "profile id")
    yield from repeated(_ids_of(list(children(data, "examples"))), "example id")
    anchors = {f"area-{area}": area for area in _id_set(areas)}
    for loc, name in _ids_of(statements):
        if not isinstance(name, str):
            continue
        if name in anchors or name in anchors.values():
            yield Finding(loc, f"The id “{name}” is taken by an area.", "Give the statement another id.")
        elif name in PAGE_ANCHORS:
            yield Finding(loc, f"The id “{name}” is taken by a part of the page.", "Give the statement another id.")


def _scale(data: dict[str, Any], options: list[Record]) -> Iterator[Finding]:
    """Points rise, and the marked options exist and stand in order."""
    for at, option in options:
        if option.get("id") in RESERVED_STATES:
            yield Finding((*at, "id"), f"“{option['id']}” is reserved: every statement has it.", "Use another id.")
    labels = {label.casefold() for label in STATE_LABELS.values()}
    for at, option in options:
        label = option.get("label")
        if isinstance(label, str) and label.casefold() in labels:
            yield Finding((*at, "label"), f"There is already an answer “{label}”.", "Give each answer its own words.")
        labels.add(str(label).casefold())
    for (_, lower), (at, higher) in pairwise(options):
        points, before = higher.get("points"), lower.get("points")
        if isinstance(points, int) and isinstance(before, int) and points <= before:
            yield Finding(
                (*at, "points"),
                f"Points must rise down the list, but {points} comes after {before}.",
                "List the options from the fewest points to the most.",
            )
    scale = data.get("scale")
    if not isinstance(scale, dict):
        return
    order = [option.get("id") for _, option in options]
    for field in ("in_place", "evidenced"):
        yield from unknown(("scale", field), scale.get(field), _id_set(options), "option")
    marked = [scale.get("in_place"), scale.get("evidenced")]
    if all(option in order for option in marked) and order.index(marked[1]) < order.index(marked[0]):
        yield Finding(("scale", "evidenced"), "“evidenced” stands below “in_place” on the scale.")


def _bands(data: dict[str, Any]) -> Iterator[Finding]:
    """The first band begins at 0 and each later one higher."""
    bands = list(children(data, "bands"))
    if bands and bands[0][1].get("lower") not in (0, None):
        yield Finding((*bands[0][0], "lower"), "The first band must begin at 0.")
    for (_, lower), (at, higher) in pairwise(bands):
        begins, before = higher.get("lower"), lower.get("lower")
        if isinstance(begins, int) and isinstance(before, int) and begins <= before:
            yield Finding((*at, "lower"), "Each band must begin higher than the one before it.")


def _steps(at: Loc, statement: dict[str, Any], options: list[Record]) -> Iterator[Finding]:
    """There is one next step for each answer below the top, and none for another."""
    steps = statement.get("steps")
    if not isinstance(steps, dict) or not options:
        return
    below_top = [option["id"] for _, option in options[:-1] if isinstance(option.get("id"), str)]
    for option in steps:
        yield from unknown((*at, "steps", option), option, below_top, "answer below the top")
    for option in below_top:
        if option not in steps:
            yield Finding((*at, "steps"), f"The next step for the answer “{option}” is missing.")


def _guides(at: Loc, record: dict[str, Any], guides: Collection[str]) -> Iterator[Finding]:
    """Every guide is a page that exists."""
    for loc, guide in words(record, "guides", at):
        yield from unknown(loc, guide, guides, "page under content/ called")


def _profiles(at: Loc, statement: dict[str, Any], data: dict[str, Any]) -> Iterator[Finding]:
    """A statement is set aside for profiles that exist, and only if it may not apply at all."""
    set_aside = statement.get("set_aside")
    profiles = _id_set(list(children(data, "profiles")))
    for profile in set_aside if isinstance(set_aside, dict) else ():
        yield from unknown((*at, "set_aside", profile), profile, profiles, "profile")
    if set_aside and statement.get("does_not_apply") == "never":
        hint = "Take “set_aside” away, or let “does_not_apply” be allowed or with-reason."
        yield Finding((*at, "set_aside"), "A statement that applies to everybody cannot be set aside.", hint)


def _history(at: Loc, statement: dict[str, Any], data: dict[str, Any]) -> Iterator[Finding]:
    """What stood earlier stood in an edition before this one, in order, and says what was different."""
    current, since = data.get("edition"), statement.get("since", 1)
    if isinstance(since, int) and isinstance(current, int) and since > current:
        yield Finding((*at, "since"), f"Edition {since} is later than this edition, {current}.")
    before = since - 1 if isinstance(since, int) else 0
    for loc, earlier in children(statement, "earlier", at):
        edition = earlier.get("edition")
        if not isinstance(edition, int):
            continue
        if isinstance(current, int) and edition >= current:
            yield Finding((*loc, "edition"), f"Edition {edition} is not earlier than this edition, {current}.")
        elif edition <= before:
            yield Finding((*loc, "edition"), f"Edition {edition} must come after {before}.", "List the oldest first.")
        before = max(before, edition)
        if not {"text", "area", "weight"} & earlier.keys():
            hint = "Give the text, the area or the weight of then."
            yield Finding(loc, "This does not say what was different.", hint)


def _retired(data: dict[str, Any], statements: list[Record]) -> Iterator[Finding]:
    """A retired id is never used again, and its successor is known. Its area may be gone as well."""
    live, retired = _id_set(statements), list(children(data, "retired"))
    gone = _id_set(retired)
    yield from repeated(_ids_of(retired), "retired id")
    for at, statement in statements:
        if isinstance(statement.get("id"), str) and statement["id"] in gone:
            yield Finding((*at, "id"), f"The id “{statement['id']}” is retired and may not be used again.")
    for at, statement in retired:
        yield from unknown((*at, "successor"), statement.get("successor"), live | gone, "statement")
        edition, current = statement.get("edition"), data.get("edition")
        if isinstance(edition, int) and isinstance(current, int) and edition > current:
            yield Finding((*at, "edition"), f"Edition {edition} is later than this edition, {current}.")
        since = statement.get("since")
        if isinstance(since, int) and isinstance(edition, int) and since >= edition:
            hint = "“since” is the first edition that had it, and “edition” the first without it."
            yield Finding((*at, "since"), f"Edition {since} is not earlier than edition {edition}.", hint)


def _totals(statements: list[Record], options: list[Record]) -> Iterator[Finding]:
    """The largest number the scoring can meet stays exact in a browser."""
    points = [option["points"] for _, option in options if isinstance(option.get("points"), int)]
    weights = [weight for _, item in statements if isinstance(weight := item.get("weight", 1), int)]
    if 201 * max(points, default=0) * sum(weights) > LARGEST_SAFE_INTEGER:
        yield Finding(("areas",), "The points and weights are too large to be added up exactly in a browser.")


def _example(
    at: Loc,
    example: dict[str, Any],
    data: dict[str, Any],
    areas: list[Record],
    statements: list[Record],
    options: list[Record],
) -> Iterator[Finding]:
    """An example answers statements that exist with answers they allow, and expects a result for each area."""
    by_id = {statement["id"]: statement for _, statement in statements if isinstance(statement.get("id"), str)}
    choices = [*_id_set(options), *RESERVED_STATES]
    answers = example.get("answers")
    for statement_id, answer in answers.items() if isinstance(answers, dict) else ():
        loc = (*at, "answers", statement_id)
        yield from unknown(loc, statement_id, by_id, "statement")
        yield from unknown(loc, answer, choices, "answer")
        allowed = by_id.get(statement_id, {}).get("does_not_apply")
        without_reason = answer == DOES_NOT_APPLY
        if (without_reason or isinstance(answer, dict)) and allowed == "never":
            yield Finding(loc, f"“{statement_id}” applies to everybody, so “does not apply” is not an answer to it.")
        if without_reason and allowed == "with-reason":
            yield Finding(loc, "“does not apply” needs a reason here.", "Write {answer: does-not-apply, reason: …}.")
    expected = example.get("expected")
    if not isinstance(expected, dict):
        return
    results, area_ids = expected.get("areas"), _id_set(areas)
    if isinstance(results, dict):
        for area_id in results:
            yield from unknown((*at, "expected", "areas", area_id), area_id, area_ids, "area")
        for area_id in area_ids - results.keys():
            yield Finding((*at, "expected", "areas"), f"The expected result of the area “{area_id}” is missing.")
    overall = expected.get("overall")
    if isinstance(overall, dict):
        bands = _id_set(list(children(data, "bands")))
        yield from unknown((*at, "expected", "overall", "band"), overall.get("band"), bands, "band")
    musts = {name for name, statement in by_id.items() if statement.get("must")}
    for loc, note in words(expected, "must_notes", (*at, "expected")):
        yield from unknown(loc, note, musts, "legal duty at the statement")

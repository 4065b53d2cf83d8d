"""A checklist as the browser reads it: enough to score with, to set statements aside, and to tell what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from social_value.checklists.editions import fingerprint, history
from social_value.checklists.model import Checklist, Statement


def browser_model(checklist: Checklist) -> dict[str, Any]:
    """The model in the checklist's own page: no text that the page already holds, nothing that is empty."""
    model: dict[str, Any] = {
        "id": checklist.id,
        "edition": checklist.edition,
        "options": [
            {"id": option.id, "label": option.label, "points": option.points} for option in checklist.scale.options
        ],
        "inPlace": checklist.scale.in_place,
        "evidenced": checklist.scale.evidenced,
        "bands": [{"id": band.id, "label": band.label, "lower": band.lower} for band in checklist.bands],
        "areas": [
            {
                "id": area.id,
                "title": area.title,
                "statements": [_statement(statement) for statement in area.statements],
            }
            for area in checklist.areas
        ],
    }
    if checklist.profiles:
        model["profiles"] = [profile.model_dump() for profile in checklist.profiles]
    if past := history(checklist):
        model["history"] = past
    return model


def published_model(checklist: Checklist) -> dict[str, Any]:
    """The model as a file of its own, for pages that do not hold the checklist: with its texts."""
    model = browser_model(checklist)
    texts = {statement.id: statement.text for statement in checklist.statements()}
    for area in model["areas"]:
        for statement in area["statements"]:
            statement["text"] = texts[statement["id"]]
    return model | {"title": checklist.title, "published": checklist.published.isoformat()}


def published_path(checklist: Checklist) -> str:
    """Where the published model is on the site."""
    return f"assets/social-value/checklists/{checklist.id}.json"


def canonical_json(model: Mapping[str, Any]) -> str:
    """The same text for the same model, whatever the machine."""
    return json.dumps(model, ensure_ascii=False, separators=(",", ":"))


def _statement(statement: Statement) -> dict[str, Any]:
    model: dict[str, Any] = {
        "id": statement.id,
        "weight": statement.weight,
        "must": statement.must is not None,
        "doesNotApply": statement.does_not_apply,
        "fingerprint": fingerprint(statement),
    }
    if statement.quick:
        model["quick"] = True
    if statement.set_aside:
        model["setAside"] = dict(statement.set_aside)
    if statement.informed_by:
        model["informedBy"] = [link.model_dump() for link in statement.informed_by]
    return model

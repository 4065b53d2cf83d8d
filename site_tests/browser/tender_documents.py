"""Assessments with evidence, tenders and promises, as the browser keeps them."""

from __future__ import annotations

from typing import Any

from site_tests.browser.assessments_page import Document
from site_tests.browser.work_page import answered

from social_value.checklists.model import Checklist

AT = "2025-11-20T10:00:00.000Z"


def line(letter: str, **fields: Any) -> Document:
    """A line of evidence whose id is made of one letter or number."""
    texts = dict.fromkeys(("what", "kind", "value", "unit", "period", "source", "kept", "date", "staleOn"), "")
    empty = {"value_kind": "", "statements": [], "readings": []}
    return {"id": f"e-{letter:a>8}", **texts, **empty, "changed": AT, **fields}


def tender(letter: str, **fields: Any) -> Document:
    texts = dict.fromkeys(("name", "buyer", "question", "due", "supporting", "will", "know", "report", "added"), "")
    empty: Document = {"statements": [], "evidence": [], "questions": [], "attachments": [], "ticked": []}
    return {"id": f"t-{letter * 8}", **texts, **empty, "limit": 0, "created": AT, "changed": AT, **fields}


def promise(letter: str, of: str, **fields: Any) -> Document:
    names = ("statement", "what", "who", "number", "by", "measure", "value_kind", "outcome", "record", "evidence")
    made = {"tender": f"t-{of * 8}", "created": AT, "changed": AT}
    return {"id": f"c-{letter * 8}", **dict.fromkeys(names, ""), **made, **fields}


EVIDENCE = [
    line(
        "a",
        what="New cleaners who live in Salford",
        kind="number",
        value="9",
        unit="of 12 people taken on",
        period="April 2025 to March 2026",
        date="2026-04-02",
        statements=["jobs-advertise"],
        value_kind="core",
    ),
    line(
        "b",
        what="Hours given to a food bank",
        kind="number",
        value="96",
        unit="hours",
        period="2025",
        date="2026-01-05",
        value_kind="added",
    ),
    line("c", what="A placement that led to a job", kind="story", date="2026-06-12"),
]
FILLED = tender(
    "a",
    name="Schools cleaning",
    buyer="An example council",
    question="How will you create Social Value?",
    limit=500,
    due="2099-01-15",
    supporting="yes",
    statements=["jobs-advertise"],
    evidence=["e-aaaaaaaa", "e-aaaaaaab"],
)
PROMISES = [
    promise(
        "a",
        "a",
        statement="jobs-advertise",
        what="Advertise every job at the job centre first",
        number="8 jobs",
        who="Operations manager",
        by="2099-09-30",
        measure="A line for each job in the monthly report",
        value_kind="core",
    ),
    promise("b", "a", what="Give time to a food bank", number="40 hours", who="Supervisor", value_kind="added"),
]


def kept(checklist: Checklist, letter: str = "b", **fields: Any) -> Document:
    """An assessment of version 2 with evidence; it has no tender unless one is given."""
    work: Document = {
        "version": 2,
        "steps": {"pinned": [], "dismissed": [], "order": []},
        "actions": [],
        "evidence": EVIDENCE,
        "tenders": [],
        "commitments": [],
        "reassess": {"months": 0, "from": ""},
    }
    return answered(checklist, letter, **{**work, **fields})

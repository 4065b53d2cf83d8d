"""Words that the form and the spreadsheet share."""

from __future__ import annotations

from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Checklist
from social_value.wording import day

MEANINGS = {
    DOES_NOT_APPLY: "It cannot be true of an organisation like yours. It is left out of your score.",
    DONT_KNOW: "You would have to ask. It is left out of your score and counted.",
}
"""What the answers mean that are on no scale."""


def edition(checklist: Checklist) -> str:
    """Edition 1, published 22 November 2026."""
    return f"Edition {checklist.edition}, published {day(checklist.published)}."


def size(checklist: Checklist) -> str:
    """37 statements in 9 areas. About 15 minutes."""
    number = len(list(checklist.statements()))
    return f"{number} statements in {len(checklist.areas)} areas. About {checklist.minutes} minutes."

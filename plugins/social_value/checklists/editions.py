"""What changes between two editions of a checklist, and what must never change.

A saved answer carries the fingerprint of the statement it answered. When the fingerprint differs later, the
statement was reworded, and the reader can be asked to look at that answer again.
"""

from __future__ import annotations

import hashlib
import unicodedata

from social_value.checklists.model import Checklist, Statement

FINGERPRINT_LENGTH = 8


def fingerprint(statement: Statement) -> str:
    """Eight hexadecimal digits that change when the statement's wording does.

    Only the sentence itself counts. Spacing and case do not, nor does the help around it: a corrected comma in
    “why it matters” must not ask thousands of readers to answer again.
    """
    text = " ".join(unicodedata.normalize("NFC", statement.text).casefold().split())
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def fingerprints(checklist: Checklist) -> dict[str, str]:
    """Every statement's id with its fingerprint."""
    return {statement.id: fingerprint(statement) for statement in checklist.statements()}

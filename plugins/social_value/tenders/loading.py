"""Reading the words of the tender pack: content/_data/tender-wording.yml."""

from __future__ import annotations

from social_value.reader import Reader
from social_value.tenders.model import TenderWording
from social_value.tenders.rules import broken_rules


def load(reader: Reader) -> TenderWording | None:
    """The words; None if there are none or they are not sound."""
    source = reader.read_if_there(reader.folders.tender_wording)
    return reader.checked(TenderWording, source, broken_rules(source.data)) if source else None

"""Reading what readers fill in for themselves: content/_data/impact-map.yml and content/_data/sroi.yml."""

from __future__ import annotations

from social_value.findings import review_dates
from social_value.reader import Reader
from social_value.worksheets.model import SHEETS, Worksheet


def load(reader: Reader) -> dict[str, Worksheet]:
    """The name of each worksheet that there is and that is sound, and the worksheet."""
    found = {}
    for name, model in SHEETS.items():
        source = reader.read_if_there(reader.folders.worksheet(name))
        if source and (sheet := reader.checked(model, source, review_dates(source.data))):
            found[name] = sheet
    return found

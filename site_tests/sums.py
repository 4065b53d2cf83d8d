"""Sums of social return on investment that were worked out by hand, and what Python makes of others.

The tests in JavaScript run `python -m site_tests.sums`. It reads cases as JSON, and prints the sums worked out by hand
with the results of those cases.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from social_value.source import read
from social_value.worksheets.sroi import Case, Result, calculate

ROOT = Path(__file__).parents[1]


def by_hand() -> list[dict[str, Any]]:
    """Every sum that was worked out by hand: that of the site's page, then those of the fixtures."""
    page = read(ROOT / "content" / "_data" / "sroi.yml", "sroi.yml").data["example"]
    return [page, *read(ROOT / "site_tests" / "fixtures" / "sroi" / "cases.yml", "cases.yml").data["cases"]]


def case_of(data: dict[str, Any]) -> Case:
    """What is put in, without what stands beside it."""
    return Case.model_validate({name: data[name] for name in Case.model_fields})


def result_of(data: dict[str, Any]) -> Result:
    """What was worked out."""
    return Result.model_validate(data["expected"])


if __name__ == "__main__":
    results = [calculate(case_of(data)).model_dump() for data in json.load(sys.stdin)]
    print(json.dumps({"byHand": by_hand(), "results": results}))

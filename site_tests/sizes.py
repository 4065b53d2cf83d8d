"""How much the tests try: a bounded form in `make test`, and all of it in `make test-all`, which sets SVT_LONG=1.

Both forms run every test and hold it to the same assertions. Only counts, and which of several like cases, may differ.
"""

from __future__ import annotations

import os
from typing import TypeVar

LONG = os.environ.get("SVT_LONG") == "1"

T = TypeVar("T")


def sized(short: T, long: T) -> T:
    """What the form that runs now is to try."""
    return long if LONG else short

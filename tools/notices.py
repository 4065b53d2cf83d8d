"""Write THIRD-PARTY.md: every package that the project stands on, with its version and licence.

    python -m tools.notices

Run it after the locks have changed. NOTICE, which is written by hand, says more of what readers are sent.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from tools.packages import ROOT, Package, packages

FILE = ROOT / "THIRD-PARTY.md"
HEAD = """\
# Packages that are not ours

`python -m tools.notices` writes this file from the locks and from what the packages say of themselves. Nobody changes
it by hand.
"""
PARTS = {
    "sent": "What readers are sent\n\nParts of these are in every site. [NOTICE](NOTICE) says what else is in them.",
    "build": "What builds the site\n\nReaders are sent what these make.",
    "test": "What only tests the project\n\nNothing of these is in a built site or in the wheel.",
}
ELSEWHERE = "only on some systems"


def notices(found: Iterable[Package]) -> str:
    """The text of the file."""
    rows = list(found)
    parts = [HEAD]
    for use, words in PARTS.items():
        lines = [f"| {it.name} | {it.version} | {it.licence or ELSEWHERE} |" for it in rows if it.use == use]
        parts.append("\n".join([f"## {words}\n", "| package | version | licence |", "| --- | --- | --- |", *lines, ""]))
    return "\n".join(parts)


def main() -> int:
    """Write the file. Return 0."""
    FILE.write_text(notices(packages()), encoding="utf-8", newline="\n")
    print(f"Wrote {FILE.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

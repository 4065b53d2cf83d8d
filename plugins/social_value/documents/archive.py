"""ZIP files that are the same bytes each time: the files of word processors and spreadsheets are such."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP file can hold. The true time would make each build another."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file of the parts, in an order and with dates that are always the same."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(parts):  # the list of what is in it comes first, which “[” sees to
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # or it would differ between systems
            archive.writestr(entry, parts[name])
    return file.getvalue()


def unzipped(file: bytes) -> dict[str, bytes]:
    """The parts of a ZIP file by name."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

"""The toolkit as it was at an earlier state in git, read as it is read today."""

from __future__ import annotations

import datetime
import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import ProblemsError
from social_value.since import SinceError, git
from social_value.toolkit import Toolkit


@contextmanager
def earlier(folders: Folders, ref: str, today: datetime.date) -> Iterator[Toolkit]:
    """Give the toolkit at `ref`, with its files for as long: a tag, a branch, a commit.

    It is read on the same day as today's, so that only files differ.

    Raises SinceError if git has no such state, or if today's program cannot read the files of then.
    """
    kept = [folders.shown(path) for path in (folders.content, folders.case_studies, folders.checklists)]
    packed = git(folders, "archive", "--format=tar", ref, "--", *kept)
    with tempfile.TemporaryDirectory(prefix="toolkit-") as folder, tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
        root = Path(folder).resolve()
        then = Folders(root, *(root / path for path in kept))
        try:
            toolkit = load(then, today)
        except ProblemsError as error:
            first = error.problems[0]
            why = f"{first.path}:{first.line}: {first.message}"
            raise SinceError(f"The files of {ref} cannot be read, so there is nothing to compare with: {why}") from None
        yield toolkit

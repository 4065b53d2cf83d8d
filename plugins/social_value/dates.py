"""The day on which the site is built, by which anything counts as out of date."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping


def build_day(environ: Mapping[str, str] = os.environ) -> datetime.date:
    """Today, in universal time; or the day of SOURCE_DATE_EPOCH, so that a build can be repeated exactly.

    SOURCE_DATE_EPOCH is in seconds since 1970. Raises ValueError if it is no whole number, as MkDocs does. See
    https://reproducible-builds.org/docs/source-date-epoch/
    """
    epoch = environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
    return moment.date()

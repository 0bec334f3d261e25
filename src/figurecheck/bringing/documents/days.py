"""The day that a document says it was published on."""

from __future__ import annotations

import re
from datetime import date

from figurecheck.reading.dates import in_figures

_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")


def day_in(text: str) -> str:
    """The day that a text names, as ``2025-06-04``; empty where it names none."""
    found = _ISO.match(text[:40])
    if found is not None:
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            return ""
    read = in_figures(text[:60])
    return read if len(read) == 10 and "/" not in read else ""

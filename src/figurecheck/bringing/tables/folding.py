"""Labels of rows and columns, so that those that mean the same are the same."""

from __future__ import annotations

import re

_MARK = re.compile(r"\s*(?:\*{1,3}|[†‡§¹²³]|\(\d{1,2}\)|\[\w{1,3}\])+\Z")


def folded(label: str) -> str:
    """A label without case, blanks at its ends, doubled blanks and the marks of notes."""
    return " ".join(_MARK.sub("", label).casefold().split())

"""What a program gives as the value of a field, as the text that a file would hold."""

from __future__ import annotations

from datetime import date, datetime

from figurecheck.errors import UsageError

SHOWN = 80
"""Characters of a value that a message repeats."""


def text_of(name: str, value: object, where: str = "") -> str:
    """The text of a field; a day as it is written.

    Raises:
        UsageError: where it is neither a text nor a day: a number has lost the digits that say how exact it is meant.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    shown = repr(value)
    shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}..."
    msg = f"{where}`{name}` is {shown}, of type {type(value).__name__}; give it as text, as it was written"
    raise UsageError(msg)

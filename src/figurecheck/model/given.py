"""What a program gives as the value of a field, as the text that a file would hold."""

from __future__ import annotations

from datetime import date, datetime

from figurecheck.errors import UsageError

MAX_SHOWN = 80
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
    if value is None:
        msg = f"{where}`{name}` is None; leave it out, or give it as text"
        raise UsageError(msg)
    advice = "give its day, by date(), or text" if isinstance(value, datetime) else "give it as text, as it was written"
    msg = f"{where}`{name}` is {_shown(value)}, of type {type(value).__name__}; {advice}"
    raise UsageError(msg)


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except ValueError:  # a whole number of more digits than Python writes
        return "a number of very many digits"
    return shown if len(shown) <= MAX_SHOWN else f"{shown[:MAX_SHOWN]}..."

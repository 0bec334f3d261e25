"""What a program gives as the value of a field, as the text that a file would hold."""

from __future__ import annotations

import sys
from datetime import date, datetime
from numbers import Integral

from figurecheck.errors import UsageError

MAX_SHOWN = 80
"""Characters of a value that a message repeats."""


def text_of(name: str, value: object, where: str = "") -> str:
    """The text of a field: a day as it is written, an exact number with the digits that it was made
    of.

    Whole numbers of any library, ``Decimal`` with its trailing zeros, and moments at midnight
    without a time zone, such as the ``Timestamp`` of pandas, stand for one text and no other.

    Raises:
        UsageError: where it is none of these: a float has lost the digits that say how exact it is
            meant.
    """
    if isinstance(value, str):
        return value
    text = _exactly(value)
    if text:
        return text
    if value is None:
        msg = f"{where}`{name}` is None; leave it out, or give it as text"
        raise UsageError(msg)
    advice = (
        "give its day, by date(), or text"
        if isinstance(value, datetime)
        else "give it as text, as it was written"
    )
    msg = f"{where}`{name}` is {_shown(value)}, of type {type(value).__name__}; {advice}"
    raise UsageError(msg)


def _exactly(value: object) -> str:
    """The one text that a value stands for; empty where it stands for none, or for more digits than
    Python writes.
    """
    if isinstance(value, datetime):
        known = value == value  # noqa: PLR0124 -- a moment that is missing is not equal to itself
        return value.date().isoformat() if known and value == _day_of(value) else ""
    if isinstance(value, date):
        return value.isoformat()
    try:
        if isinstance(value, Integral):
            return "" if isinstance(value, bool) else str(int(value))
        decimal = sys.modules.get(
            "decimal"
        )  # a value of it has loaded it; nobody else pays for that
        exact = decimal is not None and isinstance(value, decimal.Decimal) and value.is_finite()
        return f"{value:f}" if exact and abs(value.adjusted()) < MAX_SHOWN else ""  # type: ignore[attr-defined]
    except ValueError:
        return ""


def _day_of(value: datetime) -> datetime:
    """The midnight at which a moment's day begins, which is the moment itself only where it has no
    time of day.
    """
    return type(value)(value.year, value.month, value.day)


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except ValueError:  # a whole number of more digits than Python writes
        return "a number of very many digits"
    return shown if len(shown) <= MAX_SHOWN else f"{shown[:MAX_SHOWN]}..."


def day_of(today: object) -> int | None:
    """The ordinal number of a day given as a date, or as that number; ``None`` where none is.

    Raises:
        UsageError: where it is neither.
    """
    if isinstance(today, date):
        return today.toordinal()
    if today is not None and not isinstance(today, int):
        msg = f"`today` is a date, and this is of type {type(today).__name__}"
        raise UsageError(msg)
    return today

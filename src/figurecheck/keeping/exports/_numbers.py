"""Exact numbers and days for formats that have no fractions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from figurecheck.model.interval import Interval, Number
from figurecheck.model.window import Window

PLACES = 6
"""Decimal places of a bound that goes on; it is moved outwards by less than one of the last."""


def decimal(value: Number) -> str | None:
    """The number in digits with a point, or ``None`` where these do not end within as many as a
    figure may have.
    """
    rest = Fraction(value).denominator
    places = 0
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
        if places > 400:
            return None
    return digits((Fraction(value) * 10**places).numerator, places) if rest == 1 else None


def digits(scaled: int, places: int) -> str:
    """So many tenths, hundredths, ... in digits."""
    text = str(-scaled if scaled < 0 else scaled).zfill(places + 1)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{text[:-places]}.{text[-places:]}" if places else sign + text


def ends(interval: Interval) -> tuple[str | None, str | None]:
    """The least and greatest number in digits, moved outwards where they go on; ``None`` for no
    end.
    """
    lower, upper = interval.lower, interval.upper
    least = (
        None
        if lower is None
        else decimal(lower) or digits((Fraction(lower) * 10**PLACES).__floor__(), PLACES)
    )
    most = (
        None
        if upper is None
        else decimal(upper) or digits((Fraction(upper) * 10**PLACES).__ceil__(), PLACES)
    )
    return least, most


def span(window: Window | None) -> tuple[str | None, str | None] | None:
    """The first and last day as they are written, both included, or ``None`` where they are not
    surely known.
    """
    if window is None or window.about or window.stretch is not None:
        return None
    first = None if window.start is None else date.fromordinal(window.start).isoformat()
    last = None if window.end is None else date.fromordinal(window.end - 1).isoformat()
    return first, last

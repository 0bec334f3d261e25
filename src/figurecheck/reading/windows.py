"""Windows from text: dates, months, weeks, quarters, years, ranges and named periods, as half-open
days.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import attr

from figurecheck.errors import WindowError
from figurecheck.model.nearest import suggestion
from figurecheck.model.window import ANY_SOURCE, Window
from figurecheck.reading.dates import in_figures

BEYOND = date.max.toordinal() + 1
"""The end of the last day that can be written, 9999-12-31; the first one is 1, for 0001-01-01."""

_NO_PERIODS: Mapping[str, Window] = MappingProxyType({})

_STRETCH = r"(a|one|[0-9]+) +(day|week)s? +in +(.+)"

_DATES = (
    "write 2025-01-26, 2025-01, 2025-W04, 2025-Q1 or 2025, or two of them with a slash:"
    " 2025-01-20/2025-01-26"
)
_SLIPS = (
    (r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}[T ]+[0-9]", "a time of day stays in the quote or note"),
    (
        r".+ (?:to|until|through|and) |.+[–—]|.+\.\.",
        "write A/B for the days from A to B, both included",
    ),
    (r".+\?$", "write ~ for about then: 2025-01-26~"),
    (r"(?i)since ", "write the day in the field `since`, or 2025-01-20/.. for no end"),
    (r"(?i)[0-9]{4}-[wq][0-9]", "write weeks as 2025-W04 and quarters as 2025-Q1"),
    (r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}", "write the year first, then month and day: 2025-01-26"),
)
"""What people write instead of a window, as patterns that are compiled for those who do, and what
to tell them.
"""

_TO_ZEROS = str.maketrans("123456789", "000000000")


class _Date(NamedTuple):
    """The numbers of a date as it was written; ``None`` for those it does not have."""

    text: str
    year: int
    month: int | None = None
    day: int | None = None
    week: int | None = None
    quarter: int | None = None


class _Span(NamedTuple):
    """A date as it was written: ``size`` days from day ``first``, or ``size`` months from month
    ``first``.

    Months count from January of the year 0, which is 0 itself.
    """

    first: int
    size: int
    in_months: bool = False

    def edge(self, steps: int) -> int:
        """The day it starts at, moved by so many lengths: 1 is where it ends, 2 where its next like
        does.
        """
        count = self.first + steps * self.size
        return _month_start(count) if self.in_months else min(max(count, 1), BEYOND)


class _Edge(NamedTuple):
    """One end of a window: where it was written, and the least and greatest day it may be about."""

    at: int
    early: int
    late: int


def read_window(text: str, periods: Mapping[str, Window] | None = None) -> Window:
    """The days that a window's text means; ``periods`` are the windows that have names.

    ``A/B`` includes both ends, whole: ``2025-01/2025-03`` all of March. ``~`` is about the date it
    stands behind, as in EDTF (ISO 8601-2:2019): a lone one on both sides, an end of a range at that
    end. It moves an end by one unit of the precision written, outwards for the window and inwards
    for ``inner``; the unit of a named period is its length. ``inner`` is ``None`` too where the
    window has no end on one side. No date lies outside the years 1 to 9999, and no ``~`` reaches
    beyond them.

    Raises:
        WindowError: when the text cannot be read (FC040), or means days that cannot be (FC041).
    """
    known = _NO_PERIODS if periods is None else periods
    written = text.strip()
    stretch = (
        re.fullmatch(_STRETCH, written) if " in " in written and written not in known else None
    )
    if stretch is None:
        window = _read_range(written, known)
    else:
        window = _somewhere_in(_read_range(stretch[3].strip(), known), _length(stretch), written)
    return attr.evolve(window, text=written)


def running(since: str, until: str, periods: Mapping[str, Window]) -> Window:
    """The days from where one window starts to where another one ends, about then where either of
    these is.

    Raises:
        WindowError: when either cannot be read, or the first starts where the other ends or later
            (FC041).
    """
    return _between(_ends(since, periods)[0], _ends(until, periods)[1], f"{since}/{until}")


def _ends(text: str, known: Mapping[str, Window]) -> tuple[_Edge | None, _Edge | None]:
    """Where a window of any shape starts and ends."""
    name = text.strip().removesuffix("~").rstrip()
    period = known.get(name)
    known_days = _date(name) is not None or (period is not None and period.plain)
    return _read_edges(text.strip(), known) if known_days else _edges_of(read_window(text, known))


def read_day(text: str) -> int:
    """The ordinal of a full date, such as ``2025-01-26``.

    Raises:
        WindowError: when it is not a full date (FC040), or there is no such day (FC041).
    """
    written = text.strip()
    day = _date(written)
    if day is None:
        raise _unreadable(written, _NO_PERIODS, "write the year, month and day: 2025-01-26")
    span = _span(day)
    if day.day is None:
        msg = f"`{written}` is not a single day"
        raise WindowError(msg, "FC040", "write the year, month and day: 2025-01-26")
    return span.first


def _read_range(written: str, known: Mapping[str, Window]) -> Window:
    """The window of a date, a range or a name."""
    if written in known and _date(written) is None:
        return known[written]
    if written == "undated" or written.startswith("undated in "):
        return Window(
            None,
            None,
            undated=written.removeprefix("undated").removeprefix(" in ").strip() or ANY_SOURCE,
        )
    if "/" not in written or written.removesuffix("~").rstrip() in known:
        start, end = _read_edges(written, known)
        return _between(start, end, written)
    first, _, last = (part.strip() for part in written.partition("/"))
    if first == last == "..":
        msg = "a window with neither end says nothing"
        raise WindowError(msg, "FC040", "give at least one end: 2025-01-20/.. or ../2025-01-26")
    if "/" in last:
        raise _unreadable(written, known, _DATES)
    start = None if first == ".." else _read_edges(first, known)[0]
    end = None if last == ".." else _read_edges(last, known)[1]
    return _between(start, end, written)


def _read_edges(part: str, known: Mapping[str, Window]) -> tuple[_Edge | None, _Edge | None]:
    """Where a date or a named period starts and ends, without ``/``."""
    name = part.removesuffix("~").rstrip()
    about = name != part
    date_written = _date(name)
    if date_written is not None:
        span = _span(date_written)
    elif name in known:
        period = known[name]
        if period.stretch is not None or (about and not period.plain):
            msg = f"the period `{_shown(name)}` is uncertain itself, and cannot be used here"
            raise WindowError(msg, "FC041", "write the days out")
        if period.start is None or period.end is None or period.about:
            return _edges_of(period)
        span = _Span(period.start, period.end - period.start)
    else:
        raise _unreadable(name, known, _DATES)
    outwards = 1 if about else 0
    return (
        _Edge(span.edge(0), span.edge(-outwards), span.edge(outwards)),
        _Edge(span.edge(1), span.edge(1 - outwards), span.edge(1 + outwards)),
    )


def _edges_of(period: Window) -> tuple[_Edge | None, _Edge | None]:
    """The ends of a window that lacks one or is not known to the day: anywhere in it, where it has
    no inside.
    """
    start, end = period.start, period.end
    known = not period.about and period.stretch is None
    inner = period.inner if period.stretch is None else None
    late = start if known else inner[0] if inner else end
    early = end if known else inner[1] if inner else start
    return (
        None if start is None else _Edge(start, start, BEYOND if late is None else late),
        None if end is None else _Edge(end, 1 if early is None else early, end),
    )


def _between(start: _Edge | None, end: _Edge | None, written: str) -> Window:
    if start is None or end is None:
        about = any(edge is not None and edge.early < edge.late for edge in (start, end))
        return Window(
            None if start is None else start.early, None if end is None else end.late, about
        )
    if start.at >= end.at:
        first, _, last = written.partition("/")
        msg = f"`{_shown(written)}` ends before it starts"
        raise WindowError(
            msg,
            "FC041",
            f"if the ends are swapped, write {_shown(f'{last.strip()}/{first.strip()}')}",
        )
    about = start.early < start.late or end.early < end.late
    inner = (start.late, end.early) if about and start.late < end.early else None
    return Window(start.early, end.late, about, inner)


def _length(stretch: re.Match[str]) -> int:
    """The days of ``a day``, ``7 days``, ``a week``, or more than any window has."""
    count = stretch[1] if stretch[1].isdigit() else "1"
    days = min(int(count) if len(count) < 10 else BEYOND, BEYOND)
    return days * 7 if stretch[2] == "week" else days


def _somewhere_in(window: Window, length: int, written: str) -> Window:
    if window.stretch is not None:
        msg = f"`{_shown(written)}` is a stretch within a stretch"
        raise WindowError(msg, "FC041", "name the days that the stretch lies in: a day in 2025-01")
    room = (BEYOND if window.end is None else window.end) - (
        1 if window.start is None else window.start
    )
    if not 1 <= length <= room:
        msg = f"`{_shown(written)}`: no stretch of that length lies in {_count(room)}"
        raise WindowError(
            msg, "FC041", "the stretch is at least a day, and no longer than what it lies in"
        )
    return attr.evolve(window, stretch=length)


def _date(text: str) -> _Date | None:
    """The date that the text has the shape of, whether or not there is such a day; ``None`` where
    it has none.
    """
    match text.translate(_TO_ZEROS) if len(text) <= 10 else "":
        case "0000":
            return _Date(text, int(text))
        case "0000-00":
            return _Date(text, int(text[:4]), month=int(text[5:]))
        case "0000-00-00":
            return _Date(text, int(text[:4]), month=int(text[5:7]), day=int(text[8:]))
        case "0000-W00":
            return _Date(text, int(text[:4]), week=int(text[6:]))
        case "0000-Q0":
            return _Date(text, int(text[:4]), quarter=int(text[6:]))
    return None


def _span(written: _Date) -> _Span:
    """The span of a date, if there is such a date."""
    text, year, month, day, week, quarter = written
    if year == 0:
        raise _impossible(text, "there is no year 0", "the years run from 0001 to 9999")
    if week is not None:
        return _week(year, week, text)
    if quarter is not None:
        if not 1 <= quarter <= 4:
            raise _impossible(text, f"there is no quarter {quarter}", "the quarters are Q1 to Q4")
        return _Span(12 * year + 3 * quarter - 3, 3, in_months=True)
    if month is None:
        return _Span(12 * year, 12, in_months=True)
    if not 1 <= month <= 12:
        raise _impossible(
            text, f"there is no month {month}", "the month comes second: year-month-day"
        )
    span = _Span(12 * year + month - 1, 1, in_months=True)
    if day is None:
        return span
    length = span.edge(1) - span.edge(0)
    if not 1 <= day <= length:
        raise _impossible(
            text, f"{year:04}-{month:02} has no day {day}", f"it has {_count(length)}"
        )
    return _Span(span.edge(0) + day - 1, 1)


def _week(year: int, week: int, written: str) -> _Span:
    """The ISO 8601 week: Monday to Sunday, the first one of a year being that with its first
    Thursday.
    """
    try:
        monday = date.fromisocalendar(year, week, 1).toordinal()
    except ValueError:
        raise _impossible(
            written, f"{year:04} has no week {week}", "a year has 52 ISO weeks, some have 53"
        ) from None
    if monday + 7 > BEYOND:
        raise _impossible(
            written, "this week ends after 9999-12-31", "the years run from 0001 to 9999"
        )
    return _Span(monday, 7)


def _month_start(month: int) -> int:
    """The first day of a month counted from January of the year 0, within what can be written."""
    if month < 12:
        return 1
    year, index = divmod(month, 12)
    return BEYOND if year > date.max.year else date(year, index + 1, 1).toordinal()


def _impossible(written: str, reason: str, advice: str) -> WindowError:
    return WindowError(f"`{written}` cannot be: {reason}", "FC041", advice)


def _unreadable(name: str, known: Mapping[str, Window], forms: str) -> WindowError:
    """The error for text that is no date and no known name, with the likeliest advice."""
    shown = _shown(name)
    if not name or name == "..":
        return WindowError(
            "an end of the window is missing",
            "FC040",
            "write .. for an end that is not there: A/..",
        )
    if name.startswith("FY") and name[2:].strip().isdigit():
        advice = (
            f"add a record `period: {shown}` with `is: A/B`, the first and last day of that fiscal"
            " year"
        )
        return WindowError(f"nothing says which days `{shown}` covers", "FC040", advice)
    meant = in_figures(name)
    if meant:
        return WindowError(
            f"`{shown}` is neither a date nor a known period", "FC040", f"write {meant}"
        )
    for slip, advice in _SLIPS:
        if re.match(slip, name):
            return WindowError(f"`{shown}` is not a window", "FC040", advice)
    advice = suggestion(name, known) or forms
    return WindowError(f"`{shown}` is neither a date nor a known period", "FC040", advice)


def _shown(text: str) -> str:
    """As much of a text as a message can hold."""
    return text if len(text) <= 60 else text[:59] + "…"


def _count(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"

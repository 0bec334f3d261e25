"""Windows: the days a figure covers, or the instant it holds at."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attr

from figurecheck.errors import WindowError
from figurecheck.model.interval import Number, exact
from figurecheck.model.noun import Noun

ANY_SOURCE = "*"
"""Stands for the source in an undated window of an expression that holds for every source's own."""


@attr.frozen(eq=False, repr=False)
class Window(Noun):
    """Local days, half-open: from the start of day ``start`` to the start of day ``end``, both
    proleptic ordinals.

    ``None`` is an end that is not there (``A/..``). ``about`` marks a window that is only about
    then (``~``); it is then the widest the words allow, and ``inner`` the narrowest, or ``None``
    where that is empty. ``stretch`` is the length in days of a stretch that lies somewhere inside
    (``a day in A/B`` has 1). ``undated`` is the source whose figures without a date it stands for,
    empty for all other windows; such a window has neither end, equals itself alone, and lies within
    nothing. ``text`` is how it was written and takes no part in comparisons.
    """

    start: int | None
    end: int | None
    about: bool = False
    inner: tuple[int, int] | None = None
    stretch: int | None = None
    undated: str = ""
    text: str = attr.field(default="", eq=False)

    @property
    def days(self) -> int | None:
        """How many days it has, or ``None`` where an end is missing."""
        return None if self.start is None or self.end is None else self.end - self.start

    @property
    def plain(self) -> bool:
        """Whether both ends are known days and nothing about it is uncertain."""
        return (
            self.start is not None
            and self.end is not None
            and not self.about
            and self.stretch is None
        )

    @property
    def certain(self) -> bool:
        """Whether it is known which days it has; an end may be open."""
        return not self.about and self.stretch is None and not self.undated

    @property
    def order(self) -> tuple[int, int, int, int, int, int]:
        """Sorts windows by where they start and end, those without an end outermost."""
        first, last = self.inner or (0, 0)
        beyond = date.max.toordinal() + 2
        return self.start or 0, self.end or beyond, self.about, self.stretch or 0, first, last

    def __lt__(self, other: Window) -> bool:
        return (self.order, self.undated) < (other.order, other.undated)

    @property
    def canonical(self) -> str:
        """How it is written, in one way only for windows that are equal."""
        if self.undated:
            return "undated" if self.undated == ANY_SOURCE else f"undated in {self.undated}"
        spelled = spell(self.start, self.end)
        if self.stretch is not None:
            spelled = f"{self.stretch} days in {spelled}"
        if self.about:
            inner = f", surely {spell(*self.inner)}" if self.inner else ""
            spelled = f"about {spelled}{inner}"
        return spelled

    def length(self, per: str) -> Number:
        """How many days, weeks, months or years a window of known days has.

        Raises:
            WindowError: FC042 for months or years where the window is not made of whole ones, or is
                not known.
        """
        if self.start is None or self.end is None:
            msg = f"an average per {per} needs a window with two ends"
            raise WindowError(msg, "FC042")
        if per in {"", "day", "week"}:
            days = self.end - self.start
            return exact(Fraction(days, 7)) if per == "week" else days
        months = _whole_months(self.start, self.end)
        if months is None or (per == "year" and months % 12):
            msg = f"an average per {per} needs a window of whole {per}s"
            raise WindowError(
                msg, "FC042", "give the days the average is over, or an average per day"
            )
        return months if per == "month" else months // 12

    def __str__(self) -> str:
        return self.text or self.canonical


def _whole_months(start: int, end: int) -> int | None:
    first, after = date.fromordinal(start), date.fromordinal(min(end, date.max.toordinal()))
    if first.day != 1 or after.day != 1:
        return None
    return (after.year - first.year) * 12 + after.month - first.month


def spell(start: int | None, end: int | None) -> str:
    """How the days from ``start`` up to but not including ``end`` are written: shortest form, both
    ends included.
    """
    if start is None or end is None:
        left = ".." if start is None else date.fromordinal(start).isoformat()
        right = ".." if end is None else date.fromordinal(end - 1).isoformat()
        return f"{left}/{right}"
    first, last = date.fromordinal(start), date.fromordinal(end - 1)
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04}"
    following = date.fromordinal(end) if last < date.max else None
    if (
        first.day == 1
        and first.year == last.year
        and first.month == last.month
        and following
        and following.day == 1
    ):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"

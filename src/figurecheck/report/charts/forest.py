"""Forest plots: who says what, each reading as an interval on one scale, an empty gap between them
shaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attr

from figurecheck.model.interval import Interval, Number, exact
from figurecheck.model.spelling import spell_interval, spell_value
from figurecheck.report.charts.drawing import (
    LETTER,
    WIDTH,
    Chart,
    arrow,
    box,
    cut,
    line,
    picture,
    ring,
    text,
)
from figurecheck.report.charts.scale import Scale, scale_for, short, ticks

ROW = 42
HEAD = 9
"""How long the head of an arrow is."""

TOP = 26
"""Room for the label of the gap."""


@attr.frozen(eq=False, repr=False)
class ForestRow:
    """One voice: who speaks, the words, the interval they stand for, and narrower readings, each
    inside the one before.

    All rows of a plot have as many readings.
    """

    who: str
    words: str
    interval: Interval
    narrower: tuple[Interval, ...] = ()


def gap_between(intervals: Sequence[Interval]) -> tuple[Number, Number] | None:
    """The numbers between the lowest upper end and the highest lower end; ``None`` where a number
    is in all.
    """
    uppers = [(one.upper, not one.upper_open) for one in intervals if one.upper is not None]
    lowers = [(one.lower, one.lower_open) for one in intervals if one.lower is not None]
    if not uppers or not lowers:
        return None
    (upper, upper_in), (lower, lower_open) = min(uppers), max(lowers)
    if lower < upper or (lower == upper and upper_in and not lower_open):
        return None
    return upper, lower


def forest(
    anchor: str,
    subject: str,
    rows: Sequence[ForestRow],
    *,
    percent: bool = False,
    hidden: int = 0,
    means: tuple[str, ...] = ("Can mean",),
    one_number: bool = True,
) -> Chart:
    """The plot of at least one row with an end; ``hidden`` rows more were left out.

    ``means`` are what the readings of a row are called, the narrowest first. Rows that are not all
    about ``one_number`` have no gap between them, however far apart they are.
    """
    ends = [
        end for row in rows for end in (row.interval.lower, row.interval.upper) if end is not None
    ]
    scale = scale_for(ends, 12, WIDTH - 12)
    gap = gap_between([row.interval for row in rows]) if one_number else None
    bottom = TOP + ROW * len(rows)
    title = f"{subject}: what each source's figure can mean"
    told = _gap_words(gap, percent=percent)
    parts = [*_gap(gap, told, scale, bottom), *_axis(scale, bottom, percent=percent)]
    for index, row in enumerate(rows):
        parts += _row(row, scale, TOP + ROW * index, percent=percent, apart=gap is not None)
    description = "; ".join(
        f"{row.who}: {spell_interval(row.interval, percent=percent)}" for row in rows[:12]
    )
    return Chart(
        picture(
            anchor, title, f"{description}. {told}" if told else description, bottom + 30, parts
        ),
        title + (f"; {hidden:,} more are in the list of claims" if hidden else ""),
        told,
        ("Source", "Figure", *means),
        tuple((row.who, row.words, *_readings(row, percent=percent)) for row in rows),
    )


def _readings(row: ForestRow, *, percent: bool) -> Iterator[str]:
    return (spell_interval(one, percent=percent) for one in (*reversed(row.narrower), row.interval))


def legend(means: Sequence[str]) -> str:
    """What the lines of a plot with several readings mean, the narrowest first, and the arrow;
    nothing has an id.
    """
    told = [*(word.lower() for word in means), "no end on that side"]
    kinds = [f"within d{depth}" for depth in range(len(means) - 1, 0, -1)]
    parts: list[str] = []
    x = 12
    for index, word in enumerate(told):
        parts.append(line(x, 12, x + 30, 12, kinds[index] if index < len(kinds) else "span"))
        parts += [arrow(x + 34, 12, 1, "head")] if index == len(means) else []
        parts.append(text(word, x + 40, 16, "small"))
        x += 40 + LETTER * len(word) + 20
    return picture("", "How to read the charts", ", ".join(told), 24, parts)


def _gap_words(gap: tuple[Number, Number] | None, *, percent: bool) -> str:
    if gap is None:
        return ""
    if gap[0] == gap[1]:
        return "no number is in all of them"
    size = exact(gap[1] - gap[0])
    return f"gap {spell_value(size * 100 if percent else size)}{' points' if percent else ''}"


def _gap(gap: tuple[Number, Number] | None, told: str, scale: Scale, bottom: int) -> Iterator[str]:
    if gap is None:
        return
    left, right = scale.at(gap[0]), scale.at(gap[1])
    yield box(left, TOP - 4, right, bottom, "gap")
    half = len(told) * LETTER // 2
    middle = min(max((left + right) // 2, half + 4), WIDTH - half - 4)
    yield text(told, middle, TOP - 10, "bad", "middle")


def _axis(scale: Scale, bottom: int, *, percent: bool) -> Iterator[str]:
    yield line(scale.left, bottom, scale.right, bottom, "axis")
    for value in ticks(scale):
        at = scale.at(value)
        yield line(at, bottom, at, bottom + 5, "axis")
        words = short(value, percent=percent)
        half = len(words) * LETTER // 2
        yield text(words, min(max(at, half), WIDTH - half), bottom + 20, "small", "middle")


def _row(row: ForestRow, scale: Scale, top: int, *, percent: bool, apart: bool) -> Iterator[str]:
    spelled = cut(spell_interval(row.interval, percent=percent), 34)
    room = (WIDTH - 24) // LETTER - len(spelled) - 2
    yield text(cut(f"{row.words} · {row.who}", room), 12, top + 14)
    yield text(spelled, WIDTH - 12, top + 14, "small", "end")
    lower, upper, y = row.interval.lower, row.interval.upper, top + 28
    left = scale.left if lower is None else scale.at(lower)
    right = scale.right if upper is None else scale.at(upper)
    kind = "span far" if apart else "span"
    yield line(left, y, max(right, left + 1), y, kind)
    for depth, narrower in enumerate(row.narrower, 1):
        yield _inside(narrower, scale, y, f"within d{depth}")
    yield from _end(lower, left, y, -1, open_=row.interval.lower_open)
    yield from _end(upper, right, y, 1, open_=row.interval.upper_open)


def _inside(interval: Interval, scale: Scale, y: int, kind: str) -> str:
    """A narrower reading, at least three pixels wide; on a side without an end it leaves room for
    the arrow.
    """
    left = scale.left + HEAD if interval.lower is None else scale.at(interval.lower)
    right = scale.right - HEAD if interval.upper is None else scale.at(interval.upper)
    if right - left <= 2:
        left, right = (left + right) // 2 - 1, (left + right) // 2 + 2
    return line(left, y, right, y, kind)


def _end(end: Number | None, x: int, y: int, way: int, *, open_: bool) -> Iterator[str]:
    if end is None:
        yield arrow(x, y, way, "head")
    elif open_:
        yield ring(x, y, "open")
    else:
        yield line(x, y - 6, x, y + 6, "end")

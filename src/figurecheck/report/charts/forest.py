"""Forest plots: who says what of one quantity, each as an interval on one scale, the empty gap between them shaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attr

from figurecheck.model.interval import Interval, Number, exact
from figurecheck.model.spelling import spell_interval, spell_value
from figurecheck.report.charts.drawing import LETTER, WIDTH, Chart, arrow, box, cut, line, picture, ring, text
from figurecheck.report.charts.scale import Scale, scale_for, short, ticks

ROW = 42
TOP = 26
"""Room for the label of the gap."""


@attr.frozen(eq=False, repr=False)
class Row:
    """One voice: who speaks, the words, and the interval they stand for."""

    who: str
    words: str
    interval: Interval


def gap_between(rows: Sequence[Row]) -> tuple[Number, Number] | None:
    """The numbers between the lowest upper end and the highest lower end; ``None`` where the rows overlap."""
    uppers = [row.interval.upper for row in rows if row.interval.upper is not None]
    lowers = [row.interval.lower for row in rows if row.interval.lower is not None]
    if not uppers or not lowers or max(lowers) < min(uppers):
        return None
    return min(uppers), max(lowers)


def forest(anchor: str, subject: str, rows: Sequence[Row], *, percent: bool = False, hidden: int = 0) -> Chart:
    """The plot of at least one row with an end; ``hidden`` rows more were left out."""
    ends = [end for row in rows for end in (row.interval.lower, row.interval.upper) if end is not None]
    scale = scale_for(ends, 12, WIDTH - 12)
    gap = gap_between(rows)
    bottom = TOP + ROW * len(rows)
    title = f"{subject}: what each source's figure can mean"
    told = _gap_words(gap, percent=percent)
    parts = [*_gap(gap, told, scale, bottom), *_axis(scale, bottom, percent=percent)]
    for index, row in enumerate(rows):
        parts += _row(row, scale, TOP + ROW * index, percent=percent, apart=gap is not None)
    description = "; ".join(f"{row.who}: {spell_interval(row.interval, percent=percent)}" for row in rows[:12])
    return Chart(
        picture(anchor, title, f"{description}. {told}" if told else description, bottom + 30, parts),
        title + (f"; {hidden:,} more are in the list of claims" if hidden else ""),
        told,
        ("Source", "Figure", "Can mean"),
        tuple((row.who, row.words, spell_interval(row.interval, percent=percent)) for row in rows),
    )


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


def _row(row: Row, scale: Scale, top: int, *, percent: bool, apart: bool) -> Iterator[str]:
    spelled = cut(spell_interval(row.interval, percent=percent), 34)
    room = (WIDTH - 24) // LETTER - len(spelled) - 2
    yield text(cut(f"{row.words} · {row.who}", room), 12, top + 14)
    yield text(spelled, WIDTH - 12, top + 14, "small", "end")
    lower, upper, y = row.interval.lower, row.interval.upper, top + 28
    left = scale.left if lower is None else scale.at(lower)
    right = scale.right if upper is None else scale.at(upper)
    kind = "span far" if apart else "span"
    yield line(left, y, max(right, left + 1), y, kind)
    yield from _end(lower, left, y, -1, open_=row.interval.lower_open)
    yield from _end(upper, right, y, 1, open_=row.interval.upper_open)


def _end(end: Number | None, x: int, y: int, way: int, *, open_: bool) -> Iterator[str]:
    if end is None:
        yield arrow(x, y, way, "head")
    elif open_:
        yield ring(x, y, "open")
    else:
        yield line(x, y - 6, x, y + 6, "end")

"""Trends: the gaps of findings of one shape over time, in columns, the largest labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_count, spell_rounded
from figurecheck.model.window import spell
from figurecheck.report.charts.drawing import LETTER, WIDTH, Chart, element, line, picture, text
from figurecheck.report.charts.scale import Scale, day_ticks, scale_for, short, ticks

COLUMNS = 140
"""Columns at most; each shows the largest gap of its days."""

TOP, BOTTOM, LEFT = 28, 170, 70


def trend(anchor: str, title: str, points: Sequence[tuple[int, Number]]) -> Chart:
    """The chart of at least one point: an ordinal day with the gap there, 0 or more."""
    first, last = min(day for day, _ in points), max(day for day, _ in points)
    across = Scale(first, max(last, first + 1), LEFT, WIDTH - 16)
    up = scale_for([0, *(gap for _, gap in points)], BOTTOM, TOP, padded=False)
    largest = _largest(points, first, last)
    worst_day, worst = max(points, key=lambda point: (point[1], -point[0]))
    parts = [
        *_axes(across, up, first, last),
        _bars(largest, across, up),
        *_label(worst_day, worst, across, up),
    ]
    told = (
        f"{spell_count(len(points), 'gap')}, the largest {spell_rounded(worst)} on"
        f" {spell(worst_day, worst_day + 1)}"
    )
    return Chart(
        picture(anchor, title, told, BOTTOM + 28, parts),
        title,
        told,
        ("Day", "Largest gap"),
        tuple((spell(day, day + 1), spell_rounded(gap)) for day, gap in largest),
    )


def _largest(
    points: Sequence[tuple[int, Number]], first: int, last: int
) -> list[tuple[int, Number]]:
    """The largest gap of each column, with its day."""
    width = -(-(last - first + 1) // COLUMNS)
    found: dict[int, tuple[int, Number]] = {}
    for day, gap in sorted(points):
        column = (day - first) // width
        if column not in found or gap > found[column][1]:
            found[column] = day, gap
    return [found[column] for column in sorted(found)]


def _axes(across: Scale, up: Scale, first: int, last: int) -> Iterator[str]:
    for value in ticks(up, 5):
        y = up.at(value)
        yield line(LEFT, y, WIDTH - 16, y, "grid")
        yield text(short(value), LEFT - 8, y + 4, "small", "end")
    for day, name in day_ticks(first, last, 6):
        at = across.at(day)
        yield line(at, BOTTOM, at, BOTTOM + 5, "axis")
        if at + len(name) * LETTER // 2 <= WIDTH:
            yield text(name, at, BOTTOM + 20, "small", "middle")
    yield line(LEFT, BOTTOM, WIDTH - 16, BOTTOM, "axis")


def _bars(points: Sequence[tuple[int, Number]], across: Scale, up: Scale) -> str:
    strokes = "".join(
        f"M{across.at(day)} {BOTTOM}V{min(up.at(gap), BOTTOM - 2)}" for day, gap in points
    )
    return element("path", d=strokes, kind="trend")


def _label(day: int, gap: Number, across: Scale, up: Scale) -> Iterator[str]:
    words = f"largest: {short(gap)}"
    half = len(words) * LETTER // 2
    yield text(
        words, min(max(across.at(day), LEFT + half), WIDTH - half), up.at(gap) - 8, "bad", "middle"
    )

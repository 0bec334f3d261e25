"""Swim lanes: which days each figure covers, one lane each, so that it shows which of them bound
one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attr

from figurecheck.model.days import spell_days
from figurecheck.model.window import Window
from figurecheck.report.charts.drawing import (
    LETTER,
    WIDTH,
    Chart,
    arrow,
    box,
    cut,
    line,
    picture,
    text,
)
from figurecheck.report.charts.scale import Scale, day_ticks

ROW = 40

SMALL = 7
"""About how wide a letter of small words is."""

BEYOND = 40
"""How many days are drawn where a window has no end and nothing else says how far to go."""


@attr.frozen(eq=False, repr=False)
class Lane:
    """One row: what it is called, a note at its end, its windows; ``kind`` is how they are drawn:
    most, least or span, and ``marks`` each of them where they are not alike. ``values`` are the
    words at the end of each bar.
    """

    words: str
    note: str
    windows: tuple[Window, ...]
    kind: str = "span"
    marks: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


def lanes(anchor: str, title: str, rows: Sequence[Lane]) -> Chart:
    """The lanes of at least one window with an end."""
    first, last = _reach(rows)
    scale = Scale(first, max(last, first + 1), 12, WIDTH - 12)
    marks = day_ticks(first, last)
    bottom = 26 + ROW * len(rows)
    parts = list(_grid(scale, marks, bottom))
    for index, row in enumerate(rows):
        parts += _lane(row, scale, 26 + ROW * index)
    told = "; ".join(f"{row.words}: {_days(row)}" for row in rows[:12])
    cells = tuple((row.words, _days(row), row.note) for row in rows)
    return Chart(
        picture(anchor, title, told, bottom + 6, parts),
        title,
        "",
        ("Figure", "Days", "Note"),
        cells,
    )


def _reach(rows: Sequence[Lane]) -> tuple[int, int]:
    """The first day, and the day after the last one."""
    windows = [window for row in rows for window in row.windows]
    starts = [window.start for window in windows if window.start is not None]
    ends = [window.end for window in windows if window.end is not None]
    first = min(starts or [min(ends or [1]) - BEYOND])
    last = max([*(ends or [max(starts or [1]) + BEYOND]), first + 1])
    return max(1, first), min(last, date.max.toordinal() + 1)


def _grid(scale: Scale, marks: Sequence[tuple[int, str]], bottom: int) -> Iterator[str]:
    for day, name in marks:
        at = scale.at(day)
        yield line(at, 20, at, bottom, "grid")
        if at + len(name) * LETTER <= WIDTH:
            yield text(name, at, 14, "small")


def _lane(row: Lane, scale: Scale, top: int) -> Iterator[str]:
    note = cut(row.note, 40)
    room = (WIDTH - 24) // LETTER - len(note) - 2
    yield text(cut(row.words, room), 12, top + 14)
    yield text(note, WIDTH - 12, top + 14, "small", "end")
    starts = [scale.left if one.start is None else scale.at(one.start) for one in row.windows]
    for index, window in enumerate(row.windows):
        left = starts[index]
        right = scale.right if window.end is None else scale.at(window.end)
        loose = " loose" if window.about or window.stretch is not None else ""
        kind = row.marks[index] if row.marks else row.kind
        yield box(left, top + 19, max(right, left + 3), top + 33, f"bar {kind}{loose}")
        if window.start is None:
            yield arrow(left, top + 26, -1, "head")
        if window.end is None:
            yield arrow(right, top + 26, 1, "head")
        elif row.values:
            following = [one for one in starts if one > left]
            room = min([WIDTH, *following]) - right - 6
            value = row.values[index]
            yield text(value if len(value) * SMALL <= room else "", right + 4, top + 31, "small")


def _days(row: Lane) -> str:
    shown = [spell_days(window) for window in row.windows[:3]]
    if len(row.windows) > 3:
        shown.append(f"{len(row.windows) - 3:,} more")
    return ", ".join(shown)

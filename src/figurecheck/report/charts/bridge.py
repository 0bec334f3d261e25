"""Bridges: what can be there at most, piece by piece, what must be there at least, and the missing
piece between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attr

from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_rounded
from figurecheck.report.charts.drawing import LETTER, WIDTH, Chart, box, cut, line, picture, text
from figurecheck.report.charts.scale import Scale, scale_for, short, ticks

ROW = 38
MAX_SHARES = 10
"""Pieces of one side above which the rest is one piece."""


@attr.frozen(eq=False, repr=False)
class Share:
    """One figure's share of a side: its words, how it is worked out (``5 × 1,179``), its worth, 0
    or more.
    """

    words: str
    sum: str
    value: Number


def bridge(
    anchor: str, most: Sequence[Share], least: Sequence[Share], gap: Number, unit: str = ""
) -> Chart:
    """At most the first pieces, at least the others, which come to ``gap`` more; ``unit`` names
    what is counted.
    """
    most, least = _folded(most), _folded(least)
    ceiling: Number = sum(piece.value for piece in most)
    floor: Number = sum(piece.value for piece in least)
    scale = scale_for([0, ceiling, floor], 12, WIDTH - 12, padded=False)
    missing = f"{spell_rounded(gap)} missing" if gap else "just not enough"
    top = 20
    parts = [text("at most", 12, top - 6, "side")]
    parts += _side(most, scale, top, "most")
    top += ROW * len(most)
    parts += _missing(ceiling, floor, missing, scale, top)
    top += ROW + 18
    parts += [text("at least", 12, top - 6, "side"), *_side(least, scale, top, "least")]
    top += ROW * len(least)
    parts += _axis(scale, top)
    title = f"At most {spell_rounded(ceiling)}, at least {spell_rounded(floor)}: {missing}"
    told = f"{_told(most)} at most; {_told(least)} at least" + (f", in {unit}" if unit else "")
    rows = [
        *(("at most", piece.words, piece.sum) for piece in most),
        ("missing", missing, spell_rounded(gap)),
    ]
    rows += [("at least", piece.words, piece.sum) for piece in least]
    return Chart(
        picture(anchor, title, told, top + 30, parts),
        title,
        told,
        ("Side", "Figure", "Comes to"),
        tuple(rows),
    )


def _folded(pieces: Sequence[Share]) -> list[Share]:
    if len(pieces) <= MAX_SHARES:
        return list(pieces)
    rest = pieces[MAX_SHARES - 1 :]
    total: Number = sum(piece.value for piece in rest)
    return [
        *pieces[: MAX_SHARES - 1],
        Share(f"{len(rest):,} more figures", spell_rounded(total), total),
    ]


def _told(pieces: Sequence[Share]) -> str:
    return " + ".join(piece.sum for piece in pieces) or "0"


def _side(pieces: Sequence[Share], scale: Scale, top: int, kind: str) -> Iterator[str]:
    """Each piece on a row of its own, beginning where the one before it ended."""
    reached: Number = 0
    for index, piece in enumerate(pieces):
        y = top + ROW * index
        spelled = cut(piece.sum, 32)
        room = (WIDTH - 24) // LETTER - len(spelled) - 2
        left, right = scale.at(reached), scale.at(reached + piece.value)
        yield text(cut(piece.words, room), 12, y + 12)
        yield text(spelled, WIDTH - 12, y + 12, "small", "end")
        yield box(left, y + 17, right, y + 31, f"bar {kind}")
        if index + 1 < len(pieces):
            yield line(right, y + 17, right, y + 17 + ROW, "lead")
        reached += piece.value


def _missing(ceiling: Number, floor: Number, told: str, scale: Scale, top: int) -> Iterator[str]:
    left, right = scale.at(ceiling), scale.at(floor)
    yield box(left, top + 17, max(right, left + 4), top + 31, "missing")
    half = len(told) * LETTER // 2
    yield text(
        told, min(max((left + right) // 2, half + 12), WIDTH - half - 12), top + 12, "bad", "middle"
    )


def _axis(scale: Scale, bottom: int) -> Iterator[str]:
    yield line(scale.left, bottom, scale.right, bottom, "axis")
    for value in ticks(scale):
        at = scale.at(value)
        words = short(value)
        half = len(words) * LETTER // 2
        yield line(at, bottom, at, bottom + 5, "axis")
        yield text(words, min(max(at, half), WIDTH - half), bottom + 20, "small", "middle")

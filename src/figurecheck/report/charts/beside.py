"""One figure beside what the others give for it, small enough for a row of a table."""

from __future__ import annotations

from figurecheck.model.interval import Number
from figurecheck.report.charts.drawing import anchored, box, element, escaped, line
from figurecheck.report.charts.scale import scale_for

WIDE, HIGH = 150, 26
"""The size of its view box."""

Range = tuple[Number | None, Number | None]
"""The least and the greatest number; ``None`` where there is none."""


def beside(anchor: str, stated: Range, given: Range, words: str) -> str:
    """Two bars on one scale: above what the figure can mean, below what the others give; a point is
    a short bar, and a bar without an end reaches the edge. Empty where neither has a number.
    """
    ends = [end for one in (stated, given) for end in one if end is not None]
    if not ends:
        return ""
    scale = scale_for(ends, 2, WIDE - 2)
    parts = [element("title", escaped(words), id=anchored(anchor, "t"))]
    for (lower, upper), top, kind in ((stated, 4, "bar stated"), (given, 15, "bar given")):
        left = scale.left if lower is None else scale.at(lower)
        right = scale.right if upper is None else scale.at(upper)
        parts.append(box(left - 1, top, max(right, left + 2) + 1, top + 7, kind))
    parts.append(line(2, HIGH - 1, WIDE - 2, HIGH - 1, "axis"))
    return element(
        "svg",
        "".join(parts),
        viewBox=f"0 0 {WIDE} {HIGH}",
        role="img",
        aria_labelledby=anchored(anchor, "t"),
        kind="beside",
    )

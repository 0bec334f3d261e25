"""Stretches of plain text: paragraphs parted by blank lines, items of lists, and a first line that
is a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from figurecheck.bringing.documents.document import HEADING, ITEM, PARAGRAPH, Stretch

_BULLET = re.compile(r"[ \t]{0,12}(?:[-*•‣–—+]|\d{1,3}[.)]|\([a-z\d]{1,3}\))[ \t]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")

LONGEST_TITLE = 140
"""Characters that a first line may have to be taken for the title."""

SHORT_LINES = 45
"""Characters of a line that may have been wrapped: a shorter one ends its paragraph in a text of
long lines.
"""

FEW_LINES = 12
"""Lines of a text that is too short for their lengths to say whether they were wrapped."""


def lines_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each line, without its line end."""
    end = len(text) if end is None else end
    at = start
    while at < end:
        found = _LINE.match(text, at, end)
        if found is None:  # pragma: no cover -- the pattern matches anywhere
            return
        stop = found.end()
        last = stop
        while last > at and text[last - 1] in "\r\n":
            last -= 1
        yield at, last
        at = stop


def paragraphs(text: str, *, laid_out: bool = False) -> tuple[Stretch, ...]:
    """The stretches of a plain text, in order.

    Where lines are long, each is a paragraph; where they were wrapped, blank lines and the dashes
    of lists part them. The lines of a text that was ``laid_out`` on pages always were. In a text of
    few lines a line goes on that ends without a stop ahead of a small letter.
    """
    lines = list(lines_in(text))
    few = len(lines) <= FEW_LINES
    filled = [(start, end) for start, end in lines if not _blank(text, start, end)]
    wrapped = laid_out or _wrapped([end - start for start, end in filled])
    found: list[Stretch] = []
    begun: int | None = None
    last = 0
    for start, end in lines:
        blank = _blank(text, start, end)
        item = not blank and _BULLET.match(text, start, end) is not None
        parted = not wrapped and not (few and _goes_on(text, begun, last, start))
        if begun is not None and (blank or item or parted):
            found.append(_stretch(text, begun, last))
            begun = None
        if not blank:
            begun = start if begun is None else begun
            last = end
    if begun is not None:
        found.append(_stretch(text, begun, last))
    return _titled(text, found)


def _blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def _wrapped(lengths: list[int]) -> bool:
    """Whether the lines of a text were broken to fit a width."""
    lengths = sorted(lengths)
    return (
        len(lengths) > 3
        and lengths[len(lengths) // 2] > SHORT_LINES
        and lengths[len(lengths) * 9 // 10] < 100
    )


def _goes_on(text: str, begun: int | None, last: int, start: int) -> bool:
    """Whether a line that starts there goes on with the one that ended at ``last``."""
    long = begun is not None and last - begun > SHORT_LINES
    return long and text[last - 1] not in ".!?:;" and text[start].islower()


def _stretch(text: str, start: int, end: int) -> Stretch:
    return Stretch(start, end, ITEM if _BULLET.match(text, start, end) else PARAGRAPH)


def _titled(text: str, found: list[Stretch]) -> tuple[Stretch, ...]:
    """The stretches with the first one as a heading where it is short, ends without a full stop and
    more follows.
    """
    if len(found) > 1 and found[0].kind == PARAGRAPH:
        first = text[found[0].start : found[0].end].strip()
        if len(first) <= LONGEST_TITLE and "\n" not in first and first[-1:] not in ".!?:;,”\"'":
            found[0] = Stretch(found[0].start, found[0].end, HEADING)
    return tuple(found)

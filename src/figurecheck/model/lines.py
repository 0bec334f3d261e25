"""A text as lines that know where they start, and changes inside it that leave every other
character as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from figurecheck.model.record import Field, Place


class Replacement(NamedTuple):
    """New text for the characters from offset ``start`` up to but not including ``end``."""

    start: int
    end: int
    text: str


class Lines:
    """A text with the offset at which each of its lines starts; only LF ends a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, place: Place) -> int:
        """The offset of a place."""
        return self.starts[place.line - 1] + place.column - 1

    def line(self, number: int) -> str:
        """A line without its end, by its number from 1."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")


Splice = Callable[[Lines, Field, int, int, str], Sequence[Replacement]]
"""What has to change in a text for the characters from ``start`` to ``end``, not included, of a
field's value to read otherwise; nothing where that cannot be done by changing its own text alone.
"""


def verbatim(lines: Lines, field: Field, start: int, end: int, text: str) -> Sequence[Replacement]:
    """The change to a value that stands at its place character by character, as in most formats;
    else none.
    """
    if field.place.line > len(lines.starts):
        return ()
    offset = lines.at(field.place)
    return (
        (Replacement(offset + start, offset + end, text),)
        if lines.text.startswith(field.value, offset)
        else ()
    )

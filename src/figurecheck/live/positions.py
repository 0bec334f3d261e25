"""Where something stands in a text, counted from 0 as editors do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attr

ENCODINGS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
)
"""How the columns of an editor may be counted: the encoding, and the bytes of one unit in it."""


@attr.frozen(order=True)
class Spot:
    """A place between two characters: the line, and how many characters stand before it there, both
    from 0.
    """

    line: int
    character: int


@attr.frozen
class TextSpan:
    """Characters of one line of a file, ``end`` not included; all counted from 0."""

    file: str
    line: int
    start: int
    end: int


def units_before(line: str, index: int, encoding: str = "utf-16") -> int:
    """How many units of an encoding the characters before ``index`` have, those of the whole line
    at most.
    """
    codec, width = ENCODINGS[encoding]
    return len(line[:index].encode(codec, "surrogatepass")) // width


def index_at(line: str, units: int, encoding: str = "utf-16") -> int:
    """The index of the character that so many units stand before; one that they end within counts
    as not yet there.

    What lies behind the end of the line is its end.
    """
    codec, width = ENCODINGS[encoding]
    return len(line.encode(codec, "surrogatepass")[: units * width].decode(codec, "ignore"))

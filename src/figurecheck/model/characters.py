"""Characters that nobody sees, and bytes that are no characters of a text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

IGNORABLE = (
    (0xAD, 0xAD),  # soft hyphen
    (0x34F, 0x34F),  # combining grapheme joiner
    (0x61C, 0x61C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian variation selectors and separators
    (0x200B, 0x200F),  # zero-width characters and direction marks
    (0x202A, 0x202E),  # directional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, directional isolates
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # zero-width no-break space
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF0, 0xFFF8),  # reserved
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags, more variation selectors, reserved
)
"""The property Default_Ignorable_Code_Point: first and last code point of each stretch, as
DerivedCoreProperties.txt of Unicode 15.0 has it.
"""

_STARTS = tuple(first for first, _ in IGNORABLE)


_NO_TEXT = bytes(sorted({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b"}))
"""Control characters that no text has, but for a slip: not those that move the pen or colour it."""

FEW, RARE = 4, 12
"""So many of them at least, and one of so many bytes, are no slip."""


def no_text(content: bytes) -> str:
    """Why bytes that are read as a text of single bytes, or of UTF-8, are none, with the place of
    the first sign of it; empty where nothing speaks against it.
    """
    bare = content.translate(None, _NO_TEXT)
    many = len(content) - len(bare)
    if many < FEW or many * RARE < len(content):
        return ""
    first = next(at for at, byte in enumerate(content) if byte in _NO_TEXT)
    line = content.count(b"\n", 0, first) + 1
    return (
        f"no text: {many:,} of its {len(content):,} bytes are control characters, the first of them"
        f" byte {first + 1:,} (line {line:,})"
    )


AS_TEXT = "save it as text in UTF-8, where it is a text"
"""What helps where bytes are none."""


def ignorable(point: int) -> bool:
    """Whether a code point is shown as nothing by whoever does not know it:
    Default_Ignorable_Code_Point.
    """
    at = bisect_right(_STARTS, point) - 1
    return at >= 0 and point <= IGNORABLE[at][1]


JOINING = (
    (0x600, 0x8FF),
    (0x900, 0x109F),
    (0x1780, 0x18AF),
    (0x1900, 0x1AAF),
    (0xA800, 0xABFF),
    (0x10A00, 0x11FFF),
)
"""Blocks of scripts with joined or stacked letters, where joiners (U+200C, U+200D) and others of
these are spelling: Arabic and Syriac, those of India and South-East Asia, Khmer and Mongolian,
their extensions.
"""

IDEOGRAPHS = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Chinese characters, of which a variation selector behind one chooses the form, as names in Japan
need it.
"""

_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_TAGS = ((0xE0020, 0xE007F),)
_FLAG, _KEYCAP, _ZWJ = 0x1F3F4, 0x20E3, 0x200D
_JOINERS = ((0x180B, 0x180F), (0x200B, 0x200D))
_ORDERED = ((0x61C, 0x61C), (0x200E, 0x200F), (0x202A, 0x202C), (0x2066, 0x2069))


def invisible(text: str) -> Iterator[int]:
    """Where invisible characters stand that no spelling needs.

    Needed are joiners behind letters of scripts that join them (Persian), selectors of variants
    behind ideographs and pictures, joiners between pictures, tags of flags, and marks of direction
    in a text with letters that run from right to left; the overrides of direction are not.
    """
    if text.isascii():
        return
    leftwards = any(
        unicodedata.bidirectional(one) in {"R", "AL"} and not ignorable(ord(one)) for one in text
    )
    before = ""  # the last character that is seen
    for at, letter in enumerate(text):
        if not ignorable(ord(letter)):
            before = letter
        elif not (
            leftwards
            if _within(ord(letter), _ORDERED)
            else _needed(ord(letter), before, text[at + 1 : at + 2])
        ):
            yield at


def _needed(point: int, before: str, behind: str) -> bool:
    """Whether an invisible character is spelling between two others."""
    if not before:
        return False
    pictured = unicodedata.category(before) in {"So", "Sk", "Sm"}
    if _within(point, _SELECTORS):
        chosen = pictured or before in "\u203c\u2049" or behind == chr(_KEYCAP)
        return chosen or _within(ord(before), (*IDEOGRAPHS, *JOINING))
    if _within(point, _TAGS):
        return ord(before) == _FLAG
    return _within(point, _JOINERS) and (
        _within(ord(before), JOINING) or (point == _ZWJ and pictured)
    )


def _within(point: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= point <= last for first, last in stretches)

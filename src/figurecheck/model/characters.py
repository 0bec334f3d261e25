"""Characters that nobody sees."""

from __future__ import annotations

from bisect import bisect_right

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
"""The property Default_Ignorable_Code_Point: first and last code point of each stretch, as DerivedCoreProperties.txt of
Unicode 15.0 has it."""

_STARTS = tuple(first for first, _ in IGNORABLE)


def ignorable(point: int) -> bool:
    """Whether a code point is shown as nothing by whoever does not know it: Default_Ignorable_Code_Point."""
    at = bisect_right(_STARTS, point) - 1
    return at >= 0 and point <= IGNORABLE[at][1]

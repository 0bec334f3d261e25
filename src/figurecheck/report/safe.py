"""Text of claims made safe to print: nothing in it can steer a terminal or hide what stands there."""

from __future__ import annotations

_HIDDEN = (
    *range(0x20),  # C0 controls, escape among them
    *range(0x7F, 0xA0),  # delete and the C1 controls
    0xAD,  # soft hyphen
    0x61C,  # Arabic letter mark
    *range(0x180B, 0x1810),  # Mongolian separators
    *range(0x200B, 0x2010),  # zero-width characters and direction marks
    *range(0x2028, 0x202F),  # line and paragraph separators, directional embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, invisible operators, directional isolates
    *range(0xD800, 0xE000),  # surrogates, which cannot be written at all
    0xFEFF,  # zero-width no-break space
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    *range(0xE0000, 0xE0080),  # tags
)

_SHOWN = {point: f"⟨U+{point:04X}⟩" for point in _HIDDEN} | {0x09: " ", 0x0A: " ", 0x0D: " "}


def safe(text: str) -> str:
    """The text on one line, controls, direction marks and invisible characters written as ``⟨U+202E⟩``."""
    return text.translate(_SHOWN)

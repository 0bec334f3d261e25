"""Text of claims made safe to show: nothing in it can steer a terminal, hide what stands there or run in a browser."""

from __future__ import annotations

import re

_HIDDEN = (
    *range(0x20),  # C0 controls, escape among them
    *range(0x7F, 0xA0),  # delete and the C1 controls
    *range(0x2028, 0x202A),  # line and paragraph separators
    *range(0xD800, 0xE000),  # surrogates, which cannot be written at all
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    # Default_Ignorable_Code_Point, the whole property (DerivedCoreProperties.txt, Unicode 15.1)
    0xAD,  # soft hyphen
    0x34F,  # combining grapheme joiner
    0x61C,  # Arabic letter mark
    *range(0x115F, 0x1161),  # Hangul fillers
    *range(0x17B4, 0x17B6),  # Khmer inherent vowels
    *range(0x180B, 0x1810),  # Mongolian variation selectors and separators
    *range(0x200B, 0x2010),  # zero-width characters and direction marks
    *range(0x202A, 0x202F),  # directional embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, invisible operators, directional isolates
    0x3164,  # Hangul filler
    *range(0xFE00, 0xFE10),  # variation selectors
    0xFEFF,  # zero-width no-break space
    0xFFA0,  # halfwidth Hangul filler
    *range(0xFFF0, 0xFFF9),  # reserved
    *range(0x1BCA0, 0x1BCA4),  # shorthand format controls
    *range(0x1D173, 0x1D17B),  # musical format controls
    *range(0xE0000, 0xE1000),  # tags, more variation selectors, reserved
)

_SHOWN = {point: f"⟨U+{point:04X}⟩" for point in _HIDDEN} | {0x09: " ", 0x0A: " ", 0x0D: " "}


def safe(text: str) -> str:
    """The text on one line, controls, direction marks and invisible characters written as ``⟨U+202E⟩``."""
    return text.translate(_SHOWN)


LONGEST_LINK = 2000
"""Characters above which an address is text only."""

_EDGE = "".join(map(chr, range(0x21)))
_WEB = re.compile(r"(https?)://((?:[\w-]+\.)*[\w-]+\.?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?([/?#].*)?", re.IGNORECASE)
_MAIL = re.compile(r"(mailto):([\w.+-]+@(?:[\w-]+\.)+[\w-]+)()()", re.IGNORECASE)


def link(url: str) -> str | None:
    """The address as it may be linked to, or ``None`` where it is better shown as text.

    Allowed are ``http``, ``https`` and ``mailto``, found as a browser finds them: controls and spaces around it are
    stripped, tabs and line ends inside it left out, the scheme is in lower case. Refused is
    what has anything invisible, a blank, a backslash or a quote in it, a name before the host, or no host.
    """
    bare = url.strip(_EDGE).translate({0x09: None, 0x0A: None, 0x0D: None})
    if len(bare) > LONGEST_LINK or safe(bare) != bare or re.search(r"[\s\\<>\"'`{}|^]", bare):
        return None
    found = _WEB.fullmatch(bare) or _MAIL.fullmatch(bare)
    if found is None:
        return None
    scheme = found.group(1)
    return scheme.lower() + bare[len(scheme) :]


def safe_lines(text: str) -> str:
    """The text with each of its lines made safe."""
    return "".join(f"{safe(line)}\n" for line in text.splitlines())

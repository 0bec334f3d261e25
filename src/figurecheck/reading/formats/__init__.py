"""The formats that hold records, one file a format; here is what they share."""

from __future__ import annotations

import re

from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place

BLANKS = " \t"
"""What is taken off both ends of a value."""

# Controls but tab and newline, the Unicode line ends that editors break lines at, halves of
# characters.
_UNFIT = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"

_MAX_CHARACTERS_SHOWN = 80

MAX_LINES = 20_000
"""Lines, or fields, that one record may have."""

MAX_RECORDS = 200_000
"""Records that one file may have: what lies behind them is not read, and that is told."""


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends, which are LF or CRLF and nothing else, nor a byte
    order mark.

    Never empty; the last line is empty where the text ends with a line end.
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\r").split("\n")


def is_field_name(text: str) -> bool:
    """Whether it is a field's name, as in GNU recfiles and with hyphens besides:
    ``[A-Za-z][A-Za-z0-9_-]*``.
    """
    return (
        text[:1].isalpha() and text.isascii() and text.replace("_", "").replace("-", "").isalnum()
    )


def unfit_in(text: str) -> int | None:
    """The index of the first character that no text for people holds (NUL, controls, U+2028), or
    ``None``.
    """
    if (
        text.replace("\n", "").replace("\t", "").isprintable()
    ):  # nearly always, and no unfit character is printable
        return None
    found = re.search(_UNFIT, text)
    return None if found is None else found.start()


def unfit(text: str, index: int, place: Place) -> Problem:
    """The problem of the unfit character at that index, which stands at that place (FC007)."""
    point = f"U+{ord(text[index]):04X}"
    return Problem(
        "FC007",
        f"the character {point} stands in the text",
        (Label(place, text[index], f"{point} is not text"),),
        "delete it, or save the file again as UTF-8 text with ordinary line ends",
    )


def unreadable(code: str, headline: str, place: Place, text: str, advice: str = "") -> Problem:
    """A problem with one place, where that text stands (shortened)."""
    return Problem(code, headline, (Label(place, shortened(text), ""),), advice)


def too_long(place: Place) -> Problem:
    """The problem of a record with more lines or fields than one may have, which begins at that
    place (FC001).
    """
    return unreadable(
        "FC001",
        f"this record has more than {MAX_LINES:,} lines or fields",
        place,
        "",
        "split it into several",
    )


def too_many(place: Place) -> Problem:
    """The problem that a file goes on from a place with more records than one may have (FC005)."""
    headline = f"{place.file}: more than {MAX_RECORDS:,} records; those from here on were not read"
    return unreadable("FC005", headline, place, "", "split it into several files")


def shortened(text: str) -> str:
    """The text, or as much of it as a message can hold."""
    return text if len(text) <= _MAX_CHARACTERS_SHOWN else text[: _MAX_CHARACTERS_SHOWN - 1] + "…"

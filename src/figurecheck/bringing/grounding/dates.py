"""Days and years of a text: whether a source names them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.grounding.figures import TextFigure
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.prose.consumed_days import day_of
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.errors import WindowError
from figurecheck.reading.windows import read_window

_MONTHS = (*("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASHED = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})")


def is_dated(figure: TextFigure, sources: Sources) -> bool:
    """Whether some source names the day, month, year or time that a figure is."""
    if figure.consumed is None:
        return False
    text = figure.consumed.text
    if figure.consumed.kind in {"time", "decade"}:
        return _written(" ".join(text.split()).lower(), sources)
    parts = _parts(text, figure.consumed.kind)
    if parts is None:
        return _written(" ".join(text.split()).lower(), sources)
    year, month, day = parts
    if month is None:
        return all(_named(sources, None, None, int(one)) for one in _YEAR.findall(text))
    return _named(sources, day, month, year)


def is_publication(figure: TextFigure, document: Document) -> bool:
    """Whether a date is the day on which the text says that it was published."""
    if figure.consumed is None or not document.published:
        return False
    day = day_in(figure.consumed.text)
    return day is not None and day == day_in(document.published)


@lru_cache(4096)
def day_in(text: str) -> int | None:
    """The day that a short text is, by its number; ``None`` where it is none, or says more."""
    if not 6 <= len(text) <= MAX_DAY or not _YEAR.search(text):
        return None
    iso = _ISO.fullmatch(text.strip())
    parts = (int(iso[1]), int(iso[2]), int(iso[3])) if iso else _parts(text, "day")
    words = _WORDS.findall(text)
    if parts is None or None in parts or len(words) > 1:
        return None
    year, month, day = parts
    try:
        return date(year or 0, month or 0, day or 0).toordinal()
    except ValueError:
        return None


MAX_DAY = 30
"""Characters of a cell that is a day."""


def days_in(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The days, months and years that a sentence names with their year, as half-open stretches of
    ordinal days.
    """
    found: list[tuple[int, int]] = []
    for one in sentence.consumed:
        if one.kind not in {"day", "month", "iso", "year"}:
            continue
        parts = _parts(one.text, one.kind)
        if parts is None or parts[0] is None:
            continue
        year, month, day = parts
        written = (
            f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
        )
        try:
            window = read_window(written)
        except WindowError:
            continue
        if window.start is not None and window.end is not None:
            found.append((window.start, window.end))
    return tuple(dict.fromkeys(found))


def _parts(text: str, kind: str) -> tuple[int | None, int | None, int | None] | None:
    """Year, month and day of a date, as far as it says them; ``None`` where it cannot be read."""
    iso = _ISO.search(text)
    if iso is not None:
        is_month = 1 <= int(iso[2]) <= len(_MONTHS)
        return (int(iso[1]), int(iso[2]), int(iso[3])) if is_month else None
    slashed = _SLASHED.search(text)
    if slashed is not None:
        return None
    if kind in {"year", "years"}:
        return None if not _YEAR.search(text) else (int(_YEAR.findall(text)[0]), None, None)
    read = day_of(text)
    return read.year, read.month, read.day


def _named(sources: Sources, day: int | None, month: int | None, year: int | None) -> bool:
    pattern = _pattern(day, month, year)
    return any(pattern.search(text) for text in _texts(sources))


@cache
def _pattern(day: int | None, month: int | None, year: int | None) -> re.Pattern[str]:
    """The ways in which a day, a month or a year is written."""
    if month is None:
        return re.compile(rf"(?<!\d){year}(?!\d)")
    name = rf"{_MONTHS[month - 1]}[a-z]{{0,6}}\.?"
    ended = rf"(?:,?\s{{1,3}}(?:of\s)?{year})?" if year is not None else ""
    if day is None:
        ways = [rf"{name}\s{{1,3}}{year}", rf"{year}[-/]0?{month}(?!\d)"]
    else:
        ways = [
            rf"{name}\s{{1,3}}(?:the\s)?0?{day}(?:st|nd|rd|th)?(?!\d){ended}",
            rf"(?<!\d)0?{day}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?{name}{ended}",
            rf"{year or chr(92) + 'd{4}'}-{month:02}-{day:02}(?!\d)",
            rf"(?<!\d)0?{day}[./]0?{month}[./]{year or ''}",
            rf"(?<!\d)0?{month}/0?{day}/{year or ''}",
        ]
    return re.compile("|".join(f"(?:{one})" for one in ways), re.IGNORECASE)


def _written(words: str, sources: Sources) -> bool:
    return any(words in " ".join(text.lower().split()) for text in _texts(sources))


def _texts(sources: Sources) -> list[str]:
    """All words of the sources in which a date may stand."""
    found = [text.document.text for text in sources.texts]
    found += [text.document.published for text in sources.texts if text.document.published]
    for table in sources.tables:
        found += [table.said, table.home.file]
    return found

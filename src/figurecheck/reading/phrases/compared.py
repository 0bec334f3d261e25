"""What a change is compared with: *than last year*, *compared with 2024*, *from 2024 to 2025*."""

from __future__ import annotations

from figurecheck.reading.dates import in_figures
from figurecheck.reading.phrases.assembly import Parts
from figurecheck.reading.phrases.cursor import Cursor
from figurecheck.reading.phrases.vocabulary import find

_WITH, _EARLIER, _IN = frozenset({"with"}), frozenset({"earlier"}), frozenset({"in"})
_BETWEEN = frozenset({"range"})


def skip_compared(cursor: Cursor, parts: Parts) -> bool:
    """Reads what a change is against, if that comes next; the days that it names are noted in
    ``parts``.

    *Than last year* and *year on year* name none: which days they compare stands in the quantity.
    *Compared with 2024* does, and whoever knows the quantity has to see that it is of these days.
    """
    if not _is_change(parts):
        return False
    start = cursor.at
    introduced = cursor.take_phrase(cursor.words.compared, _WITH) is not None
    if cursor.take_phrase(cursor.words.compared, _EARLIER):
        return True
    inside = cursor.take_phrase(cursor.words.compared, _IN) is not None
    days = _days(cursor) if introduced and not parts.compared else ""
    if not days:
        cursor.at = start
        return False
    parts.compared = (days,)
    behind = cursor.at
    later = (
        _days(cursor) if not inside and cursor.take_phrase(cursor.words.between, _BETWEEN) else ""
    )
    if later:
        parts.compared = (days, later)
    else:
        cursor.at = behind
    return True


def _is_change(parts: Parts) -> bool:
    return bool(parts.direction) or (
        parts.first is not None and parts.first.numeral.form == "multiple"
    )


def compared_behind(cursor: Cursor, parts: Parts, end: int) -> int:
    """The token at which the words of a change end, before what it is against: *12 percent more
    cases than in 2024*.
    """
    if not _is_change(parts):
        return end
    start = cursor.at
    for begin in range(start + 1, end):
        phrase = find(cursor.words.compared, cursor.tokens, begin)
        if phrase is None or phrase.role != "with":
            continue
        before = parts.compared
        cursor.at = begin
        reached = skip_compared(cursor, parts) and cursor.at == end
        cursor.at = start
        if reached:
            return begin
        parts.compared = before
    return end


def days_behind(cursor: Cursor, end: int) -> tuple[str, int]:
    """The days that end a figure, *435 homicides in 2025* and *so far this year*, and the token
    where they begin.

    A year or a month is spelled as a window is; *this year* and *last year* as the vocabulary calls
    them.
    """
    words = cursor.words
    for begin in range(max(cursor.at, end - 5), end):
        phrase = find(words.days, cursor.tokens, begin)
        if phrase is not None and begin + len(phrase.words) == end and begin > cursor.at:
            return phrase.role, begin
    for size in (1, 2):
        begin = end - size
        inside = cursor.tokens[begin - 1].text if begin - 1 > cursor.at else ""
        if inside in words.within:
            mark, cursor.at = cursor.at, begin
            found = _days(cursor)
            whole, cursor.at = cursor.at == end, mark
            if found and whole:
                return found, begin - 1
    return "", end


def _days(cursor: Cursor) -> str:
    """Reads a year, or a month of a year, as a window spells it; empty where neither comes next."""
    if _is_year(cursor.text):
        cursor.at += 1
        return cursor.tokens[cursor.at - 1].text
    following = cursor.tokens[cursor.at : cursor.at + 2]
    if len(following) == 2 and following[0].kind == "word" and _is_year(following[1].text):
        month = in_figures(" ".join(token.text for token in following))
        cursor.at += 2 if month else 0
        return month
    return ""


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[0] in "12"

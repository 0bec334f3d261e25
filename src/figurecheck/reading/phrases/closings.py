"""What stands right behind the number of a figure, or ends it: hedges, words of change, *on
average*.
"""

from __future__ import annotations

from figurecheck.reading.phrases.assembly import Parts
from figurecheck.reading.phrases.compared import compared_behind, days_behind, skip_compared
from figurecheck.reading.phrases.cursor import Cursor
from figurecheck.reading.phrases.vocabulary import HEDGES, STATISTICS, Phrase, find

_PERCENT = frozenset({"percent", "points"})


def read_closings(cursor: Cursor, parts: Parts) -> int:
    """Reads what follows the number, and returns the token with which the unit ends."""
    end = len(cursor.tokens)
    _skip_worth(cursor, parts)
    cut_off = True
    while cut_off:
        start = cursor.at
        cursor.skip_hyphen()
        cut_off = _close(cursor, parts) or skip_compared(cursor, parts)
        if not cut_off:
            cursor.at = start
    size, phrase = _last_phrase(cursor)
    if phrase is not None and (phrase.role in HEDGES or phrase.role in STATISTICS):
        _note_behind(phrase, parts)
        end -= size
    elif phrase is not None and phrase.words[0] in cursor.words.shortfalls and not parts.direction:
        parts.direction = phrase.role  # 11 arrests fewer
        end -= size
    end = compared_behind(cursor, parts, end)
    if parts.leads:
        parts.days, end = days_behind(cursor, end)
    return end


def _skip_worth(cursor: Cursor, parts: Parts) -> None:
    """Passes over the *worth* of an amount of money."""
    start = cursor.at
    cursor.skip_hyphen()
    money = parts.first is not None and parts.first.unit in cursor.words.currency_codes
    if not (money and cursor.take(cursor.words.worth)):
        cursor.at = start


def _close(cursor: Cursor, parts: Parts) -> bool:
    """Reads and notes a phrase behind the number, if one that belongs there comes next."""
    phrase = cursor.take_phrase(cursor.words.after)
    if phrase is None:
        return False
    if phrase.role in HEDGES or phrase.role in STATISTICS:
        _note_behind(phrase, parts)
        return True
    if (parts.direction and parts.direction != phrase.role) or not _is_change(
        cursor, parts, phrase
    ):
        return False
    parts.direction = phrase.role
    return True


def _note_behind(phrase: Phrase, parts: Parts) -> None:
    if phrase.role in HEDGES:
        parts.hedges.insert(0, phrase.role)
    else:
        parts.statistic = phrase.role


def _is_change(cursor: Cursor, parts: Parts, phrase: Phrase) -> bool:
    """Whether a word of change that was just read makes one of the number before it.

    It does of a percentage, a fraction and a multiple, and *fewer* of anything. *50 more* is no
    difference unless it is compared with something, and *12 larger boats* is none at all.
    """
    both = [one for one in (parts.first, parts.last) if one is not None]
    if any(one.unit in _PERCENT or one.numeral.form in ("fraction", "multiple") for one in both):
        return True
    if any(one.numeral.form != "digits" for one in both):
        return False
    if phrase.words[0] in cursor.words.shortfalls:
        return True
    compared = find(cursor.words.compared, cursor.tokens, cursor.at)
    if compared is not None and compared.role in ("with", "earlier"):
        return True
    extra = phrase.words[0] in cursor.words.extras
    return not extra and (not cursor.text or any(one.unit for one in both))


def _last_phrase(cursor: Cursor) -> tuple[int, Phrase | None]:
    """The phrase that ends the figure, where one does, and its length in tokens."""
    if not cursor.tokens or cursor.tokens[-1].text not in cursor.words.ends:
        return 0, None
    for size in (4, 3, 2, 1):
        begin = len(cursor.tokens) - size
        phrase = find(cursor.words.after, cursor.tokens, begin) if begin >= cursor.at else None
        if phrase is not None and len(phrase.words) == size:
            return size, phrase
    return 0, None

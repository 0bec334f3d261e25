"""The numbers of a figure: one, two of a range, one with a margin, one written twice."""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn

from figurecheck.model.interval import exact, magnitude
from figurecheck.model.units.words import common
from figurecheck.reading.phrases.assembly import (
    Parts,
    ReadAmount,
    as_multiple,
    refuse_level,
    refuse_part_of_percent,
)
from figurecheck.reading.phrases.cursor import Cursor, refuse
from figurecheck.reading.phrases.digits import Numeral, cut
from figurecheck.reading.phrases.numerals import read_numeral
from figurecheck.reading.phrases.openings import read_openings
from figurecheck.reading.phrases.vocabulary import Phrase, find

FOOTNOTES = frozenset("*†‡§¶")
"""The marks of notes that may stand right behind a number."""

_LOWER = frozenset({"more-than", "at-least"})
_UPPER = frozenset({"less-than", "at-most"})
_OPENS, _CLOSES = frozenset("("), frozenset(")")
_COMMA = frozenset(",")
_MARGIN = frozenset({"margin"})
_JOINTS = frozenset({"range", "either", "but"})
_DASHES = frozenset("-−\u2010\u2011\u2012\u2013\u2014")


def read_amounts(cursor: Cursor, parts: Parts) -> None:
    """Reads the number, and the second one of a range or a margin."""
    parts.first = read_amount(cursor) or _one_unit(cursor)
    if parts.first is None and parts.leads:
        parts.first = _led(cursor, parts)
    if parts.first is None:
        parts.first = _some(cursor, parts)
    while cursor.take(FOOTNOTES):
        pass
    if _read_margin(cursor, parts) or _read_other_end(cursor, parts):
        return
    if parts.opened:
        refuse("one end of the range is missing", help="as in: between 1,200 and 1,500")
    _read_restatement(cursor, parts, parts.first)


def _read_margin(cursor: Cursor, parts: Parts) -> bool:
    """Reads the margin of ``45 % ± 3`` and ``700 (±50)``."""
    start = cursor.at
    bracketed = cursor.take(_OPENS)
    cursor.take(_COMMA)
    if not cursor.take_phrase(cursor.words.between, _MARGIN):
        cursor.at = start
        return _read_last_margin(cursor, parts)
    parts.margin = read_amount(cursor)
    if parts.margin is None or (bracketed and not cursor.take(_CLOSES)):
        refuse("a margin without a number")
    return True


def _read_last_margin(cursor: Cursor, parts: Parts) -> bool:
    """Reads the margin that ends ``52 % support, plus or minus 3 points``, behind what is
    counted.
    """
    start = cursor.at
    for begin in range(start + 1, len(cursor.tokens)):
        phrase = find(cursor.words.between, cursor.tokens, begin)
        if phrase is None or phrase.role != "margin":
            continue
        before = cursor.tokens[begin - 1].text
        cursor.at = begin + len(phrase.words)
        margin = read_amount(cursor)
        ended = cursor.take(_CLOSES) if before in _OPENS else before == ","
        whole = margin is not None and ended and cursor.at == len(cursor.tokens)
        cursor.at = start
        if whole:
            parts.margin = margin
            cursor.end_at(begin - 1)
            return True
    return False


def _read_other_end(cursor: Cursor, parts: Parts) -> bool:
    """Reads the second number of a range, of *five or six*, or of *at least A and at most B*."""
    start, second = cursor.at, Parts()
    unit = _unit_before_joint(cursor)
    joint = _joint(cursor)
    if joint:
        read_openings(cursor, second)
        last = read_amount(cursor)
        again = [token.text for token in cursor.tokens[cursor.at :]][: len(unit)] == unit
        if last is not None and again and _fits(joint, parts, second):
            refuse_level(parts, last, to=joint == "range" and cursor.tokens[start].kind == "word")
            parts.last = last
            return True
    cursor.at = start
    return False


def _unit_before_joint(cursor: Cursor) -> list[str]:
    """The words between the first number and the joint of *10 km to 15 km*, which are read; mostly
    none.
    """
    start = cursor.at
    for size in range(MOST_IN_UNIT + 1):
        joins = find(cursor.words.between, cursor.tokens, cursor.at)
        if cursor.text in _DASHES or (joins is not None and joins.role in _JOINTS):
            return [token.text for token in cursor.tokens[cursor.at - size : cursor.at]]
        if cursor.kind != "word":
            break
        cursor.at += 1
    cursor.at = start
    return []


MOST_IN_UNIT = 3
"""Words that a unit has which stands behind both ends of a range."""


def _joint(cursor: Cursor) -> str:
    """What stands between two numbers: ``range``, ``and``, ``either``, ``but``, or nothing that
    joins them.
    """
    start = cursor.at
    cursor.skip_hyphen()  # three-to-five
    joins_bounds = cursor.text in cursor.words.and_
    phrase = cursor.take_phrase(cursor.words.between, _JOINTS)
    if phrase is not None:
        cursor.skip_hyphen()
        return "and" if joins_bounds else phrase.role
    cursor.at = start
    return "range" if cursor.take(_DASHES) else ""


def _fits(joint: str, parts: Parts, second: Parts) -> bool:
    """Whether a second number goes with the first as it is joined to it; notes how."""
    first, last = parts.hedges[-1:], second.hedges[-1:]
    if joint in ("and", "but") and not parts.opened:
        both = len(parts.hedges) == len(second.hedges) == 1
        if not both or first[0] not in _LOWER or last[0] not in _UPPER:
            return False
        parts.bounds, parts.hedges = (first[0], last[0]), []
        return True
    parts.either = joint == "either"
    # "from 20 to more than 30" is at least 20, which leaves 20 itself possible.
    parts.hedges += ["at-least" if hedge == "more-than" else hedge for hedge in second.hedges]
    return joint != "but"


def _read_restatement(cursor: Cursor, parts: Parts, first: ReadAmount) -> None:
    """Reads the same number again in brackets, ``five (5)``, or the share that it is, ``73 of 87
    (84 %)``.

    Raises:
        FigureError: where it is another number.
    """
    start = cursor.at
    if not cursor.take(_OPENS):
        return
    again = read_amount(cursor)
    if again is None or not cursor.take(_CLOSES):
        cursor.at = start
    elif "percent" in (first.unit, again.unit) and _is_ratio(first) != _is_ratio(again):
        share, parted = (again, first) if _is_ratio(first) else (first, again)
        apart = magnitude(100 * parted.numeral.value - share.numeral.value)
        if parts.hedges or 2 * apart > share.numeral.digit_unit:
            refuse(
                "the share in brackets is another one",
                help="a claim has one figure: write the other one into a claim of its own",
            )
        parts.first = parted  # 73 of 87 (84 %) is what the two numbers make
    elif again.numeral.value != first.numeral.value or again.unit not in ("", first.unit):
        refuse(
            "the number in brackets is another one",
            help="a claim has one figure: write the other one into a claim of its own",
        )


def _is_ratio(amount: ReadAmount) -> bool:
    return amount.numeral.form in ("ratio", "fraction")


def _one_unit(cursor: Cursor) -> ReadAmount | None:
    """The number that an article is before a measured unit: *an hour*, *a foot of rain*, *a
    percentage point*.
    """
    following = cursor.tokens[cursor.at + 1 : cursor.at + 2]
    if cursor.text not in cursor.words.articles or not following:
        return None
    one = Numeral(1, 1, 1)
    phrase = find(cursor.words.behind, cursor.tokens, cursor.at + 1)
    if phrase is not None and phrase.role in ("percent", "points"):
        cursor.at += 1 + len(phrase.words)
        return ReadAmount(one, phrase.role)
    if following[0].kind != "word" or common((following[0].text,)) is None:
        return None
    cursor.at += 1
    return ReadAmount(one)


def _led(cursor: Cursor, parts: Parts) -> ReadAmount | None:
    """The number that words of the quantity stand before: *a population of 67 million*, *winds of
    78 mph*.

    Which they are is noted; only who knows the quantity understands them.
    """
    start, words = cursor.at, cursor.words
    cursor.take(words.articles)
    first = cursor.at
    while cursor.kind == "word" and cursor.at - first < MOST_LED:
        cursor.at += 1
        last = cursor.at
        cursor.take(words.of)
        begun = Parts()
        read_openings(cursor, begun)
        joined = cursor.at > last
        amount = read_amount(cursor)
        if amount is not None and not joined:
            break  # case 12 says which one
        if amount is not None:
            _join(parts, begun)
            parts.lead = (first, last)
            return amount
        cursor.at = last
    cursor.at = start
    return None


MOST_LED = 5
"""Words that may stand before the number and be of the quantity: *the number of new arrests fell 5
%*.
"""


def _join(parts: Parts, begun: Parts) -> None:
    """What was read before a number, behind words of the quantity, as read before the whole
    figure.
    """
    if "" not in (parts.direction, begun.direction) and parts.direction != begun.direction:
        refuse("one change goes up and down", help="keep one of the two words")
    parts.hedges += begun.hedges
    parts.direction = parts.direction or begun.direction
    parts.statistic = parts.statistic or begun.statistic
    parts.alone = parts.alone or begun.alone
    parts.opened = parts.opened or begun.opened


def _some(cursor: Cursor, parts: Parts) -> ReadAmount:
    """The figure in ``some officers``, whose only word was taken for a hedge."""
    words = cursor.words
    last = cursor.tokens[cursor.at - 1 : cursor.at] if cursor.at else ()
    known = find(words.vague, last, 0) if last else None
    if known is None or (known.role not in words.shares and not parts.hedges):
        _refuse_start(cursor)
    if known.role not in words.shares:
        parts.hedges.pop()  # it was taken for one
    return ReadAmount(Numeral(words.least[known.role], 1, 0, form="word", word=known.role))


def _refuse_start(cursor: Cursor) -> NoReturn:
    following = [token.text for token in cursor.tokens[cursor.at : cursor.at + 2]]
    if "∞" in following or not cursor.words.not_a_number.isdisjoint(following):
        refuse(
            "neither infinity nor “not a number” is a figure",
            "FC013",
            "write the number that is meant",
        )
    found = f"“{cut(cursor.text)}”" if cursor.text else "the end"
    refuse(f"a number was expected, and {found} was found", help="as in: about 700 officers")


def _behind(cursor: Cursor) -> Phrase | None:
    """Reads what says right behind a number what it is of: a percent sign, a currency, *times*."""
    if cursor.adjacent:
        touching = cursor.take_phrase(cursor.words.touching)
        if touching is not None:
            return touching
    cursor.skip_hyphen()
    return cursor.take_phrase(cursor.words.behind) or cursor.take_currency()


def read_amount(cursor: Cursor) -> ReadAmount | None:
    """Reads a number with the percent sign, the currency or the *times* right behind it; ``None``
    where none comes.
    """
    numeral = read_numeral(cursor)
    if numeral is None:
        return None
    start = cursor.at
    phrase = _behind(cursor)
    if phrase is None or (
        numeral.unit and phrase.role in cursor.words.currency_codes and cursor.kind == "number"
    ):
        cursor.at = start  # the second sign of $5m-$6m is of the second number
        return ReadAmount(numeral, numeral.unit)
    if phrase.role == "ambiguous":
        said = " ".join(phrase.words)
        refuse(
            f"“{said}” is read in two ways: three times more is 3 or 4 times as many",
            help="write times as many",
        )
    if phrase.role == "again":
        if numeral.form not in ("fraction", "digits") or not 0 < numeral.value < 1:
            refuse(
                "only a part is added again, as in half as much again",
                help="write twice as many, or 150 %",
            )
        return ReadAmount(as_multiple(Numeral(exact(1 + numeral.value), 1, 0)))
    if phrase.role == "permille":
        return ReadAmount(numeral.times(Fraction(1, 10)), "percent")
    if phrase.role in ("percent", "points") and numeral.form in ("fraction", "ratio"):
        refuse_part_of_percent()
    if numeral.unit and phrase.role not in cursor.words.currency_codes:
        refuse(
            f"an amount in {numeral.unit} is no {' '.join(phrase.words)}",
            help="keep the one sign or the other",
        )
    if phrase.role in ("times", "alike"):
        cursor.take_phrase(cursor.words.behind, frozenset({"alike"}))
        return ReadAmount(as_multiple(numeral))
    return ReadAmount(numeral, phrase.role)

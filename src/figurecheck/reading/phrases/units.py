"""What a number counts: the words behind it as a unit, or as what only who knows the quantity
understands.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import NoReturn

from figurecheck.errors import UnitError
from figurecheck.model.interval import Number
from figurecheck.model.unit import conversion, read_unit
from figurecheck.model.units.words import common
from figurecheck.reading.phrases.amounts import read_amount
from figurecheck.reading.phrases.assembly import (
    Parts,
    ReadAmount,
    first_of,
    refuse_part_of_percent,
)
from figurecheck.reading.phrases.cursor import HYPHENS, Cursor, refuse
from figurecheck.reading.phrases.digits import Numeral, cut, read_digits
from figurecheck.reading.phrases.number_words import grain_of, read_cardinal
from figurecheck.reading.phrases.numerals import INCHES, POUNDS, refuse_year
from figurecheck.reading.phrases.openings import read_openings
from figurecheck.reading.phrases.vocabulary import Token, Words, find

_PERCENT = frozenset({"percent", "points"})


def unit_behind(cursor: Cursor, parts: Parts, text: str, end: int) -> tuple[str, str]:
    """What is counted, and the words that only who knows the quantity can understand.

    Every word belongs to one of the two, or the figure is refused: what stands behind an amount, a
    percentage, a fraction, a multiple or a change is no unit of it.
    """
    first, last = first_of(parts), parts.last
    unit = first.unit or (last.unit if last else "") or (parts.margin.unit if parts.margin else "")
    _skip_currency_name(cursor, unit, end)
    start = cursor.at
    cursor.skip_hyphen()
    hyphened = cursor.at > start  # 12-week, $1.9 billion-a-year
    rest = cursor.tokens[cursor.at : end]
    if not rest:
        cursor.at = start
        return unit, ""
    rate, left = _rate(
        rest, cursor.words, text, money=unit not in ("", *_PERCENT), hyphened=hyphened
    )
    if rate:
        return f"{unit} {rate}".strip(), left
    share = first.numeral.word in cursor.words.shares
    part = _part_of_unit(parts, rest, cursor, text)
    if part:
        return part, ""
    if rest[0].text in cursor.words.of and (share or first.numeral.form != "word"):
        parts.of_whole = True
        return unit, _plain_unit(_read_whole(cursor, parts, end), text, cursor.words)
    if not unit:
        once = _without_brackets(rest)
        told = _told_otherwise(cursor, parts, once, text)
        if once is not rest:
            _refuse_other_number(
                parts, told or _spelled(once, text), rest[len(once) + 1 : -1], cursor, text
            )
        if told:
            return told, ""
        rest = once
    if (
        rest[0].kind == "number"
        or rest[0].text in cursor.words.numbers
        or rest[0].text in cursor.words.scales
    ):
        _refuse_second(text, rest[0])
    coded = hyphened and any(token.kind == "number" for token in rest)  # 2025-W04 is a week
    if coded or (rest[0].kind != "word" and rest[0].text != "°"):
        refuse(
            f"“{cut(text[rest[0].start :])}” cannot be read",
            help="keep the words of the figure and drop the rest",
        )
    rest = _or_two(parts, _with_half(parts, rest, cursor.words), cursor.words)
    return _sorted(parts, unit, rest, text, cursor.words)


def _part_of_unit(parts: Parts, rest: tuple[Token, ...], cursor: Cursor, text: str) -> str:
    """The measured unit that a fraction is of: *three quarters of an hour*, *a half-hour*; else
    empty.

    *A third hour* may be the one behind the second.
    """
    first, words = first_of(parts), cursor.words
    if first.unit or parts.last or first.numeral.form != "fraction":
        return ""
    before = cursor.tokens[max(cursor.at - 2, 0) : cursor.at]
    named = rest
    if rest[0].text in words.of:
        if len(rest) < 3 or rest[1].text not in words.articles:
            return ""
        named = rest[2:]
    elif words.halves.isdisjoint(token.text for token in before):
        return ""
    measured = common(tuple(token.text for token in named)) is not None
    share = find(words.behind, named, 0) is not None  # a quarter of a point is read elsewhere
    return _spelled(named, text) if measured and not share else ""


def _told_otherwise(cursor: Cursor, parts: Parts, rest: tuple[Token, ...], text: str) -> str:
    """The unit of ``6-foot-2``, *10 stone 4*, ``5″``, *2 hours 15 minutes* and *one death for every
    400 residents*; else empty.
    """
    smaller = _in_two_units(parts, rest, cursor.words)
    if smaller:
        return smaller
    if rest[0].text in cursor.words.inches and rest[0].kind == "sign" and cursor.adjacent:
        return "inch" + text[rest[0].end : rest[-1].end]
    return _per_every(rest, cursor.words, text) or _compound(cursor, parts, rest, text)


def _without_brackets(rest: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words before the brackets that end them, if any do."""
    opens = next((index for index, token in enumerate(rest) if token.text == "("), 0)
    return rest[:opens] if opens and rest[-1].text == ")" and len(rest) >= opens + 3 else rest


def _spelled(tokens: tuple[Token, ...], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _refuse_other_number(
    parts: Parts, unit: str, inside: tuple[Token, ...], cursor: Cursor, text: str
) -> None:
    """Refuses brackets that do not hold the same number in another unit, *75 mph (120 km/h)*, or
    the unit's sign.

    Raises:
        FigureError: FC010.
    """
    again, inner, first = (
        Parts(),
        Cursor(inside, cursor.words, cursor.numbers),
        first_of(parts).numeral,
    )
    read_openings(inner, again)
    amount = read_amount(inner)
    number = first if amount is None else amount.numeral
    named = _spelled(inside[0 if amount is None else inner.at :], text)
    other = amount.unit or named if amount is not None else named
    if not other and inside[-1].text == _METRES and number.scale > 1:  # 6ft (1.8m)
        number, other = number.times(1 / Fraction(number.scale)), _METRES
    plain = (
        first.form == number.form == "digits"
        and parts.last is None
        and not again.hedges
        and not again.direction
    )
    if not plain or not _same(first, unit, number, other):
        refuse(
            "what stands in brackets is not the same number in another unit",
            help="a claim has one figure: write the other one into a claim of its own",
        )


def _same(first: Numeral, unit: str, second: Numeral, other: str) -> bool:
    """Whether two numbers in two units are one, each rounded as it was written."""
    zero: Number = 0
    try:
        factor = conversion(read_unit(other), read_unit(unit))
    except UnitError:
        degrees = _degrees(other), _degrees(unit)
        if degrees not in _ZEROS:
            return False
        factor, zero = _ZEROS[degrees]
    apart = Fraction(first.value) - Fraction(second.value) * factor - zero
    return 2 * abs(apart) <= first.grain + second.grain * factor


_METRES = "m"
_ZEROS = MappingProxyType(
    {
        ("fahrenheit", "celsius"): (Fraction(5, 9), Fraction(-160, 9)),
        ("celsius", "fahrenheit"): (Fraction(9, 5), Fraction(32)),
    }
)
"""How large a degree of one scale is on another, and where its zero is."""


def _degrees(unit: str) -> str:
    """The scale of temperature that a unit is of, which may be its letter alone; else empty."""
    try:
        found = read_unit(_LETTERS.get(unit.lower(), unit))
    except UnitError:
        return ""
    return found.dimension[0][0] if len(found.dimension) == 1 else ""


_LETTERS = MappingProxyType({"c": "°C", "f": "°F"})
"""The letters of degrees, as headlines have them: *20C (68F)*."""


def _with_half(parts: Parts, rest: tuple[Token, ...], words: Words) -> tuple[Token, ...]:
    """The words without *and a half*, *and three quarters*, which the number then has: *an hour and
    a half*.
    """
    first = first_of(parts)
    ends = [token.text for token in rest[-3:]]
    whole = (
        isinstance(first.numeral.value, int) and first.numeral.form == "digits" and not parts.last
    )
    if len(rest) < 4 or not whole or ends[0] not in words.and_:
        return rest
    many = 1 if ends[1] in words.articles else words.numbers.get(ends[1], 0)
    denominator = words.fractions.get(ends[2])
    if denominator is None or not 0 < many < denominator:
        return rest
    value = first.numeral.value + Fraction(many) / denominator
    parts.first = first._replace(numeral=Numeral(value, *grain_of(value)))
    return rest[:-3]


def _or_two(parts: Parts, rest: tuple[Token, ...], words: Words) -> tuple[Token, ...]:
    """The words without *or two*, which the figure then ends with: *an hour or two*."""
    either = find(words.between, rest, len(rest) - 2) if len(rest) > 2 else None
    first, number = first_of(parts), words.numbers.get(rest[-1].text)
    one = first.numeral.form == "digits" and first.numeral.value == 1 and not parts.last
    if either is None or either.role != "either" or number != 2 or not one:
        return rest
    if common(tuple(token.text for token in rest[:-2])) is None:
        return rest
    parts.last, parts.either = first._replace(numeral=Numeral(2, 1, 1)), True
    return rest[:-2]


def _sorted(
    parts: Parts, unit: str, rest: tuple[Token, ...], text: str, words: Words
) -> tuple[str, str]:
    """The words behind a number as its unit, or as what is to be understood by who knows the
    quantity.
    """
    first, last = first_of(parts), parts.last
    form = last.numeral.form if last else first.numeral.form
    parts.of_whole = form == "ratio" and not first.numeral.word
    difference = parts.direction and not unit and form == "digits"
    if difference:
        return _plain_unit(rest, text, words), ""
    if (
        unit
        or parts.direction
        or form in ("multiple", "ratio")
        or first.numeral.word in words.shares
    ):
        return unit, _plain_unit(rest, text, words)
    if rest[0].text in words.of:  # tens of thousands of officers
        rest = rest[1:]
    elif form == "fraction":
        if rest[0].text in words.articles:  # half a person
            return _plain_unit(rest[1:], text, words), ""
        phrase = find(words.before, rest, 0)
        if phrase is not None and phrase.role != "neutral":
            _refuse_second(text, rest[0])
        parts.of_whole = True
        return "", _plain_unit(rest[len(phrase.words) if phrase else 0 :], text, words)
    return _plain_unit(rest, text, words), ""


def _skip_currency_name(cursor: Cursor, unit: str, end: int) -> None:
    """Reads the currency's own name behind an amount in it: *$5 million dollars*."""
    names = cursor.words.currency_names.get(unit)
    phrase = find(names, cursor.tokens[:end], cursor.at) if names else None
    cursor.at += len(phrase.words) if phrase is not None else 0


_EACH = frozenset({"each", "every"})


def _rate(
    rest: tuple[Token, ...], words: Words, text: str, *, money: bool, hyphened: bool
) -> tuple[str, str]:
    """The unit that a number is *per*, and the words behind it, which only who knows the quantity
    understands.

    It is ``per day`` or ``/100,000``, and of ``money`` also ``a week``, ``-a-year`` and
    ``annually``; else it is empty.
    """
    first, more = rest[0].text, len(rest) > 1
    slash = first == "/" and more
    longer = find(words.long_per, rest, 0) if money else None
    if longer is not None and len(rest) > len(longer.words):
        return f"per {text[rest[len(longer.words)].start : rest[-1].end]}", ""
    if money and hyphened and first in words.articles | words.per:
        told = [token for token in rest if token.text not in HYPHENS]
        behind = text[told[2].start : rest[-1].end] if len(told) > 2 else ""
        return (f"per {told[1].text}", behind) if len(told) > 1 else ("", "")
    if money and not more and first in words.periods:
        return f"per {words.periods[first]}", ""
    each = money and more and first in _EACH
    if each and rest[1].text in words.articles | words.per:
        refuse(
            f"“{cut(text[rest[0].start :])}” is a rate of two things",
            help="say of whom: per person per year",
        )
    if slash and rest[1].kind == "number":
        _refuse_no_rate(rest, text)
    if (slash and rest[1].kind == "number") or each or (money and more and first in words.articles):
        return f"per {text[rest[1].start : rest[-1].end]}", ""
    return (text[rest[0].start : rest[-1].end] if slash or first in words.per else ""), ""


def _refuse_no_rate(rest: tuple[Token, ...], text: str) -> None:
    """Refuses a slash before a number that nothing is counted per: *1-1 /2*.

    Raises:
        FigureError: FC010.
    """
    digits = [sign for sign in rest[1].text if sign.isdigit()]
    if len(digits) < _LEAST_ZEROS or digits[0] != "1" or set(digits[1:]) != {"0"}:
        refuse(
            f"“{cut(text[rest[0].start :])}” cannot be read",
            help="a rate is per 100, per 1,000 and so on",
        )


_LEAST_ZEROS = 3


def _per_every(rest: tuple[Token, ...], words: Words, text: str) -> str:
    """The unit of *one death for every 400 residents*, ``death per 400 residents``; empty where no
    such words stand.
    """
    for at in range(1, len(rest) - 2):
        longer = find(words.long_per, rest, at)
        if longer is not None and at + len(longer.words) < len(rest):
            start = rest[at + len(longer.words)].start
            return f"{text[rest[0].start : rest[at - 1].end]} per {text[start : rest[-1].end]}"
    return ""


def _in_two_units(parts: Parts, rest: tuple[Token, ...], words: Words) -> str:
    """The smaller unit of a height or a weight that the words make of the number before them,
    ``6-foot-2``, *10 stone 4*, which is then told in it; else empty.
    """
    told = [token for token in rest if token.text not in HYPHENS]
    first = first_of(parts).numeral
    if len(told) not in (2, 3) or parts.last or first.form != "digits":
        return ""
    pairs = ((words.feet, words.inches, INCHES, "inch"), (words.stones, words.pounds, POUNDS, "lb"))
    pair = next((one for one in pairs if told[0].text in one[0]), None)
    if pair is None:
        return ""
    _, small, many, unit = pair
    number = told[1].text
    left = (
        int(number)
        if number.isdigit() and len(number) <= 2
        else int(words.numbers.get(number, many))
    )
    if (
        left >= many
        or not isinstance(first.value, int)
        or (len(told) == 3 and told[2].text not in small)
    ):
        return ""
    parts.first = ReadAmount(Numeral(first.value * many + left, 1, 1), unit)
    return unit


def _read_whole(cursor: Cursor, parts: Parts, end: int) -> tuple[Token, ...]:
    """Reads the number behind *of*, where one stands there, and returns the words that are left:
    *of (87) entries*.
    """
    before = cursor.tokens[max(cursor.at - 2, 0) : cursor.at]
    cursor.at += 1
    cursor.skip_hyphen()  # half-of-the-87
    start, whole = cursor.at, Parts()
    read_openings(cursor, whole)
    cursor.skip_hyphen()
    refuse_year(cursor)
    whole.first = read_amount(cursor)
    if whole.first is None:
        cursor.at = start
        cursor.take(cursor.words.articles)
        cursor.skip_hyphen()
        cursor.take_phrase(cursor.words.before, frozenset({"neutral"}))
        cursor.skip_hyphen()
        if cursor.take_phrase(cursor.words.behind, _PERCENT):
            refuse_part_of_percent()
        if cursor.at >= end:
            refuse(
                "nothing stands behind the last word",
                help="name what it is a part of, or drop the word",
            )
        return cursor.tokens[cursor.at : end]
    if whole.first.unit in _PERCENT:
        refuse_part_of_percent()
    if not cursor.words.majorities.isdisjoint(token.text for token in before):
        refuse(
            "a majority of so many may be a lead of so many, or more than half of them",
            help="write most of them, or what the lead is in a claim of its own",
        )
    parts.whole = whole
    return cursor.tokens[cursor.at : end]


def _compound(cursor: Cursor, parts: Parts, rest: tuple[Token, ...], text: str) -> str:
    """The smallest unit of ``2 hours 15 minutes``, in which the number is then told; empty where it
    is no such.
    """
    first = first_of(parts)
    if first.unit or parts.last or first.numeral.form != "digits":
        return ""
    found = list(_further_numbers(rest, cursor))
    if not found or not found[0][0]:
        return ""
    begins = [0, *(end for _, end, _ in found)]
    units = _minutes(
        [
            _unit_between(rest[begin:end], cursor.words, text)
            for begin, end in zip(
                begins, [*(start for start, _, _ in found), len(rest)], strict=True
            )
        ]
    )
    numbers = [first.numeral.value, *(value for _, _, value in found)]
    factors = [_pieces(larger, smaller) for larger, smaller in pairwise(units)]
    if not all(factors) or not all(isinstance(number, int) for number in numbers):
        return ""
    total = numbers[0]
    for factor, number in zip(factors, numbers[1:], strict=True):
        total = total * factor + number
    parts.first = ReadAmount(Numeral(total, *grain_of(total)))
    return units[-1]


def _further_numbers(rest: tuple[Token, ...], cursor: Cursor) -> Iterator[tuple[int, int, Number]]:
    """Where each number behind the first unit begins and ends, and what it is."""
    inner = Cursor(rest, cursor.words, cursor.numbers)
    while inner.at < len(rest):
        start = inner.at
        if inner.kind == "number":
            inner.at += 1
            yield start, inner.at, read_digits(rest[start].text, cursor.numbers).value
            continue
        spelled = read_cardinal(inner, 0)
        if spelled is None:
            inner.at = start + 1
        else:
            yield start, inner.at, spelled[0]


def _minutes(units: list[str]) -> list[str]:
    """Units of a compound in which *m* beside hours or seconds is minutes: *3h 20m*."""
    timed = not _TIMED.isdisjoint(units)
    return [_MINUTE if timed and unit == "m" else unit for unit in units]


_TIMED = frozenset({"h", "hr", "hrs", "s", "sec", "secs"})
_MINUTE = "min"


def _unit_between(span: tuple[Token, ...], words: Words, text: str) -> str:
    """The unit between two numbers of a compound, without what joins them; empty where there is
    none.
    """
    named = [token for token in span if token.text not in words.and_ and token.text != ","]
    return text[named[0].start : named[-1].end] if named else ""


def _pieces(larger: str, smaller: str) -> int:
    """How many of a smaller unit a larger one is; 0 where that is no whole number above 1."""
    try:
        factor = conversion(read_unit(larger), read_unit(smaller))
    except UnitError:
        return 0
    return factor if isinstance(factor, int) and factor > 1 else 0


def _plain_unit(rest: tuple[Token, ...], text: str, words: Words) -> str:
    """The text of the tokens, in which no second figure may hide: CO2 and F-35 are names, 35 is
    not.
    """
    if not rest:
        return ""
    for before, token in pairwise(rest):
        if token.text in words.per or token.text == "/":
            break
        if token.kind == "number" and before.end != token.start:
            _refuse_second(text, token)
    return text[rest[0].start : rest[-1].end]


def _refuse_second(text: str, token: Token) -> NoReturn:
    refuse(
        f"“{cut(text[token.start :])}” holds a second number",
        help="a claim has one figure; what it counts belongs in the measure, the time in when",
    )

"""Numerals: digits, number words and fractions, without the hedges and units around them."""

from __future__ import annotations

from fractions import Fraction

from figurecheck.model.interval import Number, exact
from figurecheck.reading.phrases.cursor import Cursor, refuse
from figurecheck.reading.phrases.digits import Numeral, cut, read_digits
from figurecheck.reading.phrases.number_words import grain_of, read_cardinal
from figurecheck.reading.phrases.vocabulary import find

_MINUS = frozenset("-−")
_SIGNS = _MINUS | {"+"}
_PARTS = frozenset({"part", "within"})
_OPENS, _CLOSES = frozenset("("), frozenset(")")
_PERCENT = frozenset({"percent"})


def read_numeral(cursor: Cursor) -> Numeral | None:
    """The number that comes next, with sign and currency, or ``None`` where the next words are no number.

    Raises:
        FigureError: when it begins as a number and does not go on as one.
    """
    start = cursor.at
    negative = _take_sign(cursor)
    currency = cursor.take_phrase(cursor.words.currencies)
    if currency and not negative:
        negative = _take_sign(cursor)
    if not negative and cursor.take(_OPENS):
        numeral = _bracketed(cursor, currency.role if currency else "")
    else:
        numeral = _digits(cursor) if cursor.kind == "number" or cursor.text == "." else _spelled(cursor)
        numeral = numeral and (_negated(numeral) if negative else numeral)
    if numeral is None:
        cursor.at = start
        return None
    return _with_scale(cursor, numeral, money=True)._replace(unit=currency.role) if currency else numeral


def _bracketed(cursor: Cursor, currency: str) -> Numeral | None:
    """A negative number as accounts print it: ``(1,234)``, ``$(1.2) million``, ``(4.5 %)``."""
    inside = None if currency else cursor.take_phrase(cursor.words.currencies)
    numeral = _digits(cursor) if cursor.kind == "number" else None
    if numeral is None:
        return None
    numeral = _with_scale(cursor, numeral, money=inside is not None)
    unit = inside or (None if currency else cursor.take_phrase(cursor.words.behind, _PERCENT))
    if not cursor.take(_CLOSES):
        refuse("only a number stands in the brackets of a negative one", help="write (1,234) or -1,234")
    return _negated(_with_scale(cursor, numeral))._replace(unit=unit.role if unit else "")


def _take_sign(cursor: Cursor) -> bool:
    """Reads a sign before a number; whether it was a minus."""
    if cursor.take(cursor.words.minus):
        return True
    if cursor.text not in _SIGNS:
        return False
    negative = cursor.text in _MINUS
    cursor.at += 1
    if not cursor.adjacent:
        cursor.at -= 1
        return False
    return negative


def _negated(numeral: Numeral) -> Numeral:
    if numeral.form in ("word", "fraction"):
        refuse("a minus sign can only stand before digits", help="write the number in digits")
    if numeral.value == 0:
        refuse("minus zero is not a number of anything", "FC013", "write 0")
    return numeral.times(-1)


def _digits(cursor: Cursor) -> Numeral | None:
    below_one = cursor.take(frozenset("."))
    if below_one and not (cursor.adjacent and cursor.kind == "number"):
        return None
    text = ("0." if below_one else "") + cursor.text
    cursor.at += 1
    _refuse_notation(cursor, text)
    if cursor.adjacent and cursor.text == "/" and _number_follows(cursor):
        return _scaled_fraction(cursor, _written_fraction(cursor, text))
    numeral = read_digits(text, cursor.numbers)
    part = _part_of(cursor, numeral)
    if part is not None:
        return part
    return _with_scale(cursor, _and_a_half(cursor, numeral))


def _number_follows(cursor: Cursor) -> bool:
    return _kind_after(cursor) == "number"


def _word_follows(cursor: Cursor) -> bool:
    return _kind_after(cursor) == "word"


def _kind_after(cursor: Cursor) -> str:
    """The kind of the token after the next one."""
    following = cursor.at + 1
    return cursor.tokens[following].kind if following < len(cursor.tokens) else ""


def _refuse_notation(cursor: Cursor, text: str) -> None:
    """Refuses what touches a number and changes what it means: 1e3, 5th, 0x1F, 1_000, 2½."""
    if not cursor.adjacent:
        return
    after = cursor.text
    if after in cursor.words.ordinals:
        refuse(f"{cut(text)}{after} says which one, not how many", help="write the number alone")
    programmers = text == "0" and cursor.kind == "word" and after[0] in "box"
    if after == "_" or after[0].isnumeric() or programmers or _exponent_follows(cursor):
        refuse(
            f"{cut(text)}{after[:1]}… is not how people write a number",
            help="write it out, as in 1,000 or 0.5",
        )


def _exponent_follows(cursor: Cursor) -> bool:
    """Whether an ``e`` and digits come next, with nothing or a sign between them."""
    following = cursor.tokens[cursor.at + 1 : cursor.at + 3]
    if cursor.text != "e" or not following or following[0].start != cursor.tokens[cursor.at].end:
        return False
    return "number" in (following[0].kind, following[-1].kind) and (
        following[0].kind == "number" or (following[0].text in _SIGNS and following[0].end == following[-1].start)
    )


def _written_fraction(cursor: Cursor, above: str) -> Fraction:
    cursor.at += 1
    below = read_digits(cursor.text, cursor.numbers).value
    cursor.at += 1
    if cursor.adjacent and cursor.text == "/":
        refuse("more than one slash: neither a number nor a fraction", help="a date belongs in when or as_of")
    return _ratio(read_digits(above, cursor.numbers).value, below)


def _ratio(above: Number, below: Number) -> Fraction:
    if below == 0:
        refuse("a fraction of zero parts is no number")
    return Fraction(above) / Fraction(below)


def _part_of(cursor: Cursor, numeral: Numeral) -> Numeral | None:
    """The fraction of ``3 out of 5`` and ``one in four``, where that is what comes next."""
    start = cursor.at
    phrase = cursor.take_phrase(cursor.words.between, _PARTS)
    if phrase is not None:
        whole = _whole_number(cursor)
        if whole is not None and phrase.role == "within" and 1900 <= whole <= 2100:
            refuse(f"{whole} may be a year or a number", help=f"write out of {whole}, or put the year in when")
        if whole is not None and numeral.value <= whole:
            return _fraction(_ratio(numeral.value, whole))
    cursor.at = start
    return None


def _whole_number(cursor: Cursor) -> int | None:
    if cursor.kind == "number":
        value = read_digits(cursor.text, cursor.numbers).value
        cursor.at += 1
        return value if isinstance(value, int) else None
    found = read_cardinal(cursor, 0)
    return None if found is None else found[0]


def _fraction(value: Fraction) -> Numeral:
    if value > 1:
        refuse("a fraction above one is not a part of anything", help="write it with decimals, as in 1.5")
    if value in (0, 1):  # none or all: a number like any other, and as exact as a percentage
        return Numeral(exact(value), 1, Fraction(1, 100))
    return Numeral(exact(value), 0, 0, form="fraction")


def _spelled(cursor: Cursor) -> Numeral | None:
    """A number in words: ``doubled``, ``dozens``, ``two thirds``, ``two hundred and five``."""
    words = cursor.words
    if cursor.text in words.multiples:
        value = words.multiples[cursor.text]
        cursor.at += 1
        return Numeral(value, value, 0, form="multiple")
    if cursor.text in words.no and _word_follows(cursor):
        cursor.at += 1
        return Numeral(0, 1, 1)
    vague = cursor.take_phrase(words.vague)
    if vague is not None:
        return _vague(cursor, vague.role)
    start = cursor.at
    article = cursor.take(words.articles)
    numeral = _fold(cursor) or _counted(cursor, article=article)
    if numeral is None:
        cursor.at = start
    return numeral


def _counted(cursor: Cursor, *, article: bool) -> Numeral | None:
    """A number or a fraction in words, of which an article has been read already or not."""
    found = read_cardinal(cursor, int(article))
    cursor.skip_hyphen()
    denominator = cursor.words.fractions.get(cursor.text)
    if denominator is not None and (found or article or denominator == 2):
        cursor.at += 1
        return _scaled_fraction(cursor, _ratio(found[0] if found else 1, denominator))
    if found is None:
        return None
    value, scale = found
    numeral = Numeral(value, *grain_of(value))
    part = _part_of(cursor, numeral)
    if part is not None:
        return part
    return _with_scale(cursor, _and_a_half(cursor, numeral._replace(digit_unit=scale, scale=scale)))


def _fold(cursor: Cursor) -> Numeral | None:
    """The multiple in ``threefold``, one word."""
    for ending in cursor.words.fold:
        value = cursor.words.numbers.get(cursor.text.removesuffix(ending))
        if value and cursor.text.endswith(ending):
            cursor.at += 1
            return Numeral(value, value, 0, form="multiple")
    return None


def _vague(cursor: Cursor, word: str) -> Numeral:
    """A word without one number, and what it counts in: ``several hundred``, ``tens of thousands``."""
    words = cursor.words
    start = cursor.at
    cursor.take(words.of)
    factor = words.scales.get(cursor.text, words.scale_plurals.get(cursor.text))
    if factor is None:
        cursor.at = start
        factor = 1
    else:
        cursor.at += 1
    unit = 1 if word == "dozen" else 0
    return Numeral(words.least[word] * factor, factor, unit * factor, form="word", word=word)


def _and_a_half(cursor: Cursor, numeral: Numeral) -> Numeral:
    """``two and a half``: the number with the fraction added, where it has a last decimal."""
    start, words = cursor.at, cursor.words
    if cursor.take(words.and_) and cursor.take(words.articles):
        denominator = words.fractions.get(cursor.text)
        if denominator is not None and isinstance(numeral.value, int) and numeral.scale == 1:
            cursor.at += 1
            value = Fraction(numeral.value * denominator + 1, denominator)
            return Numeral(value, *grain_of(value))
    cursor.at = start
    return numeral


def _scaled_fraction(cursor: Cursor, value: Fraction) -> Numeral:
    """A fraction, or the number that it is of a scale word: ``half a million`` is 500,000."""
    start, words = cursor.at, cursor.words
    cursor.take(words.of)
    cursor.take(words.articles)
    cursor.skip_hyphen()
    scale = words.scales.get(cursor.text)
    if scale is not None:
        cursor.at += 1
        number = exact(value * scale)
        return Numeral(number, *grain_of(number), scale=scale)
    if _percent_follows(cursor):
        return Numeral(exact(value), *grain_of(value))
    cursor.at = start
    return _fraction(value)


def _percent_follows(cursor: Cursor) -> bool:
    phrase = find(cursor.words.behind, cursor.tokens, cursor.at)
    return phrase is not None and phrase.role in ("percent", "points")


def _with_scale(cursor: Cursor, numeral: Numeral, *, money: bool = False) -> Numeral:
    """The numeral times the scale words behind it, at most two of them (``5 hundred thousand``).

    A letter counts right behind a digit or its bracket, and behind ``money`` after a blank too: ``$5 m`` is no length.
    """
    for _ in range(2):
        start = cursor.at
        cursor.skip_hyphen()
        scale = cursor.words.scales.get(cursor.text)
        before = cursor.tokens[cursor.at - 1]
        if scale is None and (cursor.adjacent or len(cursor.text) > 1 or money):
            digits = before.kind == "number" or before.text in _CLOSES
            scale = cursor.words.scale_letters.get(cursor.text) if digits else None
        if scale is None:
            cursor.at = start
            break
        cursor.at += 1
        numeral = numeral.times(scale)
    return numeral

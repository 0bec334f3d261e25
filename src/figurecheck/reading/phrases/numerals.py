"""Numerals: digits, number words and fractions, without the hedges and units around them."""

from __future__ import annotations

from fractions import Fraction
from unicodedata import normalize

from figurecheck.model.interval import Number, exact
from figurecheck.reading.phrases.cursor import HYPHENS, Cursor, refuse
from figurecheck.reading.phrases.digits import MOST_DIGITS, Numeral, cut, read_digits
from figurecheck.reading.phrases.number_words import grain_of, read_cardinal
from figurecheck.reading.phrases.vocabulary import HEDGES, Words, find

_MINUS = frozenset("-−")
_SIGNS = _MINUS | {"+"}
_DASH = "–"
_PARTS = frozenset({"part", "within", "whole"})
RATIOS = frozenset({*range(2, 11), 12})
"""Wholes that a part is compared with by custom: *9 out of 10* counts nobody; powers of ten are
others.
"""

_RATE_FROM = 1000
"""A power of ten from which on a slash is that of a rate: ``22.9/100,000``."""

_OPENS, _CLOSES = frozenset("("), frozenset(")")
_PERCENT = frozenset({"percent"})
_POINT = frozenset(".")


def read_numeral(cursor: Cursor) -> Numeral | None:
    """The number that comes next, with sign and currency, or ``None`` where the next words are no
    number.

    Raises:
        FigureError: when it begins as a number and does not go on as one.
    """
    start = cursor.at
    plus = cursor.text == "+"
    negative = _take_sign(cursor)
    plus = plus and cursor.at > start
    currency = cursor.take_currency()
    if currency and not negative:
        negative = _take_sign(cursor)
    if not negative and cursor.take(_OPENS):
        numeral = _bracketed(cursor, currency.role if currency else "")
    else:
        numeral = (
            _digits(cursor) if cursor.kind == "number" or cursor.text == "." else _spelled(cursor)
        )
        numeral = numeral and (_negated(numeral) if negative else numeral)
    if numeral is None:
        cursor.at = start
        return None
    if currency:
        numeral = _with_scale(cursor, numeral, money=True)._replace(unit=currency.role)
    return numeral._replace(plus=True) if plus else numeral


def _bracketed(cursor: Cursor, currency: str) -> Numeral | None:
    """A negative number as accounts print it: ``(1,234)``, ``$(1.2) million``, ``(4.5 %)``."""
    inside = None if currency else cursor.take_currency()
    numeral = _digits(cursor) if cursor.kind == "number" else None
    if numeral is None:
        return None
    numeral = _with_scale(cursor, numeral, money=inside is not None)
    unit = inside or (None if currency else cursor.take_phrase(cursor.words.behind, _PERCENT))
    if not cursor.take(_CLOSES):
        refuse(
            "only a number stands in the brackets of a negative one", help="write (1,234) or -1,234"
        )
    return _negated(_with_scale(cursor, numeral))._replace(unit=unit.role if unit else "")


def _take_sign(cursor: Cursor) -> bool:
    """Reads a sign before a number; whether it was a minus.

    A dash is one where nothing stands before it, and a hyphen that touches a word is none:
    *over-65s*.
    """
    if cursor.take(cursor.words.minus):
        return True
    begins = not cursor.at and cursor.text == _DASH
    if cursor.text not in _SIGNS and not begins:
        return False
    if cursor.adjacent and cursor.tokens[cursor.at - 1].kind == "word":
        return False
    negative = begins or cursor.text in _MINUS
    cursor.at += 1
    if not cursor.adjacent:
        cursor.at -= 1
        return False
    return negative


def _negated(numeral: Numeral) -> Numeral:
    if numeral.form in ("word", "fraction", "ratio"):
        refuse("a minus sign can only stand before digits", help="write the number in digits")
    if numeral.value == 0:
        refuse("minus zero is not a number of anything", "FC013", "write 0")
    return numeral.times(-1)


def _digits(cursor: Cursor) -> Numeral | None:
    below_one = cursor.take(_POINT)
    if below_one and not (cursor.adjacent and cursor.kind == "number"):
        return None
    text = ("0." if below_one else "") + cursor.text
    cursor.at += 1
    height = _feet_and_inches(cursor, text)
    if height is not None:
        return height
    mixed = _mixed(cursor, text)
    if mixed is not None:
        return _with_scale(cursor, mixed)
    _refuse_notation(cursor, text)
    numeral = read_digits(text, cursor.numbers)
    powered = _to_power(cursor, numeral)
    if powered is not None:
        return powered
    if cursor.text == "/" and _number_follows(cursor):
        return _slashed(cursor, text, numeral)
    scaled = _with_scale(cursor, _and_a_half(cursor, numeral))
    return _part_of(cursor, scaled) or scaled


def _to_power(cursor: Cursor, numeral: Numeral) -> Numeral | None:
    """The number of ``1.5 × 10^6``, as fine as the digits ahead of the power; ``None`` where no
    power of ten follows.
    """
    texts = [token.text for token in cursor.tokens[cursor.at : cursor.at + 5]]
    if len(texts) < 3 or texts[0] not in _MULTIPLIED or texts[1] != "10":
        return None
    begins = 3 if texts[2] == "^" else 2
    raised = [text if begins == 3 else text.translate(_RAISED) for text in texts[begins:]]
    below = raised[:1] in (["-"], ["−"])
    digits = "".join(raised[below : below + 1])
    if not (digits.isascii() and digits.isdigit()) or (begins == 2 and texts[2] in raised):
        return None
    if len(digits) > 3 or int(digits) > MOST_DIGITS:
        refuse(
            f"10 to the power of {cut(digits)} has more than {MOST_DIGITS} digits",
            "FC012",
            "no figure needs so many",
        )
    cursor.at += begins + 1 + below
    power = Fraction(10) ** (-int(digits) if below else int(digits))
    return numeral.times(power)._replace(scale=1)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MULTIPLIED = frozenset("×x*·")


def _feet_and_inches(cursor: Cursor, text: str) -> Numeral | None:
    """The inches of ``6'2"``, where the second number is no group of digits; ``None`` for anything
    else.
    """
    plain = text.isdigit()
    if (plain and cursor.text not in cursor.words.feet) or (
        not plain and cursor.words.feet.isdisjoint(text)
    ):
        return None
    feet, sign, inches = (text, "", "") if plain else _parted(text, cursor.words.feet)
    start = cursor.at
    if not sign and cursor.kind == "sign":
        cursor.at += 1
        inches = cursor.text if cursor.adjacent else ""
        cursor.at += 1
    if not (
        feet.isdigit()
        and inches.isdigit()
        and len(feet) <= 2
        and len(inches) <= 2
        and int(inches) < INCHES
    ):
        cursor.at = start
        return None
    if cursor.adjacent:
        cursor.take(cursor.words.inches)
    return Numeral(int(feet) * INCHES + int(inches), 1, 1, unit="inch")


INCHES, POUNDS = 12, 14
"""How many inches one foot is, and pounds one stone."""


def _parted(text: str, signs: frozenset[str]) -> tuple[str, str, str]:
    """A text before, at and behind the one of the signs that stands in it."""
    at = next(index for index, character in enumerate(text) if character in signs)
    return text[:at], text[at], text[at + 1 :]


def _slashed(cursor: Cursor, above: str, numeral: Numeral) -> Numeral:
    """What a slash and another number make of a number: a fraction, a count of a count, or a rate,
    which is left.
    """
    below = cursor.tokens[cursor.at + 1].text
    whole = read_digits(below, cursor.numbers)
    if whole.value >= _RATE_FROM and power_of_ten(whole.value):
        return numeral
    if _states_both(whole.value) and 0 <= numeral.value <= whole.value and "." not in above + below:
        _written_fraction(cursor, above)
        return _ratio_of(numeral, whole, (), stated=False)
    return _scaled_fraction(cursor, _written_fraction(cursor, above))


def _mixed(cursor: Cursor, text: str) -> Numeral | None:
    """A whole number with a fraction behind it: ``1½``, ``1 1/2``, ``1-1/2``; ``None`` where that
    is not what comes.
    """
    start = cursor.at
    fraction = _vulgar(cursor.text)
    head, blank, above = text.replace("\u00a0", " ").replace("\u202f", " ").rpartition(" ")
    if fraction is not None:
        cursor.at += 1
    elif blank and cursor.adjacent and cursor.text == "/" and _number_follows(cursor):
        text = head  # the digits of 1 1/2 are one token
        fraction = _written_fraction(cursor, above)
    else:
        if cursor.adjacent:
            cursor.skip_hyphen()
        elif cursor.kind != "number":
            return None
        above, slash = cursor.text, cursor.tokens[cursor.at + 1 : cursor.at + 3]
        touching = len(slash) == 2 and slash[0].text == "/" and slash[1].kind == "number"
        if (
            cursor.kind != "number"
            or not touching
            or cursor.tokens[cursor.at].end != slash[0].start
        ):
            cursor.at = start
            return None
        cursor.at += 1
        fraction = _written_fraction(cursor, above)
    whole = read_digits(text, cursor.numbers).value
    if not isinstance(whole, int) or not 0 < fraction < 1:
        cursor.at = start
        return None
    return _with_fraction(whole, fraction)


def _with_fraction(whole: int, fraction: Fraction) -> Numeral:
    """A whole number and a fraction: as fine as its decimals, or as the parts where it has no last
    decimal.
    """
    value = whole + fraction
    if fraction.denominator in (2, 4, 5, 8, 10):
        return Numeral(value, *grain_of(value))
    part = Fraction(1, fraction.denominator)
    return Numeral(value, part, part)


def _vulgar(text: str) -> Fraction | None:
    """The fraction that one character is, as ``½`` is; ``None`` for anything else."""
    if len(text) != 1 or text.isascii():
        return None
    above, slash, below = normalize("NFKC", text).partition("\u2044")
    return (
        Fraction(int(above), int(below)) if slash and above.isdigit() and below.isdigit() else None
    )


def power_of_ten(value: Number) -> bool:
    """Whether a number is 1 with zeros behind it."""
    digits = str(value) if isinstance(value, int) else ""
    return digits[:1] == "1" and not digits[1:].strip("0")


def _states_both(whole: Number) -> bool:
    """Whether *N out of* this many says that there are so many, and not a ratio alone."""
    return isinstance(whole, int) and whole not in RATIOS and not power_of_ten(whole)


def _ratio_of(part: Numeral, whole: Numeral, hedges: tuple[str, ...], *, stated: bool) -> Numeral:
    """One number out of another; a part of few or of a power of ten is a fraction like any
    other.
    """
    value = _ratio(part.value, whole.value)
    if not stated and value <= 1 and (whole.value in RATIOS or value.denominator in RATIOS):
        return _fraction(value)
    return Numeral(
        exact(value), 0, 0, form="ratio", part=part, whole=whole, whole_hedges=hedges, stated=stated
    )


def _number_follows(cursor: Cursor) -> bool:
    return _kind_after(cursor) == "number"


def _kind_after(cursor: Cursor) -> str:
    """The kind of the token after the next one."""
    following = cursor.at + 1
    return cursor.tokens[following].kind if following < len(cursor.tokens) else ""


def _pounds_follow(cursor: Cursor, text: str) -> bool:
    """Whether *st* behind a number is stones and no ending: ``10st 4lb``, and ``10st 4``, since ten
    is never told in order so.
    """
    behind = cursor.tokens[cursor.at + 1 :]
    if cursor.text not in cursor.words.stones or not behind or behind[0].kind != "number":
        return False
    in_order = text[-1:] == "1" and text[-2:] != "11"
    return behind[1].text in cursor.words.pounds if len(behind) > 1 else not in_order


def _refuse_notation(cursor: Cursor, text: str) -> None:
    """Refuses what touches a number and changes what it means: 1e3, 5th, 0x1F, 1_000, 2²."""
    if not cursor.adjacent:
        return
    after = cursor.text
    if after in cursor.words.ordinals and not _pounds_follow(cursor, text):
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
        following[0].kind == "number"
        or (following[0].text in _SIGNS and following[0].end == following[-1].start)
    )


def _written_fraction(cursor: Cursor, above: str) -> Fraction:
    cursor.at += 1
    below = read_digits(cursor.text, cursor.numbers).value
    cursor.at += 1
    if cursor.text == "/":
        refuse(
            "more than one slash: neither a number nor a fraction",
            help="a date belongs in when or as_of",
        )
    if cursor.adjacent:
        cursor.take(cursor.words.ordinals)  # 7/8ths
    return _ratio(read_digits(above, cursor.numbers).value, below)


def _ratio(above: Number, below: Number) -> Fraction:
    if below == 0:
        refuse("a fraction of zero parts is no number")
    return Fraction(above) / Fraction(below)


def _part_of(cursor: Cursor, numeral: Numeral) -> Numeral | None:
    """The ratio of ``3 out of 5``, ``one-in-four``, ``73 of about 87``, ``10-to-1``, ``1:1,000``,
    if one comes next.
    """
    start = cursor.at
    against = _against(cursor)
    if against is not None:
        return _ratio_of(numeral, against, (), stated=False)._replace(word="against")
    cursor.skip_hyphen()
    phrase = cursor.take_phrase(cursor.words.between, _PARTS)
    if phrase is not None:
        cursor.skip_hyphen()
        hedges = _hedges_of_whole(cursor) if phrase.role == "whole" else ()
        if phrase.role == "within" or phrase.words[0] in cursor.words.of:
            refuse_year(cursor)
        whole = _whole_number(cursor)
        if whole is not None and 0 <= numeral.value <= whole.value and numeral.form == "digits":
            alone = (
                numeral.value == 1 and phrase.words[0] not in cursor.words.of
            )  # one out of 20 counts nobody
            stated = phrase.role == "whole" and not alone and _states_both(whole.value)
            return _ratio_of(numeral, whole, hedges, stated=stated or bool(hedges))
    cursor.at = start
    return None


def refuse_year(cursor: Cursor) -> None:
    """Refuses a number behind *in* or *of* that may be a year: nobody knows whether 20 % of 2024 is
    of so many.

    Raises:
        FigureError: where four digits without grouping come next that are a year of these times.
    """
    if (
        len(cursor.text) == 4
        and cursor.kind == "number"
        and cursor.text.isdigit()
        and 1900 <= int(cursor.text) <= 2100
    ):
        point = "," if cursor.numbers == "en" else "."
        grouped = f"{cursor.text[0]}{point}{cursor.text[1:]}"
        refuse(
            f"{cursor.text} may be a year or a number",
            help=(
                f"write {grouped} for the number; a year stands in when, or in the quantity:"
                f" a[{cursor.text}]"
            ),
        )


def _against(cursor: Cursor) -> Numeral | None:
    """The second number of ``1:1,000`` and ``10-to-1``, whose signs touch both numbers."""
    start = cursor.at
    if cursor.adjacent and cursor.text == ":" and _number_follows(cursor):
        cursor.at += 1
        written = cursor.text
        if cursor.adjacent:
            whole = _whole_number(cursor)
            if whole is not None and len(written) == 2 and whole.value < 60:
                refuse(
                    "this may be a time of day",
                    help="a ratio is written as one number out of another",
                )
            return whole
    elif cursor.adjacent:
        cursor.skip_hyphen()
        joined = cursor.at > start and cursor.take_phrase(cursor.words.between, _RANGE)
        before = cursor.at
        cursor.skip_hyphen()
        if joined and cursor.at > before:
            whole = _whole_number(cursor)
            if whole is not None and whole.value == 1:
                return whole
    cursor.at = start
    return None


_RANGE = frozenset({"range"})


def _hedges_of_whole(cursor: Cursor) -> tuple[str, ...]:
    """The hedges before the second number of ``700 of roughly 2,700``; words that say nothing are
    passed over.
    """
    found: list[str] = []
    while (phrase := find(cursor.words.before, cursor.tokens, cursor.at)) is not None:
        if phrase.role in HEDGES:
            found.append(phrase.role)
        elif phrase.role != "neutral":
            break
        cursor.at += len(phrase.words)
    return tuple(found)


def _whole_number(cursor: Cursor) -> Numeral | None:
    """A number of whole things, in digits or words, with its scale."""
    if cursor.kind == "number":
        numeral = read_digits(cursor.text, cursor.numbers)
        cursor.at += 1
        numeral = _with_scale(cursor, numeral)
    else:
        found = read_cardinal(cursor, 0)
        if found is None:
            return None
        numeral = Numeral(found[0], *grain_of(found[0]), scale=found[1])
    return numeral if isinstance(numeral.value, int) else None


def _fraction(value: Fraction) -> Numeral:
    if value > 1:
        refuse(
            "a fraction above one is not a part of anything",
            help="write it with decimals, as in 1.5",
        )
    if value in (0, 1):  # none or all: a number like any other, and as exact as a percentage
        return Numeral(exact(value), 1, Fraction(1, 100))
    return Numeral(exact(value), 0, 0, form="fraction")


def _spelled(cursor: Cursor) -> Numeral | None:
    """A number in words: ``doubled``, ``dozens``, ``two thirds``, ``two hundred and five``."""
    words = cursor.words
    if cursor.text in words.multiples:
        cursor.at += 1
        return _times(cursor.tokens[cursor.at - 1].text, words)
    longer = find(words.long_multiples, cursor.tokens, cursor.at)
    if longer is not None:
        cursor.at += len(longer.words)
        return _times(longer.role, words)
    fraction = _vulgar(cursor.text)
    if fraction is not None:
        cursor.at += 1
        return _scaled_fraction(cursor, fraction)
    no = find(words.no, cursor.tokens, cursor.at)
    following = cursor.tokens[cursor.at + len(no.words) :][:1] if no is not None else ()
    if no is not None and following and following[0].kind == "word":
        cursor.at += len(no.words)
        return Numeral(0, 1, 1)
    vague = cursor.take_phrase(words.vague)
    if vague is not None:
        return _vague(cursor, vague.role)
    start = cursor.at
    article = cursor.take(words.articles)
    numeral = _moved(cursor) if article else None  # a doubling
    numeral = numeral or _fold(cursor) or _counted(cursor, article=article)
    if numeral is None:
        cursor.at = start
    return numeral


def _times(said: str, words: Words) -> Numeral:
    """How many times as much there is: ``word`` says whether it is a fall, or else a change in
    time.
    """
    value = words.multiples[said]
    moved = "fall" if value < 1 else "moved" if said in words.moves else ""
    return Numeral(value, value, 0, form="multiple", word=moved)


def _moved(cursor: Cursor) -> Numeral | None:
    """The multiple of a change in time, which an article stands before: *a doubling*."""
    if cursor.text not in cursor.words.moves:
        return None
    cursor.at += 1
    return _times(cursor.tokens[cursor.at - 1].text, cursor.words)


def _counted(cursor: Cursor, *, article: bool) -> Numeral | None:
    """A number or a fraction in words, of which an article has been read already or not: *a
    three-point drop*.
    """
    found = read_cardinal(cursor, int(article))
    if found is None and article and cursor.text in cursor.words.numbers:
        found = read_cardinal(cursor, 0)
        if found is None or not (
            found[0] == 1 or _percent_follows(cursor) or _hyphen_follows(cursor)
        ):
            return None
    behind = cursor.at
    cursor.skip_hyphen()
    denominator = cursor.words.fractions.get(cursor.text)
    if denominator is not None and (found or article or denominator == 2 or _begins_part(cursor)):
        cursor.at += 1
        return _scaled_fraction(cursor, _ratio(found[0] if found else 1, denominator))
    if found is None:
        return None
    cursor.at = behind
    value, scale = found
    numeral = Numeral(value, *grain_of(value))
    part = _part_of(cursor, numeral)
    if part is not None:
        return part
    return _with_scale(cursor, _and_a_half(cursor, numeral._replace(digit_unit=scale, scale=scale)))


def _begins_part(cursor: Cursor) -> bool:
    """Whether a figure begins with the part of one thing, without an article: *quarter of a
    million*, *quarter million*.
    """
    words = cursor.words
    if cursor.at or cursor.text not in words.halves:
        return False
    behind = [token.text for token in cursor.tokens[1:5] if token.text not in HYPHENS]
    scaled = behind[:1] and behind[0] in words.scales  # quarter million
    of = len(behind) > 1 and behind[0] in words.of and behind[1] in words.articles
    return bool(scaled) or of


def _fold(cursor: Cursor) -> Numeral | None:
    """The multiple in ``threefold``, one word."""
    for ending in cursor.words.fold:
        word = cursor.text.removesuffix(ending)
        value = cursor.words.numbers.get(word) or cursor.words.scales.get(word)
        if value and cursor.text.endswith(ending):
            cursor.at += 1
            return Numeral(value, value, 0, form="multiple")
    return None


def _vague(cursor: Cursor, word: str) -> Numeral:
    """A word without one number, and what it counts in: ``several hundred``, ``tens of
    thousands``.
    """
    words = cursor.words
    factor: Number = 1
    for _ in range(2):  # several hundred thousand
        start = cursor.at
        cursor.take(words.of)
        scale = words.scales.get(cursor.text, words.scale_plurals.get(cursor.text))
        if scale is None or (factor > 1 and scale < 1000):
            cursor.at = start
            break
        cursor.at += 1
        factor = exact(factor * scale)
    unit = 1 if word == "dozen" else 0
    return Numeral(words.least[word] * factor, factor, unit * factor, form="word", word=word)


def _and_a_half(cursor: Cursor, numeral: Numeral) -> Numeral:
    """``two and a half``, ``a million and a half``: the number with the fraction added, of one or
    of its last scale word, where it has a last decimal.
    """
    start, words = cursor.at, cursor.words
    if _take_hyphened(cursor, words.and_) and _take_hyphened(cursor, words.articles):
        cursor.skip_hyphen()
        denominator = words.fractions.get(cursor.text)
        if denominator is not None and isinstance(numeral.value, int):
            cursor.at += 1
            value = exact(numeral.value + Fraction(numeral.scale) / denominator)
            return Numeral(value, *grain_of(value), scale=numeral.scale)
    cursor.at = start
    return numeral


def _take_hyphened(cursor: Cursor, wanted: frozenset[str]) -> bool:
    """Whether a word follows, behind a hyphen or not; it is taken."""
    cursor.skip_hyphen()
    return cursor.take(wanted)


def _scaled_fraction(cursor: Cursor, value: Fraction) -> Numeral:
    """A fraction, or the number that it is of a scale word or of one percent: ``half a million`` is
    500,000, ``a quarter of one percent`` 0.25 %.
    """
    start, words = cursor.at, cursor.words
    _take_hyphened(cursor, words.of)
    if not _take_hyphened(cursor, words.articles) and _is_one(cursor):  # half-a-million
        cursor.at += 1
        if not _percent_follows(cursor):
            cursor.at = start
            return _fraction(value)
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


def _is_one(cursor: Cursor) -> bool:
    return cursor.text == "1" or cursor.words.numbers.get(cursor.text) == 1


def _hyphen_follows(cursor: Cursor) -> bool:
    start = cursor.at
    cursor.skip_hyphen()
    found, cursor.at = cursor.at > start, start
    return found


def _percent_follows(cursor: Cursor) -> bool:
    phrase = find(cursor.words.behind, cursor.tokens, cursor.at)
    return phrase is not None and phrase.role in ("percent", "points")


def _with_scale(cursor: Cursor, numeral: Numeral, *, money: bool = False) -> Numeral:
    """The numeral times the scale words behind it, at most two of them (``5 hundred thousand``).

    A letter counts right behind a digit or its bracket, and behind ``money`` after a blank too:
    ``$5 m`` is no length. Several letters count behind a number word as well (``four mln``).
    """
    for _ in range(2):
        start = cursor.at
        cursor.skip_hyphen()
        scale = cursor.words.scales.get(cursor.text, cursor.words.scale_plurals.get(cursor.text))
        before = cursor.tokens[cursor.at - 1]
        if scale is None and (cursor.adjacent or len(cursor.text) > 1 or money):
            counts = before.kind == "number" or before.text in _CLOSES
            counts = counts or (len(cursor.text) > 1 and before.text in cursor.words.numbers)
            letters = cursor.words.money_letters if money else cursor.words.scale_letters
            scale = letters.get(cursor.text) if counts else None
        if scale is None:
            cursor.at = start
            break
        cursor.at += 1
        numeral = _and_a_half(cursor, numeral.times(scale))
    return numeral

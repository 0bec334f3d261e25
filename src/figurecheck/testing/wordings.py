"""Honest wordings of a true number: what a careful writer may print, defined without the reader.

A number is rounded to the nearest at the last digit written, and by no more than a twentieth of
what is printed unless it is a quotient, which everybody rounds. *About* and *nearly* are no further
from the truth than such a rounding. *More than* and its like are simply true.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType

import attr
from hypothesis import strategies as st

from figurecheck.testing.dice import Dice, made

SORTS = ("count", "amount", "average", "share", "ratio")
"""Whole things; a measurement, which may be negative; a mean; a part of its whole; one number over
another.
"""


@attr.frozen
class Wording:
    """The words of a figure, with the further fields of the claim that say how to take them."""

    figure: str
    fields: tuple[tuple[str, str], ...] = ()


@attr.frozen
class Fact:
    """A true number with what decides how it is written.

    ``sort`` is one of ``SORTS``; ``unit`` stands behind the number and may be empty; ``european``
    swaps commas and full stops.
    """

    value: Fraction
    sort: str = "count"
    unit: str = ""
    european: bool = False


@attr.frozen
class _Numeral:
    """A number rounded at a place: ``place`` is a power of ten, and the number a multiple of it."""

    value: Fraction
    place: Fraction


def figures(
    value: int | Fraction, *, sort: str = "count", unit: str = "", european: bool = False
) -> st.SearchStrategy[Wording]:
    """Honest wordings of a true number, the plainest first.

    Args:
        value: the truth. A count is a whole number at or above 0, a share lies between 0 and 1, a
            ratio and an average are at or above 0, an amount is a decimal of at most six places.
        sort: one of ``SORTS``.
        unit: what stands behind the number, in the plural. Shares and ratios have none.
        european: whether decimals have a comma.

    Examples:
        >>> from hypothesis import find
        >>> drawn = figures(7_312, unit="arrests")
        >>> wording = find(drawn, lambda wording: "about" in wording.figure)
        >>> "about" in wording.figure
        True
    """
    fact = Fact(Fraction(value), sort, unit, european)
    return made(lambda dice: word(dice, fact))


def word(dice: Dice, fact: Fact) -> Wording:
    """An honest wording of a fact."""
    found = dice.pick(_WAYS[fact.sort])(dice, fact)
    return found or _plain(dice, fact)


def exact_word(dice: Dice, fact: Fact) -> Wording:
    """A wording that leaves nothing but the number itself; only for numbers that a decimal
    writes.
    """
    found = _exactly(dice, fact)
    if found is None:
        raise ValueError(fact)
    return found


def near_word(dice: Dice, fact: Fact) -> Wording:
    """A rounded number, alone or with *about*: it says the number from both sides."""
    return dice.pick((_plain, _about))(dice, fact) or _plain(dice, fact)


def unrounded(wording: Wording, fact: Fact) -> Wording:
    """A wording with all of the number's digits where it is plain digits, alone or with the unit;
    else as it is.
    """
    first, _, rest = wording.figure.partition(" ")
    plain = first.strip("-.,").replace(",", "").replace(".", "").isdigit() and rest in {
        "",
        fact.unit,
    }
    found = _exact(fact.value)
    if not plain or wording.fields or not found:
        return wording
    places = max(0, -_magnitude(found[0].place))
    digits = _digits(fact.value, places, grouped=False, european=fact.european)
    return Wording(f"{digits} {rest}".strip())


# -- numerals --------------------------------------------------------------------------------------


def _power(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def _magnitude(value: Fraction) -> int:
    """The exponent of the place of the first digit of a number that is not 0."""
    size, exponent = abs(value), 0
    while size >= 10:
        size, exponent = Fraction(size, 10), exponent + 1
    while size < 1:
        size, exponent = size * 10, exponent - 1
    return exponent


def nearest(value: Fraction, place: Fraction) -> Fraction:
    """The multiple of ``place`` nearest to the value; halves go away from zero."""
    steps = (Fraction(abs(value), place) + Fraction(1, 2)).__floor__()
    return place * (steps if value >= 0 else -steps)


def _exact(value: Fraction) -> list[_Numeral]:
    """The number as it is, where a decimal of at most six places writes it."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return [_Numeral(value, _power(-places))]
    return []


def _numerals(fact: Fact, value: Fraction) -> list[_Numeral]:
    """The ways to round a number honestly, the exact one first; never none."""
    found = _exact(value)
    for digits in (3, 2, 1):
        if value:
            place = _power(_magnitude(value) - digits + 1)
            rounded = nearest(value, place)
            if (place >= 1 or fact.sort != "count") and abs(rounded - value) * 20 <= abs(rounded):
                found.append(_Numeral(rounded, place))
    if fact.sort not in {"count", "amount"}:
        found += [
            _Numeral(nearest(value, _power(-places)), _power(-places)) for places in (0, 1, 2)
        ]
    return found


def _spell(dice: Dice, fact: Fact, numeral: _Numeral) -> str:
    """A numeral in digits, with or without commas, in a word, or in millions."""
    value, place = numeral.value, numeral.place
    if place == 1 and 0 <= value <= 99 and dice.once_in(8):
        return _small_word(int(value))
    for name, scale in _SCALES:
        lettered = name == "k" and fact.sort != "count"  # 10k of a length may be 10 km
        if abs(value) >= scale and dice.once_in(3) and not lettered:
            places = max(0, -_magnitude(Fraction(place, scale))) if place < scale else 0
            size = Fraction(value, scale)
            if (size * 10**places).denominator == 1 and places <= 6:
                return f"{_digits(size, places, grouped=False, european=fact.european)}{name}"
    places = max(0, -_magnitude(place))
    return _digits(value, places, grouped=not dice.once_in(4), european=fact.european)


def _digits(value: Fraction, places: int, *, grouped: bool, european: bool = False) -> str:
    """The digits of a number that so many decimal places write exactly."""
    steps = abs(value) * 10**places
    whole, rest = divmod(steps.numerator, 10**places)
    text = f"{whole:,}" if grouped else str(whole)
    text += f".{rest:0{places}}" if places else ""
    sign = "-" if value < 0 else ""
    return sign + (text.translate(_EUROPEAN) if european else text)


def _small_word(value: int) -> str:
    if value < len(_WORDS):
        return _WORDS[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens] + (f"-{_WORDS[ones]}" if ones else "")


def _round_one(dice: Dice, fact: Fact, value: Fraction, side: int = 0) -> str | None:
    """A rounded number in words or digits; ``side`` 1 asks for one above the truth, -1 for one
    below.
    """
    found = [one for one in _numerals(fact, value) if not side or (one.value - value) * side > 0]
    return _spell(dice, fact, dice.pick(found)) if found else None


def _limit(dice: Dice, fact: Fact, value: Fraction, side: int, *, strict: bool) -> Fraction | None:
    """A round number above (1) or below (-1) the truth, at any distance, and the truth itself
    unless ``strict``.

    ``None`` where that would leave the numbers of the sort: below 0, or above the whole.
    """
    finest = 0 if fact.sort == "count" else -2
    most = _magnitude(value) if value else 0
    place = _power(dice.whole(finest, max(finest, most)))
    steps = Fraction(value, place).__floor__() if side < 0 else Fraction(value, place).__ceil__()
    found = steps * place
    if strict and found == value:
        found += side * place
    if (found < 0 and fact.sort != "amount") or (fact.sort == "share" and found > 100):
        return None
    return found


def _shown(dice: Dice, fact: Fact, value: Fraction) -> str:
    return _spell(dice, fact, _exact(value)[0])


# -- numbers of things -----------------------------------------------------------------------------


def _with_unit(dice: Dice, fact: Fact, text: str) -> str:
    """The unit behind the number: always for shares, for all others nearly always."""
    if fact.sort == "share":
        return text + dice.pick((" %", "%", " percent", " per cent"))
    return f"{text} {fact.unit}" if fact.unit and not dice.once_in(5) else text


def _value(fact: Fact) -> Fraction:
    """The number that is written: shares are written in percent."""
    return fact.value * 100 if fact.sort == "share" else fact.value


def _plain(dice: Dice, fact: Fact) -> Wording:
    text = _round_one(dice, fact, _value(fact))
    if text is None:
        raise ValueError(fact)
    return Wording(_with_unit(dice, fact, text))


def _exactly(dice: Dice, fact: Fact) -> Wording | None:
    found = _exact(_value(fact))
    if not found:
        return None
    text = _with_unit(dice, fact, _spell(dice, fact, found[0]))
    if dice.once_in(2):
        return Wording(text, (("exact", "yes"),))
    return Wording(f"{dice.pick(('exactly', 'precisely'))} {text}")


def _about(dice: Dice, fact: Fact) -> Wording | None:
    text = _round_one(dice, fact, _value(fact))
    if text is None:
        return None
    if dice.once_in(6):
        return Wording(f"{_with_unit(dice, fact, text)} or so")
    return Wording(_with_unit(dice, fact, f"{dice.pick(_ABOUT)} {text}"))


def _nearly(dice: Dice, fact: Fact) -> Wording | None:
    text = _round_one(dice, fact, _value(fact), 1) if fact.value >= 0 else None
    return Wording(_with_unit(dice, fact, f"{dice.pick(_NEARLY)} {text}")) if text else None


def _just_over(dice: Dice, fact: Fact) -> Wording | None:
    text = _round_one(dice, fact, _value(fact), -1) if fact.value >= 0 else None
    return (
        Wording(_with_unit(dice, fact, f"{dice.pick(_JUST_OVER)} {text}"))
        if text and text != "zero"
        else None
    )


def _bounded(dice: Dice, fact: Fact) -> Wording | None:
    before, behind, side, strict = dice.pick(_BOUNDS)
    limit = _limit(dice, fact, _value(fact), side, strict=strict)
    if limit is None or (limit < 0 and not before):
        return None
    text = _shown(dice, fact, limit)
    return Wording(f"{before} {_with_unit(dice, fact, text)} {behind}".strip())


def _range(dice: Dice, fact: Fact) -> Wording | None:
    value = _value(fact)
    low = _limit(dice, fact, value, -1, strict=False)
    high = _limit(dice, fact, value, 1, strict=False)
    if low is None or high is None or low >= high or low < 0:
        return None
    first, last = (_spell(dice, fact, _exact(end)[0]) for end in (low, high))
    pattern = dice.pick(
        ("between {} and {}", "{} to {}", "from {} to {}", "{}–{}", "roughly {} to {}")
    )
    if "–" in pattern and not (first[0].isdigit() and last[0].isdigit() and first[-1].isdigit()):
        pattern = "{} to {}"
    return Wording(_with_unit(dice, fact, pattern.format(first, last)))


def _order(dice: Dice, fact: Fact) -> Wording | None:
    """Between half and five times the power of ten."""
    if fact.value < 1:
        return None
    power = _power(_magnitude(fact.value))
    power = power if fact.value <= 5 * power else 10 * power
    return Wording(_with_unit(dice, fact, f"on the order of {_shown(dice, fact, power)}"))


def _vague(dice: Dice, fact: Fact) -> Wording | None:
    found = [
        text
        for text, least, most in _VAGUE
        if least <= fact.value <= most and (fact.unit or text != "no")
    ]
    if not found:
        return None
    text = dice.pick(found)
    return Wording(
        f"{text} of {fact.unit}"
        if fact.unit and text not in _NO_OF
        else f"{text} {fact.unit}".strip()
    )


def _rounded_to(dice: Dice, fact: Fact) -> Wording:
    """A number whose claim says how it was rounded."""
    unit = Fraction(dice.pick((10, 5, 20, 50, 100, 1_000)))
    rounding = dice.pick(("", "half-up", "half-even", "truncated"))
    shown = nearest(fact.value, unit)
    if rounding == "truncated":
        shown = Fraction(abs(fact.value), unit).__floor__() * unit * (1 if fact.value >= 0 else -1)
    elif rounding == "half-even":
        shown = round(Fraction(fact.value, unit)) * unit
    fields = [("rounded_to", _digits(unit, 0, grouped=True, european=fact.european))]
    fields += [("rounding", rounding)] if rounding else []
    return Wording(_with_unit(dice, fact, _shown(dice, fact, shown)), tuple(fields))


# -- shares, multiples and changes -----------------------------------------------------------------


def _fraction(dice: Dice, fact: Fact) -> Wording | None:
    """A fraction within a point of the truth, a hedged one within two, or one that the truth is
    above or below.
    """
    way = dice.pick(
        (
            "{}",
            "about {}",
            "roughly {}",
            "nearly {}",
            "more than {}",
            "over {}",
            "less than {}",
            "at least {}",
        )
    )
    off = {"{}": (1, 1), "about {}": (2, 2), "roughly {}": (2, 2), "nearly {}": (0, 2)}.get(way)
    found = []
    for name, value in _FRACTIONS:
        above = (fact.value - value) * 100
        if off is not None:
            honest = -off[1] <= above <= off[0] and (way != "nearly {}" or above < 0)
        else:
            honest = (
                above < 0
                if way == "less than {}"
                else above > 0 or (above == 0 and way == "at least {}")
            )
        if honest:
            found.append(name)
    return Wording(way.format(dice.pick(found))) if found else None


def _majority(dice: Dice, fact: Fact) -> Wording | None:
    return Wording(dice.pick(("most", "a majority"))) if fact.value * 2 > 1 else None


def _times(dice: Dice, fact: Fact) -> Wording | None:
    """Multiples: a word within a twentieth of it, or a rounded number of times."""
    found = [name for name, value in _MULTIPLES if abs(fact.value - value) * 20 <= value]
    if found and dice.once_in(2):
        return Wording(dice.pick(("", "about ", "roughly ")) + dice.pick(found))
    beyond = [f"more than {name}" for name, value in _MULTIPLES if fact.value > value >= 2]
    if beyond and dice.once_in(3):
        return Wording(beyond[-1])
    numeral = dice.pick(
        [one for one in _numerals(fact, fact.value) if one.place <= Fraction(1, 10)] or [None]
    )
    return (
        None
        if numeral is None or numeral.value < 1
        else Wording(f"{_digits_of(fact, numeral)} times")
    )


def _digits_of(fact: Fact, numeral: _Numeral) -> str:
    return _digits(
        numeral.value, max(0, -_magnitude(numeral.place)), grouped=False, european=fact.european
    )


def _percent(dice: Dice, fact: Fact) -> Wording | None:
    """A ratio in percent, which may be more than 100."""
    rounded = [nearest(fact.value * 100, place) for place in (Fraction(1), Fraction(1, 10))]
    numerals = [
        _Numeral(value, place)
        for value, place in zip(rounded, (Fraction(1), Fraction(1, 10)), strict=True)
    ]
    return Wording(
        f"{dice.pick(('', 'about ', 'roughly '))}{_digits_of(fact, dice.pick(numerals))} %"
    )


def _change(dice: Dice, fact: Fact) -> Wording | None:
    """What a ratio is more or less than one, in percent or as a fraction."""
    change = fact.value - 1
    if not change:
        return None
    pattern = dice.pick(_RISES if change > 0 else _FALLS)
    size = Fact(abs(change) * 100, "average", "", fact.european)
    if dice.once_in(5) and pattern.endswith("{}"):
        names = [
            name
            for name, value in _FRACTIONS
            if abs(abs(change) - value) * 100 <= 1 and "in" not in name
        ]
        if names:
            return Wording(
                pattern.format(
                    dice.pick(("", "by "))[: 3 * pattern.startswith(("up", "rose"))] + names[0]
                )
            )
    hedge, side = dice.pick(
        (("", 0), ("about ", 0), ("roughly ", 0), ("nearly ", 1), ("more than ", -1))
    )
    numerals = [
        _Numeral(nearest(size.value, _power(-places)), _power(-places)) for places in (0, 1)
    ]
    honest = [
        one
        for one in numerals
        if one.value > 0 and (not side or (one.value - size.value) * side > 0)
    ]
    return (
        Wording(pattern.format(f"{hedge}{_digits_of(fact, dice.pick(honest))} %"))
        if honest
        else None
    )


# -- the words -------------------------------------------------------------------------------------

_EUROPEAN = MappingProxyType({ord(","): ".", ord("."): ","})
_SCALES = ((" billion", 10**9), (" million", 10**6), (" thousand", 10**3), ("k", 10**3))
_WORDS = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ABOUT = (
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "circa",
    "an estimated",
    "close to",
    "~",
)
_NEARLY = ("nearly", "almost", "just under", "approaching")
_JUST_OVER = ("just over", "a little over", "slightly more than")
_BOUNDS = (
    ("at least", "", -1, False),
    ("more than", "", -1, True),
    ("at most", "", 1, False),
    ("up to", "", 1, False),
    ("fewer than", "", 1, True),
    ("over", "", -1, True),
    ("exceeding", "", -1, True),
    ("no fewer than", "", -1, False),
    ("", "or more", -1, False),
    ("at least about", "", -1, False),
    ("under", "", 1, True),
    ("no more than", "", 1, False),
    ("as many as", "", 1, False),
    ("", "or fewer", 1, False),
    ("no more than about", "", 1, False),
)
_VAGUE = (
    ("no", 0, 0),
    ("a couple", 2, 2),
    ("a few", 3, 5),
    ("a handful", 3, 5),
    ("several", 3, 7),
    ("a dozen", 12, 12),
    ("dozens", 24, 99),
    ("scores", 40, 99),
    ("hundreds", 200, 999),
    ("thousands", 2_000, 9_999),
    ("tens of thousands", 20_000, 99_999),
    ("hundreds of thousands", 200_000, 999_999),
    ("millions", 2_000_000, 9_999_999),
)
_NO_OF = frozenset({"no", "a few", "several", "a dozen"})
_FRACTIONS = (
    ("half", Fraction(1, 2)),
    ("a third", Fraction(1, 3)),
    ("a quarter", Fraction(1, 4)),
    ("two thirds", Fraction(2, 3)),
    ("three quarters", Fraction(3, 4)),
    ("a fifth", Fraction(1, 5)),
    ("two fifths", Fraction(2, 5)),
    ("three fifths", Fraction(3, 5)),
    ("four fifths", Fraction(4, 5)),
    ("a tenth", Fraction(1, 10)),
    ("nine tenths", Fraction(9, 10)),
    ("one in four", Fraction(1, 4)),
    ("three in five", Fraction(3, 5)),
    ("an eighth", Fraction(1, 8)),
    ("five sixths", Fraction(5, 6)),
)
_MULTIPLES = (
    ("halved", Fraction(1, 2)),
    ("doubled", Fraction(2)),
    ("twice", Fraction(2)),
    ("tripled", Fraction(3)),
    ("three times", Fraction(3)),
    ("quadrupled", Fraction(4)),
    ("ten times", Fraction(10)),
)
_RISES = ("up {}", "rose {}", "{} more", "{} higher", "an increase of {}")
_FALLS = ("down {}", "fell {}", "{} less", "{} fewer", "a drop of {}")

_ANY = (_plain, _plain, _about, _exactly, _bounded, _bounded, _nearly, _just_over, _range)
_WAYS: MappingProxyType[str, tuple[Callable[[Dice, Fact], Wording | None], ...]] = MappingProxyType(
    {
        "count": (*_ANY, _vague, _order, _rounded_to),
        "amount": (*_ANY, _order, _rounded_to),
        "average": _ANY,
        "share": (*_ANY, _fraction, _fraction, _majority),
        "ratio": (
            _plain,
            _about,
            _bounded,
            _nearly,
            _times,
            _times,
            _percent,
            _change,
            _change,
            _change,
        ),
    }
)

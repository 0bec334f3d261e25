"""What has been read of a phrase put together into one figure."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from figurecheck.model.figure import Figure, WrittenNumber
from figurecheck.model.interval import exact
from figurecheck.reading.phrases.changes import to_factor
from figurecheck.reading.phrases.cursor import refuse
from figurecheck.reading.phrases.digits import Numeral

_LOWER = frozenset({"more-than", "at-least"})
_UPPER = frozenset({"less-than", "at-most", "up-to"})


class ReadAmount(NamedTuple):
    """A numeral with what stands right behind it: ``percent``, ``points``, a currency or
    nothing.
    """

    numeral: Numeral
    unit: str = ""


class Parts:
    """What has been found of a figure; ``hedges`` are in the order written.

    ``bounds`` are the two hedges of *at least A and at most B*, ``whole`` the number behind *20 %
    of*, ``either`` says that *or* stands between the two numbers, ``of_whole`` that the words left
    over name what the number is a part of. ``compared`` and ``statistic`` are as in a ``Figure``;
    ``alone`` is a hedge that no other stands beside. ``leads`` says that words of the quantity may
    stand before the number, ``lead`` where they begin and end, ``days`` are those that the figure
    ends with.
    """

    __slots__ = (
        *(
            "alone",
            "bounds",
            "compared",
            "days",
            "direction",
            "either",
            "first",
            "hedges",
            "last",
            "lead",
            "leads",
        ),
        *("margin", "of_whole", "opened", "statistic", "whole"),
    )

    def __init__(self) -> None:
        self.hedges: list[str] = []
        self.direction = ""
        self.opened = False
        self.first: ReadAmount | None = None
        self.last: ReadAmount | None = None
        self.margin: ReadAmount | None = None
        self.bounds: tuple[str, str] | None = None
        self.whole: Parts | None = None
        self.either = False
        self.of_whole = False
        self.alone = ""
        self.days = ""
        self.lead = (0, 0)
        self.leads = False
        self.compared: tuple[str, ...] = ()
        self.statistic = ""


def as_multiple(numeral: Numeral) -> Numeral:
    """The number as one that says how many times as many; its grain is the number itself."""
    if numeral.form == "word" or numeral.value < 0:
        refuse("only a number says how many times as many")
    decimals = numeral.digit_unit if numeral.digit_unit < 1 else 0
    return numeral._replace(form="multiple", grain=numeral.value, digit_unit=decimals, five=False)


def first_of(parts: Parts) -> ReadAmount:
    """The number of the figure; raises FigureError where there is none."""
    if parts.first is None:
        refuse("a number was expected")
    return parts.first


def assemble(text: str, parts: Parts, unit: str, rest: str = "") -> Figure:
    """The figure that the parts make.

    Raises:
        FigureError: when they contradict each other: a range that runs backwards, two bounds, a
            change in officers.
    """
    first, last = first_of(parts).numeral, parts.last.numeral if parts.last else None
    if parts.alone and len(parts.hedges) > 1:
        refuse(
            f"“{parts.alone}” beside another hedge says no end of a number",
            help="keep one of the two hedges",
        )
    if first.form == "ratio":
        return _ratio(text, parts, unit, rest)
    if first.word == "fall":
        parts.hedges = [_ON_A_FALL.get(hedge, hedge) for hedge in parts.hedges]
    if parts.margin is not None:
        first, last = _around(first_of(parts), parts.margin)
    elif parts.last is not None and last is not None:
        first, last = _ends(first_of(parts), parts.last, parts)
    first = first._replace(word="moved") if first.word == "fall" else first
    if first.form == "multiple" and first.value == 1:  # almost unchanged is no fall
        parts.hedges = [_ON_NO_CHANGE.get(hedge, hedge) for hedge in parts.hedges]
    hedge, approximated = _hedge(parts.hedges, first.form, ranged=last is not None)
    hedge = "bounds" if parts.bounds else hedge
    if last is not None and hedge not in ("range", "bounds"):
        first, last = (last, None) if hedge in _UPPER else (first, None)
    figure = Figure(
        text=text,
        hedge=hedge,
        form=first.form,
        number=first.number,
        unit=unit,
        end=last.number if last else None,
        word=first.word,
        approximated=approximated,
        plus=first.plus,
        rest=rest,
        of_whole=parts.of_whole,
        whole=(
            assemble(text, parts.whole, parts.whole.first.unit)
            if parts.whole and parts.whole.first
            else None
        ),
        stated=parts.whole is not None,
        open_first=parts.bounds is not None and parts.bounds[0] == "more-than",
        open_last=parts.bounds is not None and parts.bounds[1] == "less-than",
        compared=parts.compared,
        statistic=parts.statistic,
        scale=first.scale,
    )
    return to_factor(figure, parts.direction) if parts.direction else figure


_ON_A_FALL = MappingProxyType(
    {
        "more-than": "less-than",
        "less-than": "more-than",
        "at-least": "at-most",
        "at-most": "at-least",
        "up-to": "at-least",
        "nearly": "just-over",
        "just-over": "nearly",
    }
)
"""What a hedge on a verb of falling says of what is left: *more than halved* leaves less than a
half.
"""


_ON_NO_CHANGE = MappingProxyType({"nearly": "approximate", "just-over": "approximate"})
"""What a hedge says of no change: *almost unchanged* may be a little more as well."""


def _ratio(text: str, parts: Parts, unit: str, rest: str) -> Figure:
    """The figure of ``about 700 of roughly 2,700``: each number with its own hedges."""
    numeral = first_of(parts).numeral
    if (
        parts.last
        or parts.margin
        or parts.direction
        or numeral.part is None
        or numeral.whole is None
    ):
        refuse(
            "one number out of another is no end of a range and no change",
            help="claim the two numbers one by one",
        )
    part, whole = Parts(), Parts()
    part.first, part.hedges = ReadAmount(numeral.part), parts.hedges
    whole.first, whole.hedges = ReadAmount(numeral.whole), list(numeral.whole_hedges)
    over, under = assemble(text, part, ""), assemble(text, whole, "")
    value = exact(Fraction(over.value) / Fraction(under.value))
    return Figure(
        text=text,
        hedge=over.hedge,
        form="ratio",
        number=WrittenNumber(value, grain=0, digit_unit=0),
        unit=unit,
        rest=rest,
        of_whole=parts.of_whole,
        approximated=over.approximated,
        part=over,
        whole=under,
        stated=numeral.stated,
        statistic=parts.statistic,
    )


def refuse_part_of_percent() -> NoReturn:
    """Refuses a part of a percentage, *half of 20 percent*, *one in four percent*: what looks like
    the figure is a hundredth of it, or no figure.
    """
    refuse(
        "a part of a percentage is a percentage of its own",
        help="write what it comes to: 0.25 % for a quarter of 1 %",
    )


def refuse_level(parts: Parts, last: ReadAmount, *, to: bool) -> None:
    """Refuses a second number that may be what a change led to, and no end of a range: *fell 3 % to
    4,000*, *rose 12 to 45*, *tripled to 3,000*. ``to`` says that a word joins the two.

    *Up 3 to 5 percent* and *up 3 % to 5 %* are ranges. Between two things nobody can tell, so they
    are written *up 12-45* or *up between 12 and 45* where they are one.
    """
    first = first_of(parts)
    shared = {"percent", "points"}
    changed = bool(parts.direction) and to and not parts.opened and last.unit not in shared
    if _digits(last) and (first.numeral.form == "multiple" or (changed and _digits(first))):
        refuse(
            "a change and the level that it led to have a claim each",
            help="write the level alone; a range of changes is written with a hyphen: up 12-45",
        )
    if _digits(last) and first.unit in shared and not last.unit:
        refuse(
            "the unit of the first number is missing behind the second",
            help="as in: 3 to 5 percent, or 3 % to 5 %",
        )


def _digits(amount: ReadAmount) -> bool:
    return amount.numeral.form == "digits"


def _around(middle: ReadAmount, margin: ReadAmount) -> tuple[Numeral, Numeral]:
    """The two ends of ``45 % ± 3``, as fine as the finer of the two numbers."""
    alike = margin.unit in ("", middle.unit) or (middle.unit, margin.unit) == ("percent", "points")
    if (
        not alike
        or {middle.numeral.form, margin.numeral.form} != {"digits"}
        or margin.numeral.value < 0
    ):
        refuse(
            "the margin is not in the unit of the number", help="write the two ends: 42 % to 48 %"
        )
    finest = min(middle.numeral.digit_unit, margin.numeral.digit_unit)
    lower, upper = (exact(middle.numeral.value + sign * margin.numeral.value) for sign in (-1, 1))
    return Numeral(lower, finest, finest), Numeral(upper, finest, finest)


def _ends(first: ReadAmount, last: ReadAmount, parts: Parts) -> tuple[Numeral, Numeral]:
    """The two ends of a range, each with the scale and the form that only one of them may have been
    given.
    """
    lower, upper = first.numeral, last.numeral
    turned = parts.either and lower.value > upper.value and not first.unit  # 5 or 2 %
    height = "inch" in (lower.unit, upper.unit)  # the 5 of 5 to 6'2" is of feet
    if first.unit != last.unit and ((first.unit and last.unit) or turned or height):
        refuse("the two ends of the range are in different units", help="write both in one unit")
    if not parts.opened and not parts.hedges:
        _refuse_shortened(lower, upper)
    if upper.form == "multiple" and lower.form == "digits":
        lower = as_multiple(lower)
    if "word" in (lower.form, upper.form) or lower.form != upper.form:
        refuse("the two ends of the range are not numbers of one kind", help="write both in digits")
    if lower.scale == 1 and lower.form == "digits" and lower.value * upper.scale < upper.value:
        lower = lower.times(upper.scale)
    if parts.either and lower.value > upper.value and lower.scale > 1 and upper.scale == 1:
        if upper.value >= _HUNDRED:
            refuse("the second number is the smaller one by far", help="write the two ends out")
        upper = upper.times(lower.scale)  # a million or two
    if lower.value > upper.value and parts.either:
        lower, upper = upper, lower
    if lower.value > upper.value:
        refuse(
            "the range runs backwards: its first number is the larger one",
            help="write the smaller number first, and a ratio as 3:1 or 3-to-1",
        )
    return lower, upper


def _refuse_shortened(lower: Numeral, upper: Numeral) -> None:
    """Refuses *5-6,000*, which may be 5,000 to 6,000.

    Raises:
        FigureError: FC010.
    """
    plain = lower.form == upper.form == "digits" and lower.scale == upper.scale == 1
    short = plain and isinstance(lower.value, int) and 0 < lower.value < _THOUSAND
    if short and lower.value * _THOUSAND < upper.value and upper.grain >= _HUNDRED:
        refuse(
            "the first number of the range may be meant in thousands, like the second",
            help="as in: 5,000 to 6,000, or from 5 to 6,000",
        )


_THOUSAND = 1000
_HUNDRED = 100
"""A second number that is no finer than this is round enough for the first to be short for
thousands.
"""


def _hedge(hedges: list[str], form: str, *, ranged: bool) -> tuple[str, bool]:
    """The class of a figure with these hedges, in order, and whether the end that it states is
    approximate.

    A bound stays a bound whatever stands around it (Sauerland and Stateva 2007: stacked hedges add
    nothing); otherwise the last hedge wins.
    """
    bounds = [hedge for hedge in hedges if hedge in _LOWER or hedge in _UPPER]
    if not _LOWER.isdisjoint(bounds) and not _UPPER.isdisjoint(bounds):
        refuse(
            "a bound from above and one from below on one number",
            help="write it as a range: 500 to 700",
        )
    approximated = any(hedge not in bounds and hedge != "exact" for hedge in hedges)
    if "exact" in hedges and len(set(hedges)) > 1:
        refuse("“exactly” stands beside another hedge", help="keep one of the two")
    if {"nearly", "just-over"} <= set(hedges):
        refuse(
            "a number is not nearly reached and passed at once", help="keep one of the two hedges"
        )
    if bounds:
        return bounds[-1], approximated
    if ranged:
        return "range", approximated
    if hedges:
        return hedges[-1], False
    return ("multiple" if form == "multiple" else "bare"), False

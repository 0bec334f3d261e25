"""The reading table: how wide each class of figure is read, as constants that a project may
replace.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from figurecheck.errors import UsageError
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import EmptyIntervalError, Interval, Number
from figurecheck.reading import built_in
from figurecheck.reading.data_file import Section, read_section

Three = tuple[Number, Number, Number]
"""One constant at each level: literal, rounded, generous."""

Pair = tuple[Number, Number]
"""Two constants of one formula, in the order in which ``readings.toml`` explains them."""

Pairs = tuple[Pair, Pair, Pair]


class WordReading(NamedTuple):
    """What a number word stands for at each level, and the number it suggests that there are fewer
    than.
    """

    intervals: tuple[Interval, Interval, Interval]
    soft: Number | None


class Table:
    """The constants of every formula, by level; ``readings.toml`` says what each is for.

    ``bare`` is (grain, part), ``hedged`` and ``implied`` (root, part), ``share`` and ``fraction``
    (points, part), ``order`` (from, to). ``salient`` is sorted and lies strictly between 0 and 1.

    Raises:
        UsageError: as ``load_table``.
    """

    def __init__(self, file: Section) -> None:
        file.require(
            ("version", "bare", "hedged", "multiple", "share", "order", "fraction", "words")
        )
        hedged, fraction = file.section("hedged"), file.section("fraction")
        fraction.require(("salient", "literal", "rounded", "nearly"))
        literal, rounded = (_pair(fraction, level, "points", "part") for level in LEVELS[:2])
        _check_growth(fraction, (literal, rounded))
        self.version: str = file.string("version")
        self.bare: Pairs = _bare(file.section("bare"))
        self.hedged: Pairs = _pairs(hedged, "root", "part", ("implied",))
        self.implied: Pair = _pair(hedged, "implied", "root", "part")
        self.multiple: Three = _three(file.section("multiple"))
        self.share: Pairs = _pairs(file.section("share"), "points", "part")
        self.order: Pairs = _order(file.section("order"))
        self.fraction: tuple[Pair, Pair] = (literal, rounded)
        self.fraction_nearly: Number = fraction.number("nearly")
        self.salient: tuple[Number, ...] = _salient(fraction)
        self.words: Mapping[str, WordReading] = _words(file.section("words"))


@cache
def default_table() -> Table:
    """The table as shipped in ``readings.toml``."""
    return Table(Section("readings", built_in.readings()))


def load_table(text: str) -> Table:
    """The table in the text of a TOML file laid out like ``readings.toml``.

    Raises:
        UsageError: when a key is missing, unknown or not of its sort, or a constant shrinks from
            one level to the next, which would let a figure hold at a narrow level and fail at a
            wide one; the message names the key.
    """
    return Table(read_section(text, "readings"))


def _pair(section: Section, key: str, first: str, second: str) -> Pair:
    inner = section.section(key)
    inner.require((first, second))
    return inner.number(first), inner.number(second)


def _pairs(section: Section, first: str, second: str, besides: tuple[str, ...] = ()) -> Pairs:
    section.require((*LEVELS, *besides))
    literal, rounded, generous = (_pair(section, level, first, second) for level in LEVELS)
    _check_growth(section, (literal, rounded, generous))
    return literal, rounded, generous


def _bare(section: Section) -> Pairs:
    section.require(LEVELS[1:])
    rounded, generous = (_pair(section, level, "grain", "part") for level in LEVELS[1:])
    _check_growth(section, (rounded, generous))
    return (0, 0), rounded, generous


def _three(section: Section) -> Three:
    section.require(LEVELS)
    literal, rounded, generous = (section.number(level) for level in LEVELS)
    _check_growth(section, ((literal, 0), (rounded, 0), (generous, 0)))
    return literal, rounded, generous


def _order(section: Section) -> Pairs:
    section.require(LEVELS)
    literal, rounded, generous = (_pair(section, level, "from", "to") for level in LEVELS)
    _check_growth(section, tuple((-least, most) for least, most in (literal, rounded, generous)))
    if literal[0] > 1 or literal[1] < 1:
        raise section.wrong("literal", "from 1 or less to 1 or more")
    return literal, rounded, generous


def _check_growth(section: Section, pairs: tuple[Pair, ...]) -> None:
    for narrow, wide in pairwise(pairs):
        if narrow[0] > wide[0] or narrow[1] > wide[1]:
            msg = (
                f"{section.name}: a constant shrinks from one level to the next, and may only grow"
            )
            raise UsageError(msg)


def _salient(section: Section) -> tuple[Number, ...]:
    numbers = tuple(section.exact("salient", text) for text in section.strings("salient"))
    if (
        not numbers
        or list(numbers) != sorted(set(numbers))
        or not (numbers[0] > 0 and numbers[-1] < 1)
    ):
        raise section.wrong("salient", "fractions between 0 and 1, from small to large")
    return numbers


def _words(section: Section) -> Mapping[str, WordReading]:
    return MappingProxyType({word: _word(section.section(word)) for word in section.keys})


def _word(section: Section) -> WordReading:
    section.require(("literal",), ("rounded", "generous", "soft"))
    literal = _interval(section, "literal")
    rounded = _interval(section, "rounded") if "rounded" in section.keys else literal
    generous = _interval(section, "generous") if "generous" in section.keys else rounded
    if not (literal.within(rounded) and rounded.within(generous)):
        msg = f"{section.name}: each interval must lie within the one at the next level"
        raise UsageError(msg)
    return WordReading(
        (literal, rounded, generous), section.number("soft") if "soft" in section.keys else None
    )


def _interval(section: Section, key: str) -> Interval:
    """An interval written ``[2, 10]``, with ``(`` and ``)`` for ends left out and ``..`` for no
    upper end.
    """
    text = section.string(key)
    lower, comma, upper = text[1:-1].partition(",")
    if text[0] not in "[(" or text[-1] not in ")]" or not comma:
        raise section.wrong(key, "an interval such as [2, 10] or [24, ..)")
    most = None if upper.strip() == ".." else section.exact(key, upper)
    try:
        return Interval(
            section.exact(key, lower), most, text[0] == "(", most is not None and text[-1] == ")"
        )
    except EmptyIntervalError:
        raise section.wrong(key, "an interval that holds a number") from None

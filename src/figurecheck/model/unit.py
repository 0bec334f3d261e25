"""Units: what a figure is a number of, with an exact factor and a dimension.

Each counted thing is a dimension of its own (SI Brochure, 9th edition, 2.3.3: counts have the unit
one, so *what* is counted has to be kept beside it), and so is each currency. Common units and
counted nouns are answered from a table; pint reads only prefixed units outside it, one allow-listed
word at a time.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from functools import lru_cache

import attr

from figurecheck.errors import UnitError
from figurecheck.model.interval import Number, exact
from figurecheck.model.noun import Noun
from figurecheck.model.units.common import MEASURED
from figurecheck.model.units.grammar import MAX_TEXT, Piece, pieces, refusal
from figurecheck.model.units.registry import measured
from figurecheck.model.units.words import (
    Meaning,
    common,
    counted,
    look_up,
    prefixed,
    same_noun,
    scale,
    times,
    whole,
)

Dimension = tuple[tuple[str, int], ...]
"""Base dimensions with their powers, none of them 0, sorted by name."""

_EXTENSIVE = frozenset(
    {
        (("length", 1), ("mass", 1), ("time", -2)),
        (("length", 2), ("mass", 1), ("time", -2)),
        (("length", 2), ("mass", 1), ("time", -3)),
    }
)
"""Force, energy and power: they add over groups although a power of time below 0 is in them."""

_NEVER_ADDED = frozenset({"temperature", "celsius", "fahrenheit", "decibel"})
_PASSING = frozenset({"time", "month", "year"})


@attr.frozen(eq=False, repr=False)
class Unit(Noun):
    """A factor to base units and a dimension; units with equal ones are equal, however they are
    written.

    ``points`` says that it measures the difference between two shares, as percentage points do,
    ``open`` that it is *per* a bare number, as in *cases per 100,000*, and does not say of what.
    """

    factor: Number = attr.field(converter=exact)
    dimension: Dimension
    text: str = attr.field(eq=False)
    points: bool = False
    open: bool = attr.field(default=False, eq=False)

    @property
    def counted(self) -> bool:
        """Whether figures in it are whole numbers: arrests are, hours, dollars and dozens of eggs
        are not.
        """
        if len(self.dimension) != 1 or self.factor != 1:
            return False
        name, power = self.dimension[0]
        return power == 1 and whole(name)

    @property
    def ratio(self) -> bool:
        """Whether it is a share, a percentage, points, or a pure number."""
        return not self.dimension

    @property
    def intensive(self) -> bool:
        """Whether it is a ratio, a rate or a level, such as a temperature: it does not add over
        groups.
        """
        if self.open or not self.dimension or self.dimension[0][0] in _NEVER_ADDED:
            return True
        return self.dimension not in _EXTENSIVE and any(power < 0 for _, power in self.dimension)


ONE = Unit(1, (), "")
"""The unit of a pure number."""


def read_unit(text: str) -> Unit:
    """The unit that ``text`` names; an empty text is the unit one.

    Raises:
        UnitError: FC020 where it is no unit, with the nearest right spelling in ``help`` where
            there is one.
    """
    if len(text) > MAX_TEXT:
        raise refusal(text, f"a unit has at most {MAX_TEXT} characters")
    return _read(" ".join(text.split()))


@lru_cache(maxsize=4096)
def _read(text: str) -> Unit:
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)
    known = common(tuple(text.split(" ")))
    if known is not None:
        return Unit(known.factor, known.dimension, text, known.points)
    product, bare = ONE, False
    for piece in pieces(text):
        factor = _power(piece)
        bare = bare or (piece.power < 0 and factor.ratio and factor.factor < 1)
        product = multiply(product, factor)
    return attr.evolve(product, text=text, open=bare)


def _power(piece: Piece) -> Unit:
    meaning = _meaning(piece.words) if piece.words else Meaning(1, ())
    number = Fraction(piece.number) if piece.power > 0 else Fraction(1, piece.number)
    return Unit(
        number * Fraction(meaning.factor) ** piece.power,
        tuple((name, power * piece.power) for name, power in meaning.dimension),
        " ".join(piece.words),
        meaning.points and piece.power == 1,
    )


def _meaning(words: tuple[str, ...]) -> Meaning:
    known = look_up(words)
    if known is not None:
        return known
    scaled = scale(words)
    if scaled is not None:
        return times(scaled[0], look_up(scaled[1]) or counted(scaled[1]))
    name = prefixed(words)
    if name is not None:
        return Meaning(*measured(name))
    return counted(words)


def same_dimension(a: Unit, b: Unit) -> bool:
    """Whether both have the same dimension; points and shares do."""
    return a.dimension == b.dimension


def compatible(a: Unit, b: Unit) -> bool:
    """Whether figures in these units can be compared: same dimension, and points only with
    points.
    """
    return a.dimension == b.dimension and a.points == b.points


def conversion(a: Unit, b: Unit) -> Number:
    """How many ``b`` one ``a`` is, exactly.

    Raises:
        UnitError: FC021 where the dimensions disagree, FC022 where only what is counted disagrees.
    """
    if compatible(a, b):
        if a.factor == b.factor:
            return 1
        return exact(Fraction(a.factor) / b.factor)
    if _same_rate(a, b):
        return exact(Fraction(a.factor) / b.factor)
    left, right = _named(a), _named(b)
    if a.dimension == b.dimension:
        raise UnitError(
            f"{left} are not {right}",
            "FC021",
            "points are the difference between two shares, not a share",
        )
    measured_alike = _physical(a) == _physical(b)
    if (
        measured_alike
        and len(a.dimension) > len(_physical(a))
        and len(b.dimension) > len(_physical(b))
    ):
        raise UnitError(
            f"{left} are not {right}",
            "FC022",
            "what is counted has to agree; a measure of its own for each keeps them apart",
        )
    advice = "the dimensions have to agree"
    if a.ratio or b.ratio:
        advice = (
            "a percentage is of things of one kind: give what is divided and what divides it one"
            " unit"
        )
    raise UnitError(f"{left} are not {right}", "FC021", advice)


def multiply(a: Unit, b: Unit) -> Unit:
    """The unit of a product; points times a number, or over a time, stay points."""
    dimension = _merged(a.dimension, b.dimension, 1)
    points = a.points != b.points and all(name in _PASSING for name, _ in dimension)
    text = f"{_grouped(a)} * {_grouped(b)}" if a.text and b.text else a.text or b.text
    return Unit(Fraction(a.factor) * b.factor, dimension, text, points)


def divide(a: Unit, b: Unit) -> Unit:
    """The unit of a quotient; points by a number, or by a time, stay points."""
    dimension = _merged(a.dimension, b.dimension, -1)
    points = a.points and not b.points and all(name in _PASSING for name, _ in dimension)
    factor = Fraction(a.factor) / b.factor
    if not dimension and factor == 1 and not points:
        return ONE
    text = f"{_grouped(a)} per {_grouped(b)}".strip() if b.text else a.text
    return Unit(factor, dimension, text, points)


def is_person(unit: Unit, persons: Collection[str]) -> bool:
    """Whether the unit counts one of these nouns (in the singular): *ICE officers* count an
    *officer*.
    """
    if len(unit.dimension) != 1 or unit.dimension[0][1] != 1 or unit.dimension[0][0] in MEASURED:
        return False
    return same_noun(unit.dimension[0][0], frozenset(persons))


def _merged(a: Dimension, b: Dimension, sign: int) -> Dimension:
    powers = dict(a)
    for name, power in b:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _same_rate(a: Unit, b: Unit) -> bool:
    """Whether both are rates of counted things, and one says what the other one leaves unsaid: of
    what, or per what.
    """
    if any(name in MEASURED for name, _ in (*a.dimension, *b.dimension)):
        return False
    (over, under), (above, below) = _parted(a), _parted(b)
    rates = (a.open or under) and (b.open or below)
    of_same = over == above or not over or not above
    per_same = under == below or (a.open and not under) or (b.open and not below)
    return bool(rates) and of_same and per_same


def _parted(unit: Unit) -> tuple[Dimension, Dimension]:
    """What a unit counts, and what it is per."""
    return (
        tuple(each for each in unit.dimension if each[1] > 0),
        tuple(each for each in unit.dimension if each[1] < 0),
    )


def _physical(unit: Unit) -> Dimension:
    return tuple(each for each in unit.dimension if each[0] in MEASURED)


def _named(unit: Unit) -> str:
    text = unit.text or "plain numbers"
    return text if len(text) <= 60 else text[:59] + "…"


def _grouped(unit: Unit) -> str:
    words = unit.text.split()
    return (
        f"({unit.text})"
        if any(each in words for each in ("*", "per")) or "/" in unit.text
        else unit.text
    )

"""What would explain a conflict: other ways to mean its claims, each to be tried and none ever applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.days import spell_days
from figurecheck.model.expression import Term
from figurecheck.model.interval import Interval, Number, exact
from figurecheck.model.measure import Measure
from figurecheck.model.spelling import plain_digits
from figurecheck.model.window import Window, spell

SNUG = Fraction(1, 4)
"""How wide the room for a figure may be where it is moved to, as a share of the figure: more room takes anything."""

NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
"""One number in digits, with its separators."""


@attr.frozen(eq=False, repr=False)
class Subject:
    """A conflict that is to be explained.

    ``speakers`` are the claims in it, one for those that say the same; ``rooms`` what the others leave for the figure
    of one of them, in the unit of its quantity, where that is known. ``lone`` are the names of those that one origin
    makes, ``typed`` those of them whose number one source alone has, written the English way. ``same_value`` and
    ``same_source`` give every claim of a figure's value, and of a source.
    """

    claims: Claims
    speakers: tuple[Claim, ...]
    level: str
    code: str
    rooms: Mapping[str, Interval]
    lone: frozenset[str]
    typed: frozenset[str]
    same_value: Mapping[Number, Sequence[Claim]]
    same_source: Mapping[str, Sequence[Claim]]


@attr.frozen(eq=False, repr=False)
class Trial:
    """What the claims would be if the explanation were right.

    ``fields`` gives, for each claim by name, the fields of its record that would read otherwise; it is read anew,
    unless ``changed`` has what it would then be, ``None`` for one that would no longer take part. ``measures`` stand
    in for those of the same id. ``value`` is the number the figure would be, in its own unit, if only that changes.
    ``text`` tells it with its arithmetic; ``steps`` is how many slips of the pen it takes.
    """

    text: str
    fields: Mapping[str, Mapping[str, str]]
    changed: Mapping[str, Claim | None] = attr.field(factory=dict)
    measures: Mapping[str, Measure] = attr.field(factory=dict)
    value: Number | None = None
    steps: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """The claims it is about, sorted."""
        return tuple(sorted({*self.changed, *self.fields} - {f"measure:{name}" for name in self.measures}))


@attr.frozen(eq=False, repr=False)
class Explanation:
    """One kind of explanation: one module of ``checks/explanations``, under the name ``EXPLANATION``.

    They are tried in the order of ``rank``; a ``slip`` is a mistake of somebody's, the others are harmless. ``always``
    marks one that is tried on conflicts that only the literal reading makes, too; ``few`` one that is tried on small
    conflicts only, since among many claims some could always be moved.
    """

    name: str
    rank: int
    tries: Callable[[Subject], Iterable[Trial]]
    slip: bool = False
    always: bool = False
    few: bool = False


# -- shared by several kinds -------------------------------------------------------------------------------------


def plain_window(claim: Claim) -> tuple[int, int] | None:
    """Where the days of a claim that has known ones start and end; ``None`` for an instant or uncertain days."""
    window = claim.window
    if window is None or not window.plain or not isinstance(claim.quantity, Term) or claim.quantity.window is not None:
        return None
    return window.start or 0, window.end or 0


def days_of(claim: Claim) -> str:
    """The days of a claim in words."""
    return spell_days(claim.window) if claim.window is not None else "days not given"


def possible(start: int, end: int) -> bool:
    """Whether there are such days: the calendar ends with the year 9999."""
    return 0 < start < end <= date.max.toordinal()


def moved(claim: Claim, start: int, end: int, text: str) -> Trial:
    """The claim with other days, from ``start`` up to ``end``."""
    fields = {"when": spell(start, end)}
    return Trial(text, {claim.name: fields}, {claim.name: attr.evolve(claim, window=Window(start, end))})


def as_field(claims: Claims, claim: Claim, value: Number) -> str:
    """A number as a field of a claim's record has it, every digit, in the way its source writes decimals.

    Empty where the number does not end. What is spelled for people is for nobody to read again.
    """
    source = claims.sources.get(claim.source)
    european = source is not None and source.numbers == "eu"
    digits = plain_digits(value)
    return digits.replace(".", ",") if european else digits


def numeral_of(claim: Claim) -> str:
    """The digits of a figure that is one number in digits, without separators; empty for any other."""
    if claim.figure.form != "digits" or claim.figure.last is not None:
        return ""
    found = NUMERAL.findall(claim.figure.text)
    digits = "".join(one for one in found[0] if one.isdigit()) if len(found) == 1 else ""
    return digits if digits.strip("0") else ""


def resized(claim: Claim, value: Number) -> tuple[str, Number] | None:
    """The words of a figure of another value, its scale word kept; ``None`` where it cannot be written so."""
    text = claim.figure.text
    found = NUMERAL.search(text)
    if found is None or not numeral_of(claim) or not _english(found[0]):
        return None
    scale = claim.figure.value / Fraction(found[0].replace(",", ""))  # as it was written, not as it is spelled
    shown = _grouped(plain_digits(exact(value / Fraction(scale)))) if scale else ""
    return (text[: found.start()] + shown + text[found.end() :], value) if shown else None


def _grouped(digits: str) -> str:
    """Digits with commas between the thousands, however many they are."""
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}" if digits else ""


def renumbered(claim: Claim, digits: str) -> tuple[str, Number] | None:
    """The words of a figure with other digits, its decimal places and scale word kept, and the value it then has.

    ``None`` where it cannot be written so.
    """
    text = claim.figure.text
    found = NUMERAL.search(text)
    old = numeral_of(claim)
    if found is None or not old:
        return None
    point = found[0].rpartition(".")[2] if "." in found[0] and _english(found[0]) else ""
    if not _english(found[0]) or len(digits) <= len(point):
        return None
    whole, decimals = (digits[: -len(point)], digits[-len(point) :]) if point else (digits, "")
    grouped = f"{int(whole):,}" if "," in found[0] or len(whole) > 4 else whole
    shown = f"{grouped}.{decimals}" if decimals else grouped
    value = exact(claim.figure.value * Fraction(int(digits), int(old))) if int(old) else None
    return None if value is None else (text[: found.start()] + shown + text[found.end() :], value)


def is_narrow(room: Interval, value: Fraction) -> bool:
    """Whether a room has two ends that are close together, beside a value in it."""
    return room.lower is not None and room.upper is not None and room.upper - room.lower <= SNUG * abs(value)


def _english(numeral: str) -> bool:
    """Whether a numeral has commas for thousands and at most one point for decimals."""
    whole, _, decimals = numeral.partition(".")
    groups = whole.split(",")
    return decimals.isdigit() is bool(decimals) and all(len(group) == 3 for group in groups[1:])

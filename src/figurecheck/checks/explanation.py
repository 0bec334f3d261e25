"""What would explain a conflict: other ways to mean its claims, each to be tried and none ever
applied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

import attr

from figurecheck.checks.vicinity import Vicinity
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.days import spell_days
from figurecheck.model.expression import Expression, Operation, Term
from figurecheck.model.interval import Interval, Number, exact
from figurecheck.model.measure import Measure
from figurecheck.model.spelling import plain_digits
from figurecheck.model.window import Window, spell

SNUG = Fraction(1, 4)
"""How wide the room for a figure may be where it is moved to, as a share of the figure: more room
takes anything.
"""

PLAIN = Fraction(1, 2)
"""How likely a plain mistake is that can be made in one way only: a factor of ten, the wrong base
of a change.
"""

NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
"""One number in digits, with its separators."""


@attr.frozen(eq=False, repr=False)
class Subject:
    """A conflict that is to be explained.

    ``speakers`` are the claims in it, one for those that say the same; ``rooms`` what the others
    leave for the figure of one of them, in the unit of its quantity, where that is known. ``lone``
    are the names of those that one origin makes, ``typed`` those of them whose number one source
    alone has, written the English way. ``vicinity`` finds what else is stated.
    """

    claims: Claims
    speakers: tuple[Claim, ...]
    level: str
    code: str
    rooms: Mapping[str, Interval]
    lone: frozenset[str]
    typed: frozenset[str]
    vicinity: Vicinity


@attr.frozen(eq=False, repr=False)
class Trial:
    """What the claims would be if the explanation were right.

    ``fields`` gives, for each claim by name, the fields of its record that would read otherwise; it
    is read anew, unless ``changed`` has what it would then be, ``None`` for one that would no
    longer take part. ``measures`` stand in for those of the same id. ``value`` is the number the
    figure would be, in its own unit, if only that changes. ``text`` is the condition under which it
    fits, with its arithmetic: *if it was rounded half up*.

    ``likely`` is how likely that very mistake is beside all others, as the room that others may
    leave the figure, a share of the figure: where they leave more, that it fits says nothing.
    ``slip`` names the mistake in a few words, the same for every figure it is tried on. ``beside``
    are claims outside the conflict with which it has to hold. ``lead`` is what the explanation is
    called where that is not the same for all of its kind.
    """

    text: str
    fields: Mapping[str, Mapping[str, str]]
    changed: Mapping[str, Claim | None] = attr.field(factory=dict)
    measures: Mapping[str, Measure] = attr.field(factory=dict)
    value: Number | None = None
    likely: Fraction = PLAIN
    slip: str = ""
    beside: tuple[str, ...] = ()
    lead: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The claims it is about, sorted."""
        return tuple(
            sorted({*self.changed, *self.fields} - {f"measure:{name}" for name in self.measures})
        )


@attr.frozen(eq=False, repr=False)
class Explanation:
    """One kind of explanation: one module of ``checks/explanations``, under the name
    ``EXPLANATION``.

    They are tried in the order of ``rank``; a ``slip`` is a mistake of somebody's, the others are
    harmless. ``always`` marks one that is tried on conflicts that only the literal reading makes,
    too; ``few`` one that is tried on small conflicts only, since among many claims some could
    always be moved. ``lead`` is what people call it: *slip* or the name unless given.
    """

    name: str
    rank: int
    tries: Callable[[Subject], Iterable[Trial]]
    slip: bool = False
    always: bool = False
    few: bool = False
    lead: str = ""

    def told(self, trial: Trial) -> str:
        """The trial as a line: what it is called, and the condition under which it fits."""
        lead = trial.lead or self.lead or ("slip" if self.slip else self.name)
        return f"{lead}: it fits {trial.text}"


# -- shared by several kinds -----------------------------------------------------------------------


def days_of(claim: Claim) -> str:
    """The days of a claim in words."""
    return spell_days(claim.window) if claim.window is not None else "days not given"


def possible(start: int, end: int) -> bool:
    """Whether there are such days: the calendar ends with the year 9999."""
    return 0 < start < end <= date.max.toordinal()


def moved(claim: Claim, start: int, end: int, text: str) -> Trial:
    """The claim with other days, from ``start`` up to ``end``."""
    fields = {"when": spell(start, end)}
    return Trial(
        text, {claim.name: fields}, {claim.name: attr.evolve(claim, window=Window(start, end))}
    )


def as_field(claims: Claims, claim: Claim, value: Number) -> str:
    """A number as a field of a claim's record has it, every digit, in the way its source writes
    decimals.

    Empty where the number does not end. What is spelled for people is for nobody to read again.
    """
    source = claims.sources.get(claim.source)
    european = source is not None and source.numbers == "eu"
    digits = plain_digits(value)
    return digits.replace(".", ",") if european else digits


def spelled_term(term: Term) -> str:
    """A measure with its window and members, as an expression has it."""
    window = f"[{term.window}]" if term.window is not None else ""
    members = ", ".join(f"{dimension}={member}" for dimension, member in term.members)
    return f"{term.measure}{window}{{{members}}}" if members else f"{term.measure}{window}"


def change_of(quantity: Expression) -> tuple[Term, Term] | None:
    """What later figure is held against what earlier one: ``a / b`` or ``(a - b) / b``; ``None``
    for all else.
    """
    if (
        not isinstance(quantity, Operation)
        or quantity.operator != "/"
        or not isinstance(quantity.right, Term)
    ):
        return None
    over, earlier = quantity.left, quantity.right
    if isinstance(over, Operation) and over.operator == "-" and isinstance(over.left, Term):
        return (
            (over.left, earlier) if isinstance(over.right, Term) and over.right == earlier else None
        )
    return (over, earlier) if isinstance(over, Term) else None


def change_in_percent(claim: Claim) -> Number | None:
    """By how many percent a figure says that something changed, below 0 for less; ``None`` for any
    other figure.
    """
    figure = claim.figure
    if figure.form == "change" and figure.word in {"up", "down"}:
        return exact((figure.value - 1) * 100)
    divided = isinstance(claim.quantity, Operation) and isinstance(claim.quantity.left, Operation)
    return (
        figure.value if divided and figure.form == "digits" and figure.unit == "percent" else None
    )


HEDGES = {"bare": "", "approximate": "about ", "exact": "exactly "}
"""How hedges that leave room on both sides, or on neither, are written anew."""


def percentage(claims: Claims, claim: Claim, percent: Number) -> str:
    """A percentage with the hedge of a figure; empty where it cannot be written so."""
    digits = as_field(claims, claim, percent)
    return (
        f"{HEDGES[claim.figure.hedge]}{digits} %" if digits and claim.figure.hedge in HEDGES else ""
    )


def numeral_of(claim: Claim) -> str:
    """The digits of a figure that is one number in digits, without separators; empty for
    any other.
    """
    if claim.figure.form != "digits" or claim.figure.last is not None:
        return ""
    found = NUMERAL.findall(claim.figure.text)
    digits = "".join(one for one in found[0] if one.isdigit()) if len(found) == 1 else ""
    return digits if digits.strip("0") else ""


def resized(claim: Claim, value: Number) -> tuple[str, Number] | None:
    """The words of a figure of another value, its scale word kept; ``None`` where it cannot be
    written so.
    """
    text = claim.figure.text
    found = NUMERAL.search(text)
    if found is None or not numeral_of(claim) or not _english(found[0]):
        return None
    scale = claim.figure.value / Fraction(
        found[0].replace(",", "")
    )  # as it was written, not as it is spelled
    shown = _grouped(plain_digits(exact(value / Fraction(scale)))) if scale else ""
    return (text[: found.start()] + shown + text[found.end() :], value) if shown else None


def _grouped(digits: str) -> str:
    """Digits with commas between the thousands, however many they are."""
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}" if digits else ""


def renumbered(claim: Claim, digits: str, more: int = 0) -> tuple[str, Number] | None:
    """The words of a figure with other digits, its decimal places and scale word kept, and the
    value it then has.

    It may have so many ``more`` decimal places. ``None`` where it cannot be written so.
    """
    text = claim.figure.text
    found = NUMERAL.search(text)
    old = numeral_of(claim)
    if found is None or not old:
        return None
    point = found[0].rpartition(".")[2] if "." in found[0] and _english(found[0]) else ""
    places = len(point) + more
    if not _english(found[0]) or len(digits) <= places:
        return None
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    commas = (
        "," in found[0] or len(whole) > 4 or len(whole) > len(old) - len(point)
    )  # 144 has none to show
    grouped = f"{int(whole):,}" if commas else whole
    shown = f"{grouped}.{decimals}" if decimals else grouped
    value = (
        exact(claim.figure.value * Fraction(int(digits), int(old) * 10**more)) if int(old) else None
    )
    return None if value is None else (text[: found.start()] + shown + text[found.end() :], value)


def is_narrow(room: Interval, value: Fraction) -> bool:
    """Whether a room has two ends that are close together, beside a value in it."""
    return (
        room.lower is not None
        and room.upper is not None
        and room.upper - room.lower <= SNUG * abs(value)
    )


def _english(numeral: str) -> bool:
    """Whether a numeral has commas for thousands and at most one point for decimals."""
    whole, _, decimals = numeral.partition(".")
    groups = whole.split(",")
    return decimals.isdigit() is bool(decimals) and all(len(group) == 3 for group in groups[1:])

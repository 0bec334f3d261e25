"""The wrong unit: milligrams for grams, megawatts for kilowatts, minutes for hours, miles for
kilometres.

Why it matters
    Units are dropped when a table is copied, and added again by who writes the text.

Given::

    measure: sodium
    unit: g
    kind: stock

    claim: light
    figure: 300 milligrams
    measure: sodium
    as_of: 2025-01-01
    source: label

Conflict::

    claim: light
    figure: 300 grams
    measure: sodium
    as_of: 2025-01-01
    source: article

Clean::

    claim: light
    figure: 170 milligrams
    measure: sodium
    as_of: 2025-01-01
    source: article
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import Explanation, Subject, Trial, numeral_of
from figurecheck.errors import UnitError
from figurecheck.model.claim import Claim
from figurecheck.model.interval import exact
from figurecheck.model.unit import Unit, compatible, read_unit

NEXT, OTHER = Fraction(3, 5), Fraction(1, 4)
"""How likely the next unit is, of which there are a thousand in one, and how likely all the others
together.
"""

GROUPS = (
    (("milligrams", "mg"), ("grams", "g"), ("kilograms", "kg"), ("tonnes", "t")),
    (("pounds", "lb"), ("kilograms", "kg")),
    (("watts", "W"), ("kilowatts", "kW"), ("megawatts", "MW"), ("gigawatts", "GW")),
    (
        ("watt hours", "Wh"),
        ("kilowatt hours", "kWh"),
        ("megawatt hours", "MWh"),
        ("gigawatt hours", "GWh"),
    ),
    (("gigawatt hours", "GWh"), ("terawatt hours", "TWh")),
    (("millimetres", "mm"), ("centimetres", "cm"), ("metres", "m"), ("kilometres", "km")),
    (("miles", "mi"), ("kilometres", "km")),
    (("feet", "ft"), ("metres", "m")),
    (("acres", "acre"), ("hectares", "ha")),
    (("millilitres", "ml"), ("litres", "l")),
    (
        ("seconds", "s"),
        ("minutes", "min"),
        ("hours", "h"),
        ("days", "d"),
        ("weeks", "week"),
        ("years", "year"),
    ),
)
"""Units that are taken for one another, each by its name in the plural and by its sign."""


def tries(subject: Subject) -> Iterator[Trial]:
    """Each figure in the units that its own is taken for."""
    for claim in subject.speakers:
        if claim.name not in subject.lone or not numeral_of(claim):
            continue
        written = claim.figure.unit or claim.unit.text
        unit = _read(written)
        if unit is None or not _ends_in(claim.figure.text, claim.figure.unit):
            continue
        found = list(_others(unit, written))
        for name, factor in found:
            likely = (
                NEXT if factor in {1_000, Fraction(1, 1_000)} else OTHER * Fraction(1, len(found))
            )
            yield _trial(claim, written, name, factor, likely)


def _ends_in(text: str, unit: str) -> bool:
    return text[len(text) - len(unit) :] == unit


def _read(text: str) -> Unit | None:
    try:
        return read_unit(text)
    except UnitError:
        return None


def _others(unit: Unit, written: str) -> Iterator[tuple[str, Fraction]]:
    """The units of the groups that a unit is in, with how many of it one of them is."""
    told = {exact(unit.factor)}
    for group in GROUPS:
        known = [(names, other) for names in group if (other := _read(names[1])) is not None]
        if not any(compatible(other, unit) and other.factor == unit.factor for _, other in known):
            continue
        for (name, sign), other in known:
            if other.factor not in told:
                told.add(exact(other.factor))
                yield (
                    (sign if _is_sign(written) else name),
                    Fraction(other.factor) / Fraction(unit.factor),
                )


def _is_sign(written: str) -> bool:
    return any(written == sign for group in GROUPS for _, sign in group)


def _trial(claim: Claim, written: str, name: str, factor: Fraction, likely: Fraction) -> Trial:
    figure = claim.figure
    number = figure.text[: len(figure.text) - len(figure.unit)].strip()
    meant = f"{number} {name}"
    slip = f"{written} for {name}"
    text = f"if {figure.text} should read {meant} ({slip})"
    value = exact(figure.value * factor)
    return Trial(text, {claim.name: {"figure": meant}}, value=value, likely=likely, slip=slip)


EXPLANATION = Explanation("units", 114, tries, slip=True)

"""A slip in the size: a factor of 10, 1,000 or 1,000,000, million for billion, a decimal comma for
a point.

Why it matters
    A zero too many, million for billion: the digits are right, and what they stand for is not.

Given::

    measure: cases
    unit: case

    claim: d1
    figure: exactly 1,179
    measure: cases
    when: 2025-01-01
    source: police

    claim: d2
    figure: exactly 969
    measure: cases
    when: 2025-01-02
    source: police

Conflict::

    claim: all
    figure: exactly 21,480
    measure: cases
    when: 2025-01-01/2025-01-02
    source: paper

Clean::

    claim: all
    figure: exactly 3,517
    measure: cases
    when: 2025-01-01/2025-01-02
    source: paper
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import PLAIN, Explanation, Subject, Trial, numeral_of, resized
from figurecheck.model.claim import Claim
from figurecheck.model.interval import exact
from figurecheck.model.spelling import spell_number

FACTORS = (
    (10, Fraction(1, 2)),
    (100, Fraction(1, 10)),
    (1_000, Fraction(1, 4)),
    (1_000_000, Fraction(1, 10)),
)
"""How many times too large or too small figures are, and how likely each is."""

COMMA = re.compile(r"\b[0-9]{1,3},[0-9]{3}(?![0-9.,])")
POINT = re.compile(r"\b[0-9]{1,3}\.[0-9]{3}(?![0-9.,])")
"""Numbers that become others if the one sign is taken for the other."""

SCALES = (("thousand", "million"), ("million", "billion"), ("billion", "trillion"))


def tries(subject: Subject) -> Iterator[Trial]:
    """Each figure that many times larger and smaller."""
    for claim in subject.speakers:
        if claim.name not in subject.typed or not numeral_of(claim):
            continue
        for factor, likely in FACTORS:
            for times in (factor, Fraction(1, factor)):
                yield from _sized(claim, Fraction(times), likely)


def _sized(claim: Claim, times: Fraction, likely: Fraction) -> Iterator[Trial]:
    value = exact(claim.figure.value * times)
    if claim.unit.counted and not isinstance(value, int):
        return
    told = resized(claim, value)
    if told is None:
        return
    text = told[0]
    size = spell_number(times if times > 1 else Fraction(1) / times)
    words = _scale_words(claim, times)
    slip, likely = (words, PLAIN) if words else (f"a factor of {size}", likely)
    yield Trial(
        f"if {claim.figure.text} should read {text} ({slip})",
        {claim.name: {"figure": text}},
        value=value,
        likely=likely,
        slip=slip,
    )


def _scale_words(claim: Claim, times: Fraction) -> str:
    written = claim.figure.text.casefold()
    for small, large in SCALES:
        if times == 1_000 and small in written:
            return f"{small} for {large}"
        if times * 1_000 == 1 and large in written:
            return f"{large} for {small}"
    if times * 1_000 == 1 and COMMA.search(claim.figure.text):
        return "a comma for a decimal point"
    if times == 1_000 and POINT.search(claim.figure.text):
        return "a decimal point for a comma"
    return ""


EXPLANATION = Explanation("factor", 120, tries, slip=True)

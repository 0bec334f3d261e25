"""The wrong period: a week's figure for a year's, a day's for a week's.

Why it matters
    A rate is copied, and what it is a rate per is filled in from memory.

Given::

    measure: cases
    unit: case

    claim: all
    figure: exactly 52,314
    measure: cases
    when: 2025
    source: board

Conflict::

    claim: mean
    figure: 1,003
    measure: cases
    statistic: average per month
    when: 2025
    source: paper

Clean::

    claim: mean
    figure: 2,871
    measure: cases
    statistic: average per month
    when: 2025
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import Explanation, Subject, Trial, numeral_of, resized
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Term
from figurecheck.model.interval import exact
from figurecheck.model.statistic import TOTAL

PERIODS = ("day", "week", "month", "year")

FACTORS = (
    (7, "a week for a day"),
    (12, "a year for a month"),
    (24, "a day for an hour"),
    (52, "a year for a week"),
    (60, "an hour for a minute"),
    (365, "a year for a day"),
)
"""How many of one period the other holds, and which is taken for which."""

LIKELY = Fraction(1, 4)


def tries(subject: Subject) -> Iterator[Trial]:
    """Each total and average for the other periods, then each figure so many times larger and
    smaller.
    """
    for claim in subject.speakers:
        if claim.name not in subject.lone:
            continue
        if isinstance(claim.quantity, Term) and (claim.statistic == TOTAL or claim.per):
            yield from _told_for(subject, claim)
        if claim.name in subject.typed and numeral_of(claim):
            for factor, words in FACTORS:
                yield from _sized(claim, Fraction(1, factor), words)
                if not isinstance(
                    claim.quantity, Term
                ):  # of a total that is an average, and tried above
                    yield from _sized(claim, Fraction(factor), words)


def _told_for(subject: Subject, claim: Claim) -> Iterator[Trial]:
    """The figure as the total of its days, or as that of a day, a week, a month or a year
    of them.
    """
    measure = (
        subject.claims.measure(claim.quantity.measure) if isinstance(claim.quantity, Term) else None
    )
    if (
        measure is None
        or not measure.adds_over_time
        or claim.window is None
        or not claim.window.plain
    ):
        return
    now = f"a {claim.per}" if claim.per else "in all"
    for period in ("", *PERIODS):
        if period == claim.per or (period and (claim.window.days or 0) < 2):
            continue
        meant, statistic = (
            (f"a {period}", f"average per {period}") if period else ("in all", TOTAL.words)
        )
        text = f"if {claim.figure.text} is {meant}, not {now}"
        slip = f"{now} for {meant}"
        yield Trial(text, {claim.name: {"statistic": statistic}}, likely=LIKELY, slip=slip)


def _sized(claim: Claim, times: Fraction, words: str) -> Iterator[Trial]:
    value = exact(claim.figure.value * times)
    told = resized(claim, value)
    if told is None or (claim.unit.counted and not isinstance(value, int)):
        return
    size = times.numerator if times > 1 else times.denominator
    text = f"if {claim.figure.text} should read {told[0]} (a factor of {size}: {words})"
    likely = LIKELY * Fraction(1, len(FACTORS))
    yield Trial(
        text,
        {claim.name: {"figure": told[0]}},
        value=value,
        likely=likely,
        slip=f"a factor of {size}",
    )


EXPLANATION = Explanation("period", 106, tries, slip=True)

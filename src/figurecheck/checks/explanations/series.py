"""A whole series a day early or late: every row of a source stands a day before or after where it
belongs.

Why it matters
    Tables are kept by the day of the report or by the day before it, in another time zone, or with
    one row more.

Given::

    measure: cases
    unit: case

    claim: d1
    figure: exactly 412
    measure: cases
    when: 2025-01-02
    source: board

    claim: d2
    figure: exactly 388
    measure: cases
    when: 2025-01-03
    source: board

    claim: d3
    figure: exactly 401
    measure: cases
    when: 2025-01-04
    source: board

    claim: d4
    figure: exactly 397
    measure: cases
    when: 2025-01-05
    source: board

Conflict::

    claim: d1
    figure: exactly 412
    measure: cases
    when: 2025-01-01
    source: paper

    claim: d2
    figure: exactly 388
    measure: cases
    when: 2025-01-02
    source: paper

    claim: d3
    figure: exactly 401
    measure: cases
    when: 2025-01-03
    source: paper

    claim: d4
    figure: exactly 397
    measure: cases
    when: 2025-01-04
    source: paper

Clean::

    claim: d1
    figure: exactly 231
    measure: cases
    when: 2025-01-01
    source: paper

    claim: d2
    figure: exactly 355
    measure: cases
    when: 2025-01-02
    source: paper

    claim: d3
    figure: exactly 478
    measure: cases
    when: 2025-01-03
    source: paper

    claim: d4
    figure: exactly 290
    measure: cases
    when: 2025-01-04
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attr

from figurecheck.checks.explanation import Explanation, Subject, Trial, possible
from figurecheck.checks.vicinity import Days, plain_window
from figurecheck.model.claim import Claim
from figurecheck.model.subject import publisher
from figurecheck.model.window import Window, spell

MIN_ROWS = 3
"""Rows a series has at least."""

MIN_HITS = 2
"""Rows that differ where they are, and rows other than 0 that are the same where they would be."""

MAX_ROWS = 60
"""Rows of the longest series that is tried."""


def tries(subject: Subject) -> Iterator[Trial]:
    """The series of each claim in conflict, held against each other source that has one for the
    same quantity.
    """
    told: set[tuple[str, str, int]] = set()
    for claim in subject.speakers:
        days = plain_window(claim)
        own = subject.vicinity.series(claim.source, claim) if claim.name in subject.lone else {}
        if days is None or not MIN_ROWS <= len(own) <= MAX_ROWS:
            continue
        for other in subject.speakers:
            apart = other.source != claim.source
            rows = subject.vicinity.series(other.source, claim) if apart else {}
            if len(rows) < MIN_ROWS or _differing(own, rows, 0, subject.level) < MIN_HITS:
                continue
            for step in (days[1] - days[0], days[0] - days[1]):
                key = claim.source, other.source, step
                if key not in told and _fits(own, rows, step, subject.level):
                    told.add(key)
                    yield _moved(subject, list(own.values()), list(rows.values()), step)


def _differing(own: Mapping[Days, Claim], rows: Mapping[Days, Claim], step: int, level: str) -> int:
    """How many rows of one series cannot be those of another, were each so many days later."""
    pairs = ((claim, rows.get((start + step, end + step))) for (start, end), claim in own.items())
    return sum(not _meet(claim, other, level) for claim, other in pairs if other is not None)


def _fits(own: Mapping[Days, Claim], rows: Mapping[Days, Claim], step: int, level: str) -> bool:
    if not all(possible(start + step, end + step) for start, end in own):
        return False
    pairs = ((claim, rows.get((start + step, end + step))) for (start, end), claim in own.items())
    hits = sum(
        other is not None and other.figure.value == claim.figure.value != 0
        for claim, other in pairs
    )
    return hits >= MIN_HITS and not _differing(own, rows, step, level)


def _meet(one: Claim, other: Claim, level: str) -> bool:
    left, right = one.reading.at(level), other.reading.at(level)
    below = left.upper is not None and right.lower is not None and left.upper < right.lower
    return not below and not (
        left.lower is not None and right.upper is not None and left.lower > right.upper
    )


def _moved(subject: Subject, rows: Sequence[Claim], others: Sequence[Claim], step: int) -> Trial:
    source, length = publisher(subject.claims, rows[0].source), abs(step)
    period = {1: "day", 7: "week"}.get(length, "")
    span = f"a {period}" if period else f"{length} days"
    early, there = ("early", "after") if step > 0 else ("late", "before")
    where = f"the {period} {there}" if period else f"{span} {'later' if step > 0 else 'earlier'}"
    text = f"if the {len(rows)} figures of {source} are each for {where}"
    fields: dict[str, Mapping[str, str]] = {}
    changed: dict[str, Claim | None] = {}
    for claim in rows:
        start, end = plain_window(claim) or (0, 0)
        fields[claim.name] = {"when": spell(start + step, end + step)}
        changed[claim.name] = attr.evolve(claim, window=Window(start + step, end + step))
    beside = tuple(claim.name for claim in others)
    return Trial(
        text,
        fields,
        changed,
        likely=Fraction(1),
        slip=f"a series {span} {early}",
        beside=beside,
        lead=f"a series {span} {early}",
    )


EXPLANATION = Explanation("series", 90, tries, slip=True)

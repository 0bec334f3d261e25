"""What one further figure would decide an open conflict."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from figurecheck.checks.explanation import Subject
from figurecheck.model.claim import Claim
from figurecheck.model.interval import Interval, exact, magnitude
from figurecheck.model.spelling import spell_value
from figurecheck.model.subject import in_percent
from figurecheck.model.subject import subject as words_of

SAME = 2
"""Two claims of one quantity that disagree: a third one is what decides between them."""

CHANGED = "FC304"
"""The code of a conflict that one origin has with itself: what it said later may correct what it
said before.
"""


def deciding(subject: Subject) -> str:
    """The line that says which further figure would speak for and against one of the claims; empty
    without one.

    It is about the claim that one origin makes and whose figure would have to move least, as a
    share of it.
    """
    if len(subject.speakers) == SAME and _one_quantity(subject.speakers):
        line = f"look for another source for {words_of(subject.claims, subject.speakers[0])}"
        corrected = _corrected(subject) if subject.code == CHANGED else ""
        return f"{corrected}; else {line}" if corrected else line
    found: list[tuple[bool, Fraction, str, str]] = []
    for claim in subject.speakers:
        room = subject.rooms.get(claim.name)
        sides = _sides(claim, claim.reading.at(subject.level), room) if room is not None else None
        if sides is not None:
            line = f"look for another source for {words_of(subject.claims, claim)}: {sides[1]}"
            found.append((claim.name not in subject.lone, sides[0], claim.name, line))
    return min(found)[-1] if found else ""


def _corrected(subject: Subject) -> str:
    """How to say that the later of two figures corrects the earlier one; empty where no days say
    which is which.
    """
    dated = [(subject.claims.sources[claim.source].published, claim) for claim in subject.speakers]
    known = sorted(
        ((day, claim) for day, claim in dated if day is not None), key=lambda each: each[0]
    )
    if len(known) < SAME or known[0][0] == known[1][0]:
        return ""
    (_, early), (_, late) = known
    return (
        f"if {late.figure.text} corrects {early.figure.text}, write `replaces: {early.name}`"
        " below it"
    )


def _one_quantity(speakers: Sequence[Claim]) -> bool:
    one, other = speakers
    return (one.quantity, one.members, one.window, one.statistic) == (
        other.quantity,
        other.members,
        other.window,
        other.statistic,
    )


def _sides(claim: Claim, reading: Interval, room: Interval) -> tuple[Fraction, str] | None:
    """How far the figure is from what the others leave it, as a share of it, and what would speak
    for which.
    """
    percent = in_percent(claim)
    if room.upper is not None and reading.lower is not None and room.upper < reading.lower:
        near, far, words = room.upper, reading.lower, ("or less", "or more")
    elif room.lower is not None and reading.upper is not None and room.lower > reading.upper:
        near, far, words = room.lower, reading.upper, ("or more", "or less")
    else:
        return None
    against = f"{spell_value(near, percent=percent)} {words[0]} rules out {claim.figure.text}"
    share = Fraction(magnitude(exact(near - far))) / (Fraction(magnitude(far)) or 1)
    return share, f"{against}, {spell_value(far, percent=percent)} {words[1]} supports it"

"""A slip in the digits: two neighbours swapped, one dropped, one doubled, one mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import Explanation, Subject, Trial, is_narrow, numeral_of, renumbered
from figurecheck.model.claim import Claim
from figurecheck.model.interval import Interval, exact

LONGEST = 12
"""Digits of the longest number whose digits are tried."""


def tries(subject: Subject) -> Iterator[Trial]:
    """Every number that becomes the one written by one such slip, those of the same digits first."""
    for claim in subject.speakers:
        if claim.name not in subject.typed:
            continue
        digits = numeral_of(claim)
        if not 2 <= len(digits) <= LONGEST:
            continue
        for meant, slip in (_meant(digits) | _mistyped(subject, claim, digits) | _meant(digits)).items():
            told = renumbered(claim, meant)
            if told is not None:
                text, value = told
                words = f"slip: it fits if {claim.figure.text} should read {text} ({slip})"
                yield Trial(words, {claim.name: {"figure": text}}, value=value)


def _mistyped(subject: Subject, claim: Claim, digits: str) -> dict[str, str]:
    """The numbers with one other digit that lie in the room there is, where that is narrow: elsewhere many would."""
    room = subject.rooms.get(claim.name)
    if room is None or len(digits.rstrip("0")) < 2 or not is_narrow(room, Fraction(claim.figure.value)):
        return {}  # and of a round number one digit is the whole of it
    found = (
        digits[:index] + digit + digits[index + 1 :]
        for index in range(len(digits))
        for digit in "0123456789"
        if digit != digits[index] and (digit != "0" or index)
    )
    return {meant: "one digit mistyped" for meant in found if _lies(room, claim, digits, meant)}


def _lies(room: Interval, claim: Claim, digits: str, meant: str) -> bool:
    """Whether the reading of a figure, were it another number, would meet a room."""
    times = exact(Fraction(int(meant)) / Fraction(int(digits)))
    reading = claim.reading.generous.scaled(times) if times > 0 else None
    if reading is None or room.lower is None or room.upper is None:
        return False
    below = reading.upper is not None and reading.upper < room.lower
    return not below and not (reading.lower is not None and reading.lower > room.upper)


def _meant(digits: str) -> dict[str, str]:
    """What could have been meant, with the slip that turned it into these digits; the likeliest slip for each."""
    found: dict[str, str] = {}
    for index in range(len(digits) - 1):
        swapped = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
        found.setdefault(swapped, "two digits swapped")
        if digits[index] == digits[index + 1]:
            found.setdefault(digits[:index] + digits[index + 1 :], "a digit typed twice")
    for index in range(len(digits)):
        doubled = digits[:index] + digits[index] + digits[index:]
        found.setdefault(doubled, "one of two like digits dropped")
    found.pop(digits, None)
    return {meant: slip for meant, slip in found.items() if not meant.startswith("0")}


EXPLANATION = Explanation("digits", 110, tries, slip=True)

"""A slip in the digits: two neighbours swapped, one dropped, one doubled."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.explanation import Explanation, Subject, Trial, numeral_of, renumbered

LONGEST = 12
"""Digits of the longest number whose digits are tried."""


def tries(subject: Subject) -> Iterator[Trial]:
    """Every number that becomes the one written by one such slip."""
    for claim in subject.speakers:
        if claim.name not in subject.typed:
            continue
        digits = numeral_of(claim)
        if not 2 <= len(digits) <= LONGEST:
            continue
        for meant, slip in _meant(digits).items():
            told = renumbered(claim, meant)
            if told is not None:
                text, value = told
                words = f"slip: it fits if {claim.figure.text} should read {text} ({slip})"
                yield Trial(words, {claim.name: {"figure": text}}, value=value)


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

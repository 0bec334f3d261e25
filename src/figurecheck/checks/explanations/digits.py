"""A slip in the digits: two neighbours swapped, one dropped, one doubled, one mistyped.

Why it matters
    Figures are typed and copied by hand. Of a number of one or two digits any other is a slip away:
    it says nothing there.

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
    figure: exactly 2,184
    measure: cases
    when: 2025-01-01/2025-01-02
    source: paper

Clean::

    claim: all
    figure: exactly 2,751
    measure: cases
    when: 2025-01-01/2025-01-02
    source: paper
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figurecheck.checks.explanation import (
    NUMERAL,
    Explanation,
    Subject,
    Trial,
    numeral_of,
    renumbered,
)
from figurecheck.model.claim import Claim

MAX_DIGITS_TRIED = 12
"""Digits of the longest number whose digits are tried."""


MIN_TYPED = 3
"""Digits, closing zeros aside, that a number has for one of them to be mistyped: with fewer
anything would fit.
"""

SLIPS = {
    "two digits swapped": Fraction(3, 20),
    "a digit typed twice": Fraction(1, 10),
    "one of two like digits dropped": Fraction(1, 10),
    "a digit dropped behind the point": Fraction(1, 10),
    "one digit mistyped": Fraction(1, 20),
    "a digit dropped": Fraction(1, 25),
    "a digit too many": Fraction(1, 50),
}
"""How likely each slip is, to be shared among the ways of making it."""


def tries(subject: Subject) -> Iterator[Trial]:
    """Every number that becomes the one written by one such slip."""
    for claim in subject.speakers:
        digits = numeral_of(claim) if claim.name in subject.typed else ""
        if not 2 <= len(digits) <= MAX_DIGITS_TRIED:
            continue
        meant = _meant(digits, _places(claim))
        ways: dict[str, int] = {}
        for slip in meant.values():
            ways[slip] = ways.get(slip, 0) + 1
        for (other, more), slip in meant.items():
            told = renumbered(claim, other, more)
            if told is not None and told[1] != claim.figure.value:
                text, value = told
                words = f"if {claim.figure.text} should read {text} ({slip})"
                likely = SLIPS[slip] * Fraction(1, ways[slip])
                yield Trial(
                    words, {claim.name: {"figure": text}}, value=value, likely=likely, slip=slip
                )


def _places(claim: Claim) -> int:
    """How many decimal places a figure is written with."""
    found = NUMERAL.search(claim.figure.text)
    return len(found[0]) - found[0].index(".") - 1 if found is not None and "." in found[0] else 0


def _meant(digits: str, places: int) -> dict[tuple[str, int], str]:
    """What could have been meant, and with how many more decimal places, by the likeliest slip that
    makes it these.
    """
    found: dict[tuple[str, int], str] = {}
    ends = range(len(digits))
    for index in ends[:-1]:
        swapped = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
        found.setdefault((swapped, 0), "two digits swapped")
    for index in ends[:-1]:
        if digits[index] == digits[index + 1]:
            found.setdefault((digits[:index] + digits[index + 1 :], 0), "a digit typed twice")
    for index in ends:
        doubled = digits[: index + 1] + digits[index:]
        if index < len(digits) - places:
            found.setdefault((doubled, 0), "one of two like digits dropped")
        if index >= len(digits) - places - 1 and places:
            found.setdefault((doubled, 1), "a digit dropped behind the point")
    for index in range(len(digits) - places, len(digits) + 1) if places else ():
        found.setdefault(
            (digits[:index] + "0" + digits[index:], 1), "a digit dropped behind the point"
        )
    if len(digits.rstrip("0")) >= MIN_TYPED:
        found = {
            **found,
            **{key: slip for key, slip in _mistyped(digits).items() if key not in found},
        }
    found.pop((digits, 0), None)
    return {key: slip for key, slip in found.items() if key[0][0] != "0" or key[1] or places}


def _mistyped(digits: str) -> dict[tuple[str, int], str]:
    """What is one other digit, one digit more or one less."""
    found: dict[tuple[str, int], str] = {}
    for index in range(len(digits)):
        for digit in "0123456789":
            found.setdefault(
                (digits[:index] + digit + digits[index + 1 :], 0), "one digit mistyped"
            )
    for index in range(len(digits) + 1):
        for digit in "0123456789":
            found.setdefault((digits[:index] + digit + digits[index:], 0), "a digit dropped")
    for index in range(len(digits)):
        found.setdefault((digits[:index] + digits[index + 1 :], 0), "a digit too many")
    return found


EXPLANATION = Explanation("digits", 110, tries, slip=True)

"""Calculations 1.1 in its plainest form, by another road: fractions, and every fact looked at for
every sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.bringing.filings.writing import Sum, Told

Key = tuple[str, str, str]
Ends = tuple[Fraction, Fraction]


def ends(fact: Told) -> Ends:
    """The ends of a fact, half a unit of its last right digit either way."""
    value = Fraction(fact.value)
    if fact.decimals == "INF":
        return value, value
    half = Fraction(1, 2) / Fraction(10) ** int(fact.decimals)
    return value - half, value + half


def excess(fact: Told) -> bool:
    """Whether it has digits behind the last right one."""
    return (
        fact.decimals != "INF"
        and (Fraction(fact.value) * Fraction(10) ** int(fact.decimals)).denominator != 1
    )


def together(facts: Sequence[Told], concept: str, key: Key) -> Ends | str | None:
    """What all facts of a concept leave for some aspects; a text where they are not to be added."""
    own = [
        one for one in facts if one.concept == concept and (one.when, one.member, one.unit) == key
    ]
    if not own or not any(one.value for one in own):
        return None
    if not all(one.value for one in own):
        return "nil and not"
    if any(map(excess, own)):
        return "excess"
    lower, upper = max(ends(one)[0] for one in own), min(ends(one)[1] for one in own)
    return "twice" if lower > upper else (lower, upper)


def inconsistent(facts: Sequence[Told], sums: Sequence[Sum]) -> set[tuple[str, str, Key]]:
    """The role, total and aspects of every sum that does not come out."""
    found = set()
    for one in sums:
        for key in {(fact.when, fact.member, fact.unit) for fact in facts}:
            total = together(facts, one.total, key)
            parts = [(together(facts, part, key), Fraction(weight)) for part, weight in one.parts]
            parts = [(part, weight) for part, weight in parts if part is not None]
            if (
                not isinstance(total, tuple)
                or not parts
                or any(isinstance(part, str) for part, _ in parts)
            ):
                continue
            products = [
                (part[0] * weight, part[1] * weight)
                for part, weight in parts
                if isinstance(part, tuple)
            ]
            lower, upper = (sum(end(pair) for pair in products) for end in (min, max))
            if lower > total[1] or upper < total[0]:
                found.add((one.role, one.total, key))
    return found

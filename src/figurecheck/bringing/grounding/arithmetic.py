"""The arithmetic of derivations: expressions over the roles of evidence, which anybody can evaluate
again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from figurecheck.errors import UsageError
from figurecheck.model.interval import Number, exact

Roles = Mapping[str, list[Number]]


def _over(one: Number, other: Number) -> Number:
    return Fraction(one) / Fraction(other)


def _years(before: Number, after: Number) -> int:
    """The whole years from one day to another, each by its number, as an age is counted."""
    first, last = date.fromordinal(int(before)), date.fromordinal(int(after))
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


EXPRESSIONS: Mapping[str, Callable[[Roles], Number]] = MappingProxyType(
    {
        "part + part": lambda of: sum(of["part"]),
        "after - before": lambda of: of["after"][0] - of["before"][0],
        "(part + part) / 2": lambda of: _over(sum(of["part"]), 2),
        "part / whole": lambda of: _over(of["part"][0], of["whole"][0]),
        "part / whole * 100": lambda of: _over(of["part"][0] * 100, of["whole"][0]),
        "part / sum(whole)": lambda of: _over(of["part"][0], sum(of["whole"])),
        "part / sum(whole) * 100": lambda of: _over(of["part"][0] * 100, sum(of["whole"])),
        "sum(part) / whole": lambda of: _over(sum(of["part"]), of["whole"][0]),
        "sum(part) / whole * 100": lambda of: _over(sum(of["part"]) * 100, of["whole"][0]),
        "sum(part) / sum(whole)": lambda of: _over(sum(of["part"]), sum(of["whole"])),
        "sum(part) / sum(whole) * 100": lambda of: _over(sum(of["part"]) * 100, sum(of["whole"])),
        "after / before": lambda of: _over(of["after"][0], of["before"][0]),
        "(after / before - 1) * 100": lambda of: _over(
            (of["after"][0] - of["before"][0]) * 100, of["before"][0]
        ),
        "part - part": lambda of: of["part"][0] - sum(of["part"][1:]),
        "sum(part)": lambda of: sum(of["part"]),
        "sum(part) / count(part)": lambda of: _over(sum(of["part"]), len(of["part"])),
        "count(part)": lambda of: len(of["part"]),
        "max(part)": lambda of: max(of["part"]),
        "min(part)": lambda of: min(of["part"]),
        "max(part) - min(part)": lambda of: max(of["part"]) - min(of["part"]),
        "days(before, after)": lambda of: of["after"][0] - of["before"][0],
        "days(before, after) + 1": lambda of: of["after"][0] - of["before"][0] + 1,
        "days(before, after) / 7": lambda of: _over(of["after"][0] - of["before"][0], 7),
        "years(before, after)": lambda of: _years(of["before"][0], of["after"][0]),
        "is * factor": lambda of: of["is"][0] * of["factor"][0],
        "is / factor": lambda of: _over(of["is"][0], of["factor"][0]),
    }
)
"""What each expression comes to, for the numbers in each role."""


def evaluated(expression: str, parts: Iterable[tuple[str, Number]]) -> Number:
    """What an expression comes to, exactly.

    Raises:
        UsageError: where there is no such expression, or a role of it is missing, or it divides by
            0.
    """
    of: dict[str, list[Number]] = {}
    for role, value in parts:
        of.setdefault(role, []).append(value)
    return worked_out(expression, of)


def worked_out(expression: str, of: Roles) -> Number:
    """The same for numbers that are sorted by their roles already."""
    known = EXPRESSIONS.get(expression)
    try:
        if known is not None:
            return exact(known(of))
    except (KeyError, IndexError, ValueError, ZeroDivisionError, OverflowError):
        pass
    msg = f"there is no arithmetic `{expression[:60]}` over {', '.join(sorted(of)) or 'nothing'}"
    raise UsageError(msg)

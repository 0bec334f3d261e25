"""Neighbouring columns of one kind, added up from the first or up to the last: halves of quarters,
the year to date.

What it follows
    In a row that the sentence names, columns beside each other whose names differ in nothing but a
    number (*Q1*, *first quarter*): the sum of the first two or more of them, and of the last two or
    more. Pairs such as *58-44* follow where two named rows come to them over the same columns.

Grounded::

    team,first quarter,second quarter,third quarter,fourth quarter
    Comets,131,127,125,122
    Herons,120,124,130,128

    The Comets scored 258 in the first half.

Not::

    team,first quarter,second quarter,third quarter,fourth quarter
    Comets,131,127,125,122
    Herons,120,124,130,128

    The Comets scored 285 in the first half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, derived
from figurecheck.bringing.grounding.sources import SourceTable

MAX_COLUMNS = 60
"""Neighbouring columns that are added up."""

_NUMBERED = re.compile(
    r"\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth"
    r"|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
)


def _derive(scope: Scope) -> Iterator[Derivation]:
    if scope.figure.kind in {"percent", "points", "fraction", "multiple"}:
        return
    for table, row in scope.own:
        yield from running(scope.tables[table], row)


def running(table: SourceTable, row: int) -> Iterator[Derivation]:
    """The sums of a row over neighbouring columns of one kind, in an order that is the same for all
    rows.
    """
    for first, last in _runs(table):
        parts = [
            ("part", one)
            for column in range(first, last)
            for one in table.figures((row, column))
            if one.exact and one.kind != "percent"
        ]
        if len(parts) == last - first:
            yield from (derived("sum(part)", *parts[:many]) for many in range(2, len(parts)))
            yield from (derived("sum(part)", *parts[many:]) for many in range(1, len(parts) - 1))


def _runs(table: SourceTable) -> list[tuple[int, int]]:
    """The stretches of three columns or more whose names differ in nothing but a number."""
    names = [_NUMBERED.sub("#", label.lower()) for label in table.columns]
    found, first = [], 0
    for column in range(1, len(names) + 1):
        goes_on = column < len(names) and names[column] == names[first] and "#" in names[first]
        if not goes_on:
            if 3 <= column - first <= MAX_COLUMNS:
                found.append((first, column))
            first = column
    return found


FAMILY = DerivationFamily("running", 25, _derive)

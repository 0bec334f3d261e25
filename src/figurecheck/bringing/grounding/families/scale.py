"""A figure of a named row or column in another scale: thousands, millions, percent of one.

What it follows
    A figure of a row or column that the sentence names, times or over a thousand, a million or a
    billion, and a hundred for percentages. Each factor that is tried is paid for. A number without
    decimals is over a factor only where the sentence names one, or in a table of the text: nobody
    writes 22 for 21,781,800 without a word.

Grounded::

    line,cost
    Quarry,14231
    Harbour,2105

    The Quarry line costs 14.2 million.

Not::

    line,cost
    Quarry,14231
    Harbour,2105

    The Quarry line costs 17.2 million.
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.bringing.grounding.family import (
    FEW_LINES,
    Derivation,
    DerivationFamily,
    Scope,
    derived,
)

_FACTORS = (1_000, 1_000_000, 1_000_000_000)
_SAID = frozenset({"thousand", "million", "billion", "k", "m", "mn", "bn", "000"})
_HUNDRED = frozenset({"percent", "fraction", "points"})


def _derive(scope: Scope) -> Iterator[Derivation]:
    kind = scope.figure.kind
    if kind in {"multiple", "age", "ordinal", "date", "pair"}:
        return
    factors = (100,) if kind in _HUNDRED else _FACTORS
    parted = scope.figure.cell or not scope.whole or not _SAID.isdisjoint(scope.words)
    rows = scope.own or scope.rows
    found = [one for line in rows for one in scope.cells(line, _columns(scope, line[0]))]
    named = {(one.table, one.row) for one in found}
    found += [
        one
        for line in scope.few(scope.columns)
        for one in scope.column(line)
        if (one.table, one.row) not in named
    ]
    for one in found:
        if one.kind == "percent":
            continue
        for factor in factors:
            given = ("factor", attr.evolve(one, value=factor, shown=f"{factor:,}"))
            yield derived("is * factor", ("is", one), given)
            if kind not in _HUNDRED and parted:
                yield derived("is / factor", ("is", one), given)


def _columns(scope: Scope, table: int) -> tuple[int, ...] | None:
    """The columns in which a figure may stand: those that are named, all of a table of few."""
    few = len(scope.tables[table].by_column) <= FEW_LINES
    return None if few else scope.columns_of(table) or None


FAMILY = DerivationFamily("scale", 15, _derive, scaled=True)

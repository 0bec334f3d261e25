"""A named column as a whole: sum, mean, count, highest, lowest, range, with and without its total
line.

What it follows
    Of the figures of a column that the sentence names: their sum, mean and number, the highest and
    the lowest, and how far these are apart; all of it once more without the last line and without a
    line that is called a total.

Grounded::

    line,riders
    Harbour,46200
    Old Town,3905
    West Bank,901

    Altogether the lines had 51,006 riders.

Not::

    line,riders
    Harbour,46200
    Old Town,3905
    West Bank,901

    Altogether the lines had 51,606 riders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, derived
from figurecheck.bringing.grounding.naming import TOTALS
from figurecheck.bringing.grounding.sources import SourceFigure

_WHOLE = (
    *("sum(part)", "sum(part) / count(part)", "count(part)"),
    *("max(part)", "min(part)", "max(part) - min(part)"),
)


def _derive(scope: Scope) -> Iterator[Derivation]:
    for line in scope.columns:
        found = scope.column(line)
        names = scope.tables[line[0]].row_names
        parts = [one for one in found if not TOTALS.intersection(names[one.row])]
        yield from _whole(found)
        if len(parts) != len(found):
            yield from _whole(parts)
        elif len(found) > 2:
            yield from _whole(found[:-1])


def _whole(found: Sequence[SourceFigure]) -> Iterator[Derivation]:
    if len(found) < 2:
        return
    told = tuple(("part", one) for one in found)
    for arithmetic in _WHOLE:
        yield derived(arithmetic, *told)


FAMILY = DerivationFamily("column", 20, _derive)

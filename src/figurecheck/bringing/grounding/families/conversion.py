"""A figure of a named row or column in another unit: kilometres for miles, tonnes for kilograms.

What it follows
    A cell of a row or column that the sentence names, whose heading names a unit of what the figure
    measures, times what one such unit is in that of the figure, exactly.

Grounded::

    road,length (km)
    Quarry Road,22.5
    Mill Lane,8.9

    Quarry Road is 14 miles long.

Not::

    road,length (km)
    Quarry Road,22.5
    Mill Lane,8.9

    Quarry Road is 41 miles long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attr

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, derived
from figurecheck.bringing.prose.mention import MEASURE
from figurecheck.bringing.prose.mentions import read_sentence
from figurecheck.bringing.prose.tables import tables
from figurecheck.errors import UnitError
from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_rounded
from figurecheck.model.unit import conversion, read_unit

MAX_WORDS = 20
"""Words of a heading among which a unit is looked for."""

_WORD = re.compile(r"[^\W\d_]+")


def _derive(scope: Scope) -> Iterator[Derivation]:
    figure = scope.figure
    if figure.kind != MEASURE or not figure.dimension:
        return
    for line in scope.own:
        named = scope.columns_of(line[0]) or None
        for one in scope.cells(line, named):
            factor = _factor(scope.tables[line[0]].columns[one.column], figure.unit)
            if factor is not None and one.kind != "percent":
                by = attr.evolve(one, value=factor, shown=spell_rounded(factor))
                yield derived("is * factor", ("is", one), ("factor", by))


@lru_cache(1024)
def _factor(heading: str, unit: str) -> Number | None:
    """What one of the unit that a heading names is in another; ``None`` where it names none, or
    more than one, or the very same.
    """
    found: set[Number] = set()
    for word in dict.fromkeys(_WORD.findall(heading)[:MAX_WORDS]):
        text = f"5 {word}"
        for one in read_sentence(text, 0, len(text), tables()).mentions:
            if one.kind == MEASURE and one.unit:
                try:
                    found.add(conversion(read_unit(one.unit), read_unit(unit)))
                except UnitError:
                    continue
    return found.pop() if len(found) == 1 and found != {1} else None


FAMILY = DerivationFamily("conversion", 16, _derive, scaled=True)

"""What kind a conflict is: the first kind that fits it, or else the code of the rules that its
proof needs.
"""

from __future__ import annotations

from collections.abc import Callable

import attr

from figurecheck.catalogue import collect
from figurecheck.telling.case import Case

SUMS = "FC201"
"""What a conflict counts as that needs no rule at all: figures that speak of one another's sums."""


@attr.frozen(eq=False, repr=False)
class Kind:
    """One kind of conflict: one module of ``checks/kinds``, under the name ``KIND``.

    ``fits`` says whether a conflict is of it; no two kinds fit one conflict.
    """

    code: str
    name: str
    fits: Callable[[Case], bool]


def kinds() -> tuple[Kind, ...]:
    """Every kind, in order of code and name."""
    found = collect("figurecheck.checks.kinds", "KIND", Kind)
    return tuple(sorted(found, key=lambda kind: (kind.code, kind.name)))


def code_of(case: Case) -> str:
    """The code of a conflict."""
    for kind in kinds():
        if kind.fits(case):
            return kind.code
    return min(case.rule_codes(), default=SUMS)

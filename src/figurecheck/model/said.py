"""What is said: claims alike in quantity and reading, told as one."""

from __future__ import annotations

from collections.abc import Sequence

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form
from figurecheck.model.figure import Reading
from figurecheck.model.names import of_claim


@attr.frozen(eq=False, repr=False, weakref_slot=False)
class Said:
    """Claims alike in quantity and reading: one row, told once with everybody who says it.

    ``claims`` are sorted by name; the first one's name is the statement's. ``code`` is what it
    counts as.
    """

    claims: tuple[Claim, ...]
    form: Form
    reading: Reading
    code: str
    name: str = attr.field(init=False)
    """The name of its statement."""

    @name.default
    def _of_first(self) -> str:
        return of_claim(self.claims[0].name)

    def speakers(self, claims: Claims) -> list[Claim]:
        """One claim of each origin, those who copy nobody first."""
        return speakers_of(claims, self.claims)


def speakers_of(claims: Claims, alike: Sequence[Claim]) -> list[Claim]:
    """One claim of each origin among those that say the same, those who copy nobody first."""
    if len(alike) == 1:
        return list(alike)
    chosen: dict[frozenset[str], Claim] = {}
    roots = {claim.name: claims.origins(claim) for claim in alike}
    for claim in sorted(alike, key=lambda one: (roots[one.name] != {one.source}, one.name)):
        chosen.setdefault(roots[claim.name], claim)
    return list(chosen.values())

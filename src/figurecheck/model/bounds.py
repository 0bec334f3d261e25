"""Bounds: the least and greatest value that claims allow a quantity, with who says so."""

from __future__ import annotations

import attr

from figurecheck.model.document import Object
from figurecheck.model.interval import Number
from figurecheck.model.proof import Proof
from figurecheck.model.spelling import spell_rounded


@attr.frozen(eq=False)
class Bounds:
    """The least and greatest value that the claims allow an expression; ``None`` where they leave
    it open.

    ``lower_open`` and ``upper_open`` say that the end itself is left out. ``lower_claims`` and
    ``upper_claims`` are the claims and relations that force each end. Where the claims contradict
    one another, the ends are the widest over ``repairs``: pairs of what is left out and the bounds
    the rest then puts.

    Examples:
        >>> import figurecheck as fc
        >>> january = fc.claim("412", measure="arrests", when="2025-01")
        >>> spring = fc.claim("at most 900", measure="arrests", when="2025-01/2025-03")
        >>> bounds = fc.check([january, spring]).implied("arrests[2025-02]")
        >>> bounds.lower, bounds.upper, bounds.upper_claims
        (0, 488, ('python/arrests-412-2025-01', 'python/arrests-at-most-900-2025-01-2025-03'))
    """

    expression: str
    level: str
    lower: Number | None
    upper: Number | None
    lower_open: bool = False
    upper_open: bool = False
    lower_claims: tuple[str, ...] = ()
    upper_claims: tuple[str, ...] = ()
    repairs: tuple[tuple[tuple[str, ...], Bounds], ...] = ()
    document: Object = attr.field(factory=dict, eq=False, repr=False)
    proofs: tuple[Proof, ...] = attr.field(default=(), eq=False, repr=False)
    rules: tuple[str, ...] = attr.field(default=(), eq=False, repr=False)

    def __str__(self) -> str:
        return f"{self.expression}: {spell_bounds(self)}"


def spell_bounds(bounds: Bounds) -> str:
    """The bounds in words."""
    lower = None if bounds.lower is None else spell_rounded(bounds.lower)
    upper = None if bounds.upper is None else spell_rounded(bounds.upper)
    if lower is None and upper is None:
        return "not bounded by anything stated"
    if lower is not None and lower == upper:
        return f"exactly {lower}" if bounds.lower == bounds.upper else lower
    least = "" if lower is None else f"{'more than' if bounds.lower_open else 'at least'} {lower}"
    most = "" if upper is None else f"{'less than' if bounds.upper_open else 'at most'} {upper}"
    return " and ".join(part for part in (least, most) if part)

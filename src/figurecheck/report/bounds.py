"""Bounds of an expression as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.model.bounds import Bounds, spell_bounds
from figurecheck.report.safe import safe


def render(bounds: Bounds) -> str:
    """The bounds with the claims that force each end, for each repair where the claims contradict
    one another.
    """
    lines = [f"{safe(bounds.expression)}: {spell_bounds(bounds)}"]
    if bounds.repairs:
        lines[0] += ", whichever of these is left out" if len(bounds.repairs) > 1 else ""
        lines.append(
            "The claims about it contradict one another. These are the lightest ways to make them"
            " agree:"
        )
    for names, inner in bounds.repairs:
        lines += ["", f"without {safe(', '.join(names))}: {spell_bounds(inner)}", *_ends(inner)]
    lines += _ends(bounds)
    lines.append(f"figures read at the {bounds.level} level; every end proved and checked")
    return "\n".join(lines) + "\n"


def _ends(bounds: Bounds) -> Iterator[str]:
    for side, value, names in (
        ("lower", bounds.lower, bounds.lower_claims),
        ("upper", bounds.upper, bounds.upper_claims),
    ):
        if value is not None and not bounds.repairs:
            yield f"  {side} end by {safe(', '.join(names)) or 'definition'}"

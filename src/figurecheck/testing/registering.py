"""Has ``st.from_type(figurecheck.Claim)`` work in a project that has figurecheck installed.

Hypothesis runs this whenever it is imported, and so nothing is loaded until a strategy is drawn
from.
"""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from figurecheck.model.claim import Claim

HOMES = MappingProxyType(
    {
        "Claim": "figurecheck.model.claim",
        "ClaimSet": "figurecheck.claims.claimset",
        "Report": "figurecheck.claims.report",
    }
)
"""The types that have a strategy, with the modules that define them."""


def register() -> None:
    """Registers those of the types that are loaded already; figurecheck itself registers the others
    as they are.
    """
    for name, home in HOMES.items():
        if home in sys.modules:
            register_type(name, getattr(sys.modules[home], name, None))


def register_type(name: str, kind: object) -> None:
    """Tells Hypothesis how to draw values of one of the types; nothing where it is still being
    defined.
    """
    if not isinstance(kind, type):
        return
    from hypothesis.strategies import register_type_strategy

    register_type_strategy(kind, lambda _: _strategy(name))


def _strategy(name: str) -> SearchStrategy[object]:
    from figurecheck.claims.files import loads
    from figurecheck.consistency import check
    from figurecheck.testing.lies import contradictions
    from figurecheck.testing.world import claims, worlds

    if name == "Claim":
        plain = claims().filter(lambda text: "range: any" not in text)
        return plain.map(lambda text: _built(loads(text).claims[0])).filter(
            lambda claim: claim is not None
        )
    lies = contradictions(most=3).map(lambda planted: planted.world)
    sets = (worlds(most=5) | lies).map(lambda world: loads(world.text))
    return sets if name == "ClaimSet" else sets.map(check)


def _built(claim: Claim) -> Claim | None:
    """The claim as one that belongs to no set; ``None`` where it needs records of others, for a
    period or a range.
    """
    from figurecheck.claims.build import claim as built
    from figurecheck.errors import UsageError

    fields = {
        field.name: field.value
        for field in claim.record.fields
        if field.name not in {"claim", "source", "note"}
    }
    try:
        alone = built(fields.pop("figure"), source=claim.source, id=claim.id, **fields)
    except UsageError:
        return None
    return alone if alone.reading == claim.reading else None

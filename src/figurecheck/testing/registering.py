"""Has ``st.from_type(figurecheck.Claim)`` work in a project that has figurecheck installed.

Hypothesis runs this whenever it is imported, and so nothing is loaded until a strategy is drawn from.
"""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

HOMES = MappingProxyType(
    {
        "Claim": "figurecheck.model.claim",
        "ClaimSet": "figurecheck.model.claimset",
        "Report": "figurecheck.model.report",
    }
)
"""The types that have a strategy, with the modules that define them."""


def register() -> None:
    """Registers those of the types that are loaded already; figurecheck itself registers the others as they are."""
    for name, home in HOMES.items():
        if home in sys.modules:
            register_type(name, getattr(sys.modules[home], name, None))


def register_type(name: str, kind: object) -> None:
    """Tells Hypothesis how to draw values of one of the types; nothing where it is still being defined."""
    if not isinstance(kind, type):
        return
    from hypothesis.strategies import register_type_strategy

    register_type_strategy(kind, lambda _: _strategy(name))


def _strategy(name: str) -> SearchStrategy[object]:
    from figurecheck.consistency import check
    from figurecheck.files import loads
    from figurecheck.testing.world import claims, worlds

    if name == "Claim":  # of a measure that needs no record: what may be negative says so in one
        plain = claims().filter(lambda text: "range: any" not in text)
        return plain.map(lambda text: loads(text).claims[0])
    sets = worlds(most=5).map(lambda world: loads(world.text))
    return sets if name == "ClaimSet" else sets.map(check)

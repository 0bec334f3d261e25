"""For those who test with figurecheck: honest wordings, hidden worlds, planted lies, and an
assertion for claims.

The strategies are for Hypothesis, and loaded when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figurecheck.testing.asserting import assert_consistent
    from figurecheck.testing.lies import Contradiction, contradictions
    from figurecheck.testing.wordings import Wording, figures
    from figurecheck.testing.world import World, claims, windows, worlds

_HOME = MappingProxyType(
    {
        "Contradiction": "lies",
        "Wording": "wordings",
        "World": "world",
        "assert_consistent": "asserting",
        "claims": "world",
        "contradictions": "lies",
        "figures": "wordings",
        "windows": "world",
        "worlds": "world",
    }
)

__all__ = [
    "Contradiction",
    "Wording",
    "World",
    "assert_consistent",
    "claims",
    "contradictions",
    "figures",
    "windows",
    "worlds",
]


if not TYPE_CHECKING:  # a checker of types takes a name that there is not for a mistake

    def __getattr__(name: str) -> object:
        """Loads a name when it is first asked for: every run of pytest imports this, and few need
        more of it.
        """
        home = _HOME.get(name)
        if home is None:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)

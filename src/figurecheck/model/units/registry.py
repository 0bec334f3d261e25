"""Pint, behind two functions: the only module that imports it, and that only when it is asked
something.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from figurecheck.model.interval import Number, exact


@lru_cache(maxsize=1)
def registry() -> Any:
    """The registry of pint that answers; pint adds to it each prefixed unit that it is
    asked for.
    """
    return build()


def build() -> Any:
    """A registry of pint that holds our definitions and nothing else."""
    from pathlib import Path

    import pint

    built: Any = pint.UnitRegistry(None, non_int_type=Fraction)
    built.load_definitions(Path(__file__).with_name("definitions.txt"))
    return built


def measured(name: str) -> tuple[Number, tuple[tuple[str, int], ...]]:
    """Factor and dimension of a unit of the definitions, or a prefix and one, as pint has them.

    ``name`` is never text that somebody wrote: it is composed of words that are allow-listed.
    """
    units = registry()
    container = units.UnitsContainer({units.get_name(name): 1})
    factor, _ = units.get_root_units(container)
    dimension = units.get_dimensionality(container).items()
    return exact(Fraction(factor)), tuple(
        sorted((base.strip("[]"), int(power)) for base, power in dimension)
    )

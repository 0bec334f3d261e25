"""Checks whether all of the numbers in a set of published statements can be true, and proves it
when they cannot.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figurecheck.asking.verify import verify
    from figurecheck.claims.build import claim
    from figurecheck.claims.claimset import ClaimSet
    from figurecheck.claims.files import load, loads
    from figurecheck.claims.records import from_records
    from figurecheck.claims.report import Report
    from figurecheck.consistency import check
    from figurecheck.errors import FigurecheckError, UsageError
    from figurecheck.model.bounds import Bounds
    from figurecheck.model.claim import Claim
    from figurecheck.model.figure import Reading
    from figurecheck.model.finding import Finding
    from figurecheck.model.interval import Interval
    from figurecheck.reading.explain import read
    from figurecheck.version import (
        VERSION as __version__,  # noqa: N811 -- the name by which programs ask
    )

_HOME = {
    "Bounds": "figurecheck.model.bounds",
    "Claim": "figurecheck.model.claim",
    "ClaimSet": "figurecheck.claims.claimset",
    "FigurecheckError": "figurecheck.errors",
    "Finding": "figurecheck.model.finding",
    "Interval": "figurecheck.model.interval",
    "Reading": "figurecheck.model.figure",
    "Report": "figurecheck.claims.report",
    "UsageError": "figurecheck.errors",
    "check": "figurecheck.consistency",
    "claim": "figurecheck.claims.build",
    "from_records": "figurecheck.claims.records",
    "load": "figurecheck.claims.files",
    "loads": "figurecheck.claims.files",
    "read": "figurecheck.reading.explain",
    "verify": "figurecheck.asking.verify",
}

__all__ = [
    "Bounds",
    "Claim",
    "ClaimSet",
    "FigurecheckError",
    "Finding",
    "Interval",
    "Reading",
    "Report",
    "UsageError",
    "__version__",
    "check",
    "claim",
    "from_records",
    "load",
    "loads",
    "read",
    "verify",
]


if not TYPE_CHECKING:  # a checker of types takes a name that there is not for a mistake

    def __getattr__(name: str) -> object:
        """Loads a public name when it is first asked for: importing figurecheck costs nothing by
        itself.
        """
        if name == "__version__":
            from figurecheck.version import VERSION

            return VERSION
        home = _HOME.get(name)
        if home is None:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = getattr(import_module(home), name)
        globals()[name] = value
        if (
            "hypothesis" in sys.modules
        ):  # it draws values of our types, and was imported when there were none yet
            from figurecheck.testing.registering import HOMES, register_type

            if name in HOMES:
                register_type(name, value)
        return value


def __dir__() -> list[str]:
    return sorted(__all__)

"""How many decimals the amounts of a currency have: ISO 4217, list one, minor units."""

from __future__ import annotations

NONE = frozenset(
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
        "VUV", "XAF", "XOF",
        "XPF",
    }
)  # fmt: skip
"""The currencies that have no smaller unit."""

THREE = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
"""Those whose smallest unit is a thousandth; all others have hundredths."""


def smallest(name: str) -> int | None:
    """The decimals of the currency that a dimension is named for; ``None`` where it is named for
    none.
    """
    if len(name) != 3 or not name.isascii() or not name.isalpha() or not name.isupper():
        return None
    return 0 if name in NONE else 3 if name in THREE else 2

"""How many decimals the amounts of a currency have: ISO 4217, list one, minor units."""

from __future__ import annotations

from types import MappingProxyType

DECIMALS = MappingProxyType(
    {
        **dict.fromkeys(
            ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"),
            0,
        ),
        **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    }
)
"""The currencies whose smallest unit is not a hundredth."""


def smallest(name: str) -> int | None:
    """The decimals of the currency that a dimension is named for; ``None`` where it is named for none."""
    code = len(name) == 3 and name.isascii() and name.isalpha() and name.isupper()
    return DECIMALS.get(name, 2) if code else None

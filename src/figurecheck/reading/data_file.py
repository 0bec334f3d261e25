"""TOML data files read strictly: what is missing, unknown or of the wrong sort is named in an
error.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from figurecheck.errors import UsageError
from figurecheck.model.interval import Number, exact


class Section(NamedTuple):
    """A table of a data file; ``name`` is how messages call it."""

    name: str
    table: Mapping[str, object]

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, in the order written."""
        return tuple(self.table)

    def require(self, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Raises UsageError unless it has every required key, and no other but the optional
        ones.
        """
        for key in required:
            if key not in self.table:
                msg = f"{self.name}: {key} is missing"
                raise UsageError(msg)
        for key in self.table:
            if key not in required and key not in optional:
                msg = f"{self.name}: {key} is not known"
                raise UsageError(msg)

    def section(self, key: str) -> Section:
        """The table under a key."""
        value = self.table.get(key)
        if isinstance(value, dict):
            return Section(f"{self.name}: {key}", value)
        raise self.wrong(key, "a table")

    def string(self, key: str) -> str:
        """The text under a key, which must not be empty."""
        value = self.table.get(key)
        if isinstance(value, str) and value:
            return value
        raise self.wrong(key, "text")

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of texts under a key; none of them may be empty."""
        value = self.table.get(key)
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        raise self.wrong(key, "a list of texts")

    def number(self, key: str) -> Number:
        """The number under a key, a TOML integer or text such as ``1/4``; never negative."""
        value = self.table.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if isinstance(value, str):
            return self.exact(key, value)
        raise self.wrong(key, 'a number such as 5 or "1/4"')

    def numbers(self) -> Mapping[str, Number]:
        """Every key with its number."""
        return MappingProxyType({key: self.number(key) for key in self.table})

    def exact(self, key: str, text: str) -> Number:
        """A number written as digits, decimals or ``a/b``; never negative, and of at most 40
        characters.
        """
        text = text.strip()
        above, slash, below = text.partition("/")
        whole, _, decimals = above.partition(".")
        digits = whole + decimals
        if len(text) > 40 or not (digits.isascii() and digits.isdigit() and whole):
            raise self.wrong(key, 'a number such as 5 or "1/4"')
        if slash and not (below.isascii() and below.isdigit() and int(below)):
            raise self.wrong(key, 'a number such as 5 or "1/4"')
        return exact(Fraction(int(digits), 10 ** len(decimals) * int(below or "1")))

    def wrong(self, key: str, wanted: str) -> UsageError:
        """The error that the value under a key is not what is wanted there."""
        return UsageError(f"{self.name}: {key} must be {wanted}")


def read_section(text: str, name: str) -> Section:
    """A whole TOML text.

    Raises:
        UsageError: when it is not TOML.
    """
    import tomllib

    try:
        return Section(name, tomllib.loads(text))
    except (ValueError, RecursionError) as error:  # also of a number of thousands of digits
        msg = f"{name}: {error}"
        raise UsageError(msg) from None

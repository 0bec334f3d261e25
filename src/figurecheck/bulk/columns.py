"""Quantities over the same windows, a column each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attr

from figurecheck.relations.wholes import Key


@attr.frozen(eq=False, repr=False)
class Columns:
    """The quantities of a plan over the same windows, a column each; ``first`` marks where a set of
    them begins.

    ``low`` and ``high`` are the tight ends by quantity, ``stated`` where there are any, ``w0`` and
    ``w1`` the windows. The columns of a set are sorted by them.
    """

    low: Mapping[Key, Any]
    high: Mapping[Key, Any]
    stated: Mapping[Key, Any]
    w0: Any
    w1: Any
    first: Any

    def only(self, kept: Any) -> Columns:
        """The columns of some sets, by a mask."""
        low, high, stated = (
            {node: values[kept] for node, values in one.items()}
            for one in (self.low, self.high, self.stated)
        )
        return Columns(low, high, stated, self.w0[kept], self.w1[kept], self.first[kept])

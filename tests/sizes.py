"""How much the laws try: few examples where somebody runs the tests, the usual number in `.ci/run`,
and as many as are asked for.

``FIGURECHECK_EXAMPLES`` says which. Without it a law tries a quarter of its usual number, but no
fewer than two; `usual` asks for the usual number; a whole number for so many of each law that is
cheap enough, drawn anew each time where a law otherwise draws the same ones.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

ASKED = os.environ.get("FIGURECHECK_EXAMPLES", "")

DRAWN_ANEW = ASKED.isdecimal()
"""Whether a number was asked for, so that examples are drawn that nobody has seen."""

EVERY_ONE = bool(ASKED)
"""Whether at least the usual number was asked for."""

FEW = 2
"""So many examples are tried at least, where that many are usual."""


def examples(usual: int) -> int:
    """How many examples a law tries that is usually given so many."""
    return int(ASKED) if DRAWN_ANEW else up_to(usual)


def up_to(usual: int) -> int:
    """How many examples a law tries that is too costly for more than are usual; how long a text is,
    too, that shows that time goes with length.
    """
    return usual if EVERY_ONE else max(min(usual, FEW), usual // 4)


def some(cases: Sequence[T], *, first: int = 0) -> Sequence[T]:
    """Every fourth of the cases that a test goes through one by one, beginning at one of the first
    four; all of them where the usual number is asked for.
    """
    return cases if EVERY_ONE else cases[first % 4 :: 4]

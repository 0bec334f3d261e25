"""Where choices come from: Hypothesis, which can shrink what it chose, or a random generator, which
is fast.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Protocol, TypeVar

import attr
from hypothesis import strategies as st

T = TypeVar("T")


class Repeat(Protocol):
    """Makes a list whose elements can be left out one by one."""

    def __call__(self, make: Callable[[Dice], T], least: int, most: int) -> list[T]:
        """Between ``least`` and ``most`` things, each made with dice of its own."""


@attr.frozen
class Dice:
    """Every choice is a whole number: ``whole(least, most)`` with both ends included, small ones
    being simpler.
    """

    whole: Callable[[int, int], int]
    some: Repeat

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, the simplest first."""
        return options[self.whole(0, len(options) - 1)]

    def once_in(self, times: int) -> bool:
        """True once in so many times; false is simpler."""
        return self.whole(0, times - 1) == times - 1


def drawn(draw: st.DrawFn) -> Dice:
    """Dice that Hypothesis throws, to be used inside a composite strategy."""

    def whole(least: int, most: int) -> int:
        return draw(st.integers(least, most))

    def some(make: Callable[[Dice], T], least: int, most: int) -> list[T]:
        # st.lists would do, but two in three of its lists of so large things have one element
        return [draw(made(make)) for _ in range(whole(least, most))]

    return Dice(whole, some)


def thrown(random: Random) -> Dice:
    """Dice of a random generator: the same seed gives the same throws."""

    def some(make: Callable[[Dice], T], least: int, most: int) -> list[T]:
        return [make(dice) for _ in range(random.randint(least, most))]

    dice = Dice(random.randint, some)
    return dice


@st.composite
def made(draw: st.DrawFn, make: Callable[[Dice], T]) -> T:
    """What a function makes with dice, as a strategy."""
    return make(drawn(draw))

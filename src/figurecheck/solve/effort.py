"""Effort: what work costs, counted and not timed, so that the same input ends at the same place
everywhere.
"""

from __future__ import annotations


class Budget:
    """Effort that several questions share; ``limit`` is what it is called, ``within`` a larger one
    it is part of.

    ``used`` is what was spent, and ``met`` are the limits that were met, in the order in which they
    were.
    """

    def __init__(self, limit: str, left: int, within: Budget | None = None) -> None:
        self.limit = limit
        self.left = left
        self.used = 0
        self.within = within
        self.met: dict[str, None] = {} if within is None else within.met

    def spend(self, amount: int) -> None:
        """Takes an amount off, whether or not there is that much."""
        self.left -= amount
        self.used += amount
        if self.within is not None:
            self.within.spend(amount)

    def rest(self) -> tuple[int, str]:
        """How much is left, and which limit is met when it is spent."""
        if self.within is not None:
            outer, limit = self.within.rest()
            if outer < self.left:
                return outer, limit
        return self.left, self.limit

    @property
    def spent(self) -> bool:
        """Whether nothing is left; the limit that is met then is noted."""
        left, limit = self.rest()
        if left > 0:
            return False
        self.met[limit] = None
        return True

    def meet(self, limit: str) -> None:
        """Notes a limit of another kind that was met."""
        self.met[limit] = None


def endless() -> Budget:
    """A budget that is never spent."""
    return Budget("", 10**30)

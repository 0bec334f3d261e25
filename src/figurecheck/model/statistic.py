"""Statistics: what a figure says of the days it is about, such as their total or the highest one
among them.
"""

from __future__ import annotations

import attr


@attr.frozen(eq=False, repr=False)
class Statistic:
    """What a figure says of the days of its window: ``highest`` by ``period`` ``day``, ``average``
    by ``week``.

    A module of ``relations/statistics`` defines each but the total. ``meaning`` says what it is in
    a few words, for the editor and the manual, and ``told`` how it stands behind a figure: *on the
    highest day*. ``function`` is the call that stands for it in expressions, empty where there is
    none.

    The rest is what rules go by. ``days`` is how many days one such number is about, 0 where all
    those of the window are, or nobody knows. ``sign`` is 1 for the greatest of all such numbers, -1
    for the least. It ``averages`` where its number times the length of the window is the total, and
    is a ``middle`` where it is the one in the middle, or lies between the two of an even number of
    days.

    It is spelled only when it is told, and equal to its name: rules of other packages may compare
    it with one.
    """

    which: str
    period: str = ""
    meaning: str = ""
    told: str = ""
    function: str = ""
    days: int = 0
    sign: int = 0
    averages: bool = False
    middle: bool = False

    @property
    def words(self) -> str:
        """How a record writes it: ``total``, ``average per week``, ``highest day``."""
        return " ".join(
            part for part in (self.which, "per" if self.averages else "", self.period) if part
        )

    @property
    def name(self) -> str:
        """What unknowns call it: as expressions do, else as records do."""
        return self.function or self.words

    @property
    def extreme(self) -> int:
        """1 for a highest and -1 for a lowest day, 0 for everything else."""
        return self.sign if self.days == 1 else 0

    @property
    def adds(self) -> bool:
        """Whether those of the parts of a whole add up to that of the whole: totals and averages
        do.
        """
        return not self.sign and not self.middle

    @property
    def divides(self) -> bool:
        """Whether it is a quotient, hence rounded by nature."""
        return self.averages or self.middle

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Statistic {self.words}>"

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, (Statistic, str)) and self.name == str(other))

    def __lt__(self, other: Statistic) -> bool:
        return self.name < other.name

    def __hash__(self) -> int:
        return hash(self.name)


TOTAL = Statistic("total", meaning="what the days come to, or the level at a moment")
"""What every figure is of whose record says nothing else."""

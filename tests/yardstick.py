"""How long something takes, measured against work of a fixed amount that is done beside it: a bound
that is told so holds on a slow machine and on a busy one, as one in seconds does not.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

NOMINAL = 0.1
"""Seconds of the processor that the fixed work takes on the machine whose seconds are told: with
2 processors of 2026 and Python 3.11; beside other work it takes up to 0.14 there.
"""

WORDS = re.compile(r"\w+")

Result = TypeVar("Result")


def work() -> int:
    """Some of what the program does most: fractions, texts and tables of names."""
    total, seen = Fraction(0), dict.fromkeys(range(100), 0)
    for at in range(1, 9_000):
        total = (total + Fraction(at, at % 7 + 1)) % 1_000
        for word in WORDS.findall(f"in {at % 50} of {at} places"):
            seen[len(word)] += 1
        seen[at % 100] += sum(one > at for one in range(30))
    return int(total) + sum(seen.values())


def unit() -> float:
    """Seconds of the processor that the fixed work takes here and now."""
    start = time.process_time()
    work()
    return time.process_time() - start


def timed(run: Callable[[], Result]) -> tuple[Result, float]:
    """What something gives, and what it takes, in seconds of the processor of the machine whose
    seconds are told.
    """
    before, start = unit(), time.process_time()
    given = run()
    taken = time.process_time() - start
    return given, taken / max(before, unit()) * NOMINAL

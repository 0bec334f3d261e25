"""Linear problems of others that have no solution: the solver never finds numbers for one.

Where ``FIGURECHECK_NETLIB`` names a folder, each ``.mps`` and ``.mps.gz`` in it is read, such as
the collection of infeasible problems of Netlib (http://www.netlib.org/lp/infeas), unpacked to MPS.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from figurecheck.model.constraint import Monomial, Row, Statement, at_least, at_most
from figurecheck.model.interval import Number, exact
from figurecheck.solve.decide import Consistent, Decider, Undecided
from figurecheck.solve.effort import Budget

FOLDER = os.environ.get("FIGURECHECK_NETLIB", "")
EFFORT = 50_000_000
"""What one problem may cost."""


def problem(text: str) -> Iterator[Statement]:  # noqa: C901, PLR0912 -- section after section
    """The rows and bounds of a problem in MPS, free or fixed, whose names hold no blanks.

    A row without a right side has 0; an unknown without bounds is at least 0.
    """
    kinds: dict[str, str] = {}
    terms: dict[str, dict[Monomial, Number]] = {}
    right, ranges = dict[str, Fraction](), dict[str, Fraction]()
    lower: dict[str, Fraction | None] = {}
    upper: dict[str, Fraction] = {}
    section = ""
    for line in text.splitlines():
        words = line.split()
        if not words or line[0] == "*":
            continue
        if line[0] != " ":
            section = words[0].upper()
            continue
        if section == "ROWS":
            kinds[words[1]] = words[0].upper()
        elif section == "COLUMNS" and "MARKER" not in line:
            lower.setdefault(words[0], Fraction(0))
            for name, value in zip(words[1::2], words[2::2], strict=True):
                terms.setdefault(name, {})[(words[0],)] = exact(Fraction(value))
        elif section in {"RHS", "RANGES"}:
            named = words[len(words) % 2 :]
            told = right if section == "RHS" else ranges
            told.update(zip(named[::2], map(Fraction, named[1::2]), strict=True))
        elif section == "BOUNDS":
            bound(words, lower, upper)
    for name, kind in kinds.items():
        if kind != "N":
            yield row(name, kind, terms.get(name, {}), right.get(name, Fraction(0)), ranges)
    for name, least in lower.items():
        ends: tuple[Row, ...] = ()
        if least is not None:
            ends += (at_least({(name,): 1}, exact(least)),)
        if name in upper:
            ends += (at_most({(name,): 1}, exact(upper[name])),)
        yield Statement(f"rule:bounds of {name}", ends)


def bound(words: list[str], lower: dict[str, Fraction | None], upper: dict[str, Fraction]) -> None:
    """Takes one line of the bounds."""
    kind = words[0].upper()
    free = kind in {"FR", "MI", "PL", "BV"}
    name = words[-1] if free else words[-2]
    value = Fraction(0) if free else Fraction(words[-1])
    if kind in {"FR", "MI"}:
        lower[name] = None
    elif kind in {"LO", "FX"}:
        lower[name] = value
    if kind in {"UP", "FX"}:
        upper[name] = value
        if kind == "UP" and value < 0 and lower[name] == 0:
            lower[name] = None
    elif kind == "BV":
        upper[name] = Fraction(1)


def row(
    name: str,
    kind: str,
    terms: dict[Monomial, Number],
    side: Fraction,
    ranges: dict[str, Fraction],
) -> Statement:
    """One row with its sides."""
    least = side if kind in {"G", "E"} else None
    most = side if kind in {"L", "E"} else None
    wide = ranges.get(name)
    if wide is not None:
        if kind == "G" or (kind == "E" and wide > 0):
            most = side + abs(wide)
        else:
            least = side - abs(wide)
    ends: tuple[Row, ...] = ()
    if least is not None:
        ends += (at_least(terms, exact(least)),)
    if most is not None:
        ends += (at_most(terms, exact(most)),)
    return Statement(f"claim:{name}", ends, soft=True)


SMALL = """\
NAME          SMALL
ROWS
 N  COST
 L  LIM1
 G  MYEQN
 E  SUM
COLUMNS
    X         COST         1.0   LIM1         1.0
    X         SUM          1.0
    Y         COST         2.0   LIM1         1.0
    Y         MYEQN        1.0   SUM          1.0
RHS
    RHS       LIM1         4.0   MYEQN        {}
    RHS       SUM          3.0
BOUNDS
 UP BND       X            4.0
 LO BND       Y           -1.0
ENDATA
"""


@pytest.mark.parametrize(("least", "holds"), [("3.0", True), ("3.5", False), ("-2.5", True)])
def test_a_problem_is_read_as_it_is_written(least: str, holds: bool) -> None:
    outcome = Decider(list(problem(SMALL.format(least)))).decide()

    assert isinstance(outcome, Consistent) == holds


def problems() -> list[Path]:
    """The problems that are there, the smallest first."""
    found = sorted(Path(FOLDER).glob("*.mps*")) if FOLDER else []
    return sorted(found, key=lambda path: path.stat().st_size)


@pytest.mark.skipif(not FOLDER, reason="FIGURECHECK_NETLIB names no folder of problems in MPS")
def test_no_problem_without_a_solution_is_called_consistent() -> None:
    proved: list[str] = []
    undecided: list[str] = []
    for path in problems():
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("latin-1")
        outcome = Decider(list(problem(text)), budget=Budget("SEARCH_EFFORT", EFFORT)).decide()
        assert not isinstance(outcome, Consistent), path.name
        (undecided if isinstance(outcome, Undecided) else proved).append(path.name)

    assert proved, f"none was decided: {', '.join(undecided)}"

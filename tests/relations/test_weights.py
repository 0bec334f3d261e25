"""What to doubt first: figures weigh by how they come about, and ties are told as ties."""

from __future__ import annotations

import figurecheck as fc

MEASURES = """
measure: cases
unit: case

source: agency

source: wire
from: agency

source: paper
"""


def doubted(*claims: str) -> tuple[tuple[str, ...], ...]:
    """The sets of claims of which leaving out any one would do."""
    report = fc.check(fc.loads("\n\n".join([MEASURES, *claims])))
    (repaired,) = report.repairs
    return repaired.sets


def claim(name: str, figure: str, source: str, when: str = "2025-01-01", **fields: str) -> str:
    """A claim as a record, of cases unless it has a quantity."""
    given = {"claim": name, "figure": figure, "source": source, **fields}
    if "quantity" not in fields:
        given |= {"measure": "cases", "when": when}
    return "\n".join(f"{field}: {value}" for field, value in given.items())


BEFORE, AFTER = (
    claim("before", "exactly 400", "agency"),
    claim("after", "exactly 500", "paper", "2025-01-02"),
)


def test_a_change_is_doubted_before_the_two_numbers_it_is_computed_from() -> None:
    change = claim("change", "up 40 %", "agency", quantity="cases[2025-01-02] / cases[2025-01-01]")

    assert doubted(BEFORE, AFTER, change) == (("agency/change",),)


def test_a_difference_is_doubted_before_the_two_numbers_it_is_computed_from() -> None:
    rise = claim("rise", "exactly 150", "agency", quantity="cases[2025-01-02] - cases[2025-01-01]")

    assert doubted(BEFORE, AFTER, rise) == (("agency/rise",),)


def test_an_average_is_doubted_before_a_total() -> None:
    total = claim("all", "exactly 7,000", "agency", "2025-01-01/2025-01-07")
    mean = claim(
        "mean", "exactly 1,100", "paper", "2025-01-01/2025-01-07", statistic="average per day"
    )

    assert doubted(total, mean) == (("paper/mean",),)


def test_a_copy_is_doubted_before_its_original() -> None:
    assert doubted(BEFORE, claim("before", "exactly 440", "wire")) == (("wire/before",),)


def test_one_source_is_doubted_before_two() -> None:
    other = claim("before", "exactly 400", "paper")

    assert doubted(BEFORE, other, claim("other", "exactly 440", "paper")) == (("paper/other",),)


def test_two_that_weigh_the_same_are_both_told() -> None:
    assert doubted(BEFORE, claim("before", "exactly 440", "paper")) == (
        ("agency/before",),
        ("paper/before",),
    )

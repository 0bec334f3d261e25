"""What one quantity or one rule shows is told, whatever else there is; what repairing it settles is
a variant.
"""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.claims.report import Report
from tests.sizes import some
from tests.solve import heavy
from tests.solve.test_limits import running


def told(report: Report) -> set[frozenset[str]]:
    """The claims of each error that is a finding of its own, by id."""
    return {
        frozenset(name.split("/")[1] for name in one.claims)
        for one in report.conflicts
        if one.severity == "error" and one.key not in report.variants
    }


def test_every_wrong_sum_is_told() -> None:
    report = fc.check(fc.loads(heavy.wrong_sums(100, 50)))

    assert told(report) == {
        frozenset((f"all{day}", f"one{day}", f"two{day}")) for day in range(0, 100, 2)
    }


def test_one_wrong_figure_in_a_running_count_is_two_findings_and_variants() -> None:
    report = fc.check(fc.loads(running()))

    assert told(report) == {frozenset(("c9", "c10")), frozenset(("c9", "c11"))}
    assert report.variants


def test_each_figure_of_one_quantity_is_told_with_the_one_farthest_from_it() -> None:
    records = ["measure: cases\nunit: case\n"]
    for source, figure in (("a", 100), ("b", 200), ("c", 400), ("d", 400)):
        records += [
            f"source: {source}\n",
            heavy.claim(f"in-{source}", f"exactly {figure} cases", "cases", "2024"),
        ]

    report = fc.check(fc.loads("\n".join(records)))

    assert told(report) == {
        frozenset(("in-a", "in-c", "in-d")),
        frozenset(("in-b", "in-c", "in-d")),
    }


def test_a_running_count_that_falls_is_told_between_a_day_and_the_next() -> None:
    figures = (10, 20, 15, 30, 25, 40)
    claims = [
        heavy.claim(f"c{day}", f"exactly {n} cases", "cases", heavy.days(0, day + 1))
        for day, n in enumerate(figures)
    ]

    report = fc.check(fc.loads("\n".join(["measure: cases\nunit: case\n", *claims])))

    assert told(report) == {frozenset(("c1", "c2")), frozenset(("c3", "c4"))}


def test_windows_are_held_against_the_fewest_that_make_them_up() -> None:
    claims = [
        heavy.claim(f"d{day}", "exactly 10 cases", "cases", heavy.days(day, 1)) for day in range(4)
    ]
    claims += [heavy.claim("first", "exactly 25 cases", "cases", heavy.days(0, 2))]
    claims += [heavy.claim("all", "exactly 45 cases", "cases", heavy.days(0, 4))]

    report = fc.check(fc.loads("\n".join(["measure: cases\nunit: case\n", *claims])))

    days = {f"d{day}" for day in range(4)}
    assert told(report) == {
        frozenset(("d0", "d1", "first")),
        frozenset((*days, "all")),
    }  # the second without ``first``


@pytest.mark.parametrize("name", some(tuple(heavy.HEAVY), first=2))  # others in tests/threats
def test_small_inputs_that_take_much_work_say_what_was_not_looked_at(name: str) -> None:
    report = fc.check(fc.loads(heavy.HEAVY[name]()))

    assert report.complete or any(one.code == "FC901" for one in report)
    for one in report.conflicts:
        assert one.claims

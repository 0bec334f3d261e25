"""A sum is told as the whole of it, though some of its parts exceed the total already."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.claims.report import Report
from tests.sizes import up_to

SIZES = st.lists(st.integers(1, 9), min_size=5, max_size=9)


def report(parts: list[int], total: int) -> Report:
    """The report on districts that are all there are, and a state's total."""
    names = [f"d{number}" for number in range(1, len(parts) + 1)]
    text = "source: office\n\nmeasure: dead\nunit: person\ncounts: events\n\n"
    text += f"member: state\ndimension: where\nparts: {' + '.join(names)}\n\n"
    for name, size in [*zip(names, parts, strict=True), ("state", total)]:
        text += f"claim: {name}\nfigure: {size}\nmeasure: dead\nwhere: {name}\nwhen: 2024-11-05\n\n"
    return fc.check(fc.loads(text))


@settings(max_examples=up_to(10), deadline=None)
@given(SIZES, st.data())
def test_all_parts_are_told_whichever_of_them_exceed_the_total(
    parts: list[int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(1, sum(parts) - 1))

    found = [one for one in report(parts, total).conflicts if len(one.claims) > 3]

    for one in found:
        assert (one.computed[0].lower, one.computed[0].upper) in {
            (sum(parts), sum(parts)),
            (sum(parts), None),
        }
        assert one.computed[0].claim == "office/state"


def test_other_choices_of_the_parts_are_told_under_the_first() -> None:
    found = report([4, 3, 5, 2, 6, 7, 3], 21)

    told = [one.key for one in found.conflicts if one.key not in found.variants]
    assert len(told) == 1
    assert "make 30" in found.conflicts[0].headline


def test_a_sum_that_lacks_a_part_is_told_by_the_parts_that_are_there() -> None:
    found = report([4, 3, 5, 2], 9).conflicts

    assert found
    assert all(one.whole == "" or one.computed for one in found)

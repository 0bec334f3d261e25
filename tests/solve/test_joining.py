"""What is known of the blocks of a set, put together, without what one of them rules out."""

from __future__ import annotations

from itertools import product

import attr
import pytest

from figurecheck.model import limits
from figurecheck.model.figure import LEVELS
from figurecheck.model.outcome import Conflict, Examined, Lightest, Repair
from figurecheck.model.proof import Leaf
from figurecheck.solve.effort import Budget
from figurecheck.solve.joining import joined


def block(
    *conflicts: tuple[str, str],
    consistent: str | None = "literal",
    repaired: tuple[str, tuple[str, ...]] = ("", ()),
    surely: bool = True,
) -> Examined:
    """A block with conflicts of one level and the names in a word, and lightest repairs of one
    claim each.
    """
    level, names = repaired
    return Examined(
        tuple((level, Conflict(tuple(word), Leaf((), 0))) for level, word in conflicts),
        True,
        (),
        consistent,
        repaired=Lightest(
            level, tuple(Repair((name,), len(name)) for name in names), surely=surely
        ),
    )


def budget() -> Budget:
    return Budget("REPAIRING_EFFORT", 1_000)


@pytest.mark.parametrize(("one", "other"), list(product((*LEVELS, None), repeat=2)))
def test_all_holds_where_each_block_does(one: str | None, other: str | None) -> None:
    """The widest of their levels is the narrowest at which all of them hold together; at none where
    one of them never does.
    """
    together = joined([block(consistent=one), block(consistent=other)], budget()).consistent

    if one is None or other is None:
        assert together is None
    else:
        assert together == LEVELS[max(LEVELS.index(one), LEVELS.index(other))]


def test_the_widest_are_told_first_and_nothing_behind_rules_that_cannot_hold() -> None:
    told = joined(
        [block(("literal", "a"), ("generous", "b")), block(("rounded", ""), ("rounded", "c"))],
        budget(),
    ).conflicts

    assert [(level, one.names) for level, one in told] == [("generous", ("b",)), ("rounded", ())]


def test_repairs_are_those_at_the_widest_level_each_with_each() -> None:
    blocks = [
        block(repaired=("rounded", ("a", "bb"))),
        block(),
        block(repaired=("literal", ("z",)), surely=False),
        block(repaired=("rounded", ("c", "d"))),
    ]
    found = joined(blocks, budget()).repaired

    assert found.level == "rounded"
    assert found.surely
    assert [one.names for one in found.repairs] == [
        ("a", "c"),
        ("a", "d"),
        ("bb", "c"),
        ("bb", "d"),
    ]
    assert [one.weight for one in found.repairs] == [2, 2, 3, 3]


@pytest.mark.parametrize("most", [5, 6])
def test_repairs_left_out_are_told(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(limits, "LIGHTEST_REPAIRS", most)
    run = budget()
    blocks = [block(repaired=("rounded", ("a", "b"))), block(repaired=("rounded", ("c", "d", "e")))]
    found = joined(blocks, run).repaired

    assert len(found.repairs) == most
    assert found.surely == (most == 6)
    assert ("LIGHTEST_REPAIRS" in run.met) == (most == 5)


def test_repairs_of_no_block_are_none() -> None:
    found = joined([block(), block()], budget()).repaired

    assert (found.level, found.repairs, found.surely) == ("", (), True)


def test_what_goes_with_a_conflict_is_told_where_the_conflict_is() -> None:
    """Behind rules that cannot hold there are no clashes and nothing that repairs of others
    settle.
    """
    told, behind = ("generous", "a"), ("literal", "b")
    one = attr.evolve(
        block(told, ("generous", "c"), behind),
        complete=False,
        clashes=frozenset({("a",), ("b",)}),
        under={("c",): ("a",), ("a",): ("b",), ("b",): ("a",)},
    )
    found = joined([one, block(("rounded", ""))], budget())

    assert found.clashes == {("a",)}
    assert found.under == {("c",): ("a",)}
    assert not found.complete

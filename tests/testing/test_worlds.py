"""Hidden worlds: what they say of themselves, and what questions about a hidden truth come to."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, find, given, settings

import figurecheck as fc
from figurecheck.testing import Contradiction, World, claims, contradictions, windows, worlds
from figurecheck.testing.lies import random_contradiction
from figurecheck.testing.truths import Topic
from figurecheck.testing.world import random_world
from tests.sizes import up_to

few = settings(
    max_examples=up_to(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

FIRST = 1_000
HERE, THERE = frozenset({0}), frozenset({1})


def subject(kind: str, **parts: object) -> Topic:
    return Topic("x", "arrest", kind, FIRST, **parts)  # type: ignore[arg-type]  # each test passes what fits


# -- questions about a truth -----------------------------------------------------------------------


def table(*rows: list[int]) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(Fraction(number) for number in row) for row in rows)


def test_a_flow_adds_over_days_and_cells() -> None:
    flow = subject("flow", table=table([1, 2, 3], [10, 20, 30]))

    assert flow.total(HERE, FIRST, FIRST + 3) == 6
    assert flow.total(HERE | THERE, FIRST + 1, FIRST + 2) == 22


def test_nothing_happened_outside_the_days_of_a_world() -> None:
    flow = subject("flow", table=table([1, 2, 3]))

    assert flow.total(HERE, FIRST - 500, FIRST + 500) == 6
    assert flow.total(HERE, FIRST + 3, FIRST + 9) == 0


def test_a_stock_is_its_level_on_the_first_day_asked_for() -> None:
    stock = subject("stock", table=table([5, 7, 6]))

    assert stock.total(HERE, FIRST + 1, FIRST + 2) == 7
    assert stock.ask("average", HERE, FIRST, FIRST + 3) == 6


def test_a_person_who_comes_again_is_one_person() -> None:
    people = subject("people", crowd=((4, frozenset({(0, 0), (0, 1)})), (3, frozenset({(1, 1)}))))

    assert people.total(HERE, FIRST, FIRST + 2) == 4
    assert people.total(HERE | THERE, FIRST, FIRST + 2) == 7
    assert people.ask("highest", HERE | THERE, FIRST, FIRST + 2) == 7
    assert people.ask("average", HERE, FIRST, FIRST + 2) == 4


def test_highest_and_lowest_are_over_all_the_days() -> None:
    flow = subject("flow", table=table([1, 5, 3]))

    assert flow.ask("highest", HERE, FIRST, FIRST + 3) == 5
    assert flow.ask("lowest", HERE, FIRST, FIRST + 3) == 1
    assert flow.ask("lowest", HERE, FIRST, FIRST + 4) == 0


# -- worlds ----------------------------------------------------------------------------------------


@few
@given(worlds(most=4))
def test_a_world_keeps_just_the_claims_it_is_asked_for(world: World) -> None:
    some = world.claims[::2]

    kept = world.only(some, ())

    assert kept.claims == some
    assert kept.relations == ()
    assert sorted(claim.name for claim in fc.loads(kept.text)) == sorted(some)


@few
@given(worlds(most=4))
def test_a_world_shows_its_records_with_the_truth_under_each_claim(world: World) -> None:
    shown = repr(world)

    assert all(entry.text in shown for entry in world.entries)
    assert shown.count("# the truth: ") == sum(entry.truth is not None for entry in world.entries)


@few
@given(claims())
def test_a_claim_alone_is_read(text: str) -> None:
    found = fc.loads(text)

    assert found.problems == ()
    assert len(found.claims) == 1


@few
@given(windows())
def test_windows_are_read_where_a_claim_has_them(window: str) -> None:
    found = fc.loads(
        "measure: arrests\nunit: arrest\n\nclaim: one\nfigure: 5\nmeasure: arrests\nwhen:"
        f" {window}\n"
    )

    assert found.problems == ()


@few
@given(contradictions(most=2))
def test_a_lie_is_among_the_claims_that_rule_it_out(planted: Contradiction) -> None:
    assert planted.lie in planted.claims
    assert set(planted.claims) <= set(planted.world.claims)
    assert set(planted.relations) <= set(planted.world.relations)


@few
@given(contradictions(most=2))
def test_every_word_of_a_lie_is_read(planted: Contradiction) -> None:
    assert fc.loads(planted.world.text).problems == ()


@pytest.mark.parametrize("seed", [510000105, 510000206, 512000244, 513000042])
def test_no_lie_is_worded_as_a_change_of_a_quantity_over_itself(seed: int) -> None:
    assert fc.loads(random_contradiction(seed).world.text).problems == ()


def test_the_simplest_contradiction_is_two_claims() -> None:
    planted = find(
        contradictions(), lambda _: True, settings=settings(few, derandomize=True, database=None)
    )

    assert len(planted.world.claims) == 2


def test_a_seed_gives_the_same_world_each_time() -> None:
    assert random_world(7) == random_world(7)
    assert random_world(7) != random_world(8)
    assert repr(random_contradiction(7)) == repr(random_contradiction(7))

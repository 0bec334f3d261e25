"""What explanations find near a claim is what a walk over all claims finds, at a cost that does not
grow with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.scale import components
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.checks.vicinity import Vicinity, plain_window
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Term
from tests.effort import calls
from tests.sizes import examples

HEAD = """
measure: cases
unit: case

measure: deaths
unit: death
"""

WINDOWS = (
    "2024",
    "2024-01",
    "2024-02",
    "2024-01-01",
    "2024-01-02",
    "2024-01/2024-02",
    "a day in 2024",
)


@st.composite
def sets(draw: st.DrawFn) -> fc.ClaimSet:
    """Claims of few sources, measures, places and windows: many have something in common."""
    records = [HEAD]
    for at in range(draw(st.integers(1, 14))):
        name, other = draw(st.sampled_from((("cases", "deaths"), ("deaths", "cases"))))
        one = draw(st.sampled_from((f"measure: {name}", f"quantity: {name} / {other}")))
        figure = draw(st.sampled_from(("120", "120", "about 300", "at least 90")))
        replaced = draw(st.integers(0, 3 * at)) if at else 0
        records.append(
            f"claim: c{at}\nfigure: {figure}\n{one}\nwhen: {draw(st.sampled_from(WINDOWS))}\n"
            + draw(st.sampled_from(("", "where: X\n", "where: Y\n")))
            + draw(st.sampled_from(("", "", "status: planned\n")))
            + (f"replaces: s/c{at - 1}\n" if replaced == 1 else "")
            + f"source: {draw(st.sampled_from(('s', 's', 't')))}\n"
        )
    return fc.loads("\n".join(records))


def shared(one: Claim, other: Claim) -> int:
    """In how many of quantity, place and window two claims are alike."""
    return (
        (one.quantity == other.quantity)
        + (one.members == other.members)
        + (one.window == other.window)
    )


def inside(claim: Claim, held: Sequence[Claim]) -> list[Claim]:
    """The walk over those that enter the arithmetic: same quantity and place, start within."""
    own = plain_window(claim)
    return [
        other
        for other in held
        if own is not None
        and (days := plain_window(other)) is not None
        and (other.quantity, other.members) == (claim.quantity, claim.members)
        and own[0] <= days[0] < own[1]
    ]


@given(sets())
@settings(max_examples=examples(100))
def test_what_is_near_a_claim_is_what_a_walk_over_all_finds(claims: fc.ClaimSet) -> None:
    near, held = Vicinity(claims), claims.held()
    for claim in claims:
        own, plain = plain_window(claim), isinstance(claim.quantity, Term)
        source = [other for other in claims if other.source == claim.source]
        named = [other for other in source if isinstance(other.quantity, Term)]
        same_value = [other for other in claims if other.figure.value == claim.figure.value]

        assert list(near.of_value(claim)) == same_value
        assert near.confirmed(claim) == any(
            other.source != claim.source and other.figure.unit == claim.figure.unit
            for other in same_value
        )
        assert near.replacing(claim) == next(
            (other for other in claims if other.replaces == claim.name), None
        )
        assert list(near.inside(claim)) == inside(claim, held)
        assert list(near.there(claim.members, claim.window)) == [
            other
            for other in held
            if isinstance(other.quantity, Term)
            and (other.members, other.window) == (claim.members, claim.window)
        ]
        one_apart = [other for other in near.in_one_respect(claim) if shared(claim, other) == 2]
        assert one_apart == [other for other in named if shared(claim, other) == 2]
        windows = near.windows(claim) if own is not None else {}
        assert windows == {
            days: other
            for other in reversed(source)
            if own is not None
            and (days := plain_window(other)) is not None
            and (other.quantity, other.members) == (claim.quantity, claim.members)
        }
        for name in ("s", "t"):
            assert near.series(name, claim) == {
                days: other
                for other in reversed(list(claims))
                if own is not None
                and plain
                and other.source == name
                and (days := plain_window(other)) is not None
                and days[1] - days[0] == own[1] - own[0]
                and (other.quantity, other.members, other.statistic)
                == (claim.quantity, claim.members, claim.statistic)
            }


def test_what_an_explanation_costs_does_not_grow_with_the_claims_it_is_not_about() -> None:
    def wrong(count: int) -> fc.Report:
        text = components(count).replace("figure: exactly ", "figure: exactly 1,", 1)
        return fc.check(fc.loads(text))

    wrong(100).explained()  # what is kept from one report to the next is made
    few, many = wrong(100), wrong(1_600)
    each = calls(few.explained), calls(many.explained)

    assert len(few.conflicts) == len(many.conflicts) == 1
    assert each[1] - each[0] < 110 * (len(many.claims) - len(few.claims)), (
        "made once, then looked up"
    )

"""What is seen of small sets without the simplex is what the simplex says of them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model.constraint import Row, Statement, collected
from figurecheck.model.outcome import Examined
from figurecheck.passes import deciding
from figurecheck.relations.compile import compile_claims
from figurecheck.solve.coverage import standings, tied
from figurecheck.solve.part import Part, work
from figurecheck.solve.quick import witness
from figurecheck.solve.sums import all_in_sums

MEASURES = """measure: all
unit: case
parts: one + two + three

measure: one
unit: case

measure: two
unit: case

measure: three
unit: case
{0}
"""

FIGURE = st.tuples(
    st.sampled_from(("exactly", "about", "more than", "fewer than", "at least", "nearly")),
    st.integers(0, 40),
)

HEDGES = st.lists(
    st.sampled_from(("exactly", "about", "at least", "fewer than")), min_size=4, max_size=4
)

SAID = st.tuples(
    st.sampled_from(("all", "one", "two", "three")),
    FIGURE,
    st.sampled_from(("2024", "2024-01", "2024-02", "2024-01/2024-02")),
)


def parts(text: str) -> Iterator[Part]:
    """The connected sets of a text of claims."""
    system = compile_claims(fc.loads(text))
    names = deciding.connected_sets(system)
    return map(deciding.Sets(system, names).part, range(len(names)))


def text_of(
    said: list[tuple[str, tuple[str, int], str]], ranged: str = "", apart: int | None = None
) -> str:
    """Claims of parts and their total; how far two of the parts are apart is a relation, if any."""
    claims = (
        f"claim: c{index}\nfigure: {hedge} {value} cases\nmeasure: {measure}\nwhen: {when}\n"
        for index, (measure, (hedge, value), when) in enumerate(said)
    )
    related = "" if apart is None else f"relation: more\nstates: two >= one + {apart}\n"
    return "\n".join((MEASURES.format(ranged), related, *claims))


@given(
    hedges=HEDGES,
    values=st.lists(st.integers(0, 40), min_size=3, max_size=3),
    more=st.lists(SAID, max_size=3),
    ranged=st.sampled_from(("", "range: any", "range: at most 50")),
    apart=st.one_of(st.none(), st.integers(-30, 3)),
)
@settings(deadline=None)
def test_who_is_tied_is_the_same_however_it_is_seen(
    hedges: list[str],
    values: list[int],
    more: list[tuple[str, tuple[str, int], str]],
    ranged: str,
    apart: int | None,
) -> None:
    measures = ("one", "two", "three", "all")
    stated = zip(measures, hedges, (*values, sum(values)), strict=True)
    said = [(measure, (hedge, value), "2024") for measure, hedge, value in stated]
    for one in parts(text_of([*said, *more], ranged, apart)):
        held = witness(one.at("literal"), one.whole)
        examined = work(one).examined
        found = standings(one.at, examined, one.quotients, one.whole)

        assert tied(one.at, examined, one.quotients, one.whole, held=held) == {
            name for name, standing in found.items() if standing.tied
        }


def random_sums(random: Random) -> list[Statement]:
    """Claims of one unknown each and rules that add them up, with small numbers so that near ties
    are common.
    """
    values = {name: random.randint(0, 4) for name in ("x", "y", "z")[: random.randint(1, 3)]}
    values["total"] = sum(values.values())
    statements: list[Statement] = []
    for name, value in values.items():
        factor = random.choice((1, 1, -1, 2))
        lower = factor * value - random.choice((0, 0, 1))
        rows = (
            Row((((name,), factor),), lower, end="lower"),
            Row((((name,), -factor),), -lower - random.choice((0, 1, 2)), end="upper"),
        )
        some = random.choice((rows, rows, rows, rows[:1], rows[1:]))
        statements.append(Statement(f"claim:{name}", some, soft=True))
    whole = collected(((name,), 1 if name == "total" else -1) for name in values)
    turned = tuple((monomial, -factor) for monomial, factor in whole)
    halves = (Row(whole, 0), Row(turned, 0))
    statements.append(Statement("rule:sum", random.choice((halves, halves, halves[:1]))))
    for index in range(random.randint(0, 2)):
        factors = {name: random.choice((-1, 1, 1, 2)) for name in random.sample([*values], 1)}
        row = Row(
            collected(((name,), factor) for name, factor in factors.items()),
            random.choice((0, 0, 1, -2, -5)),
        )
        statements.append(Statement(f"rule:{index}", (row,)))
    return statements


def test_of_any_sums_the_same_claims_are_tied() -> None:
    random, seen_at_once = Random(5), 0
    holds = Examined((), complete=True, undecided=(), consistent="literal")
    for _ in range(2_000):
        statements = random_sums(random)
        held = witness(statements, frozenset())
        if held is None:
            continue
        at = {"literal": statements}.__getitem__
        claims = {one.name: one for one in statements if one.soft}
        seen_at_once += all_in_sums(claims, statements, held)

        assert tied(at, holds, {}, held=held) == tied(at, holds, {})

    assert seen_at_once > 50


def least(name: str, bound: int) -> Row:
    """An unknown is at least so much."""
    return Row((((name,), 1),), bound, end="lower")


def most(name: str, bound: int) -> Row:
    """An unknown is at most so much."""
    return Row((((name,), -1),), -bound, end="upper")


WHOLE = (
    Row(((("total",), 1), (("x",), -1), (("y",), -1)), 0),
    Row(((("total",), -1), (("x",), 1), (("y",), 1)), 0),
)


@pytest.mark.parametrize(
    ("claims", "rules", "tied_ones"),
    [
        # a rule keeps x smaller than the claims do, and nothing rests on what is claimed of x
        (
            (least("x", 0), most("x", 10), least("y", 0), most("y", 2), most("total", 20)),
            (most("x", 3),),
            {"y", "total"},
        ),
        # nobody bounds x from above, so nothing bounds the total so
        ((least("x", 0), most("y", 2), least("total", 0)), (), set()),
    ],
)
def test_what_rules_alone_bound_is_not_tied(
    claims: tuple[Row, ...], rules: tuple[Row, ...], tied_ones: set[str]
) -> None:
    holds = Examined((), complete=True, undecided=(), consistent="literal")
    rows: dict[str, list[Row]] = {}
    for row in claims:
        rows.setdefault(row.terms[0][0][0], []).append(row)
    statements = [
        *(Statement(f"claim:{name}", tuple(own), soft=True) for name, own in rows.items()),
        Statement("rule:sum", WHOLE),
        Statement("rule:rest", (*rules, least("x", 1), least("y", 1))),
    ]
    held = witness(statements, frozenset())

    assert held is not None
    for given_held in (held, None):
        found = tied({"literal": statements}.__getitem__, holds, {}, held=given_held)
        assert found == {f"claim:{one}" for one in tied_ones}


def seen(text: str) -> list[bool]:
    """Whether each set of several claims is seen to be tied at once."""
    found = []
    for one in parts(text):
        held = witness(one.at("literal"), one.whole)
        claims = {each.name: each for each in one.at("literal") if each.name.startswith("claim:")}
        found.append(held is not None and all_in_sums(claims, one.at("literal"), held))
    return found


YEAR = [("one", ("exactly", 20), "2024"), ("two", ("about", 30), "2024")]


def test_parts_and_their_total_are_seen_at_once() -> None:
    three = ("three", ("exactly", 5), "2024")

    assert seen(text_of([*YEAR, three, ("all", ("exactly", 55), "2024")])) == [True]


def test_what_one_rule_does_not_show_is_left_to_the_simplex() -> None:
    """A part that nobody states, a part of which nothing is left, two figures for one quantity."""
    whole = ("all", ("exactly", 55), "2024")

    assert seen(text_of([*YEAR, whole])) == [False]
    assert seen(text_of([*YEAR, ("three", ("exactly", 0), "2024"), whole])) == [False]
    assert seen(text_of([*YEAR, ("one", ("about", 21), "2024"), whole])) == [False]

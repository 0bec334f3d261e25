"""What one rule and the figures of its quantities show is told, of each source by itself and of all
together; nothing else is.

Against the engine that decides any system: for a sum of quantities, of each of which somebody may
say how large it is, interval arithmetic is no weaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import attr
import pytest

import figurecheck as fc
from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement, Terms, collected
from figurecheck.solve.clashes import find_clashes
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.effort import Budget
from figurecheck.solve.examine import near
from tests.laws.systems import proves
from tests.sizes import up_to

EXAMPLES = up_to(600)

PLACES = {f"{series}{day}": (series, day) for series in "ab" for day in (1, 2, 4, 7)}
"""Two running counts, each at four points of time."""

SOURCES = ("p", "q", "r")

THREE = ((1, 2), (2, 4), (1, 4))
"""Two spans in a row, and both of them together."""


def drawn_quantities(random: Random) -> list[Terms]:
    """Unknowns, and spans of running counts of which none lies within another."""
    found: list[Terms] = [(((name,), 1),) for name in random.sample("xyz", random.randint(0, 2))]
    for series in random.sample("ab", random.randint(1, 2)):
        days = sorted(random.sample((1, 2, 4, 7), random.choice((2, 2, 3, 4))))
        for start, end in zip(days[::2], days[1::2], strict=False):
            found.append(collected((((f"{series}{end}",), 1), ((f"{series}{start}",), -1))))
    return found


def summed(random: Random, quantities: Sequence[Terms]) -> Row:
    """A row on some of the quantities."""
    chosen = random.sample(quantities, random.randint(1, len(quantities)))
    pairs: list[tuple[Monomial, int]] = []
    for form in chosen:
        times = random.choice((-2, -1, -1, 1, 1, 3))
        pairs += [(one, int(factor) * times) for one, factor in form]
    bound = random.choice((0, 0, random.randint(-9, 9)))
    if len(chosen) == 1 and not bound:  # that a count does not fall is held against several spans
        bound = random.choice((-1, 1))
    return Row(collected(pairs), bound, open=random.random() < 0.2)


def equal(row: Row) -> tuple[Row, Row]:
    """The row and the other half of an equation."""
    other = Row(tuple((one, -factor) for one, factor in row.terms), -row.bound)
    return attr.evolve(row, open=False), other


def drawn_rule(random: Random, quantities: Sequence[Terms]) -> Statement:
    """An inequality, an equation, or cases."""
    row = summed(random, quantities)
    kind = random.choice(("one", "equation", "cases"))
    if kind == "cases":
        cases = tuple((summed(random, quantities),) for _ in range(random.randint(2, 3)))
        return Statement("rule:sum", (), cases)
    return Statement("rule:sum", equal(row) if kind == "equation" else (row,))


def drawn_figures(random: Random, quantities: Sequence[Terms]) -> list[Statement]:
    """Who says of a quantity how large it is at least, at most, or both."""
    found = []
    for at in range(random.randint(1, 7)):
        form, value = random.choice(quantities), random.randint(-4, 6)
        times = random.choice((1, 1, -1, 2))
        terms = tuple((one, factor * times) for one, factor in form)
        row = Row(terms, value * times, open=random.random() < 0.2)
        rows = random.choice(((row,), equal(row), equal(row)))
        found.append(Statement(f"claim:{at}", rows, soft=True))
    return found


def impossible(statements: Sequence[Statement]) -> bool:
    return not isinstance(Decider(statements).decide(), Consistent)


AHEAD = (
    Statement("rule:ahead", (Row((), 0), Row(((("z",), 1),), -99))),
    Statement("rule:open", (), ((Row(((("z",), 1),), 99),), ())),
    Statement("rule:settled", (), ((Row(((("z",), 1),), -99),), (Row(((("z",), 1),), 0),))),
)
"""What is looked at before the rule and rules nothing out: a row on nothing, a case that says
nothing, cases that hold.
"""


def shown(hard: Sequence[Statement], figures: Sequence[Statement], random: Random) -> list[bool]:
    """Whether all figures clash with a rule, and whether those of each source do, as was told;
    asserts that it is as it is told.
    """
    sources = {one.name: (random.choice(SOURCES),) for one in figures}
    clashes = find_clashes([*AHEAD, *hard, *figures], PLACES, sources, {})
    told = clashes.told
    for one in told:
        named = [figure for figure in figures if figure.name in one.names]
        assert proves(one.proof, [*AHEAD, *hard, *named])
        assert not any(set(other.names) < set(one.names) for other in told)
    found = []
    for source in ("", *SOURCES):
        own = [one for one in figures if not source or source in sources[one.name]]
        names = {one.name for one in own}
        sets = [*(one.names for one in told), *clashes.counted]
        found.append(any(names.issuperset(one) for one in sets))
        assert found[-1] == impossible([*hard, *own]), source
    return found


@pytest.mark.parametrize("part", range(4))
def test_a_rule_and_figures_of_its_quantities_are_a_clash_where_they_cannot_all_hold(
    part: int,
) -> None:
    seen: list[bool] = []
    for seed in range(part * EXAMPLES, (part + 1) * EXAMPLES):
        random = Random(seed)
        quantities = drawn_quantities(random)
        rule, figures = drawn_rule(random, quantities), drawn_figures(random, quantities)
        hard = [rule] if rule.cases or rule.rows[0].terms else []
        seen += shown(hard, figures, random)
    assert 0.1 < seen.count(True) / len(seen) < 0.9


def test_a_sum_of_spans_that_lie_within_others_is_held_against_these_too() -> None:
    """Where one of what a rule sums has no figure, those of what contains it count."""
    spans = [collected((((f"a{end}",), 1), ((f"a{start}",), -1))) for start, end in THREE]
    seen: list[bool] = []
    for seed in range(EXAMPLES):
        random = Random(seed)
        summands: list[Terms] = [*spans[:2], ((("x",), 1),)]
        factors = random.sample((-3, -2, -1, 1, 2, 3), 3)
        pairs = [
            (one, int(factor) * times)
            for form, times in zip(summands, factors, strict=True)
            for one, factor in form
        ]
        row = Row(collected(pairs), random.randint(-9, 9))
        rule = Statement("rule:sum", equal(row) if random.random() < 0.5 else (row,))
        unstated = random.randrange(3)
        stated = [form for at, form in enumerate(summands) if at != unstated] + spans[2:]
        seen += shown([rule], drawn_figures(random, stated), random)
    assert 0.1 < seen.count(True) / len(seen) < 0.9


@pytest.mark.parametrize("most", [3, 1])
def test_a_conflict_at_another_level_is_decided_by_its_own_statements(most: int) -> None:
    """Whatever smaller or other conflicts there are."""
    x: Terms = ((("x",), 1),)
    low, high = Statement("claim:low", (Row(x, 5),), soft=True), Row(((("x",), -1),), -most)
    stated = [low, Statement("claim:high", (high,), soft=True)]
    (conflict,) = find_clashes(stated, {}, {}, {}).told
    others = [
        Statement(f"claim:{name}", (Row(((("x",), -1),), -bound),), soft=True)
        for name, bound in (("aside", 0), ("z", 0))
    ]
    found = near([others[0], *stated, others[1]], frozenset(), conflict, Budget("some", 9_999))

    assert found is not None
    assert found.names == conflict.names


ALONE = {
    "flow": "measure: riders\nwhen: 2025-01-03",
    "days": "measure: riders\nwhen: 2025-01-02/2025-01-05",
    "since": "measure: riders\nsince: 2025-01-01\nas_of: 2025-01-07",
    "average": "measure: riders\nwhen: 2025-01-02/2025-01-05\nstatistic: average per day",
    "highest": "measure: riders\nwhen: 2025-01-02/2025-01-05\nstatistic: highest day",
    "stock": "measure: moored\nas_of: 2025-01-03",
    "windows": "quantity: riders[2025-01-01/2025-01-05] - riders[2025-01-01/2025-01-02]",
}
BELOW = ("-5", "about -50", "less than -5")
MEASURES = "measure: riders\nunit: rider\n\nmeasure: moored\nunit: boat\nkind: stock\n\n"


def crowd(days: int) -> str:
    """Figures of every day, and of the days up to it, that contradict one another."""
    return "".join(
        f"claim: c{day}-{at}\nfigure: {figure}\nmeasure: {measure}\n{when}{day}\n\n"
        for day in range(1, days + 1)
        for at, (figure, measure, when) in enumerate(
            (
                (f"{100 + day}1", "riders", "when: 2025-01-0"),
                (f"{90 - day}1", "riders", "when: 2025-01-01/2025-01-0"),
                (f"{50 + day}1", "moored", "as_of: 2025-01-0"),
                (f"{60 + day}1", "moored", "as_of: 2025-01-0"),
            )
        )
    )


@pytest.mark.parametrize("days", [0, 1, 7])
@pytest.mark.parametrize("figure", BELOW)
@pytest.mark.parametrize("kind", ALONE)
def test_a_figure_that_only_a_rule_rules_out_is_told_outside_any_budget(
    monkeypatch: pytest.MonkeyPatch, kind: str, figure: str, days: int
) -> None:
    for name in dir(limits):
        if name.endswith("_EFFORT"):
            monkeypatch.setattr(limits, name, 1)
    text = f"{MEASURES}source: a\n\nclaim: alone\nfigure: {figure}\n{ALONE[kind]}\n\n{crowd(days)}"
    claims = fc.loads(text)
    report = fc.check(claims)

    assert not claims.problems
    assert ("a/alone",) in {one.claims for one in report.conflicts}
    assert all(
        one.claims == ("a/alone",) or "a/alone" not in one.claims for one in report.conflicts
    )

"""A connected set decided in blocks comes to what it comes to as a whole, and the blocks part what
they may.
"""

from __future__ import annotations

from random import Random

import pytest

from figurecheck.model.constraint import Monomial, Row, Statement, collected
from figurecheck.model.interval import Number
from figurecheck.model.outcome import Examined
from figurecheck.solve.blocks import blocks
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.effort import endless
from figurecheck.solve.examine import examine
from figurecheck.solve.joining import joined
from tests.laws.systems import LEVELS, nested_levels, seeded
from tests.sizes import examples

EXAMPLES = examples(160)
"""How many systems of each kind are drawn."""

POINTS = 5
"""How many points of time the series have."""


def series(
    random: Random, *, loose: bool, cases: bool
) -> tuple[list[Statement], dict[str, tuple[str, int]]]:
    """Figures on what one or two series come to between points of time, mostly near ones.

    ``loose`` adds statements that hold of a count itself, or speak of another unknown.
    """
    names = [f"{one}{point}" for one in "uv"[: random.choice((1, 2))] for point in range(POINTS)]
    places = {name: (name[0], int(name[1])) for name in names}
    statements = []
    for index in range(random.randint(5, 9)):
        rows = tuple(_row(random, names, loose=loose) for _ in range(random.choice((1, 1, 2))))
        split: tuple[tuple[Row, ...], ...] = ()
        if cases and random.random() < 0.3:
            split = tuple((_row(random, names, loose=loose),) for _ in range(2))
        soft = index < 6
        statements.append(
            Statement(f"{'claim' if soft else 'rule'}:{index:03}", rows, split, soft=soft)
        )
    return statements, places


def _row(random: Random, names: list[str], *, loose: bool) -> Row:
    pairs: list[tuple[Monomial, Number]] = []
    for one in sorted({name[0] for name in names}):
        if random.random() < 0.7 or not pairs:
            start = random.randrange(POINTS - 1)
            end = min(POINTS - 1, start + random.choice((1, 1, 2)))
            factor = random.choice((-2, -1, 1, 1, 2))
            pairs += [((f"{one}{end}",), factor), ((f"{one}{start}",), -factor)]
    if loose and random.random() < 0.15:
        pairs.append(((random.choice((*names, "w")),), 1))
    return Row(collected(pairs), random.randint(-6, 6), random.random() < 0.3)


def drawn(
    seed: int,
) -> tuple[dict[str, list[Statement]], dict[str, tuple[str, int]], frozenset[str]]:
    """A system at each level, the places of its counts, and which of its unknowns are whole."""
    random = seeded(seed)
    statements, places = series(random, loose=random.random() < 0.5, cases=random.random() < 0.3)
    statements = [one for one in statements if all(row.terms for row in one.every_row())]
    kind = random.choice(("none", "all", "one series", "some"))
    whole = {
        "none": frozenset[str](),
        "all": frozenset(places),
        "one series": frozenset(name for name in places if name[0] == "u"),
        "some": frozenset(name for name in places if random.random() < 0.5),
    }[kind]
    return nested_levels(random, statements), places, whole


def test_every_conflict_lies_within_one_block() -> None:
    """What the blocks come to, each by itself, is what the whole comes to, at every level."""
    parted = conflicting = 0
    for seed in range(EXAMPLES):
        levels, places, whole = drawn(seed)
        found = blocks(levels.values(), places, whole, few=0)
        assert sorted(name for names in found for name in names) == sorted(
            one.name for one in levels["literal"]
        )
        together = examine(lambda level: levels[level], whole)  # noqa: B023 -- called here
        several: list[Examined] = []
        for names in found:
            own = {level: [one for one in levels[level] if one.name in names] for level in LEVELS}
            several.append(examine(lambda level: own[level], whole))  # noqa: B023 -- called here
        parts = joined(several, endless())
        if any(not one.complete or one.undecided for one in (parts, together)):
            continue
        expected = {(level, conflict.names) for level, conflict in together.conflicts}
        told = [(level, conflict.names) for level, conflict in parts.conflicts]
        assert set(told) == expected, f"seed {seed}"
        assert len(told) == len(expected), f"seed {seed}"
        parted += len(found) > 1
        conflicting += bool(expected) and len(found) > 1
    assert parted > EXAMPLES // 20
    assert conflicting > EXAMPLES // 100


def test_numbers_for_the_blocks_mean_numbers_for_all() -> None:
    """Where every block holds together by itself, so does the whole, in whole numbers too."""
    held = 0
    for seed in range(EXAMPLES):
        levels, places, whole = drawn(seed + 1_000_000)
        statements = levels["literal"]
        found = blocks([statements], places, whole, few=0)
        outcomes = [
            Decider([one for one in statements if one.name in names], whole).decide()
            for names in found
        ]
        if len(found) > 1 and all(isinstance(one, Consistent) for one in outcomes):
            held += 1
            assert isinstance(Decider(statements, whole).decide(), Consistent), f"seed {seed}"
    assert held >= EXAMPLES // 100


def test_weeks_of_one_series_are_blocks_until_a_month_spans_them() -> None:
    places = {f"u{point}": ("u", point) for point in range(0, 29, 7)}
    weeks = [_between(start, start + 7) for start in range(0, 28, 7)]
    month = _between(0, 28)

    assert [len(one) for one in blocks([weeks], places, (), few=0)] == [1, 1, 1, 1]
    assert [len(one) for one in blocks([[*weeks, month]], places, (), few=0)] == [5]
    assert [len(one) for one in blocks([weeks], places, ())] == [4]


def test_a_count_known_on_both_sides_joins_them() -> None:
    """Two figures on a count itself, on either side of a point: what lies between them is known."""
    places = {f"u{point}": ("u", point) for point in range(3)}
    spans = [_between(at, at + 1) for at in range(2)]
    ends = [Statement(f"claim:at {at}", (Row((((f"u{at}",), 1),), 3),), soft=True) for at in (0, 2)]

    for one in ends:
        assert len(blocks([[*spans, one]], places, (), few=0)) == 3
    assert len(blocks([[*spans, *ends]], places, (), few=0)) == 1


@pytest.mark.parametrize(
    ("whole", "many"),
    [("", 4), ("u0 u1 u2 v0 v1 v2", 4), ("u0 u1 u2", 4), ("u0 u2", 3), ("u0 u2 v0 v2", 2)],
)
def test_a_series_of_which_only_some_counts_are_whole_is_one_block(whole: str, many: int) -> None:
    """Such counts cannot all be moved by one number, and two halves of them may be no whole."""
    later = {"u": 0, "v": 2}  # what reaches over the same time is one block for that
    places = {f"{of}{at}": (of, at + later[of]) for of in later for at in range(3)}
    spans = [_between(at, at + 1, of) for of in later for at in (0, 1)]

    assert len(blocks([spans], places, frozenset(whole.split()), few=0)) == many


def test_a_rule_alone_is_no_block() -> None:
    places = {f"u{point}": ("u", point) for point in range(3)}
    rule = Statement("rule:later", (Row(collected([(("u2",), 1), (("u1",), -1)]), 0),))

    assert blocks([[rule, _between(0, 1)]], places, (), few=0) == [("rule:later", "claim:0-1")]


def _between(start: int, end: int, of: str = "u") -> Statement:
    """A figure on what a series comes to between two points."""
    row = Row(collected([((f"{of}{end}",), 1), ((f"{of}{start}",), -1)]), 5)
    return Statement(f"claim:{start}-{end}{of.strip('u')}", (row,), soft=True)


def test_where_rules_alone_contradict_one_another_no_block_tells_more() -> None:
    """No claim is needed for a contradiction then, so a set of claims is no smallest one."""
    low, high = (Row(collected([(("u2",), way), (("u1",), -way)]), 1) for way in (1, -1))
    rules = [Statement("rule:low", (low,)), Statement("rule:high", (high,))]
    apart = [
        Statement("claim:less", (Row(collected([(("u3",), -1), (("u2",), 1)]), 0),), soft=True),
        Statement("claim:more", (Row(collected([(("u3",), 1), (("u2",), -1)]), 5),), soft=True),
    ]
    alone, two = examine(lambda _: rules), examine(lambda _: apart)

    told = joined([two, alone], endless())

    assert [one.names for _, one in told.conflicts] == [()]
    assert [one.names for _, one in joined([two], endless()).conflicts] == [
        ("claim:less", "claim:more")
    ]
    whole = examine(lambda _: [*rules, *apart])
    assert [one.names for _, one in whole.conflicts] == [()]
    assert whole.complete

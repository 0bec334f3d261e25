"""Laws of conflicts over random claims: alone they conflict as much, none can be left out, more
claims never help.
"""

from __future__ import annotations

from random import Random

import attr
import pytest

import figurecheck as fc
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report
from figurecheck.model import limits
from figurecheck.model.finding import Finding
from tests.sizes import EVERY_ONE, examples
from tests.solve import heavy

EXAMPLES = max(8, examples(160) // 10)

RANK = {"error": 3, "warning": 2, "note": 1}


def world(seed: int) -> str:
    """Days, running counts, windows, parts and shares of few numbers, a few of them wrong."""
    random = Random(seed)
    records = [
        "measure: all\nunit: case\nparts: one + two\n",
        "measure: one\nunit: case\n",
        "measure: two\nunit: case\n",
    ]
    truth = {name: [random.randint(0, 30) for _ in range(6)] for name in ("one", "two")}
    truth["all"] = [one + two for one, two in zip(truth["one"], truth["two"], strict=True)]
    for source in "ab":
        records.append(f"source: {source}\n")
        for index in range(random.randint(2, 6)):
            name = random.choice(("all", "all", "one", "two"))
            first = random.choice((0, 0, random.randint(0, 5)))
            length = random.choice((1, 1, random.randint(1, 6 - first)))
            number = sum(truth[name][first : first + length])
            number = max(
                0, number + (random.choice((-20, -7, -1, 1, 6, 40)) if random.random() < 0.3 else 0)
            )
            hedge = random.choice(("exactly", "exactly", "about", "", "at least", "at most"))
            when = heavy.days(first, length)
            records.append(heavy.claim(f"c{index}", f"{hedge} {number} cases".strip(), name, when))
        if random.random() < 0.3:
            share = random.choice((20, 50, 80))
            records.append(
                f"claim: share\nfigure: {share} %\nquantity: one / all\nwhen: {heavy.days(0, 6)}\n"
            )
    return "\n".join(records)


def only(claims: ClaimSet, names: set[str]) -> Report:
    """What is found among these claims alone."""
    return fc.check(attr.evolve(claims, claims=tuple(one for one in claims if one.name in names)))


def gravest(report: Report) -> int:
    """How grave the gravest conflict is, 0 where there is none."""
    return max((RANK[one.severity] for one in report.conflicts), default=0)


@pytest.mark.parametrize("part", range(4))
def test_conflicts_stand_by_themselves_and_nothing_can_be_left_out(part: int) -> None:
    seen = 0
    for seed in range(part * EXAMPLES, (part + 1) * EXAMPLES):
        claims = fc.loads(world(seed))
        report = fc.check(claims)
        cut = any(one.code == "FC901" for one in report)
        for one in report.conflicts:
            names = {*one.claims, *one.also}
            alone = only(claims, names)
            assert gravest(alone) >= RANK[one.severity], f"seed {seed}: {one.headline}"
            assert cut or gravest(alone) == RANK[one.severity], f"seed {seed}: {one.headline}"
            needs_all(claims, one, seed)
            seen += 1
    assert seen


def test_two_figures_of_one_quantity_are_told_as_gravely_as_alone() -> None:
    """A pair that is counted beside graver ones is not told as less at a narrower reading."""
    seen: set[str] = set()
    for seed in range(4 * EXAMPLES):
        random = Random(seed)
        hedges = ("exactly", "about", "", "at least", "at most")
        claims = fc.loads(
            "measure: all\nunit: case\n\n"
            + "\n".join(
                heavy.claim(
                    f"c{index}",
                    f"{random.choice(hedges)} {random.randint(20, 40)} cases".strip(),
                    "all",
                    heavy.days(0, 1),
                )
                for index in range(random.randint(2, 7))
            )
        )
        for one in fc.check(claims).conflicts:
            alone = only(claims, {*one.claims, *one.also})
            assert gravest(alone) == RANK[one.severity], f"seed {seed}: {one.headline}"
            seen.add(one.severity)
    assert seen == set(RANK) if EVERY_ONE else seen  # few examples need not meet each


def needs_all(claims: ClaimSet, conflict: Finding, seed: int) -> None:
    """No claim can be left out of a conflict."""
    names = {*conflict.claims, *conflict.also}
    for group in conflict.claims:
        alike = {name for name in names if _about(claims, name, group)}
        less = only(claims, names - alike)
        assert gravest(less) < RANK[conflict.severity], (
            f"seed {seed}: {conflict.headline} without {group}"
        )


@pytest.mark.parametrize("effort", [300, 3_000, 30_000])
def test_a_search_cut_short_tells_no_set_from_which_a_claim_can_be_left_out(
    effort: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = cut = 0
    for seed in range(50, 50 + EXAMPLES):  # among the first are some that it ends in the midst of
        claims = fc.loads(world(seed))
        with monkeypatch.context() as patched:
            patched.setattr(limits, "SEARCH_EFFORT", effort)
            report = fc.check(claims)
        for one in report.conflicts:
            needs_all(claims, one, seed)
        seen += len(report.conflicts)
        cut += not report.complete
    assert seen
    assert cut


def _about(claims: ClaimSet, one: str, other: str) -> bool:
    """Whether two claims say the same: they are one statement, told once."""
    some, more = claims[one], claims[other]
    alike = all(
        some.reading.at(level) == more.reading.at(level)
        for level in ("literal", "rounded", "generous")
    )
    return alike and (some.quantity, some.window, some.statistic) == (
        more.quantity,
        more.window,
        more.statistic,
    )


@pytest.mark.parametrize("part", range(4))
def test_another_claim_never_makes_a_set_less_grave(part: int) -> None:
    for seed in range(part * EXAMPLES, (part + 1) * EXAMPLES):
        claims = fc.loads(world(seed))
        every = [one.name for one in claims]
        report = fc.check(claims)
        left_out = Random(seed).choice(every)
        fewer = only(claims, set(every) - {left_out})

        assert gravest(report) >= gravest(fewer) or any(one.code == "FC901" for one in report), (
            f"seed {seed}"
        )


@pytest.mark.parametrize("part", range(4))
def test_every_breach_of_a_sum_by_stated_figures_is_told(part: int) -> None:
    for seed in range(part * EXAMPLES, (part + 1) * EXAMPLES):
        random = Random(seed)
        count = random.randint(1, 8)
        numbers = [[random.randint(0, 99) for _ in range(2)] for _ in range(count)]
        wrong = {day for day in range(count) if random.random() < 0.5}
        records = [
            "measure: all\nunit: case\nparts: one + two\n",
            "measure: one\nunit: case\n",
            "measure: two\nunit: case\n",
        ]
        for day, (one, two) in enumerate(numbers):
            total = one + two + (random.randint(1, 9) if day in wrong else 0)
            for name, value in (("one", one), ("two", two), ("all", total)):
                records.append(
                    heavy.claim(f"{name}{day}", f"exactly {value} cases", name, heavy.days(day, 1))
                )
        report = fc.check(fc.loads("\n".join(records)))
        told = {frozenset(name.split("/")[1] for name in one.claims) for one in report.conflicts}

        for day in wrong:
            names = frozenset((f"all{day}", f"one{day}", f"two{day}"))
            assert any(one <= names for one in told), f"seed {seed}: day {day}"

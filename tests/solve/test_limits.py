"""No limit is met in silence: each is set to 1 in turn, and something is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import figurecheck as fc
from figurecheck.model import limits
from tests.solve import heavy

PERSONS = "measure: people\nunit: person\ncounts: persons\n"
PEAK = "statistic: highest day"


def persons() -> str:
    """Days of persons that cover their week in more than one way."""
    windows = [
        "2024-01-01/2024-01-04",
        "2024-01-03/2024-01-07",
        "2024-01-04/2024-01-07",
        "2024-01-01/2024-01-07",
    ]
    claims = [
        heavy.claim(f"w{index}", f"{70 + index} people", "people", when)
        for index, when in enumerate(windows)
    ]
    return "\n".join(
        [PERSONS, *claims, heavy.claim("top", "40 people", "people", windows[-1], PEAK)]
    )


def stock() -> str:
    """Two days of a stock, and which of them is the highest."""
    claims = [
        heavy.claim(f"d{day}", f"{10 + day} beds", "beds", heavy.days(day, 1)) for day in range(3)
    ]
    claims.append(heavy.claim("top", "12 beds", "beds", heavy.days(0, 3), PEAK))
    return "\n".join(["measure: beds\nunit: bed\nkind: stock\n", *claims])


def medians() -> str:
    """A median of a week, all of whose days are stated."""
    claims = [
        heavy.claim(f"d{day}", f"{10 + day} cases", "cases", heavy.days(day, 1)) for day in range(7)
    ]
    claims.append(
        heavy.claim("middle", "13 cases", "cases", heavy.days(0, 7), "statistic: median day")
    )
    return "\n".join(["measure: cases\nunit: case\n", *claims])


def stretches() -> str:
    """A day that is not known, within a week."""
    claims = [heavy.claim("some", "30 cases", "cases", f"a day in {heavy.days(0, 7)}")]
    claims += [heavy.claim("week", "90 cases", "cases", heavy.days(0, 7))]
    claims += [heavy.claim("first", "20 cases", "cases", heavy.days(0, 3))]
    return "\n".join(["measure: cases\nunit: case\n", *claims])


def placed() -> str:
    """A day that is not known and fits nowhere in its week."""
    claims = [heavy.claim("some", "exactly 200 cases", "cases", f"a day in {heavy.days(0, 7)}")]
    claims += [heavy.claim("first", "exactly 20 cases", "cases", heavy.days(0, 3))]
    claims += [heavy.claim("rest", "exactly 50 cases", "cases", heavy.days(3, 4))]
    return "\n".join(["measure: cases\nunit: case\n", *claims])


def parts_of_a_day() -> str:
    """A total of a week and a part of one day, which bring one another's days into play."""
    week, day = (
        heavy.claim("week", "90 cases", "all", heavy.days(0, 7)),
        heavy.claim("day", "9 cases", "one", "2024-01-03"),
    )
    return "\n".join([heavy.SUMS, week, day])


def declared() -> str:
    """A relation in two years."""
    measures = "measure: a\nunit: case\n\nmeasure: b\nunit: case\n\nrelation: r\nstates: a <= b\n"
    claims = [
        heavy.claim(f"{name}{year}", "7 cases", name, year)
        for name in "ab"
        for year in ("2023", "2024")
    ]
    return "\n".join([measures, *claims])


def nested() -> str:
    """Measures within one another over days that overlap, between which are days that nobody
    stated.
    """
    measures = [
        f"measure: m{index}\nunit: case\n{f'part_of: m{index - 1}' if index else ''}\n"
        for index in range(3)
    ]
    claims = [
        heavy.claim(
            f"{name}{index}", f"{size - 20 * index:,} cases", f"m{index}", heavy.days(*when)
        )
        for index in range(3)
        for name, size, when in (
            ("a", 5_000, (0, 10)),
            ("b", 9_000, (4, 16)),
            ("c", 20_000, (0, 31)),
        )
    ]
    return "\n".join([*measures, *claims])


def running(count: int = 24) -> str:
    """A running count with one figure far too high: much else is settled with it."""
    claims = [
        heavy.claim(
            f"c{day}", f"exactly {900 if day == 9 else 10 * day} cases", "cases", heavy.days(0, day)
        )
        for day in range(1, count)
    ]
    return "\n".join(["measure: cases\nunit: case\n", *claims])


def sums() -> str:
    """Two wrong sums that hang together by their parts."""
    return heavy.wrong_sums(6, 3)


def swapped() -> str:
    """A total with two digits swapped."""
    parts = [(412, "2025-01"), (398, "2025-02"), (801, "2025-01/2025-02")]
    claims = [
        f"claim: c{figure}\nfigure: {figure}\nmeasure: a\nwhen: {when}\nexact: yes\n"
        for figure, when in parts
    ]
    return "\n".join(["measure: a\nunit: arrest\n", *claims])


def birds() -> str:
    """Whole numbers that do not go into halves, and cases within cases."""
    square = (
        "measure: side\nunit: metre\nkind: stock\n\nmeasure: area\nunit: square metre\nkind:"
        " stock\n\n"
    )
    square += "relation: square-field\nstates: side * side = area\n\n"
    return (
        square + "claim: area\nfigure: exactly 2 square metres\nmeasure: area\nas_of: 2025-01-01\n"
    )


def dividing() -> str:
    """Two whole numbers in a narrow strip with no pair of whole numbers at first sight."""
    records = ["measure: a\nunit: person\n", "measure: b\nunit: person\n"]
    records += ["relation: least\nstates: 38 <= 2 * a + 5 * b + 38\nwhen: 2024\n"]
    records += ["relation: strip\nstates: 2 * a = 5 * b + 17\nwhen: 2024\n"]
    records += [
        heavy.claim(name, f"at most {most} people", name, "2024")
        for name, most in (("a", 10), ("b", 9))
    ]
    return "\n".join(records)


def two_sets() -> str:
    """Two wrong sums that share nothing."""
    return sums() + other_place(sums())


def shares() -> str:
    """A share that others state otherwise, between figures of other things, in two places."""
    records = [heavy.SUMS, heavy.claim("all", "exactly 100 cases", "all", "2024")]
    records += [
        f"claim: {name}\nfigure: exactly {figure} %\nquantity: one / all\nwhen: 2024\n"
        for name, figure in (("some", 20), ("more", 30), ("most", 80))
    ]
    text = "\n".join([*records, heavy.claim("years", "at least 20 cases", "two", "2023/2024")])
    return text + other_place(text)


def other_place(text: str) -> str:
    """The claims of a text once more, for another place."""
    claims = [record for record in text.split("\n\n") if record.startswith("claim:")]
    return (
        "\n"
        + "\n\n".join(
            f"{record.strip()}\nwhere: Ohio".replace("claim: ", "claim: ohio-") for record in claims
        )
        + "\n"
    )


def copied() -> str:
    """A source that copies one that copies another, which states otherwise what it states."""
    records = ["measure: cases\nunit: case\n"]
    records += ["source: first\n", heavy.claim("c", "exactly 5 cases", "cases", "2024")]
    records += ["source: second\nfrom: first\n", "source: third\nfrom: second\n"]
    records += [heavy.claim("c", "exactly 6 cases", "cases", "2024")]
    return "\n".join(records)


def remaining() -> str:
    """A week of which two days are stated: what is left for the others is looked at."""
    records = ["measure: cases\nunit: case\n"]
    records += [heavy.claim("week", "exactly 90 cases", "cases", "2024-W02")]
    records += [
        heavy.claim(f"d{day}", "exactly 10 cases", "cases", f"2024-01-0{day}") for day in (8, 9)
    ]
    return "\n".join(records)


def agreeing() -> str:
    """A source whose first figure stands by itself and whose others make up a sum, beside another
    in conflict.
    """
    records = [heavy.SUMS, "source: a\n", heavy.claim("a", "5 cases", "all", "2023")]
    records += [
        heavy.claim(name, f"exactly {n} cases", name, "2024")
        for name, n in (("all", 9), ("one", 4), ("two", 5))
    ]
    records += ["source: b\n", heavy.claim("all", "exactly 12 cases", "all", "2024")]
    return "\n".join([*records, heavy.claim("years", "14 cases", "all", "2023/2024")])


MET = {
    "RUN_EFFORT": two_sets,
    "SET_EFFORT": two_sets,
    "PINNED_QUANTITIES": nested,
    "EXPLAINING_CLAIMS": swapped,
    "AGREEING_CLAIMS": agreeing,
    "FOREBEARS_COMPARED": copied,
    "REMAINDERS": remaining,
    "CASES_DEEP": birds,
    "WHOLE_DEPTH": dividing,
    "WHOLE_SPLITS": dividing,
    "SEARCH_EFFORT": sums,
    "QUESTION_EFFORT": sums,
    "CONFIRMING_EFFORT": sums,
    "MOVING_EFFORT": sums,
    "TOLERANCE_EFFORT": sums,
    "STANDING_EFFORT": sums,
    "STANDING_CLAIMS": sums,
    "EXPLAINING_EFFORT": sums,
    "EXPLAINED_CONFLICTS": sums,
    "PINNING_EFFORT": nested,
    "LONGER_CONFLICTS": lambda: heavy.crossing_windows(9),
    "VARIANTS": running,
    "CANDIDATE_STEPS": running,
    "SYSTEMS": placed,
    "PRODUCT_SYSTEMS": birds,
    "HALVINGS": birds,
    "RELATION_INSTANCES": declared,
    "SPREADS": parts_of_a_day,
    "STRETCH_PLACES": stretches,
    "STRETCH_DAYS": stretches,
    "PERSON_COVERS": persons,
    "PEAK_WINDOWS": persons,
    "PEAK_DAYS": stock,
    "MEDIAN_CASES": medians,
}
"""For each limit claims that meet it once it is 1."""

OF_TEXTS = ("TEXT_STATEMENTS", "TEXT_TIES", "TEXT_TOGETHER", "TEXT_WORDS", "SENTENCE_WORDS")
"""Those of texts, which are told beside them."""

OF_TABLES = ("TABLE_CANDIDATES", "TABLE_FIGURES", "TABLES_COMPARED")
"""Those of tables, whose tests stand with them."""

OF_GROUNDING = (
    *("GROUNDED_FIGURES", "GROUNDING_PAIRED", "GROUNDING_CANDIDATES", "GROUNDING_EFFORT"),
    *("SOURCE_DEPTH", "SOURCE_FIGURES"),
)
"""Those of grounding, whose tests stand with it."""

TOLD_BY_REPAIRS = ("REPAIRING_EFFORT", "MEETING_STEPS", "LIGHTEST_REPAIRS")


def told(report: fc.Report) -> str:
    """The heads and advice of all FC901."""
    found = [one for one in report.explained() if one.code == "FC901"]
    return "\n".join(f"{one.headline} {one.help}" for one in found)


@pytest.mark.parametrize("limit", MET)
def test_a_limit_that_is_met_is_told(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, 1)

    claims = fc.loads(MET[limit]())
    report = fc.check(claims)

    fc.verify(report.to_json(), claims)
    assert limits.NOT_LOOKED_AT[limit] in told(report)
    assert limit in limits.BESIDE_CONFLICTS or not report.complete


@pytest.mark.parametrize("limit", TOLD_BY_REPAIRS)
def test_repairs_tell_of_their_own_limits(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, 1)

    report = fc.check(fc.loads(sums()))

    assert all(not one.complete for one in report.repairs)


@pytest.mark.parametrize("limit", sorted(limits.OF_A_CONFLICT))
def test_a_conflict_tells_what_its_size_kept_from_being_looked_at(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 1)

    report = fc.check(fc.loads(sums()))

    assert report.conflicts
    assert all(
        limits.NOT_LOOKED_AT[limit] in one.help
        for one in report.conflicts
        if one.key not in report.settled
    )


@pytest.mark.parametrize("make", [two_sets, shares])
def test_a_run_that_is_spent_still_tells_every_clash(
    make: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = fc.loads(make())
    whole = {one.key for one in fc.check(claims).conflicts}
    monkeypatch.setattr(limits, "RUN_EFFORT", 1)

    one, two = fc.check(claims), fc.check(claims, jobs=2)

    assert {conflict.key for conflict in one.conflicts} == whole
    assert one.to_json() == two.to_json()
    assert not one.complete


def test_many_figures_for_one_quantity_are_decided_in_whole() -> None:
    report = fc.check(fc.loads(heavy.many_sources(40)))

    assert len(report.conflicts) == 39
    assert report.complete


def test_every_limit_is_in_this_table() -> None:
    known = {*MET, *TOLD_BY_REPAIRS, *limits.OF_A_CONFLICT, *OF_TEXTS, *OF_TABLES, *OF_GROUNDING}
    numbers = {name for name, value in vars(limits).items() if isinstance(value, int)}

    assert known == numbers == set(limits.NOT_LOOKED_AT)


def test_the_sets_of_the_table_meet_no_limit_as_it_is() -> None:
    for make in (persons, medians, stretches, declared, nested):
        assert told(fc.check(fc.loads(make()))) == ""

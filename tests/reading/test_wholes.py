"""Shares of a whole that is known end at 100 %; what is only divided does not."""

from __future__ import annotations

from fractions import Fraction

import pytest

import figurecheck as fc
from figurecheck.claims.files import loads
from figurecheck.model.claim import Claim
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Interval
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.readings.interpret import interpret

PLAIN = (
    "measure: part\nunit: bed\nkind: stock\n{}\nmeasure: rest\nunit: bed\nkind: stock\n\n"
    "measure: whole\nunit: bed\nkind: stock\n{}\n"
)
PLACES = "member: Ohio\ndimension: where\npart_of: US\n\n"


def share(figure: str, quantity: str, measures: str, more: str = "") -> Claim:
    claims = loads(
        f"{measures}\n{PLACES}claim: share\nfigure: {figure}\nquantity: {quantity}\nwhere:"
        f" Ohio\nas_of: 2025-01-01\nsource: s\n{more}"
    )
    assert not claims.problems, claims.problems
    return claims["s/share"]


KNOWN = [
    ("part / whole", PLAIN.format("part_of: whole\n", "")),
    ("part / whole", PLAIN.format("", "parts: part + rest\n")),
    ("(part + rest) / whole", PLAIN.format("", "parts: part + rest\n")),
    ("part / (part + rest)", PLAIN.format("", "")),
    ("part / sum(part, rest)", PLAIN.format("", "")),
    ("part / whole", PLAIN.format("", "") + "relation: r\nstates: part + rest = whole\n"),
    ("part / whole", PLAIN.format("", "") + "relation: r\nstates: part <= whole\n"),
    ("part / part{where=US}", PLAIN.format("", "")),
    ("part / whole{where=US}", PLAIN.format("part_of: whole\n", "")),
]

UNKNOWN = [
    ("part / whole", PLAIN.format("", "")),
    ("part{where=US} / part", PLAIN.format("", "")),
    ("part / part{where=US}", PLAIN.format("range: any\n", "")),
    ("whole / part", PLAIN.format("part_of: whole\n", "")),
    ("part / whole", PLAIN.format("", "") + "relation: r\nstates: part >= whole\n"),
    ("part / whole", PLAIN.format("", "") + "relation: r\nstates: part - rest = whole\n"),
    (
        "part / whole",
        PLAIN.format("range: any\n", "") + "relation: r\nstates: part + rest = whole\n",
    ),
    ("(part + part) / whole", PLAIN.format("", "parts: part + rest\n")),
]


@pytest.mark.parametrize(("quantity", "measures"), KNOWN)
def test_a_share_of_a_whole_that_is_known_ends_at_all_of_it(quantity: str, measures: str) -> None:
    claim = share("about 98 %", quantity, measures)

    assert claim.reading.generous.upper is not None
    assert claim.reading.generous.upper <= 1


@pytest.mark.parametrize("figure", ["100 %", "99 to 100 %", "about 100 %", "1 of 1"])
def test_a_share_that_is_all_of_a_known_whole_is_a_share(figure: str) -> None:
    claim = share(figure, *KNOWN[0])

    assert [claim.reading.at(level).upper for level in LEVELS] == [1, 1, 1]


@pytest.mark.parametrize("figure", ["100 %", "99 to 100 %", "0 to 100 %", "about 100 %", "1 of 1"])
def test_a_figure_read_by_itself_ends_at_all_of_the_whole(figure: str) -> None:
    reading = fc.read(figure)

    assert {reading.at(level).upper for level in LEVELS} == {1 if figure == "1 of 1" else 100}


def test_a_figure_read_by_itself_that_nothing_is_left_of_does_not_go_below_nothing() -> None:
    assert [fc.read("about 0 %").at(level).lower for level in LEVELS] == [0, 0, 0]


@pytest.mark.parametrize("figure", ["90 to 101 %", "99.5 to 100.5 %", "101 %", "-1 %"])
def test_a_figure_read_by_itself_that_reaches_beyond_a_whole_is_no_share_of_one(
    figure: str,
) -> None:
    reading = fc.read(figure)

    assert all(
        (reading.at(level).upper or 0) > 100 or (reading.at(level).lower or 0) < 0
        for level in LEVELS
    )


@pytest.mark.parametrize(("quantity", "measures"), UNKNOWN)
def test_a_quotient_whose_whole_is_not_known_goes_on_beyond_it(
    quantity: str, measures: str
) -> None:
    claim = share("about 98 %", quantity, measures)

    assert claim.reading.generous.upper is not None
    assert claim.reading.generous.upper > 1


@pytest.mark.parametrize(
    "figure", ["about 3 %", "about 25 %", "roughly 52 %", "nearly 90 %", "about 100 %", "0 %"]
)
def test_without_a_known_whole_a_reading_is_as_wide_as_a_share_s_and_as_any_other_quotient_s(
    figure: str,
) -> None:
    phrase = read_phrase(figure)
    open_, of_share = (interpret(phrase, share=True, capped=capped) for capped in (False, True))
    plain = interpret(phrase, quotient=True)

    for level in LEVELS:
        assert of_share.at(level).within(open_.at(level))
        assert plain.at(level).within(open_.at(level))
        ends = {of_share.at(level).lower, plain.at(level).lower}
        assert open_.at(level).lower in ends


def test_a_full_house_may_be_more_than_full() -> None:
    measures = PLAIN.format("", "")
    stated = "".join(
        f"\nclaim: {name}\nfigure: exactly {number} beds\nmeasure: {name}\nwhere: Ohio\nas_of:"
        " 2025-01-01\nsource: t\n"
        for name, number in (("part", 103), ("whole", 100))
    )
    claim = (
        "claim: full\nfigure: about 100 %\nquantity: part / whole\nwhere: Ohio\nas_of:"
        " 2025-01-01\nsource: s\n"
    )

    assert [
        one.severity
        for one in fc.check(loads(f"{measures}\n{claim}{stated}")).conflicts
        if one.severity == "error"
    ] == []


def test_more_than_all_of_what_may_be_a_whole_is_told() -> None:
    claims = loads(
        f"{PLAIN.format('', '')}\nclaim: full\nfigure: 103 %\nquantity: part / whole\nas_of:"
        " 2025-01-01\nsource: s\n"
    )

    (problem,) = claims.problems
    assert (problem.code, problem.severity) == ("FC024", "note")
    assert "`part_of: whole`" in problem.help
    assert len(claims) == 1


@pytest.mark.parametrize(
    "quantity",
    [
        "part[2025-01-02] / part[2025-01-01]",
        "(part[2025-01-02] - part[2025-01-01]) / part[2025-01-01]",
    ],
)
def test_growth_beyond_100_percent_is_not_told_as_a_share(quantity: str) -> None:
    claims = loads(
        f"{PLAIN.format('', '')}\nclaim: more\nfigure: 103 %\nquantity: {quantity}\nsource: s\n"
    )

    assert not claims.problems


@pytest.mark.parametrize(("limits", "ends"), [("range: 0 to 100\n", True), ("", False)])
def test_a_measure_in_percent_ends_where_its_range_does(limits: str, ends: bool) -> None:
    claims = loads(
        f"measure: turnout\nunit: percent\nkind: stock\n{limits}\n"
        "claim: c\nfigure: about 99 %\nmeasure: turnout\nas_of: 2025\nsource: s\n"
    )

    upper = claims["s/c"].reading.generous.upper
    assert upper is not None
    assert (upper <= 100) == ends


@pytest.mark.parametrize("least", [None, 0])
def test_less_than_all_is_not_all_until_the_generous_level(least: int | None) -> None:
    reading = interpret(read_phrase("less than 100 %"), share=True, least=least)

    assert reading.literal == reading.rounded == Interval(0, 100, upper_open=True)
    assert reading.generous == Interval(0, 100)
    assert interpret(read_phrase("more than 0 %"), share=True, least=least).rounded == Interval(
        0, 100, lower_open=True
    )
    assert Fraction(100) not in reading.rounded


@pytest.mark.parametrize(
    ("quantity", "capped"),
    [
        ("a[2025-01] / b[2025]", True),
        ("a[2025] / b[2025]", True),
        ("a[2026] / b[2025]", False),
        ("a[2025-12/2026-01] / b[2025]", False),
        ("a[2024-12/2025-01] / b[2025]", False),
        ("a[2025] / b[2025-01]", False),
    ],
)
def test_a_part_is_at_most_the_whole_where_its_days_lie_within_those_of_the_whole(
    quantity: str, capped: bool
) -> None:
    """About 98 % is held to 100 % then."""
    measures = "measure: a\nunit: case\npart_of: b\n\nmeasure: b\nunit: case\n\n"
    (claim,) = fc.loads(f"{measures}claim: s\nfigure: about 98 %\nquantity: {quantity}\n")

    upper = claim.reading.rounded.upper
    assert upper is not None
    assert (upper < 1) is capped


DOLLARS = "".join(f"measure: {name}\nunit: USD\n\n" for name in "abc")


def dollars(name: str, figure: str, quantity: str) -> str:
    """A claim in dollars."""
    return f"claim: {name}\nfigure: {figure} USD\nquantity: {quantity}\nwhen: 2025\n\n"


def test_a_sum_is_whole_in_cents_only_where_each_of_its_terms_is() -> None:
    """A tenth of five cents is half a cent: 10.14 and half a cent are written 10.1."""
    text = DOLLARS + "relation: tenth\nstates: b = 0.1 * c\n\n"
    text += dollars("x", "exactly 10.14", "a") + dollars("y", "exactly 0.05", "c")
    report = fc.check(fc.loads(text + dollars("z", "10.1", "a + b")))

    assert not [one for one in report.conflicts if one.severity != "note"]


def test_a_sum_in_a_relation_stays_whole_in_cents() -> None:
    text = f"{DOLLARS}relation: all\nstates: a = b + c\n\n{dollars('x', '10.1', 'a')}"
    (claim,) = fc.loads(text)

    assert claim.reading.rounded.upper == Fraction("10.14")

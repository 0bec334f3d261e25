"""Which further figure would decide a conflict."""

from __future__ import annotations

from textwrap import dedent

import figurecheck as fc

TOTAL = """
measure: arrests
unit: arrest

claim: first
figure: exactly 1,179 arrests
measure: arrests
when: 2025-01-01

claim: second
figure: exactly 969 arrests
measure: arrests
when: 2025-01-02

claim: both
figure: exactly 2,100 arrests
measure: arrests
when: 2025-01-01/2025-01-02
"""


def test_the_figure_that_moves_least_is_named_with_what_speaks_for_and_against_it() -> None:
    (conflict,) = fc.check(fc.loads(TOTAL)).conflicts

    assert (
        conflict.help == "look for another source for arrests, 1-2 January 2025: "
        "2,148 or more rules out exactly 2,100 arrests, 2,100 or less supports it"
    )


def test_that_figure_does_decide() -> None:
    against = (
        "\n\nsource: third\n\nclaim: again\nfigure: {figure} arrests\nmeasure: arrests\nwhen:"
        " 2025-01-01/2025-01-02\n"
    )
    (high,) = fc.check(fc.loads(TOTAL + against.format(figure="2,148"))).repairs
    (low,) = fc.check(fc.loads(TOTAL + against.format(figure="exactly 2,100"))).repairs

    assert high.sets == (("claims/both",),)
    assert ("claims/both",) not in low.sets


def test_between_two_claims_of_one_quantity_a_third_decides() -> None:
    again = TOTAL.replace("2025-01-02\n\nclaim: both", "2025-01-01\n\nclaim: both")
    conflict, *_ = fc.check(fc.loads(again)).conflicts

    assert conflict.help == "look for another source for arrests, 1 January 2025"


def test_who_changed_a_figure_is_told_how_to_say_that_it_was_corrected() -> None:
    told = """
    measure: arrests
    unit: arrest

    source: second
    publisher: Agency
    published: 2025-03-01

    claim: arrests
    figure: 170,255
    measure: arrests
    when: 2024

    source: first
    publisher: Agency
    published: 2025-01-31

    claim: arrests
    figure: 171,003
    measure: arrests
    when: 2024
    """
    (conflict,) = fc.check(fc.loads(dedent(told))).conflicts

    assert conflict.code == "FC304"
    assert (
        conflict.help == "if 170,255 corrects 171,003, write `replaces: first/arrests` below it; "
        "else look for another source for arrests, 2024"
    )


def test_what_only_rounding_makes_a_conflict_needs_no_further_figure() -> None:
    text = TOTAL.replace("exactly 2,100", "2,150")

    assert [
        conflict.help
        for conflict in fc.check(fc.loads(text)).conflicts
        if conflict.level == "literal"
    ] == [""]

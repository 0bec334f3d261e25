"""The highest week: the highest total of any seven days in a row that lie within a window."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.catalogue import statistics
from figurecheck.lsp.completion import complete
from tests.lsp.samples import opened, spot

MEASURES = """\
measure: arrests
unit: arrest

measure: street
unit: arrest
part_of: arrests

measure: visitors
unit: visitor

measure: staff
unit: officer
kind: stock

measure: net
unit: USD
range: any

"""

Said = tuple[str, str, str, str]
"""The figure, the days, the statistic and the measure."""


def claims(*said: Said) -> str:
    text = MEASURES
    for number, (figure, when, statistic, measure) in enumerate(said):
        text += f"claim: c{number}\nfigure: exactly {figure}\nmeasure: {measure}\nwhen: {when}\n"
        text += f"statistic: {statistic}\n\n" if statistic else "\n"
    return text


def clash(*said: Said) -> bool:
    """Whether the claims contradict one another at every level, and are all read."""
    report = fc.check(fc.loads(claims(*said)))
    assert not [finding for finding in report.findings if finding.code.startswith("FC0")]
    return any(finding.severity == "error" for finding in report.conflicts)


def week(figure: str, when: str = "2025-01", measure: str = "arrests") -> Said:
    return figure, when, "highest week", measure


def total(figure: str, when: str, measure: str = "arrests") -> Said:
    return figure, when, "", measure


@pytest.mark.parametrize("measure", ["arrests", "visitors"])
def test_no_seven_days_hold_more_than_the_highest_week_whatever_day_they_begin_on(
    measure: str,
) -> None:
    for when in ("2025-01-01/2025-01-07", "2025-01-22/2025-01-28", "2025-01-23/2025-01-24"):
        assert clash(week("70", measure=measure), total("71", when, measure))
        assert not clash(week("70", measure=measure), total("70", when, measure))
    assert not clash(week("70", measure=measure), total("71", "2025-01-31/2025-02-06", measure))


@pytest.mark.parametrize(("days", "weeks"), [(7, 1), (8, 2), (14, 2), (15, 3), (31, 5)])
def test_a_longer_stretch_holds_at_most_as_many_weeks_as_cover_it(days: int, weeks: int) -> None:
    when = f"2025-01-01/2025-01-{days:02}"

    assert clash(week("70"), total(f"{70 * weeks + 1}", when))
    assert not clash(week("70"), total(f"{70 * weeks}", when))


def test_stretches_that_share_their_weeks_are_held_against_it_together() -> None:
    """Three times five days are covered by three weeks, and by two where the days in the middle are
    left out.
    """
    thirds = [f"2025-01-{first:02}/2025-01-{first + 4:02}" for first in (1, 6, 11)]

    assert clash(
        week("70"),
        *(total("70", when) for when in thirds[:2]),
        total("141", "2025-01-01/2025-01-14"),
    )
    assert clash(week("70"), total("71", thirds[0]))
    assert not clash(week("70"), *(total("70", when) for when in thirds))


def test_some_seven_days_reach_it() -> None:
    fortnight = week("70", "2025-01-01/2025-01-14")
    halves = total("20", "2025-01-01/2025-01-07"), total("49", "2025-01-08/2025-01-14")

    assert clash(fortnight, *halves)
    assert not clash(week("69", "2025-01-01/2025-01-14"), *halves)


def test_of_seven_days_it_is_their_total() -> None:
    assert clash(week("70", "2025-01-20/2025-01-26"), total("69", "2025-01-20/2025-01-26"))
    assert not clash(week("70", "2025-01-20/2025-01-26"), total("70", "2025-01-20/2025-01-26"))


def test_it_lies_between_the_highest_day_and_seven_times_that() -> None:
    day = ("10", "2025-01", "highest day", "arrests")

    assert clash(day, week("71"))
    assert clash(day, week("9"))
    assert not clash(day, week("70"))
    assert not clash(day, week("10"))


def test_it_holds_seven_times_the_lowest_day() -> None:
    assert clash(("10", "2025-01", "lowest day", "arrests"), week("69"))
    assert not clash(("10", "2025-01", "lowest day", "arrests"), week("70"))
    assert clash(("10", "2025-01-29/2025-02-10", "lowest day", "arrests"), week("29"))
    assert not clash(("10", "2025-01-29/2025-02-10", "lowest day", "arrests"), week("30"))


def test_persons_of_a_window_lie_between_those_of_its_highest_week_and_of_its_weeks() -> None:
    january = total("70", "2025-01", "visitors")

    assert clash(january, week("71", measure="visitors"))
    assert clash(january, week("13", measure="visitors"))
    assert not clash(january, week("70", measure="visitors"))
    assert not clash(january, week("14", measure="visitors"))
    assert clash(("10", "2025-01", "lowest day", "visitors"), week("9", measure="visitors"))
    assert clash(("10", "2025-01", "highest day", "visitors"), week("71", measure="visitors"))


def test_that_of_days_around_is_no_less() -> None:
    assert clash(week("70", "2025"), week("71"))
    assert not clash(week("71", "2025"), week("70"))
    assert not clash(week("70", "2025-01/2025-06"), week("71", "2025-06/2025-12"))


def test_a_stretch_whose_place_is_not_known_is_no_more() -> None:
    assert clash(week("70"), total("71", "7 days in 2025-01"))
    assert clash(week("70"), total("141", "14 days in 2025-01"))
    assert not clash(week("70"), total("140", "10 days in 2025-01"))
    assert clash(week("70"), total("71", "a day in 2025-01"))


def test_that_of_a_part_is_no_more_and_each_is_held_against_the_other_days() -> None:
    assert clash(week("71", measure="street"), week("70"))
    assert clash(week("71", measure="street"), ("10", "2025-01", "highest day", "arrests"))
    assert clash(("11", "2025-01", "lowest day", "street"), week("70"))
    assert clash(total("71", "2025-01-05/2025-01-11", "street"), week("70"))
    assert not clash(
        week("70", measure="street"), week("70"), ("10", "2025-01", "highest day", "arrests")
    )


def test_where_days_may_be_below_0_only_whole_weeks_and_days_times_seven_bound_it() -> None:
    assert not clash(week("70 USD", measure="net"), total("71 USD", "2025-01-01/2025-01-06", "net"))
    assert clash(week("70 USD", measure="net"), total("71 USD", "2025-01-02/2025-01-08", "net"))
    assert clash(week("70 USD", measure="net"), total("141 USD", "2025-01-02/2025-01-15", "net"))
    assert not clash(
        week("70 USD", measure="net"), total("141 USD", "2025-01-02/2025-01-16", "net")
    )
    assert clash(week("71 USD", measure="net"), ("10 USD", "2025-01", "highest day", "net"))
    assert not clash(week("70 USD", measure="net"), ("71 USD", "2025-01", "highest day", "net"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (week("70", "2025-01-01/2025-01-06"), "`highest week` of 6 days: it needs 7 or more"),
        (week("70", measure="staff"), "`staff` does not add up over days, and has no highest week"),
        (("70", "2025-01", "highest weak", "arrests"), "`statistic` cannot be `highest weak`"),
    ],
)
def test_what_has_no_highest_week_is_refused(said: Said, told: str) -> None:
    (problem,) = fc.loads(claims(said)).problems

    assert problem.headline == told


def test_its_figure_may_say_a_week() -> None:
    assert not fc.loads(claims(week("70 arrests a week"))).problems


def test_it_is_told_with_its_name() -> None:
    text = claims(week("70"), total("71", "2025-01-01/2025-01-07"))
    report = fc.check(fc.loads(text))
    (conflict,) = report.conflicts

    assert conflict.code == "FC207"
    assert "highest week" in report.to_text(verbose=True)


def test_the_editor_offers_it_with_what_it_means() -> None:
    text = "source: log\n\nclaim: a\nfigure: 3\nmeasure: arrests\nstatistic: |\n"
    found = complete(
        opened(days=text.replace("|", "")),
        None,
        "claims/days.rec",
        spot(text.replace("|", ""), text),
    )

    assert [(one.text, one.detail) for one in found if one.text == "highest week"] == [
        ("highest week", "the highest total of any seven days in a row")
    ]
    assert [one.text for one in found] == ["total", *(one.words for one in statistics())]

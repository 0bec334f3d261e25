"""Days outside a series in which just those of another year, month or day are missing.

What it checks
    Of figures that one source gives for one measure and place by days, weeks, months or quarters,
    one after the other, the one that stands outside: where the others lack one stretch in their
    midst, and its days are those but for the year, or but for a digit of the month or of the day. A
    series that merely has a gap is not remarked on, nor one in which a Saturday or Sunday is
    missing that has no others.

Why it matters
    A figure under the wrong year is compared with nothing, and the sum of its year lacks it.

Given::

    measure: arrests
    unit: arrest

    claim: january
    figure: 204 arrests
    measure: arrests
    when: 2025-01

    claim: march
    figure: 198 arrests
    measure: arrests
    when: 2025-03

    claim: april
    figure: 205 arrests
    measure: arrests
    when: 2025-04

Conflict::

    claim: february
    figure: 210 arrests
    measure: arrests
    when: 2024-02

Clean::

    claim: before
    figure: 210 arrests
    measure: arrests
    when: 2024-12
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.checks.slips import typing_error
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Field
from figurecheck.model.spelling import spell_count
from figurecheck.model.subject import subject
from figurecheck.model.window import spell

CODE = "FC403"

MIN_SERIES = 3
"""Figures that a series has beside the one outside; of fewer nobody can say that one is missing."""

MIN_DAYS = 6
"""The same where a digit of a day or month is wrong, not the year: who publishes on six days of a
week has no more in a row, and one day before that with another missing is nothing odd.
"""

MONTHS = {1: "month", 3: "quarter"}

Stretch = tuple[int, int]
"""The first day, and the one behind the last, as ordinals."""

Series = Mapping[Stretch, list[Claim]]
"""The figures of one source for one measure and place, by their days, which are all of one length.
"""


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each figure that alone stands outside a series and would fill the gap
    in it.
    """
    for (_, unit), series in _series(evidence.claims).items():
        found = _strayed(unit, series)
        if found is not None:
            yield _finding(evidence.claims, unit, series, *found)


def _series(claims: Claims) -> dict[tuple[Hashable, str], dict[Stretch, list[Claim]]]:
    """The figures of each source, measure and place whose days are of one calendar unit, by that
    unit.
    """
    found: dict[tuple[Hashable, str], dict[Stretch, list[Claim]]] = {}
    replaced = claims.replaced
    for claim in claims:
        window, days = claim.window, _days(claim)
        if (
            window is None
            or not window.plain
            or days is None
            or days.name == "since"
            or claim.name in replaced
        ):
            continue
        if any(term.window is not None for term, _ in terms_of(claim.quantity)):
            continue
        stretch = (window.start or 0, window.end or 0)
        about = (
            claim.source,
            claim.quantity,
            claim.members,
            claim.statistic,
            claim.per,
            claim.status,
            claim.said_by,
        )
        unit = unit_of(*stretch)
        if unit:
            found.setdefault((about, unit), {}).setdefault(stretch, []).append(claim)
    return found


def unit_of(start: int, end: int) -> str:
    """The calendar unit of some days: a day, seven days, a month or a quarter; empty where they are
    none of these.
    """
    first = date.fromordinal(start)
    if end - start == 1:
        return "day"
    if end - start == 7:
        return "week"
    if end > date.max.toordinal() or first.day != 1 or date.fromordinal(end).day != 1:
        return ""
    behind = date.fromordinal(end)
    months = (behind.year - first.year) * 12 + behind.month - first.month
    return "" if months == 3 and first.month % 3 != 1 else MONTHS.get(months, "")


def _strayed(unit: str, series: Series) -> tuple[Stretch, Stretch] | None:
    """The days that stand outside a series, and those that are missing in it; ``None`` where there
    are no such.
    """
    stretches = sorted(series)
    breaks = [at for at, (one, other) in enumerate(pairwise(stretches)) if one[1] != other[0]]
    if len(stretches) <= MIN_SERIES or len(breaks) != 2:
        return None
    for own, beside, at in ((0, 0, breaks[1]), (len(stretches) - 1, len(stretches) - 2, breaks[0])):
        outside, gap = stretches[own], (stretches[at][1], stretches[at + 1][0])
        if (
            beside in breaks
            and at != beside
            and _fills(unit, outside, gap, stretches)
            and len(series[outside]) == 1
        ):
            return outside, gap
    return None


def _fills(unit: str, outside: Stretch, gap: Stretch, stretches: Sequence[Stretch]) -> bool:
    """Whether the days outside are those of the gap but for a slip, and the gap is of the same
    unit.
    """
    first = date.fromordinal(outside[0]), date.fromordinal(gap[0])
    near = unit == "day" and len(stretches) > MIN_DAYS and _digit_wrong(*first)
    if unit_of(*gap) != unit or not (near or _another_year(unit, *first)):
        return False
    weekday = date.fromordinal(gap[0]).isoweekday()
    return (
        unit != "day"
        or weekday < 6
        or any(date.fromordinal(one).isoweekday() == weekday for one, _ in stretches)
    )


def _another_year(unit: str, one: date, other: date) -> bool:
    """Whether two first days differ in the year alone."""
    if unit == "week" and one.isocalendar()[1:] == other.isocalendar()[1:]:
        return True
    return (one.month, one.day) == (other.month, other.day)


def _digit_wrong(one: date, other: date) -> bool:
    """Whether two days of a year differ in one digit, or by an exchange of two, of the month or of
    the day.
    """
    parts = [
        (f"{a:02}", f"{b:02}")
        for a, b in ((one.month, other.month), (one.day, other.day))
        if a != b
    ]
    return one.year == other.year and len(parts) == 1 and bool(typing_error(*parts[0]))


# -- how it is told --------------------------------------------------------------------------------


def _finding(claims: Claims, unit: str, series: Series, outside: Stretch, gap: Stretch) -> Finding:
    claim = series[outside][0]
    others = len(series) - 1
    before, after = (
        next(found[0] for days, found in series.items() if gap[1 - at] == days[at]) for at in (1, 0)
    )
    meant = written(unit, *gap)
    headline = f"outside the {spell_count(others, unit)} of its series, in which {meant} is missing"
    return Finding(
        key_for(CODE, claim.name, written(unit, *outside), meant),
        CODE,
        "warning",
        f"{subject(claims, claim)}: {headline}",
        tuple(
            _labels(
                [(claim, ""), (before, f"{meant} is missing behind it"), (after, "goes on here")]
            )
        ),
        claims=(claim.name, before.name, after.name),
        help=f"write {meant} if that is meant",
    )


def _labels(shown: Sequence[tuple[Claim, str]]) -> Iterator[Label]:
    for claim, told in shown:
        field = _days(claim) or claim.record.first
        yield Label(field.place, field.value, told)


def _days(claim: Claim) -> Field | None:
    """The field that says of which days a claim is."""
    return next(
        (field for name in ("since", "when", "as_of") if (field := claim.record.get(name))), None
    )


def written(unit: str, start: int, end: int) -> str:
    """Some days as a claim would have them."""
    first = date.fromordinal(start)
    if unit == "week" and first.isoweekday() == 1:
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    return f"{first.year:04}-Q{first.month // 3 + 1}" if unit == "quarter" else spell(start, end)


QUESTION = Question(CODE, "strayed", ask, of_claims=True)

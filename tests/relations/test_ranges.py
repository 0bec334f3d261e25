"""What a range says of totals, of what running counts grow by and of levels, by the number of their
days.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from tests.sizes import up_to

ENDS = st.none() | st.integers(-6, 6)


def spelled(least: int | None, greatest: int | None) -> str:
    """A range as it is written."""
    if least is not None and greatest is not None:
        return f"{least} to {greatest}"
    ends = [f"at least {least}"] * (least is not None) + [f"at most {greatest}"] * (
        greatest is not None
    )
    return ends[0] if ends else "any"


def within(size: int, days: int, least: int | None, greatest: int | None) -> bool:
    """Whether so many days can come to that: a least number above 0, or a greatest below it, may be
    meant of all of them.
    """
    lower = least if least is None or least > 0 else days * least
    upper = greatest if greatest is None or greatest < 0 else days * greatest
    return (lower is None or lower <= size) and (upper is None or size <= upper)


def wrong(kind: str, least: int | None, greatest: int | None, *claims: tuple[str, int]) -> bool:
    """Whether figures of one measure cannot all be true; no other rule speaks of them."""
    text = f"measure: cash\nunit: USD\nrange: {spelled(least, greatest)}\n{kind}\n"
    for at, (when, size) in enumerate(claims):
        text += f"claim: c{at}\nfigure: exactly {size} USD\nmeasure: cash\n{when}\n\n"
    read = fc.loads(text)
    errors = [one for one in fc.check(read).findings if one.severity == "error"]
    assert {one.code for one in errors} <= {"FC101", "FC204"}  # what is never below 0 never falls
    return bool(errors)


@settings(max_examples=up_to(100), deadline=None)
@given(ENDS, ENDS, st.integers(1, 9), st.integers(1, 9), st.integers(-60, 60))
def test_a_total_is_within_the_range_of_its_days(
    least: int | None, greatest: int | None, first: int, days: int, size: int
) -> None:
    if least is not None and greatest is not None:
        least, greatest = sorted((least, greatest))
    when = f"when: 2025-01-{first:02}/2025-01-{first + days - 1:02}"

    assert wrong("", least, greatest, (when, size)) != within(size, days, least, greatest)


@settings(max_examples=up_to(100), deadline=None)
@given(ENDS, ENDS, st.integers(1, 9), st.integers(1, 9), st.integers(-9, 9), st.integers(-60, 60))
def test_what_a_running_count_grows_by_is_within_the_range_of_the_days_between(
    least: int | None, greatest: int | None, first: int, more: int, each: int, growth: int
) -> None:
    if least is not None and greatest is not None:
        least, greatest = sorted((least, greatest))
    start, end = (f"since: 2025-01-01\nas_of: 2025-01-{day:02}" for day in (first, first + more))
    size = first * each

    assert wrong("", least, greatest, (start, size), (end, size + growth)) != (
        within(size, first, least, greatest)
        and within(growth, more, least, greatest)
        and within(size + growth, first + more, least, greatest)
    )


@settings(max_examples=up_to(60), deadline=None)
@given(ENDS, ENDS, st.integers(-9, 9))
def test_a_level_is_within_the_range(least: int | None, greatest: int | None, size: int) -> None:
    if least is not None and greatest is not None:
        least, greatest = sorted((least, greatest))
    fits = (least is None or least <= size) and (greatest is None or size <= greatest)

    assert wrong("kind: stock\n", least, greatest, ("as_of: 2025-01-03", size)) != fits

"""A number of years ago does not lead to the year beside it.

What it checks
    *40 years ago, in 1975*, against the day of publication that the document or an option gives: a
    year more or less is play, for round numbers more.

Why it matters
    An anniversary that was computed for another year, or in a text that was printed again.

Conflict::

    date: 2025-06-04

    The bridge opened 40 years ago, in 1975.

Clean::

    date: 2025-06-04

    The bridge opened 50 years ago, in 1975.
"""

from __future__ import annotations

from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting

CODE = "FC501"

FORMS = (
    r"(?P<u>@U\d+) ago (?:, |— |- |back |\( )?in (?P<y>@Y\d+)(?! [-–])",
    (
        r"in (?P<y>@Y\d+) (?:, |— |- |\( )(?:about |some |nearly |almost |more than |over |just"
        r" )?(?P<u>@U\d+) ago"
    ),
)


def propose(found: Sighting) -> Remark | None:
    """The years that lie between, where they are others than those told."""
    years, year = found.mention("u"), found.day("y").year
    if (
        not found.published
        or year is None
        or years.unit != "year"
        or not isinstance(years.value, int)
    ):
        return None
    if years.form != "digits" or years.figure is None:
        return None
    now = int(found.published[:4])
    between = now - year
    if between < 0 or abs(between - years.value) <= play(years) or _open(years, between):
        return None
    words = found.quoted(years)
    headline = f"{words} ago, in {year}: that was {between} years before {now}"
    return Remark(
        years.outer_start, years.outer_end, words, headline, f"{now} - {year} = {between}"
    )


def play(years: FigureMention) -> int:
    """How many years a number of years may be off: one, and more for round, large and
    hedged ones.
    """
    value = int(years.value)
    if years.hedge != "bare":
        return max(2, value // 6)
    return max(2, value // 10) if value % 10 == 0 or value % 25 == 0 else max(1, value // 40)


def _open(years: FigureMention, between: int) -> bool:
    """Whether a bound leaves room for the years that lie between."""
    upward = years.hedge in {"more-than", "at-least", "just-over"}
    downward = years.hedge in {"less-than", "at-most", "up-to"}
    return (upward and between >= years.value) or (downward and between <= years.value)


PATTERN = Pattern(CODE, "years-ago", FORMS, propose, needs="UY", words=(" ago",))

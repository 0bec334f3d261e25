"""A total over some days does not fit the average of a day beside it.

What it checks
    *7,000 riders in seven days, an average of 1,000 a day*; *$3 million over three years, or $1
    million a year*: the total divided by the days, weeks, months or years is the average.

Why it matters
    The average is often worked out of other days than those that are told.

Conflict::

    The ferry carried 7,140 riders in seven days, an average of 1,220 a day.

Clean::

    The ferry carried 7,140 riders in seven days, an average of 1,020 a day.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import alike, plausible, speaks_of
from figurecheck.bringing.prose.mention import MEASURE, MONEY
from figurecheck.bringing.prose.pattern import FigurePart, Pattern, Proposal, Sighting, gap
from figurecheck.bringing.prose.proposing import plain

CODE = "FC202"

_V = r"@[CNM]\d+"
_OVER = (
    r"(?:(?:in|over|during|for|within) )?(?:the |just |only |past |last |those |its |about ){0,2}"
)
FORMS = (
    (
        rf"(?P<t>{_V}) (?P<g1>{gap(4)}){_OVER}(?P<n>@U\d+) (?:, |\( |— )"
        rf"(?:or |for |that is |which is |making )?(?:about |roughly |nearly |almost )?"
        rf"(?:an average of |on average |an average |averaging )?(?P<a>{_V}) ?(?=[,.;)]|$)"
    ),
)
_APART = frozenset(("and", "or", "to", "than", "per", "each", "of", "from", "by", "at", "after"))


def propose(found: Sighting) -> Proposal | None:
    """The total, the number of days and the average."""
    total, length, average = found.mention("t"), found.mention("n"), found.mention("a")
    if length.kind != MEASURE or length.dimension != "time" or length.unit != average.per:
        return None
    if _APART.intersection(found.words("g1").split()) or total.per or length.figure is None:
        return None
    if not speaks_of(total, average) or length.value <= 1:
        return None
    amounts = MONEY in {total.kind, average.kind}
    if (amounts and not alike(total, average)) or average.value <= 0 or total.value <= 0:
        return None
    true = Fraction(total.value) / Fraction(length.value)
    if not plausible(average.value, true):
        return None
    return Proposal(
        (
            plain(found, "average", average, "total / days"),
            plain(found, "total", total),
            FigurePart("days", length, "days", found.text[length.start : length.end], counted=True),
        ),
        lambda values: Fraction(values[0]) / Fraction(values[1]),
        (True, False),
        f"{found.quoted(total)} by {found.text[length.start : length.end]} is"
        f" {found.worded(true, average)} a {length.unit}, not {found.quoted(average)}",
    )


PATTERN = Pattern(CODE, "average", FORMS, propose, needs="U")

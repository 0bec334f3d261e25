"""A number of years does not fit the two years that it is between.

What it checks
    *from 2004 to 2018, a 12-year run*, *over a 12-year period from 2004 to 2018*: the difference of
    the two, a year more or less.

Why it matters
    One of the two years is wrong, or the number was counted on fingers.

Conflict::

    She led the chamber from 2004 to 2018, a 12-year run.

Clean::

    She led the chamber from 2004 to 2018, a 14-year run.
"""

from __future__ import annotations

from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting

CODE = "FC501"

_SPAN = "(?:period|span|stretch|run|tenure|term|reign|study|career)"
FORMS = (
    (
        r"from (?P<a>@Y\d+) (?:to|until|through|till) (?P<b>@Y\d+) (?:, |— |\( )(?:an? |the"
        rf" )(?P<u>@U\d+) (?:- )?{_SPAN}"
    ),
    (
        rf"(?P<u>@U\d+) (?:- )?{_SPAN} (?:, )?(?:from|between) (?P<a>@Y\d+)"
        r" (?:to|and|until|through) (?P<b>@Y\d+)"
    ),
)


def propose(found: Sighting) -> Remark | None:
    """The years that lie between, where they are others than those told."""
    years, first, last = found.mention("u"), found.day("a").year, found.day("b").year
    if (
        years.unit != "year"
        or not isinstance(years.value, int)
        or first is None
        or last is None
        or last <= first
    ):
        return None
    between = last - first
    hedged = years.figure is not None and years.hedge != "bare"
    if hedged or abs(between - years.value) <= 1 or years.form != "digits":
        return None
    words = " ".join(found.text[years.start : years.outer_end].split())
    headline = f"{first} to {last}, {words}: that is {between} years"
    return Remark(
        years.outer_start, years.outer_end, words, headline, f"{last} - {first} = {between}"
    )


PATTERN = Pattern(CODE, "years-span", FORMS, propose, needs="UY")

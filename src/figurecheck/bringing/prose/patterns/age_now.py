"""An age does not fit the year of birth beside it.

What it checks
    *Mara Ellison, 41, who was born in 1979*, against the day of publication that the document or an
    option gives.

Why it matters
    Ages are copied from older texts, and grow old with them.

Conflict::

    date: 2025-06-04

    Mara Ellison, 41, was born in 1979 in Northmill.

Clean::

    date: 2025-06-04

    Mara Ellison, 45, was born in 1979 in Northmill.
"""

from __future__ import annotations

from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting

CODE = "FC501"

FORMS = (
    r"(?P<u>@A\d+) , (?:who )?(?:was )?born (?:[a-z]{1,12} ){0,3}?(?:on |in )?(?P<a>@[YD]\d+)",
)


def propose(found: Sighting) -> Remark | None:
    """The age that the year allows, where it is another than the one told."""
    age, born = found.mention("u"), found.day("a").year
    if not found.published or born is None or age.unit != "year" or not isinstance(age.value, int):
        return None
    most = int(found.published[:4]) - born
    if most - 1 <= age.value <= most or not 0 < most < 125:
        return None
    words = str(age.value)
    headline = f"{words}, born {born}: that is {most - 1} or {most} in {found.published[:4]}"
    return Remark(age.start, age.end, words, headline, f"{found.published[:4]} - {born} = {most}")


PATTERN = Pattern(CODE, "age-now", FORMS, propose, needs="A", words=("born ",))

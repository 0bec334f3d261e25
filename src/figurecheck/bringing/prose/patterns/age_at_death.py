"""An age at death does not fit the years of birth and death.

What it checks
    *born in 1931 ... died in 2019 at the age of 85*: the difference of the two years, or one less.

Why it matters
    Obituaries are written from memory, and read by those who know.

Conflict::

    Mara Ellison was born in 1931 in Northmill and died in 2019 at the age of 85.

Clean::

    Mara Ellison was born in 1931 in Northmill and died in 2019 at the age of 87.
"""

from __future__ import annotations

from figurecheck.bringing.prose.mention import AGE
from figurecheck.bringing.prose.pattern import Pattern, Remark, Sighting

CODE = "FC501"

_BORN = r"born (?:on |in )?(?P<a>@[YD]\d+)"
_DIED = r"(?:died|dies|passed away) (?:on |in )?(?P<b>@[YD]\d+)"
_AT = r"(?:at the age of|at age|aged|at) (?P<u>@A\d+|@N\d+)(?= [.,)]|$)"
FORMS = (rf"{_BORN} [^@;]{{0,80}}?{_DIED} (?:[^@;.]{{0,40}}? )?(?:, )?{_AT}",)


def propose(found: Sighting) -> Remark | None:
    """The age that the years allow, where it is another than the one told."""
    age, born, died = found.mention("u"), found.day("a").year, found.day("b").year
    if born is None or died is None or not isinstance(age.value, int) or not 0 < died - born < 125:
        return None
    if (age.kind == AGE and age.unit != "year") or (age.figure is not None and age.hedge != "bare"):
        return None
    most = died - born
    if most - 1 <= age.value <= most:
        return None
    words = str(age.value)
    headline = f"born {born}, died {died} at {words}: that is {most - 1} or {most}"
    return Remark(age.start, age.end, words, headline, f"{died} - {born} = {most}")


PATTERN = Pattern(CODE, "age-at-death", FORMS, propose, words=("born ",))

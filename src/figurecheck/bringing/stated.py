"""What foreign documents of every kind are stated with: records at a place, names that nothing else
has, numbers in plain digits.
"""

from __future__ import annotations

import re
from hashlib import sha256

from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Field, Place, Record

MAX_SLUG = 60
"""Characters of a name made of a text."""

SOME_DAY = "2000-01-01"
"""The day that figures are claimed of which are held against one another whatever their day: which
one it is, is of no matter.
"""


def record_of(place: Place, **fields: str) -> Record:
    """A record of some fields, all at one place."""
    return Record(tuple(Field(name, value, place) for name, value in fields.items()))


def free(name: str, taken: set[str]) -> str:
    """A name that nothing else has, taken from now on: of equal ones the second ends in ``-2``."""
    number, chosen = 1, name
    while chosen in taken:
        number += 1
        chosen = f"{name}-{number}"
    taken.add(chosen)
    return chosen


def slug(text: str) -> str:
    """A text as the name of a record: its letters and digits of ASCII, parted by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:MAX_SLUG]


def spelled(digits: int, places: int) -> str:
    """A number of so many decimals in digits, with a point; where ``places`` is below 0, as many
    zeros stand behind the digits.
    """
    if places <= 0:
        return str(digits * 10 ** abs(places))
    sign, text = "-" if digits < 0 else "", str(abs(digits)).rjust(places + 1, "0")
    return f"{sign}{text[:-places]}.{text[-places:]}"


def digest(*parts: str) -> str:
    """Eight hexadecimal digits made of some texts and of nothing else."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def problem(name: str, headline: str, help: str = "", severity: str = "error") -> Problem:  # noqa: A002 -- the name of the field
    """Something about a file that has to be told."""
    return Problem("FC005", headline, (Label(Place(name, 1, 1), "", ""),), help, severity)

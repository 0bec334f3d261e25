"""A percentage is not that of the part and the whole beside it.

What it checks
    *Of the 480 pupils, 156, or 32.5 percent, walk*, *156 of 480 pupils (32.5 percent)*, *156, or
    32.5 percent of its 480 pupils*, *156 of 480 pupils walk to school, or 32.5 percent*: part
    divided by whole is the percentage.

Why it matters
    Shares are carried over from another year or taken of another whole, and stand beside the two
    numbers that show it.

Conflict::

    Of the 480 pupils, 156, or 42 percent, walk to school.

Clean::

    Of the 480 pupils, 156, or 32.5 percent, walk to school.
"""

from __future__ import annotations

from fractions import Fraction

from figurecheck.bringing.prose.gate import broken, plausible, speaks
from figurecheck.bringing.prose.mention import COUNT
from figurecheck.bringing.prose.pattern import PERCENT, FigurePart, Pattern, Proposal, Sighting, gap
from figurecheck.bringing.prose.proposing import counted, spell_percent

CODE = "FC202"

FAR = 12
"""Words of what the part did, between the whole and the percentage that restates it."""

_N, _M, _P = r"(?P<n>@[CN]\d+)", r"(?P<m>@[CN]\d+)", rf"(?P<p>{PERCENT})"
_ALL = "(?:the |its |their |all |a total of |those |our |these ){0,2}"
_ABOUT = "(?:or |about |nearly |roughly |only |just |some ){0,2}"
_ARE = "(?:are|were|is|was|have been|had been|remain|remained) "
"""What says of the part what it is, so that a percentage behind it can be of nothing else."""

FORMS = (
    rf"{_N} (?:, or |\( |— ){_ABOUT}{_P} (?:\) |, |— )?of {_ALL}{_M}",
    rf"{_N} (?:out )?of {_ALL}{_M} (?:, or |\( |, ){_ABOUT}{_P} ?(?=[,.;)]|$)",
    rf"{_N} (?:out )?of {_ALL}{_M} (?P<did>{gap(FAR)}), or {_ABOUT}{_P} ?(?=[,.;)]|$)",
    (
        rf"(?:^|[,.;:] )of {_ALL}{_M} (?P<g1>{gap(5)})?, {_ABOUT}{_N} (?:, or |\( |, ){_ABOUT}{_P}"
        r" ?(?=[,.;)]|$)"
    ),
    (
        rf"(?:^|[,.;:] )of {_ALL}{_M} (?P<g1>{gap(5)})?, {_ABOUT}{_N} {_ARE}(?P<did>{gap(4)}),"
        rf" {_ABOUT}{_P} ?(?=[.;)]|$)"
    ),
    rf"{_P} \( {_N} (?:out )?of {_ALL}{_M} \)",
    rf"{_P} ?, or {_N} (?:out )?of {_ALL}{_M} ?(?=[,.;)]|$)",
)


def propose(found: Sighting) -> Proposal | None:
    """The percentage with its part and whole."""
    part, whole, percent = found.mention("n"), found.mention("m"), found.mention("p")
    if (
        not speaks(part, whole, percent)
        or percent.direction
        or part.direction
        or part.per != whole.per
        or broken(found, "did")
    ):
        return None
    if part.value <= 0 or whole.value <= part.value or percent.value > 100 or percent.value <= 0:
        return None
    if part.kind == whole.kind == COUNT and part.unit != whole.unit and whole.scale != part.scale:
        return None
    share = part.ratio(whole) * 100
    if not plausible(percent.value, share):
        return None
    return Proposal(
        (
            FigurePart("share", percent, "part / whole", found.quoted(percent), "percent"),
            counted(found, "part", part),
            counted(found, "whole", whole),
        ),
        lambda values: Fraction(values[0]) / Fraction(values[1]) * 100,
        (True, False),
        f"{found.quoted(part)} of {found.quoted(whole)} is {spell_percent(share)} percent, not"
        f" {found.quoted(percent)}",
    )


PATTERN = Pattern(CODE, "share", FORMS, propose, needs="P")

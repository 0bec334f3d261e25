"""A percentage is not that of the part and the whole beside it.

What it checks
    *Of the 480 pupils, 156, or 32.5 percent, walk*, *156 of 480 pupils (32.5 percent)*, *156, or
    32.5 percent of its 480 pupils*, *156 of 480 pupils walk to school, or 32.5 percent*, *$156,000,
    or 32.5 percent of a budget of $480,000*: part divided by whole is the percentage.

Why it matters
    Shares are carried over from another year or taken of another whole, and stand beside the two
    numbers that show it.

Conflict::

    Of the 480 pupils, 156, or 42 percent, walk to school.

Clean::

    Of the 480 pupils, 156, or 32.5 percent, walk to school.
"""

from __future__ import annotations

from figurecheck.bringing.prose.gate import alike, broken, speaks
from figurecheck.bringing.prose.mention import COUNT, MONEY
from figurecheck.bringing.prose.pattern import PERCENT, Pattern, Proposal, Sighting, gap
from figurecheck.bringing.prose.proposing import counted, share

CODE = "FC202"

FAR = 12
"""Words of what the part did, between the whole and the percentage that restates it."""

_N, _M, _P = r"(?P<n>@[CNM]\d+)", r"(?P<m>@[CNM]\d+)", rf"(?P<p>{PERCENT})"
_ALL = (
    "(?:the |its |their |all |a total of |those |our |these ){0,2}"
    rf"(?:{gap(4)}['’] s )?"  # the village's 160 houses
)
_ABOUT = "(?:or |about |nearly |roughly |only |just |some ){0,2}"
_ARE = "(?:are|were|is|was|have been|had been|remain|remained) "
"""What says of the part what it is, so that a percentage behind it can be of nothing else."""

_RATIOS = frozenset((*range(2, 11), 12, 100, 1000))
"""Wholes of which a number says how many of each so many, and not that there are so many."""

_MAKES = "(?:or|which is|that is|representing) "
FORMS = (
    rf"{_N} (?:, or |or |\( |— ){_ABOUT}{_P} (?:\) |, |— )?of {_ALL}(?P<whose>){_M}",
    rf"{_N} (?P<did>{gap(4)})(?:, )?or {_ABOUT}{_P} of {_ALL}(?P<whose>{gap(7)}){_M}",
    rf"{_N} (?:out )?of {_ALL}{_M} (?:, or |\( |, ){_ABOUT}{_P} ?(?=[,.;)]|$)",
    (
        rf"{_N} (?:out )?of {_ALL}{_M} (?P<did>{gap(FAR)}), {_MAKES}{_ABOUT}{_P}"
        r" ?(?=[,.;)]|$|of the total )"
    ),
    (
        rf"(?:^|[,.;:“] )(?P<first>of) {_ALL}{_M} (?P<g1>{gap(5)})?, {_ABOUT}{_N}"
        rf" (?:, or |\( |, ){_ABOUT}{_P} ?(?=[,.;)]|$)"
    ),
    (
        rf"(?:^|[,.;:] )(?P<first>of) {_ALL}{_M} (?P<g1>{gap(5)})?, {_ABOUT}{_N} {_ARE}"
        rf"(?P<did>{gap(4)}), {_ABOUT}{_P} ?(?=[.;)]|$)"
    ),
    rf"{_P} \( {_N} (?:out )?of {_ALL}{_M} \)",
    rf"{_P} ?, or {_N} (?:out )?of {_ALL}{_M} ?(?=[,.;)]|$)",
)


def propose(found: Sighting) -> Proposal | None:
    """The percentage with its part and whole."""
    part, whole, percent = found.mention("n"), found.mention("m"), found.mention("p")
    said = "whose" in found.match.re.groupindex  # that the percentage is of the whole
    if (
        not speaks(part, whole, percent)
        or (not said and (percent.direction or part.direction))
        or part.per != whole.per
        or broken(found, "did", "whose")
        or (MONEY in {part.kind, whole.kind} and not alike(part, whole))
    ):
        return None
    if whole.value in _RATIOS and not found.words("first"):
        return None  # nine out of ten is 92 percent to some
    if part.value <= 0 or whole.value <= part.value or percent.value > 100 or percent.value <= 0:
        return None
    if part.kind == whole.kind == COUNT and part.unit != whole.unit and whole.scale != part.scale:
        return None
    over, under = counted(found, "part", part), counted(found, "whole", whole)
    return share(found, "share", percent, over, under, "of")


PATTERN = Pattern(CODE, "share", FORMS, propose, needs="P")

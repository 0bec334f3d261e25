"""Numbers that are listed do not make the total behind them.

What it checks
    *A men and B women, C in all*, *A, B and C, for a total of D*: the numbers of one list make the
    total, where the sentence says that it is one.

Why it matters
    Somebody was added to the list and not to the total, or the other way round.

Conflict::

    Police arrested 12 men and 9 women, 25 in all.

Clean::

    Police arrested 12 men and 9 women, 21 in all.
"""

from __future__ import annotations

import re
from fractions import Fraction

from figurecheck.bringing.prose.gate import alike, plausible, speaks_of
from figurecheck.bringing.prose.mention import MEASURE, MONEY
from figurecheck.bringing.prose.pattern import Pattern, Proposal, Sighting, gap
from figurecheck.bringing.prose.proposing import counted

CODE = "FC201"

_V = r"@[CNMU]\d+"
_LIST = rf"(?P<list>{_V} (?:{gap(4)}(?:, and|, plus|,|and|plus) {gap(2)}{_V} ){{1,6}})"
_SAID = r"in all|in total|altogether|all told|total|combined"
FORMS = (
    rf"{_LIST}(?P<g1>{gap(4)})(?:, |, or |— |\( )(?P<t>{_V}) (?:{_SAID})(?= [,.;)]|$)",
    (
        rf"{_LIST}(?P<g1>{gap(4)})(?:, |— |\( )(?:for |making |or |which is )?"
        rf"(?:a|an|the) (?:grand |overall |combined )?total of (?P<t>{_V})"
    ),
)
_APART = re.compile(
    r"\b(?:including|of|after|before|from|to|more|another|than|each|per|times|by)\b"
)
"""Words in a list or behind it with which its numbers are no parts."""


def propose(found: Sighting) -> Proposal | None:
    """The numbers of the list with their total."""
    listed = found.words("list")
    codes = re.findall(_V, listed)
    ahead = found.abstract[: found.match.start()]
    if _APART.search(listed) or _APART.search(found.words("g1")):
        return None
    if re.search(r"@[CNMURPTXF]\d+(?:(?! (?:and|but|while) )[^;])*$", ahead):
        return None
    parts = [found.sentence.mentions[int(code[2:])] for code in codes]
    total = found.mention("t")
    if not speaks_of(total, *parts) or any(one.per or one.value <= 0 for one in (total, *parts)):
        return None
    amounts = any(one.kind in {MONEY, MEASURE} for one in (total, *parts))
    if amounts and not all(alike(total, one) for one in parts):
        return None
    true = sum((Fraction(one.value) for one in parts), Fraction(0))
    if not plausible(total.value, true) or true == total.value:
        return None
    names = [f"part-{index}" for index in range(1, len(parts) + 1)]
    return Proposal(
        (
            counted(found, "total", total, " + ".join(names)),
            *(counted(found, name, one) for name, one in zip(names, parts, strict=True)),
        ),
        lambda values: sum(map(Fraction, values), Fraction(0)),
        (True,) * len(parts),
        f"these make {found.worded(true, total)}, not {found.quoted(total)}",
        slack=0 if not amounts else None,
    )


PATTERN = Pattern(
    CODE,
    "total",
    FORMS,
    propose,
    words=(" in all", " total", " altogether", " all told", " combined"),
)

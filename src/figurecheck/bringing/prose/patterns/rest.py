"""Percentages of one whole and the rest do not make a hundred.

What it checks
    Where a sentence gives percentages of one whole and then the remaining one, all of them make 100
    percent. Told only from 80 to 120: what is farther off speaks of something else.

Why it matters
    Somebody is missing from the list, or is in it twice.

Conflict::

    Frost took 40 percent of the crop, rain 35 percent, and the remaining 15 percent was sold.

Clean::

    Frost took 40 percent of the crop, rain 35 percent, and the remaining 25 percent was sold.
"""

from __future__ import annotations

import re
from fractions import Fraction

from figurecheck.bringing.prose.gate import speaks
from figurecheck.bringing.prose.pattern import PERCENT, FigurePart, Pattern, Proposal, Sighting
from figurecheck.model.spelling import spell_number

CODE = "FC209"

_ALL = rf"^(?P<all>(?:[^@;]{{0,90}}{PERCENT} ){{1,5}})[^@;]{{0,60}}?"
FORMS = (
    rf"{_ALL}(?:the|a) (?:remaining|other) (?P<rest>{PERCENT})(?! (?:\S+ )?(?:higher|lower|more))",
    rf"{_ALL}the (?:rest|remainder) (?:, |\( |— )(?:or )?(?:about )?(?P<rest>{PERCENT})",
)
LOWEST, HIGHEST = 80, 120
"""What a sum of all percentages may be for the words to have been understood."""


def propose(found: Sighting) -> Proposal | None:
    """The percentages of a sentence, all of them, with the rest."""
    codes = [*re.findall(PERCENT, found.words("all")), found.words("rest")]
    if len(codes) != len(re.findall(PERCENT, found.abstract)) or re.search(
        r"@[TXFR]\d", found.abstract
    ):
        return None
    mentions = [found.sentence.mentions[int(code[2:])] for code in codes]
    if not speaks(*mentions) or any(one.direction or one.per for one in mentions):
        return None
    total = sum(Fraction(one.value) for one in mentions)
    if not LOWEST <= total <= HIGHEST or re.search(r"[↑↓]", found.abstract):
        return None
    parts = tuple(
        FigurePart(f"part-{index}", one, f"part-{index}", found.quoted(one), "percent")
        for index, one in enumerate(mentions, 1)
    )
    return Proposal(
        parts,
        lambda values: sum(map(Fraction, values), Fraction(0)),
        (True,) * len(parts),
        f"these make {spell_number(total)} percent",
        must=100,
        states=" + ".join(part.role for part in parts) + " = 100",
        slack=max(one.digit_unit for one in mentions),
    )


PATTERN = Pattern(
    CODE,
    "rest",
    FORMS,
    propose,
    needs="P",
    words=(" remaining ", " other ", " rest ", " remainder "),
)

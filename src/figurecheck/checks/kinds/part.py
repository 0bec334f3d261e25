"""One of the parts that a total is the sum of is more than the total.

What it checks
    A measure's ``parts`` are together its whole, and what the others come to is not below 0: each
    of them is at most the whole, whether the others are stated or not.

Why it matters
    Nobody needs the whole table to see that one line of it is more than its last.

Given::

    measure: doses
    unit: dose
    parts: first-doses + second-doses

    measure: first-doses
    unit: dose

    measure: second-doses
    unit: dose

    claim: all
    figure: 5,431 doses
    measure: doses
    when: 2021-02

Conflict::

    claim: first
    figure: 6,431 doses
    measure: first-doses
    when: 2021-02

Clean::

    claim: first
    figure: 4,431 doses
    measure: first-doses
    when: 2021-02
"""

from __future__ import annotations

from figurecheck.checks.kind import Kind
from figurecheck.model.algebra import terms_of
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.statistic import TOTAL
from figurecheck.telling.case import Case

CODE = "FC205"

NEEDED = frozenset({"FC101", "FC201", "FC204"})
"""The codes of sums of parts, and of rests that are not below 0: of what is counted over days, or
at one.
"""


def fits(case: Case) -> bool:
    """Whether a measure and one of its parts, both for the same place and days, are all that the
    proof needs.
    """
    claims = [voice.claim for voice in case.voices.values()]
    if len(claims) != 2 or "FC201" not in case.tying_codes() or not case.rule_codes() <= NEEDED:
        return False
    one, other = claims
    plain = all(isinstance(claim.quantity, Term) and claim.statistic == TOTAL for claim in claims)
    if not plain or one.window != other.window or one.members != other.members:
        return False
    first, second = (claim.quantity.measure for claim in claims if isinstance(claim.quantity, Term))
    return second in _parts(case.claims, first) or first in _parts(case.claims, second)


def _parts(claims: Claims, name: str) -> frozenset[str]:
    """The measures that a measure is the sum of, and those that these are."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        measure = claims.measure(waiting.pop())
        if measure is not None and measure.parts is not None:
            names = {
                part.id
                for term, _ in terms_of(measure.parts)
                if (part := claims.measure(term.measure))
            }
            waiting += names - found
            found |= names
    return frozenset(found)


KIND = Kind(CODE, "part", fits)

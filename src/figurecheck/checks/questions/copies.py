"""A copy has a number that its original does not have.

What it checks
    A source that copies another one (``from``, directly or by way of others) has its original's
    figure for the same quantity: as it stood, with another hedge, or rounded so that the original's
    number is still among those it can mean. Where the two cannot both be true it is a conflict,
    with a proof; here the readings are too wide for that, or the figure is a plan.

Why it matters
    A copy brings no news, so a number its original does not have was mistyped on the way, or came
    from elsewhere.

Conflict::

    measure: officers
    unit: officer

    source: agency

    claim: sent
    figure: about 700 officers
    measure: officers
    when: 2025-01-26

    source: paper
    from: agency

    claim: sent
    figure: 750 officers
    measure: officers
    when: 2025-01-26

Clean::

    measure: officers
    unit: officer

    source: agency

    claim: sent
    figure: 712 officers
    measure: officers
    when: 2025-01-26

    source: paper
    from: agency

    claim: sent
    figure: about 700 officers
    measure: officers
    when: 2025-01-26
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from figurecheck.checks.copying import Copied, copied_claims
from figurecheck.checks.question import Evidence, Question, figure_label, in_one_conflict, key_for
from figurecheck.checks.slips import typing_error
from figurecheck.checks.spoken import values_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding
from figurecheck.model.interval import Interval
from figurecheck.model.spelling import plain_digits, spell_number
from figurecheck.model.subject import subject
from figurecheck.telling.conflict import who_says

CODE = "FC302"

POINTED = frozenset({"bare", "exact", "approximate", "nearly", "just-over"})
"""The hedges of figures that name a number; a bound or a range leaves a copy free to be more
precise.
"""

BESIDE = frozenset({"nearly", "just-over"})
"""The hedges whose number is not among those meant: *from 364.1 to 400* is as good a copy of *just
over 364* as any.
"""

HELP = "go by the original; where the copy has it from elsewhere, name that source in `from` too"


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each figure of a copy that none of its originals has."""
    disputed = in_one_conflict(evidence.found)
    for one in copied_claims(evidence):
        nearest = _unlike(one, disputed)
        if nearest is not None:
            yield _finding(evidence.claims, one.claim, nearest)


def _unlike(one: Copied, disputed: Callable[[Iterable[str]], bool]) -> Claim | None:
    """The nearest original of a claim, where it follows none of them and is in conflict
    with none.
    """
    nearest = None
    for original in one.originals:
        if _follows(one.claim, original) or disputed((one.claim.name, original.name)):
            return None
        nearest = nearest or original
    return nearest


def _follows(copy: Claim, original: Claim) -> bool:
    """Whether a copy's figure is its original's, hedged otherwise or rounded."""
    value, last = values_of(original)
    if (value, last) == values_of(copy):
        return True
    if last is None and original.figure.hedge in POINTED and original.figure.form == "digits":
        beside = original.figure.hedge in BESIDE and copy.figure.hedge not in POINTED
        return value in copy.reading.rounded or (
            beside and _meet(copy.reading.rounded, original.reading.rounded)
        )
    return _meet(copy.reading.rounded, original.reading.rounded)


def _meet(one: Interval, other: Interval) -> bool:
    """Whether two readings overlap or touch."""
    pairs = ((one.lower, other.upper), (other.lower, one.upper))
    return all(lower is None or upper is None or lower <= upper for lower, upper in pairs)


def _finding(claims: Claims, copy: Claim, original: Claim) -> Finding:
    texts = copy.figure.text, original.figure.text
    digits = [plain_digits(claim.figure.value) for claim in (original, copy)]
    slip = typing_error(*digits) if all(digits) else ""
    return Finding(
        key_for(CODE, f"{copy.name} {texts[0]}", f"{original.name} {texts[1]}"),
        CODE,
        "warning",
        f"{subject(claims, copy)}: the copy says {texts[0]}, its original {texts[1]}",
        (
            figure_label(copy, f"{who_says(claims, copy)}, the copy"),
            figure_label(original, f"{who_says(claims, original)}, the original"),
        ),
        claims=(copy.name, original.name),
        arithmetic=(
            (
                (
                    f"from {spell_number(original.figure.value)} to"
                    f" {spell_number(copy.figure.value)}: {slip}"
                ),
            )
            if slip
            else ()
        ),
        help=HELP,
    )


QUESTION = Question(CODE, "copies", ask)

"""Who is behind the figures that contradict one another for one quantity."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.interval import Interval
from figurecheck.telling.case import Case, Voice

Tie = Callable[[Claims, Claim, Claim], bool]
"""Whether what one claim says is bound up with who made the other one."""


def one_quantity(case: Case) -> bool:
    """Whether the claims of a conflict speak of one quantity, and that alone is why they contradict
    one another.
    """
    voices = list(case.voices.values())
    if len(voices) < 2 or any(voice.form != voices[0].form for voice in voices):
        return False
    readings = [voice.claim.reading.at(case.level) for voice in voices]
    return not case.tying_codes() or any(
        _apart(one, other) for one in readings for other in readings
    )


def _apart(low: Interval, high: Interval) -> bool:
    """Whether one interval lies below another one."""
    if low.upper is None or high.lower is None or low.upper > high.lower:
        return False
    return low.upper < high.lower or low.upper_open or high.lower_open


def lineage(case: Case) -> str:
    """How the figures for one quantity go together; empty where it is not one quantity that a
    conflict is about.

    ``stale`` where one is what its origin said before it was corrected, ``copied`` where one goes
    back to the other or both to a third one, ``changed`` where one source, publisher or speaker
    gives both, ``independent`` otherwise.
    """
    if not one_quantity(case):
        return ""
    for name, tie in (("stale", _stale), ("copied", _copied), ("changed", _changed)):
        if _tied(case, tie):
            return name
    return "independent"


def _tied(case: Case, tie: Tie) -> bool:
    """Whether each claim behind one of the figures is bound up with one behind another figure."""
    voices = list(case.voices.values())
    for voice in voices:
        others = [claim for other in voices if other is not voice for claim in _claims(other)]
        if all(any(tie(case.claims, claim, other) for other in others) for claim in _claims(voice)):
            return True
    return False


def _claims(voice: Voice) -> tuple[Claim, ...]:
    return (voice.claim, *voice.others)


def _copied(claims: Claims, one: Claim, other: Claim) -> bool:
    """Whether one claim is a copy, and the other one is of the same origin."""
    roots = claims.origins(one)
    return (
        one.source != other.source
        and one.source not in roots
        and not roots.isdisjoint(claims.origins(other))
    )


def _changed(claims: Claims, one: Claim, other: Claim) -> bool:
    if one.source == other.source or _copied(claims, one, other):
        return True
    if one.said_by and one.said_by == other.said_by:
        return True
    left, right = claims.sources.get(one.source), claims.sources.get(other.source)
    return left is not None and right is not None and left.publisher == right.publisher != ""


def _stale(claims: Claims, one: Claim, other: Claim) -> bool:
    """Whether a copy says what its origin said before the other claim, or one before that, replaced
    it.
    """
    if not _copied(claims, one, other):
        return False
    return any(
        old.source in claims.origins(one) and old.figure.value == one.figure.value
        for old in _replaced(claims, other)
    )


def _replaced(claims: Claims, claim: Claim) -> Iterator[Claim]:
    """The claims that a claim stands in place of, from the last to the first."""
    seen = {claim.name}
    found: Claim | None = claim
    while found is not None and found.replaces and found.replaces not in seen:
        name = found.replaces
        seen.add(name)
        found = next((one for one in claims if one.name == name), None)
        if found is not None:
            yield found

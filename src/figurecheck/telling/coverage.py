"""How much was checked, and why the rest was not, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.spelling import spell_list


@attr.frozen(eq=False, repr=False)
class ToldStatus:
    """The figures that were not compared for one reason: their status, the reason in three lengths, their names."""

    status: str
    short: str
    words: str
    reason: str
    names: tuple[str, ...]


STATUSES = (
    (
        "alone",
        "with nothing to compare with",
        "alone, with nothing to compare with",
        "nothing could be compared with it",
    ),
    (
        "not compared",
        "apart on purpose",
        "apart on purpose, not compared with look-alikes",
        "kept apart from look-alikes on purpose",
    ),
    (
        "set aside",
        "set aside",
        "aside, as planned, targeted, alleged or replaced",
        "planned, a target, alleged or replaced",
    ),
)
"""The statuses of figures that were not compared, with why."""


@attr.frozen(eq=False, repr=False)
class Closing:
    """What a report ends with: how much was checked and what was left open.

    ``rounding`` are sets that only rounding explains, ``undecided`` those not looked at as far as could be.
    """

    figures: int
    tied: int
    rounding: int
    undecided: int
    complete: bool
    statuses: tuple[ToldStatus, ...]


def closing_of(report: Checked) -> Closing:
    """How much was checked."""
    statuses = (
        ToldStatus(*words, tuple(covered.claim for covered in report.with_status(words[0]))) for words in STATUSES
    )
    return Closing(
        len(report.claims),
        report.tied,
        sum(finding.severity == "note" for finding in report.conflicts),
        sum(finding.severity == "note" and finding.code == "FC901" for finding in report.findings),
        report.complete,
        tuple(one for one in statuses if one.names),
    )


# -- what one claim was held against ----------------------------------------------------------------------------------


def why_aside(claim: Claim, replaced: Collection[str]) -> str:
    """Why a claim takes no part."""
    return "replaced by a later claim" if claim.name in replaced else f"{claim.status}: compared, never in conflict"


def other_checks(sources: Sequence[str], bounded: Sequence[str], *, quotient: bool, confirmed: bool) -> Iterator[str]:
    """What a claim was held against besides bounds on it.

    ``quotient`` is for what it divides, ``sources`` say the same, ``confirmed`` where they go back to another origin;
    ``bounded`` are the claims on which it puts a bound itself, where nothing puts one on it.
    """
    if quotient:
        yield "the figures it divides, or shares of the same"
    if sources:
        yield f"{'another origin' if confirmed else 'a reprint'} says the same: {spell_list(sources)}"
    if bounded:
        yield f"itself a bound on {spell_list(bounded[:3])}{' and more' if len(bounded) > 3 else ''}"

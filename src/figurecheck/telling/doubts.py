"""What to doubt first: the lightest ways to make what is in conflict hold together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.names import relation_of
from figurecheck.model.spelling import spell_rounded
from figurecheck.model.subject import figure, publisher, subject

MAX_FACTOR = 10
"""Factors on all tolerances above this say nothing that the gaps do not."""


@attr.frozen(eq=False, repr=False)
class Doubted:
    """A claim or relation that may be wrong: its figure and who says so, what it is about, and its
    source.
    """

    words: str
    about: str
    source: str
    claim: Claim | None


@attr.frozen(eq=False, repr=False)
class ToldDoubt:
    """What to doubt in one connected set: all of ``always``, and with them any one of ``choices``.

    ``settles`` says how many conflicts that settles. ``complete`` says that nothing else is as
    light; ``factor`` is by what all tolerances could be multiplied instead, empty where that would
    say nothing.
    """

    settles: int
    always: tuple[Doubted, ...]
    choices: tuple[tuple[Doubted, ...], ...]
    complete: bool
    factor: str


def told_doubts(report: Checked, claims: Mapping[str, Claim]) -> Iterator[ToldDoubt]:
    """The lightest repairs of each connected set, figures in place of names."""
    for repaired in report.repairs:
        names = sorted({name for names in repaired.sets for name in names})
        always = [name for name in names if all(name in one for one in repaired.sets)]
        rests = [[name for name in one if name not in always] for one in repaired.sets]
        small = repaired.factor is not None and 1 < repaired.factor <= MAX_FACTOR
        yield ToldDoubt(
            len(repaired.findings),
            _doubted(report, claims, always),
            tuple(_doubted(report, claims, rest) for rest in rests) if len(rests) > 1 else (),
            repaired.complete,
            spell_rounded(repaired.factor) if small and repaired.factor is not None else "",
        )


def _doubted(
    report: Checked, claims: Mapping[str, Claim], names: Sequence[str]
) -> tuple[Doubted, ...]:
    found = []
    for name in names:
        claim = claims.get(name)
        if claim is None:
            found.append(
                Doubted(f"the relation {relation_of(name) or name}", "", "relations", None)
            )
        else:
            about, source = subject(report.claims, claim), publisher(report.claims, claim.source)
            found.append(Doubted(figure(report.claims, claim), about, source, claim))
    return tuple(found)

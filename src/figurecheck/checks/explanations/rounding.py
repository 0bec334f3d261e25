"""Rounding: the figures were cut off, rounded half up, or rounded to a common grid such as 5 or
1,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.checks.explanation import Explanation, Subject, Trial, as_field
from figurecheck.model.claim import Claim
from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_list, spell_number

GRIDS = (5, 10, 25, 50, 100, 500, 1_000, 5_000, 10_000, 100_000, 1_000_000)
"""What people round a group of figures to."""


def tries(subject: Subject) -> Iterator[Trial]:
    """To the last digit that is not 0, half up; cut off there; then each grid that is coarser for
    some of them.
    """
    bare = [claim for claim in subject.speakers if _bare(claim)]
    if not bare:
        return
    figures = f"{spell_list([claim.figure.text for claim in bare])} {_were(bare)}"
    grains: dict[str, Number] = {claim.name: claim.figure.grain for claim in bare}
    coarse = {spell_number(grain) for grain in grains.values()}
    nearest = f"rounded to the nearest {coarse.pop()}" if len(coarse) == 1 else "rounded half up"
    yield _trial(subject, bare, grains, "half-up", f"rounding: it fits if {figures} {nearest}")
    yield _trial(
        subject, bare, grains, "truncated", f"rounding: it fits if {figures} cut off, not rounded"
    )
    for grid in GRIDS:
        values = ((claim, claim.figure.value) for claim in bare if claim.figure.grain < grid)
        some = [
            claim for claim, value in values if value and value % grid == 0
        ]  # 0 was not rounded to thousands
        if some:
            told = f"{spell_list([claim.figure.text for claim in some])} {_were(some)}"
            text = f"rounding: it fits if {told} rounded to the nearest {spell_number(grid)}"
            yield _trial(
                subject, some, dict.fromkeys((claim.name for claim in some), grid), "half-up", text
            )


def _were(some: Sequence[Claim]) -> str:
    return "were" if len(some) > 1 else "was"


def _bare(claim: Claim) -> bool:
    figure, record = claim.figure, claim.record
    plain = (
        figure.hedge == "bare"
        and figure.form == "digits"
        and figure.last is None
        and figure.grain > 0
    )
    rounded = (
        claim.reading.generous.lower != claim.reading.generous.upper
    )  # what is exact was never rounded
    return (
        plain
        and rounded
        and not any(record.get(name) for name in ("exact", "rounding", "rounded_to"))
    )


def _trial(
    subject: Subject, some: Sequence[Claim], grains: dict[str, Number], rounding: str, text: str
) -> Trial:
    units = {claim.name: as_field(subject.claims, claim, grains[claim.name]) for claim in some}
    return Trial(
        text,
        {name: {"rounded_to": unit, "rounding": rounding} for name, unit in units.items() if unit},
    )


EXPLANATION = Explanation("rounding", 10, tries, always=True)

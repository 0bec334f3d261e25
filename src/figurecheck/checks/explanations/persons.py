"""Persons for events: the figures count persons, who may be met on several days and are counted
once.
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.checks.explanation import Explanation, Subject, Trial
from figurecheck.model.expression import Term
from figurecheck.model.statistic import TOTAL


def tries(subject: Subject) -> Iterator[Trial]:
    """The measure taken as one of persons, where nothing but its totals over days is in
    conflict.
    """
    if subject.code not in {"FC201", "FC204"} or any(
        claim.statistic != TOTAL for claim in subject.speakers
    ):
        return
    if (
        len({claim.window for claim in subject.speakers}) == 1
    ):  # on one and the same days nobody is met again
        return
    names = {
        claim.quantity.measure for claim in subject.speakers if isinstance(claim.quantity, Term)
    }
    found = (subject.claims.measure(name) for name in sorted(names))
    for measure in {one.id: one for one in found if one is not None}.values():
        if measure.adds_over_time and measure.unit.counted:
            text = (
                f"persons: it fits if {measure.label or measure.id} counts persons, each once, not"
                " events"
            )
            persons = attr.evolve(measure, counts="persons")
            yield Trial(
                text,
                {f"measure:{measure.id}": {"counts": "persons"}},
                measures={measure.id: persons},
            )


EXPLANATION = Explanation("persons", 60, tries)

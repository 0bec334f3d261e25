"""A change does not fit the figures before and after it.

What it checks
    A change ties two figures of one measure, of different days: ``quantity: a[later] / a[earlier]``
    is by how many times it went up or down (*up 20 %*, *doubled*, *down by half*), ``a[later] -
    a[earlier]`` by how much.

Why it matters
    A change is worked out once and repeated for years, beside figures that were revised since. *Up
    20 %* is said of what is 20 % *of* something, and *three times* of what is 300 % more.

Given::

    measure: arrests
    unit: arrest

    claim: before
    figure: exactly 100,000 arrests
    measure: arrests
    when: 2024

    claim: growth
    figure: up 20 %
    quantity: arrests[2025] / arrests[2024]

Conflict::

    claim: after
    figure: exactly 130,000 arrests
    measure: arrests
    when: 2025

Clean::

    claim: after
    figure: exactly 120,400 arrests
    measure: arrests
    when: 2025
"""

from __future__ import annotations

from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Operation
from figurecheck.model.window import Window
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Scene, ends
from figurecheck.relations.screening import says_nothing

CODE = "FC203"


def is_change(scene: Scene, claim: Claim) -> bool:
    """Whether a claim compares one measure in one place at different times, or is worded as a
    change.

    What lies inside other days is a share of them, or what they leave, and no change.
    """
    quantity = claim.quantity
    if not isinstance(quantity, Operation) or quantity.operator not in "-/":
        return False
    if claim.figure.form == "change" and quantity.operator == "/":
        return True
    terms = [term for term, _ in terms_of(quantity)]
    about = {(scene.measure(term).id, scene.members_of(term, claim.members)) for term in terms}
    windows = {
        claim.window if term.window is None else scene.claims.windows[term.window] for term in terms
    }
    return (
        len(about) == 1
        and len(windows) > 1
        and not any(_inside(one, other) for one in windows for other in windows)
    )


def _inside(one: Window | None, other: Window | None) -> bool:
    """Whether the days of one window are among those of another one."""
    if one is None or other is None or one == other:
        return False
    (start, end), (first, after) = ends(one), ends(other)
    return first <= start and end <= after


RULE = Rule(CODE, "changes", speaks=is_change, screen=says_nothing)

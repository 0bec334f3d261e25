"""What one could ask for the bounds of though nobody states it."""

from __future__ import annotations

from collections.abc import Container, Iterator

import attr

from figurecheck.model.constraint import Form, Terms, collected
from figurecheck.model.days import spell_days
from figurecheck.model.statistic import TOTAL
from figurecheck.model.window import Window, spell
from figurecheck.relations.scene import BEFORE_ALL, FOR_EVER, Members, Scene, count, in_order


@attr.frozen(eq=False, repr=False)
class Unstated:
    """What one could ask about: the ``unknown`` that only the statements about it share, the
    ``expression`` that asks, and what it is ``about`` in words.
    """

    unknown: str
    expression: str
    about: str
    form: Form


def unstated(scene: Scene, stated: Container[Terms] = ()) -> Iterator[Unstated]:
    """What one could ask about: amounts, and what a flow came to between neighbouring points of
    time; but for what is ``stated``.
    """
    for amount in sorted(scene.amounts):
        form = Form((((amount.name,), 1),))
        if not amount.tag and form.of not in stated:
            told = "" if amount.statistic == TOTAL else amount.statistic.words
            about = _about(scene, amount.measure, told, amount.members, amount.window)
            yield Unstated(amount.name, amount.name, about, form)
    for flow in in_order(scene.points):
        for start, end in scene.segments(flow):
            if start > BEFORE_ALL and end < FOR_EVER:
                terms = collected(scene.between(flow, start, end).items())
                if terms in stated:
                    continue
                name, asked = count(flow, end), f"{flow}[{spell(start, end)}]"
                total, average = (
                    _about(scene, flow.measure, told, flow.members, Window(start, end))
                    for told in ("", "average per day")
                )
                yield Unstated(name, asked, total, Form(terms))
                if end - start > 1:
                    averaged = Form(terms, per_constant=end - start)
                    yield Unstated(name, f"average({asked})", average, averaged)


def _about(
    scene: Scene, measure: str, statistic: str, members: Members, window: Window | None
) -> str:
    known = scene.claims.measures[measure]
    label = known.label or known.id
    parts = [
        f"{label} ({statistic})" if statistic else label,
        *(name for _, name in members),
        spell_days(window, scene.claims.periods) if window is not None else "",
    ]
    return ", ".join(part for part in parts if part)

"""What one could ask for the bounds of though nobody states it."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.model.constraint import Form, collected
from figurecheck.model.window import spell
from figurecheck.relations.scene import BEFORE_ALL, FOR_EVER, Scene, count


def unstated(scene: Scene) -> Iterator[tuple[str, str, Form]]:
    """What one could ask about: amounts, and what a flow came to between neighbouring points of
    time.

    Each with the name of an unknown that only the statements about it share.
    """
    for amount in sorted(scene.amounts):
        if not amount.tag:
            yield amount.name, amount.name, Form((((amount.name,), 1),))
    for flow in sorted(scene.points):
        for start, end in scene.segments(flow):
            if start > BEFORE_ALL and end < FOR_EVER:
                terms = collected(scene.between(flow, start, end).items())
                yield count(flow, end), f"{flow}[{spell(start, end)}]", Form(terms)
                if end - start > 1:
                    averaged = Form(terms, per_constant=end - start)
                    yield count(flow, end), f"average({flow}[{spell(start, end)}])", averaged

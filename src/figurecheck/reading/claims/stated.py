"""The numbers of a figure that states two: *73 of 87*, *20 % of 87*; each is a claim of its own."""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.errors import FigureError
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Expression, Operation
from figurecheck.model.figure import Figure
from figurecheck.reading.claims.reader import Reader
from figurecheck.reading.claims.wholes import two_measures
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.readings.interpret import interpret

PART, WHOLE = ":part", ":whole"
"""What stands behind the name of the claim that states two numbers in the names of those that state one each."""


def refuse_unstated(figure: Figure, expression: Expression) -> None:
    """Refuses a second number that the quantity has no place for.

    Raises:
        FigureError: FC010.
    """
    if not figure.stated or two_measures(expression) is not None:
        return
    if figure.form == "ratio" and isinstance(expression, Operation) and expression.operator == "/":
        return
    raise FigureError(
        f"“{cut(figure.text)}” states two numbers, and this is of one quantity",
        "FC010",
        "claim it of the quotient, `quantity: part / whole`; or the first number here, and the second of the whole",
    )


def stated(reader: Reader, claim: Claim) -> Iterator[Claim]:
    """The claims that a figure with two numbers makes beside that of their quotient, from the same record."""
    figure, sides = claim.figure, two_measures(claim.quantity)
    if not figure.stated or sides is None:
        return
    for ending, number, term in ((PART, figure.part, sides[0]), (WHOLE, figure.whole, sides[1])):
        if number is None:
            continue
        measure = reader.measure_of(term)
        if number.unit and number.unit != measure.unit.text:
            continue
        yield attr.evolve(
            claim,
            id=f"{claim.id}{ending}",
            figure=attr.evolve(number, text=figure.text),
            reading=interpret(number, whole=measure.unit.counted, least=measure.least, table=reader.table),
            unit=measure.unit,
            quantity=term,
            replaces="",
        )

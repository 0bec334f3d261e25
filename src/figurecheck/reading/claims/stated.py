"""The numbers of a figure that states two: *73 of 87*, *20 % of 87*; each is a claim of its own."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attr

from figurecheck.errors import FigureError, UnitError
from figurecheck.model.claim import Claim
from figurecheck.model.expression import Expression, Operation, Term
from figurecheck.model.figure import Figure, Reading
from figurecheck.model.interval import exact
from figurecheck.model.unit import conversion, read_unit
from figurecheck.reading.claims.exactness import is_exact
from figurecheck.reading.claims.fields import shown
from figurecheck.reading.claims.reader import RecordReader
from figurecheck.reading.claims.wholes import two_measures
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.readings.interpret import interpret

PART, WHOLE = ":part", ":whole"
"""What stands behind the name of the claim that states two numbers in the names of those that state
one each.
"""


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
        "claim it of the quotient, `quantity: part / whole`; or the first number here, and the"
        " second of the whole",
    )


def stated(reader: RecordReader, claim: Claim) -> Iterator[Claim]:
    """The claims that a figure with two numbers makes beside that of their quotient, from the same
    record.

    Each is as exact as the record says of it, and in the unit of its own measure.

    Raises:
        Refused: where a number is in a unit that its measure has not.
    """
    figure, sides = claim.figure, two_measures(claim.quantity)
    if not figure.stated or sides is None:
        return
    for ending, number, term in ((PART, figure.part, sides[0]), (WHOLE, figure.whole, sides[1])):
        if number is None:
            continue
        measure = reader.measure_of(term)
        yield attr.evolve(
            claim,
            id=f"{claim.id}{ending}",
            figure=attr.evolve(number, text=figure.text),
            reading=_reading(reader, claim, number, term),
            unit=measure.unit,
            quantity=term,
            replaces="",
        )


def _reading(reader: RecordReader, claim: Claim, number: Figure, term: Term) -> Reading:
    """How one of the two numbers is read, of the measure that it is of."""
    measure, record = reader.measure_of(term), claim.record
    field = record.get("figure") or record.first
    try:
        factor = conversion(read_unit(number.unit), measure.unit) if number.unit else 1
        reading = interpret(
            number,
            whole=measure.unit.counted and factor == 1,
            least=None if measure.least is None else exact(Fraction(measure.least) / factor),
            exact=is_exact(
                reader, record, reader.sources.get(claim.source), number, term, divided=False
            ),
            table=reader.table,
        )
    except (FigureError, UnitError) as error:
        raise reader.refuse(
            error.code, f"`{shown(field.value)}`: {error}", field, error.help
        ) from None
    return reading.scaled(factor)

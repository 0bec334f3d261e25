"""Whether a number is exactly what was written, because its claim, measure or source says so."""

from __future__ import annotations

from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import Expression, Number, Operation
from figurecheck.model.figure import Figure
from figurecheck.model.record import Record
from figurecheck.model.source import Source
from figurecheck.reading.claims.fields import shown
from figurecheck.reading.claims.reader import RecordReader
from figurecheck.reading.phrases.vocabulary import default_words, tokenize


def is_exact(
    reader: RecordReader,
    record: Record,
    source: Source | None,
    figure: Figure,
    expression: Expression,
    *,
    divided: bool,
) -> bool:
    """Whether the number is exactly what was written: the claim says so of whatever stands there.

    A measure or source says it of totals in plain digits alone: nobody rounds 2,585, and anybody
    may round 1.2 million.

    Raises:
        Refused: where the claim says it of a figure with a hedge.
    """
    said = reader.choice(record, "exact", ("yes", "no"), "")
    field = record.get("exact")
    if field is not None and said == "yes" and (figure.hedge in _ABOUT or figure.approximated):
        help_ = "take the hedge out of the figure, or `exact` out of the claim"
        raise reader.refuse(
            "FC050", f"`exact: yes` beside “{shown(figure.text)}”, which is not exact", field, help_
        )
    if said or record.get("rounded_to") or record.get("rounding"):
        return said == "yes"
    measures = [reader.measure_of(term).exact for term, _ in terms_of(expression)]
    whole = source is not None and source.exact is True
    told = all(whole if one is None else one for one in measures)
    return told and not divided and counts_whole(expression) and _plain_digits(reader, figure)


_ABOUT = frozenset({"approximate", "nearly", "just-over", "order"})
"""The hedges that no number is exact beside; bounds and ranges have ends that may be."""


def _plain_digits(reader: RecordReader, figure: Figure) -> bool:
    """Whether it is a number alone, all of whose digits are written out."""
    if figure.hedge != "bare" or figure.form != "digits" or figure.unit in {"percent", "points"}:
        return False
    words = reader.words or default_words()
    scaled = (words.numbers, words.scales, words.scale_plurals)
    tokens = tokenize(figure.text)
    digits = any(token.kind == "number" for token in tokens)
    return (
        digits
        and figure.digit_unit <= 1
        and not any(token.text in each for token in tokens for each in scaled)
    )


def counts_whole(expression: Expression) -> bool:
    """Whether the expression comes to a whole number wherever its terms are counts."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Number) and (node.unit or node.value.denominator != 1):
            return False
        if isinstance(node, Operation):
            waiting += [node.left, node.right]
    return True

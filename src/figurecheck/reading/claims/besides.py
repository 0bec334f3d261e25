"""What the words of a figure say besides its number: a difference, the days it is compared with,
its statistic.

Each has to be what the quantity is, or the figure is refused: nobody else looks at these words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from figurecheck.errors import FigureError, WindowError
from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import Call, Expression, Operation, Term
from figurecheck.model.figure import Figure
from figurecheck.model.source import Source
from figurecheck.model.statistic import Statistic
from figurecheck.model.window import Window
from figurecheck.reading.claims.nouns import refuse_lead, words_of
from figurecheck.reading.claims.reader import RecordReader
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.windows import read_window


def refuse_besides(
    reader: RecordReader,
    figure: Figure,
    expression: Expression,
    statistic: Statistic,
    window: Window | None,
    source: Source | None,
    *,
    capped: bool,
) -> None:
    """Refuses words that say something else than the quantity is; ``capped`` says that it is a
    share of a known whole.

    Raises:
        FigureError: FC010.
    """
    changes = figure.word == "moved" or (figure.form == "change" and capped)
    if changes and not _compares_times(reader, expression):
        raise FigureError(
            f"“{cut(figure.text)}” says how something has changed, and this is no change",
            "FC010",
            "claim it of one thing at two times: a[later] / a[earlier]",
        )
    if figure.word in {"up", "down"} and figure.form == "digits" and not _is_difference(expression):
        raise FigureError(
            f"“{cut(figure.text)}” is a difference, and this is a level",
            "FC010",
            "write the number alone, or claim it of the difference: a[later] - a[earlier]",
        )
    if figure.lead:
        refuse_lead(reader, figure, expression)
    if figure.days:
        windows = [_days_of(reader, term, window) for term, _ in terms_of(expression)]
        if not all(_within(figure.days, each, source) for each in windows):
            raise FigureError(
                f"“{cut(figure.text)}” names days that the claim does not have",
                "FC010",
                "write the days into `when`; *this year* and *last year* need the source to be"
                " `published:`",
            )
    if figure.compared:
        _refuse_other_days(reader, figure, expression, window)
    if figure.statistic:
        _refuse_other_statistic(reader, figure, expression, statistic, window)


def _compares_times(reader: RecordReader, expression: Expression) -> bool:
    """Whether it divides the same measures by themselves, in other windows."""
    if not isinstance(expression, Operation) or expression.operator != "/":
        return False
    over, under = (
        [term for term, _ in terms_of(side)] for side in (expression.left, expression.right)
    )
    same = {reader.measure_of(term).id for term in over} == {
        reader.measure_of(term).id for term in under
    }
    return same and {term.window for term in over} != {term.window for term in under}


def _is_difference(expression: Expression) -> bool:
    return isinstance(expression, Operation) and expression.operator == "-"


def _refuse_other_days(
    reader: RecordReader, figure: Figure, expression: Expression, window: Window | None
) -> None:
    """Refuses *compared with 2024* where the quantity compares with other days, and *from 2024 to
    2025* likewise.
    """
    for text, side in zip(figure.compared, _earlier_and_later(expression), strict=False):
        terms = () if side is None else terms_of(side)
        if terms and all(_same_days(text, _days_of(reader, term, window)) for term, _ in terms):
            continue
        raise FigureError(
            f"“{cut(figure.text)}” compares with {text}, and the quantity does not",
            "FC010",
            f"claim it of the quotient with that divisor, a / a[{text}], or drop the days: the"
            " quantity says them",
        )


def _within(days: str, window: Window | None, source: Source | None) -> bool:
    """Whether the days that end a figure are those of its claim; *this year* is that of its
    source's publication.
    """
    if days not in {"this-year", "so-far", "last-year"}:
        return _same_days(days, window)
    if (
        window is None
        or window.start is None
        or window.end is None
        or source is None
        or source.published is None
    ):
        return False
    year = date.fromordinal(source.published).year - (days == "last-year")
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
    return (
        window.start == first <= window.end <= last
        if days == "so-far"
        else first <= window.start < window.end <= last
    )


def _earlier_and_later(expression: Expression) -> Sequence[Expression | None]:
    """What a change is measured against, and what has changed; nothing where the quantity is no
    change.
    """
    if not isinstance(expression, Operation) or expression.operator not in "-/":
        return None, None
    over = expression.left
    grown = isinstance(over, Operation) and over.operator == "-" and over.right == expression.right
    return expression.right, over.left if grown and isinstance(over, Operation) else over


def _days_of(reader: RecordReader, term: Term, window: Window | None) -> Window | None:
    return reader.windows[term.window] if term.window is not None else window


def _same_days(text: str, window: Window | None) -> bool:
    try:
        named = read_window(text)
    except WindowError:
        return False
    return (
        window is not None
        and window.plain
        and (named.start, named.end) == (window.start, window.end)
    )


def _refuse_other_statistic(
    reader: RecordReader,
    figure: Figure,
    expression: Expression,
    statistic: Statistic,
    window: Window | None,
) -> None:
    """Refuses *an average of 600* of what is no average, *a median of 12* of no median, *in one
    day* of several.
    """
    said = figure.statistic
    if said == "peak":
        if statistic.extreme or (window is not None and window.days == 1):
            return
        raise FigureError(
            f"“{cut(figure.text)}” is of one day, and this is of more",
            "FC010",
            "write `statistic: highest day`, or the day into `when`",
        )
    called = isinstance(expression, Call) and expression.function == said
    named = any(said in words_of(reader.measure_of(term)) for term, _ in terms_of(expression))
    if statistic.which == said or called or named:
        return
    help_ = "average per day" if said == "average" else "median day"
    raise FigureError(
        f"“{cut(figure.text)}” says {'an' if said == 'average' else 'a'} {said}, and this is none",
        "FC010",
        f"write `statistic: {help_}`, or claim it of a measure that has {said} in its name",
    )

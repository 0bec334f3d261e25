"""How a figure or a window is read, for people who want to see before they write."""

from __future__ import annotations

from figurecheck.errors import FigureError, UsageError, WindowError
from figurecheck.model.figure import LEVELS, Figure, Reading
from figurecheck.model.given import text_of
from figurecheck.model.spelling import spell_interval, spell_rounded
from figurecheck.model.unit import read_unit
from figurecheck.model.window import Window, spell
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.readings.interpret import interpret
from figurecheck.reading.windows import read_window


def read(text: str, unit: str | None = None, *, numbers: str = "en") -> Reading:
    """How a figure is read at each level, in the unit it is written in.

    ``unit`` is that of the measure where the figure does not say. A percentage or fraction of at
    most 100 % is taken for a share; a counted noun for a whole number.

    Raises:
        FigureError: where the text is not a figure.
        UnitError: where the unit cannot be read.

    Examples:
        >>> import figurecheck as fc
        >>> fc.read("about 700").generous
        Interval(lower=520, upper=880, lower_open=False, upper_open=False)
    """
    figure = read_phrase(text_of("text", text), numbers=numbers)
    _refuse_rest(figure)
    return _interpreted(figure, None if unit is None else text_of("unit", unit))


def _refuse_rest(figure: Figure) -> None:
    """Refuses words that nobody without the quantity understands; what stands behind *of* is what
    it is a part of.
    """
    if figure.rest and not figure.of_whole:
        msg = f"“{cut(figure.rest)}” is not understood"
        raise FigureError(msg, "FC010", "keep the words of the figure and drop the rest")


def _interpreted(figure: Figure, unit: str | None) -> Reading:
    kind = read_unit(figure.unit or unit or "")
    share = _share(figure, percent=(figure.unit or unit) in {"percent", "%"})
    ratio = kind.ratio and bool(figure.unit or unit or figure.form != "digits")
    return interpret(figure, whole=kind.counted, quotient=ratio, share=share)


def _share(figure: Figure, *, percent: bool) -> bool:
    if figure.form in {"fraction", "ratio"}:
        return 0 <= figure.value <= 1
    return (
        percent
        and figure.form == "digits"
        and 0 <= figure.value <= 100
        and (figure.last or 0) <= 100
    )


def explain(text: str, unit: str | None = None, numbers: str = "en") -> str:
    """The reading of a figure, or the days of a window, as text for people.

    Raises:
        UsageError: where the text is neither; the message says what it is not.
    """
    try:
        figure = read_phrase(text, numbers=numbers)
        _refuse_rest(figure)
    except FigureError as error:
        try:
            return _window(read_window(text))
        except WindowError as other:
            window = looks_like_window(text)
            said: FigureError | WindowError = other if window else error
            msg = f"{text}: {said}"
            raise UsageError(msg, said.help) from None
    try:
        window_read = read_window(text)
    except WindowError:
        window_read = None
    told = _figure(figure, _interpreted(figure, unit))
    return told + ("\nas a window:\n" + _window(window_read) if window_read is not None else "")


def looks_like_window(text: str) -> bool:
    """Whether somebody who wrote this meant days rather than a number."""
    return (text[:4].isdigit() and any(mark in text[4:] for mark in "-/~")) or " in " in text


def _figure(figure: Figure, reading: Reading) -> str:
    percent = figure.form == "fraction"
    suffix = " %" if figure.unit == "percent" else f" {figure.unit}" if figure.unit else ""
    lines = [f"{figure.text}: {figure.hedge.replace('-', ' ')}, {figure.form}"]
    lines += [
        f"  {level:<9} {spell_interval(reading.at(level), percent=percent)}{suffix}"
        for level in LEVELS
    ]
    if reading.soft is not None:
        lines.append(
            f"  hardly beyond {spell_rounded(reading.soft)}{suffix}, though that is not said"
        )
    return "\n".join([*lines, f"  by {reading.rule}"]) + "\n"


def _window(window: Window) -> str:
    if window.undated:
        return (
            f"{window}: days that the source does not give, the same ones for all its undated"
            " figures\n"
        )
    days = (
        f"{window.days:,} {'day' if window.days == 1 else 'days'}"
        if window.days is not None
        else "without an end"
    )
    lines = [f"{window}: {days}"]
    if window.start is not None:
        lines.append(f"  from the start of {spell(window.start, window.start + 1)}")
    if window.end is not None:
        lines.append(f"  to the end of {spell(window.end - 1, window.end)}")
    if window.about:
        inner = spell(*window.inner) if window.inner else "no day"
        lines.append(f"  about then: these are the widest days meant; surely meant: {inner}")
    if window.stretch is not None:
        lines.append(f"  {window.stretch} of these days in a row, not known which")
    return "\n".join(lines) + "\n"

"""What is wrong with an answer that somebody gives while a claim is put together."""

from __future__ import annotations

from figurecheck.errors import FigureError, WindowError
from figurecheck.model.claims import Claims
from figurecheck.model.nearest import suggestion
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.windows import read_window

MAX_NAMES = 12
"""Names that are told at once."""


def figure_fault(claims: Claims, source: str, text: str) -> str:
    """Why a figure cannot be read as that source writes numerals; empty where it can."""
    described = claims.sources.get(source)
    try:
        read_phrase(text, numbers=described.numbers if described else "en")
    except FigureError as error:
        return _with_help(str(error), error.help)
    return ""


def measure_fault(claims: Claims, name: str) -> str:
    """Why that is no measure; empty where it is one."""
    if claims.measure(name) is not None:
        return ""
    names = sorted(claims.measures)
    more = f" and {len(names) - MAX_NAMES:,} more" if len(names) > MAX_NAMES else ""
    known = suggestion(name, names) or f"there are {', '.join(names[:MAX_NAMES])}{more}"
    return f"there is no measure `{name}`; {known}"


def days_fault(claims: Claims, text: str) -> str:
    """Why these are no days; empty where they are."""
    try:
        read_window(text, claims.periods)
    except WindowError as error:
        return _with_help(str(error), error.help)
    return ""


def days_field(claims: Claims, measure: str) -> str:
    """The field that holds the days of a measure: ``as_of`` for a level, else ``when``."""
    found = claims.measure(measure)
    return "as_of" if found is not None and found.kind == "stock" else "when"


def _with_help(message: str, help_: str) -> str:
    return f"{message}; {help_}" if help_ else message

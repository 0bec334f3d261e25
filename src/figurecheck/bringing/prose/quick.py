"""The quick test that throws out what fits: intervals of the readings against one another, on three
levels.
"""

from __future__ import annotations

from figurecheck.bringing.prose.pattern import FigurePart, Proposal
from figurecheck.bringing.prose.records import rounded_to
from figurecheck.errors import FigurecheckError
from figurecheck.model.figure import LEVELS, Reading
from figurecheck.model.interval import Number
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.readings.interpret import interpret


def readings_of(proposal: Proposal) -> tuple[Reading, ...] | None:
    """The readings of the parts; ``None`` where the words of one have none."""
    try:
        return tuple(_reading(part) for part in proposal.parts)
    except (FigurecheckError, ZeroDivisionError):
        return None


def _reading(part: FigurePart) -> Reading:
    figure = part.mention.figure if part.unit == "percent" else read_phrase(part.figure)
    if figure is None:
        msg = "no reading"
        raise FigurecheckError(msg)
    return interpret(figure, least=None, rounded_to=rounded_to(part))


def fits(proposal: Proposal, readings: tuple[Reading, ...], level: str) -> bool:
    """Whether the figures can all be true, read as a level reads them."""
    others = readings if proposal.must is not None else readings[1:]
    ends: list[Number | None] = []
    for upper in (False, True):
        corner: list[Number] = []
        for reading, rising in zip(others, proposal.rising, strict=True):
            interval = reading.at(level)
            end = interval.upper if rising == upper else interval.lower
            if end is None:
                break
            corner.append(end)
        try:
            ends.append(proposal.value(corner) if len(corner) == len(others) else None)
        except ZeroDivisionError:
            ends.append(None)
    told = readings[0].at(level)
    told_lower, told_upper = (
        (told.lower, told.upper) if proposal.must is None else (proposal.must, proposal.must)
    )
    lower, upper_end = ends
    below = told_upper is not None and lower is not None and lower > told_upper
    above = told_lower is not None and upper_end is not None and upper_end < told_lower
    return not (below or above)


def level_of(proposal: Proposal, readings: tuple[Reading, ...]) -> str:
    """The widest level at which the figures do not fit; empty where they fit."""
    found = ""
    for level in LEVELS:
        if fits(proposal, readings, level):
            break
        found = level
    return found

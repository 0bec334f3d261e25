"""A text with its figures marked: what was checked and fits, what does not, what stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attr

from figurecheck.model.noun import Noun
from figurecheck.model.record import Place

FITS, UNFIT, ALONE, UNCHECKED = "fits", "unfit", "alone", "unchecked"

MARKS: Mapping[str, str] = MappingProxyType(
    {
        UNFIT: "does not fit",
        FITS: "checked, and fits",
        ALONE: "stands alone: nothing to hold it against",
        UNCHECKED: "not checked",
    }
)
"""How a figure of a text may stand, and what that is called."""

OF_SEVERAL: Mapping[str, str] = MappingProxyType(
    {**MARKS, UNFIT: "do not fit", ALONE: "stand alone: nothing to hold them against"}
)
"""What it is called of several."""


@attr.frozen(eq=False, repr=False)
class Mark(Noun):
    """Characters ``start`` to ``end`` of a text, half-open, and how the figure there stands.

    ``findings`` are the keys of those that speak of it; ``place`` and ``until`` are where it begins
    and ends in the file, the latter not included.
    """

    start: int
    end: int
    status: str
    place: Place
    until: Place
    findings: tuple[str, ...] = ()


@attr.frozen(eq=False, repr=False)
class MarkedText(Noun):
    """A text with its marks, in order and apart from one another.

    ``paragraphs`` are offsets, half-open, with whether each is a heading; what lies between them is
    blank. ``unread`` numbers have no mark, since no figure could be made of them. ``findings`` are
    the keys of all that is told of the text.
    """

    name: str
    text: str
    paragraphs: tuple[tuple[int, int, bool], ...]
    marks: tuple[Mark, ...]
    findings: tuple[str, ...] = ()
    unread: int = 0

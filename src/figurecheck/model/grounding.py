"""Nouns of grounding: what each figure of a text rests on in its sources."""

from __future__ import annotations

import attr

from figurecheck.model.interval import Number
from figurecheck.model.noun import Noun
from figurecheck.model.record import Place

STATED, ROUNDED, SCALED, DERIVED = "stated", "rounded", "scaled", "derived"
CONFLICT, ABSENT, WEAK = "conflict", "absent", "weak"

GROUNDED = (STATED, ROUNDED, SCALED, DERIVED)
"""The verdicts of figures that have a source."""

VERDICTS = (*GROUNDED, CONFLICT, ABSENT, WEAK)
"""All verdicts, in the order in which they are counted."""

ROLES = ("is", "part", "whole", "before", "after", "factor")
"""What a figure of a source is to the figure of the text."""

OF_DAYS = frozenset(
    {"days(before, after)", "days(before, after) + 1", "days(before, after) / 7"}
    | {"years(before, after)"}
)
"""Expressions over days, each told as it is written."""


@attr.frozen(eq=False, repr=False)
class SourceEvidence(Noun):
    """A figure of a source that one of the text rests on, or is held against.

    ``spot`` is how its place is called in the source: ``C5`` for a cell, ``2`` for a line,
    ``.results[2].f1`` in JSON. ``label`` are the names of its row and column, or the words of its
    sentence, ``figure`` what is written there.
    """

    source: str
    spot: str
    place: Place
    label: tuple[str, ...]
    figure: str
    value: Number
    role: str = "is"


@attr.frozen(eq=False, repr=False)
class Traced(Noun):
    """A figure of a text with what becomes of it.

    ``start`` and ``end`` are offsets in the text, half-open. Of ``space`` numerals like it the
    sources would have given ``reached``; both are 0 where nothing was found. ``arithmetic`` is an
    expression over the roles of the evidence, ``result`` what it comes to, ``others`` how many
    other derivations give it as well. ``near`` is the nearest figure of a source for the same thing
    where none gives it. ``finding`` is the key of what is told of it.
    """

    start: int
    end: int
    text: str
    place: Place
    kind: str
    value: Number
    verdict: str
    evidence: tuple[SourceEvidence, ...] = ()
    space: int = 0
    reached: int = 0
    arithmetic: str = ""
    result: Number | None = None
    others: int = 0
    near: SourceEvidence | None = None
    finding: str = ""
    why: str = ""

    @property
    def tenths(self) -> int:
        """How strong the evidence is, in tenths of a bit: log2 of ``space`` over ``reached``,
        rounded.
        """
        return bits_in_tenths(self.space, self.reached)

    @property
    def bits(self) -> str:
        """How strong the evidence is, in bits with one decimal."""
        return f"{self.tenths // 10}.{self.tenths % 10}"

    @property
    def grounded(self) -> bool:
        """Whether it has a source."""
        return self.verdict in GROUNDED


@attr.frozen(eq=False, repr=False)
class Unsourced(Noun):
    """A number of a text that needs no source, with the reason."""

    start: int
    end: int
    text: str
    place: Place
    reason: str


@attr.frozen(eq=False, repr=False)
class SourceRead(Noun):
    """A source that was read: its name, the SHA-256 of its bytes, and how many figures it has."""

    name: str
    digest: str
    figures: int


def bits_in_tenths(space: int, reached: int) -> int:
    """Ten times log2 of one whole number over another, rounded; 0 where it would be less or either
    is 0.
    """
    if reached < 1 or space <= reached:
        return 0
    twentieths = (space**20 // reached**20).bit_length() - 1
    return (twentieths + 1) // 2


def strong(space: int, reached: int, bits: int) -> bool:
    """Whether so few numerals of a space are reached that one by chance would be in 2 to the
    ``bits``.
    """
    return space > 0 and reached << bits <= space

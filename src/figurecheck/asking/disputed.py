"""Conflicts with what explaining them takes."""

from __future__ import annotations

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.finding import Finding
from figurecheck.model.outcome import Move
from figurecheck.model.said import Said


@attr.frozen(eq=False, repr=False)
class Disputed:
    """A conflict with what explaining it takes: what is said in it, and how far single figures
    would have to move.

    ``speakers`` are those who say it, one list a statement: a claim of each origin, those who copy
    nobody first.
    """

    finding: Finding
    said: tuple[Said, ...]
    moves: tuple[Move, ...]
    speakers: tuple[tuple[Claim, ...], ...]

    @property
    def spoken(self) -> tuple[Claim, ...]:
        """One claim of each statement."""
        return tuple(speakers[0] for speakers in self.speakers)

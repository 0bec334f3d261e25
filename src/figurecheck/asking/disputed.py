"""Conflicts with what explaining them takes; what explains them is loaded when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Explained, Finding, Reasons
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


class Unexplained:
    """The reasons of some conflicts of a claim set, looked for when the first is asked for: most
    reports print none.
    """

    def __init__(self, claims: Claims, disputed: Sequence[Disputed]) -> None:
        self._claims = claims
        self._disputed = disputed

    def explanations(self, key: str) -> tuple[Explained, ...]:
        """What would remove a conflict, by its key, the likeliest first."""
        return self._explaining.explanations(key)

    def advice(self, key: str) -> str:
        """What further figure would decide a conflict, by its key; empty where none would."""
        return self._explaining.advice(key)

    @property
    def met(self) -> tuple[str, ...]:
        """The limits that are met while every conflict is explained."""
        return self._explaining.met

    @cached_property
    def _explaining(self) -> Reasons:
        from figurecheck.asking.explain import Explaining

        return Explaining(self._claims, self._disputed)

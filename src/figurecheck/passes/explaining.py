"""Explains conflicts when somebody asks, and loads only then what that takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from figurecheck.asking.disputed import Disputed
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Explained, Reasons


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

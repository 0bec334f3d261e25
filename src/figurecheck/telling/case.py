"""A conflict as it is told: who speaks in it, the rules it needs, its proof."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Statement
from figurecheck.model.proof import Proof, premises, splits


@attr.frozen(eq=False, repr=False)
class Voice:
    """A claim that takes part in a conflict, with the others who say the same."""

    claim: Claim
    others: tuple[Claim, ...]
    form: Form
    code: str


@attr.frozen(eq=False, repr=False)
class Case:
    """A conflict as it is told: those who speak, the rules and relations needed, the proof, and its
    level.

    ``measures`` are the ids of those that it is about where nobody speaks, empty elsewhere.
    """

    claims: Claims
    voices: Mapping[str, Voice]
    rules: Mapping[str, Statement]
    proof: Proof
    level: str
    measures: Collection[str] = ()

    def rule_codes(self) -> frozenset[str]:
        """The codes of the rules, of the relations and of claims that are more than totals.

        That of ranges (FC101) is among them only where it is the only one.
        """
        codes = {*self._codes(), *(voice.code for voice in self.voices.values())} - {""}
        return frozenset(codes - {"FC101"} or codes)

    def tying_codes(self) -> frozenset[str]:
        """The codes of the rules and relations that tie the claims to one another: those of ranges
        tie nothing.
        """
        return frozenset(self._codes() - {"", "FC101"})

    def _codes(self) -> set[str]:
        names = {premise.statement for premise in premises(self.proof)} | {
            one.label for one in splits(self.proof)
        }
        return {self.rules[name].code for name in names if name in self.rules}

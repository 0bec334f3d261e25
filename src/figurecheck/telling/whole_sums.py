"""The sum that a conflict is a part of: a total and all its parts, where the figures of some of
them are too much already.

A smallest conflict takes as few parts as exceed their total. A reader asks what all of them make.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

import attr

from figurecheck.model.constraint import Monomial, Statement
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import Leaf
from figurecheck.model.said import Said
from figurecheck.telling.case import Case, Voice

MIN_TERMS = 3
"""Figures of a sum below which its smallest conflict is the whole of it."""


@attr.frozen(eq=False, repr=False)
class WholeSum:
    """A sum by its voices, each with the factor that its value has in it; ``rule`` states it, and
    ``equal`` says that it holds both ways.
    """

    rule: str
    factors: tuple[tuple[Voice, Number], ...]
    equal: bool

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Those who speak of a term of it."""
        return tuple(voice for voice, _ in self.factors)


class WholeSums:
    """What is said in a claim set by what it is about, put in order when it is first asked for."""

    def __init__(self, said: Mapping[str, Said], rules: Mapping[str, Statement]) -> None:
        self._said = said
        self._rules = rules
        self._about: dict[Monomial, tuple[Said, ...]] | None = None
        self._rows: set[object] = set()
        """The rows of rules that some figures can be too few terms of."""

    def _by_unknown(self) -> Mapping[Monomial, tuple[Said, ...]]:
        if self._about is None:
            self._about = {}
            for one in self._said.values():
                if not one.form.quotient and one.form.of and not one.form.of_constant:
                    first = one.form.of[0][0]
                    self._about[first] = (*self._about.get(first, ()), one)
            self._rows = {
                (row.terms, row.bound)
                for rule in self._rules.values()
                for row in rule.rows
                if len(row.terms) > MIN_TERMS
            }
        return self._about

    def sum_of(self, case: Case) -> WholeSum | None:
        """The whole of the one sum that a conflict takes some terms of, where each term is stated;
        ``None`` for any other conflict.
        """
        if not isinstance(case.proof, Leaf) or len(case.voices) < MIN_TERMS:
            return None
        rows = [
            premise
            for premise in case.proof.premises
            if premise.statement in case.rules and len(premise.row.terms) > len(case.voices)
        ]
        if len(rows) != 1 or rows[0].row.bound:
            return None
        row, rule = rows[0].row, rows[0].statement
        about = self._by_unknown()
        left = dict(row.terms)
        own = {voice.claim.source for voice in case.voices.values()}
        found: list[tuple[Voice, Number]] = []
        for monomial in sorted(left):
            if monomial not in left:
                continue
            fitting = [one for one in about.get(monomial, ()) if _factor(one, left) is not None]
            if not fitting:
                continue
            chosen = min(fitting, key=lambda one: _preference(one, case, own))
            factor = _factor(chosen, left)
            for name, _ in chosen.form.of:
                del left[name]
            voice = case.voices.get(chosen.name) or Voice(
                chosen.claims[0], chosen.claims[1:], chosen.form, chosen.code
            )
            found.append((voice, exact(Fraction(factor or 0) * chosen.form.per_constant)))
        known = {id(voice) for voice, _ in found}
        if left or len(found) <= len(case.voices):
            return None
        if not all(id(voice) in known for voice in case.voices.values()):
            return None
        turned = tuple((name, -factor) for name, factor in row.terms), -row.bound
        return WholeSum(rule, tuple(found), turned in self._rows)


def _factor(said: Said, terms: Mapping[Monomial, Number]) -> Number | None:
    """How often a form is in a sum; ``None`` where it is not, or not as a whole."""
    ratios = {
        Fraction(terms[name]) / Fraction(factor) if name in terms else None
        for name, factor in said.form.of
    }
    ratio = ratios.pop()
    return exact(ratio) if not ratios and ratio is not None else None


def _preference(said: Said, case: Case, sources: Iterable[str]) -> tuple[bool, int, bool, str]:
    """Who speaks in the conflict first, then what takes in most, then who else makes its claims."""
    return (
        said.name not in case.voices,
        -len(said.form.of),
        said.claims[0].source not in set(sources),
        said.name,
    )

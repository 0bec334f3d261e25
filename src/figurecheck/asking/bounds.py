"""Bounds that claims put on a quantity, stated or not, each end with a proof that was checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

import attr

from figurecheck.errors import UsageError
from figurecheck.model import limits
from figurecheck.model.algebra import terms_of
from figurecheck.model.bounds import Bounds
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Row, Statement, collected
from figurecheck.model.document import (
    Object,
    form_object,
    given_object,
    proof_object,
    readings_object,
    rule_object,
)
from figurecheck.model.expression import Term
from figurecheck.model.figure import LEVELS
from figurecheck.model.given import text_of
from figurecheck.model.interval import magnitude
from figurecheck.model.names import claims_of, plain, relations_of
from figurecheck.model.nearest import suggestion
from figurecheck.model.proof import statements
from figurecheck.model.record import Place
from figurecheck.model.said import Said
from figurecheck.model.spelling import spell_list
from figurecheck.reading.expressions import read_expression
from figurecheck.reading.windows import read_window
from figurecheck.relations.compile import System, compile_asking, statement
from figurecheck.relations.scene import Scene, form_of
from figurecheck.relations.unstated import Unstated, unstated
from figurecheck.relations.weights import weights_of
from figurecheck.solve.components import components
from figurecheck.solve.conflicts import find_conflicts
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.effort import Budget
from figurecheck.solve.imply import ImpliedEnd, find_end
from figurecheck.solve.repair import find_repairs
from figurecheck.solve.verify import check_end


def imply(
    claims: Claims,
    expression: str,
    *,
    when: str | date | None = None,
    level: str = "rounded",
    **members: str,
) -> Bounds:
    """The bounds that the claims put on an expression of measures.

    ``members`` name the place and other dimensions (``where="Minnesota"``), ``when`` the days of
    terms without any. Every end has a proof that the independent checker has accepted.

    Raises:
        UsageError: for a level that is not one of the three, an unknown measure or none, or a place
            nobody speaks of.
        FigurecheckError: where the expression or the days cannot be read, or units do not go
            together.
    """
    if level not in LEVELS:
        msg = f"{level!r} is not a reading; there are {spell_list(LEVELS)}"
        raise UsageError(msg)
    parsed = read_expression(text_of("expression", expression), Place("(expression)", 1, 1))
    if not terms_of(parsed):
        msg = f"`{expression}` needs a measure, as in officers[2026-02-03]"
        raise UsageError(msg)
    for term, _ in terms_of(parsed):
        if claims.measure(term.measure) is None:
            msg = (
                f"there is no measure {term.measure!r}; there are"
                f" {spell_list(sorted(claims.measures)) or 'none'}"
            )
            raise UsageError(msg)
    measures = [term.measure for term, _ in terms_of(parsed)]
    _see_to_members(
        claims, measures, ((name, text_of(name, member)) for name, member in members.items())
    )
    for term, _ in terms_of(parsed):
        _see_to_members(claims, [term.measure], term.members)
    texts = sorted({term.window for term, _ in terms_of(parsed) if term.window is not None})
    windows = {**claims.windows, **{text: read_window(text, claims.periods) for text in texts}}
    window = read_window(text_of("when", when), claims.periods) if when else None
    chosen = tuple(sorted(members.items()))

    def ask(scene: Scene) -> Form:
        return form_of(scene.ratio(parsed, chosen, window, tag="asked"))

    system, form = compile_asking(attr.evolve(claims, windows=windows), ask)
    said = {one.name: one for one in system.said}
    rules = {one.name: one for one in system.rules}
    question = _Question(claims, expression, level, form, said, rules, system.whole)
    part = _touched([*(statement(one, level) for one in system.said), *system.rules], form)
    decider = Decider(part, system.whole)
    soft = [one.name for one in part if one.soft]
    if isinstance(decider.decide(), Consistent):
        return question.answer(decider, soft)
    search = find_conflicts(decider, soft)
    repairs, _, _ = find_repairs(
        decider,
        soft,
        weights_of(claims, system.said, system.rules),
        [conflict.names for conflict in search.conflicts],
    )
    answers = [
        (
            plain_names(repair.names),
            question.answer(decider, [name for name in soft if name not in repair.names]),
        )
        for repair in repairs
    ]
    return _widest(expression, level, answers)


def _measures_of(claims: Claims, expression: str, wanted: Callable[[Term], bool]) -> frozenset[str]:
    """The measures, by their ids, of the terms of an expression that are wanted."""
    parsed = read_expression(text_of("expression", expression), Place("(expression)", 1, 1))
    return frozenset(
        measure.id
        for term, _ in terms_of(parsed)
        if wanted(term) and (measure := claims.measure(term.measure)) is not None
    )


def undated(claims: Claims, expression: str) -> tuple[str, ...]:
    """The days that claims speak of, in order of time, as expressions name them; of a measure that
    an expression names without days. Empty where it names days for every measure.

    Raises:
        FigurecheckError: where the expression cannot be read.
    """
    asked = _measures_of(claims, expression, lambda term: term.window is None)
    found = {
        window.canonical: window.order
        for claim in claims
        for term, _ in terms_of(claim.quantity)
        if (measure := claims.measure(term.measure)) is not None and measure.id in asked
        if (window := claims.windows[term.window] if term.window else claim.window) is not None
        and window.certain
    }
    return tuple(sorted(found, key=lambda days: (found[days], days)))


def unplaced(claims: Claims, expression: str) -> tuple[str, ...]:
    """The places that claims speak of, sorted, of a measure that an expression names without one
    and that every claim gives for some place; else empty.

    Raises:
        FigurecheckError: where the expression cannot be read.
    """
    asked = _measures_of(claims, expression, lambda term: not term.members)
    found: set[str] = set()
    for claim in claims:
        for term, _ in terms_of(claim.quantity):
            measure = claims.measure(term.measure)
            if measure is not None and measure.id in asked:
                places = [name for one, name in (*claim.members, *term.members) if one == "where"]
                if not places:
                    return ()
                found.update(places)
    return tuple(sorted(found))


def _see_to_members(
    claims: Claims, measures: Iterable[str], members: Iterable[tuple[str, str]]
) -> None:
    """Sees to it that what is asked about can have been spoken of.

    Raises:
        UsageError: for a dimension that none of the measures has, or a member that nobody names.
    """
    found = [one for one in map(claims.measure, measures) if one is not None]
    dimensions = {"where", "by", *(name for one in found for name, _ in one.dimensions)}
    for dimension, member in members:
        if dimension not in dimensions:
            told = (
                suggestion(dimension, dimensions) or f"there are {spell_list(sorted(dimensions))}"
            )
            msg = f"there is no dimension `{dimension}`; {told}"
            raise UsageError(msg)
        known = {name for one, name in claims.members if one == dimension}
        known |= {name for claim in claims for one, name in claim.members if one == dimension}
        known |= {
            one.value
            for _, found in claims.records
            for record in found
            for one in record.all(dimension)
        }
        if member not in known:
            near = suggestion(member, known)
            msg = f"nobody speaks of `{dimension}: {member}`{near and f'; {near}'}"
            raise UsageError(msg)


def _touched(everything: Sequence[Statement], form: Form) -> list[Statement]:
    """The statements that share an unknown with the form, directly or by way of others."""
    names = {name for monomial, _ in (*form.of, *form.per) for name in monomial}
    probe = Statement("asked", (Row(collected(((name,), 1) for name in names), 0),), soft=True)
    every = [*everything, probe]
    for component in components(every):
        if len(everything) in component:
            return [every[index] for index in component if index < len(everything)]
    return []


def plain_names(names: Collection[str]) -> tuple[str, ...]:
    """Names of claims and relations without what kind of statement they are, sorted."""
    return tuple(sorted(map(plain, names)))


@attr.frozen(eq=False, repr=False)
class _Question:
    """An expression at a level, with all that is needed to answer and to prove the answer."""

    claims: Claims
    expression: str
    level: str
    form: Form
    said: Mapping[str, Said]
    rules: Mapping[str, Statement]
    whole: frozenset[str]

    def answer(self, decider: Decider, kept: Collection[str]) -> Bounds:
        """The bounds that the kept statements, which hold together, put on the form."""
        return self._bounds(*(self.end(decider, kept, upper=upper) for upper in (False, True)))

    def end(self, decider: Decider, kept: Collection[str], *, upper: bool) -> ImpliedEnd | None:
        """One end that the kept statements put on the form."""
        return find_end(decider, self.form, kept, upper=upper) if self.answerable else None

    def tight(self, decider: Decider, kept: Collection[str]) -> Bounds | None:
        """The bounds where claims put both ends on the form, and closely; ``None`` where they do
        not.
        """
        upper = self.end(decider, kept, upper=True)
        if upper is None or not upper.value or not upper.names:
            return None
        lower = self.end(decider, kept, upper=False)
        if lower is None or not lower.names:
            return None
        if upper.value - lower.value > TIGHT * magnitude(upper.value):
            return None
        return self._bounds(lower, upper)

    def _bounds(self, lower: ImpliedEnd | None, upper: ImpliedEnd | None) -> Bounds:
        """The two ends with a document that the independent checker has accepted."""
        return Bounds(
            self.expression,
            self.level,
            None if lower is None else lower.value,
            None if upper is None else upper.value,
            lower is not None and lower.open,
            upper is not None and upper.open,
            () if lower is None else plain_names(lower.names),
            () if upper is None else plain_names(upper.names),
            document=self._document({"lower": lower, "upper": upper}),
            proofs=tuple(end.proof for end in (lower, upper) if end is not None),
            rules=self._rules([end for end in (lower, upper) if end is not None]),
        )

    @property
    def answerable(self) -> bool:
        """Whether the form has an unknown, and a divisor of a known sign where it has one."""
        return bool(self.form.of or self.form.per) and self.form.given is not None

    def _rules(self, ends: Sequence[ImpliedEnd]) -> tuple[str, ...]:
        needed = {name for end in ends for name in statements(end.proof)}
        return tuple(
            sorted((needed | {name for name, _, _ in self.form.given or ()}) & self.rules.keys())
        )

    def _document(self, ends: Mapping[str, ImpliedEnd | None]) -> Object:
        """The bounds as a report holds them, once the independent checker has accepted
        every end.
        """
        document: Object = {
            "expression": self.expression,
            "level": self.level,
            "form": form_object(self.form),
            "lower": None,
            "upper": None,
        }
        used: set[str] = set()
        for side, end in ends.items():
            if end is None:
                continue
            used |= statements(end.proof) | {name for name, _, _ in self.form.given or ()}
            document[side] = {
                "value": str(end.value),
                "open": end.open,
                "claims": claims_of(end.names),
                "relations": relations_of(end.names),
                "proof": proof_object(end.proof, self.rules),
                "given": given_object(self.form.given or (), self.rules),
            }
        stated = (
            {
                said.claims[0].name: {
                    "form": form_object(said.form),
                    "readings": readings_object(said.reading),
                }
                for name, said in self.said.items()
                if name in used
            },
            {name: rule_object(self.rules[name]) for name in used if name in self.rules},
            self.whole,
        )
        for side, end in ends.items():
            if end is not None:
                check_end(document, side, stated)
        return document


def _widest(
    expression: str, level: str, answers: Sequence[tuple[tuple[str, ...], Bounds]]
) -> Bounds:
    """The widest ends over all repairs, which are given each for itself too."""
    lowers = [bounds.lower for _, bounds in answers]
    uppers = [bounds.upper for _, bounds in answers]
    lower = (
        min((end for end in lowers if end is not None), default=None)
        if None not in lowers
        else None
    )
    upper = (
        max((end for end in uppers if end is not None), default=None)
        if None not in uppers
        else None
    )
    return Bounds(
        expression,
        level,
        lower,
        upper,
        all(bounds.lower_open for _, bounds in answers if bounds.lower == lower),
        all(bounds.upper_open for _, bounds in answers if bounds.upper == upper),
        repairs=tuple(answers),
    )


TIGHT = Fraction(1, 4)
"""A quantity nobody stated is worth telling where its bounds are apart by no more than this share
of the upper one.
"""


class Pinned(NamedTuple):
    """What was asked about one set of statements: so many questions, the bounds found for as many
    of them as were asked, ``None`` where they are too wide to tell; ``of`` is the number of the
    connected set, ``effort`` what it cost.
    """

    of: int
    questions: int
    bounds: Sequence[Bounds | None]
    effort: int


def pinned(
    claims: Claims,
    system: System,
    parts: Callable[[Collection[str]], Iterable[tuple[int, Sequence[Statement]]]],
    budget: Budget,
) -> Iterator[Pinned]:
    """The quantities that nobody stated and that the claims pin down tightly all the same.

    ``parts`` gives the statements that hold together, with the figures read at the rounded level,
    of each connected set in which one of some unknowns may stand, with its number. What is left
    when the budget is spent is not asked about.
    """
    said = {one.name: one for one in system.said}
    rules = {one.name: one for one in system.rules}
    stated = {one.form.of for one in system.said if not one.form.per}
    open_questions: dict[str, list[Unstated]] = {}
    for one in unstated(system.scene, stated):
        open_questions.setdefault(one.unknown, []).append(one)
    if not open_questions:
        return
    left = limits.PINNED_QUANTITIES
    for of, part in parts(open_questions.keys()):
        questions = _asked_of(part, open_questions)
        if not questions:
            continue
        if len(questions) > left:
            budget.meet("PINNED_QUANTITIES")
        if not left or budget.spent:
            yield Pinned(of, len(questions), (), 0)
            return
        before = budget.used
        soft = [one.name for one in part if one.soft]
        decider = Decider(part, system.whole, budget=budget)
        found: list[Bounds | None] = []
        for one in questions[:left]:
            if budget.spent:
                break
            question = _Question(
                claims, one.expression, "rounded", one.form, said, rules, system.whole
            )
            bounds = question.tight(decider, soft)
            found.append(None if bounds is None else attr.evolve(bounds, about=one.about))
        left -= len(questions[:left])
        yield Pinned(of, len(questions), found, budget.used - before)


def pinned_together(several: Iterable[Pinned], budget: Budget) -> Iterator[Bounds]:
    """The bounds that are told of sets that were asked about in several shares, each as if it were
    all there is: as many, and those, as if they had been asked about together.
    """
    left = limits.PINNED_QUANTITIES
    for one in several:
        if one.questions > left:
            budget.meet("PINNED_QUANTITIES")
        if not left:
            return
        yield from (bounds for bounds in one.bounds[:left] if bounds is not None)
        budget.spend(one.effort)
        left -= min(one.questions, left)


def _asked_of(
    part: Sequence[Statement], questions: Mapping[str, Sequence[Unstated]]
) -> list[Unstated]:
    """The questions about unknowns all of which some statements speak of, by the unknowns'
    names.
    """
    unknowns = {name for one in part for name in one.unknowns()}
    return [
        one
        for name in sorted(unknowns & questions.keys())
        for one in questions[name]
        if all(unknowns.issuperset(monomial) for monomial, _ in (*one.form.of, *one.form.per))
    ]

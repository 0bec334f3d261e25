"""Parts a system into its connected sets, and decides each of them by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import chain

import attr

from figurecheck.model.constraint import Form, Row, Statement
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Number, exact
from figurecheck.model.outcome import Outcome, Standing
from figurecheck.model.said import Said
from figurecheck.passes.state import State
from figurecheck.relations.compile import System, statement
from figurecheck.relations.weights import weights_of
from figurecheck.solve.components import connected
from figurecheck.solve.part import FEW_CLAIMS, Part, stand_on, work_on
from figurecheck.solve.quick import WAYS
from figurecheck.solve.run import within_run


def decide(state: State) -> State:
    """Decides each connected set that has a claim or a declared relation in it."""
    sets = connected_sets(state.system)
    outcomes: list[Outcome] = []
    part = Sets(state.system, sets, state.quick).part
    work = work_on if state.memory is None else state.memory.work_on
    jobs = _jobs(state)
    for outcome in within_run(work(part, len(sets), jobs), partial(_rest, part, len(sets))):
        state.progress(len(outcomes), len(sets))
        outcomes.append(outcome)
    return attr.evolve(state, sets=sets, outcomes=outcomes)


def _jobs(state: State) -> int:
    """In how many processes it is done: a small run is done before another one has started."""
    return state.jobs if len(state.claims.claims) >= FEW_CLAIMS else 1


def _rest(part: Callable[[int], Part], count: int, done: int) -> Iterator[Part]:
    """The sets from number ``done`` on."""
    return (part(index) for index in range(done, count))


def standings(state: State) -> dict[str, Standing]:
    """How the claims of each set stand, by their statements' names."""
    sets = state.sets or connected_sets(state.system)
    known = Sets(state.system, sets, state.quick, state.outcomes).known
    return {
        name: one
        for found in stand_on(known, len(sets), _jobs(state))
        for name, one in found.items()
    }


def connected_sets(system: System) -> list[tuple[str, ...]]:
    """The names of the statements of each connected set with a claim or declared relation in it."""
    names = [*(one.name for one in system.said), *(rule.name for rule in system.rules)]
    speaking = chain(
        ((_unknowns(one), True) for one in system.said),
        ((rule.unknowns(), rule.soft) for rule in system.rules),
    )
    return [tuple(names[index] for index in found) for found in connected(speaking)]


def _unknowns(said: Said) -> list[str]:
    """The unknowns that the statement of what is said has at the widest level."""
    interval, form = said.reading.generous, said.form
    bounded = interval.lower is not None or interval.upper is not None
    terms = (*form.of, *form.per) if bounded else form.per
    return [name for monomial, _ in terms for name in monomial]


class Sets:
    """Each connected set of a system with all that deciding it takes, made when it is asked for and
    not kept.
    """

    def __init__(
        self,
        system: System,
        names: Sequence[tuple[str, ...]],
        quick: tuple[str, ...] = WAYS,
        outcomes: Sequence[Outcome] = (),
    ) -> None:
        self._names = names
        self._quick = quick
        self._outcomes = outcomes
        self._whole = system.whole
        self._said = system.said_of
        self._rules = system.rule_of
        self._weights = weights_of(system.scene.claims, system.said, system.rules)
        self._scene = system.scene

    def known(self, index: int) -> tuple[Part, Outcome]:
        """One set with what deciding it has come to."""
        return self.part(index), self._outcomes[index]

    def part(self, index: int) -> Part:
        """One set, by its place among them."""
        names = self._names[index]
        said, rules, weights = self._said, self._rules, self._weights
        own = [said[name] for name in names if name in said]
        spoken = {one.name: _at_levels(one) for one in own}
        levels = {
            level: tuple(spoken[name][level] if name in spoken else rules[name] for name in names)
            for level in LEVELS
        }
        unknowns = {name for one in levels["literal"] for name in one.unknowns()}
        sources: dict[str, set[str]] = {}
        for one in own:
            for claim in one.claims:
                sources.setdefault(claim.source, set()).add(one.name)
        return Part(
            levels=levels,
            whole=self._whole & unknowns,
            forms={one.name: Row(one.form.of, 0) for one in own if not one.form.quotient},
            middles={one.name: _middle(one) for one in own},
            quotients={
                one.name: _divided(one.form)
                for one in own
                if one.form.quotient and one.form.given is not None
            },
            weights={name: weights[name] for name in names if name in weights},
            sources=tuple((source, tuple(sorted(sources[source]))) for source in sorted(sources)),
            places=self._scene.places(unknowns),
            quick=self._quick,
        )


def _at_levels(said: Said) -> dict[str, Statement]:
    """What is said at each level; one statement where levels read it alike."""
    reading = said.reading
    literal = statement(said, "literal")
    rounded = literal if reading.rounded == reading.literal else statement(said, "rounded")
    if reading.generous == reading.rounded:
        generous = rounded
    else:
        alike = reading.generous == reading.literal
        generous = literal if alike else statement(said, "generous")
    return {"literal": literal, "rounded": rounded, "generous": generous}


def _divided(form: Form) -> tuple[Row, Row]:
    """What a quotient divides by what, each as a row that says it is at least 0."""
    return Row(form.of, exact(-form.of_constant)), Row(form.per, exact(-form.per_constant))


def _middle(said: Said) -> Number:
    """What the figure as it was written says of the sum that its claim speaks of."""
    literal = said.reading.literal
    if literal.lower is not None and literal.lower == literal.upper:
        return exact(literal.lower * said.form.per_constant - said.form.of_constant)
    ends = [end for end in (literal.lower, literal.upper) if end is not None]
    middle = Fraction(sum(ends)) / len(ends) if ends else 0
    return exact(middle * said.form.per_constant - said.form.of_constant)

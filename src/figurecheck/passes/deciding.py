"""Parts a system into its connected sets, and decides each of them by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attr

from figurecheck.model.constraint import Form, Row
from figurecheck.model.figure import LEVELS
from figurecheck.model.interval import Number, exact
from figurecheck.model.outcome import Outcome, Standing
from figurecheck.model.said import Said
from figurecheck.passes.state import State
from figurecheck.relations.compile import System, statement
from figurecheck.relations.weights import weights_of
from figurecheck.solve.components import components
from figurecheck.solve.part import Part, stand_on, work_on
from figurecheck.solve.run import within_run


def decide(state: State) -> State:
    """Decides each connected set that has a claim or a declared relation in it."""
    sets = _connected(state.system)
    outcomes: list[Outcome] = []
    parts, memory = _parts(state.system, sets, state.quick), state.memory
    worked = work_on(parts, len(sets), state.jobs) if memory is None else memory.work_on(parts, state.jobs)
    for outcome in within_run(worked, lambda done: _parts(state.system, sets[done:], state.quick)):
        state.progress(len(outcomes), len(sets))
        outcomes.append(outcome)
    return attr.evolve(state, sets=sets, outcomes=outcomes)


def standings(state: State) -> dict[str, Standing]:
    """How the claims of each set stand, by their statements' names."""
    known = zip(_parts(state.system, state.sets, state.quick), state.outcomes, strict=True)
    return {name: one for found in stand_on(known, len(state.sets), state.jobs) for name, one in found.items()}


def _connected(system: System) -> list[tuple[str, ...]]:
    """The names of the statements of each connected set with a claim or declared relation in it."""
    widest = [*(statement(one, "generous") for one in system.said), *system.rules]
    return [tuple(widest[index].name for index in component) for component in components(widest)]


def _parts(system: System, sets: Sequence[tuple[str, ...]], quick: tuple[str, ...]) -> Iterator[Part]:
    """Each connected set with all that deciding it takes."""
    said = {one.name: one for one in system.said}
    rules = {one.name: one for one in system.rules}
    weights = weights_of(system.scene.claims, system.said, system.rules)
    places = system.scene.places()
    for names in sets:
        own = [said[name] for name in names if name in said]
        levels = {
            level: tuple(statement(said[name], level) if name in said else rules[name] for name in names)
            for level in LEVELS
        }
        unknowns = {
            name for one in levels["literal"] for row in one.every_row() for term, _ in row.terms for name in term
        }
        sources: dict[str, set[str]] = {}
        for one in own:
            for claim in one.claims:
                sources.setdefault(claim.source, set()).add(one.name)
        yield Part(
            levels=levels,
            whole=system.whole & unknowns,
            forms={one.name: Row(one.form.of, 0) for one in own if not one.form.quotient},
            middles={one.name: _middle(one) for one in own},
            quotients={one.name: _divided(one.form) for one in own if one.form.quotient and one.form.given is not None},
            weights={name: weights[name] for name in names if name in weights},
            sources=tuple((source, tuple(sorted(sources[source]))) for source in sorted(sources)),
            places={name: places[name] for name in unknowns if name in places},
            quick=quick,
        )


def _divided(form: Form) -> tuple[Row, Row]:
    """What a quotient divides by what, each as a row that says it is at least 0."""
    return Row(form.of, exact(-form.of_constant)), Row(form.per, exact(-form.per_constant))


def _middle(said: Said) -> Number:
    """What the figure as it was written says of the sum that its claim speaks of."""
    literal = said.reading.literal
    ends = [end for end in (literal.lower, literal.upper) if end is not None]
    middle = Fraction(sum(ends)) / len(ends) if ends else 0
    return exact(middle * said.form.per_constant - said.form.of_constant)

"""What a relation record states does not fit the figures.

What it checks
    Equations and inequalities between quantities that the user declares, in every place and window
    they are for.

Why it matters
    Much of what ties published figures together is known to whoever reads them and to no formula:
    what came in, what went out, what is a rate of what.

Given::

    measure: applied
    unit: application

    measure: granted
    unit: application

    measure: refused
    unit: application

    relation: decisions
    states: granted + refused <= applied

    claim: granted
    figure: exactly 700 applications
    measure: granted
    when: 2025

    claim: refused
    figure: exactly 600 applications
    measure: refused
    when: 2025

Conflict::

    claim: applied
    figure: exactly 1,200 applications
    measure: applied
    when: 2025

Clean::

    claim: applied
    figure: exactly 1,400 applications
    measure: applied
    when: 2025
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.model import limits
from figurecheck.model.algebra import Ratio, terms_of
from figurecheck.model.constraint import Row, Statement, at_least, at_most
from figurecheck.model.expression import Expression, Operation, Term
from figurecheck.model.interval import Number
from figurecheck.model.names import of_case, of_relation
from figurecheck.model.relation import Relation
from figurecheck.model.window import ANY_SOURCE, Window
from figurecheck.relations.presence import applies, asks_for_present, present_alone, stated_terms
from figurecheck.relations.rule import Rule, relation_code, rules
from figurecheck.relations.scene import Members, Scene, form_of
from figurecheck.relations.screening import UNSCREENED, Bond
from figurecheck.relations.wholes import Key

CODE = "FC201"


def spread(scene: Scene) -> None:
    """The unknowns of every relation, in every place and window it is for."""
    for relation in scene.claims.relations:
        for members, window, both in _instances(scene, relation):
            _ratio(scene, relation, both, members, window)


def follow(scene: Scene) -> Iterator[Statement]:
    """One statement a relation, with the rows of all its places and windows."""
    every = rules()
    for relation in scene.claims.relations:
        code = relation_code(scene, relation, every) or CODE
        rows: list[Row] = []
        cases: list[tuple[tuple[Row, ...], ...]] = []
        for members, window, both in _instances(scene, relation):
            ratio = _ratio(scene, relation, both, members, window)
            found, split = _rows(scene, ratio, relation.states.operator)
            rows += found
            cases += [split] if split else []
        text = f"{relation.id}: {_states(relation)}"
        because = f"the relation {relation.id} says so"
        yield Statement(
            of_relation(relation.id),
            tuple(rows),
            cases[0] if cases else (),
            code,
            soft=True,
            text=text,
            because=because,
        )
        for index, split in enumerate(cases[1:], 2):
            yield Statement(
                of_case(relation.id, index), (), split, code, soft=True, text=text, because=because
            )


def _states(relation: Relation) -> str:
    field = relation.record.get("states")
    return field.value if field else ""


def _ratio(
    scene: Scene, relation: Relation, both: Expression, members: Members, window: Window | None
) -> Ratio:
    return scene.ratio(both, members, window, tag=f"relation {relation.id}")


def _instances(scene: Scene, relation: Relation) -> list[tuple[Members, Window | None, Expression]]:
    """The places and windows a relation is for: its own, or all that its terms are stated for.

    With each stands one side less the other, as it is there: terms that count only where they are
    stated may be 0.
    """
    both: Expression = Operation(
        "-", relation.states.left, relation.states.right, relation.states.place
    )
    terms = [term for term, _ in terms_of(both)]
    places = _places(scene, relation, terms)
    windows = _windows(scene, relation, terms)
    found = [(place, window) for place in places for window in windows]
    if not asks_for_present(both):
        instances = [(place, window, both) for place, window in found]
    else:
        stated = stated_terms(scene)
        instances = [
            (place, window, present_alone(scene, both, place, window, stated))
            for place, window in found
            if applies(scene, both, place, window, stated)
        ]
    if len(instances) > limits.RELATION_INSTANCES:
        scene.met.add("RELATION_INSTANCES")
    return instances[: limits.RELATION_INSTANCES]


def _places(scene: Scene, relation: Relation, terms: list[Term]) -> list[Members]:
    """The members named, or else every combination stated for a term that does not name them
    itself.
    """
    if relation.members or all(term.members for term in terms):
        return [relation.members]
    named = {scene.measure(term).id for term in terms}
    stated = {
        tuple(pair for pair in scene.members_of(term, claim.members))
        for claim, _ in scene.spoken
        for term, _ in terms_of(claim.quantity)
        if scene.measure(term).id in named
    }
    return sorted(stated) or [()]


def _windows(scene: Scene, relation: Relation, terms: list[Term]) -> list[Window | None]:
    """The window of a relation, or else every one that its terms are stated for; undated ones, one
    a source.
    """
    own = relation.window
    inherit = {scene.measure(term).id for term in terms if term.window is None}
    undated = {scene.measure(term).id for term in terms if _undated(scene, term)}
    if own is not None and own.undated:
        undated |= inherit
    if not (undated or (own is None and inherit)):
        return [own]
    named = undated or inherit
    windows: dict[Window, None] = {}
    for claim, _ in scene.spoken:
        for term, _ in terms_of(claim.quantity):
            window = scene.claims.windows[term.window] if term.window is not None else claim.window
            if window is None or scene.measure(term).id not in named:
                continue
            if window.undated or (window.plain and not undated):
                windows[window] = None
    return [*sorted(windows)]


def _undated(scene: Scene, term: Term) -> bool:
    return term.window is not None and scene.claims.windows[term.window].undated == ANY_SOURCE


def _rows(
    scene: Scene, ratio: Ratio, operator: str
) -> tuple[list[Row], tuple[tuple[Row, ...], ...]]:
    """*over / under (operator) 0* without the division: rows, or cases where the sign of the
    divisor is not known.
    """
    form = form_of(ratio)
    over, bound = form.of, -form.of_constant
    if not form.per:
        return _compare(over, bound, operator), ()
    nonzero = attr.evolve(at_least(form.per, -form.per_constant, strict=True), end="nonzero")
    given = scene.given(form.per, form.per_constant)
    if given is not None:
        return [*_compare(over, bound, operator), attr.evolve(nonzero, given=given)], ()
    turned = {"=": "=", "<=": ">=", ">=": "<=", "<": ">", ">": "<"}[operator]
    negative = at_most(form.per, -form.per_constant, strict=True)
    return [], (
        (nonzero, *_compare(over, bound, operator)),
        (negative, *_compare(over, bound, turned)),
    )


def _compare(
    terms: tuple[tuple[tuple[str, ...], Number], ...], bound: Number, operator: str
) -> list[Row]:
    match operator:
        case "=":
            return [at_least(terms, bound), at_most(terms, bound)]
        case "<=" | "<":
            return [at_most(terms, bound, strict=operator == "<")]
        case ">=" | ">":
            return [at_least(terms, bound, strict=operator == ">")]
        case _:
            raise KeyError(operator)


def screen(scene: Scene, keys: frozenset[Key]) -> Iterator[Bond]:
    """What is stated of the measures of a relation is left to the core."""
    for relation in scene.claims.relations:
        both = Operation("-", relation.states.left, relation.states.right, relation.states.place)
        named = {scene.measure(term).id for term, _ in terms_of(both)}
        for key in sorted(keys):
            if key[0] in named:
                yield Bond(UNSCREENED, key)


RULE = Rule(CODE, "declared", follow, spread, screen=screen)

"""Claims to statements: what is said, what follows, and which figures say the same."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import attr

from figurecheck.errors import FigurecheckError
from figurecheck.model import limits
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Row, Statement, collected
from figurecheck.model.expression import Expression, Term
from figurecheck.model.figure import Reading
from figurecheck.model.finding import Label, Problem
from figurecheck.model.interval import Interval, Number, exact
from figurecheck.model.said import Said
from figurecheck.model.statistic import Statistic
from figurecheck.relations.rule import Rule, claim_code, rules
from figurecheck.relations.scene import Scene


@attr.frozen(eq=False, repr=False)
class System:
    """All that is said and all that follows; ``rules`` include the declared relations, which are
    soft.
    """

    said: tuple[Said, ...]
    rules: tuple[Statement, ...]
    scene: Scene
    whole: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def said_of(self) -> Mapping[str, Said]:
        """What is said, by the names of its statements."""
        return {one.name: one for one in self.said}

    @cached_property
    def rule_of(self) -> Mapping[str, Statement]:
        """What follows and what is declared, by name."""
        return {one.name: one for one in self.rules}


def compile_asking(claims: Claims, ask: Callable[[Scene], Form]) -> tuple[System, Form]:
    """The system of a claim set with the unknowns of a question in play, and what the question is
    about in them.
    """
    scene = Scene(claims)
    form = ask(scene)
    system = compile_claims(claims, scene)
    return system, attr.evolve(
        form, given=scene.given(form.per, form.per_constant) if form.per else ()
    )


class Chosen(NamedTuple):
    """Some of the claims that are held, and the words that not all claims read alike."""

    held: Sequence[Claim]
    unlike: frozenset[str]


def compile_claims(
    claims: Claims, scene: Scene | None = None, chosen: Chosen | None = None
) -> System:
    """The system of a claim set, in a scene in which some unknowns may be in play already; of those
    claims of it alone that are chosen.
    """
    scene = Scene(claims) if scene is None else scene
    problems: list[Problem] = []
    held, unlike = chosen or all_held(claims)
    for claim in held:
        try:
            scene.spoken.append((claim, scene.form(claim, _tag(claim, unlike))))
        except FigurecheckError as error:
            problems.append(_unusable(claim, error))
    every = rules()
    for _ in range(limits.SPREADS):
        before = _size(scene)
        for rule in every:
            _spread(rule, scene)
        if _size(scene) == before:
            break
    else:
        scene.met.add("SPREADS")
    scene.settle()
    statements = tuple(statement for rule in every for statement in rule.follow(scene))
    if claims.plan:
        statements = tuple(_of_plan(one, claims.plan) for one in statements)
    scene.close()
    said = _grouped(scene, every)
    scene.spoken.clear()
    return System(said, statements, scene, scene.whole(), tuple(problems))


def _spread(rule: Rule, scene: Scene) -> None:
    """One rule as often as it brings more into play by itself: along a chain of parts that is once
    a link.
    """
    for _ in range(limits.SPREADS):
        before = _size(scene)
        rule.spread(scene)
        if _size(scene) == before:
            return


def _of_plan(statement: Statement, plan: str) -> Statement:
    """A statement with a name of its own where its cases are those of what is in play for a
    plan.
    """
    if statement.soft or not statement.cases:
        return statement
    return attr.evolve(statement, name=f"{statement.name} ({plan})")


def _size(scene: Scene) -> tuple[int, int]:
    return len(scene.amounts), len(scene.points) + sum(map(len, scene.points.values()))


def all_held(claims: Claims) -> Chosen:
    """All claims that enter the arithmetic."""
    held = claims.held()
    return Chosen(held, _read_unlike(held))


def _read_unlike(claims: Iterable[Claim]) -> frozenset[str]:
    """The words that not all claims read alike, as ``7.300`` is not where one source has decimal
    commas.
    """
    readings: dict[tuple[Expression, Statistic, str], Reading] = {}
    unlike: set[str] = set()
    for claim in claims:
        words = claim.figure.text.casefold()
        if (
            readings.setdefault((claim.quantity, claim.statistic, words), claim.reading)
            != claim.reading
        ):
            unlike.add(words)
    return frozenset(unlike)


def _tag(claim: Claim, unlike: Container[str]) -> str:
    """What tells a claim apart whose days are not known: equal readings may be of one day, others
    may not.

    Two figures of *a day in* some window can be of different days; two alike lose nothing by being
    taken for one.
    """
    words = claim.figure.text.casefold()
    return words if isinstance(claim.quantity, Term) and words not in unlike else claim.name


def _unusable(claim: Claim, error: FigurecheckError) -> Problem:
    field = claim.record.get("quantity") or claim.record.get("measure")
    labels = (Label(field.place, field.value, ""),) if field else ()
    return Problem(
        getattr(error, "code", "FC030"),
        f"claim `{claim.name}`: {error}",
        labels,
        getattr(error, "help", ""),
    )


def _grouped(scene: Scene, every: Sequence[Rule]) -> tuple[Said, ...]:
    groups: dict[tuple[Form, Interval, Interval, Interval], list[Claim]] = {}
    for claim, form in scene.spoken:
        signed = form
        if form.per:
            signed = attr.evolve(form, given=scene.given(form.per, form.per_constant))
        reading = claim.reading
        groups.setdefault((signed, reading.literal, reading.rounded, reading.generous), []).append(
            claim
        )
    said = [
        Said(
            tuple(sorted(claims, key=lambda claim: claim.name)),
            key[0],
            claims[0].reading,
            claim_code(scene, claims[0], every),
        )
        for key, claims in groups.items()
    ]
    return tuple(sorted(said, key=lambda one: one.name))


def statement(said: Said, level: str) -> Statement:
    """What is said, as rows, at one of the three levels."""
    interval, form = said.reading.at(level), said.form
    text = said.claims[0].figure.text
    if form.given is not None:
        return Statement(
            said.name, tuple(_rows(form, interval, 1)), code=said.code, soft=True, text=text
        )
    cases = tuple(tuple(_rows(form, interval, sign)) for sign in (1, -1))
    return Statement(said.name, (), cases, said.code, soft=True, text=text)


def _rows(form: Form, interval: Interval, sign: int) -> Iterable[Row]:
    """*of / per is within the interval* without the division, for a divisor of that sign."""
    given = form.given or ()
    if form.per:
        terms = collected((monomial, sign * factor) for monomial, factor in form.per)
        yield Row(terms, exact(-sign * form.per_constant), open=True, end="nonzero", given=given)
    if interval.lower is not None:
        yield _end(form, interval.lower, sign, interval.lower_open, "lower")
    if interval.upper is not None:
        yield _end(form, interval.upper, -sign, interval.upper_open, "upper")


def _end(form: Form, value: Number, way: int, is_open: bool, end: str) -> Row:  # noqa: FBT001
    if not form.per:  # sorted as they are, and shared where nothing is turned round
        terms = form.of if way > 0 else tuple([(monomial, -factor) for monomial, factor in form.of])
        bound = way * (value * form.per_constant - form.of_constant)
        return Row(terms, exact(bound), is_open, end, form.given or ())
    pairs = [(monomial, way * factor) for monomial, factor in form.of]
    pairs += [(monomial, -way * value * factor) for monomial, factor in form.per]
    bound = way * (value * form.per_constant - form.of_constant)
    return Row(collected(pairs), exact(bound), is_open, end, form.given or ())

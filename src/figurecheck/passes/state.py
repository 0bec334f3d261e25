"""What is known of a claim set on the way to its report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import attr

from figurecheck.asking.plans import Planned
from figurecheck.model.bounds import Bounds
from figurecheck.model.checked import Covered, Repaired
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Statement
from figurecheck.model.finding import Finding
from figurecheck.model.outcome import Outcome
from figurecheck.model.said import Said
from figurecheck.relations.compile import System
from figurecheck.solve.part import Memory
from figurecheck.solve.quick import WAYS


@attr.frozen(eq=False, repr=False, kw_only=True)
class Parted:
    """What is known of claims that were decided in families, without their system.

    ``alike``, ``forms`` and ``tied`` are what these properties of ``State`` give, ``covered`` what
    was checked of each claim, given their statuses; ``asked`` what questions have found that ask
    about claims alone, by their names; ``met`` the limits that were met while it was found out what
    follows. ``bounds`` use the ``rules``, and had limits that were ``too_dear``; they are ``None``
    where they have to be sought again. ``whole`` are the whole unknowns that proofs speak of.
    """

    alike: Sequence[Sequence[Claim]]
    forms: Mapping[str, Form]
    tied: frozenset[str]
    covered: Callable[[Mapping[str, str]], Iterable[Covered]]
    asked: Mapping[str, Sequence[Finding]]
    met: frozenset[str]
    bounds: Sequence[Bounds] | None
    rules: Mapping[str, Statement]
    too_dear: Sequence[str]
    whole: frozenset[str]


@attr.frozen(eq=False, repr=False, kw_only=True)
class State:
    """What is known so far; every pass takes one and gives the next.

    What is asked for: ``jobs`` processes, the ``quick`` ways to an answer, the ordinal ``day`` that
    acceptances expire against, ``progress`` to be told of sets that are done, ``memory`` of sets
    that were decided before.

    What is known: the ``system`` of statements, made by ``compiled``; ``sets``, the names of the
    statements of each connected set, and the ``outcomes`` of deciding them, one a set; what is
    ``found``; the rules ``used`` by what is told, by name; ``repairs``; the sources ``agreeing``;
    for a conflict that repairs of another settle, ``settled`` has both keys; ``bounds`` of what
    nobody stated; what was ``planned``; what the ``documents`` come to; and whether that is
    ``complete``. ``parted`` is what the families have told that were decided by themselves.
    """

    claims: Claims
    jobs: int = 1
    quick: tuple[str, ...] = WAYS
    day: int | None = None
    progress: Callable[[int, int], None] = lambda _, __: None
    memory: Memory | None = None
    compiled: Callable[[], System]
    sets: Sequence[tuple[str, ...]] = ()
    outcomes: Sequence[Outcome] = ()
    found: Sequence[Finding] = ()
    used: Mapping[str, Statement] = attr.field(factory=dict)
    repairs: Sequence[Repaired] = ()
    agreeing: Sequence[str] = ()
    settled: Mapping[str, str] = attr.field(factory=dict)
    bounds: Sequence[Bounds] = ()
    planned: Planned = attr.field(factory=Planned)
    documents: object = None
    complete: bool = True
    parted: Parted | None = None

    @property
    def system(self) -> System:
        """All that is said and all that follows; of claims that were decided in families it is only
        made now.
        """
        return self.compiled()

    @property
    def said(self) -> Mapping[str, Said]:
        """What is said, by the names of its statements."""
        return self.system.said_of

    @property
    def rules(self) -> Mapping[str, Statement]:
        """What follows and what is declared, by name."""
        return self.system.rule_of

    @cached_property
    def alike(self) -> Sequence[Sequence[Claim]]:
        """The claims of each statement, which say the same, in the order of the statements."""
        if self.parted is not None:
            return self.parted.alike
        return [one.claims for one in self.system.said]

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """What each claim that enters the arithmetic speaks of, by its name."""
        if self.parted is not None:
            return self.parted.forms
        return {claim.name: one.form for one in self.system.said for claim in one.claims}

    @cached_property
    def tied(self) -> frozenset[str]:
        """The names of the claims that others bound, or that bound others."""
        if self.parted is not None:
            return self.parted.tied
        names = (name for outcome in self.outcomes for name in outcome.tied)
        return frozenset(claim.name for name in names for claim in self.said[name].claims)

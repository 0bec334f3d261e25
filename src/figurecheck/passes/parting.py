"""Compiles, decides and tells claims in families, in several processes where that is asked for.

What comes out is as if all had been decided together.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copyreg import dispatch_table
from fractions import Fraction
from functools import cache, cached_property, partial
from io import BytesIO
from itertools import accumulate, chain
from typing import Any, NamedTuple, TypeVar

import attr

from figurecheck.asking.bounds import Pinned, pinned_together
from figurecheck.model import limits
from figurecheck.model.checked import Covered
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form, Statement
from figurecheck.model.finding import Finding, Problem
from figurecheck.model.outcome import Outcome
from figurecheck.passes.asking import asked_of_claims, bounds_of, pinned_in, rules_of
from figurecheck.passes.deciding import connected_sets, decide
from figurecheck.passes.reporting import covered_in, whole_in
from figurecheck.passes.state import Parted, State
from figurecheck.passes.telling import ToldSet, told_of_sets, with_told
from figurecheck.passes.workers import Sending, shared_out
from figurecheck.relations.compile import Chosen, all_held, compile_claims
from figurecheck.relations.families import ClaimFamily, families
from figurecheck.solve.effort import Budget
from figurecheck.solve.part import FEW_CLAIMS, HOLDS

Found = TypeVar("Found")

SHARE_CLAIMS, SHARES = 250, 24
"""Claims that a share has at the least, and into how many shares the largest runs are parted:
enough for several processes, of which none should end long before the others.
"""

LARGEST_FAMILY = Fraction(3, 5)
"""The part of all claims from which on one family is so large that parting them saves little."""

HELD = Outcome(HOLDS, ())
"""What is found out about a set that holds."""


@attr.frozen(eq=False, repr=False, kw_only=True)
class ShareOutcome:
    """What some families come to, as little as is needed of it.

    Sets and claims are told by numbers: a claim by its place among all that are held, a set by that
    of its first claim, which is their order; those without any come last. Of sets that hold only
    the number is there. ``alike`` are the claims of each statement that several make; ``forms``
    what those claims speak of that questions are asked about: what nothing ties, all where some
    are copied. ``effort`` is what deciding has cost.
    """

    sets: array[int]
    outcomes: Mapping[int, Outcome]
    told: Mapping[int, ToldSet]
    tied: array[int]
    alike: Sequence[array[int]]
    forms: Mapping[int, Form]
    problems: Mapping[int, Problem]
    asked: Mapping[str, Sequence[Finding]]
    met: frozenset[str]
    pinned: Sequence[Pinned]
    rules: Mapping[str, Statement]
    too_dear: Sequence[str]
    whole: frozenset[str]
    effort: int


def decided_in_families(
    claims: Claims,
    *,
    jobs: int,
    quick: tuple[str, ...],
    day: int | None,
    progress: Callable[[int, int], None],
) -> State | None:
    """What deciding and telling come to, found by so many processes; ``None`` where that would not
    be of use, or the run costs more than it may, which is only seen where all is decided in order.

    What belongs to a share, and so what comes out, is the same for any number of processes.
    """
    held = all_held(claims)
    if len(held.held) < FEW_CLAIMS or claims.plan:
        return None
    found = families(claims, held.held)
    if found is None or max(len(one.claims) for one in found) > LARGEST_FAMILY * len(held.held):
        return None
    shares = _parted(found, max(SHARE_CLAIMS, -(-len(held.held) // SHARES)))
    parting = _Parting(claims, held, quick, shares)
    before = [0, *accumulate(map(len, shares))]
    done = parting.share_out(
        parting.decided, jobs, lambda number: progress(before[number], before[-1])
    )
    if sum(one.effort for one in done) > limits.RUN_EFFORT:
        return None
    progress(before[-1], before[-1])
    asked = {"jobs": jobs, "quick": quick, "day": day, "progress": progress}
    return _together(parting, done, asked)


def _parted(found: Sequence[ClaimFamily], least: int) -> list[list[ClaimFamily]]:
    """The families in shares of so many claims or a few more; those that a relation speaks of are
    in the first, which has the relations: sets of these alone come in their order.
    """
    shares = [[one for one in found if one.related]]
    size = sum(len(one.claims) for one in shares[0])
    for one in found:
        if one.related:
            continue
        if size >= least:
            shares.append([])
            size = 0
        shares[-1].append(one)
        size += len(one.claims)
    return shares


# -- in whichever process --------------------------------------------------------------------------


@attr.frozen(eq=False, repr=False)
class _Parting:
    """Claims in shares, and what is done with one of them in whichever process."""

    claims: Claims
    held: Chosen
    quick: tuple[str, ...]
    shares: Sequence[Sequence[ClaimFamily]]

    def share_out(
        self,
        work: Callable[[int], Found],
        jobs: int,
        done: Callable[[int], None] = lambda _: None,
    ) -> list[Found]:
        """What each share comes to."""
        sending: Sending[Found] = Sending(_written, partial(_read, self._claim_of))
        return shared_out(work, len(self.shares), jobs, sending, done)

    @cached_property
    def _claim_of(self) -> Mapping[str, Claim]:
        return {claim.name: claim for claim in self.held.held}

    def decided(self, number: int) -> ShareOutcome:
        """What there is to know of one share, and with the first what is asked of claims alone."""
        state, at = self._compiled(number)
        asked = asked_of_claims(self.claims) if number == 0 else {}
        return _share(decide(state), at, len(self.held.held), asked)

    def covered(
        self, outcomes: Mapping[int, Outcome], status: Mapping[str, str], number: int
    ) -> list[Covered]:
        """What was checked of each claim of one share; ``outcomes`` are those of its sets that do
        not simply hold.
        """
        state, at = self._compiled(number)
        sets = connected_sets(state.system)
        state = attr.evolve(state, sets=sets)
        found = [outcomes.get(one, HELD) for one in _numbers(state, at, len(self.held.held))]
        return list(covered_in(attr.evolve(state, outcomes=found), status))

    def _compiled(self, number: int) -> tuple[State, Mapping[str, int]]:
        """The claims of a share with what follows, and their places among all."""
        places = sorted(at for one in self.shares[number] for at in one.claims)
        own = [self.held.held[at] for at in places]
        claims = self.claims if number == 0 else attr.evolve(self.claims, relations=())
        system = compile_claims(claims, chosen=Chosen(own, self.held.unlike))
        state = State(claims=self.claims, quick=self.quick, compiled=lambda: system)
        return state, {claim.name: place for claim, place in zip(own, places, strict=True)}


def _share(
    state: State, at: Mapping[str, int], count: int, asked: Mapping[str, Sequence[Finding]]
) -> ShareOutcome:
    system = state.system
    copying = any(one.copies for one in state.claims.sources.values())
    numbers = _numbers(state, at, count)
    told = {
        number: one
        for number, one in zip(numbers, told_of_sets(state), strict=True)
        if one.findings or one.agreeing or not one.complete
    }
    budget = Budget("PINNING_EFFORT", limits.PINNING_EFFORT)
    pinned = [one._replace(of=numbers[one.of]) for one in pinned_in(state, budget)]
    bounds = list(bounds_of(pinned))
    conflicts = [finding for one in told.values() for finding in one.findings]
    spoken = {at[claim.name] for one in system.said for claim in one.claims}
    unusable = [place for place in at.values() if place not in spoken]
    return ShareOutcome(
        sets=array("q", numbers),
        outcomes={
            number: one
            for number, one in zip(numbers, state.outcomes, strict=True)
            if not _holds(one)
        },
        told=told,
        tied=array("q", sorted(at[name] for name in state.tied)),
        alike=[
            array("q", [at[claim.name] for claim in one.claims])
            for one in system.said
            if len(one.claims) > 1
        ],
        forms={
            at[claim.name]: one.form
            for one in system.said
            for claim in one.claims
            if copying or claim.name not in state.tied
        },
        problems=dict(zip(unusable, system.problems, strict=True)),
        asked=asked,
        met=frozenset(system.scene.met),
        pinned=pinned,
        rules=rules_of(state.rules, bounds),
        too_dear=tuple(budget.met),
        whole=whole_in(system.whole, conflicts, bounds),
        effort=sum(one.effort for one in state.outcomes),
    )


def _numbers(state: State, at: Mapping[str, int], count: int) -> list[int]:
    """The number of each set: the place of its first claim, or one behind all claims."""
    return [
        at[state.said[names[0]].claims[0].name] if names[0] in state.said else count + number
        for number, names in enumerate(state.sets)
    ]


def _holds(outcome: Outcome) -> bool:
    """Whether a set is one of the many of which there is nothing to know but that they hold."""
    examined = outcome.examined
    return (
        examined.consistent == "literal"
        and examined.complete
        and not (examined.conflicts or examined.undecided)
    )


class _Named(NamedTuple):
    """Stands for a claim where only its name is at hand."""

    name: str


def _without_reading(one: Covered) -> tuple[Callable[..., Covered], tuple[object, ...]]:
    return _with_reading, (_Named(one.claim), one.status, one.checks, one.form, one.ties)


class _Writer(pickle.Pickler):
    """Writes claims by their names, since whoever reads them has them."""

    dispatch_table = {**dispatch_table, Covered: _without_reading}  # noqa: RUF012

    def persistent_id(self, one: object) -> str | None:
        return one.name if isinstance(one, Claim | _Named) else None


class _Reader(pickle.Unpickler):
    """Reads what was written with the claims of this process."""

    def __init__(self, claims: Mapping[str, Claim], written: bytes) -> None:
        super().__init__(BytesIO(written))
        self._claims = claims

    def persistent_load(self, name: str) -> Claim:
        return self._claims[name]


def _written(found: object) -> bytes:
    """What was found as bytes."""
    into = BytesIO()
    _Writer(into, protocol=pickle.HIGHEST_PROTOCOL).dump(found)
    return into.getvalue()


def _read(claims: Mapping[str, Claim], written: bytes) -> Any:
    return _Reader(claims, written).load()


def _with_reading(claim: Claim, status: str, *others: Any) -> Covered:
    return Covered(claim.name, status, claim.reading, *others)


# -- where all shares come together ----------------------------------------------------------------


def _together(parting: _Parting, shares: Sequence[ShareOutcome], asked: Mapping[str, Any]) -> State:
    """What is known once every share is decided."""
    numbers = sorted(number for one in shares for number in one.sets)
    outcomes = _of_all(one.outcomes for one in shares)
    told = _of_all(one.told for one in shares)
    problems = _of_all(one.problems for one in shares)

    def covered(status: Mapping[str, str]) -> Iterable[Covered]:
        work = partial(parting.covered, outcomes, status)
        return chain.from_iterable(parting.share_out(work, asked["jobs"]))

    state = State(
        claims=parting.claims,
        compiled=cache(partial(compile_claims, parting.claims)),
        outcomes=[outcomes.get(number, HELD) for number in numbers],
        parted=_known(parting, shares, problems, covered),
        **asked,
    )
    return with_told(
        state,
        (told[number] for number in sorted(told)),
        [problems[number] for number in sorted(problems)],
    )


def _of_all(several: Iterable[Mapping[int, Found]]) -> dict[int, Found]:
    return {number: found for one in several for number, found in one.items()}


def _known(
    parting: _Parting,
    shares: Sequence[ShareOutcome],
    problems: Mapping[int, Problem],
    covered: Callable[[Mapping[str, str]], Iterable[Covered]],
) -> Parted:
    held = parting.held.held
    alike = {one[0]: one for share in shares for one in share.alike}
    further = {place for one in alike.values() for place in one[1:]}
    budget = Budget("PINNING_EFFORT", limits.PINNING_EFFORT)
    pinned = sorted((one for share in shares for one in share.pinned), key=lambda one: one.of)
    bounds = tuple(pinned_together(pinned, budget))
    # where one share has met a limit, it may be another one that meets it when all are one
    asked = not budget.spent and not any(
        set(one.too_dear) - {"PINNED_QUANTITIES"} for one in shares
    )
    groups = [
        alike.get(place, (place,))
        for place in range(len(held))
        if place not in further and place not in problems
    ]
    return Parted(
        alike=[tuple(held[place] for place in group) for group in groups],
        forms=_Forms(
            parting.claims,
            {held[place].name: place for group in groups for place in group},
            _of_all(one.forms for one in shares),
        ),
        tied=frozenset(held[place].name for share in shares for place in share.tied),
        covered=covered,
        asked={name: found for one in shares for name, found in one.asked.items()},
        met=frozenset[str]().union(*(one.met for one in shares)),
        bounds=bounds if asked else None,
        rules={name: rule for one in shares for name, rule in one.rules.items()},
        too_dear=tuple(budget.met),
        whole=frozenset[str]().union(*(one.whole for one in shares)),
    )


class _Forms(Mapping[str, Form]):
    """What claims speak of, by their names: known of those that are asked about, and found out of
    others with all that follows.
    """

    def __init__(
        self, claims: Claims, places: Mapping[str, int], known: Mapping[int, Form]
    ) -> None:
        self._claims = claims
        self._places = places
        self._known = known

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, name: str) -> Form:
        found = self._known.get(self._places[name])
        return self._others[name] if found is None else found

    @cached_property
    def _others(self) -> Mapping[str, Form]:
        system = compile_claims(self._claims)
        return {claim.name: one.form for one in system.said for claim in one.claims}

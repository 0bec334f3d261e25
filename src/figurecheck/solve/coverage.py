"""Says how each claim stands among the others: tied by them, met exactly, or alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Row, Statement, Terms, collected
from figurecheck.model.interval import Number, exact
from figurecheck.model.names import claim_of, is_claim
from figurecheck.model.outcome import End, Examined, Standing
from figurecheck.model.proof import Leaf, Split
from figurecheck.model.proof import statements as statements_of
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.effort import Budget, endless
from figurecheck.solve.grow import by_name, largest
from figurecheck.solve.sums import all_in_sums
from figurecheck.solve.tree import Implied

QUOTIENTS = tuple(map(Fraction, ("1000000000", "0.999999999", "0.000000001")))
"""What a quotient would be if nobody bounded it, or nothing but that a part is no more than its
whole.
"""


def standings(
    at: Callable[[str], Sequence[Statement]],
    examined: Examined,
    quotients: Mapping[str, tuple[Row, Row]],
    whole: frozenset[str] = frozenset(),
    budget: Budget | None = None,
) -> dict[str, Standing]:
    """How every claim of a connected set stands, by its statement's name, with all figures read
    literally.
    """
    asking = _Asking(
        at("literal"), examined, quotients, whole, endless() if budget is None else budget
    )
    if not asking.asks:
        return asking.assumed
    found = {name: asking.standing(name) for name in asking.claims}
    bounding: dict[str, list[str]] = {}
    for name, standing in found.items():
        for other in standing.rests_on:
            bounding.setdefault(other, []).append(name)
    return {
        name: attr.evolve(standing, bounding=tuple(sorted(bounding.get(name, standing.bounding))))
        for name, standing in found.items()
    }


def tied(
    at: Callable[[str], Sequence[Statement]],
    examined: Examined,
    quotients: Mapping[str, tuple[Row, Row]],
    whole: frozenset[str] = frozenset(),
    budget: Budget | None = None,
    held: Mapping[str, Number] | None = None,
) -> frozenset[str]:
    """The claims of a connected set that others bound, or that bound others: those that
    ``standings`` has as tied.

    Whoever bounds one that is asked about is tied too, and is asked about only where some claim is
    not seen to be tied otherwise: it may bound one of those. ``held`` are numbers for which every
    statement holds, where there are some at hand.
    """
    asking = _Asking(
        at("literal"), examined, quotients, whole, endless() if budget is None else budget
    )
    if not asking.asks:
        return frozenset(name for name, standing in asking.assumed.items() if standing.tied)
    if held is not None and not asking.spent and all_in_sums(asking.claims, at("literal"), held):
        return frozenset(asking.claims)
    found: set[str] = set()
    left: list[str] = []
    for name in sorted(
        asking.claims, key=asking.terms, reverse=True
    ):  # a sum rests on several at once
        if name in found:
            left.append(name)
            continue
        standing = asking.standing(name)
        found.update(standing.rests_on, (name,) if standing.tied else ())
    for name in left:
        if found.issuperset(asking.claims):
            break
        if asking.spent:  # whoever is not asked about counts as tied
            return frozenset(asking.claims)
        found.update(asking.standing(name).rests_on)
    return frozenset(found.intersection(asking.claims))


class _Asking:
    """The claims of a connected set, to be asked how they stand; ``assumed`` is that without
    asking.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        examined: Examined,
        quotients: Mapping[str, tuple[Row, Row]],
        whole: frozenset[str],
        budget: Budget,
    ) -> None:
        self.claims = {
            one.name: one for one in statements if one.soft and claim_of(one.name) is not None
        }
        self._soft = [one.name for one in statements if one.soft]
        self._statements = statements
        self._examined = examined
        self._quotients = quotients
        self._whole = whole
        self._budget = budget
        self._ruling = Budget("STANDING_EFFORT", max(1, limits.STANDING_EFFORT // 4))

    @property
    def asks(self) -> bool:
        """Whether there is something to ask, and not too much of it."""
        if len(self.claims) > 1 and len(self._soft) > limits.STANDING_CLAIMS:
            self._budget.meet("STANDING_CLAIMS")
            return False
        return len(self.claims) > 1

    @property
    def spent(self) -> bool:
        """Whether asking has cost as much as it may."""
        return self._budget.spent

    @property
    def assumed(self) -> dict[str, Standing]:
        """How claims are taken to stand that were not asked about: several as tied, a single one as
        alone.
        """
        standing = self._tied if len(self.claims) > 1 else Standing()
        return dict.fromkeys(self.claims, standing)

    @cached_property
    def _tied(self) -> Standing:
        return Standing(bounding=tuple(self.claims)[:2], asked=False)

    @cached_property
    def _decider(self) -> Decider:
        return Decider(self._statements, self._whole, budget=self._budget)

    @cached_property
    def _extremes(self) -> Decider:
        return Decider(
            [*self._statements, *_extremes(self._quotients)], self._whole, budget=self._ruling
        )

    @cached_property
    def _together(self) -> list[str] | None:
        """A largest set of soft statements that hold together, ``None`` where all do."""
        return None if self._examined.consistent == "literal" else self._largest(())

    def _largest(self, first: Sequence[str]) -> list[str]:
        return _together(self._decider, self._soft, self._examined, first)

    def terms(self, name: str) -> int:
        """How many unknowns a claim speaks of."""
        return max((len(row.terms) for row in self.claims[name].every_row()), default=0)

    def standing(self, name: str) -> Standing:
        """How a claim stands; one for which the effort is not enough counts as tied."""
        if self.spent:
            return self._tied
        kept = self._together
        if kept is not None and name not in kept:
            kept = self._largest((name,))
        others = [one for one in (self._soft if kept is None else kept) if one != name]
        of_quotient = name in self._quotients
        standing = _standing(
            self._decider, self.claims[name], others, self._of_extremes if of_quotient else None
        )
        if self._ruling.met and of_quotient and not standing.quotient:
            self._budget.meet("STANDING_EFFORT")
        return standing

    def _of_extremes(self) -> Decider:
        return self._extremes


def _extremes(quotients: Mapping[str, tuple[Row, Row]]) -> Iterator[Statement]:
    """For each quotient that it is at least very large, at least nearly 1, or at most very
    small.
    """
    for name, (over, under) in quotients.items():
        positive = attr.evolve(under, open=True)
        for value in QUOTIENTS:
            way = 1 if value > Fraction(1, 2) else -1
            terms = [(monomial, way * factor) for monomial, factor in over.terms]
            terms += [(monomial, exact(-way * value * factor)) for monomial, factor in under.terms]
            bound = exact(way * (over.bound - value * under.bound))
            yield Statement(
                f"extreme:{value} {name}", (positive, Row(collected(terms), bound)), soft=True
            )


def together(
    statements: Sequence[Statement],
    names: Sequence[str],
    whole: frozenset[str],
    budget: Budget | None = None,
) -> bool:
    """Whether these soft statements hold together."""
    chosen = [one for one in statements if not one.soft or one.name in names]
    return isinstance(Decider(chosen, whole, budget=budget).decide(), Consistent)


def agree(
    statements: Sequence[Statement],
    names: Sequence[str],
    whole: frozenset[str],
    budget: Budget | None = None,
) -> bool:
    """Whether some claim among these soft statements, which hold together, is tied by the
    others.
    """
    decider = Decider(
        [one for one in statements if not one.soft or one.name in names], whole, budget=budget
    )
    claims = [one for one in statements if one.name in set(names) and is_claim(one.name)]
    asked = claims[: limits.AGREEING_CLAIMS]
    if any(
        _standing(decider, one, [name for name in names if name != one.name]).tied for one in asked
    ):
        return True
    if len(claims) > len(asked) and budget is not None:
        budget.meet("AGREEING_CLAIMS")
    return False


def _together(
    decider: Decider, soft: Sequence[str], examined: Examined, first: Sequence[str]
) -> list[str]:
    """A largest set of soft statements that hold together, ``first`` in it, those least in conflict
    before others.
    """
    conflicts = [frozenset(conflict.names) for _, conflict in examined.conflicts]
    order = sorted(
        soft, key=lambda name: (name not in first, sum(name in names for names in conflicts), name)
    )
    chosen = largest(decider, order, (), by_name(conflicts))
    return [name for name in order if name in chosen]


def _standing(
    decider: Decider,
    claim: Statement,
    others: Collection[str],
    extremes: Callable[[], Decider] | None = None,
) -> Standing:
    """How a claim stands; ``extremes`` makes what is asked whether others rule out that a quotient
    is anything.
    """
    lower = _row(claim.rows, "lower")
    upper = _row(claim.rows, "upper")
    if any(row.end == "nonzero" for row in claim.every_row()):
        return Standing(quotient=_quotient_tied(decider, claim, others, extremes))
    some = lower or upper
    if some is None:
        return Standing()
    way = 1 if some is lower else -1
    turned = tuple([(monomial, -factor) for monomial, factor in some.terms])
    rising, falling = (some.terms, turned) if way > 0 else (turned, some.terms)
    least = _told(decider.least(Row(rising, 0), others), 1)
    most = _told(decider.least(Row(falling, 0), others), -1)
    point = lower is not None and upper is not None and lower.bound == -upper.bound
    meets = [
        end
        for end in (least, most)
        if point and end is not None and lower is not None and end.value == lower.bound
    ]
    return Standing(least, most, exact=any(not end.open for end in meets))


def _row(rows: Iterable[Row], end: str) -> Row | None:
    return next((row for row in rows if row.end == end), None)


def _told(implied: Implied | None, sign: int) -> End | None:
    """The end, where it rests on what somebody says and not on definitions alone; at least 0 says
    nothing.
    """
    if (
        implied is None
        or (sign > 0 and implied.value == 0)
        or not any(is_claim(premise.statement) for premise in implied.premises)
    ):
        return None
    return End(exact(sign * implied.value), implied.open, implied.premises)


def _quotient_tied(
    decider: Decider,
    claim: Statement,
    others: Collection[str],
    extremes: Callable[[], Decider] | None,
) -> tuple[str, ...]:
    """The claims among the others that bound the divided and the divisor of a quotient, or the
    quotient itself.
    """
    rows = claim.rows or claim.cases[0]
    for row in rows:
        if row.end != "nonzero":
            continue
        divisor = {monomial for monomial, _ in row.terms}
        for other in rows:
            divided = tuple(pair for pair in other.terms if pair[0] not in divisor)
            if other.end != "nonzero" and divided:
                found = _both(decider, divided, row.terms, others)
                return found if found or extremes is None else _ruled_out(extremes(), claim, others)
    return ()


def _ruled_out(decider: Decider, claim: Statement, others: Collection[str]) -> tuple[str, ...]:
    """The claims that keep a quotient from being what it could be if nobody said anything."""
    for value in QUOTIENTS:
        outcome = decider.decide([*others, f"extreme:{value} {claim.name}"])
        if isinstance(outcome, (Leaf, Split)):
            names = sorted(filter(is_claim, statements_of(outcome)))
            if names:
                return tuple(names)
    return ()


def _both(
    decider: Decider, divided: Terms, divisor: Terms, others: Collection[str]
) -> tuple[str, ...]:
    """The claims that bound one from above and the other from below."""

    def bounded(terms: Terms, sign: int) -> set[str]:
        turned = tuple((monomial, sign * factor) for monomial, factor in terms)
        end = _told(decider.least(Row(turned, 0), others), sign)
        return {premise.statement for premise in end.premises} if end is not None else set()

    for one, other in ((-1, 1), (1, -1)):
        first, second = bounded(divided, one), bounded(divisor, other)
        if first and second:
            return tuple(sorted(filter(is_claim, first | second)))
    return ()

"""Decides whether statements can all hold, and proves it when they cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, floor, gcd, lcm
from typing import NamedTuple

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement, Terms, at_least, at_most, collected
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import WHOLE, Leaf, Premise, Proof, Split, premises
from figurecheck.solve.effort import Budget, endless
from figurecheck.solve.simplex import Certificate, Simplex, TooMuchError
from figurecheck.solve.tree import Implied, Tree

SHORT = 10**6
"""The largest divisor that the end of a factor's range keeps; others are moved outwards to such a number."""

CORNERS = 6
"""How many unknowns are moved both ways for solutions that lie far apart."""

FAR = (0, 1_000, 1_000_000)
"""How far from the only end of its range a form is held when whole numbers are sought."""

DIVES = 24
"""How many forms are held at a whole number, one after another."""

GUESSES = (1, 0, -1, 2, -2, 5, -5, 20, -20)
"""Numbers tried for one factor of every product before ranges are cut."""


@attr.frozen
class Consistent:
    """Numbers for which every inequality holds."""

    values: Mapping[str, Number]


@attr.frozen
class Undecided:
    """Neither numbers nor a proof were found; ``tried`` says what was done."""

    tried: str


_Cases = tuple[Statement, tuple[tuple[int, ...], ...]]
"""A statement with cases, and for each case the numbers of its bounds."""

Outcome = Leaf | Split | Consistent | Undecided


class _Source(NamedTuple):
    """Where a bound comes from: the fields of a premise but for how often it is taken."""

    row: Row
    statement: str = ""
    place: int = 0
    case: str = ""
    factors: tuple[tuple[Premise, ...], ...] = ()
    rounded: tuple[Premise, ...] = ()

    def premise(self, times: Number) -> Premise:
        """The premise, taken so often."""
        return Premise(self.row, times, self.statement, self.place, self.case, self.factors, self.rounded)


class _Cut(NamedTuple):
    """Where the range of a factor is to be cut next."""

    factor: Monomial
    at: Number


class _Node(NamedTuple):
    """One system on the way: which bounds are on, and what is assumed for which label."""

    active: frozenset[int]
    path: tuple[str, ...] = ()
    whole: bool = False


class Decider:
    """Answers questions about one connected set of statements; the soft ones can be left out of a question."""

    def __init__(
        self,
        statements: Sequence[Statement],
        whole: frozenset[str] = frozenset(),
        nodes: int | None = None,
        budget: Budget | None = None,
    ) -> None:
        self._budget = endless() if budget is None else budget
        self._bounded = budget is not None
        self._simplex = Simplex()
        self._sources: list[_Source] = []
        self._always: set[int] = set()
        self._soft: dict[str, tuple[int, ...]] = {}
        self._said = {statement.name: statement for statement in statements if statement.soft}
        self._impossible: list[tuple[str, Premise]] = []
        self._never: list[Premise] = []
        self._statements = statements
        self._splits: list[_Cases] = []
        self._whole = whole
        self._limit = limits.SYSTEMS if nodes is None else nodes
        self._labels = 0
        self._twin: dict[int, int] = {}
        for statement in statements:
            self._take(statement)
        self._products = self._find_products(statements)
        if self._products:
            self._limit = min(self._limit, limits.PRODUCT_SYSTEMS)
        self._left = self._limit
        self.asked = 0
        self._paid = 0
        self._pay()

    def _take(self, statement: Statement) -> None:
        numbers = tuple(self._add_row(statement.name, index, row) for index, row in enumerate(statement.rows))
        known = tuple(number for number in numbers if number >= 0)
        if statement.soft:
            self._soft[statement.name] = known
        else:
            self._always.update(known)
        if statement.cases:
            cases = tuple(tuple(self._add_case_rows(statement.name, case)) for case in statement.cases)
            self._splits.append((statement, cases))

    def _add_case_rows(self, name: str, case: Sequence[Row]) -> Iterator[int]:
        """The numbers of a case's bounds; a row without unknowns that cannot hold has one below 0, others none."""
        for index, row in enumerate(case):
            source = _Source(row, place=index, case=name)
            if row.terms:
                yield self._add(row, source)
            elif row.bound > 0 or (row.open and row.bound == 0):
                self._never.append(source.premise(1))
                yield -len(self._never)

    def _never_holds(self, node: _Node) -> Leaf | None:
        """The proof that a node has a row that cannot hold by itself, if it has one."""
        for number in node.active if self._never else ():
            if number < 0:
                premise = self._never[-1 - number]
                return Leaf((premise,), premise.row.bound)
        return None

    def _add_row(self, name: str, index: int, row: Row) -> int:
        source = _Source(row, name, index)
        if row.terms:
            return self._add(row, source)
        if row.bound > 0 or (row.open and row.bound == 0):
            self._impossible.append((name, source.premise(1)))
        return -1

    def _add(self, row: Row, source: _Source) -> int:
        """Adds a row and returns the number of its bound."""
        number = self._simplex.add(row.terms, row.bound, strict=row.open)
        self._sources.append(source)
        return number

    @staticmethod
    def _find_products(statements: Sequence[Statement]) -> tuple[Monomial, ...]:
        found: set[Monomial] = set()
        for statement in statements:
            for row in statement.every_row():
                found.update(monomial for monomial, _ in row.terms if len(monomial) > 1)
        chains = set(found)
        for monomial in found:  # a product of three is a product of two times the third
            chains.update(monomial[:length] for length in range(2, len(monomial)))
        return tuple(sorted(chains, key=lambda monomial: (len(monomial), monomial)))

    def near(self, names: Collection[str]) -> Decider:
        """A decider of these statements alone, at the cost of this one."""
        chosen = [one for one in self._statements if one.name in names]
        return Decider(chosen, self._whole, self._limit, self._budget if self._bounded else None)

    # -- questions -----------------------------------------------------------------------------------------------

    def decide(self, kept: Collection[str] | None = None) -> Outcome:
        """Whether the hard statements and the soft ones named in ``kept`` (all by default) can hold together."""
        self.asked += 1
        self._labels = 0
        for name, premise in self._impossible:
            if kept is None or name not in self._soft or name in kept:
                return Leaf((premise,), premise.row.bound)
        try:
            self._start()
            return self._search(_Node(self._bounds(kept)), self._cases(kept))
        except TooMuchError:
            return Undecided(self._too_much())
        finally:
            self._pay()

    def _start(self) -> None:
        """Sets how much the question that begins may cost."""
        self._left = self._limit
        if self._bounded:
            rest, _ = self._budget.rest()
            self._simplex.most = self._simplex.effort + min(rest, limits.QUESTION_EFFORT)

    def _pay(self) -> None:
        """Takes what was spent off the budget."""
        self._budget.spend(self._simplex.effort - self._paid)
        self._paid = self._simplex.effort

    def _too_much(self) -> str:
        """What was tried where a question cost too much; notes the limit that was met."""
        rest, limit = self._budget.rest()
        spent = rest <= self._simplex.effort - self._paid
        self._budget.meet(limit if spent else "QUESTION_EFFORT")
        return "as much work as all questions may cost" if spent else "as much work as one question may cost"

    def least(self, row: Row, kept: Collection[str] | None = None) -> Implied | None:
        """The least value that the terms of ``row`` can have, by the inequalities alone; ``None`` without a least one.

        Cases are left open, so the value is one that certainly holds, if not always the best. The statements must
        be consistent.
        """
        try:
            self._start()
            if self._simplex.check(self._bounds(kept)) is not None:
                return None
            found = self._simplex.least([(monomial, factor) for monomial, factor in row.terms])
        except TooMuchError:
            self._too_much()
            return None
        finally:
            self._pay()
        if found is None:
            return None
        value, certificate = found
        return Implied(value[0], value[1] > 0, self._premises(certificate))

    def witness(self, kept: Collection[str] | None = None) -> Mapping[Monomial, Number] | None:
        """Numbers for which the statements hold, or ``None`` where none were found."""
        outcome = self.decide(kept)
        if not isinstance(outcome, Consistent):
            return None
        return {(name,): value for name, value in outcome.values.items()}

    def least_tree(self, row: Row, kept: Collection[str] | None = None) -> Tree | None:
        """The least value that the terms of ``row`` can have in every case; ``None`` where one has no least value."""
        try:
            self._start()
            node = _Node(self._bounds(kept))
            if self._products:
                tight = self._tightened(node)
                if isinstance(tight, Leaf):
                    return Tree(contradiction=tight)
                node = _Node(node.active | tight[0])
            return self._least_search(row, node, self._cases(kept))
        except TooMuchError:
            self._too_much()
            return None
        finally:
            self._pay()

    def _least_search(self, row: Row, node: _Node, splits: list[_Cases]) -> Tree | None:  # noqa: PLR0911 -- one a case
        self._left -= 1
        never = self._never_holds(node)
        if never is not None:
            return Tree(contradiction=never)
        certificate = self._simplex.check(node.active)
        if certificate is not None:
            return Tree(contradiction=self._leaf(certificate))
        found = self._simplex.least(row.terms)
        values = self._values()
        violated = [one for one in splits if one[0].name not in node.path and not self._holds(one, values)]
        if not violated or self._left < 0:
            if found is None:
                return None
            plain = {name: value[0] for name, value in self._simplex.solution()}
            return Tree(self._whole_end(row, found), values=plain)
        statement, numbers = min(violated, key=lambda one: len(one[1]))
        cases: list[Tree] = []
        for case in numbers:
            inner = self._least_search(row, _Node(node.active.union(case), (*node.path, statement.name)), splits)
            if inner is None:
                return None
            cases.append(inner)
        proofs = [case.contradiction for case in cases if case.contradiction is not None]
        if len(proofs) == len(cases):
            return Tree(contradiction=Split(statement.name, statement.name, (), tuple(proofs)))
        best = min((case for case in cases if case.contradiction is None), key=lambda case: case.least())
        return Tree(statement=statement.name, cases=tuple(cases), values=best.values)

    def _whole_end(self, row: Row, found: tuple[tuple[Number, Number], Certificate]) -> Implied:
        """The least value found, moved to the next whole number where the form can have no other."""
        value, certificate = found
        implied = Implied(value[0], value[1] > 0, self._premises(certificate))
        total = Row(row.terms, implied.value, implied.open)
        moved = rounded(total, self._whole)
        if moved is total or moved.terms != row.terms:
            return implied
        return Implied(moved.bound, False, (Premise(moved, 1, rounded=implied.premises),))  # noqa: FBT003

    def _bounds(self, kept: Collection[str] | None) -> frozenset[int]:
        numbers = set(self._always)
        for name in self._soft if kept is None else kept:
            numbers.update(self._soft.get(name, ()))
        return frozenset(numbers)

    def _cases(self, kept: Collection[str] | None) -> list[_Cases]:
        chosen = None if kept is None else frozenset(kept)
        return [
            (statement, cases)
            for statement, cases in self._splits
            if chosen is None or not statement.soft or statement.name in chosen
        ]

    def clashes(self) -> list[tuple[str, str]]:
        """Pairs of soft statements of one and the same form whose bounds share no number, the widest apart first.

        On a line every set without a common point has a pair without one (E. Helly 1923), so these are all the
        conflicts among statements of one form.
        """
        ends: dict[tuple[int, ...], list[tuple[str, Number | None, bool, Number | None, bool]]] = {}
        for name, statement in self._said.items():
            if statement.cases or not statement.rows or any(row.end == "nonzero" for row in statement.rows):
                continue
            columns, entry = self._simplex.interval(self._soft[name])
            if entry is not None:
                ends.setdefault(columns, []).append((name, *entry))
        pairs: dict[tuple[str, str], Number] = {}
        for group in ends.values():
            uppers = sorted((one for one in group if one[3] is not None), key=lambda one: (one[3], not one[4], one[0]))
            for name, lower, lower_open, _, _ in group:
                if lower is None:
                    continue
                for other, _, _, upper, upper_open in uppers:
                    if upper is None or upper > lower or (upper == lower and not (lower_open or upper_open)):
                        break
                    pair = (min(name, other), max(name, other))
                    pairs[pair] = max(lower - upper, pairs.get(pair, 0))
        return sorted(pairs, key=lambda pair: (-pairs[pair], pair))

    def holds(self, name: str, values: Mapping[str, Number]) -> bool:
        """Whether a soft statement holds for these numbers; an unknown that is missing counts as 0."""
        statement = self._said[name]
        rows = all(_met(row, values) for row in statement.rows)
        return rows and (not statement.cases or any(all(_met(row, values) for row in case) for case in statement.cases))

    # -- searching -----------------------------------------------------------------------------------------------

    def _search(self, node: _Node, splits: list[_Cases]) -> Outcome:
        self._left -= 1
        self._simplex.effort += 20 + len(node.active) // 2 + 4 * len(splits)
        if self._left < 0 or len(node.path) > limits.CASES_DEEP:
            deep = self._left >= 0
            self._budget.meet("CASES_DEEP" if deep else "PRODUCT_SYSTEMS" if self._products else "SYSTEMS")
            return Undecided(f"{self._limit:,} systems of inequalities")
        never = self._never_holds(node)
        if never is not None:
            return never
        certificate = self._simplex.check(node.active)
        if certificate is not None:
            return self._leaf(certificate)
        values = self._values()
        open_splits = [split for split in splits if split[0].name not in node.path and not self._holds(split, values)]
        if open_splits:
            statement, cases = min(open_splits, key=lambda split: len(split[1]))
            branches = [
                (_Node(node.active.union(case), (*node.path, statement.name), node.whole), statement.name)
                for case in cases
            ]
            return self._branch(branches, statement.name, (), splits)
        if self._products:
            return self._search_products(node, splits)
        return self._search_whole(node, values, splits)

    # -- whole numbers -------------------------------------------------------------------------------------------

    def _search_whole(self, node: _Node, values: Mapping[Monomial, Number], splits: list[_Cases]) -> Outcome:
        """Splits on an unknown that must be whole and is not, until all are or nothing is left."""
        broken = [
            monomial
            for monomial, value in values.items()
            if not isinstance(value, int) and len(monomial) == 1 and monomial[0] in self._whole
        ]
        if broken and not node.whole:
            return self._search(_Node(node.active | self._twins(node.active), node.path, whole=True), splits)
        if not broken:
            return Consistent({monomial[0]: value for monomial, value in values.items()})
        depth = sum(label.startswith("whole ") for label in node.path)
        found = self._whole_nearby(node, values, splits)
        if found is None and depth < 2:
            found = self._whole_nearby(node, self._middle(node, broken), splits) or self._dive(node, splits)
        if found is not None:
            return Consistent(found)
        if depth >= limits.WHOLE_DEPTH or self._labels >= limits.WHOLE_SPLITS:
            self._budget.meet("WHOLE_DEPTH" if depth >= limits.WHOLE_DEPTH else "WHOLE_SPLITS")
            return Undecided(WHOLE)
        terms = self._whole_form(node.active, values) or {min(broken): 1}
        below = floor(sum(factor * values[monomial] for monomial, factor in terms.items()))
        self._labels += 1
        label = f"whole {self._labels}"
        rows = (at_most(terms, below), at_least(terms, below + 1))
        return self._branch(self._branches(node, label, rows), "", rows, splits)

    def _whole_form(self, active: frozenset[int], values: Mapping[Monomial, Number]) -> dict[Monomial, Number] | None:
        """A difference of two whole unknowns that some row speaks of and that is not whole; ``None`` without one.

        What a flow comes to over a window is one: its running counts can be moved together without end.
        """
        found: set[Terms] = set()
        for number in active:
            terms = self._sources[number].row.terms
            if len(terms) == 2 and all(len(one) == 1 and one[0] in self._whole for one, _ in terms):
                (one, factor), (other, opposite) = terms
                if factor == -opposite and not isinstance(values[one] - values[other], int):
                    found.add(((one, 1), (other, -1)))
        return dict(min(found)) if found else None

    def _whole_nearby(
        self, node: _Node, values: Mapping[Monomial, Number], splits: list[_Cases]
    ) -> dict[str, Number] | None:
        """Whole numbers near these, or near a multiple of them, for which everything holds; ``None`` if none do."""
        values = {monomial: value for monomial, value in values.items() if len(monomial) == 1}
        names = [monomial for monomial in values if monomial[0] in self._whole]
        common = lcm(*(Fraction(values[monomial]).denominator for monomial in names))
        for times in (1, *(common * one for one in (1, 10, 1000))) if common < SHORT else (1, 1000, SHORT):
            nearby = {one: exact(value * times) for one, value in values.items()}
            nearby.update((one, round(nearby[one])) for one in names)
            if self._satisfies(node, nearby, splits):
                return {monomial[0]: value for monomial, value in nearby.items()}
        return None

    def _middle(self, node: _Node, broken: Sequence[Monomial]) -> dict[Monomial, Number]:
        """The middle of solutions that lie far apart: where there is room, its neighbours are solutions too."""
        found: list[dict[Monomial, Number]] = []
        for monomial, sign in product(broken[:CORNERS], (1, -1)):
            if self._simplex.check(node.active) is None:
                self._simplex.least([(monomial, sign)])
                found.append(self._values())
        share = Fraction(1, max(1, len(found)))
        return {name: exact(sum(one[name] * share for one in found)) for name in (found[0] if found else {})}

    def _dive(self, node: _Node, splits: list[_Cases]) -> dict[str, Number] | None:
        """Whole numbers found by holding one form after another at a whole number inside its range; ``None`` if none.

        Where a range has no end, a number well inside it leaves room for the quotients that rest on it.
        """
        for far in FAR:
            active = node.active
            for _ in range(DIVES):
                if self._simplex.check(active) is not None:
                    break
                values = self._values()
                terms = self._next_form(active, values)
                if terms is None:
                    plain: dict[Monomial, Number] = {one: value for one, value in values.items() if len(one) == 1}
                    if self._satisfies(node, plain, splits):
                        return {one[0]: value for one, value in plain.items()}
                    break
                value = self._inside(active, terms, far)
                active = active.union(self._equal(terms, value))
        return None

    def _next_form(self, active: frozenset[int], values: Mapping[Monomial, Number]) -> dict[Monomial, Number] | None:
        """A difference, or else an unknown, that must be whole and is not; ``None`` where all are."""
        found = self._whole_form(active, values)
        if found is not None:
            return found
        broken = [one for one, value in values.items() if len(one) == 1 and one[0] in self._whole]
        broken = [one for one in broken if not isinstance(values[one], int)]
        return {min(broken): 1} if broken else None

    def _inside(self, active: frozenset[int], terms: Mapping[Monomial, Number], far: int) -> int:
        """A whole number inside the range of a form: near its middle, or so far from its only end."""
        ends: list[Number | None] = []
        for sign in (1, -1):
            self._simplex.check(active)
            found = self._simplex.least([(name, sign * factor) for name, factor in sorted(terms.items())])
            ends.append(None if found is None else sign * found[0][0])
        low, high = ends
        if low is not None and high is not None:
            return round(Fraction(low + high) / 2)
        if low is not None:
            return ceil(low) + far
        return far if high is None else floor(high) - far

    def _twins(self, active: Iterable[int]) -> set[int]:
        """The bounds whose terms can only be whole, each moved to the next whole number; those that move only."""
        found: set[int] = set()
        for number in active:
            if number not in self._twin:
                source = self._sources[number]
                moved = rounded(source.row, self._whole)
                premise = _Source(moved, rounded=(source.premise(1),))
                self._twin[number] = -1 if moved is source.row else self._add(moved, premise)
            if self._twin[number] >= 0:
                found.add(self._twin[number])
        return found

    def _satisfies(self, node: _Node, values: Mapping[Monomial, Number], splits: list[_Cases]) -> bool:
        values = {**values, **{monomial: _product(monomial, values) for monomial in self._products}}
        return all(_satisfied(self._sources[number].row, values) for number in node.active) and all(
            split[0].name in node.path or self._holds(split, values) for split in splits
        )

    def _branches(self, node: _Node, label: str, rows: Sequence[Row]) -> list[tuple[_Node, str]]:
        return [
            (
                _Node(node.active | {self._add(row, _Source(row, case=label))}, (*node.path, label), node.whole),
                label,
            )
            for row in rows
        ]

    def _branch(
        self,
        branches: Iterable[tuple[_Node, str]],
        statement: str,
        rows: tuple[Row, ...],
        splits: list[_Cases],
    ) -> Outcome:
        proofs: list[Proof] = []
        undecided: Undecided | None = None
        label = statement
        for node, label in branches:
            outcome = self._search(node, splits)
            if isinstance(outcome, Consistent):
                return outcome
            if isinstance(outcome, Undecided):
                undecided = outcome
            elif not any(premise.case == label for premise in premises(outcome)):
                return outcome
            else:
                proofs.append(outcome)
        return undecided or Split(label, statement, rows, tuple(proofs))

    def _values(self) -> dict[Monomial, Number]:
        small = self._simplex.settle()
        return {name: exact(value[0] + small * value[1]) for name, value in self._simplex.solution()}

    def _holds(self, split: _Cases, values: Mapping[Monomial, Number]) -> bool:
        return any(all(_satisfied(row, values) for row in case) for case in split[0].cases)

    def _leaf(self, certificate: Certificate) -> Leaf:
        used = self._premises(certificate)
        return Leaf(used, exact(sum(premise.times * premise.row.bound for premise in used)))

    def _premises(self, certificate: Certificate) -> tuple[Premise, ...]:
        return tuple(self._sources[number].premise(times) for number, times in sorted(certificate.items()) if times)

    # -- products of two unknowns --------------------------------------------------------------------------------

    def _search_products(self, node: _Node, splits: list[_Cases]) -> Outcome:
        """Decides a node in which products take part; what it needed for that is taken away again."""
        mark, bounds = self._simplex.mark(), len(self._sources)
        try:
            outcome = self._with_envelopes(node, splits)
        finally:
            self._simplex.forget(mark)
            self._twin = {number: twin for number, twin in self._twin.items() if max(number, twin) < bounds}
        return self._halve(node, outcome, splits) if isinstance(outcome, _Cut) else outcome

    def _with_envelopes(self, node: _Node, splits: list[_Cases]) -> Outcome | _Cut:
        tight = self._tightened(node)
        if isinstance(tight, Leaf):
            return tight
        added, ranges = tight
        wide = _Node(node.active | added, node.path, node.whole)
        self._simplex.check(wide.active)
        values = self._values()
        wrong = [m for m in self._products if _product(m, values) != values.get(m, 0)]
        if not wrong:
            return self._witness(values, splits, wide)
        fixed = self._fixed(wide, values)
        if fixed is not None:
            return self._witness(fixed, splits, wide)
        factor, at = _where_to_cut(wrong, ranges, values)
        return _Cut(factor, at)

    def _tightened(self, node: _Node) -> Leaf | tuple[set[int], dict[Monomial, tuple[Implied | None, Implied | None]]]:
        """The bounds added around every product, and the ranges of the factors; a leaf where nothing is left."""
        added: set[int] = set()
        ranges: dict[Monomial, tuple[Implied | None, Implied | None]] = {}
        for _ in range(3):
            before, tighter = dict(ranges), set[int]()
            for monomial in self._products:
                left, right = monomial[:-1], monomial[-1:]
                for factor in (left, right):
                    ranges[factor] = self._range(factor, node.active | added)
                tighter.update(self._envelope(monomial, left, right, ranges))
            added = tighter  # tighter ranges leave the rows of wider ones nothing to say
            certificate = self._simplex.check(node.active | added)
            if certificate is not None:
                return self._leaf(certificate)
            if {factor: _values_of(ends) for factor, ends in before.items()} == {
                factor: _values_of(ends) for factor, ends in ranges.items()
            }:
                break
        return added, ranges

    def _witness(
        self,
        values: Mapping[Monomial, Number],
        splits: list[_Cases],
        node: _Node,
    ) -> Outcome:
        unmet = [split for split in splits if split[0].name not in node.path and not self._holds(split, values)]
        if unmet:  # the numbers found for the products miss a case that was open before
            statement, cases = unmet[0]
            branches = [
                (_Node(node.active.union(case), (*node.path, statement.name), node.whole), statement.name)
                for case in cases
            ]
            return self._branch(branches, statement.name, (), splits)
        single: dict[Monomial, Number] = {one: value for one, value in values.items() if len(one) == 1}
        return self._search_whole(node, single, splits)

    def _range(self, factor: Monomial, active: frozenset[int] | set[int]) -> tuple[Implied | None, Implied | None]:
        ends: list[Implied | None] = []
        for sign in (1, -1):
            if self._simplex.check(active) is not None:
                return (None, None)
            found = self._simplex.least([(factor, sign)])
            if found is None:
                ends.append(None)
                continue
            value, certificate = found
            ends.append(_shortened(value[0], sign, self._premises(certificate)))
        return ends[0], ends[1]

    def _envelope(
        self,
        monomial: Monomial,
        left: Monomial,
        right: Monomial,
        ranges: Mapping[Monomial, tuple[Implied | None, Implied | None]],
    ) -> Iterable[int]:
        """The rows (x - a)(y - b) >= 0 and their like, after G. P. McCormick, Mathematical Programming 10, 1976."""
        for x_index, x_end in enumerate(ranges[left]):
            for y_index, y_end in enumerate(ranges[right]):
                if x_end is None or y_end is None:
                    continue
                x_sign, y_sign = 1 - 2 * x_index, 1 - 2 * y_index
                sign = x_sign * y_sign
                terms = collected(
                    ((monomial, sign), (right, -sign * x_end.value), (left, -sign * y_end.value)),
                )
                row = Row(terms, exact(-sign * x_end.value * y_end.value))
                factors = (x_end.premises, y_end.premises)
                if row.terms:
                    yield self._add(row, _Source(row, factors=factors))

    def _fixed(self, node: _Node, values: Mapping[Monomial, Number]) -> Mapping[Monomial, Number] | None:
        """A solution with one factor of every product held at a plain number near its value, or ``None``."""
        guesses: list[Mapping[Monomial, Number]] = [values]
        if not any(label.startswith("halving ") for label in node.path):
            names = {(name,) for monomial in self._products for name in monomial}
            guesses += [dict.fromkeys(names, guess) for guess in GUESSES]
        for side, guess in product(((0, -1)), guesses):
            active = node.active | set(self._holding(side, guess))
            if self._simplex.check(active) is None:
                found = self._values()
                if all(_product(monomial, found) == found.get(monomial, 0) for monomial in self._products):
                    return found
        return None

    def _holding(self, side: int, values: Mapping[Monomial, Number]) -> Iterator[int]:
        """Bounds that hold one factor of each product, or all but the last, near its value, and say what that makes."""
        held: dict[str, Number] = {}
        for monomial in self._products:
            for name in monomial[:-1] if len(monomial) > 2 else (monomial[side],):
                held.setdefault(name, exact(Fraction(values.get((name,), 0)).limit_denominator(10_000)))
        for name, value in held.items():
            yield from self._equal({(name,): 1}, value)
        for monomial in self._products:
            fixed = monomial[:-1] if len(monomial) > 2 else (monomial[side],)
            rest = monomial[-1:] if len(monomial) > 2 or side == 0 else monomial[:1]
            times: Number = 1
            for name in fixed:
                times = exact(times * held[name])
            yield from self._equal({monomial: 1, rest: -times} if times else {monomial: 1}, 0)

    def _equal(self, terms: Mapping[Monomial, Number], value: Number) -> Iterable[int]:
        for row in (at_least(terms, value), at_most(terms, value)):
            yield self._add(row, _Source(row))

    def _halve(self, node: _Node, cut: _Cut, splits: list[_Cases]) -> Outcome:
        if sum(label.startswith("halving ") for label in node.path) >= limits.HALVINGS * len(self._products):
            self._budget.meet("HALVINGS")
            return Undecided("cutting the ranges of the factors of a product in halves")
        self._labels += 1
        label = f"halving {self._labels}"
        rows = (at_least({cut.factor: 1}, cut.at), at_most({cut.factor: 1}, cut.at))
        return self._branch(self._branches(node, label, rows), "", rows, splits)


def _shortened(least: Number, sign: int, used: tuple[Premise, ...]) -> Implied:
    """The least value of an unknown times ``sign``, as its end, moved outwards to a number that is not too long.

    Products of exact numbers double their digits at every step; without this a chain of them never ends.
    """
    if isinstance(least, int) or least.denominator <= SHORT:
        return Implied(exact(least * sign), False, used)  # noqa: FBT003
    shorter = exact(Fraction(floor(least * SHORT), SHORT))
    slack = Premise(Row((), shorter - least), 1)
    return Implied(exact(shorter * sign), False, (*used, slack))  # noqa: FBT003


def _values_of(ends: tuple[Implied | None, Implied | None]) -> tuple[Number | None, ...]:
    return tuple(None if end is None else end.value for end in ends)


def rounded(row: Row, whole: frozenset[str]) -> Row:
    """The row with whole factors and a whole bound, where all its unknowns are whole; else the row itself."""
    if not whole or any(len(monomial) > 1 or monomial[0] not in whole for monomial, _ in row.terms):
        return row
    factors = [Fraction(factor) for _, factor in row.terms]
    common = lcm(*(factor.denominator for factor in factors))
    shared = gcd(*(int(factor * common) for factor in factors))
    scale = Fraction(common, shared)
    bound = row.bound * scale
    least = floor(bound) + 1 if row.open else ceil(bound)
    if least == bound:
        return row
    return Row(tuple((monomial, exact(factor * scale)) for monomial, factor in row.terms), least, end=row.end)


def _satisfied(row: Row, values: Mapping[Monomial, Number]) -> bool:
    total: Number = sum(factor * values.get(monomial, 0) for monomial, factor in row.terms)
    return total > row.bound or (total == row.bound and not row.open)


def _met(row: Row, values: Mapping[str, Number]) -> bool:
    """Whether a row holds for plain unknowns by name; one that is missing counts as 0."""
    total: Number = 0
    for monomial, factor in row.terms:
        term = factor
        for name in monomial:
            term *= values.get(name, 0)
        total += term
    return total > row.bound or (total == row.bound and not row.open)


def _product(monomial: Monomial, values: Mapping[Monomial, Number]) -> Number:
    total: Number = 1
    for name in monomial:
        total = exact(total * values.get((name,), 0))
    return total


def _where_to_cut(
    wrong: Sequence[Monomial],
    ranges: Mapping[Monomial, tuple[Implied | None, Implied | None]],
    values: Mapping[Monomial, Number],
) -> tuple[Monomial, Number]:
    """The factor with the widest range among the products that are wrong, and its middle; 0 for one without ends."""
    best: tuple[Number, Monomial, Number] | None = None
    for monomial in wrong:
        for factor in (monomial[:-1], monomial[-1:]):
            low, high = ranges[factor]
            if low is not None and high is not None:
                width = high.value - low.value
                middle = exact(Fraction(low.value + high.value) / 2)
                if width > 0 and (best is None or width > best[0]):
                    best = (width, factor, exact(Fraction(middle).limit_denominator(1000)) if width > 1 else middle)
    if best is not None:
        return best[1], best[2]
    factor = wrong[0][-1:]
    return factor, exact(Fraction(values.get(factor, 0)).limit_denominator(1000))

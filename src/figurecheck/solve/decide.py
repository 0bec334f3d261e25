"""Decides whether statements can all hold, and proves it when they cannot.

Questions are answered by a search over systems of rows. The linear part of each system is the
tableau's; what whole numbers and products ask for beyond it stands in `whole` and `products`, which
say where to branch, and here it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import attr

from figurecheck.model import limits
from figurecheck.model.constraint import Monomial, Row, Statement
from figurecheck.model.interval import Number
from figurecheck.model.proof import WHOLE, Leaf, Premise, Proof, Split, premises
from figurecheck.solve.effort import Budget, endless
from figurecheck.solve.products import Cut, Products, Solved, products_in
from figurecheck.solve.simplex import TooMuchError
from figurecheck.solve.tableau import Origin, Tableau, never_holds, satisfied
from figurecheck.solve.tree import Implied, Tree
from figurecheck.solve.whole import WholeNumbers, next_whole

EASY_SPLITS = 2
"""With fewer splits at whole numbers on the way than this, ways to find some that take more
questions are tried.
"""


@attr.frozen
class Consistent:
    """Numbers for which every inequality holds."""

    values: Mapping[str, Number]


@attr.frozen
class Undecided:
    """Neither numbers nor a proof were found; ``tried`` says what was done."""

    tried: str


_Cases = tuple[Statement, tuple[tuple[int, ...], ...]]
"""A statement with cases, and for each case the numbers of its rows."""

Outcome = Leaf | Split | Consistent | Undecided


class _Node(NamedTuple):
    """One system on the way: the rows that are asked about, and the branches that led to it.

    ``assumed`` are the statements of which it assumes a case, ``splits`` and ``cuts`` how often it
    was split at a whole number and the range of a factor cut, and ``moved`` whether rows of whole
    numbers are moved to the next one.
    """

    active: frozenset[int]
    assumed: tuple[str, ...] = ()
    splits: int = 0
    cuts: int = 0
    moved: bool = False

    @property
    def depth(self) -> int:
        """How many branches led to it."""
        return len(self.assumed) + self.splits + self.cuts

    def assuming(self, statement: str, case: Iterable[int]) -> _Node:
        """The branch in which a case of a statement holds."""
        return self._replace(active=self.active.union(case), assumed=(*self.assumed, statement))


class Decider:
    """Answers questions about one connected set of statements; the soft ones can be left out of a
    question.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        whole: frozenset[str] = frozenset(),
        nodes: int | None = None,
        budget: Budget | None = None,
    ) -> None:
        self._budget = endless() if budget is None else budget
        self._bounded = budget is not None
        self._tableau = Tableau()
        self._simplex = self._tableau.simplex
        self._whole = whole
        self._whole_numbers = WholeNumbers(self._tableau, whole)
        self._always: set[int] = set()
        self._soft: dict[str, tuple[int, ...]] = {}
        self._said = {statement.name: statement for statement in statements if statement.soft}
        self._impossible: list[tuple[str, Premise]] = []
        self._never: list[Premise] = []
        self._statements = statements
        self._splits: list[_Cases] = []
        self._limit = limits.SYSTEMS if nodes is None else nodes
        self._labels = 0
        for statement in statements:
            self._take(statement)
        self._products = Products(self._tableau, products_in(statements))
        if self._products:
            self._limit = min(self._limit, limits.PRODUCT_SYSTEMS)
        self._left = self._limit
        self.asked = 0
        self._paid = 0
        self._pay()

    def _take(self, statement: Statement) -> None:
        known: list[int] = []
        for index, row in enumerate(statement.rows):
            if row.terms:
                known.append(self._tableau.add(Origin(row, statement.name, index)))
            elif never_holds(row):
                premise = Origin(row, statement.name, index).premise(1)
                self._impossible.append((statement.name, premise))
        if statement.soft:
            self._soft[statement.name] = tuple(known)
        else:
            self._always.update(known)
        if statement.cases:
            cases = tuple(
                tuple(self._add_case_rows(statement.name, case)) for case in statement.cases
            )
            self._splits.append((statement, cases))

    def _add_case_rows(self, name: str, case: Sequence[Row]) -> Iterator[int]:
        """The numbers of a case's rows; a row without unknowns that cannot hold has one below 0,
        others none.
        """
        for index, row in enumerate(case):
            origin = Origin(row, place=index, case=name)
            if row.terms:
                yield self._tableau.add(origin)
            elif never_holds(row):
                self._never.append(origin.premise(1))
                yield -len(self._never)

    def near(self, names: Collection[str]) -> Decider:
        """A decider of these statements alone, at the cost of this one."""
        chosen = [one for one in self._statements if one.name in names]
        return Decider(chosen, self._whole, self._limit, self._budget if self._bounded else None)

    # -- questions ---------------------------------------------------------------------------------

    def decide(self, kept: Collection[str] | None = None) -> Outcome:
        """Whether the hard statements and the soft ones named in ``kept`` (all by default) can hold
        together.
        """
        self.asked += 1
        self._labels = 0
        for name, premise in self._impossible:
            if kept is None or name not in self._soft or name in kept:
                return Leaf((premise,), premise.row.bound)
        try:
            self._start()
            return self._search(_Node(self._rows(kept)), self._cases(kept))
        except TooMuchError:
            return Undecided(self._too_much())
        finally:
            self._pay()

    def witness(self, kept: Collection[str] | None = None) -> Mapping[Monomial, Number] | None:
        """Numbers for which the statements hold, or ``None`` where none were found."""
        outcome = self.decide(kept)
        if not isinstance(outcome, Consistent):
            return None
        return {(name,): value for name, value in outcome.values.items()}

    def least(self, row: Row, kept: Collection[str] | None = None) -> Implied | None:
        """The least value that the terms of ``row`` can have, by the inequalities alone; ``None``
        without a least one.

        Cases are left open, so the value is one that certainly holds, if not always the best. The
        statements must be consistent.
        """
        try:
            self._start()
            if self._simplex.check(self._rows(kept)) is not None:
                return None
            return self._tableau.least(row.terms)
        except TooMuchError:
            self._too_much()
            return None
        finally:
            self._pay()

    def least_tree(self, row: Row, kept: Collection[str] | None = None) -> Tree | None:
        """The least value that the terms of ``row`` can have in every case; ``None`` where one has
        no least value.
        """
        try:
            self._start()
            node = _Node(self._rows(kept))
            if self._products:
                tight = self._products.tightened(node.active)
                if isinstance(tight, Leaf):
                    return Tree(contradiction=tight)
                node = _Node(node.active | tight[0])
            return self._least_search(row, node, self._cases(kept))
        except TooMuchError:
            self._too_much()
            return None
        finally:
            self._pay()

    def clashes(self) -> list[tuple[str, str]]:
        """Pairs of soft statements of one and the same form whose bounds share no number, the
        widest apart first.

        On a line every set without a common point has a pair without one (E. Helly 1923), so these
        are all the conflicts among statements of one form.
        """
        ends: dict[tuple[int, ...], list[tuple[str, Number | None, bool, Number | None, bool]]] = {}
        for name, statement in self._said.items():
            if (
                statement.cases
                or not statement.rows
                or any(row.end == "nonzero" for row in statement.rows)
            ):
                continue
            columns, entry = self._simplex.interval(self._soft[name])
            if entry is not None:
                ends.setdefault(columns, []).append((name, *entry))
        pairs: dict[tuple[str, str], Number] = {}
        for group in ends.values():
            uppers = sorted(
                (one for one in group if one[3] is not None),
                key=lambda one: (one[3], not one[4], one[0]),
            )
            for name, lower, lower_open, _, _ in group:
                if lower is None:
                    continue
                for other, _, _, upper, upper_open in uppers:
                    if (
                        upper is None
                        or upper > lower
                        or (upper == lower and not (lower_open or upper_open))
                    ):
                        break
                    pair = (min(name, other), max(name, other))
                    pairs[pair] = max(lower - upper, pairs.get(pair, 0))
        return sorted(pairs, key=lambda pair: (-pairs[pair], pair))

    def holds(self, name: str, values: Mapping[str, Number]) -> bool:
        """Whether a soft statement holds for these numbers; an unknown that is missing
        counts as 0.
        """
        statement = self._said[name]
        rows = all(_met(row, values) for row in statement.rows)
        return rows and (
            not statement.cases
            or any(all(_met(row, values) for row in case) for case in statement.cases)
        )

    # -- what a question may cost ------------------------------------------------------------------

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
        return (
            "as much work as all questions may cost"
            if spent
            else "as much work as one question may cost"
        )

    # -- what a question is about ------------------------------------------------------------------

    def _rows(self, kept: Collection[str] | None) -> frozenset[int]:
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

    # -- searching ---------------------------------------------------------------------------------

    def _search(self, node: _Node, splits: list[_Cases]) -> Outcome:
        self._left -= 1
        self._simplex.effort += 20 + len(node.active) // 2 + 4 * len(splits)
        if self._left < 0 or node.depth > limits.CASES_DEEP:
            deep = self._left >= 0
            self._budget.meet(
                "CASES_DEEP" if deep else "PRODUCT_SYSTEMS" if self._products else "SYSTEMS"
            )
            return Undecided(f"{self._limit:,} systems of inequalities")
        leaf = self._never_holds(node) or self._tableau.refuted(node.active)
        if leaf is not None:
            return leaf
        values = self._tableau.values()
        missed = self._missed(node, values, splits)
        if (
            missed
        ):  # of the statements that these numbers do not satisfy, the one with the fewest cases
            return self._branch_on_cases(node, min(missed, key=lambda split: len(split[1])), splits)
        if self._products:
            return self._search_products(node, splits)
        return self._search_whole(node, values, splits)

    def _never_holds(self, node: _Node) -> Leaf | None:
        """The proof that a node has a row that cannot hold by itself, if it has one."""
        for number in node.active if self._never else ():
            if number < 0:
                premise = self._never[-1 - number]
                return Leaf((premise,), premise.row.bound)
        return None

    def _missed(
        self, node: _Node, values: Mapping[Monomial, Number], splits: list[_Cases]
    ) -> list[_Cases]:
        """The statements of which no case is assumed and none holds of these numbers."""
        return [
            split
            for split in splits
            if split[0].name not in node.assumed and not _holds(split, values)
        ]

    def _branch_on_cases(self, node: _Node, split: _Cases, splits: list[_Cases]) -> Outcome:
        """One branch for each case of a statement: one of them holds, whatever the numbers are."""
        statement, cases = split
        branches = [node.assuming(statement.name, case) for case in cases]
        return self._branch(branches, statement.name, statement.name, (), splits)

    def _search_products(self, node: _Node, splits: list[_Cases]) -> Outcome:
        """Decides a node in which products take part; what it needed for that is taken away
        again.
        """
        mark, rows = self._simplex.mark(), len(self._tableau)
        try:
            found = self._products.solved(node.active, guess=not node.cuts)
            outcome = (
                self._with_products(node, found, splits) if isinstance(found, Solved) else found
            )
        finally:
            self._simplex.forget(mark)
            self._whole_numbers.forget(rows)
        return self._branch_on_cut(node, outcome, splits) if isinstance(outcome, Cut) else outcome

    def _with_products(self, node: _Node, solved: Solved, splits: list[_Cases]) -> Outcome:
        """Goes on from numbers that fit the products; they may miss a case that was open before, or
        not be whole.
        """
        node = node._replace(active=solved.active)
        missed = self._missed(node, solved.values, splits)
        if missed:
            return self._branch_on_cases(node, missed[0], splits)
        single: dict[Monomial, Number] = {
            one: value for one, value in solved.values.items() if len(one) == 1
        }
        return self._search_whole(node, single, splits)

    def _branch_on_cut(self, node: _Node, cut: Cut, splits: list[_Cases]) -> Outcome:
        """Two branches for the halves of a factor's range, in each of which the envelopes lie
        closer.
        """
        if node.cuts >= limits.HALVINGS * len(self._products):
            self._budget.meet("HALVINGS")
            return Undecided("cutting the ranges of the factors of a product in halves")
        return self._branch_on_rows(node._replace(cuts=node.cuts + 1), "halving", cut.rows, splits)

    def _search_whole(
        self, node: _Node, values: Mapping[Monomial, Number], splits: list[_Cases]
    ) -> Outcome:
        """Looks for whole numbers where rational ones hold; where none are found, branches on one
        that is not whole.
        """
        missed = self._whole_numbers.missed(values)
        if (
            missed and not node.moved
        ):  # no branch: the same system with rows moved to the next whole number
            moved = node.active | self._whole_numbers.moved(node.active)
            return self._search(node._replace(active=moved, moved=True), splits)
        if not missed:
            return Consistent({monomial[0]: value for monomial, value in values.items()})
        fits: Callable[[Mapping[Monomial, Number]], bool] = partial(self._fits, node, splits)
        found = self._whole_numbers.nearby(values, fits)
        if found is None and node.splits < EASY_SPLITS:
            found = self._further(node, missed, fits)
        if found is not None:
            return Consistent({monomial[0]: value for monomial, value in found.items()})
        return self._branch_on_whole(
            node, self._whole_numbers.split(node.active, values, missed), splits
        )

    def _further(
        self,
        node: _Node,
        missed: Sequence[Monomial],
        fits: Callable[[Mapping[Monomial, Number]], bool],
    ) -> dict[Monomial, Number] | None:
        """Whole numbers by ways that take more questions, within a share of what is left: splits
        may find some where these do not end.
        """
        most = self._simplex.most
        if most is not None:
            self._simplex.most = most - (most - self._simplex.effort) * 3 // 4
        try:
            return self._whole_numbers.further(node.active, missed, fits)
        except TooMuchError:
            return None
        finally:
            self._simplex.most = most

    def _branch_on_whole(self, node: _Node, rows: tuple[Row, Row], splits: list[_Cases]) -> Outcome:
        """Two branches for a form that is whole: it is at most the whole number below, or at least
        the one above.
        """
        if node.splits >= limits.WHOLE_DEPTH or self._labels >= limits.WHOLE_SPLITS:
            self._budget.meet(
                "WHOLE_DEPTH" if node.splits >= limits.WHOLE_DEPTH else "WHOLE_SPLITS"
            )
            return Undecided(WHOLE)
        return self._branch_on_rows(node._replace(splits=node.splits + 1), "whole", rows, splits)

    def _fits(self, node: _Node, splits: list[_Cases], values: Mapping[Monomial, Number]) -> bool:
        """Whether all of a node holds for these numbers of plain unknowns."""
        values = self._products.multiplied(values)
        return self._tableau.all_hold(node.active, values) and not self._missed(
            node, values, splits
        )

    def _branch_on_rows(
        self, node: _Node, kind: str, rows: tuple[Row, Row], splits: list[_Cases]
    ) -> Outcome:
        """One branch for each of two rows, of which one holds of any number."""
        self._labels += 1
        label = f"{kind} {self._labels}"
        branches = [
            node._replace(active=node.active | {self._tableau.add(Origin(row, case=label))})
            for row in rows
        ]
        return self._branch(branches, label, "", rows, splits)

    def _branch(
        self,
        branches: Iterable[_Node],
        label: str,
        statement: str,
        rows: tuple[Row, ...],
        splits: list[_Cases],
    ) -> Outcome:
        """What all branches come to: numbers of one, or a proof that needs each of them, or one
        that needs none.
        """
        proofs: list[Proof] = []
        undecided: Undecided | None = None
        for node in branches:
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

    # -- the least value in every case -------------------------------------------------------------

    def _least_search(self, row: Row, node: _Node, splits: list[_Cases]) -> Tree | None:
        self._left -= 1
        leaf = self._never_holds(node) or self._tableau.refuted(node.active)
        if leaf is not None:
            return Tree(contradiction=leaf)
        found = self._tableau.least(row.terms)
        missed = self._missed(node, self._tableau.values(), splits)
        if not missed or self._left < 0:
            if found is None:
                return None
            plain = {name: value[0] for name, value in self._simplex.solution()}
            return Tree(next_whole(row.terms, found, self._whole), values=plain)
        # one branch for each case of the statement with the fewest
        statement, numbers = min(missed, key=lambda one: len(one[1]))
        cases: list[Tree] = []
        for case in numbers:
            inner = self._least_search(row, node.assuming(statement.name, case), splits)
            if inner is None:
                return None
            cases.append(inner)
        proofs = [case.contradiction for case in cases if case.contradiction is not None]
        if len(proofs) == len(cases):
            return Tree(contradiction=Split(statement.name, statement.name, (), tuple(proofs)))
        best = min(
            (case for case in cases if case.contradiction is None), key=lambda case: case.least()
        )
        return Tree(statement=statement.name, cases=tuple(cases), values=best.values)


def _holds(split: _Cases, values: Mapping[Monomial, Number]) -> bool:
    return any(all(satisfied(row, values) for row in case) for case in split[0].cases)


def _met(row: Row, values: Mapping[str, Number]) -> bool:
    """Whether a row holds for plain unknowns by name; one that is missing counts as 0."""
    total: Number = 0
    for monomial, factor in row.terms:
        term = factor
        for name in monomial:
            term *= values.get(name, 0)
        total += term
    return total > row.bound or (total == row.bound and not row.open)

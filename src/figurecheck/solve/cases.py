"""Finds the rules of which every case is ruled out by what is stated, such as a highest day that no
stated day reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from figurecheck.model.constraint import Row, Statement
from figurecheck.model.interval import exact
from figurecheck.model.proof import Leaf, Premise, Split
from figurecheck.solve.stated import StatedEnds, Sum, linear

Reaches = Callable[[Sum, Row, Premise, str], Iterable[Premise] | None]
"""The premises which show that the ends of a source, or of all of them where none is named, leave
less for a sum than a row says; ``None`` where they leave enough.
"""


def cases_ruled_out(
    given: Sequence[Statement], ends: StatedEnds, reaches: Reaches
) -> Iterator[Split]:
    """A proof for each rule that has cases and none left: what each source shows by itself, then
    what all of them do.

    A case is ruled out where one of its rows is. What takes several of them is left to the search.
    """
    for statement in given:
        if statement.soft or not statement.cases or not all(statement.cases):
            continue
        split = [_split(case, ends) for case in statement.cases]
        overall = _proof(statement, split, reaches, "")
        if overall is None:
            continue
        speaking = {
            source
            for case in split
            for _, _, terms in case
            for key, _ in terms
            for source in ends.speaking(key)
        }
        for source in sorted(speaking) if len(speaking) > 1 else ():
            found = _proof(statement, split, reaches, source)
            if found is not None:
                yield found
        yield overall


_Rows = list[tuple[int, Row, Sum]]


def _split(case: tuple[Row, ...], ends: StatedEnds) -> _Rows:
    """The rows of a case that are sums of quantities, each with its place among them."""
    found = [(index, row, ends.split(row.terms)) for index, row in enumerate(case) if linear(row)]
    return [(index, row, terms) for index, row, terms in found if terms]


def _proof(
    statement: Statement, cases: Sequence[_Rows], reaches: Reaches, source: str
) -> Split | None:
    """The proof that no case is left; ``None`` where one is."""
    leaves: list[Leaf] = []
    for case in cases:
        for index, row, terms in case:
            premise = Premise(row, 1, index=index, case=statement.name)
            found = reaches(terms, row, premise, source)
            if found is not None:
                used = tuple(found)
                leaves.append(Leaf(used, exact(sum(one.times * one.row.bound for one in used))))
                break
        else:
            return None
    return Split(statement.name, statement.name, (), tuple(leaves))

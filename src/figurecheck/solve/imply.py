"""The least and greatest value that consistent statements allow a quantity, with proofs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

import attr

from figurecheck.model.constraint import Form, Monomial, Row, Terms, at_least, collected
from figurecheck.model.interval import Number, exact
from figurecheck.model.names import is_stated
from figurecheck.model.proof import Proof, statements
from figurecheck.solve.decide import Decider
from figurecheck.solve.tree import Tree


@attr.frozen(eq=False, repr=False)
class ImpliedEnd:
    """One end: its value, whether it is itself left out, the soft statements that force it, and the
    proof.

    The proof shows that the opposite, row 0 of the case ``opposite``, cannot be.
    """

    value: Number
    open: bool
    names: tuple[str, ...]
    proof: Proof


def find_end(
    decider: Decider, form: Form, kept: Collection[str], *, upper: bool
) -> ImpliedEnd | None:
    """The least value of a form, or the greatest, over consistent statements; ``None`` where there
    is no end.

    The value is one that certainly holds; where products or whole numbers take part it may not be
    the best.
    """
    if form.per:
        return _quotient_end(decider, form, kept, upper=upper)
    sign = -1 if upper else 1
    terms = tuple((monomial, sign * factor) for monomial, factor in form.of)
    tree = decider.least_tree(Row(terms, 0), kept)
    if tree is None:
        return None
    value, is_open = tree.least()
    bound = exact((value + sign * form.of_constant) / Fraction(form.per_constant)) * sign
    return _ended(tree, value, is_open, exact(bound), terms)


def _ended(tree: Tree, value: Number, is_open: bool, bound: Number, terms: Terms) -> ImpliedEnd:  # noqa: FBT001
    opposite = Row(
        collected((monomial, -factor) for monomial, factor in terms), exact(-value), not is_open
    )
    proof = tree.proof(opposite)
    names = sorted(filter(is_stated, statements(proof)))
    return ImpliedEnd(bound, is_open, tuple(names), proof)


def _quotient_end(
    decider: Decider, form: Form, kept: Collection[str], *, upper: bool
) -> ImpliedEnd | None:
    """The least *t* with *of - t per >= 0*, met by Newton's method (W. Dinkelbach, Management
    Science 13, 1967).
    """
    sign = -1 if upper else 1
    values = decider.witness(kept)
    if values is None:
        return None
    at = _ratio(form, values)
    before: Number | None = None
    while at is not None and (
        before is None or sign * (before - at) > 0
    ):  # each step is a better one of few corners
        terms = dict(form.of)
        for monomial, factor in form.per:
            terms[monomial] = exact(terms.get(monomial, 0) - at * factor)
        constant = form.of_constant - at * form.per_constant
        row = at_least({monomial: sign * factor for monomial, factor in terms.items() if factor}, 0)
        if not row.terms:
            return None
        tree = decider.least_tree(row, kept)
        if tree is None:
            return None
        value, is_open = tree.least()
        if value + sign * constant >= 0:
            return (
                _ended(tree, exact(-sign * constant), is_open, at, row.terms)
                if value + sign * constant == 0
                else None
            )
        before, at = at, _ratio(form, tree.values)
    return None


def _ratio(form: Form, values: Mapping[Monomial, Number]) -> Number | None:
    """What the quotient comes to for these numbers; ``None`` where it is a division by zero."""
    over = sum((factor * values.get(monomial, 0) for monomial, factor in form.of), form.of_constant)
    under = sum(
        (factor * values.get(monomial, 0) for monomial, factor in form.per), form.per_constant
    )
    return exact(over / Fraction(under)) if under else None

"""Sees without the simplex that every claim of a small set is bounded by the others.

That is the common case of parts and their total: a row of a rule such as *a + b - c >= 0* bounds
*c* from above where claims bound *a* and *b* from above. The rules alone bound nothing that is
above 0 for numbers that satisfy them: where no row of theirs allows less than 0, these numbers
times any factor from 1 on satisfy them too (a ray; A. Schrijver, *Theory of Linear and Integer
Programming*, 1986, section 8.2). So whatever proves the bound takes a claim, however it is found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from figurecheck.model.constraint import Monomial, Row, Statement
from figurecheck.model.interval import Number

SUMMED_CLAIMS = 12
"""In sets of more claims than this the simplex is asked: its questions cost less than seeing to
each rule.
"""


def all_in_sums(
    claims: Mapping[str, Statement], statements: Sequence[Statement], held: Mapping[str, Number]
) -> bool:
    """Whether others bound every claim of a connected set from above, for certain; false where that
    is not seen at once.

    ``claims`` are the claims among the ``statements`` by name, and ``held`` numbers for which all
    of these hold.
    """
    if len(claims) > SUMMED_CLAIMS:
        return False
    forms = {name: _form(one) for name, one in claims.items()}
    owners: dict[Monomial, str] = {}
    for name, form in forms.items():
        if not form or sum(factor * held.get(one[0], 0) for one, factor in form.items()) <= 0:
            return False
        if not owners.keys().isdisjoint(form):
            return False
        owners.update(dict.fromkeys(form, name))
    rows = [row for one in statements if one.name not in claims for row in one.rows]
    if any(row.bound < 0 or len(one) > 1 for row in rows for one, _ in row.terms):
        return False
    ends = {name: {row.end for row in one.rows} for name, one in claims.items()}
    bounded: set[str] = set()
    for row in rows:
        if len(row.terms) > 1:
            bounded.update(_bounded(row, ends, forms, owners))
            if len(bounded) == len(claims):
                return True
    return False


def _form(claim: Statement) -> dict[Monomial, Number]:
    """What a claim speaks of; nothing where it is a quotient, or speaks of a product or of one of
    several things.
    """
    ends = {row.end: row for row in claim.rows}
    if claim.cases or not ends or not ends.keys() <= {"lower", "upper"}:
        return {}
    if any(len(monomial) > 1 for row in claim.rows for monomial, _ in row.terms):
        return {}
    if "lower" in ends:
        return dict(ends["lower"].terms)
    return {monomial: -factor for monomial, factor in ends["upper"].terms}


def _bounded(
    row: Row,
    ends: Mapping[str, Collection[str]],
    forms: Mapping[str, Mapping[Monomial, Number]],
    owners: Mapping[Monomial, str],
) -> list[str]:
    """The claims that a row bounds from above by what others say of all else that it adds up."""
    names = {owners.get(monomial) for monomial, _ in row.terms}
    if len(names) == 1 or None in names:
        return []
    times: dict[str, Number] = {}
    count = 0
    for monomial, factor in row.terms:
        name = owners[monomial]
        own = forms[name][monomial]
        one = factor * own if own in {1, -1} else Fraction(factor) / own
        if times.setdefault(name, one) != one:
            return []
        count += 1
    if count != sum(len(forms[name]) for name in times):
        return []
    loose = {
        name
        for name, factor in times.items()
        if ("upper" if factor > 0 else "lower") not in ends[name]
    }
    return [name for name, factor in times.items() if factor < 0 and loose <= {name}]

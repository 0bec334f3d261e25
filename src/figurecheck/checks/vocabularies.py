"""The names that claims use and records describe, by the kind of thing they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Expression
from figurecheck.model.finding import Label
from figurecheck.model.measure import Measure
from figurecheck.model.record import Field, Place, Record


@attr.define(eq=False, repr=False)
class Name:
    """A name as it is used: how often, where first, in which claims, and what it is said of beside
    others.

    ``described`` says that it has a record of its own, ``beside`` what another name with the same
    is no slip beside.
    """

    label: Label
    uses: int = 0
    described: bool = False
    claims: Sequence[str] = ()
    beside: AbstractSet[object] = frozenset()

    def use(self, claim: str) -> None:
        """Counts a use by a claim, or by another record where that is empty."""
        self.uses += 1
        if claim and isinstance(self.claims, list):
            self.claims.append(claim)
        elif claim:
            self.claims = [claim]

    def stand(self, beside: object) -> None:
        """Notes what it is said of; most names stand for themselves alone, and need no set."""
        if isinstance(self.beside, set):
            self.beside.add(beside)
        else:
            self.beside = {beside}


Vocabulary = Mapping[str, Name]
"""The names of one kind."""


def vocabularies(claims: Claims) -> dict[tuple[str, str], dict[str, Name]]:
    """The names of each kind, those with a record of their own among them whether or not they are
    used.
    """
    names = _Names()
    for claim in claims:
        _of_claim(names, claim)
    for relation in claims.relations:
        for side in (relation.states.left, relation.states.right):
            _of_terms(names, side, "", ("relation", relation.id))
        _of_fields(names, relation.record, relation.members, "", ("relation", relation.id))
        _described(names, "relation", relation.id, relation.record)
    for source in claims.sources.values():
        _described(names, "source", source.id, source.record)
    for measure in claims.measures.values():
        _of_measure(names, measure)
    for (dimension, text), member in claims.members.items():
        _described(names, dimension, text, member.record)
    for record in (one for _, records in claims.records for one in records):
        if record.kind == "period" and record.id in claims.periods:
            _described(names, "period", record.id, record)
        elif record.kind == "member":
            _of_member(names, record)
    return names.found


class _Names:
    """The names of each kind, as they are met; of claims by their source too."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], dict[str, Name]] = {}

    def name(self, kind: str, text: str, place: Place, within: str = "") -> Name:
        """What is known of a name, which stands at a place."""
        known = self.found.setdefault((kind, within), {})
        name = known.get(text)
        if name is None:
            name = known[text] = Name(Label(place, text, ""))
        return name

    def use(self, kind: str, text: str, place: Place, claim: str, beside: object) -> None:
        """Counts a use of a name by a claim, or by another record where that is empty."""
        name = self.name(kind, text, place)
        name.label = name.label if name.uses else Label(place, text, "")
        name.use(claim)
        name.stand(beside)


def _described(names: _Names, kind: str, text: str, record: Record | None) -> None:
    if record is not None:
        names.name(kind, text, record.place).described = True


def _of_measure(names: _Names, measure: Measure) -> None:
    """The name of a measure, and the members that it takes where a figure names none."""
    record = measure.record
    _described(names, "measure", measure.id, record)
    for dimension, text in measure.dimensions:
        field = (
            next((one for one in record.all("dimension") if text and text in one.value), None)
            if record
            else None
        )
        if text is not None and field is not None:
            names.use(dimension, text, field.place, "", ("measure", measure.id))


def _of_claim(names: _Names, claim: Claim) -> None:
    record = claim.record
    about = (claim.source, claim.quantity, claim.window)
    names.name("claim", claim.id, record.place, claim.source).described = True
    names.use(
        "source", claim.source, (record.get("source") or record.first).place, claim.name, about
    )
    _of_fields(names, record, claim.members, claim.name, about)
    _of_terms(names, claim.quantity, claim.name, ("claim", claim.name))


def _of_fields(
    names: _Names, record: Record, members: Iterable[tuple[str, str]], claim: str, beside: object
) -> None:
    """The members that a record names in fields of its own."""
    for dimension, text in members:
        field = record.get(dimension)
        if field is not None:
            names.use(dimension, text, field.place, claim, beside)


def _of_terms(names: _Names, expression: Expression, claim: str, beside: object) -> None:
    """The members that an expression names in braces."""
    for term, _ in terms_of(expression):
        for dimension, text in term.members:
            names.use(dimension, text, term.place, claim, beside)


def _of_member(names: _Names, record: Record) -> None:
    """The members that another one is said to be part of, or to have for its parts."""
    dimension, whole, parts = (record.get(name) for name in ("dimension", "part_of", "parts"))
    if dimension is None:
        return
    own = ("member", dimension.value, record.id)
    for field in (whole, parts):
        for text in _parts(field):
            names.use(dimension.value, text, (field or record.first).place, "", own)
        if field is not None:
            names.name(dimension.value, record.id, record.place).stand(own)


def _parts(field: Field | None) -> Iterable[str]:
    if field is None:
        return ()
    names = (
        [field.value]
        if field.name == "part_of"
        else [name.strip() for name in field.value.split("+")]
    )
    return [name for name in names if name]

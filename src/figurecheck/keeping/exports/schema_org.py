"""Claims as schema.org: a Claim for each, with value, unit and period, and a ClaimReview for each
where one reviews.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from figurecheck.keeping.exports import Export, Exported, bad_claims, claims_in_order
from figurecheck.keeping.exports._numbers import decimal, ends, span
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.source import Source
from figurecheck.reading.expressions import spell_expression
from figurecheck.report.escaping import commanding_nothing
from figurecheck.report.safe import link

REVIEWER = "reviewer"
"""The name by which somebody says who reviews the claims."""

_NUMBER = re.compile(r'"\\ue000(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)\\ue001"')


def write(claims: Claims, names: Mapping[str, str]) -> Exported:
    """One graph in JSON-LD. ``value`` is the number as written, ``minValue`` and ``maxValue`` what
    it may stand for.
    """
    spoken = {claim.source for claim in claims.claims}
    graph: list[object] = [_source(claims.sources[name]) for name in sorted(spoken)]
    in_order = claims_in_order(claims)
    graph += [_claim(claims, claim) for claim in in_order]
    if names.get(REVIEWER):
        graph += _reviews(claims, in_order, names[REVIEWER])
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, indent=1)
    text = commanding_nothing(_NUMBER.sub(r"\1", text))
    return Exported(f"{text}\n", bad_claims(claims))


def _exact(digits: str | None) -> str | None:
    """A number of which every digit is kept, which no JSON library does by itself."""
    return None if digits is None else f"\ue000{digits}\ue001"


def _filled(**values: object) -> dict[str, object]:
    """The values that are there; ``type`` and ``id`` are those of the graph."""
    return {
        f"@{name}" if name in {"type", "id"} else name: value
        for name, value in values.items()
        if value not in (None, "")
    }


def _source(source: Source) -> dict[str, object]:
    archived = source.record.get("archived") if source.record else None
    return _filled(
        type="CreativeWork",
        id=f"#source/{source.id}",
        name=source.title or source.publisher or source.id,
        publisher=_filled(type="Organization", name=source.publisher) if source.publisher else None,
        url=link(source.url),
        archivedAt=link(archived.value) if archived else None,
        datePublished=date.fromordinal(source.published).isoformat() if source.published else None,
        isBasedOn=[{"@id": f"#source/{name}"} for name in source.copies] or None,
    )


def _claim(claims: Claims, claim: Claim) -> dict[str, object]:
    where = dict(claim.members).get("where")
    return _filled(
        type="Claim",
        id=f"#claim/{claim.name}",
        name=f"{_measured(claims, claim)}: {claim.figure.text}",
        text=claim.quote or claim.figure.text,
        creditText=claim.said_by,
        appearance={"@id": f"#source/{claim.source}"},
        spatialCoverage=_filled(type="Place", name=where) if where else None,
        temporalCoverage=_period(claim),
        creativeWorkStatus=claim.status,
        about=_quantity(claims, claim),
    )


def _measured(claims: Claims, claim: Claim) -> str:
    if isinstance(claim.quantity, Term):
        measure = claims.measure(claim.quantity.measure)
        return (measure.label or measure.id) if measure else claim.quantity.measure
    return spell_expression(claim.quantity)


def _quantity(claims: Claims, claim: Claim) -> dict[str, object]:
    """What is claimed, in the unit of the measure; bounds are those of the figure as it is usually
    read.
    """
    least, most = ends(claim.reading.rounded)
    point = claim.reading.literal
    value = decimal(point.lower) if point.is_point and point.lower is not None else None
    return _filled(
        type="QuantitativeValue",
        name=_measured(claims, claim),
        value=_exact(value) or claim.figure.text,
        minValue=_exact(least),
        maxValue=_exact(most),
        unitText=_unit(claims, claim),
        description=claim.statistic.words,
    )


def _unit(claims: Claims, claim: Claim) -> str | None:
    """The unit as the measure's record has it, where the quantity is one measure."""
    terms = terms_of(claim.quantity)
    if not isinstance(claim.quantity, Term) or len(terms) != 1:
        return None
    measure = claims.measure(claim.quantity.measure)
    field = measure.record.get("unit") if measure and measure.record else None
    return field.value if field else None


def _period(claim: Claim) -> str | None:
    days = span(claim.window)
    if days is None:
        return None
    first, last = days
    return first if first == last else f"{first or '..'}/{last or '..'}"


def _reviews(claims: Claims, in_order: list[Claim], reviewer: str) -> list[object]:
    """A review for each claim: in a word what became of it, and what it was held against; nobody is
    called wrong.
    """
    from figurecheck.consistency import check

    covered = {one.claim: one for one in check(claims).coverage}
    return [
        _filled(
            type="ClaimReview",
            claimReviewed=f"{_measured(claims, claim)}: {claim.figure.text}",
            itemReviewed={"@id": f"#claim/{claim.name}"},
            author=_filled(type="Organization", name=reviewer),
            reviewRating=_filled(type="Rating", alternateName=covered[claim.name].status),
            reviewBody="; ".join(covered[claim.name].checks),
        )
        for claim in in_order
    ]


EXPORT = Export("schema.org", "Claim and ClaimReview in JSON-LD", write)

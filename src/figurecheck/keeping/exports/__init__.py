"""The formats that claims are exported in, one file each; here is what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attr

from figurecheck.keeping.texts import Pairs, ordered, pairs_of
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims


@attr.frozen
class Exported:
    """What a format makes of claims, and lines on what it had to leave out."""

    content: str | bytes
    left_out: tuple[str, ...] = ()


@attr.frozen
class Export:
    """A format. ``write`` gets the claims, and the names that somebody gave for the things
    in them.
    """

    name: str
    summary: str
    write: Callable[[Claims, Mapping[str, str]], Exported]
    binary: bool = False


def claims_in_order(claims: Claims) -> list[Claim]:
    """The claims as they follow one another in the files."""
    return sorted(claims.claims, key=lambda one: (one.record.place, one.name))


def pairs_with_source(claim: Claim) -> Pairs:
    """The fields of a claim's record, its source named wherever it stands."""
    pairs = pairs_of(claim.record)
    return ordered(pairs if "source" in dict(pairs) else (*pairs, ("source", claim.source)))


def bad_claims(claims: Claims) -> tuple[str, ...]:
    """A line that says how many claims could not be read, where there are any."""
    read = {id(claim.record) for claim in claims.claims}
    count = sum(
        record.kind == "claim" and id(record) not in read
        for _, records in claims.records
        for record in records
    )
    noun = "claim" if count == 1 else "claims"
    return (
        (f"{count:,} {noun} left out that cannot be read: figurecheck report tells why",)
        if count
        else ()
    )

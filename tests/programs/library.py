"""A program of somebody else's, as strict type checkers must accept it; ``tests/test_api.py`` has
mypy check it.
"""

from __future__ import annotations

from fractions import Fraction

import figurecheck as fc
from figurecheck.testing import assert_consistent


def totals(folder: str) -> dict[str, str]:
    """What each claim says, literally."""
    claims: fc.ClaimSet = fc.load(folder).filter(
        lambda claim: claim.status == "reported", where="Minnesota"
    )
    return {claim.name: str(claim.reading.literal.lower) for claim in claims}


def gaps(claims: fc.ClaimSet) -> list[Fraction]:
    """How far apart the figures of each conflict are."""
    report: fc.Report = fc.check(claims | [fc.claim("204", measure="arrests", when="2025-03-10")])
    return [Fraction(conflict.gap) for conflict in report.conflicts if conflict.gap is not None]


def widest(report: fc.Report) -> fc.Interval:
    """A reading and a bound, as one interval."""
    reading: fc.Reading = fc.read("about 700")
    bounds: fc.Bounds = report.implied("arrests[2025-03-10]", where="Minnesota")
    return fc.Interval(bounds.lower, reading.generous.upper)


def again(claims: fc.ClaimSet) -> fc.ClaimSet:
    """Out and in."""
    try:
        return fc.from_records(claims.to_records()).merge(
            fc.loads(claims.to_jsonl(), "claims.jsonl")
        )
    except fc.UsageError as error:
        raise fc.FigurecheckError(str(error)) from error


def first(report: fc.Report) -> fc.Finding | None:
    """The gravest finding; its claims are held against each other once more."""
    names = {name for finding in report.failing for name in finding.claims}
    assert_consistent(report.claims.filter(lambda claim: claim.name not in names))
    proved: int = fc.verify(report.to_json())
    return next(iter(report), None) if proved else None

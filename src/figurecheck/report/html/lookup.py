"""A report with its claims, their coverage and its findings by name, so that no page looks for them
one by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attr

from figurecheck.model.checked import Checked, Covered
from figurecheck.model.claim import Claim
from figurecheck.model.finding import Finding
from figurecheck.model.record import Place


@attr.frozen(eq=False, repr=False)
class Lookup:
    """``claims`` and ``covered`` go by full names, ``findings`` by keys, ``places`` by where a
    claim's figure stands.

    ``anchors`` are the names by which a link leads to a finding, unique on all pages.
    """

    report: Checked
    claims: Mapping[str, Claim]
    covered: Mapping[str, Covered]
    findings: Mapping[str, Finding]
    places: Mapping[Place, Claim]
    anchors: Mapping[str, str]


def look_up(report: Checked) -> Lookup:
    """The report, indexed."""
    return Lookup(
        report,
        {claim.name: claim for claim in report.claims},
        {covered.claim: covered for covered in report.coverage},
        {finding.key: finding for finding in report.findings},
        {
            field.place: claim
            for claim in report.claims
            if (field := claim.record.get("figure")) is not None
        },
        _anchors(report),
    )


def _anchors(report: Checked) -> dict[str, str]:
    """For each key a name of letters, digits and hyphens, which no other key has."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for finding in report.findings:
        bare = re.sub(r"[^A-Za-z0-9]+", "-", finding.key)[:80].strip("-") or "finding"
        name, again = bare, 1
        while name in taken:
            again += 1
            name = f"{bare}-{again}"
        taken.add(name)
        found.setdefault(finding.key, name)
    return found

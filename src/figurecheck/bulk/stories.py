"""Conflicts of one kind between the same sources about the same measures, told as one and
counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from figurecheck.model.algebra import terms_of
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding
from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_list, spell_number

TOGETHER = 5
"""How many conflicts of a kind are told as one."""

RIVALS = "FC301"
"""The code of two sources that differ on one quantity."""


class Tally(NamedTuple):
    """Conflicts that are told as one: what they have in common, and their keys from the earliest to
    the latest.
    """

    code: str
    measures: tuple[str, ...]
    sources: tuple[str, ...]
    keys: tuple[str, ...]


def counted(findings: Sequence[Finding], claims: Claims) -> list[Tally]:
    """The conflicts that are told as one, the most numerous first."""
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Finding]] = {}
    for finding in findings:
        if finding.proof is not None and finding.severity != "note":
            groups.setdefault(_about(finding, claims), []).append(finding)
    found = [
        Tally(
            *about, tuple(one.key for one in sorted(together, key=lambda one: _when(one, claims)))
        )
        for about, together in groups.items()
        if len(together) >= TOGETHER
    ]
    return sorted(found, key=lambda one: (-len(one.keys), one.code, one.measures, one.sources))


def _about(finding: Finding, claims: Claims) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    spoken = [claims[name] for name in finding.claims]
    measures = {term.measure for claim in spoken for term, _ in terms_of(claim.quantity)}
    sources = {claims[name].source for name in (*finding.claims, *finding.also)}
    return finding.code, tuple(sorted(measures)), tuple(sorted(sources))


def _when(finding: Finding, claims: Claims) -> tuple[int, int, str]:
    windows = [claims[name].window for name in finding.claims]
    ends = [(one.start or 0, one.end or 0) for one in windows if one is not None]
    last = max(ends, key=lambda pair: pair[::-1], default=(0, 0))
    return last[1], last[0], finding.key


def story_lines(
    one: Tally,
    findings: Mapping[str, Finding],
    claims: Claims,
    both: Mapping[tuple[str, str, str], int],
) -> list[str]:
    """What is told of counted conflicts: how many and by how much, then the first, the largest and
    the last one.

    ``both`` says of how many quantities of a measure two sources each state a figure.
    """
    own = [findings[key] for key in one.keys]
    gaps: list[Number] = [finding.gap for finding in own if finding.gap is not None]
    size = f", by {spell_number(min(gaps))} to {spell_number(max(gaps))}" if gaps else ""
    names = [
        claims.measures[name].label or name for name in one.measures if name in claims.measures
    ]
    about, who = spell_list(names), spell_list(one.sources)
    if one.code == RIVALS and len(one.sources) == 2 and len(one.measures) == 1:
        of = both.get((one.measures[0], *one.sources), 0)
        count = (
            f"{len(own):,} of {of:,} figures that both give"
            if of >= len(own)
            else f"{len(own):,} figures"
        )
        lines = [f"{who} differ on {about} in {count}{size}"]
    else:
        lines = [f"{len(own):,} conflicts {one.code} in {about}, among figures of {who}{size}"]
    largest = max(own, key=lambda finding: (finding.gap or 0, finding.key))
    for told, finding in (("first", own[0]), ("largest", largest), ("last", own[-1])):
        lines.append(f"  {told + ':':<9}{finding.headline}  ({finding.key})")
    return lines

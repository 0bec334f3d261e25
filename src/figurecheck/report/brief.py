"""Findings in one line each, for hooks: place, severity, code, headline, key."""

from __future__ import annotations

from collections.abc import Iterable

from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.model.report import Report
from figurecheck.report.safe import safe


def brief(report: Report, threshold: str = "warning") -> str:
    """A line for each finding at or above a severity that nobody accepted; nothing where there is none."""
    if threshold == "never":
        return ""
    least = SEVERITIES.index(threshold)
    found = [one for one in report.findings if SEVERITIES.index(one.severity) <= least and not one.accepted]
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Iterable[Finding]) -> Iterable[str]:
    for one in found:
        place = one.labels[0].place if one.labels else None
        where = f"{safe(place.file)}:{place.line}:{place.column}: " if place is not None else ""
        yield f"{where}{one.severity} {one.code}: {safe(one.headline)} ({one.key})"

"""Findings in one line each, for hooks: place, severity, code, headline, key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from figurecheck.model.finding import Finding
from figurecheck.report.painting import Line, plain
from figurecheck.report.safe import safe
from figurecheck.telling.places import first_place


def brief(found: Iterable[Finding]) -> str:
    """A line for each finding; nothing where there is none."""
    return plain(brief_lines(found))


def brief_lines(found: Iterable[Finding]) -> Iterator[Line]:
    """The same as lines that may be coloured."""
    for finding in found:
        place = first_place(finding)
        where = f"{safe(place.file)}{safe(place.within)}: " if place is not None else ""
        marked = f"{finding.severity} {finding.code}"
        yield Line(f": {safe(finding.headline)} ({finding.key})", where, marked, finding.severity)

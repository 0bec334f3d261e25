"""Findings in one line each, for hooks: place, severity, code, headline, key."""

from __future__ import annotations

from collections.abc import Iterable

from figurecheck.model.finding import Finding
from figurecheck.report.safe import safe


def brief(found: Iterable[Finding]) -> str:
    """A line for each finding; nothing where there is none."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Iterable[Finding]) -> Iterable[str]:
    for one in found:
        place = one.labels[0].place if one.labels else None
        where = f"{safe(place.file)}:{place.line}:{place.column}: " if place is not None else ""
        yield f"{where}{one.severity} {one.code}: {safe(one.headline)} ({one.key})"

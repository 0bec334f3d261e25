"""One finding of a report told by itself, as a failing test tells it."""

from __future__ import annotations

from figurecheck.claims.report import Report
from figurecheck.model.finding import Finding
from figurecheck.report.formats.text import finding_text


def told(report: Report, finding: Finding) -> str:
    """What the report for people says of one of its findings, without the lines about the report as
    a whole.
    """
    return finding_text(report, finding).rstrip("\n")

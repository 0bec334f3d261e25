"""A report as a table parted by tabs, a row for each finding."""

from __future__ import annotations

from figurecheck.claims.report import Report
from figurecheck.model.extension import Format


def render(report: Report, verbose: bool) -> str:
    """The findings; notes only where more is asked for."""
    rows = ["severity\tcode\tplace\theadline"]
    for finding in report:
        if finding.severity == "note" and not verbose:
            continue
        place = finding.labels[0].place if finding.labels else None
        where = f"{place.file}:{place.line}" if place else ""
        cells = (finding.severity, finding.code, where, finding.headline)
        rows.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(rows) + "\n"


FORMAT = Format("tsv", "a table parted by tabs, a row for each finding", render)

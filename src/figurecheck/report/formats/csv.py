"""The findings as a table, a row each, for spreadsheets: RFC 4180, lines that end in CR LF."""

from __future__ import annotations

from fractions import Fraction

from figurecheck.model.checked import Checked
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding
from figurecheck.model.interval import Number, magnitude
from figurecheck.report.escaping import cell
from figurecheck.telling.outline import told
from figurecheck.telling.places import first_place, located

COLUMNS = (
    "key",
    "code",
    "severity",
    "level",
    "headline",
    "claims",
    "gap",
    "file",
    "line",
    "explanation",
    "repair",
    "accepted",
)

PLACES = 6
"""Decimal places of a gap that does not end before."""

MAX_GAP = 10**300
"""No spreadsheet holds a gap above this."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """A line of names, then a row a finding; several explanations or repairs stand in one cell with
    ``;`` between.
    """
    rows = [COLUMNS, *(_row(finding) for finding in told(report, verbose=verbose))]
    return "".join(",".join(map(_quoted, row)) + "\r\n" for row in rows)


def _row(finding: Finding) -> tuple[str, ...]:
    place = first_place(finding)
    file, line = (located(place.file)[0], place.line) if place is not None else ("", 0)
    return (
        cell(finding.key),
        cell(finding.code),
        finding.severity,
        finding.level or "",
        cell(finding.headline),
        cell(" ".join(finding.claims)),
        "" if finding.gap is None else decimal(finding.gap),
        cell(file),
        str(line) if line > 0 else "",
        cell("; ".join(one.text for one in finding.explanations)),
        cell("; ".join(finding.repairs)),
        cell(finding.accepted),
    )


def decimal(value: Number) -> str:
    """The number in digits alone, rounded to six places where it goes on, half of the last to the
    even side.
    """
    if magnitude(value) > MAX_GAP:
        return ""
    digits = f"{round(Fraction(magnitude(value)) * 10**PLACES):0{PLACES + 1}d}"
    whole, rest = digits[:-PLACES], digits[-PLACES:].rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' if rest else ''}{rest}"


def _quoted(value: str) -> str:
    if any(sign in value for sign in ',"\r\n') or value != value.strip():
        doubled = value.replace('"', '""')
        return f'"{doubled}"'
    return value


FORMAT = Format("csv", "one row per finding, for spreadsheets", render)

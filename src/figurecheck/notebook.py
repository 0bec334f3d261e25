"""Claims and reports as small pieces of HTML, for notebooks; whatever comes from a file is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from figurecheck.model.claim import Claim
from figurecheck.model.claimset import ClaimSet
from figurecheck.model.report import Report
from figurecheck.model.spelling import spell_count, spell_interval
from figurecheck.report.formats.text import verdict
from figurecheck.report.safe import safe

SHOWN = 50
"""Claims or findings that are shown; how many more there are is told."""


def claims_html(claims: ClaimSet) -> str:
    """A table of the claims: name, figure, what it speaks of, where, when, and its literal reading."""
    heads = ("claim", "figure", "of", "where", "when", "literally")
    rows = [_row(claim) for claim in claims.claims[:SHOWN]]
    lines = [_paragraph(spell_count(len(claims), "claim")), _table(heads, rows), _more(len(claims))]
    if claims.problems:
        lines += [_paragraph(f"{spell_count(len(claims.problems), 'record')} could not be read as written:")]
        lines += [_list(problem.headline for problem in claims.problems[:SHOWN])]
    return "".join(lines)


def _row(claim: Claim) -> tuple[str, ...]:
    what = claim.record.get("measure") or claim.record.get("quantity")
    where = ", ".join(member for _, member in claim.members)
    window = "" if claim.window is None else str(claim.window)
    reading = spell_interval(claim.reading.literal)
    return claim.name, claim.figure.text, what.value if what else "", where, window, reading


def report_html(report: Report) -> str:
    """The verdict, the findings that fail, and how many figures are tied to others."""
    failing = report.failing
    rows = [(one.severity, one.code, one.headline, one.key) for one in failing[:SHOWN]]
    table = _table(("severity", "code", "finding", "key"), rows) if rows else ""
    tied = f"{report.tied:,} of {spell_count(len(report.claims), 'figure')} tied to others."
    return "".join((_paragraph(verdict(report)), table, _more(len(failing)), _paragraph(tied)))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f"<th>{_text(head)}</th>" for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _more(count: int) -> str:
    return _paragraph(f"and {count - SHOWN:,} more") if count > SHOWN else ""


def _text(text: str) -> str:
    return escape(safe(text))

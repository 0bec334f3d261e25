"""Groundings as text, as JSON and as columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from figurecheck.model.document import Json, Object
from figurecheck.model.grounded import Grounded
from figurecheck.model.grounding import SourceEvidence, Traced
from figurecheck.report.document import report_object
from figurecheck.report.escaping import commanding_nothing
from figurecheck.report.formats.text import lines_of_findings
from figurecheck.report.painting import Line, painted, plain
from figurecheck.report.safe import safe
from figurecheck.telling.grounding import closing_line, figure_rows, first_line
from figurecheck.telling.outline import told
from figurecheck.version import VERSION

SCHEMA = "figurecheck-grounding/1"

_BITS = re.compile(r'"bits": "(\d+\.\d)"')

MAX_ACROSS = 48
"""Characters of a figure that the table of all figures is aligned by."""


def text_of(groundings: Sequence[Grounded], *, verbose: bool = False, colour: bool = False) -> str:
    """Groundings for people: what became of the figures, what is told, and with ``verbose`` every
    figure.
    """
    lines = lines_of(groundings, verbose=verbose)
    return painted(lines) if colour else plain(lines)


def lines_of(groundings: Sequence[Grounded], *, verbose: bool) -> Iterator[Line]:
    """The same as lines that may be coloured."""
    for number, one in enumerate(groundings):
        if number:
            yield Line("")
        yield Line(safe(first_line(one)))
        if verbose:
            yield Line("")
            yield from map(Line, _figures(one))
        yield from lines_of_findings(one.report, told(one.report, verbose=verbose))
    yield Line("")
    yield Line(closing_line(groundings))


def _figures(one: Grounded) -> Iterator[str]:
    """Every figure with what it rests on, then what needs no source, by its reason."""
    rows = list(figure_rows(one))
    wide = min(MAX_ACROSS, max((len(safe(words)) for _, words, _, _ in rows), default=0))
    for verdict, words, rests, bits in rows:
        strength = f"   {bits}" if bits else ""
        yield f"{verdict:<8}  {safe(words):<{wide}}  {safe(rests)}{strength}"
    reasons: dict[str, list[str]] = {}
    for each in one.unsourced:
        reasons.setdefault(each.reason, []).append(each.text)
    for reason, texts in sorted(reasons.items()):
        yield safe(f"no source {', '.join(dict.fromkeys(texts))}: {reason}")


# -- JSON ------------------------------------------------------------------------------------------


def json_of(groundings: Sequence[Grounded]) -> str:
    """Groundings as JSON, schema ``figurecheck-grounding/1``; ``docs/grounding.md`` has it."""
    return spelled(groundings_object(groundings))


def spelled(value: Object) -> str:
    """JSON text; strengths in bits, which are kept as texts so that they stay exact, are written as
    numbers.
    """
    import json

    text = _BITS.sub(r'"bits": \1', json.dumps(value, ensure_ascii=False, indent=1))
    return f"{commanding_nothing(text)}\n"


def groundings_object(groundings: Sequence[Grounded]) -> Object:
    """All of it as plain values; there is one report for each text, and that of the first where
    there is one.
    """
    reports: list[Json] = [report_object(one.report) for one in groundings]
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "texts": [grounding_object(one) for one in groundings],
        "report": reports[0] if len(reports) == 1 else None,
        **({"reports": reports} if len(reports) != 1 else {}),
    }


def grounding_object(one: Grounded) -> Object:
    """One text: the counts first, so that nothing quoted is read ahead of them."""
    counts: Object = {**one.counts, "no_source": len(one.unsourced)}
    return {
        "counts": counts,
        "complete": one.complete,
        "text": safe(one.text),
        "sha256": one.digest,
        "sources": [
            {"name": safe(each.name), "sha256": each.digest or None, "figures": each.figures}
            for each in one.sources
        ],
        "exempted": dict(one.exempted),
        "figures": [figure_object(each) for each in one.figures],
        "unsourced": [
            {"start": each.start, "end": each.end, "text": safe(each.text), "reason": each.reason}
            for each in one.unsourced
        ],
    }


def figure_object(one: Traced) -> Object:
    """A figure with its verdict and what it rests on."""
    found: Object = {
        "start": one.start,
        "end": one.end,
        "line": one.place.line,
        "column": one.place.column,
        "text": safe(one.text),
        "kind": one.kind,
        "value": str(one.value),
        "verdict": one.verdict,
    }
    if one.space:
        found |= {"space": one.space, "reached": one.reached, "bits": one.bits}
    if one.arithmetic or one.result is not None:
        result = None if one.result is None else str(one.result)
        found |= {"arithmetic": one.arithmetic, "result": result, "others": one.others}
    found["evidence"] = [evidence_object(each) for each in one.evidence]
    if one.near is not None:
        found["near"] = evidence_object(one.near)
    if one.why:
        found["why"] = one.why
    if one.finding:
        found["finding"] = one.finding
    return found


def evidence_object(one: SourceEvidence) -> Object:
    """A figure of a source, with where it stands."""
    return {
        "role": one.role,
        "source": safe(one.source),
        "place": safe(one.spot),
        "line": one.place.line or None,
        "label": [safe(each) for each in one.label],
        "text": safe(one.figure),
        "value": str(one.value),
    }


# -- columns ---------------------------------------------------------------------------------------


def columns_of(one: Grounded) -> dict[str, list[str | None]]:
    """A row for each figure, column by column, every value text."""
    found: dict[str, list[str | None]] = {
        name: []
        for name in (
            *("start", "end", "text", "kind", "value", "verdict", "bits"),
            *("source", "place", "label", "evidence", "arithmetic", "result", "finding"),
        )
    }
    for each in one.figures:
        first = each.evidence[0] if each.evidence else each.near
        row = {
            "start": str(each.start),
            "end": str(each.end),
            "text": each.text,
            "kind": each.kind,
            "value": str(each.value),
            "verdict": each.verdict,
            "bits": each.bits if each.space else None,
            "source": first.source if first else None,
            "place": first.spot if first else None,
            "label": ", ".join(first.label) if first else None,
            "evidence": first.figure if first else None,
            "arithmetic": each.arithmetic or None,
            "result": None if each.result is None else str(each.result),
            "finding": each.finding or None,
        }
        for name, column in found.items():
            column.append(row[name])
    return found

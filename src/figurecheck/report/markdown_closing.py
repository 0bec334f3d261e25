"""What a report in Markdown ends with: what to doubt first, and how much was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from figurecheck.model.checked import STATUSES, Checked, Repaired
from figurecheck.model.claim import Claim
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.model.subject import figure
from figurecheck.report.escaping import code, cut, markdown

WAYS_SHOWN = 6
"""How many of the ways are named in which a set of figures would hold together."""

DOUBTS_SHOWN = 20
"""How many sets of figures that do not hold together have their doubts told."""

NAMES_SHOWN = 200
"""How many figures of one status are named where more is asked for."""

LONGEST = 300
"""Characters of one figure with who says it."""

Block = list[str]
"""Lines that stand together, with an empty line after them."""


def doubts(report: Checked, claims: Mapping[str, Claim]) -> Iterator[Block]:
    """The lightest ways to make what is in conflict hold together, for each connected set of figures."""
    repairs = report.repairs
    if not repairs:
        return
    yield ["## What to doubt first"]
    yield ["Without these the rest holds together:"]
    lines = [line for repaired in repairs[:DOUBTS_SHOWN] for line in _doubt(report, claims, repaired)]
    rest = len(repairs) - DOUBTS_SHOWN
    yield [*lines, f"- and what {spell_count(rest, 'further set')} of figures leave to doubt"] if rest > 0 else lines


def _doubt(report: Checked, claims: Mapping[str, Claim], repaired: Repaired) -> Iterator[str]:
    always = sorted(set(repaired.sets[0]).intersection(*repaired.sets[1:]))
    ways = [[name for name in one if name not in always] for one in repaired.sets]
    ways = [way for way in ways if way]
    if not ways:
        yield f"- {_names(report, claims, always)}"
        return
    yield f"- {_names(report, claims, always)}, and one of these:" if always else "- one of these:"
    yield from (f"  - {_names(report, claims, way)}" for way in ways[:WAYS_SHOWN])
    if len(ways) > WAYS_SHOWN:
        yield f"  - or {len(ways) - WAYS_SHOWN:,} more"
    if not repaired.complete:
        yield "  - and there may be others as light"


def _names(report: Checked, claims: Mapping[str, Claim], names: list[str]) -> str:
    return spell_list([told_figure(report, claims, name) for name in names])


def told_figure(report: Checked, claims: Mapping[str, Claim], name: str) -> str:
    """A claim by its figure, with who says it, or a relation by its name."""
    claim = claims.get(name)
    if claim is None:
        return f"the relation {markdown(cut(name.removeprefix('relation:'), LONGEST))}"
    return markdown(cut(figure(report.claims, claim), LONGEST))


def coverage(report: Checked, *, verbose: bool) -> Iterator[Block]:
    """How many figures have each status; which stand alone or apart, where more is asked for."""
    yield ["## What was checked"]
    if not report.complete:
        yield ["There may be more conflicts than these: the search ended with its budget."]
    counts = {status: [covered.claim for covered in report.with_status(status)] for status in STATUSES}
    rows = [f"| {status} | {len(names):,} |" for status, names in counts.items() if names]
    yield ["| status | figures |", "| --- | ---: |", *rows, f"| all | {len(report.claims):,} |"]
    if verbose:
        for status in ("alone", "not compared", "set aside"):
            if counts[status]:
                names, rest = counts[status][:NAMES_SHOWN], len(counts[status]) - NAMES_SHOWN
                more = f" and {rest:,} more" if rest > 0 else ""
                yield [f"{capital(status)}: {', '.join(map(code, names))}{more}."]
        if report.sums:
            yield ["What adds up:"]
            yield listed(report.sums[:NAMES_SHOWN])


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def listed(lines: Iterable[str]) -> Block:
    """The lines as a list, empty ones left out."""
    return [f"- {shown}" for shown in map(markdown, lines) if shown]

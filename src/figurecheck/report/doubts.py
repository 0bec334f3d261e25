"""What to doubt first: the lightest ways to make what is in conflict hold together, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.spelling import spell_list, spell_rounded
from figurecheck.model.subject import figure, publisher
from figurecheck.report.safe import safe

DOUBTS_SHOWN = 12
"""For how many connected sets it is told what to doubt first, unless more is asked for."""

NAMED_SHOWN = 10
"""How many statements to doubt together are named."""

FACTOR_SHOWN = 10
"""Factors on all tolerances above this say nothing that the gaps do not."""


def doubts(report: Checked, *, verbose: bool) -> Iterator[str]:
    """The lightest ways to make what is in conflict hold together."""
    if not report.repairs:
        return
    yield ""
    yield "What to doubt first"
    rest = "the rest" if len(report.repairs) == 1 else "the rest of its set"
    for repaired in report.repairs if verbose else report.repairs[:DOUBTS_SHOWN]:
        names = sorted({name for names in repaired.sets for name in names})
        always = [name for name in names if all(name in one for one in repaired.sets)]
        if always:
            last = "" if len(repaired.sets) > 1 else f": {rest} then holds together"
            yield f"  {safe(_doubted_all(report, always, verbose=verbose))}{last}"
        rests = [[name for name in one if name not in always] for one in repaired.sets]
        if len(rests) > 1:
            yield f"  {'and with it ' if always else ''}any one of these, and {rest} holds together:"
            shown = [_doubted_all(report, rest, verbose=verbose) for rest in rests]
            yield from (f"    {safe(line)}" for line in shown)
        if not repaired.complete:
            yield "  there may be others as light"
        if repaired.factor is not None and 1 < repaired.factor <= FACTOR_SHOWN:
            yield f"  or all of it would hold if every tolerance were {spell_rounded(repaired.factor)} times as wide"
    if len(report.repairs) > DOUBTS_SHOWN and not verbose:
        yield f"  and so on for {len(report.repairs) - DOUBTS_SHOWN:,} more sets (-v lists them)"


def _doubted_all(report: Checked, names: Sequence[str], *, verbose: bool) -> str:
    """Each of them, or how many there are of each source where they are many."""
    if verbose or len(names) <= NAMED_SHOWN:
        return spell_list([_doubted(report, name) for name in names])
    counts: dict[str, int] = {}
    for name in names:
        source = "relations" if name.startswith("relation:") else publisher(report.claims, report.claims[name].source)
        counts[source] = counts.get(source, 0) + 1
    told = [f"{many:,} by {source}" for source, many in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
    if len(counts) == 1:
        return f"{len(names):,} statements, all by {next(iter(counts))} (-v names them)"
    return f"{len(names):,} statements ({spell_list(told[:NAMED_SHOWN])}; -v names them)"


def _doubted(report: Checked, name: str) -> str:
    if name.startswith("relation:"):
        return f"the relation {name.removeprefix('relation:')}"
    return figure(report.claims, report.claims[name])

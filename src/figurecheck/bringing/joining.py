"""What documents come to, joined to the report on the records that were named beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import attr

from figurecheck.bringing.checking import DocumentsChecked
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims

Whole = TypeVar("Whole", bound=Checked)


def joined(report: Whole, read: DocumentsChecked) -> Whole:
    """The report with the claims, proofs and counts of the documents; their findings are in it
    already.
    """
    others = read.reports
    statuses = {name: status for one in others for name, status in one.untied.items()}
    return attr.evolve(
        report,
        claims=together(report.claims, [one.claims for one in others]),
        untied={**statuses, **report.untied},
        coverage=_once((*report.coverage, *_all(one.coverage for one in others)), "claim"),
        complete=report.complete and all(one.complete for one in others),
        statements={
            **report.statements,
            **{name: told for one in others for name, told in one.statements.items()},
        },
        whole=report.whole.union(*(one.whole for one in others)),
        texts=read.texts,
        tables=read.tables,
        filings=read.filings,
        marked=read.marked,
    )


def together(claims: Claims, others: Iterable[Claims]) -> Claims:
    """All claims in one set, with what each of them needs; ids of measures and claims are of one
    set alone.
    """
    sets = [claims, *others]
    return attr.evolve(
        claims,
        claims=_once(_all(one.claims for one in sets), "name"),
        sources={name: source for one in reversed(sets) for name, source in one.sources.items()},
        measures={name: measure for one in sets for name, measure in one.measures.items()},
        periods={name: window for one in sets for name, window in one.periods.items()},
        windows={name: window for one in sets for name, window in one.windows.items()},
        relations=_once(_all(one.relations for one in sets), "id"),
        records=tuple(_all(one.records for one in sets)),
    )


def _once(several: Iterable[object], named: str) -> tuple:  # type: ignore[type-arg]
    """What several sets hold, each once, by name: the first that goes by a name stands."""
    found: dict[str, object] = {}
    for one in several:
        found.setdefault(getattr(one, named), one)
    return tuple(found[name] for name in sorted(found))


def _all(several: Iterable[Iterable[object]]) -> list:  # type: ignore[type-arg]
    return [one for each in several for one in each]

"""What documents come to, joined to the report on the records that were named beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import attr

from figurecheck.bringing.prose.through import Check, Text, TextsChecked, check_documents
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.document import Object
from figurecheck.model.finding import Finding

Whole = TypeVar("Whole", bound=Checked)


@attr.frozen(eq=False)
class TextsTogether:
    """What documents come to: their findings, and how they join the report on the records."""

    checked: TextsChecked

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in all of them."""
        return self.checked.findings

    def joined(self, report: Whole) -> Whole:
        """The report with the claims, proofs and counts of the documents; their findings are in it already."""
        return _joined(report, self.checked)


def check_texts(documents: Iterable[object], check: Check, data: object = None) -> TextsTogether:
    """Holds each document against itself, as ``check_documents`` does."""
    return TextsTogether(check_documents(documents, check, data))


def _joined(report: Whole, texts: TextsChecked) -> Whole:
    others = texts.reports
    return attr.evolve(
        report,
        claims=together(report.claims, [one.claims for one in others]),
        coverage=tuple(sorted((*report.coverage, *_all(one.coverage for one in others)), key=lambda one: one.claim)),
        complete=report.complete and all(one.complete for one in others),
        statements={**report.statements, **{name: told for one in others for name, told in one.statements.items()}},
        whole=report.whole.union(*(one.whole for one in others)),
        texts=tuple(map(text_object, texts.texts)),
    )


def together(claims: Claims, others: Iterable[Claims]) -> Claims:
    """All claims in one set, with what each of them needs; ids of measures and claims are of one set alone."""
    sets = [claims, *others]
    return attr.evolve(
        claims,
        claims=tuple(sorted(_all(one.claims for one in sets), key=lambda claim: claim.name)),
        sources={name: source for one in reversed(sets) for name, source in one.sources.items()},
        measures={name: measure for one in sets for name, measure in one.measures.items()},
        periods={name: window for one in sets for name, window in one.periods.items()},
        windows={name: window for one in sets for name, window in one.windows.items()},
        relations=tuple(_all(one.relations for one in sets)),
        records=tuple(_all(one.records for one in sets)),
    )


def text_object(text: Text) -> Object:
    """What was read of a document, as a report tells it."""
    document = text.document
    unfit = sum(1 for match in text.matches if match.told)
    counts: Object = {
        "sentences": text.counted,
        "figures": text.figures,
        "checked": len(text.matches),
        "fitting": len(text.matches) - unfit,
        "alone": text.figures - text.tied,
        "unread": text.unread,
    }
    return {
        "text": document.name,
        "sha256": document.digest,
        "title": document.title,
        "published": document.published or None,
        "characters": len(document.text),
        "counts": counts,
    }


def _all(several: Iterable[Iterable[object]]) -> list:  # type: ignore[type-arg]
    return [one for each in several for one in each]

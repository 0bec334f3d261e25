"""The report as plain values, schema ``figurecheck-report/1``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from figurecheck.model.checked import SCHEMA, Checked, Covered, Repaired, Run
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.document import Json, Object, proof_object, readings_object, rule_object
from figurecheck.model.finding import Computed, Explained, Finding, Label
from figurecheck.version import VERSION


class EachValue(NamedTuple):
    """A list that grows with the report, each of its values made when its turn has come."""

    each: Iterator[Json]


class EachField(NamedTuple):
    """An object that grows with the report, each of its fields made when its turn has come."""

    each: Iterator[tuple[str, Json]]


def report_fields(report: Checked) -> Iterator[tuple[str, Json | EachValue | EachField]]:
    """Every field of the schema, in its order.

    What grows with the report comes one by one: all of it at once takes many times the room of the
    text that is written of it.
    """
    rules = report.statements
    yield "schema", SCHEMA
    yield "version", VERSION
    yield "readings_version", report.readings_version
    yield "inputs", dict(report.claims.inputs)
    yield "complete", report.complete
    yield "summary", summary_object(report)
    yield "findings", EachValue(finding_object(finding, rules) for finding in report.findings)
    yield "coverage", EachValue(_covered(covered) for covered in report.coverage)
    yield "rules", EachField((name, rule_object(rules[name])) for name in sorted(rules))
    yield "sums", list(report.sums)
    yield "stories", EachValue(_stories(report))
    yield "repairs", EachValue(_repaired(repaired) for repaired in report.repairs)
    yield "whole", sorted(report.whole)
    yield "bounds", EachValue(bounds.document for bounds in report.pinned)
    yield "figures", EachField((claim.name, claim.figure.text) for claim in report.claims)
    yield "run", run_object(report.run)
    for name, documents in (
        ("texts", report.texts),
        ("tables", report.tables),
        ("filings", report.filings),
    ):
        if documents:
            yield name, EachValue(iter(documents))


def report_object(report: Checked) -> Object:
    """All of the report at once."""
    return {name: _whole(value) for name, value in report_fields(report)}


def _whole(value: Json | EachValue | EachField) -> Json:
    if isinstance(value, EachValue):
        return list(value.each)
    return dict(value.each) if isinstance(value, EachField) else value


def _stories(report: Checked) -> Iterator[Object]:
    """The stories, each with the variants that are told under one of its findings."""
    under: dict[str, list[str]] = {}
    for key, simpler in sorted(report.variants.items()):
        under.setdefault(simpler, []).append(key)
    for story in report.stories:
        variants = {key for simpler in story.findings for key in under.get(simpler, ())}
        yield {
            "shared": story.shared,
            "findings": list(story.findings),
            "variants": sorted(variants),
        }


def spoken_object(claims: Claims) -> Object:
    """The counts of those who speak and of what they say."""
    speaking = {claim.source for claim in claims}
    origins = {origin for claim in claims for origin in claims.origins(claim)}
    return {"sources": len(speaking), "origins": len(origins), "claims": len(claims)}


def run_object(run: Run) -> Object:
    """What a report was made with."""
    return {
        "day": None if run.day is None else date.fromordinal(run.day).isoformat(),
        "select": list(run.select),
        "ignore": list(run.ignore),
        "readings": run.readings,
        "words": run.words,
        "settings": run.settings or None,
        "rules": list(run.rules),
    }


def summary_object(report: Checked) -> Object:
    """The counts."""
    return {
        **spoken_object(report.claims),
        "tied": report.tied,
        "alone": len(report.with_status("alone")),
        "findings": dict(report.counts),
    }


def finding_object(finding: Finding, rules: Mapping[str, Statement]) -> Object:
    """A finding; ``rules`` are the statements that its proof uses and that are not claims."""
    return {
        "key": finding.key,
        "code": finding.code,
        "severity": finding.severity,
        "level": finding.level,
        "headline": finding.headline,
        "claims": list(finding.claims),
        "also": list(finding.also),
        "relations": list(finding.relations),
        "places": [_place(label) for label in finding.labels],
        "arithmetic": list(finding.arithmetic),
        "computed": [_computed(one) for one in finding.computed],
        "because": finding.because,
        "gap": None if finding.gap is None else str(finding.gap),
        "proof": None if finding.proof is None else proof_object(finding.proof, rules),
        "explanations": [_explained(one) for one in finding.explanations],
        "repairs": list(finding.repairs),
        "help": finding.help,
        "accepted": finding.accepted,
        "link": finding.link,
    }


def _computed(computed: Computed) -> Object:
    return {
        "claim": computed.claim,
        "way": computed.way or "equal",
        "lower": None if computed.lower is None else str(computed.lower),
        "upper": None if computed.upper is None else str(computed.upper),
        "text": computed.text,
    }


def _explained(explained: Explained) -> Object:
    return {
        "name": explained.name,
        "kind": "slip" if explained.slip else "harmless",
        "text": explained.text,
        "claims": list(explained.claims),
        "edits": [
            {"record": record, "field": field, "value": value}
            for record, field, value in explained.edits
        ],
        "settles": list(explained.settles),
    }


def _repaired(repaired: Repaired) -> Object:
    return {
        "level": repaired.level,
        "sets": [list(names) for names in repaired.sets],
        "weight": str(repaired.weight),
        "complete": repaired.complete,
        "findings": list(repaired.findings),
        "factor": None if repaired.factor is None else str(repaired.factor),
    }


def _place(label: Label) -> Json:
    place = label.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        **({"cell": place.cell} if place.cell else {}),
        "text": label.text,
        "label": label.label,
    }


def _covered(covered: Covered) -> Object:
    return {
        "claim": covered.claim,
        "status": covered.status,
        "ties": covered.ties,
        "readings": readings_object(covered.reading),
        "checks": list(covered.checks),
        "form": covered.form,
    }

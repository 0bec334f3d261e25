"""The report as plain values, schema ``figurecheck-report/1``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from figurecheck.model.checked import SCHEMA, Checked, Covered, Repaired, Run
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.document import Json, Object, proof_object, readings_object
from figurecheck.model.finding import Computed, Explained, Finding, Label
from figurecheck.version import VERSION


def report_object(report: Checked) -> Object:
    """Every field of the schema, in its order."""
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "readings_version": report.readings_version,
        "inputs": dict(report.claims.inputs),
        "complete": report.complete,
        "summary": summary_object(report),
        "findings": [finding_object(finding, report.statements) for finding in report.findings],
        "coverage": [_covered(covered) for covered in report.coverage],
        "rules": dict(report.rules),
        "sums": list(report.sums),
        "stories": [
            {
                "shared": story.shared,
                "findings": list(story.findings),
                "variants": [
                    key
                    for key, simpler in sorted(report.variants.items())
                    if simpler in story.findings
                ],
            }
            for story in report.stories
        ],
        "repairs": [_repaired(repaired) for repaired in report.repairs],
        "whole": sorted(report.whole),
        "bounds": [bounds.document for bounds in report.pinned],
        "figures": {claim.name: claim.figure.text for claim in report.claims},
        "run": run_object(report.run),
        **({"texts": list(report.texts)} if report.texts else {}),
        **({"tables": list(report.tables)} if report.tables else {}),
        **({"filings": list(report.filings)} if report.filings else {}),
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

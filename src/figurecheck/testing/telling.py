"""One finding of a report told by itself, as a failing test tells it."""

from __future__ import annotations

import attr

from figurecheck.claims.report import Report
from figurecheck.model.checked import Story
from figurecheck.model.finding import Finding
from figurecheck.report.brief import brief
from figurecheck.report.formats.text import render


def told(report: Report, finding: Finding) -> str:
    """What the report for people says of one of its findings, without the lines about the report as a whole."""
    stories = (Story(None, (finding.key,)),) if finding.proof is not None else ()
    alone = attr.evolve(report, findings=(finding,), stories=stories, variants={}, repairs=(), pinned=())
    parts = render(alone, False).split("\n\n")[1:-1]  # noqa: FBT003 -- the verdict, the finding, the closing lines
    return "\n\n".join(parts) or brief([finding]).rstrip("\n")

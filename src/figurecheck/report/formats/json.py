"""The report as JSON, schema ``figurecheck-report/1``: documented in ``docs/report.md``."""

from __future__ import annotations

from figurecheck.model.checked import Checked
from figurecheck.model.extension import Format
from figurecheck.report.document import report_object


def render(report: Checked, verbose: bool) -> str:  # noqa: ARG001, FBT001 -- it is all there always
    """The whole report; the same input gives the same bytes."""
    import json

    text = json.dumps(report_object(report), ensure_ascii=False, indent=1)
    return (
        text.replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[") + "\n"
    )  # which a build server would take for a command


FORMAT = Format("json", "the whole report, for programs; `figurecheck verify` re-proves it", render)

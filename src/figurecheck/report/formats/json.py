"""The report as JSON, schema ``figurecheck-report/1``: documented in ``docs/report.md``."""

from __future__ import annotations

from figurecheck.model.checked import Checked
from figurecheck.model.extension import Format
from figurecheck.report.document import report_object
from figurecheck.report.escaping import commanding_nothing


def render(report: Checked, verbose: bool) -> str:  # noqa: ARG001, FBT001 -- it is all there always
    """The whole report; the same input gives the same bytes."""
    import json

    text = json.dumps(report_object(report), ensure_ascii=False, indent=1)
    return f"{commanding_nothing(text)}\n"


FORMAT = Format("json", "the whole report, for programs; `figurecheck verify` re-proves it", render)

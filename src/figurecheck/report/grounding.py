"""Groundings as text, as JSON and as columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.document import Json, Object
from figurecheck.model.finding import Finding
from figurecheck.model.grounded import Grounded
from figurecheck.model.grounding import Evidence, Traced
from figurecheck.report.document import report_object
from figurecheck.report.formats.text import finding_lines
from figurecheck.report.painting import Line, plain
from figurecheck.report.safe import safe
from figurecheck.telling.grounding import closing_line, figure_rows, first_line
from figurecheck.telling.outline import told as told_findings

SCHEMA = "figurecheck-grounding/1"

_BITS = re.compile(r'"bits": "(\d+\.\d)"')

"""The findings as workflow commands, which GitHub shows as annotations beside the lines they are
about.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.model.checked import Checked
from figurecheck.model.extension import Format
from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.model.spelling import spell_count
from figurecheck.report.escaping import command_data, command_property, cut
from figurecheck.telling.findings import lines
from figurecheck.telling.outline import told, verdict
from figurecheck.telling.places import first_place, located

MAX_ANNOTATIONS = 10
"""Annotations of one severity that GitHub keeps of a step."""

MAX_MESSAGE = 4_000
"""Characters of one message."""

COMMANDS = ("error", "warning", "notice")
"""The commands for the severities, the gravest first."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """The verdict, then a command a finding; beyond ten of a severity, the tenth says how many more
    there are.
    """
    shown = told(report, verbose=verbose)
    given = [verdict(report)]
    for severity, command in zip(SEVERITIES, COMMANDS, strict=True):
        given += _commands(command, [one for one in shown if _counts_as(one) == severity])
    return "\n".join(given) + "\n"


def _counts_as(finding: Finding) -> str:
    """What has been accepted fails nothing, and is told as a note is."""
    return "note" if finding.accepted else finding.severity


def _commands(command: str, findings: list[Finding]) -> Iterator[str]:
    kept = findings if len(findings) <= MAX_ANNOTATIONS else findings[: MAX_ANNOTATIONS - 1]
    yield from (_annotation(command, finding) for finding in kept)
    rest = len(findings) - len(kept)
    if rest:
        what = "note" if command == "notice" else command
        more = (
            f"{spell_count(rest, f'more {what}')}: figurecheck report --all has every one of them"
        )
        yield f"::{command} title={command_property(f'{rest:,} more')}::{command_data(more)}"


def _annotation(command: str, finding: Finding) -> str:
    accepted = "accepted " if finding.accepted else ""
    properties = [("title", f"{accepted}{finding.severity} {finding.code}")]
    place = first_place(finding)
    path, inside = located(place.file) if place is not None else ("", False)
    if place is not None and inside and path:
        at = [("line", str(place.line)), ("col", str(place.column))] if place.line > 0 else []
        properties = [("file", path), *at, *properties]
    written = ",".join(f"{name}={command_property(value)}" for name, value in properties)
    message = cut(
        "\n".join([finding.headline, *(line.replace("\n", " ") for line in lines(finding))]),
        MAX_MESSAGE,
    )
    return f"::{command} {written}::{command_data(message)}"


FORMAT = Format(
    "github",
    "annotations in a GitHub workflow, the worst nine of each kind and how many more",
    render,
)

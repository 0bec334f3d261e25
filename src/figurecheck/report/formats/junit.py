"""The report as a JUnit test suite: a test case a claims file, which fails where a finding stands
in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding
from figurecheck.model.spelling import spell_count
from figurecheck.report.escaping import xml
from figurecheck.telling.findings import lines
from figurecheck.telling.outline import told
from figurecheck.telling.places import first_place, located

NO_FILE = "claims"
"""The name of the case for findings without a file, and of the only one where no file was read."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """One suite. A file fails with all of its findings above a note; what was accepted is a skipped
    case of its own.
    """
    shown = told(report, verbose=verbose)
    files: dict[str, list[Finding]] = {
        located(path)[0]: [] for path in sorted(report.claims.inputs)
    }
    for finding in shown:
        if not finding.accepted:
            files.setdefault(_file(finding), []).append(finding)
    accepted = [finding for finding in shown if finding.accepted]
    if not files and not accepted:
        files[NO_FILE] = []
    failing = sum(any(one.severity != "note" for one in findings) for findings in files.values())
    counts = (
        f'tests="{len(files) + len(accepted)}" failures="{failing}" errors="0"'
        f' skipped="{len(accepted)}" time="0"'
    )
    cases = [line for file in sorted(files) for line in _case(file, files[file])]
    cases += [line for finding in accepted for line in _skipped(finding)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="figurecheck" {counts}>']
    suite = [f'<testsuite name="figurecheck" {counts}>', *cases, "</testsuite>", "</testsuites>"]
    return "\n".join([*head, *suite]) + "\n"


def _file(finding: Finding) -> str:
    place = first_place(finding)
    return (located(place.file)[0] if place is not None else "") or NO_FILE


def _case(file: str, findings: Sequence[Finding]) -> Iterator[str]:
    """A file that passes, or fails once with everything that was found in it: not every reader
    takes two failures.
    """
    opened = f'<testcase classname="figurecheck" name="{xml(file)}" file="{xml(file)}" time="0"'
    if not findings:
        yield f"{opened}/>"
        return
    yield f"{opened}>"
    grave = [finding for finding in findings if finding.severity != "note"]
    notes = [finding for finding in findings if finding.severity == "note"]
    if grave:
        more = f" (and {spell_count(len(grave) - 1, 'other finding')})" if len(grave) > 1 else ""
        message = f"{_headline(grave[0])}{more}"
        yield (
            f'<failure type="{grave[0].severity}" message="{xml(message)}">{_body(grave)}</failure>'
        )
    if notes:
        yield f"<system-out>{_body(notes)}</system-out>"
    yield "</testcase>"


def _skipped(finding: Finding) -> Iterator[str]:
    file = _file(finding)
    yield (
        f'<testcase classname="figurecheck" name="{xml(f"{file} {finding.key}")}"'
        f' file="{xml(file)}" time="0">'
    )
    yield f'<skipped message="{xml(finding.accepted)}"/>'
    yield f"<system-out>{_body([finding])}</system-out>"
    yield "</testcase>"


def _body(findings: Sequence[Finding]) -> str:
    blocks = [
        "\n".join([_headline(one), *(f"  {_flat(line)}" for line in lines(one))])
        for one in findings
    ]
    return xml("\n" + "\n\n".join(blocks) + "\n")


def _headline(finding: Finding) -> str:
    return f"{finding.severity} {finding.code}: {_flat(finding.headline)}"


def _flat(text: str) -> str:
    return text.replace("\n", " ")


FORMAT = Format("junit", "a JUnit test suite, a test case a file, for build servers", render)

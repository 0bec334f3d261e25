"""What is wrong, where it stands: problems of the files, and findings about what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attr

from figurecheck.claims.report import Report
from figurecheck.live.positions import TextSpan
from figurecheck.live.workspace import Workspace
from figurecheck.model.finding import Finding, Label, Problem


@attr.frozen
class Diagnostic:
    """A line to draw under a span. ``related`` are further places, each with what stands there.

    ``severity`` is that of a finding, or ``hint`` at the other places of one that is told where to
    look first.
    """

    span: TextSpan
    severity: str
    code: str
    message: str
    related: tuple[tuple[TextSpan, str], ...] = ()


def of_problems(workspace: Workspace) -> dict[str, list[Diagnostic]]:
    """What is wrong with the files themselves, by file."""
    return _by_file(
        one for problem in workspace.claims.problems for one in _of_problem(workspace, problem)
    )


def of_report(
    workspace: Workspace, report: Report, *, notes: bool = False
) -> dict[str, list[Diagnostic]]:
    """What a check found, by file; problems of the files are left to ``of_problems``, notes out
    unless asked for.
    """
    told = [
        finding for finding in report if (notes or finding.severity != "note") and finding.labels
    ]
    known = {(problem.code, problem.headline) for problem in workspace.claims.problems}
    return _by_file(
        one
        for finding in told
        if (finding.code, finding.headline) not in known
        for one in _of_finding(workspace, finding)
    )


def together(
    one: Mapping[str, list[Diagnostic]], other: Mapping[str, list[Diagnostic]]
) -> dict[str, list[Diagnostic]]:
    """The diagnostics of both, by file, in the order of their places."""
    found = {name: [*one.get(name, ()), *other.get(name, ())] for name in sorted({*one, *other})}
    return {name: sorted(found[name], key=_order) for name in found}


def _order(one: Diagnostic) -> tuple[int, int, str, str]:
    return one.span.line, one.span.start, one.code, one.message


def _by_file(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    files: dict[str, list[Diagnostic]] = {}
    for one in found:
        files.setdefault(one.span.file, []).append(one)
    return files


def _of_problem(workspace: Workspace, problem: Problem) -> Iterator[Diagnostic]:
    spans = [label_span(workspace, label) for label in problem.labels]
    if not spans:
        return
    help_ = ((spans[-1], f"help: {problem.help}"),) if problem.help else ()
    for index, span in enumerate(spans):
        others = tuple(
            (spans[at], _words(label)) for at, label in enumerate(problem.labels) if at != index
        )
        yield Diagnostic(span, problem.severity, problem.code, problem.headline, (*others, *help_))


def _of_finding(workspace: Workspace, finding: Finding) -> Iterator[Diagnostic]:
    spans = [label_span(workspace, label) for label in finding.labels]
    others = tuple(
        (span, _words(label)) for span, label in zip(spans[1:], finding.labels[1:], strict=True)
    )
    first = spans[0]
    more = tuple((first, line) for line in finding.arithmetic)
    more += ((first, f"help: {finding.help}"),) if finding.help else ()
    more += ((first, f"accepted: {finding.accepted}"),) if finding.accepted else ()
    severity = "note" if finding.accepted else finding.severity
    yield Diagnostic(first, severity, finding.code, finding.headline, (*others, *more))
    for span in dict.fromkeys(spans[1:]):
        if span != first:
            yield Diagnostic(
                span, "hint", finding.code, finding.headline, ((first, _words(finding.labels[0])),)
            )


def _words(label: Label) -> str:
    return ": ".join(part for part in (label.text, label.label) if part) or "here"


def label_span(workspace: Workspace, label: Label) -> TextSpan:
    """The words at a place; to the end of the line where they were shortened or are spelled in
    another way there.
    """
    line = max(label.place.line - 1, 0)
    text = workspace.line(label.place.file, line)
    start = min(max(label.place.column - 1, 0), len(text))
    words = label.text.split("\n")[0]
    end = start + len(words) if words and text.startswith(words, start) else len(text.rstrip())
    if start >= end:
        start, end = 0, len(text)
    return TextSpan(label.place.file, line, start, end)


def still_there(
    found: Mapping[str, list[Diagnostic]], then: Workspace, now: Workspace
) -> dict[str, list[Diagnostic]]:
    """The diagnostics of an earlier state whose lines are still there, where they stand now.

    The others wait for the next check. A further place that has gone is told at the first one.
    """
    moves: dict[str, _Move] = {}

    def move(span: TextSpan) -> TextSpan | None:
        if span.file not in moves:
            moves[span.file] = _Move(then.lines(span.file), now.lines(span.file))
        line = moves[span.file].to(span.line)
        return None if line is None else attr.evolve(span, line=line)

    left: dict[str, list[Diagnostic]] = {}
    for name in found:
        moved = ((one, move(one.span)) for one in found[name])
        left[name] = [
            attr.evolve(
                one,
                span=span,
                related=tuple((move(other) or span, words) for other, words in one.related),
            )
            for one, span in moved
            if span is not None
        ]
    return left


class _Move:
    """Where the lines of a text are in a later state of it, as far as it is alike at its beginning
    and at its end.
    """

    def __init__(self, then: list[str], now: list[str]) -> None:
        self._then, self._now = then, now
        shorter = min(len(then), len(now))
        self._first = next((at for at in range(shorter) if then[at] != now[at]), shorter)
        rest = shorter - self._first
        self._last = next((at for at in range(rest) if then[-1 - at] != now[-1 - at]), rest)

    def to(self, line: int) -> int | None:
        """Where a line is now; ``None`` where it is not found."""
        further = len(self._now) - len(self._then)
        if line >= len(self._then) - self._last:
            return line + further
        alike = line < self._first or (not further and self._then[line] == self._now[line])
        return line if alike else None

"""A text that somebody writes, held against itself as ``report FILE`` does, and where in it what is
found stands.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import attr

from figurecheck.asking.choose import chosen
from figurecheck.claims.report import Report
from figurecheck.claims.settings import EDITOR_TEXTS, Settings
from figurecheck.consistency import check
from figurecheck.live.positions import Spot
from figurecheck.model.finding import Finding, Label, Problem
from figurecheck.model.marked import MARKS, Mark
from figurecheck.model.record import Place
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData
from figurecheck.telling.findings import why_lines

ENDINGS = (".txt", ".md")
"""The endings of texts that are checked while somebody writes them."""


@attr.frozen
class TextRange:
    """Characters of a text from a spot to another one, which is not included."""

    start: Spot
    end: Spot

    def holds(self, spot: Spot) -> bool:
        """Whether a spot is in it, its end included."""
        return self.start <= spot <= self.end


@attr.frozen(eq=False)
class ToldInText:
    """A line to draw under the words at a range; ``related`` are further ranges, each with what
    stands there.

    ``severity`` is that of a finding, or ``hint`` at the further figures of one.
    """

    range: TextRange
    severity: str
    code: str
    message: str
    related: tuple[tuple[TextRange, str], ...] = ()


@attr.frozen(eq=False, slots=False)
class CheckedText:
    """A text as it stood when it was checked, by lines, with what was found.

    ``notes`` says whether notes are told too.
    """

    lines: tuple[str, ...]
    report: Report
    notes: bool = False

    def told(self) -> Iterator[ToldInText]:
        """What is wrong, where it stands: every finding at its first figure, with a hint at the
        others.
        """
        for finding in self.report.findings:
            if finding.labels and (self.notes or finding.severity != "note"):
                yield from self._told(finding)

    def _told(self, finding: Finding) -> Iterator[ToldInText]:
        ranges = [self._range(finding, label) for label in finding.labels]
        first, words = ranges[0], [_words(label) for label in finding.labels]
        lines = (*why_lines(finding, verbose=False),)
        lines += (f"help: {finding.help}",) if finding.help else ()
        lines += (f"accepted: {finding.accepted}",) if finding.accepted else ()
        related = (*zip(ranges[1:], words[1:], strict=True), *((first, line) for line in lines))
        severity = "note" if finding.accepted else finding.severity
        yield ToldInText(first, severity, finding.code, finding.headline, related)
        for one in dict.fromkeys(ranges[1:]):
            if one != first:
                back = ((first, words[0]),)
                yield ToldInText(one, "hint", finding.code, finding.headline, back)

    def _range(self, finding: Finding, label: Label) -> TextRange:
        """Where the words of a label stand: the marked figure, else the words as they are, else the
        rest of the line.
        """
        mark = self._marked_at.get((finding.key, label.place))
        if mark is not None:
            return _range(mark)
        start = _spot(label.place)
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        found = line[start.character :].find(label.text)
        end = start.character + len(label.text) if found == 0 and label.text else len(line)
        return TextRange(start, Spot(start.line, end))

    @cached_property
    def _marked_at(self) -> Mapping[tuple[str, Place], Mark]:
        """The marks by each finding's key and their place, made once: a long text has thousands."""
        found: dict[tuple[str, Place], Mark] = {}
        for mark in self._marks():
            for key in mark.findings:
                found.setdefault((key, mark.place), mark)
        return found

    def _marks(self) -> Iterator[Mark]:
        for text in self.report.marked:
            yield from text.marks

    def hover(self, spot: Spot) -> tuple[TextRange, tuple[str, ...]] | None:
        """What there is to say of the figure at a spot: how it stands, and why a finding says that
        it does not fit.
        """
        known = {finding.key: finding for finding in self.report.findings}
        for mark in self._marks():
            if _range(mark).holds(spot):
                findings = [known[key] for key in mark.findings if key in known]
                lines = [line for finding in findings for line in _why(finding)]
                return _range(mark), tuple(lines or (MARKS[mark.status],))
        return None


def check_text(
    content: str, name: str, ending: str, settings: Settings, data: ReadingData | None = None
) -> CheckedText:
    """The text held against itself, with the findings that the settings choose."""
    from figurecheck.bringing.documents.opening import opened
    from figurecheck.bringing.tables.opening import holds_tables, opened_tables

    raw = content.encode("utf-8", "surrogatepass")
    problems: list[Problem] = []
    document = opened(raw, name, ending, problems)
    documents: tuple[object, ...] = () if document is None else (document,)
    if document is not None and holds_tables(ending):
        documents += tuple(opened_tables(raw, name, ending, problems))
    claims = attr.evolve(assemble((), problems, {}, data), documents=documents)
    found = chosen(check(claims), settings.texts("select"), settings.texts("ignore"))
    lines = tuple(re.split(r"\r\n|\n|\r", content))
    return CheckedText(lines, found, settings.values.get("verbose") is True)


def wanted(path: str | None, settings: Settings) -> bool:
    """Whether the settings have a text checked while it is written; ``path`` is ``None`` for one
    that was never saved.
    """
    choice = settings.text(EDITOR_TEXTS) or "named"
    if choice != "named":
        return choice == "open"
    named = {os.path.realpath(one) for one in settings.documents()}
    return path is not None and os.path.realpath(path) in named


def _why(finding: Finding) -> Iterator[str]:
    """A finding with its arithmetic, line by line."""
    yield f"{finding.severity} {finding.code}: {finding.headline}"
    yield from why_lines(finding, verbose=False)
    yield from (f"{label.text}: {label.label}" for label in finding.labels if label.label)
    yield from (f"help: {one}" for one in (finding.help,) if one)
    yield from (f"accepted: {one}" for one in (finding.accepted,) if one)
    yield f"key: {finding.key}"


def _range(mark: Mark) -> TextRange:
    return TextRange(_spot(mark.place), _spot(mark.until))


def _spot(place: Place) -> Spot:
    return Spot(max(place.line - 1, 0), max(place.column - 1, 0))


def _words(label: Label) -> str:
    return ": ".join(part for part in (label.text, label.label) if part) or "here"

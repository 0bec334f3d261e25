"""The texts themselves, as the page shows them: their figures marked, and beside them what is told
of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attr

from figurecheck.model.finding import Finding
from figurecheck.model.marked import FITS, MARKS, OF_SEVERAL, UNCHECKED, UNFIT, Mark, MarkedText
from figurecheck.model.spelling import spell_count
from figurecheck.report.html.lookup import Lookup

WHOLE = 20_000
"""Characters up to which a text is shown as it is; of a longer one the paragraphs without anything
in question are folded.
"""

LONGEST_PIECE = 1_500
"""Characters of a paragraph that are shown as one; a longer one is cut at a blank."""

MARKUP = 90
"""Characters that a mark takes beside its words."""

MAX_TEXTS_SHOWN = 600_000
"""Characters that the texts of one page take, markup among them."""

MAX_TOLD_BESIDE = 200
"""Findings that are listed beside one text."""


@attr.frozen(eq=False, repr=False)
class ShownWords:
    """Words of a paragraph, marked or not: ``status`` is empty for words between marks.

    ``number`` is that of the finding beside, 0 where none speaks of it; ``anchor`` the name of the
    mark and ``link`` that of what it leads to.
    """

    words: str
    status: str = ""
    told: str = ""
    number: int = 0
    anchor: str = ""
    link: str = ""


@attr.frozen(eq=False, repr=False)
class ShownPassage:
    """A paragraph, or a part of one that is very long."""

    heading: bool
    parts: tuple[ShownWords, ...]


@attr.frozen(eq=False, repr=False)
class ShownFold:
    """Pieces that follow one another; ``told`` is empty where they are shown, else what is folded
    away. Without passages it says what is left out.
    """

    told: str
    passages: tuple[ShownPassage, ...]


@attr.frozen(eq=False, repr=False)
class ToldBeside:
    """A finding beside a text: its number there, the name of its place, what leads to the finding
    in full (empty where no page tells it), and the names of the marks that lead to it.
    """

    number: int
    anchor: str
    full: str
    finding: Finding
    marks: tuple[str, ...]


@attr.frozen(eq=False, repr=False)
class ShownText:
    """A text with its marks: how many figures stand how, its passages, and what is told of it."""

    name: str
    counts: tuple[tuple[str, str, int], ...]
    aside: tuple[str, ...]
    folds: tuple[ShownFold, ...]
    beside: tuple[ToldBeside, ...]
    more: int


def shown_texts(lookup: Lookup, links: Mapping[str, str]) -> Iterator[ShownText]:
    """Each text of the report, while there is room; those with something in question first get
    it. ``links`` lead to the findings in full, by their keys.
    """
    texts = [
        _Shown(lookup, links, text, f"text{number}")
        for number, text in enumerate(lookup.report.marked, 1)
    ]
    left = MAX_TEXTS_SHOWN
    for asked in (True, False):
        for one in texts:
            left -= one.choose(left, asked=asked)
    for one in texts:
        yield one.text()


@attr.frozen(eq=False, repr=False)
class _Cut:
    """A piece of a text before it is spelled."""

    start: int
    end: int
    heading: bool
    marks: tuple[Mark, ...]

    @property
    def size(self) -> int:
        return self.end - self.start + MARKUP * len(self.marks)


class _Shown:
    """One text on its way to the page."""

    def __init__(
        self, lookup: Lookup, links: Mapping[str, str], text: MarkedText, name: str
    ) -> None:
        self._lookup, self._links, self._text = lookup, links, text
        self._name = name
        known = [key for key in text.findings if key in lookup.findings]
        self._numbers = {key: number for number, key in enumerate(known, 1)}
        self._cuts = list(_cut(text))
        self._shown: set[int] = set()

    def text(self) -> ShownText:
        """The text as it is shown."""
        statuses = [self._status(mark) for mark in self._text.marks]
        aside = []
        if self._text.unread:
            numbers = spell_count(self._text.unread, "number")
            aside.append(f"{numbers} could not be read as figures and have no mark.")
        counts = {one: statuses.count(one) for one in MARKS if one in statuses}
        return ShownText(
            self._text.name,
            tuple(
                (one, (MARKS if count == 1 else OF_SEVERAL)[one], count)
                for one, count in counts.items()
            ),
            tuple(aside),
            tuple(self._folds()),
            tuple(self._told()),
            max(0, len(self._numbers) - MAX_TOLD_BESIDE),
        )

    def _status(self, mark: Mark) -> str:
        """How a figure stands; one whose findings were left out by those who asked is not
        checked.
        """
        left_out = mark.findings and not self._keys(mark)
        return UNCHECKED if left_out else mark.status

    def _keys(self, mark: Mark) -> list[str]:
        return [key for key in mark.findings if key in self._numbers]

    def choose(self, room: int, *, asked: bool) -> int:
        """Takes the passages that there is room for, ``asked`` those with something in question,
        else the others; how much room they take.
        """
        left = room
        for at, cut in enumerate(self._cuts):
            if self._asked(cut) is asked and cut.size <= left:
                self._shown.add(at)
                left -= cut.size
        return room - left

    def _asked(self, cut: _Cut) -> bool:
        """Whether something in a piece is in question."""
        return any(self._keys(mark) for mark in cut.marks)

    def _folds(self) -> Iterator[ShownFold]:
        large = len(self._text.text) > WHOLE

        def how(at: int) -> str:
            if at not in self._shown:
                return "left out"
            return "folded" if large and not self._asked(self._cuts[at]) else ""

        for state, run in groupby(range(len(self._cuts)), key=how):
            cuts = [self._cuts[at] for at in run]
            passages = () if state == "left out" else tuple(map(self._passage, cuts))
            yield ShownFold(self._say(state, cuts) if state else "", passages)

    def _say(self, state: str, cuts: Sequence[_Cut]) -> str:
        figures = sum(len(one.marks) for one in cuts)
        many = f"{spell_count(len(cuts), 'paragraph')} with {spell_count(figures, 'figure')}"
        if state == "folded":
            return f"{many}, nothing in question"
        asked = sum(1 for one in cuts if self._asked(one))
        beside = f", {asked:,} with something in question, told beside" if asked else ""
        size = sum(one.end - one.start for one in cuts)
        return f"{many} ({size:,} characters) left out here for the size of the page{beside}"

    def _passage(self, cut: _Cut) -> ShownPassage:
        parts: list[ShownWords] = []
        at = cut.start
        for mark in cut.marks:
            parts.append(ShownWords(self._text.text[at : mark.start]))
            parts.append(self._marked(mark))
            at = mark.end
        parts.append(ShownWords(self._text.text[at : cut.end]))
        return ShownPassage(cut.heading, tuple(part for part in parts if part.words))

    def _marked(self, mark: Mark) -> ShownWords:
        words, status = self._text.text[mark.start : mark.end], self._status(mark)
        keys = self._keys(mark)
        if not keys:
            return ShownWords(words, status, MARKS[status])
        finding = self._lookup.findings[keys[0]]
        accepted = " (accepted)" if all(self._accepted(key) for key in keys) else ""
        return ShownWords(
            words,
            FITS if accepted and status == UNFIT else status,
            f"{MARKS[status]}{accepted}: {finding.headline}",
            self._numbers[keys[0]],
            self._anchor(mark),
            self._beside(keys[0]),
        )

    def _accepted(self, key: str) -> bool:
        return bool(self._lookup.findings[key].accepted)

    def _anchor(self, mark: Mark) -> str:
        return f"{self._name}-at-{mark.start}"

    def _beside(self, key: str) -> str:
        """What leads to a finding beside the text; to the finding in full where there are too many
        of them, empty where that is on no page either.
        """
        number = self._numbers[key]
        beside = f"#{self._name}-told-{number}"
        return beside if number <= MAX_TOLD_BESIDE else self._links.get(key, "")

    def _told(self) -> Iterator[ToldBeside]:
        marks: dict[str, list[str]] = {}
        for at in sorted(self._shown):
            for mark in self._cuts[at].marks:
                for key in self._keys(mark):
                    marks.setdefault(key, []).append(self._anchor(mark))
        for key, number in list(self._numbers.items())[:MAX_TOLD_BESIDE]:
            yield ToldBeside(
                number,
                f"{self._name}-told-{number}",
                self._links.get(key, ""),
                self._lookup.findings[key],
                tuple(marks.get(key, ())),
            )


def _cut(text: MarkedText) -> Iterator[_Cut]:
    """The paragraphs with their marks, long ones cut at blanks outside marks."""
    marks = iter(text.marks)
    mark = next(marks, None)
    for first, last, heading in text.paragraphs:
        start = first
        while start < last:
            end = last if last - start <= LONGEST_PIECE else _blank(text.text, start, last)
            own: list[Mark] = []
            while mark is not None and mark.start < end:
                if mark.start >= start:
                    own.append(mark)
                end = max(end, min(mark.end, last))
                mark = next(marks, None)
            if text.text[start:end].strip():
                yield _Cut(start, end, heading, tuple(own))
            start = end


def _blank(text: str, start: int, last: int) -> int:
    """Where a long paragraph is cut: behind its last blank within what one piece may have."""
    most = min(start + LONGEST_PIECE, last)
    found = re.compile(r"\s(?=\S*$)").search(text[start:most])
    return start + found.end() if found is not None and found.end() > 1 else most

"""A figure through the scopes: named cell, row and column, derivations, sentences, all sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice

import attr

from figurecheck.bringing.grounding.family import Derivation, Scope, families
from figurecheck.bringing.grounding.figures import (
    ORDINAL,
    TextFigure,
)
from figurecheck.bringing.grounding.kinds import may_be, same_thing, seen_as
from figurecheck.bringing.grounding.naming import Line
from figurecheck.bringing.grounding.nearness import NearSentences, near_in
from figurecheck.bringing.grounding.price import KEY, Reach, grain_of, numerals_like, united
from figurecheck.bringing.grounding.retold import in_question, nearest
from figurecheck.bringing.grounding.sharing import CUTS
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sizes import Spot
from figurecheck.bringing.grounding.sources import TEXT_CELL, SourceFigure, SourceTable
from figurecheck.bringing.grounding.speaking import About, Speaking
from figurecheck.bringing.grounding.trace import FigureTrace
from figurecheck.bringing.prose.mention import RANGE
from figurecheck.model import limits
from figurecheck.model.grounding import (
    ABSENT,
    CONFLICT,
    DERIVED,
    ROUNDED,
    SCALED,
    STATED,
    WEAK,
    strong,
)
from figurecheck.model.interval import Number, magnitude
from figurecheck.model.spelling import spell_rounded

CELL_BITS = 2
"""Strength from which a figure is grounded by a cell whose row and column are named."""

MAX_IN_QUESTION = 3
"""Cells that may be meant where their row and column are named, for one of them to be contradicted.
"""

_SCALES = (
    1,
    1_000,
    1_000_000,
    10**9,
    Fraction(1, 1_000),
    Fraction(1, 10**6),
    100,
    Fraction(1, 100),
)
"""By what a cell may be told otherwise and still be meant, so that it is not contradicted."""

_GROUPS = (1, 1_000, 1_000_000, 10**9)
"""In which scales a cell may be told of which the table says none."""

_RATIO_OF_EXACT = (9, 8)
"""Round numbers are looked for twice, by their last digit and by all: together no more may be found
than at once.
"""


class Around:
    """What the searches for the figures of one text share: the sources, the strength that is asked
    for, what each figure speaks of, the limits that were met and the work that was done.
    """

    def __init__(self, sources: Sources, bits: int, speaking: Speaking) -> None:
        self.sources = sources
        self.bits = bits
        self.speaking = speaking
        self.met: dict[str, None] = {}
        self.effort = 0
        self._united: dict[tuple[frozenset[int], ...], frozenset[int]] = {}
        self._near: tuple[int, list[NearSentences], Iterator[NearSentences]] = -1, [], iter(())

    def united(self, sets: Sequence[frozenset[int]]) -> frozenset[int]:
        """What is in any of some sets, put together once: many figures are held against the same
        long columns.
        """
        key = tuple(sets)
        known = self._united.get(key)
        if known is None:
            known = self._united[key] = united(sets)
        return known

    def near_sentences(self, sentence: int) -> Iterator[NearSentences]:
        """The sentences of the sources by how many words they share with one of the text: those
        that share the most first.
        """
        if self._near[0] != sentence:
            shared = self.speaking.shared(sentence, self.sources)
            self._near = sentence, [], near_in(self.sources, shared)
        _, known, more = self._near
        yield from known
        for one in more:
            known.append(one)
            yield one


class FigureSearch:
    """The scopes for one figure, in order; each pays for all before it."""

    def __init__(self, around: Around, figure: TextFigure, about: About) -> None:
        self.around = around
        self.sources = around.sources
        self.figure = figure
        self.rows, self.own, self.columns = about.rows, about.own, about.columns
        self.sure, self.words, self.wider = about.sure, about.words, about.wider
        self.ahead, self.days, self.spoken = about.ahead, about.days, about.spoken
        self.about = about
        last = figure.wordings[-1]
        self.widest = int(last.lower * KEY) - 1, int(last.upper * KEY) + 1
        self.reaches = [Reach(one.numerals, around.united) for one in figure.wordings]
        self.digits = Reach(figure.digits, around.united) if figure.digits is not None else None
        self.loose: list[FigureTrace] = []
        self.met: dict[str, None] = {}

    def run(self) -> FigureTrace:
        """What becomes of the figure: the first step that comes to something decides."""
        self.around.effort += DERIVED_EFFORT * sum(
            len(self.sources.tables[table].by_row.get(row, ())) for table, row in self.own
        )
        cells = self._cells()
        found = self._looked(cells, CELL_BITS) or self._contradicted(cells) or self._summed(cells)
        if found is None:
            found = self._looked(self._lines(), self.around.bits)
        if found is None:
            derived = self._derived()
            found = derived if derived is None or derived.verdict != WEAK else None
            found = found or self._in_texts() or self._of_other_periods()
            self.loose += [derived] if found is None and derived is not None else []
        found = found or self._elsewhere()
        if found is not None:
            return found
        self.around.met.update(self.met)  # what was not looked at may be where it comes from
        if self.loose:
            return max(self.loose, key=lambda one: one.strength)
        return FigureTrace(
            self.figure, ABSENT, near=self._near(cells), rows=self.own, looked_at=self._close()
        )

    def of_cells(self) -> FigureTrace | None:
        """What becomes of the figure by the cells whose row and column are named alone."""
        cells = self._cells()
        return self._looked(cells, CELL_BITS) or self._conflict(cells)

    def _contradicted(self, cells: Sequence[SourceFigure]) -> FigureTrace | None:
        """What the named cells contradict, unless two named rows or a sentence of a source make it
        so after all.
        """
        conflict = self._conflict(cells)
        if conflict is None:
            return None
        derived = self._derived() if len(self.about.led) > 1 else None
        if derived is not None and derived.verdict != WEAK:
            return derived
        return self._in_texts() or conflict

    def _summed(self, cells: Sequence[SourceFigure]) -> FigureTrace | None:
        """What the sum of two named cells or more contradicts, where the words say that they are
        told together: *Quill and Marsh combined for 30 points*.
        """
        homes = {(one.table, one.column) for one in cells}
        figure, whole = self.figure, sum(one.value for one in cells)
        may = self.sure and self.about.combined and len(homes) == 1 < len(cells) <= MAX_SUMMED
        if not may or figure.mention is None or figure.kind in {ORDINAL, RANGE} or figure.hedged:
            return None
        if figure.wordings[-1].fits(whole) or {one.kind for one in cells} & {TEXT_CELL, "percent"}:
            return None
        first = cells[0]
        shown = f"{' + '.join(one.shown for one in cells)} = {spell_rounded(whole)}"
        names = tuple(one.label[0] for one in cells)
        against = attr.evolve(
            first, value=whole, shown=shown, label=(*names, *first.label[1:]), exact=True
        )
        return FigureTrace(
            figure, CONFLICT, (("is", against),), near=against, cells=(against,), rows=self.own
        )

    # -- scopes ------------------------------------------------------------------------------------

    def _cells(self) -> list[SourceFigure]:
        """The figures of the cells whose row and column are named."""
        tables = self.sources.tables
        by_table: dict[int, set[int]] = {}
        for table, column in self.columns:
            by_table.setdefault(table, set()).add(column)
        found = [
            figure
            for table, row in self.own
            for cell in tables[table].by_row.get(row, ())
            if cell[1] in by_table.get(table, ())
            for figure in tables[table].figures(cell)
        ]
        return self._of_kind(found)

    def _lines(self) -> list[SourceFigure]:
        """The figures of the rows and columns that are named."""
        tables = self.sources.tables
        found = [one for line in self.own for one in self._row(line)]
        own = {(one.table, one.row, one.column) for one in found}
        for table, column in self.columns if self.sure else ():
            cells: Sequence[tuple[int, int]] = tables[table].by_column.get(column, ())
            if len(cells) > limits.GROUNDING_CANDIDATES:
                self.met["GROUNDING_CANDIDATES"] = None
                continue
            if len(cells) > MAX_ONE_BY_ONE:
                cells = self._paid(tables[table], column)
            found += [
                figure
                for cell in cells
                if (table, *cell) not in own
                for figure in tables[table].figures(cell)
            ]
        return self._of_kind(found)

    def _paid(self, table: SourceTable, column: int) -> Sequence[tuple[int, int]]:
        """The cells of a long column that have the figure, once all of it is paid for by size."""
        near = table.sized(column)
        for reach in self._every_reach():
            reach.take(near.reached(reach.numerals))
        return near.between(*self.widest)

    def _of_kind(self, found: Iterable[SourceFigure]) -> list[SourceFigure]:
        return [one for one in found if may_be(self.figure, one) and self._meets(one)]

    def _meets(self, one: SourceFigure) -> bool:
        """Whether the days of a claim meet those of the sentence, where both name some."""
        window = None if one.claim is None else one.claim.window
        if window is None or not self.days or window.start is None or window.end is None:
            return True
        return any(start < window.end and window.start < end for start, end in self.days)

    def _is_of_these_days(self, one: SourceFigure) -> bool:
        """Whether a claim is of the very days that the sentence names, so that it may be
        contradicted.
        """
        window = None if one.claim is None else one.claim.window
        if window is None or window.undated:
            return True
        return any((window.start, window.end) == days for days in self.days)

    # -- looking -----------------------------------------------------------------------------------

    def _looked(self, found: Sequence[SourceFigure], bits: int) -> FigureTrace | None:
        """The outcome where one of some figures is the one looked for, and that means something."""
        if not found:
            return None
        self._pay([value for one in found for value in seen_as(self.figure, one)])
        hits = [one for one in found if self._is(one)]
        return self._told(hits, bits) if hits else None

    def _pay(self, values: Sequence[Number]) -> None:
        for reach in self.reaches:
            reach.add(values)
        if self.digits is not None:
            self.digits.add(values)

    def _is(self, one: SourceFigure) -> bool:
        """Whether a figure of a source would be written as that of the text is."""
        widest = self.figure.wordings[-1]
        if self.figure.kind == RANGE:
            return self._is_range(one)
        return any(
            widest.fits(value) and self._rounds(value, exact=one.exact)
            for value in seen_as(self.figure, one)
        )

    def _rounds(self, value: Number, *, exact: bool) -> bool:
        """Whether a number is the very one, or has finer digits than the figure: nothing rounds to
        what is finer.
        """
        value = magnitude(value)
        if value == magnitude(self.figure.value) or grain_of(value) < self.figure.grain:
            return True
        wording = self.figure.wordings[0]
        between = wording.lower < magnitude(self.figure.value) < wording.upper
        return exact and wording.fits(value) and not between  # none is about a rounder one

    def _is_range(self, one: SourceFigure) -> bool:
        if one.last is not None:
            return one.values == self.figure.values
        lower, upper = sorted(map(magnitude, self.figure.values))
        return all(lower <= magnitude(value) <= upper for value in seen_as(self.figure, one))

    def _told(self, hits: Sequence[SourceFigure], bits: int) -> FigureTrace | None:
        figure = self.figure
        value = magnitude(figure.value)
        equal = [one for one in hits if value in map(magnitude, seen_as(figure, one))]
        best = self._best(equal or hits)
        verdict = STATED if equal else ROUNDED
        for wording, reach in zip(figure.wordings, self.reaches, strict=True):
            inside = any(wording.fits(one) for one in seen_as(figure, best))
            if inside and reach.holds(bits):
                return FigureTrace(
                    figure,
                    verdict,
                    (("is", best),),
                    reach.numerals.space,
                    reach.count,
                    rows=self.own,
                )
        if equal and self.digits is not None:
            above, below = _RATIO_OF_EXACT
            space = self.digits.numerals.space
            if strong(space * below, self.digits.count * above, bits):
                return FigureTrace(
                    figure, STATED, (("is", best),), space, self.digits.count, rows=self.own
                )
        reach = self.reaches[0 if equal else -1]
        weak = FigureTrace(
            figure, WEAK, (("is", best),), reach.numerals.space, reach.count, rows=self.own
        )
        self.loose.append(weak)
        return None

    def _best(self, hits: Sequence[SourceFigure]) -> SourceFigure:
        """The figure that is told: one of the same thing, a whole cell, the first in the order of
        places.
        """
        return min(
            hits,
            key=lambda one: (
                not same_thing(self.figure, one),
                one.kind == TEXT_CELL,
                one.source,
                one.table,
                one.row,
                one.column,
                one.sentence,
            ),
        )

    # -- derivations -------------------------------------------------------------------------------

    def _derived(self) -> FigureTrace | None:
        scope = Scope(
            self.figure,
            self.sources.tables,
            self.rows,
            self.own,
            self.columns,
            self.words,
            self.spoken,
            self.met,
        )
        tried = 0
        weak: list[FigureTrace] = []
        for family in families():
            derivations = list(islice(family.derive(scope), limits.GROUNDING_CANDIDATES - tried))
            tried += len(derivations)
            self.around.effort += DERIVED_EFFORT * len(derivations)
            if tried >= limits.GROUNDING_CANDIDATES:
                self.met["GROUNDING_CANDIDATES"] = None
                return None
            if not derivations:
                continue
            self._pay([one.value for one in derivations])
            widest = self.figure.wordings[-1]
            hits = [
                one
                for one in derivations
                if widest.fits(one.value) and self._rounds(one.value, exact=True)
            ]
            if hits:
                told = self._told_derived(hits, SCALED if family.scaled else DERIVED)
                if told.verdict != WEAK:
                    return told
                weak.append(told)
        return min(weak, key=lambda one: self._off(one.result or 0), default=None)

    def _off(self, value: Number) -> Number:
        """How far a number is from the figure, whatever their signs."""
        return magnitude(magnitude(value) - magnitude(self.figure.value))

    def _told_derived(self, hits: Sequence[Derivation], verdict: str) -> FigureTrace:
        first = min(hits, key=lambda one: self._off(one.value))
        for wording, reach in zip(self.figure.wordings, self.reaches, strict=True):
            if wording.fits(first.value) and reach.holds(self.around.bits):
                break
        else:
            reach, verdict = self.reaches[-1], WEAK
        return FigureTrace(
            self.figure,
            verdict,
            first.parts,
            reach.numerals.space,
            reach.count,
            first.arithmetic,
            first.value,
            len(hits) - 1,
            rows=self.own,
        )

    # -- running text ------------------------------------------------------------------------------

    def _in_texts(self) -> FigureTrace | None:
        """The figures of sentences that share words, those that share the most first, as long as
        finding the figure in them would mean something.

        Sentences that have it not are paid for once others have it.
        """
        having = self.sources.sentences_between(*self.widest)
        unpaid: list[NearSentences] = []
        for near in self.around.near_sentences(self.figure.sentence) if having else ():
            unpaid.append(near)
            homes = near.among(having)
            if not homes:
                continue
            found = self._near_sentences(near, homes, unpaid)
            unpaid = []
            if found is not None or not self._can_hold():
                return found
        return None

    def _near_sentences(
        self, near: NearSentences, homes: Sequence[Spot], unpaid: Iterable[NearSentences]
    ) -> FigureTrace | None:
        if near.close and (named := self._named_alike(near, homes)) is not None:
            return named
        for one in unpaid:
            self.around.effort += len(one.numbers)
            if self.around.effort > limits.GROUNDING_EFFORT:
                self.met["GROUNDING_EFFORT"] = None
                return None
            for reach in self._every_reach():
                reach.take(one.reached(reach.numerals))
        if not self._can_hold():
            return None
        texts = self.sources.texts
        hits = [
            one
            for text, number in homes
            for one in self._of_kind(texts[text].figures(number))
            if self._is(one)
        ]
        return self._told(hits, self.around.bits) if hits else None

    def _named_alike(self, near: NearSentences, homes: Sequence[Spot]) -> FigureTrace | None:
        """The outcome where a sentence that shares the most words has it of the same thing."""
        first = near.shared.beyond(CUTS[0], MAX_READ)
        if not set(first).intersection(homes):
            return None
        every = [one for text, number in first for one in self.sources.texts[text].figures(number)]
        return self._looked([one for one in every if same_thing(self.figure, one)], CELL_BITS)

    def _every_reach(self) -> tuple[Reach, ...]:
        return (*self.reaches, *([self.digits] if self.digits is not None else []))

    def _can_hold(self) -> bool:
        """Whether so little was looked at so far that finding the figure would mean something."""
        return any(reach.holds(self.around.bits) for reach in self._every_reach())

    def _elsewhere(self) -> FigureTrace | None:
        """Every figure of the sources; those of other rows of the table where a row stands right
        ahead of the figure, and has it not, prove nothing.
        """
        found = self._anywhere()
        if found is None or not self.about.stated or not self._lines():
            return found
        tables = {table for table, _ in self.own}
        other = all(one.table in tables for _, one in found.parts)
        return None if other and not self._computes() else found

    def _computes(self) -> bool:
        return self.around.speaking.computes(self.figure, self.columns)

    def _anywhere(self) -> FigureTrace | None:
        """Every figure of the sources."""
        for reach in self._every_reach():
            reach.take_all(self.sources.reached(reach.numerals))
        widest = self.figure.wordings[-1]
        hits: list[SourceFigure] = []
        most = MAX_HITS if self._can_hold() else MAX_WEAK_HITS
        for count, home in enumerate(self.sources.between(widest.lower, widest.upper)):
            if count >= most:
                break
            read = self._of_kind(self.sources.figures_at(home))
            hits += [one for one in read if self._is(one)]
        if hits and self._is_usual():
            self.digits = None
        return self._told(hits, self.around.bits) if hits else None

    def _is_usual(self) -> bool:
        """Whether the sources have half of the numerals that are as round as the figure or more:
        then they have this one too, whatever it is of, and by its digits it proves nothing.
        """
        figure = self.figure
        round_ones = numerals_like(figure.value, grain_of(magnitude(figure.value)) or 1, 0, 0)
        return self.digits is not None and not strong(
            round_ones.space, len(self.sources.reached(round_ones)), 1
        )

    # -- what contradicts it -----------------------------------------------------------------------

    def _conflict(self, cells: Sequence[SourceFigure]) -> FigureTrace | None:
        """A conflict with the cells that are named, where nothing makes the figure one of them."""
        figure = self.figure
        values = [magnitude(value) for one in cells for value in seen_as(figure, one)]
        tables = [table for table, _ in self.own]
        may = (
            self.sure
            and self.ahead
            and 0 < len({one.value for one in cells}) <= MAX_IN_QUESTION
            and (figure.mention is not None or figure.cell or figure.slight)
            and figure.kind not in {ORDINAL, RANGE}
            and all(one.kind != TEXT_CELL and self._is_of_these_days(one) for one in cells)
            and len(set(tables)) == len(tables)  # of several rows it may be the sum
        )
        scales = _SCALES if figure.value else (1,)  # 0 is no other number in another scale
        if not may or any(value * factor in figure.wide for value in values for factor in scales):
            return None
        years = all(isinstance(value, int) and 1800 <= value <= 2100 for value in values)
        if years and not 1800 <= figure.value <= 2100:
            return None
        if self._is_elsewhere() or self.around.speaking.computes(figure, self.columns):
            return None
        nearest = min(cells, key=lambda one: magnitude(one.value - figure.value))
        parts = (("is", nearest),)
        return FigureTrace(figure, CONFLICT, parts, near=nearest, cells=tuple(cells), rows=self.own)

    def _of_other_periods(self) -> FigureTrace | None:
        """A conflict with all periods of a line that the sentence tells the figure of."""
        figure = self.figure
        if figure.mention is None or figure.kind in {ORDINAL, RANGE} or not figure.value:
            return None
        lines = self.around.speaking.retold(figure)
        cells = in_question(self.sources.tables, lines, self.words, figure)
        if not cells or any(one.value * by in figure.wide for one in cells for by in _SCALES):
            return None
        scaled = [
            attr.evolve(one, value=value)
            for one in cells
            if (value := nearest(figure.value, one, _GROUPS)) is not None
        ]
        if not scaled:
            return None
        near = min(scaled, key=lambda one: self._off(one.value))
        return FigureTrace(
            figure,
            CONFLICT,
            (("is", near),),
            near=near,
            cells=tuple(scaled),
            rows=self.own,
            sure=False,
        )

    def _is_elsewhere(self) -> bool:
        """Whether the row has the figure in another column that has a word of what is counted, and
        one that stands elsewhere in the sentence.
        """
        tables = self.sources.tables
        chosen = {
            word
            for table, column in self.columns
            for way in tables[table].column_names[column]
            for word in way
        }
        wider = {
            (table, column)
            for table, column in self.wider
            if any(
                self.words.intersection(way) - chosen for way in tables[table].column_names[column]
            )
        }
        return any(
            self._is(one)
            for line in self.own
            for one in self._row(line)
            if (one.table, one.column) in wider
        )

    def _close(self) -> tuple[SourceFigure, ...]:
        """The figures of the rows that are named and of the sentences that share the most words."""
        found = [one for line in self.own if not self.about.whole for one in self._row(line)]
        shared = self.around.speaking.shared(self.figure.sentence, self.sources)
        for text, number in shared.beyond(CUTS[0], MAX_CLOSE):
            found += self.sources.texts[text].figures(number)
        return tuple(found)

    def _row(self, line: Line) -> list[SourceFigure]:
        table = self.sources.tables[line[0]]
        return [one for cell in table.by_row.get(line[1], ()) for one in table.figures(cell)]

    def _near(self, cells: Sequence[SourceFigure]) -> SourceFigure | None:
        """The nearest figure of a source for the same thing: of the cell that is named, else one of
        its row of that size, else of the sentences that share the most words.
        """
        value = magnitude(self.figure.value)
        found = list(cells) or [
            one
            for line in self.own
            for one in self._row(line)
            if one.kind != TEXT_CELL and value < 2 * magnitude(one.value) < 4 * value
        ]
        if not found:
            shared = self.around.speaking.shared(self.figure.sentence, self.sources)
            found = [
                one
                for text, number in shared.first(3)
                for one in self.sources.texts[text].figures(number)
                if same_thing(self.figure, one)
            ]
        if not found:
            return None
        return min(found, key=lambda one: magnitude(magnitude(one.value) - value))


MAX_ONE_BY_ONE = 200
"""Cells of a column that are looked at one by one; a longer one is by the size of its numbers."""

DERIVED_EFFORT = 8
"""How many figures of sources one that follows from them costs, or one of a row that is looked at.
"""

MAX_SUMMED = 6
"""Cells that are added up where words say that they are told together."""

MAX_HITS = 200
"""Places at which a figure is found that are looked at, where it stands in the sources again and
again.
"""


MAX_WEAK_HITS = 12
"""The same where the figure proves nothing wherever it stands, and one place is told."""

MAX_READ = 32
"""Sentences of sources that are read for one sentence of the text, those that share the most words
first.
"""

MAX_CLOSE = 16
"""Sentences of sources, those that share the most words first, whose figures one of the text may be
a slip of.
"""

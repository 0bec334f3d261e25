"""Which rows and columns of the sources a sentence names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attr

from figurecheck.bringing.grounding.sources import SourceTable
from figurecheck.bringing.grounding.words import TOTALS, names

MAX_HOMES = 500
"""Labels that a word may stand in to be a name of them: one of more names nothing by itself."""

MAX_ALIKE = 3
"""Rows that the same words may name: of more nobody knows which is meant."""

_WEIGHT = 720_720
"""What a word weighs that stands in one label of a table; one of two labels half of it, and so on.
"""

_QUARTERS = frozenset({"q1", "q2", "q3", "q4"})

Line = tuple[int, int]
"""A row or a column: the number of its table and its own."""


@attr.frozen(eq=False)
class NamedLine:
    """A row or column that words name: how much of its words they are, which words, and where these
    stand.

    ``score`` is the weight of those words over ``whole``, that of all words of the label.
    """

    score: int
    whole: int
    words: frozenset[str]
    spots: tuple[int, ...]

    @property
    def full(self) -> bool:
        """Whether all words of the label stand there."""
        return self.score == self.whole


class NameIndex:
    """The words of all labels of some tables."""

    def __init__(self, tables: Sequence[SourceTable]) -> None:
        self.tables = tables
        self._rows: dict[str, list[Line]] = defaultdict(list)
        self._columns: dict[str, list[Line]] = {}
        self._labels: dict[str, Counter[int]] = {}
        self._parts: dict[Line, tuple[tuple[str, ...], ...]] = {}
        self.unlabelled: list[Line] = []
        self._alone: dict[str, frozenset[Line]] = {}
        totals: list[Line] = []
        for table in tables:
            totals += self._add_rows(table)
            for column, ways in enumerate(table.column_names):
                if column in table.by_column:
                    for word in dict.fromkeys(word for way in ways for word in way):
                        self._columns.setdefault(word, []).append((table.number, column))
        self.totals: tuple[Line, ...] = tuple(totals)
        self._in_total = {line for word in TOTALS for line in self._rows.get(word, ())}
        if len(self.unlabelled) > MAX_ALIKE and not all(
            len(table.by_row) == 1 or table.claims for table in tables
        ):
            one_row = {table.number for table in tables if len(table.by_row) == 1 or table.claims}
            self.unlabelled = [one for one in self.unlabelled if one[0] in one_row]

    def _add_rows(self, table: SourceTable) -> Iterator[Line]:
        """Adds the rows of a table; gives those that are called a total and nothing else."""
        row_names = table.row_names
        nameless = not any(row_names[row] for row in table.by_row)
        for row in table.by_row:
            words, line = row_names[row], (table.number, row)
            if nameless:
                self.unlabelled.append(line)
            for word in words:
                self._rows[word].append(line)
            if words and words[0] in TOTALS and TOTALS.issuperset(words):
                yield line

    def is_row(self, words: Sequence[str]) -> bool:
        """Whether words end in the whole name of a row."""
        homes = self._rows.get(words[-1], ()) if words else ()
        parts = (part for line in homes[:MAX_HOMES] for part in self._row_parts(line))
        return any(tuple(words[-len(part) :]) == part for part in parts)

    def _row_parts(self, line: Line) -> tuple[tuple[str, ...], ...]:
        known = self._parts.get(line)
        if known is None:
            label = self.tables[line[0]].rows[line[1]]
            known = tuple(part for one in label.split(" / ") if (part := names(one)))
            self._parts[line] = known
        return known

    def rows(self, words: Iterable[tuple[str, int]]) -> dict[Line, NamedLine]:
        """The rows that words name, each word with where it stands."""
        spots = _spots(words)
        hits: dict[Line, frozenset[str]] = {}
        by: dict[frozenset[str], frozenset[Line]] = {}
        for word in spots:
            homes = self._rows.get(word, ())
            if not 0 < len(homes) <= MAX_HOMES:
                continue
            alone = frozenset((word,))
            by[alone] = self._by(word)
            for line in homes:
                known = hits.get(line)
                hits[line] = alone if known is None else known | alone
        found = {
            line: self._named(line, hit, spots)
            for line, hit in hits.items()
            if (line in by[hit] if hit in by else self._are_named(line, hit))
        }
        doubtful = {
            line
            for line, named in found.items()
            if not named.full
            and any(
                other[0] == line[0] and other not in found and hit == named.words
                for other, hit in hits.items()
            )
        }
        certain = {line: named for line, named in found.items() if line not in doubtful}
        totals = self._totals_of(hits, certain)
        return _certain(certain | {one: self._named(one, hits[one], spots) for one in totals})

    def _by(self, word: str) -> frozenset[Line]:
        """The rows that one word names by itself, which is seen once for each word."""
        known = self._alone.get(word)
        if known is None:
            lines = self._rows[word]
            known = frozenset(line for line in lines if self._are_named(line, frozenset((word,))))
            self._alone[word] = known
        return known

    def _are_named(self, line: Line, hit: frozenset[str]) -> bool:
        """Whether words of a row name it."""
        for part in self._row_parts(line):
            if not _QUARTERS.isdisjoint(part) and not hit.issuperset(_QUARTERS & {*part}):
                continue  # a year says of no quarter which one is meant
            if self._is_half(line[0], part, hit) or self._is_surname(line, part, hit):
                return True
        return False

    def _named(
        self, line: Line, hit: Collection[str], spots: Mapping[str, Sequence[int]]
    ) -> NamedLine:
        every = [
            (self._weight(line[0], word), word in hit)
            for part in self._row_parts(line)
            for word in part
        ]
        return NamedLine(
            sum(weight for weight, said in every if said),
            sum(weight for weight, _ in every),
            frozenset(hit),
            tuple(sorted(at for word in hit for at in spots[word])),
        )

    def _totals_of(
        self, hits: Mapping[Line, Collection[str]], found: Mapping[Line, NamedLine]
    ) -> list[Line]:
        """The rows of a total that are called by what it is of, as *revenue* is where the rows are
        *total revenue* and *cost of revenue*: one of each such words, of which no other row is
        named.
        """
        used = {(line[0], word) for line, named in found.items() for word in named.words}
        called: dict[tuple[int, frozenset[str]], list[Line]] = {}
        for line, hit in hits.items():
            for part in self._row_parts(line) if line in self._in_total else ():
                rest = frozenset(part) - TOTALS
                whole = rest and len(rest) < len(part) and rest.issubset(hit)
                if whole and used.isdisjoint((line[0], word) for word in rest):
                    called.setdefault((line[0], rest), []).append(line)
        return [lines[0] for lines in called.values() if len(lines) == 1]

    def _is_half(self, table: int, part: Iterable[str], hit: Collection[str]) -> bool:
        """Whether words are at least half of those of a name, by what they weigh."""
        rest = 0
        for word in part:
            weight = self._weight(table, word)
            rest += -weight if word in hit else weight
        return rest <= 0

    def having(self, words: Iterable[str]) -> tuple[Line, ...]:
        """The columns that have one of the words in their name."""
        return tuple(
            sorted({line for word in words for line in self._columns.get(word, ())[:MAX_HOMES]})
        )

    def knows(self, word: str) -> bool:
        """Whether a word stands in the label of some row."""
        return word in self._rows

    def heads(self, word: str) -> bool:
        """Whether a word stands in the name of some column."""
        return word in self._columns

    def _is_surname(self, line: Line, part: tuple[str, ...], hit: frozenset[str]) -> bool:
        """Whether the last word of a name is said and no other row of the table has it: *the Tides*
        for *Harbor City Tides*.
        """
        last = part[-1]
        return (
            last in hit
            and self._weight(line[0], last) == _WEIGHT
            and any(
                names(one) == part and all(word[0].isupper() for word in one.split())
                for one in self.tables[line[0]].rows[line[1]].split(" / ")
            )
        )

    def _weight(self, table: int, word: str) -> int:
        """What a word says of which row of a table is meant."""
        labels = self._labels.get(word)
        if labels is None:
            labels = self._labels[word] = Counter(number for number, _ in self._rows[word])
        return _WEIGHT // labels[table]

    def columns(self, words: Iterable[tuple[str, int]]) -> dict[Line, NamedLine]:
        """The columns that words name."""
        spots = _spots(words)
        lines = {
            line
            for word in spots
            for homes in (self._columns.get(word, ()),)
            if len(homes) <= MAX_HOMES
            for line in homes
        }
        found: dict[Line, NamedLine] = {}
        for line in sorted(lines):
            best: NamedLine | None = None
            for way in self.tables[line[0]].column_names[line[1]]:
                weights = {word: _WEIGHT // len(self._columns[word]) for word in way}
                whole, got = (
                    sum(weights.values()),
                    sum(weights[word] for word in way if word in spots),
                )
                if (
                    got
                    and 2 * got >= whole
                    and (best is None or got * best.whole > best.score * whole)
                ):
                    at = tuple(
                        sorted(spot for word in way if word in spots for spot in spots[word])
                    )
                    best = NamedLine(
                        got, whole, frozenset(word for word in way if word in spots), at
                    )
            if best is not None:
                found[line] = best
        return found


def _spots(words: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for word, at in words:
        found.setdefault(word, []).append(at)
    return found


def _certain(found: Mapping[Line, NamedLine]) -> dict[Line, NamedLine]:
    """The rows without those of fewer words than others of their table, and those that nobody can
    tell apart.
    """
    by_table: dict[int, dict[frozenset[str], list[Line]]] = {}
    for line, named in found.items():
        by_table.setdefault(line[0], {}).setdefault(named.words, []).append(line)
    kept: dict[Line, NamedLine] = {}
    for groups in by_table.values():
        for words, lines in groups.items():
            covered = any(words < other for other in groups)
            for line in lines if len(lines) <= MAX_ALIKE else ():
                alike = len(lines) > 1 and not found[line].full
                if found[line].full or not (covered or alike):
                    kept[line] = found[line]
    return kept

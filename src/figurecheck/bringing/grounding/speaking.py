"""What each figure of a text speaks of: the rows and columns that its sentence names for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attr

from figurecheck.bringing.documents.document import ITEM
from figurecheck.bringing.grounding.dates import days_in
from figurecheck.bringing.grounding.figures import DATE, PAIR, ReadText, TextFigure
from figurecheck.bringing.grounding.naming import MAX_ALIKE, Line, NamedLine, NameIndex
from figurecheck.bringing.grounding.retold import is_called, retold
from figurecheck.bringing.grounding.sharing import Sharing
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.words import COMMON, folded, names, quarter_of, spoken
from figurecheck.bringing.prose.mention import BARE, COUNT, MONEY, PERCENT, POINTS
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.tables import tables

FULLEST = Fraction(7, 20)
"""By how much of its words a row may be named less than the fullest and still be meant."""

NEAR_COLUMN = 45
"""Characters behind a percentage in which its column is looked for."""

NEAR_YEAR = 24
"""Characters ahead of a year in which its quarter stands, or another year of a list."""

MAX_BEHIND = 2
"""Words behind a figure without a noun that may name its column."""

BEFORE, BEHIND = 32, 60
"""Characters at a figure in which words say that it is computed."""

POINTING = frozenset({"the", "this", "that", "these", "those"})
"""Words that take up the row of the sentence before where a sentence names none: *the line has 19
stops*, but not *the line with 19 stops was Airport*.
"""

RESPECTIVELY = "respectively"
"""The word behind a list of figures that go with a list of rows, one by one."""

_YEAR = re.compile(r"(?:(?:1[5-9]|20)\d\d|q[1-4])\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLAUSES = re.compile(
    r"[,;:()]|(?<!\w)(?:and|but|while|before|after|as|who|which)(?!\w)", re.IGNORECASE
)
_UP_TO = re.compile(rf"{_CLAUSES.pattern}|\d", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:in|during|after|before|over|through|by|at|since|for|entering|among|with)"
    r" [^,.;]{1,60},(?!\d)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+(?:out )?of (?:the|its|their|his|her|all|those|these)\s+")
_NEXT_ROW = re.compile(r"\s*\Z|[,.;:)]|\s(?:and|or)\s")
_TO_ROW = re.compile(r"[^,.;]{0,40},\s+(?:the\s+)?")
_PART_OF = re.compile(r"-[A-Za-z]|\s+of\s+(?:his|her|their|its|the|those|these)\b", re.IGNORECASE)
_LED = re.compile(r"(?:in|for|at|on|under|with|during) [^:]{1,80}:\W{0,4}\Z", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+([a-z]{2,40})(?![^\W_])")
_PER = re.compile(r"\s*(?:per|an?|each)\s+(?=\w)", re.IGNORECASE)
_FRACTION = re.compile(r"\d[.,]\d")
_PREFIX = re.compile(r"[\s\u2010\u2011-]+")


@attr.frozen(eq=False)
class About:
    """The rows that a sentence names, those that a figure speaks of, and its columns.

    The columns are ``sure`` where words name them for the figure; ``wider`` are all that have a
    word of what it counts. ``ahead`` is whether the row is named ahead of the figure, which is
    surer than behind it. ``days`` are those that the sentence names, as half-open stretches,
    ``spoken`` the columns that it names anywhere. ``led`` are the rows that are named ahead of the
    figure, none where rows and figures are told respectively; ``combined`` is whether they are told
    of together; ``stated`` whether the row stands right ahead of the figure, as in *Rent was 12*;
    ``whole`` whether the rows are those of totals, which the sentence does not name.
    """

    rows: tuple[Line, ...]
    own: tuple[Line, ...]
    columns: tuple[Line, ...]
    sure: bool
    words: frozenset[str]
    wider: tuple[Line, ...] = ()
    ahead: bool = True
    days: tuple[tuple[int, int], ...] = ()
    spoken: tuple[Line, ...] = ()
    led: tuple[Line, ...] = ()
    combined: bool = False
    stated: bool = False
    whole: bool = False


MAX_NAME = 80
"""Characters before a number that are looked at for a name."""


class Speaking:
    """Goes through the sentences of a text, and keeps what the one before was about."""

    def __init__(self, index: NameIndex, read: ReadText) -> None:
        self._index = index
        self._read = read
        self._text = read.document.text
        self._sentence = -1
        self._words: list[tuple[str, int]] = []
        self._rows: dict[Line, NamedLine] = {}
        self._columns: dict[Line, NamedLine] = {}
        self._last: tuple[Line, ...] = ()
        self._carried: tuple[Line, ...] = ()
        self._last_end = 0
        self._unclear: tuple[int, ...] = ()
        self._per: frozenset[int] = frozenset()
        self._is_ahead = True
        self._before = 0
        self._full = True
        self._days: tuple[tuple[int, int], ...] = ()
        self._shared = -1, Sharing((), ())
        self._prefixes = _prefixes(index)
        self._respective: dict[int, tuple[Line, ...]] = {}
        self._in_sentence: dict[int, list[TextFigure]] = {}
        for one in (each for each in read.figures if each.kind != DATE):
            if self.is_behind_name(one):
                continue
            self._in_sentence.setdefault(one.sentence, []).append(one)

    def about(self, figure: TextFigure) -> About:
        """What a figure speaks of; figures are asked for in their order."""
        if figure.sentence != self._sentence:
            self._begin(figure.sentence)
        own = self._respective.get(figure.start) or self._own(figure)
        self._before = self._last_end
        self._full = True
        columns, sure = self._columns_of(figure)
        self._last_end = figure.end
        self._last = own if own and self._is_ahead else self._last
        rows = tuple(sorted(self._rows)) or own
        words = frozenset(word for word, _ in self._words)
        wider = self._index.having(self._own_words(figure)) if sure else ()
        ahead = not own or self._is_ahead
        return About(
            rows,
            own or tuple(self._index.unlabelled),
            columns,
            sure,
            words,
            wider,
            ahead,
            self._days,
            tuple(sorted(self._columns)),
            () if figure.start in self._respective else self._led(figure),
            self._are_combined(figure),
            self._is_stated(figure, own),
            bool(own) and own == self._index.totals and self._rows.keys().isdisjoint(own),
        )

    def _led(self, figure: TextFigure) -> tuple[Line, ...]:
        return tuple(
            sorted(line for line, one in self._rows.items() if min(one.spots) < figure.start)
        )

    def _are_combined(self, figure: TextFigure) -> bool:
        """Whether the words right ahead of a figure say that it is of several together."""
        before = self._text[self._end_before(figure) : figure.start][-BEFORE:]
        return not tables().together.isdisjoint(_LETTERS.findall(before.lower()))

    def _is_stated(self, figure: TextFigure, own: Sequence[Line]) -> bool:
        """Whether the full name of the row that a figure is of stands right ahead of it, with
        nothing but a verb between them.
        """
        if len(own) != 1 or own[0] not in self._rows or not self._rows[own[0]].full:
            return False
        last = max((at for at in self._rows[own[0]].spots if at < figure.start), default=-1)
        if last < self._end_before(figure) or figure.hedged:
            return False
        between = _LETTERS.findall(self._text[last : figure.start].lower())[1:]
        return bool(between) and tables().stating.issuperset(between)

    def _begin(self, number: int) -> None:
        sentence = self._read.sentences[number]
        follows = number == self._sentence + 1 or self._sentence < 0
        said = self._read.said.get(number)
        self._words = (
            self._not_amounts(spoken(self._text, sentence.start, sentence.end), number)
            if said is None
            else [(word, sentence.start) for word in names(said)]
        )
        self._rows = self._index.rows(self._words)
        self._columns = self._index.columns(self._words)
        first = next((one.text for one in sentence.tokens if one.kind == "word"), "")
        carries = first in tables().carrying and not (first in POINTING and self._rows)
        self._carried = self._last if carries and follows and self._near_start(number) else ()
        self._unclear = self._unclear_names(sentence, number)
        self._per = frozenset(self._units(number))
        self._sentence = number
        self._respective = self._in_turn(sentence, number)
        self._days = days_in(sentence)
        self._last = ()
        self._last_end = sentence.start

    def _not_amounts(self, words: Iterable[tuple[str, int]], number: int) -> list[tuple[str, int]]:
        """The words without digits of amounts, which name nothing: the 1512 of *$1512.6 million*
        is no year.
        """
        amounts = {
            at
            for one in self._in_sentence.get(number, ())
            if _is_amount(one)
            for at in range(one.start, one.end)
        }
        return [(word, at) for word, at in words if at not in amounts or not word.isdigit()]

    def _unclear_names(self, sentence: Sentence, number: int) -> tuple[int, ...]:
        """Where names stand of which nobody knows which row they are, or that no row has.

        What stands right behind a figure is what it counts, as in *8-15 FG*, and no name.
        """
        clear = {at for named in self._rows.values() for at in named.spots}
        clear |= {one.end + 1 for one in self._in_sentence.get(number, ())}
        found: list[int] = []
        for place, token in enumerate(sentence.tokens):
            capital = token.kind == "word" and self._text[token.start].isupper()
            if not capital or token.start in clear or len(token.text) < 2:
                continue
            word = folded(token.text)
            if self._index.heads(word) or token.text in tables().carrying or word in COMMON:
                continue
            if place or self._index.knows(word):
                found.append(token.start)
        return tuple(found)

    def _units(self, number: int) -> Iterator[int]:
        """Where the words stand that say of figures what each is for, as in *$2.11 per share*, and
        name no row.
        """
        for one in self._in_sentence.get(number, ()):
            found = _PER.match(self._text, one.end)
            if found is not None:
                yield found.end()

    def _in_turn(self, sentence: Sentence, number: int) -> dict[int, tuple[Line, ...]]:
        """The row of each figure where a sentence tells as many rows as figures, *respectively*, by
        where the figure starts.
        """
        if not any(token.text == RESPECTIVELY for token in sentence.tokens):
            return {}
        figures = self._in_sentence.get(number, [])
        told: dict[int, list[Line]] = {}
        for line, named in self._rows.items():
            if figures and min(named.spots) < figures[0].start:
                told.setdefault(min(named.spots), []).append(line)
        rows = [told[at] for at in sorted(told)]
        clear = all(len({table for table, _ in lines}) == len(lines) for lines in rows)
        if len(rows) < 2 or len(figures) % len(rows) or not clear:
            return {}
        return {
            figure.start: tuple(rows[place % len(rows)]) for place, figure in enumerate(figures)
        }

    def _near_start(self, number: int) -> bool:
        """Whether a sentence begins in the same paragraph as the one before."""
        if not number:
            return False
        document = self._read.document
        before, now = self._read.sentences[number - 1], self._read.sentences[number]
        return document.stretch(before.start) is document.stretch(now.start)

    # -- rows --------------------------------------------------------------------------------------

    def _own(self, figure: TextFigure) -> tuple[Line, ...]:
        self._is_ahead = True
        here = {
            line: named
            for line, named in self._rows.items()
            if any(self._last_end <= at < figure.start for at in named.spots if at not in self._per)
        }
        if here:
            return _fullest(self._called_there(here, figure.start))
        unclear = [at for at in self._unclear if self._last_end <= at < figure.start]
        if any(not self._belongs(at) for at in unclear):
            self._last = self._carried = ()
            return ()
        if self._last:
            return self._last
        if self._carried and not self._named_ahead(figure):
            return self._carried
        return self._nearest(figure) if self._rows else self._totals()

    def _called_there(self, here: dict[Line, NamedLine], stop: int) -> dict[Line, NamedLine]:
        """The rows without those whose words are only a part of the name of another that is said
        there: *EPS* in *diluted EPS*, and the other way round where *diluted* is said elsewhere.
        """
        near = {word for word, at in self._words if self._last_end <= at < stop}
        called = [
            (line[0], one.words) for line, one in here.items() if one.full and one.words <= near
        ]

        def is_other(line: Line, said: frozenset[str]) -> bool:
            whole = here[line].words <= near
            return any(
                home == line[0] and (said < words or (said == words and not whole))
                for home, words in called
            )

        return {line: one for line, one in here.items() if not is_other(line, one.words & near)}

    def _totals(self) -> tuple[Line, ...]:
        """The rows of totals, of which a sentence is that names no row: enough to follow from."""
        self._is_ahead = False
        return self._index.totals if len(self._index.totals) <= MAX_ALIKE else ()

    def _belongs(self, at: int) -> bool:
        """Whether a name is a word of the row that is spoken of anyway, as that of its team is."""
        found = _LETTERS.match(self._text, at)
        word = folded(found[0]) if found is not None else ""
        lines = self._last or self._carried
        return bool(lines) and all(
            word in self._index.tables[table].row_names[row] for table, row in lines
        )

    def _named_ahead(self, figure: TextFigure) -> bool:
        return any(at < figure.start for named in self._rows.values() for at in named.spots)

    def _nearest(self, figure: TextFigure) -> tuple[Line, ...]:
        """The rows named nearest ahead of a figure, else behind it."""
        ahead = {
            line: max(at for at in named.spots if at < figure.start)
            for line, named in self._rows.items()
            if any(at < figure.start for at in named.spots)
        }
        if ahead:
            last = max(ahead.values())
            return _fullest(
                {line: self._rows[line] for line, at in ahead.items() if at >= last - 12}
            )
        behind = {line: min(named.spots) for line, named in self._rows.items()}
        if not behind:
            return ()
        self._is_ahead = self._is_fronted(figure, min(behind.values()))
        first = min(behind.values())
        return _fullest({line: self._rows[line] for line, at in behind.items() if at <= first + 12})

    def _is_fronted(self, figure: TextFigure, row: int) -> bool:
        """Whether a figure opens its sentence and a comma leads to the row, as in *With 20 points,
        Quill led*.
        """
        start = self._read.sentences[figure.sentence].start
        opened = self._text[start : figure.start].strip().lower() in tables().opening
        return opened and _TO_ROW.fullmatch(self._text[figure.end : row].lower()) is not None

    # -- columns -----------------------------------------------------------------------------------

    def _columns_of(self, figure: TextFigure) -> tuple[tuple[Line, ...], bool]:
        """The columns that a figure may stand in, and whether words name them for it."""
        if figure.kind in {PERCENT, POINTS}:
            return self._percentages(figure)
        words = self._own_words(figure)
        if words:
            told = [(word, figure.start) for word in words]
            kept = self._with_thing(figure, self._index.columns(told))
            noun = set(self._index.having(word for word in words if not _YEAR.match(word)))
            narrower = self._index.columns([*told, *self._behind(figure)])
            kept |= {line: one for line, one in narrower.items() if line in noun and one.full}
            if kept:
                return self._chosen(kept), True
        if figure.kind in {BARE, MONEY} or not words:
            beside = self._beside(figure)
            if beside:
                return beside, True
        return tuple(sorted(self._columns)), False

    def _beside(self, figure: TextFigure) -> tuple[Line, ...]:
        """The columns named right behind a figure without a noun, as in *81.2 accuracy*, else those
        ahead of it.
        """
        found = self._with_thing(figure, self._index.columns(self._behind(figure)[:MAX_BEHIND]))
        if found and not self._leads_to_next(figure):
            return self._chosen(found)
        if self._counts_another(figure):
            return ()
        every = self._ahead(figure)
        named = every if figure.cell else self._with_thing(figure, every)
        if not named:
            return ()
        last = max(max(one.spots) for one in named.values())
        return self._chosen({line: one for line, one in named.items() if max(one.spots) == last})

    def _ahead(self, figure: TextFigure) -> dict[Line, NamedLine]:
        """The columns named ahead of a figure, behind the one before it."""
        first = max(self._before, self._clause_of_bracket(figure))
        return self._index.columns(one for one in self._words if first <= one[1] < figure.start)

    def _counts_another(self, figure: TextFigure) -> bool:
        """Whether a noun that is no column stands right behind a bare number, as in *at 128
        concurrency*: then it is of no column ahead of it.
        """
        found = _NEXT_WORD.match(self._text, figure.end)
        if found is None or figure.cell or figure.kind != BARE:
            return False
        word, lists = found[1], tables()
        return not (
            folded(word) in COMMON
            or self._index.heads(folded(word))
            or word in lists.stating | lists.retelling | lists.period_words | lists.comparing
            or word in lists.up | lists.down | lists.verbs | lists.closed
        )

    def _clause_of_bracket(self, figure: TextFigure) -> int:
        """Where the words begin that a number alone in brackets is of, as in *by country (1),
        district (25)*: those right ahead of the brackets.
        """
        at = figure.start - 1
        if self._text[at : at + 1] != "(" or self._text[figure.end : figure.end + 1] != ")":
            return 0
        return at - len(_CLAUSES.split(self._text[max(0, at - MAX_NAME) : at])[-1])

    def _leads_to_next(self, figure: TextFigure) -> bool:
        """Whether what stands behind a figure is what the next one is of, as in *income was 110 on
        revenue of 518*.
        """
        stop = self._next_start(figure)
        words = _LETTERS.findall(self._text[figure.end : stop].lower())
        followed = any(one.start == stop for one in self._in_sentence[figure.sentence])
        return followed and len(words) > 1 and words[-1] in tables().stating

    def _behind(self, figure: TextFigure) -> list[tuple[str, int]]:
        """The words behind a figure up to the end of its clause or to the next figure."""
        stop = min(figure.end + NEAR_COLUMN, self._next_start(figure))
        clause = _UP_TO.split(self._text[figure.end : stop])[0]
        return [one for one in self._words if figure.end <= one[1] < figure.end + len(clause)]

    def _next_start(self, figure: TextFigure) -> int:
        """Where the next figure of the sentence starts, or the sentence ends."""
        behind = (one.start for one in self._in_sentence[figure.sentence])
        end = self._read.sentences[figure.sentence].end
        return min((start for start in behind if start > figure.start), default=end)

    def _chosen(self, found: dict[Line, NamedLine]) -> tuple[Line, ...]:
        """The columns that are named best, and whether by all of their words is kept."""
        chosen = _strongest(found)
        self._full = _are_full(found, chosen)
        return chosen

    def _own_words(self, figure: TextFigure) -> list[str]:
        """The words of what a figure counts, and the years of its sentence."""
        own = [folded(one) for one in _LETTERS.findall(self._text, figure.start, figure.end)]
        if figure.mention is not None:
            sentence = self._read.sentences[figure.sentence]
            own += [
                folded(token.text)
                for token in sentence.tokens[figure.mention.first : figure.mention.last]
                if token.kind == "word" and token.start >= figure.mention.end
            ]
        if figure.unit and figure.kind == COUNT:
            own.append(folded(figure.unit))
        lender = None if own or figure.kind != BARE else self._lender(figure)
        if lender is not None:
            own.append(folded(lender.unit))
        return list(dict.fromkeys((*own, *self._years(figure))))

    def _years(self, figure: TextFigure) -> list[str]:
        """The years and quarters that a figure is of: those right behind it, else the last ones
        ahead of it.
        """
        years = [one for one in self._words if _YEAR.match(one[0])]
        stop = self._next_start(figure)
        behind = [word for word, at in years if figure.end <= at < stop]
        if behind:
            return behind[:MAX_BEHIND]
        ahead = [one for one in years if one[1] < figure.start]
        return [word for word, at in ahead if at >= ahead[-1][1] - NEAR_YEAR]

    def _lender(self, figure: TextFigure) -> TextFigure | None:
        """The figure that a bare one has its noun from: the next one of *13 and 20 points*, but not
        of *a population of 4,105 and 980 households*; the one before in *Quill had 20 points and
        Marsh 13*.
        """
        every = self._in_sentence[figure.sentence]
        at = every.index(figure)
        following = every[at + 1] if at + 1 < len(every) else None
        if following is not None and following.kind == COUNT and following.unit:
            between = self._text[figure.end : following.start]
            if between.strip(" ,") in {"", "and", "or"}:
                return None if self._with_thing(figure, self._ahead(figure)) else following
        before = every[at - 1] if at else None
        if before is None or before.kind != COUNT or not before.unit:
            return None
        rows = {spot for named in self._rows.values() for spot in named.spots}
        spots = [at for _, at in self._words if before.end <= at < figure.start]
        return before if spots and rows.issuperset(spots) else None

    def retold(self, figure: TextFigure) -> tuple[tuple[str, Line], ...]:
        """The rows and columns that a figure is told of in a sentence that leaves the period to be
        understood.
        """
        tables_ = self._index.tables
        named = {
            ("row", line): one
            for line, one in self._rows.items()
            if one.full or is_called(tables_[line[0]].row_names[line[1]], one)
        }
        named |= {
            ("column", line): one
            for line, one in self._columns.items()
            if any(is_called(way, one) for way in tables_[line[0]].column_names[line[1]])
        }
        sentence = self._read.sentences[figure.sentence]
        return retold(self._text, sentence, self._words, named, figure, self._next_start(figure))

    def _with_thing(
        self, figure: TextFigure, found: dict[Line, NamedLine]
    ) -> dict[Line, NamedLine]:
        """The columns of which something else than a year is named; those of years alone where
        their table is named.
        """
        kept: dict[Line, NamedLine] = {}
        for line, named in found.items():
            table = self._index.tables[line[0]]
            words = {word for way in table.column_names[line[1]] for word in way}
            things = {word for word in words if not _YEAR.match(word)}
            if things:
                if any(word in things for word in named.words):
                    kept[line] = named
            elif self._speaks_of(line[0]) or (figure.kind == MONEY and self._is_of_money(line)):
                kept[line] = named
        return kept

    def _is_of_money(self, line: Line) -> bool:
        """Whether a column holds amounts of money, by what is said above it."""
        return self._index.tables[line[0]].facts[line[1]].kind == MONEY

    def _speaks_of(self, table: int) -> bool:
        """Whether the sentence names what a table of years is about: its file, its sheet or its
        corner.
        """
        return bool(self._about_table(table).intersection(word for word, _ in self._words))

    def _about_table(self, table: int) -> frozenset[str]:
        """The words of what a table is called: its file and its sheet."""
        one = self._index.tables[table]
        stem = re.sub(r"\.\w{1,5}\Z", "", one.home.file.replace("\\", "/").rsplit("/", 1)[-1])
        return frozenset((*names(stem), *names(one.title)))

    def _percentages(self, figure: TextFigure) -> tuple[tuple[Line, ...], bool]:
        """The columns of percentages that the words behind a figure name; all of them where these
        name none.
        """
        tables_ = self._index.tables
        behind = self._behind(figure)
        found = {
            line: named
            for line, named in self._index.columns(behind).items()
            if tables_[line[0]].facts[line[1]].kind == PERCENT
        }
        if found:
            first = min(named.spots[0] for named in found.values())
            return _strongest(
                {line: one for line, one in found.items() if one.spots[0] == first}
            ), True
        every = tuple(
            (table.number, column)
            for table in tables_
            for column in table.by_column
            if table.facts[column].kind == PERCENT
        )
        said = set(self._index.having(word for word, _ in behind))
        only = tuple(line for line in every if line in said)
        if len({table for table, _ in only}) == len(only) > 0:
            return only, True  # the only percentages of their table of which a word is said
        named = tuple(line for line in sorted(self._columns) if line in every)
        return named or every, False

    # -- words at a figure -------------------------------------------------------------------------

    def computes(self, figure: TextFigure, columns: Sequence[Line]) -> bool:
        """Whether the words at a figure say that it is computed or compared, and no figure of a
        cell.
        """
        if not self._full or figure.hedged or self._is_part(figure):
            return True
        if self._is_led_elsewhere(figure):
            return True
        own = {
            word
            for table, column in columns
            for way in self._index.tables[table].column_names[column]
            for word in way
        }
        own |= {part for one in own for part in quarter_of(one)}
        sentence = self._read.sentences[figure.sentence]
        first = max(sentence.start, figure.start - BEFORE, self._end_before(figure))
        comparing = tables().comparing
        before = _CLAUSES.split(self._text[first : figure.start])[-1]
        cut = first > 0 and self._text[first - 1].isalpha() and len(before) == figure.start - first
        ahead = _LETTERS.findall(before.lower())[int(cut) :]
        near = [one for one in ahead[:-1] if one not in tables().comparing_next] + ahead[-1:]
        near += _LETTERS.findall(self._clause_behind(figure).lower()) + self._opening(sentence)
        near += [
            one
            for one in _LETTERS.findall(self._text[sentence.start : figure.start].lower())
            if one in tables().throughout
        ]
        if _OF_THEM.fullmatch(self._text[self._end_before(figure) : figure.start]):
            return True  # the whole of which a part is told: 12 of the 40 points
        if ahead[-1:] == ["from"]:  # what something rose or fell from is of other days
            return True
        inside = {one for one in self._inside(figure) if one not in COMMON}
        narrowed = not inside <= own.union(*(self._about_table(table) for table, _ in columns))
        return narrowed or any(word in comparing and folded(word) not in own for word in near)

    def _end_before(self, figure: TextFigure) -> int:
        """Where the figure before in the sentence ends, 0 without one."""
        every = self._in_sentence[figure.sentence]
        at = every.index(figure)
        return every[at - 1].end if at else 0

    def _clause_behind(self, figure: TextFigure) -> str:
        """What stands behind a figure in its clause, up to a further figure of which a column is
        named: *65 points from 41 games played*.
        """
        last = min(self._read.sentences[figure.sentence].end, figure.end + BEHIND)
        for one in self._in_sentence[figure.sentence]:
            if figure.start < one.start < last and self._index.columns(
                [(word, one.start) for word in self._own_words(one)]
            ):
                last = one.start
                break
        return _CLAUSES.split(self._text[figure.end : last])[0]

    def called(self, figure: TextFigure) -> frozenset[Line]:
        """The columns that have a word of those right behind or ahead of a pair in their name."""
        behind = self._behind(figure)[:MAX_BEHIND]
        if not behind:
            clause = _CLAUSES.split(self._text[self._before : figure.start])[-1]
            first = figure.start - len(clause)
            behind = [one for one in self._words if first <= one[1] < figure.start]
        return frozenset(self._index.having(word for word, _ in behind))

    def narrows(self, figure: TextFigure) -> bool:
        """Whether the words at a figure say that it is of a stretch of time, or of some who took
        part.
        """
        sentence = self._read.sentences[figure.sentence]
        before = _CLAUSES.split(self._text[self._before : figure.start])[-1]
        behind = self._text[figure.end : min(sentence.end, figure.end + BEHIND)]
        near = _LETTERS.findall(before.lower()) + _LETTERS.findall(
            _CLAUSES.split(behind)[0].lower()
        )
        near += self._opening(sentence)
        return not tables().narrowing.isdisjoint(near)

    def _is_led_elsewhere(self, figure: TextFigure) -> bool:
        """Whether the items of a list, of which the sentence is one, are of something that no table
        is about, by the words that lead to them: *For the larger model:*.
        """
        number, sentences = figure.sentence, self._read.sentences
        stretch = self._read.document.stretch
        while number and stretch(sentences[number].start).kind == ITEM:
            number -= 1
        if number == figure.sentence:
            return False
        start, end = sentences[number].start, sentences[number].end
        if _LED.match(self._text, start, end) is None:
            return False
        said = {word for word, _ in spoken(self._text, start, end)}
        known = (self._index.knows(word) or self._index.heads(word) for word in said)
        return not all(known)

    def _is_part(self, figure: TextFigure) -> bool:
        """Whether a number is one of a part, as in *14 of his 31 points*, or of a compound."""
        end = figure.mention.end if figure.mention is not None else figure.end
        return _PART_OF.match(self._text, end) is not None

    def _inside(self, figure: TextFigure) -> list[str]:
        """The words between a number and what it counts, that among them."""
        if figure.mention is None or figure.kind != COUNT:
            return []
        sentence = self._read.sentences[figure.sentence]
        tokens = sentence.tokens[figure.mention.first : figure.mention.last]
        return [
            folded(one.text)
            for one in tokens
            if one.kind == "word" and one.start >= figure.mention.end
        ]

    def _opening(self, sentence: Sentence) -> list[str]:
        """The words that a sentence opens with ahead of a comma, where they say when or of what."""
        found = _OPENING.match(self._text, sentence.start, sentence.end)
        return [] if found is None else _LETTERS.findall(found[0].lower())

    def is_name(self, figure: TextFigure) -> bool:
        """Whether a number is part of a column's name, as in *three-point shots*."""
        if figure.kind == PAIR or figure.slight or not self._prefixes:
            return False
        start = figure.mention.start if figure.mention is not None else figure.start
        text = _PREFIX.sub(" ", self._text[start : start + 40].lower())
        return any(
            text[: len(prefix)] == prefix and not text[len(prefix) : len(prefix) + 1].isdigit()
            for prefix in self._prefixes
        )

    def is_behind_name(self, figure: TextFigure) -> bool:
        """Whether a number behind a name is part of it, as in *Boeing 747*: it is not where the
        name is that of a row and what the sentence has told of another is left out, as in *Quill
        Works employs 3,120 people, Marsh Mill 780*.
        """
        if not figure.named:
            return False
        behind = self._text[figure.end : figure.end + 5]
        ends = _NEXT_ROW.match(behind) is not None
        told = any(one.end < figure.start for one in self._in_sentence.get(figure.sentence, ()))
        before = names(self._text[max(0, figure.start - MAX_NAME) : figure.start])
        return not (ends and told and self._index.is_row(before))

    # -- sentences ---------------------------------------------------------------------------------

    def shared(self, sentence: int, sources: Sources) -> Sharing:
        """The sentences of the sources that share words with one of the text."""
        if self._shared[0] != sentence:
            one = self._read.sentences[sentence]
            words = (word for word, _ in spoken(self._text, one.start, one.end))
            self._shared = sentence, sources.sharing(words)
        return self._shared[1]


def _prefixes(index: NameIndex) -> tuple[str, ...]:
    """How columns are called whose name begins with a number and goes on with a word."""
    found: dict[str, None] = {}
    for table in index.tables:
        for label in table.columns:
            for said in (label, *table.aliases.get(label, ())):
                text = _PREFIX.sub(" ", said.lower()).strip()
                first = re.match(
                    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) ?[a-z]{2,}", text
                )
                if first is not None:
                    found[first[0]] = None
    return tuple(found)


def _is_amount(figure: TextFigure) -> bool:
    """Whether a figure cannot be a year whatever its digits: *$1512*, *1512.6*, *1512 million*,
    *1512%*, but neither *in 2019 dollars* nor *in 2019 people*.
    """
    signed = figure.kind == MONEY and not figure.text[:1].isdigit()
    scaled = figure.kind == PERCENT or figure.scale != 1
    return signed or scaled or _FRACTION.search(figure.text) is not None


def _fullest(found: dict[Line, NamedLine]) -> tuple[Line, ...]:
    """The rows that are named by most of their words."""
    shares = {line: Fraction(named.score) / named.whole for line, named in found.items()}
    most = max(shares.values())
    return tuple(sorted(line for line, share in shares.items() if share >= most - FULLEST))


def _are_full(found: dict[Line, NamedLine], chosen: tuple[Line, ...]) -> bool:
    """Whether all words of the chosen columns stand there."""
    return all(found[line].full for line in chosen)


def _strongest(found: dict[Line, NamedLine]) -> tuple[Line, ...]:
    """The columns that are named by all of their words, or by the most, those with more words
    first.
    """
    best = max((Fraction(one.score) / one.whole, one.score) for one in found.values())
    return tuple(
        sorted(
            line
            for line, one in found.items()
            if (Fraction(one.score) / one.whole, one.score) == best
        )
    )

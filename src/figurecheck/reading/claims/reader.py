"""What has been read so far, and how the fields that several kinds of record share are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence

import attr

from figurecheck.errors import ExpressionError, FigureError, UnitError, WindowError
from figurecheck.model.algebra import evaluate, terms_of
from figurecheck.model.claim import Acceptance, Claim
from figurecheck.model.expression import Expression, Term
from figurecheck.model.figure import Figure, Reading
from figurecheck.model.finding import Label, Problem
from figurecheck.model.interval import Number as Exact
from figurecheck.model.measure import Measure, Member
from figurecheck.model.nearest import suggestion
from figurecheck.model.record import Field, Record
from figurecheck.model.relation import Relation
from figurecheck.model.source import Source
from figurecheck.model.statistic import Statistic
from figurecheck.model.unit import Unit
from figurecheck.model.window import Window
from figurecheck.reading.claims.fields import problem, shown
from figurecheck.reading.expressions import read_expression
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.phrases.vocabulary import Words
from figurecheck.reading.readings.reading_table import Table
from figurecheck.reading.windows import read_day, read_window


class RefusedRecord(Exception):  # noqa: N818  (not an error of anybody's: the record is left out)
    """A record is not usable; what is wrong with it has been noted."""


class RecordReader:
    """What has been read so far."""

    def __init__(
        self, table: Table | None, words: Words | None, problems: Iterable[Problem]
    ) -> None:
        self.table = table
        self.words = words
        self.problems = list(problems)
        self.sources: dict[str, Source] = {}
        self.measures: dict[str, Measure] = {}
        self.alias: dict[str, str] = {}
        self.members: dict[tuple[str, str], Member] = {}
        self.periods: dict[str, Window] = {}
        self.windows: dict[str, Window] = {}
        self.claims: dict[str, Claim] = {}
        self.relations: dict[str, Relation] = {}
        self.acceptances: dict[str, Acceptance] = {}
        self.dimensions: frozenset[str] = frozenset()
        self.ids: dict[tuple[str, str], Record] = {}
        self.parts_of: dict[tuple[str, str], bool] = {}
        self.taken: dict[str, list[str]] = {}
        self.nouns: dict[tuple[str, str], list[tuple[str, Field]]] = {}
        self.figures: dict[Hashable, tuple[Figure, Reading]] = {}
        """Figures that were read before, by all that their readings depend on."""
        self._members: dict[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = {}
        """What records name of places and other members, each kept once."""
        self._terms: dict[str, Term] = {}
        """The quantities that are one measure: all claims of one share theirs, and nothing points
        at where it stands.
        """
        self._windows: dict[tuple[str, int], Window] = {}
        """Windows that were read before, by their text and how many periods had a name then."""

    def refuse(self, code: str, headline: str, field: Field, help: str = "") -> RefusedRecord:  # noqa: A002
        """Notes a problem with a field; the caller raises what comes back."""
        self.problems.append(problem(code, headline, field, help=help))
        return RefusedRecord()

    # -- shared by several kinds of record ---------------------------------------------------------

    def claim_id(self, kind: str, name: str, record: Record) -> None:
        """Takes an id, once."""
        plain = unicodedata.normalize("NFC", name).casefold()
        before = self.ids.setdefault((kind, plain), record)
        if before is record:
            return
        same = before.id == record.id or kind == "claim"
        headline = f"{kind} `{shown(name)}` is described twice"
        if not same:
            headline = (
                f"{kind} `{shown(name)}` and `{shown(before.id)}` differ in nothing but case or"
                " accents' encoding"
            )
        labels = (Label(before.place, before.id, "first"), Label(record.place, record.id, "again"))
        self.problems.append(Problem("FC004", headline, labels, "rename one, or remove one"))
        raise RefusedRecord

    def window(self, field: Field) -> Window:
        """The window of a field."""
        text = field.value, len(self.periods)
        known = self._windows.get(text)
        if known is not None:
            return known
        try:
            window = self._windows[text] = read_window(field.value, self.periods)
        except WindowError as error:
            raise self.refuse(
                error.code, f"`{shown(field.value)}`: {error}", field, error.help
            ) from None
        return window

    def day(self, field: Field) -> int:
        """The day of a field, as an ordinal."""
        try:
            return read_day(field.value)
        except WindowError as error:
            raise self.refuse(
                error.code, f"`{shown(field.value)}`: {error}", field, error.help
            ) from None

    def choice(self, record: Record, name: str, allowed: Sequence[str], default: str) -> str:
        """The value of a field that is one of a few words."""
        field = record.get(name)
        if field is None:
            return default
        if field.value not in allowed:
            help_ = suggestion(field.value, allowed) or "one of " + ", ".join(
                f"`{word}`" for word in allowed
            )
            raise self.refuse("FC050", f"`{name}` cannot be `{shown(field.value)}`", field, help_)
        return field.value

    def number(self, field: Field, numbers: str = "en") -> Exact:
        """The value of a field that is a plain positive number."""
        try:
            figure = read_phrase(field.value, numbers=numbers, words=self.words)
        except FigureError as error:
            raise self.refuse(error.code, f"`{field.name}`: {error}", field, error.help) from None
        if figure.hedge != "bare" or figure.unit or figure.value <= 0:
            raise self.refuse("FC050", f"`{field.name}` is not a plain number above 0", field)
        return figure.value

    def expression(self, field: Field) -> Expression:
        """The expression of a field, its measures known and its windows read."""
        if field.value in self.measures:
            known = self._terms.get(field.value)
            if known is None:
                known = self._terms[field.value] = Term(field.value, None, (), field.place)
            return known
        try:
            expression = read_expression(field.value, field.place)
        except ExpressionError as error:
            raise self.bad_expression(error, field) from None
        self.know(expression, field)
        return expression

    def bad_expression(self, error: ExpressionError, field: Field) -> RefusedRecord:
        """Notes an expression that cannot be read, at the character where it goes wrong."""
        place = attr.evolve(field.place, column=field.place.column + error.offset)
        label = Label(place, field.value, "")
        self.problems.append(
            Problem(error.code, f"`{shown(field.value)}`: {error}", (label,), error.help)
        )
        return RefusedRecord()

    def know(self, expression: Expression, field: Field) -> None:
        """Sees to it that every term is of a known measure and its window can be read."""
        for term, _ in terms_of(expression):
            if term.measure not in self.alias:
                help_ = suggestion(term.measure, self.alias) or "describe it in a `measure:` record"
                at = Field(field.name, field.value, term.place)
                raise self.refuse(
                    "FC009", f"there is no measure `{shown(term.measure)}`", at, help_
                )
            if term.window is not None and term.window not in self.windows:
                self.windows[term.window] = self.window(Field(field.name, term.window, term.place))

    def measure_of(self, term: Term) -> Measure:
        """The measure of a term that is known."""
        return self.measures[self.alias[term.measure]]

    def unit(self, expression: Expression, field: Field) -> Unit:
        """The unit that the expression comes to, every term standing for an unknown."""
        if isinstance(expression, Term):
            return self.measure_of(expression).unit

        def resolve(
            term: Term, statistic: Statistic
        ) -> tuple[Mapping[tuple[str, ...], Exact], Unit]:
            return {
                (f"{term.measure} {term.window} {term.members} {statistic}",): 1
            }, self.measure_of(term).unit

        try:
            return evaluate(expression, resolve).unit
        except ExpressionError as error:
            raise self.bad_expression(error, field) from None
        except UnitError as error:
            raise self.refuse(
                error.code, f"`{shown(field.value)}`: {error}", field, error.help
            ) from None

    def in_dimensions(self, record: Record) -> tuple[tuple[str, str], ...]:
        """The members a record names, sorted by dimension."""
        members = tuple(
            sorted(
                (name, self.member_name(record.field(at)))
                for at, name in enumerate(record.names)
                if at and name in self.dimensions
            )
        )
        return self._members.setdefault(members, members)

    def member_name(self, field: Field) -> str:
        """The name of a member, which must not look like part of an expression."""
        if any(mark in field.value for mark in "*{}[]=,\n"):
            raise self.refuse(
                "FC050",
                f"`{shown(field.value)}` cannot name a member",
                field,
                "leave out * { } [ ] = ,",
            )
        return field.value

"""Records to a claim set: every reference followed, every figure and window read, every unit compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

import attr

from figurecheck.errors import ExpressionError, FigureError, UnitError, WindowError
from figurecheck.model.algebra import evaluate, terms_of
from figurecheck.model.claim import STATUSES, Acceptance, Claim
from figurecheck.model.claimset import ClaimSet
from figurecheck.model.expression import Call, Expression, Number, Operation, Term
from figurecheck.model.figure import LEVELS, Figure, Reading
from figurecheck.model.finding import Label, Problem
from figurecheck.model.interval import Interval, exact
from figurecheck.model.interval import Number as Exact
from figurecheck.model.measure import Measure, Member, ancestors
from figurecheck.model.nearest import suggestion
from figurecheck.model.record import Field, Place, Record
from figurecheck.model.relation import Relation
from figurecheck.model.source import Source
from figurecheck.model.unit import Unit, conversion, is_person, read_unit
from figurecheck.model.window import Window
from figurecheck.reading.data import ReadingData
from figurecheck.reading.expressions import read_expression, read_statement
from figurecheck.reading.fields import KINDS, check_fields, problem, shown
from figurecheck.reading.figures import read_phrase
from figurecheck.reading.reading_table import Table
from figurecheck.reading.readings import interpret
from figurecheck.reading.vocabulary import Words, default_words
from figurecheck.reading.windows import read_day, read_window

PERIODS = ("day", "week", "month", "year")

DAYS = ("highest", "lowest", "median")
"""The statistics that are the number of one day, or between those of two."""


class _Refused(Exception):  # noqa: N818  (not an error of anybody's: the record is left out)
    """A record is not usable; what is wrong with it has been noted."""


class _Reader:
    """What has been read so far."""

    def __init__(self, table: Table | None, words: Words | None, problems: Iterable[Problem]) -> None:
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

    def refuse(self, code: str, headline: str, field: Field, help: str = "") -> _Refused:  # noqa: A002
        """Notes a problem with a field; the caller raises what comes back."""
        self.problems.append(problem(code, headline, field, help=help))
        return _Refused()

    # -- shared by several kinds of record -----------------------------------------------------------------------

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
                f"{kind} `{shown(name)}` and `{shown(before.id)}` differ in nothing but case or accents' encoding"
            )
        labels = (Label(before.place, before.id, "first"), Label(record.place, record.id, "again"))
        self.problems.append(Problem("FC004", headline, labels, "rename one, or remove one"))
        raise _Refused

    def window(self, field: Field) -> Window:
        """The window of a field."""
        try:
            return read_window(field.value, self.periods)
        except WindowError as error:
            raise self.refuse(error.code, f"`{shown(field.value)}`: {error}", field, error.help) from None

    def day(self, field: Field) -> int:
        """The day of a field, as an ordinal."""
        try:
            return read_day(field.value)
        except WindowError as error:
            raise self.refuse(error.code, f"`{shown(field.value)}`: {error}", field, error.help) from None

    def choice(self, record: Record, name: str, allowed: Sequence[str], default: str) -> str:
        """The value of a field that is one of a few words."""
        field = record.get(name)
        if field is None:
            return default
        if field.value not in allowed:
            help_ = suggestion(field.value, allowed) or "one of " + ", ".join(f"`{word}`" for word in allowed)
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
            return Term(field.value, None, (), field.place)
        try:
            expression = read_expression(field.value, field.place)
        except ExpressionError as error:
            raise self.bad_expression(error, field) from None
        self.know(expression, field)
        return expression

    def bad_expression(self, error: ExpressionError, field: Field) -> _Refused:
        """Notes an expression that cannot be read, at the character where it goes wrong."""
        place = attr.evolve(field.place, column=field.place.column + error.offset)
        label = Label(place, field.value, "")
        self.problems.append(Problem(error.code, f"`{shown(field.value)}`: {error}", (label,), error.help))
        return _Refused()

    def know(self, expression: Expression, field: Field) -> None:
        """Sees to it that every term is of a known measure and its window can be read."""
        for term, _ in terms_of(expression):
            if term.measure not in self.alias:
                help_ = suggestion(term.measure, self.alias) or "describe it in a `measure:` record"
                at = Field(field.name, field.value, term.place)
                raise self.refuse("FC009", f"there is no measure `{shown(term.measure)}`", at, help_)
            if term.window is not None and term.window not in self.windows:
                self.windows[term.window] = self.window(Field(field.name, term.window, term.place))

    def measure_of(self, term: Term) -> Measure:
        """The measure of a term that is known."""
        return self.measures[self.alias[term.measure]]

    def unit(self, expression: Expression, field: Field) -> Unit:
        """The unit that the expression comes to, every term standing for an unknown."""
        if isinstance(expression, Term):
            return self.measure_of(expression).unit

        def resolve(term: Term, statistic: str) -> tuple[Mapping[tuple[str, ...], Exact], Unit]:
            return {(f"{term.measure} {term.window} {term.members} {statistic}",): 1}, self.measure_of(term).unit

        try:
            return evaluate(expression, resolve).unit
        except ExpressionError as error:
            raise self.bad_expression(error, field) from None
        except UnitError as error:
            raise self.refuse(error.code, f"`{shown(field.value)}`: {error}", field, error.help) from None

    def in_dimensions(self, record: Record) -> tuple[tuple[str, str], ...]:
        """The members a record names, sorted by dimension."""
        return tuple(
            sorted(
                (field.name, self.member_name(field)) for field in record.fields[1:] if field.name in self.dimensions
            )
        )

    def member_name(self, field: Field) -> str:
        """The name of a member, which must not look like part of an expression."""
        if any(mark in field.value for mark in "*{}[]=,\n"):
            raise self.refuse("FC050", f"`{shown(field.value)}` cannot name a member", field, "leave out * { } [ ] = ,")
        return field.value


def assemble(
    records: Iterable[tuple[str, Sequence[Record]]],
    problems: Iterable[Problem] = (),
    inputs: Mapping[str, str] | None = None,
    data: ReadingData | None = None,
) -> ClaimSet:
    """The claim set of the records of each file, in any order of files; what is wrong with one costs that one only.

    ``records`` are pairs of a file's name and its records in the order written.
    """
    data = data or ReadingData()
    reader = _Reader(data.table, data.words, problems)
    files = sorted(((name, tuple(found)) for name, found in records), key=lambda pair: pair[0])
    everything = [record for _, found in files for record in found]
    declared = {field.value.split("=")[0].strip() for record in everything for field in record.all("dimension")}
    reader.dimensions = frozenset(name for name in declared if _plain_name(name)) | {"where", "by"}
    belongs = {id(record): source for name, found in files for record, source in _owners(name, found)}
    good: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in everything:
        wrong = check_fields(record, reader.dimensions)
        reader.problems += wrong
        if not wrong:
            good[record.kind].append(record)
    for kind, read in _STEPS:
        for record in good[kind]:
            _attempt(partial(read, reader, record))
    _check_trees(reader)
    for record in good["claim"]:
        field = record.get("source")
        source = field.value if field else belongs[id(record)]
        _attempt(partial(_read_claim, reader, record, source))
    _check_references(reader)
    return ClaimSet(
        tuple(reader.claims[name] for name in sorted(reader.claims)),
        {name: reader.sources[name] for name in sorted(reader.sources)},
        {name: reader.measures[name] for name in sorted(reader.measures)},
        {key: reader.members[key] for key in sorted(reader.members)},
        {name: reader.periods[name] for name in sorted(reader.periods)},
        tuple(reader.relations[name] for name in sorted(reader.relations)),
        tuple(reader.acceptances[key] for key in sorted(reader.acceptances)),
        {text: reader.windows[text] for text in sorted(reader.windows)},
        dict(inputs or {}),
        tuple(sorted(reader.problems, key=_problem_order)),
        data.version,
        data,
        tuple(files),
    )


def _problem_order(found: Problem) -> tuple[Place, str, str]:
    return (found.labels[0].place if found.labels else Place("", 0, 0), found.code, found.headline)


def _attempt(read: Callable[[], None]) -> None:
    try:
        read()
    except _Refused:
        return


def _owners(name: str, found: Sequence[Record]) -> Iterable[tuple[Record, str]]:
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    current = stem.rsplit(".", 1)[0] or stem
    for record in found:
        if record.kind == "source" and record.id:
            current = record.id
        yield record, current


def _plain_name(name: str) -> bool:
    return name.isascii() and name.replace("_", "").replace("-", "").isalnum() and name not in KINDS["claim"].optional


# -- one function a kind of record -------------------------------------------------------------------------------


def _read_period(reader: _Reader, record: Record) -> None:
    reader.claim_id("period", record.id, record)
    field = record.get("is")
    if field is not None:
        reader.periods[record.id] = reader.window(field)


def _read_source(reader: _Reader, record: Record) -> None:
    reader.claim_id("source", record.id, record)
    numbers = reader.choice(record, "numbers", ("en", "eu"), "en")
    published, trust = record.get("published"), record.get("trust")
    reader.sources[record.id] = Source(
        record.id,
        _text(record, "publisher"),
        _text(record, "title"),
        _text(record, "url"),
        _last_day(reader, published) if published else None,
        _text(record, "said_by"),
        tuple(field.value for field in record.all("from")),
        reader.number(trust) if trust else 1,
        numbers,
        record,
    )


def _last_day(reader: _Reader, field: Field) -> int | None:
    """The day of publication; the last one it can be where only a month or year is known."""
    end = reader.window(field).end
    return None if end is None else end - 1


def _text(record: Record, name: str) -> str:
    field = record.get(name)
    return field.value if field else ""


def _read_member(reader: _Reader, record: Record) -> None:
    dimension = _text(record, "dimension")
    reader.claim_id("member", f"{dimension} = {record.id}", record)
    overlaps = reader.choice(record, "overlaps", ("yes", "no"), "no") == "yes"
    name = reader.member_name(record.fields[0])
    reader.members[dimension, name] = Member(name, dimension, _text(record, "part_of") or None, overlaps, record)


def _read_measure(reader: _Reader, record: Record) -> None:
    if not _is_term(record.id):
        raise reader.refuse(
            "FC050",
            f"`{shown(record.id)}` cannot name a measure",
            record.fields[0],
            "letters, digits, - _ . and @, starting with a letter",
        )
    reader.claim_id("measure", record.id, record)
    unit = _unit(reader, record)
    words = reader.words or default_words()
    least, greatest = _range(reader, record)
    measure = Measure(
        record.id,
        unit,
        _text(record, "label"),
        reader.choice(record, "kind", ("flow", "stock"), "flow"),
        reader.choice(
            record, "counts", ("events", "persons"), "persons" if is_person(unit, words.persons) else "events"
        ),
        _text(record, "definition"),
        _text(record, "part_of") or None,
        None,
        tuple(field.value for field in record.all("alias")),
        tuple(name for field in record.all("not") for name in field.value.split()),
        least,
        greatest,
        tuple(_dimension(field.value) for field in record.all("dimension")),
        record,
    )
    for name in (record.id, *measure.alias):
        if name in reader.alias:
            field = record.fields[0] if name == record.id else next(f for f in record.all("alias") if f.value == name)
            raise reader.refuse("FC004", f"`{shown(name)}` already names measure `{reader.alias[name]}`", field)
    reader.measures[record.id] = measure
    for name in (record.id, *measure.alias):
        reader.alias[name] = record.id


def _is_term(name: str) -> bool:
    try:
        expression = read_expression(name, Place("", 1, 1))
    except ExpressionError:
        return False
    return isinstance(expression, Term) and expression.measure == name


def _unit(reader: _Reader, record: Record) -> Unit:
    field = record.get("unit")
    if field is None:
        raise _Refused
    try:
        return read_unit(field.value)
    except UnitError as error:
        raise reader.refuse(error.code, str(error), field, error.help) from None


def _dimension(text: str) -> tuple[str, str | None]:
    name, _, default = text.partition("=")
    return name.strip(), default.strip() or None


def _range(reader: _Reader, record: Record) -> tuple[Exact | None, Exact | None]:
    """The ends of a measure's range: ``any``, ``at least 5``, ``at most 5`` or ``0 to 100``."""
    field = record.get("range")
    if field is None:
        return 0, None
    if field.value == "any":
        return None, None
    try:
        figure = read_phrase(field.value, words=reader.words)
        if figure.hedge in {"range", "at-least", "at-most"}:
            reading = interpret(figure, least=None, exact=figure.hedge == "range", table=reader.table)
            return reading.literal.lower, reading.literal.upper
    except FigureError as error:
        raise reader.refuse(error.code, f"`range`: {error}", field, error.help) from None
    help_ = "`any`, `at least 5`, `at most 5` or `0 to 100`"
    raise reader.refuse("FC050", f"`{shown(field.value)}` is not a range", field, help_)


def _read_parts(reader: _Reader, record: Record) -> None:
    field = record.get("parts")
    measure = reader.measures.get(record.id)
    if field is None or measure is None or measure.record is not record:
        return
    expression = reader.expression(field)
    parts = terms_of(expression)
    if not _is_sum(expression) or any(term.window or term.members or kind != "total" for term, kind in parts):
        raise reader.refuse("FC030", "parts are measures with + between them", field, "parts: a + b + c")
    if len({reader.alias[term.measure] for term, _ in parts}) < len(parts):
        raise reader.refuse("FC030", "a part stands twice", field)
    reader.unit(Operation("-", expression, Term(record.id, None, (), field.place), field.place), field)
    for term, _ in parts:
        part = reader.measure_of(term)
        if (part.kind, part.counts) != (measure.kind, measure.counts):
            headline = f"`{part.id}` is a {part.kind} of {part.counts}, its whole a {measure.kind} of {measure.counts}"
            raise reader.refuse("FC022", headline, field, "parts and whole must be of one kind")
        if part.unit.points != measure.unit.points:
            raise reader.refuse("FC021", f"`{part.id}` and its whole are not both in points", field)
    reader.measures[record.id] = attr.evolve(measure, parts=expression)


def _is_sum(expression: Expression) -> bool:
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation) and node.operator == "+":
            waiting += [node.left, node.right]
        elif not isinstance(node, Term):
            return False
    return True


def _read_relation(reader: _Reader, record: Record) -> None:
    reader.claim_id("relation", record.id, record)
    field = record.get("states")
    if field is None:
        return
    try:
        states = read_statement(field.value, field.place)
    except ExpressionError as error:
        raise reader.bad_expression(error, field) from None
    both = Operation("-", states.left, states.right, field.place)
    reader.know(both, field)
    if not terms_of(both):
        raise reader.refuse("FC030", "a relation needs a measure", field)
    reader.unit(both, field)
    _check_points(reader, states.left, states.right, field)
    when, trust = record.get("when") or record.get("as_of"), record.get("trust")
    reader.relations[record.id] = Relation(
        record.id,
        states,
        reader.in_dimensions(record),
        reader.window(when) if when else None,
        reader.number(trust) if trust else 1,
        _text(record, "note"),
        record,
    )


def _check_points(reader: _Reader, left: Expression, right: Expression, field: Field) -> None:
    """Refuses to set a share equal to what is measured in points."""
    for one, other in ((left, right), (right, left)):
        ours, theirs = terms_of(one), terms_of(other)
        if not ours or not theirs or not all(reader.measure_of(term).unit.points for term, _ in ours):
            continue
        unit = reader.unit(other, field)
        if unit.ratio and not unit.points:
            help_ = "points are the difference between two shares, not a share"
            raise reader.refuse("FC021", "one side is in points, and the other one is a share", field, help_)


def _read_acceptance(reader: _Reader, record: Record) -> None:
    reader.claim_id("accept", record.id, record)
    until = record.get("until")
    reader.acceptances[record.id] = Acceptance(
        record.id, _text(record, "reason"), _text(record, "by"), reader.day(until) if until else None, record
    )


_STEPS: tuple[tuple[str, Callable[[_Reader, Record], None]], ...] = (
    ("period", _read_period),
    ("source", _read_source),
    ("member", _read_member),
    ("measure", _read_measure),
    ("measure", _read_parts),
    ("relation", _read_relation),
    ("accept", _read_acceptance),
)


# -- claims ------------------------------------------------------------------------------------------------------


class _Quantity(NamedTuple):
    """What a claim is about: an expression with the unit it comes to, and the statistic of it.

    ``divided`` says that the statistic is a quotient, hence rounded by nature.
    """

    expression: Expression
    unit: Unit
    statistic: str
    per: str
    divided: bool


def _read_claim(reader: _Reader, record: Record, source: str) -> None:
    name = f"{source}/{record.id}"
    reader.claim_id("claim", name, record)
    quantity = _read_quantity(reader, record)
    window, assumed = _claim_window(reader, record, source)
    members = reader.in_dimensions(record)
    _check_windows(reader, record, quantity, window)
    if quantity.statistic == "median" and _has_middle(reader, quantity, window):
        quantity = quantity._replace(divided=False)
    figure, reading = _read_figure(reader, record, source, quantity)
    known = reader.sources.get(source)
    reader.claims[name] = Claim(
        source,
        record.id,
        figure,
        reading,
        quantity.unit,
        quantity.expression,
        members,
        window,
        quantity.statistic,
        quantity.per,
        reader.choice(record, "status", STATUSES, "reported"),
        _text(record, "said_by") or (known.said_by if known else ""),
        _text(record, "quote"),
        _text(record, "replaces"),
        assumed,
        record,
    )


def _read_quantity(reader: _Reader, record: Record) -> _Quantity:
    quantity, measure = record.get("quantity"), record.get("measure")
    field = quantity or measure
    if field is None or (quantity and measure):
        which = "no `measure` and no `quantity`" if field is None else "both `measure` and `quantity`"
        raise reader.refuse("FC008", f"claim `{shown(record.id)}` has {which}", record.fields[0], "give one of the two")
    expression = reader.expression(field)
    if measure is not None and not isinstance(expression, Term):
        raise reader.refuse("FC030", f"`{shown(field.value)}` is not one measure", field, "use `quantity:` for that")
    if not isinstance(expression, Term) and not terms_of(expression):
        raise reader.refuse("FC030", "a quantity needs a measure", field)
    unit = reader.unit(expression, field)
    statistic, per = _statistic(reader, record, expression)
    return _Quantity(expression, unit, statistic, per, statistic in {"average", "median"})


def _statistic(reader: _Reader, record: Record, expression: Expression) -> tuple[str, str]:
    field = record.get("statistic")
    if field is None or field.value == "total":
        return "total", ""
    allowed = ("total", *(f"average per {period}" for period in PERIODS), *(f"{which} day" for which in DAYS))
    if field.value not in allowed:
        help_ = suggestion(field.value, allowed) or "one of " + ", ".join(f"`{word}`" for word in allowed)
        raise reader.refuse("FC050", f"`statistic` cannot be `{shown(field.value)}`", field, help_)
    if not isinstance(expression, Term):
        raise reader.refuse("FC030", "a statistic needs one measure", field, "write average(...) into the quantity")
    kind, _, period = field.value.partition(" per ")
    return kind.split()[0], period


def _claim_window(reader: _Reader, record: Record, source: str) -> tuple[Window | None, str]:
    when, as_of, since = (record.get(name) for name in ("when", "as_of", "since"))
    if when is not None and (as_of or since):
        raise reader.refuse("FC042", "`when` together with `as_of` or `since`", when, "keep `when`, or the others")
    if since is None:
        field = when or as_of
        return (reader.window(field) if field else None), ""
    start = reader.window(since)
    if as_of is not None:
        end, assumed = reader.window(as_of).end, ""
    else:
        known = reader.sources.get(source)
        if known is None or known.published is None:
            help_ = "add `as_of:`, or `published:` to the source"
            raise reader.refuse("FC042", "`since` without the day it runs to", since, help_)
        end, assumed = known.published + 1, "taken to run to the day of publication"
    if start.start is None or end is None or start.start >= end:
        raise reader.refuse("FC041", "`since` begins after the day it runs to", since)
    return Window(start.start, end, start.about, (start.start, end) if start.about else None), assumed


def _has_middle(reader: _Reader, quantity: _Quantity, window: Window | None) -> bool:
    """Whether the days are an odd number, so that their median is the number of one of them."""
    term = quantity.expression
    days = reader.windows[term.window] if isinstance(term, Term) and term.window is not None else window
    return days is not None and days.plain and (days.days or 0) % 2 == 1


def _check_windows(reader: _Reader, record: Record, quantity: _Quantity, window: Window | None) -> None:
    field = record.get("quantity") or record.get("measure") or record.fields[0]
    as_of, since = record.get("as_of"), record.get("since")
    for term, _ in terms_of(quantity.expression):
        measure = reader.measure_of(term)
        days = reader.windows[term.window] if term.window is not None else window
        lone = as_of is not None and since is None and term.window is None
        if lone and measure.kind == "flow" and days is not None and days.days != 1:
            raise reader.refuse("FC042", f"`{measure.id}` is a flow: it needs `when` or `since`", as_of or field)
    if window is not None and window.plain and quantity.per:
        try:
            window.length(quantity.per)
        except WindowError as error:
            raise reader.refuse(error.code, str(error), record.get("statistic") or field, error.help) from None


def _read_figure(reader: _Reader, record: Record, source: str, quantity: _Quantity) -> tuple[Figure, Reading]:
    expression, unit, statistic, per, _ = quantity
    field = record.get("figure")
    if field is None:
        raise _Refused
    known = reader.sources.get(source)
    numbers = known.numbers if known else "en"
    rounded_to = record.get("rounded_to")
    try:
        figure = read_phrase(field.value, numbers=numbers, words=reader.words)
        unit = _unit_of_figure(reader, figure, expression, unit)
        figure, factor = _in_unit(figure, unit, "day" if statistic in DAYS else per)
        divided = quantity.divided or unit.intensive or _divides(expression)
        reading = interpret(
            figure,
            whole=unit.counted and factor == 1 and not divided and _counts(expression),
            quotient=divided,
            share=_is_share(figure, unit) and _of_a_whole(reader, expression),
            least=_least(reader, expression, factor),
            exact=reader.choice(record, "exact", ("yes", "no"), "no") == "yes",
            rounded_to=reader.number(rounded_to, numbers) if rounded_to else None,
            rounding=reader.choice(record, "rounding", ("half-up", "half-even", "truncated"), "") or None,
            table=reader.table,
        )
    except FigureError as error:
        raise reader.refuse(error.code, f"`{shown(field.value)}`: {error}", field, error.help) from None
    except UnitError as error:
        raise reader.refuse(error.code, f"`{shown(field.value)}`: {error}", field, error.help) from None
    if figure.form == "change" and _is_growth(expression):
        return figure, _less_one(reading)
    if factor == 1:
        return figure, reading
    scaled = {level: reading.at(level).scaled(factor) for level in LEVELS}
    soft = None if reading.soft is None else reading.soft * factor
    return figure, Reading(scaled["literal"], scaled["rounded"], scaled["generous"], reading.rule, soft)


def _unit_of_figure(reader: _Reader, figure: Figure, expression: Expression, unit: Unit) -> Unit:
    """The unit in which a figure can be given of an expression: what one share leaves of another is a share too.

    Raises:
        UnitError: for a change in percent of what is no quotient.
    """
    minus = isinstance(expression, Operation) and expression.operator == "-"
    if figure.form == "change" and (minus or isinstance(expression, Term)):
        help_ = "claim it of a[later] / a[earlier]" + ("; a difference of shares is in points" if unit.ratio else "")
        raise UnitError("a change in percent is of a quotient", "FC021", help_)
    if not unit.points or figure.unit == "points" or not isinstance(expression, Operation) or not minus:
        return unit
    sides = [{reader.alias[term.measure] for term, _ in terms_of(side)} for side in (expression.left, expression.right)]
    return unit if sides[0] == sides[1] else attr.evolve(unit, points=False)


def _is_growth(expression: Expression) -> bool:
    """Whether it is *(a - b) / b*, a change by itself."""
    if not isinstance(expression, Operation) or expression.operator != "/":
        return False
    over = expression.left
    return isinstance(over, Operation) and over.operator == "-" and over.right == expression.right


def _less_one(reading: Reading) -> Reading:
    """A reading of a factor as that of the change."""

    def moved(interval: Interval) -> Interval:
        lower, upper = (None if end is None else end - 1 for end in (interval.lower, interval.upper))
        return Interval(lower, upper, interval.lower_open, interval.upper_open)

    literal, rounded, generous = (moved(reading.at(level)) for level in LEVELS)
    soft = None if reading.soft is None else reading.soft - 1
    return Reading(literal, rounded, generous, reading.rule, soft)


def _in_unit(figure: Figure, unit: Unit, per: str) -> tuple[Figure, Exact]:
    """The figure, its unit freed of ``a day``, and the factor from its unit to that of the quantity."""
    text = figure.unit.strip()
    if per:
        for ending in (f"/{per}", f"per {per}", f"a {per}", f"each {per}", f"every {per}", "daily" * (per == "day")):
            if ending and text.endswith(ending):
                text = text.removesuffix(ending).strip()
                break
    if text != figure.unit:
        figure = attr.evolve(figure, unit=text)
    if text:
        return figure, conversion(read_unit(text), unit)
    if figure.form in {"fraction", "multiple", "change"}:
        return figure, conversion(attr.evolve(read_unit(""), open=figure.form == "fraction"), unit)
    return figure, 1


def _divides(expression: Expression) -> bool:
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            if node.operator == "/":
                return True
            waiting += [node.left, node.right]
        elif isinstance(node, Call) and node.function in {"average", "median"}:
            return True
    return False


def _counts(expression: Expression) -> bool:
    """Whether the expression comes to a whole number wherever its terms are counts."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Number) and node.value.denominator != 1:
            return False
        if isinstance(node, Operation):
            waiting += [node.left, node.right]
    return True


def _is_share(figure: Figure, unit: Unit) -> bool:
    if not unit.ratio or unit.points:
        return False
    if figure.form == "fraction":
        return 0 <= figure.value <= 1
    written = figure.unit in {"percent", "%"} or (not figure.unit and unit.factor != 1)
    return figure.form == "digits" and written and 0 <= figure.value <= 100 and (figure.last or 0) <= 100


def _of_a_whole(reader: _Reader, expression: Expression) -> bool:
    """Whether a percentage is one of a whole: of one measure to another, or of a place; not of one time to another."""
    if isinstance(expression, Term):
        return reader.measure_of(expression).least is not None
    if not isinstance(expression, Operation) or expression.operator != "/":
        return False
    left, right = expression.left, expression.right
    if not isinstance(left, Term) or not isinstance(right, Term) or reader.measure_of(left) != reader.measure_of(right):
        return True
    return left.window == right.window


def _least(reader: _Reader, expression: Expression, factor: Exact) -> Exact | None:
    """The least value the quantity can have, in the figure's unit, as far as ranges alone say."""
    if isinstance(expression, Term):
        least = reader.measure_of(expression).least
        if least is None or not factor:
            return None
        return least if factor == 1 else exact(Fraction(least) / factor)
    subtracts = False
    waiting: list[Expression] = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            subtracts = subtracts or node.operator == "-"
            waiting += [node.left, node.right]
    ranges = [reader.measure_of(term).least for term, _ in terms_of(expression)]
    return None if subtracts or any(least is None or least < 0 for least in ranges) else 0


# -- references between records ----------------------------------------------------------------------------------


def _check_trees(reader: _Reader) -> None:
    for key in sorted(reader.members):
        member = reader.members[key]
        field = member.record.get("part_of") if member.record else None
        if field is None or member.part_of is None:
            continue
        above = ancestors(reader.members, member.dimension, member.name)
        last = reader.members.get((member.dimension, above[-1])) if above else None
        if member.part_of == member.name or (last is not None and last.part_of in (*above, member.name)):
            reader.problems.append(problem("FC043", f"`{shown(member.name)}` is part of itself", field))
            reader.members[key] = attr.evolve(member, part_of=None)
    for name in sorted(reader.measures):
        _check_part_of(reader, reader.measures[name])
    _check_parts(reader)


def _check_part_of(reader: _Reader, measure: Measure) -> None:
    field = measure.record.get("part_of") if measure.record else None
    if measure.part_of is None or field is None:
        return
    whole = reader.measures.get(reader.alias.get(measure.part_of, ""))
    wrong: tuple[str, str, str] | None = None
    if whole is None:
        help_ = suggestion(measure.part_of, reader.alias) or "describe it in a `measure:` record"
        wrong = ("FC009", f"there is no measure `{shown(measure.part_of)}`", help_)
    elif _part_of_itself(reader, measure):
        wrong = ("FC043", f"`{measure.id}` is part of itself", "")
    elif whole.kind != measure.kind:
        wrong = ("FC022", f"`{measure.id}` is a {measure.kind}, `{whole.id}` a {whole.kind}", "")
    else:
        try:
            conversion(measure.unit, whole.unit)
        except UnitError as error:
            wrong = (error.code, f"`{measure.id}` cannot be part of `{whole.id}`: {error}", error.help)
    if wrong is not None:
        reader.problems.append(problem(wrong[0], wrong[1], field, help=wrong[2]))
        reader.measures[measure.id] = attr.evolve(measure, part_of=None)
    elif whole is not None:
        reader.measures[measure.id] = attr.evolve(measure, part_of=whole.id)


def _part_of_itself(reader: _Reader, measure: Measure) -> bool:
    seen = {measure.id}
    current: Measure | None = measure
    while current is not None and current.part_of is not None:
        current = reader.measures.get(reader.alias.get(current.part_of, ""))
        if current is not None and current.id in seen:
            return current.id == measure.id
        if current is not None:
            seen.add(current.id)
    return False


def _check_parts(reader: _Reader) -> None:
    """Takes the parts of measures that are, by way of their parts, parts of themselves."""
    while cycle := _cycle_of_parts(reader):
        name = min(cycle)
        measure = reader.measures[name]
        field = measure.record.get("parts") if measure.record else None
        if field is not None:
            names = ", ".join(f"`{one}`" for one in sorted(set(cycle)))
            reader.problems.append(problem("FC043", f"`{name}` is among its own parts, by way of {names}", field))
        reader.measures[name] = attr.evolve(measure, parts=None)


def _cycle_of_parts(reader: _Reader) -> list[str]:
    """The measures of which each is a part of the next, and the last of the first; none where there is no circle."""
    graph = {
        name: [reader.alias[term.measure] for term, _ in terms_of(measure.parts)]
        for name, measure in sorted(reader.measures.items())
        if measure.parts is not None
    }
    if not graph:
        return []
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _check_references(reader: _Reader) -> None:
    for source in list(reader.sources.values()):
        for field in source.record.all("from") if source.record else ():
            if field.value not in reader.sources:
                help_ = suggestion(field.value, reader.sources) or "describe it in a `source:` record"
                headline = f"there is no source `{shown(field.value)}`"
                reader.problems.append(problem("FC009", headline, field, help=help_))
    for measure in reader.measures.values():
        for field in measure.record.all("not") if measure.record else ():
            for name in field.value.split():
                if name not in reader.alias:
                    help_ = suggestion(name, reader.alias) or "describe it in a `measure:` record"
                    reader.problems.append(problem("FC009", f"there is no measure `{shown(name)}`", field, help=help_))
    described = tuple(reader.sources)
    for claim in list(reader.claims.values()):
        _check_source(reader, claim, described)
        _check_replaced(reader, claim)


def _check_source(reader: _Reader, claim: Claim, described: Sequence[str]) -> None:
    """Adds a source that nobody described; one whose name is much like that of a described one is a mistake."""
    if claim.source in reader.sources:
        return
    reader.sources[claim.source] = Source(claim.source)
    field = claim.record.get("source")
    near = suggestion(claim.source, described) if field else ""
    if field is not None and near:
        reader.problems.append(problem("FC009", f"source `{shown(field.value)}` is not described", field, help=near))


def _check_replaced(reader: _Reader, claim: Claim) -> None:
    field = claim.record.get("replaces")
    if field is None:
        return
    replaced = _replaced(reader, claim)
    if replaced is None:
        help_ = suggestion(field.value, reader.claims) or "give the full name, source/claim"
        reader.problems.append(problem("FC009", f"there is no claim `{shown(field.value)}`", field, help=help_))
    else:
        reader.claims[claim.name] = attr.evolve(claim, replaces=replaced)


def _replaced(reader: _Reader, claim: Claim) -> str | None:
    for name in (claim.replaces, f"{claim.source}/{claim.replaces}"):
        if name in reader.claims and name != claim.name:
            return name
    return None

"""What is described, one function a kind of record: periods, sources, members, measures, relations,
acceptances.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attr

from figurecheck.errors import ExpressionError, FigureError, UnitError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Acceptance
from figurecheck.model.days import spell_days
from figurecheck.model.expression import Expression, Operation, Term
from figurecheck.model.interval import Number as Exact
from figurecheck.model.measure import Measure, Member
from figurecheck.model.record import Field, Place, Record
from figurecheck.model.relation import Relation
from figurecheck.model.source import Source
from figurecheck.model.unit import Unit, is_person, read_unit
from figurecheck.model.window import Window
from figurecheck.reading.claims.fields import shown
from figurecheck.reading.claims.nouns import is_unit
from figurecheck.reading.claims.reader import RecordReader, RefusedRecord
from figurecheck.reading.expressions import read_expression, read_statement
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.phrases.vocabulary import default_words
from figurecheck.reading.readings.interpret import interpret


def _read_period(reader: RecordReader, record: Record) -> None:
    reader.claim_id("period", record.id, record)
    field = record.get("is")
    if field is not None:
        reader.periods[record.id] = reader.window(field)


def _read_source(reader: RecordReader, record: Record) -> None:
    reader.claim_id("source", record.id, record)
    numbers = reader.choice(record, "numbers", ("en", "eu"), "en")
    published, trust = record.get("published"), record.get("trust")
    window = reader.window(published) if published else None
    reader.sources[record.id] = Source(
        record.id,
        record.text("publisher"),
        record.text("title"),
        record.text("url"),
        _last_day(window) if window is not None else None,
        record.text("said_by"),
        tuple(field.value for field in record.all("from")),
        reader.number(trust) if trust else 1,
        numbers,
        _exact(reader, record),
        record,
        spell_days(window) if window is not None else "",
    )


def _last_day(window: Window) -> int | None:
    """The day of publication; the last one it can be where only a month or year is known."""
    return None if window.end is None else window.end - 1


def _read_member(reader: RecordReader, record: Record) -> None:
    dimension = record.text("dimension")
    reader.claim_id("member", f"{dimension} = {record.id}", record)
    overlaps = reader.choice(record, "overlaps", ("yes", "no"), "no") == "yes"
    name = reader.member_name(record.first)
    complete = (
        reader.choice(record, "complete", ("yes", "no"), "yes" if record.get("parts") else "no")
        == "yes"
    )
    part_of = record.text("part_of") or None
    reader.members[dimension, name] = Member(name, dimension, part_of, overlaps, complete, record)


def _read_member_parts(reader: RecordReader, record: Record) -> None:
    """The members that ``parts: a + b + c`` of another one names: they are part of it, and no
    others are.
    """
    field = record.get("parts")
    if field is None:
        return
    whole, dimension = reader.member_name(record.first), record.text("dimension")
    names = [name.strip() for name in field.value.split("+")]
    if not all(names) or len(set(names)) < len(names) or whole in names:
        raise reader.refuse(
            "FC050",
            "parts of a member are other members with + between them",
            field,
            "parts: a + b + c",
        )
    for name in names:
        part = reader.members.get((dimension, name)) or Member(name, dimension)
        if part.part_of not in {None, whole}:
            headline = (
                f"`{shown(name)}` is part of `{shown(part.part_of or '')}`, not of `{shown(whole)}`"
            )
            raise reader.refuse("FC050", headline, field, "correct one of the two")
        reader.members[dimension, name] = attr.evolve(part, part_of=whole)
    for other in reader.members.values():
        if (other.dimension, other.part_of) == (dimension, whole) and other.name not in names:
            headline = f"`{shown(other.name)}` is part of `{shown(whole)}` and not among its parts"
            raise reader.refuse(
                "FC050", headline, field, "name it there too, or take its `part_of` away"
            )


def _read_measure(reader: RecordReader, record: Record) -> None:
    if not _is_term(record.id):
        raise reader.refuse(
            "FC050",
            f"`{shown(record.id)}` cannot name a measure",
            record.first,
            "letters, digits, - _ . and @, starting with a letter",
        )
    reader.claim_id("measure", record.id, record)
    unit = _unit(reader, record)
    words = reader.words or default_words()
    least, greatest = _range(reader, record)
    measure = Measure(
        record.id,
        unit,
        record.text("label"),
        reader.choice(record, "kind", ("flow", "stock"), "flow"),
        reader.choice(
            record,
            "counts",
            ("events", "persons"),
            "persons" if is_person(unit, words.persons) else "events",
        ),
        record.text("definition"),
        record.text("part_of") or None,
        None,
        tuple(field.value for field in record.all("alias")),
        tuple(name for field in record.all("not") for name in field.value.split()),
        least,
        greatest,
        tuple(_dimension(field.value) for field in record.all("dimension")),
        tuple(_also(reader, record)),
        _exact(reader, record),
        reader.choice(record, "complete", ("yes", "no"), "yes") == "yes",
        record,
    )
    for name in (record.id, *measure.alias):
        if name in reader.alias:
            field = (
                record.first
                if name == record.id
                else next(f for f in record.all("alias") if f.value == name)
            )
            raise reader.refuse(
                "FC004", f"`{shown(name)}` already names measure `{reader.alias[name]}`", field
            )
    reader.measures[record.id] = measure
    for name in (record.id, *measure.alias):
        reader.alias[name] = record.id


def _is_term(name: str) -> bool:
    try:
        expression = read_expression(name, Place("", 1, 1))
    except ExpressionError:
        return False
    return isinstance(expression, Term) and expression.measure == name


def _unit(reader: RecordReader, record: Record) -> Unit:
    field = record.get("unit")
    if field is None:
        raise RefusedRecord
    try:
        return read_unit(field.value)
    except UnitError as error:
        raise reader.refuse(error.code, str(error), field, error.help) from None


def _exact(reader: RecordReader, record: Record) -> bool | None:
    """Whether its figures are exact, ``None`` where it does not say."""
    said = reader.choice(record, "exact", ("yes", "no"), "")
    return said == "yes" if said else None


def _also(reader: RecordReader, record: Record) -> Iterator[str]:
    """The nouns of a measure besides its unit: several with commas between them, or a field
    each.
    """
    for field in record.all("also"):
        for noun in (" ".join(each.split()) for each in field.value.split(",")):
            if not noun:
                raise reader.refuse(
                    "FC050",
                    "a noun is missing in `also`",
                    field,
                    "as in: also: dead, death, victim",
                )
            if is_unit(noun):
                advice = "`also` holds what the things counted are called; a unit stands in `unit`"
                raise reader.refuse(
                    "FC050", f"`{shown(noun)}` is a unit and no noun", field, advice
                )
            yield noun


def _dimension(text: str) -> tuple[str, str | None]:
    name, _, default = text.partition("=")
    return name.strip(), default.strip() or None


def _range(reader: RecordReader, record: Record) -> tuple[Exact | None, Exact | None]:
    """The ends of a measure's range: ``any``, ``at least 5``, ``at most 5`` or ``0 to 100``."""
    field = record.get("range")
    if field is None:
        return 0, None
    if field.value == "any":
        return None, None
    try:
        figure = read_phrase(field.value, words=reader.words)
        if figure.hedge in {"range", "at-least", "at-most"}:
            reading = interpret(
                figure, least=None, exact=figure.hedge == "range", table=reader.table
            )
            return reading.literal.lower, reading.literal.upper
    except FigureError as error:
        raise reader.refuse(error.code, f"`range`: {error}", field, error.help) from None
    help_ = "`any`, `at least 5`, `at most 5` or `0 to 100`"
    raise reader.refuse("FC050", f"`{shown(field.value)}` is not a range", field, help_)


def _read_parts(reader: RecordReader, record: Record) -> None:
    field = record.get("parts")
    measure = reader.measures.get(record.id)
    if field is None or measure is None or measure.record is not record:
        return
    expression = reader.expression(field)
    parts = terms_of(expression)
    if not _is_sum(expression) or any(term.window or term.members for term, _ in parts):
        raise reader.refuse(
            "FC030", "parts are measures with + between them", field, "parts: a + b + c"
        )
    if len({reader.alias[term.measure] for term, _ in parts}) < len(parts):
        raise reader.refuse("FC030", "a part stands twice", field)
    reader.unit(
        Operation("-", expression, Term(record.id, None, (), field.place), field.place), field
    )
    for term, _ in parts:
        part = reader.measure_of(term)
        if (part.kind, part.counts) != (measure.kind, measure.counts):
            headline = (
                f"`{part.id}` is a {part.kind} of {part.counts}, its whole a {measure.kind} of"
                f" {measure.counts}"
            )
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


def _read_relation(reader: RecordReader, record: Record) -> None:
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
        record.text("note"),
        record,
    )


def _check_points(reader: RecordReader, left: Expression, right: Expression, field: Field) -> None:
    """Refuses to set a share equal to what is measured in points."""
    for one, other in ((left, right), (right, left)):
        ours, theirs = terms_of(one), terms_of(other)
        if (
            not ours
            or not theirs
            or not all(reader.measure_of(term).unit.points for term, _ in ours)
        ):
            continue
        unit = reader.unit(other, field)
        if unit.ratio and not unit.points:
            help_ = "points are the difference between two shares, not a share"
            raise reader.refuse(
                "FC021", "one side is in points, and the other one is a share", field, help_
            )


def _read_acceptance(reader: RecordReader, record: Record) -> None:
    reader.claim_id("accept", record.id, record)
    until = record.get("until")
    reader.acceptances[record.id] = Acceptance(
        record.id,
        record.text("reason"),
        record.text("by"),
        reader.day(until) if until else None,
        record.text("in"),
        record=record,
    )


STEPS: tuple[tuple[str, Callable[[RecordReader, Record], None]], ...] = (
    ("period", _read_period),
    ("source", _read_source),
    ("member", _read_member),
    ("member", _read_member_parts),
    ("measure", _read_measure),
    ("measure", _read_parts),
    ("relation", _read_relation),
    ("accept", _read_acceptance),
)
"""What reads the records of each kind, in the order in which they need one another."""

"""Where a record's fields use an id: spans of their values, found as the reader finds them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from figurecheck.errors import ExpressionError, UsageError
from figurecheck.keeping.splicing import Edit
from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import Expression, Term
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.expressions import read_expression, read_statement

Span = tuple[int, int]
"""Where it starts and ends in a value, the end not included."""

EXPRESSIONS = frozenset({("claim", "measure"), ("claim", "quantity"), ("measure", "parts"), ("relation", "states")})
WINDOWS = frozenset(
    {
        *(("claim", name) for name in ("when", "as_of", "since")),
        *(("relation", name) for name in ("when", "as_of")),
        ("period", "is"),
        ("source", "published"),
    }
)

_STRETCH = r"\s*(?:a|one|[0-9]+) +(?:day|week)s? +in +"


def edits(record: Record, kind: str, old: str, new: str, dimension: str, periods: Container[str]) -> Iterator[Edit]:
    """The edits that make a record say ``new`` for ``old``; claims that replace one are left to those who know it.

    Raises:
        UsageError: where an expression cannot be read and may use it.
    """
    for field in record.fields:
        for start, end in _spans(record, field, kind, old, dimension, periods):
            yield Edit(field, start, end, new)


def _spans(
    record: Record, field: Field, kind: str, old: str, dimension: str, periods: Container[str]
) -> Iterable[Span]:
    whole = [(0, len(field.value))] if field.value == old else []
    where = (record.kind, field.name)
    if field is record.fields[0]:
        own = record.kind == kind and kind != "claim"
        if kind == "member":
            given = record.get("dimension")
            own = own and given is not None and given.value == dimension
        return whole if own else []
    if kind == "member":
        return _of_member(record, field, old, dimension)
    if kind == "period":
        return _of_period(field.value, old, periods) if where in WINDOWS else _in_windows(where, field, old, periods)
    if kind == "measure":
        return _of_measure(where, field, old)
    return whole if kind == "source" and where in {("claim", "source"), ("source", "from")} else []


def _of_measure(where: tuple[str, str], field: Field, old: str) -> list[Span]:
    if where in {("measure", "alias"), ("measure", "part_of")}:
        return [(0, len(field.value))] if field.value == old else []
    if where == ("measure", "not"):
        return [found.span() for found in re.finditer(r"\S+", field.value) if found[0] == old]
    return [(at, at + len(old)) for at, term in _terms(where, field, old) if term.measure == old]


def _terms(where: tuple[str, str], field: Field, old: str) -> list[tuple[int, Term]]:
    """The terms of a field's expression with where they start; none for a field that holds none."""
    if where not in EXPRESSIONS or old not in field.value:
        return []
    value = field.value.replace("\n", " ")
    sides: list[Expression] = []
    try:
        if field.name == "states":
            states = read_statement(value, Place("", 1, 1))
            sides += [states.left, states.right]
        else:
            sides.append(read_expression(value, Place("", 1, 1)))
    except ExpressionError as error:
        place = field.place
        msg = f"{place.file}:{place.line}: `{value[:60]}` may use `{old}` and cannot be read: {error}"
        raise UsageError(msg) from None
    return [(term.place.column - 1, term) for side in sides for term, _ in terms_of(side)]


def _brackets(value: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The brackets directly behind a name that ends at ``start``: which, and from where to where their inside goes."""
    while value[start : start + 1] in ("[", "{"):
        opening = value[start]
        end = value.find("]" if opening == "[" else "}", start)
        if end < 0:
            return
        yield opening, start + 1, end
        start = end + 1


def _of_member(record: Record, field: Field, old: str, dimension: str) -> list[Span]:
    whole = [(0, len(field.value))] if field.value == old else []
    where = (record.kind, field.name)
    if record.kind in {"claim", "relation"} and field.name == dimension:
        return whole
    if where == ("member", "part_of"):
        given = record.get("dimension")
        return whole if given is not None and given.value == dimension else []
    if where == ("measure", "dimension"):
        return _named(field.value, 0, len(field.value), dimension, old)
    spans: list[Span] = []
    for at, term in _terms(where, field, old):
        for opening, start, end in _brackets(field.value, at + len(term.measure)):
            if opening == "{":
                spans += _named(field.value, start, end, dimension, old)
    return spans


def _named(value: str, start: int, end: int, dimension: str, old: str) -> list[Span]:
    """Where ``dimension = old`` has its member, among such pairs with commas between."""
    spans: list[Span] = []
    for part in value[start:end].split(","):
        name, sign, member = part.partition("=")
        if sign and name.strip() == dimension and member.strip() == old:
            first = start + len(name) + 1 + len(member) - len(member.lstrip())
            spans.append((first, first + len(old)))
        start += len(part) + 1
    return spans


def _in_windows(where: tuple[str, str], field: Field, old: str, periods: Container[str]) -> list[Span]:
    spans: list[Span] = []
    for at, term in _terms(where, field, old):
        for opening, start, end in _brackets(field.value, at + len(term.measure)):
            if opening == "[":
                spans += [
                    (start + first, start + last) for first, last in _of_period(field.value[start:end], old, periods)
                ]
    return spans


def _of_period(value: str, old: str, periods: Container[str]) -> list[Span]:
    """Where a window's text names a period: the whole, behind ``a day in``, or one end of a range."""
    stretch = re.match(_STRETCH, value) if value.strip() not in periods else None
    start = stretch.end() if stretch else 0
    whole = value[start:]
    if _bare(whole) in periods or "/" not in whole:
        return _end_named(whole, start, old)
    first, _, last = whole.partition("/")
    return [*_end_named(first, start, old), *_end_named(last, start + len(first) + 1, old)]


def _bare(part: str) -> str:
    return part.strip().removesuffix("~").rstrip()


def _end_named(part: str, start: int, old: str) -> list[Span]:
    if _bare(part) != old:
        return []
    first = start + len(part) - len(part.lstrip())
    return [(first, first + len(old))]

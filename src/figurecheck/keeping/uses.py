"""Which ids the fields of records name: what each is the id of, and where it stands in the
value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from types import MappingProxyType

import attr

from figurecheck.errors import ExpressionError, UsageError
from figurecheck.keeping.splicing import Edit
from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import Expression, Term
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claims.fields import KINDS
from figurecheck.reading.expressions import read_expression, read_statement

NAMED = ("source", "measure", "member", "period", "claim", "relation")
"""The kinds of record that have an id of their own choice."""

EXPRESSIONS = frozenset(
    {("claim", "measure"), ("claim", "quantity"), ("measure", "parts"), ("relation", "states")}
)
"""The fields that hold an expression."""

IN_EXPRESSIONS = frozenset({"measure", "member", "period"})
"""The kinds of record whose ids stand in expressions."""

WINDOWS = frozenset(
    {
        *(("claim", name) for name in ("when", "as_of", "since")),
        ("relation", "when"),
        ("relation", "as_of"),
    }
    | {("period", "is"), ("source", "published")}
)
"""The fields that hold a window."""

STRETCH = r"\s*(?:a|one|[0-9]+) +(?:day|week)s? +in +"
"""What stands ahead of the window that a stretch lies in."""

_WHOLE = MappingProxyType(
    {
        ("claim", "source"): "source",
        ("source", "from"): "source",
        ("measure", "part_of"): "measure",
        ("measure", "alias"): "measure",
        ("claim", "replaces"): "claim",
    }
)
"""The fields whose whole value is an id."""


@attr.frozen
class Use:
    """An id in a value, from ``start`` to ``end``, not included; ``dimension`` is that of a member.

    The name of a claim is as it was written, with its source ahead or not.
    """

    kind: str
    name: str
    field: Field
    start: int
    end: int
    dimension: str = ""


def uses(record: Record, field: Field, periods: Collection[str]) -> Iterator[Use]:
    """The ids that a field names, in the order written; its own where it is the first of a record.

    Raises:
        ExpressionError: where it holds an expression that cannot be read.
    """
    where, length = (record.kind, field.name), len(field.value)
    if field == record.first:
        if record.kind in NAMED:
            yield Use(record.kind, record.id, field, 0, length, dimension_of(record))
    elif where in _WHOLE:
        yield Use(_WHOLE[where], field.value, field, 0, length)
    elif where in EXPRESSIONS:
        for term in _terms(field):
            yield from _in_term(field, term, periods)
    elif where in WINDOWS:
        yield from _in_window(field, 0, length, periods)
    elif where == ("measure", "not"):
        yield from (
            Use("measure", found[0], field, *found.span())
            for found in re.finditer(r"\S+", field.value)
        )
    else:
        yield from _members(record, field)


def _members(record: Record, field: Field) -> Iterator[Use]:
    """The members that a field of none of the other kinds names."""
    length = len(field.value)
    if (record.kind, field.name) == ("measure", "dimension"):
        yield from _in_pairs(field, 0, length)
    elif _is_dimension(record.kind, field.name):
        yield Use("member", field.value, field, 0, length, field.name)
    elif (record.kind, field.name) == ("member", "part_of"):
        yield Use("member", field.value, field, 0, length, dimension_of(record))


def edits(
    record: Record, kind: str, old: str, new: str, dimension: str, periods: Collection[str]
) -> Iterator[Edit]:
    """The edits that make a record say ``new`` for ``old``; names of claims are left to those who
    know their sources.

    Raises:
        UsageError: where an expression cannot be read and may use it.
    """
    known = {*periods, old} if kind == "period" else periods
    for field in record.fields:
        if old not in field.value:
            continue
        try:
            found = list(uses(record, field, known))
        except ExpressionError as error:
            if kind not in IN_EXPRESSIONS:
                continue
            place = field.place
            msg = (
                f"{place.file}:{place.line}: `{field.value[:60]}` may use `{old}` and cannot be"
                f" read: {error}"
            )
            raise UsageError(msg) from None
        for use in found:
            if (use.kind, use.name, use.dimension) == (kind, old, dimension):
                yield Edit(field, use.start, use.end, new)


def dimension_of(record: Record) -> str:
    """The dimension of a member, empty for a record of another kind."""
    field = record.get("dimension") if record.kind == "member" else None
    return field.value if field is not None else ""


def _is_dimension(kind: str, name: str) -> bool:
    """Whether a field of a claim or relation names a member; the other kinds of record have no such
    fields.
    """
    if kind not in {"claim", "relation"}:
        return False
    return name in {"where", "by"} or name not in {*KINDS[kind].required, *KINDS[kind].optional}


def _terms(field: Field) -> Iterator[Term]:
    """The terms of a field's expression, each with its place in the value as a column of
    one line.
    """
    value = field.value.replace("\n", " ")
    sides: list[Expression] = []
    if field.name == "states":
        states = read_statement(value, Place("", 1, 1))
        sides += [states.left, states.right]
    else:
        sides.append(read_expression(value, Place("", 1, 1)))
    for side in sides:
        yield from (term for term, _ in terms_of(side))


def _in_term(field: Field, term: Term, periods: Collection[str]) -> Iterator[Use]:
    start = term.place.column - 1
    end = start + len(term.measure)
    yield Use("measure", term.measure, field, start, end)
    for opening, first, last in _brackets(field.value, end):
        yield from (
            _in_window(field, first, last, periods)
            if opening == "["
            else _in_pairs(field, first, last)
        )


def _brackets(value: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The brackets directly behind a name that ends at ``start``: which, and from where to where
    their inside goes.
    """
    while value[start : start + 1] in ("[", "{"):
        opening = value[start]
        end = value.find("]" if opening == "[" else "}", start)
        if end < 0:
            return
        yield opening, start + 1, end
        start = end + 1


def _in_pairs(field: Field, start: int, end: int) -> Iterator[Use]:
    """The members of ``dimension = member`` pairs with commas between."""
    for part in field.value[start:end].split(","):
        name, sign, member = part.partition("=")
        if sign and member.strip():
            first = start + len(name) + 1 + len(member) - len(member.lstrip())
            yield Use(
                "member", member.strip(), field, first, first + len(member.strip()), name.strip()
            )
        start += len(part) + 1


def _in_window(field: Field, start: int, end: int, periods: Collection[str]) -> Iterator[Use]:
    """The periods that a window names: the whole of it, behind ``a day in``, or either end."""
    text = field.value[start:end]
    stretch = re.match(STRETCH, text) if text.strip() not in periods else None
    skipped = stretch.end() if stretch else 0
    rest = text[skipped:]
    parts = [rest] if _bare(rest) in periods else rest.split("/")
    at = start + skipped
    for part in parts:
        if _bare(part) in periods:
            first = at + len(part) - len(part.lstrip())
            yield Use("period", _bare(part), field, first, first + len(_bare(part)))
        at += len(part) + 1


def _bare(part: str) -> str:
    return part.strip().removesuffix("~").rstrip()

"""Which ids the fields of records name: what each is the id of, and where it stands in the value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

import attr

from figurecheck.errors import ExpressionError
from figurecheck.lsp.workspace import Here, Workspace
from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import Expression, Term
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.expressions import read_expression, read_statement
from figurecheck.reading.fields import KINDS

NAMED = ("source", "measure", "member", "period", "claim", "relation")
"""The kinds of record that have an id of their own choice."""

EXPRESSIONS = frozenset({("claim", "measure"), ("claim", "quantity"), ("measure", "parts"), ("relation", "states")})
"""The fields that hold an expression."""

WINDOWS = frozenset(
    {*(("claim", name) for name in ("when", "as_of", "since")), ("relation", "when"), ("relation", "as_of")}
    | {("period", "is"), ("source", "published")}
)
"""The fields that hold a window."""

_WHOLE = MappingProxyType(
    {
        ("claim", "source"): "source",
        ("source", "from"): "source",
        ("measure", "part_of"): "measure",
        ("measure", "alias"): "measure",
        ("claim", "replaces"): "claim",
    }
)


@attr.frozen
class Use:
    """An id in a value, from ``start`` to ``end``, not included; ``dimension`` is that of a member."""

    kind: str
    name: str
    field: Field
    start: int
    end: int
    dimension: str = ""


def use_at(workspace: Workspace, here: Here | None) -> Use | None:
    """The id that a spot is in, its end included."""
    if here is None or here.offset is None:
        return None
    for use in uses(workspace, here.record, here.field):
        if use.start <= here.offset <= use.end:
            return use
    return None


def uses(workspace: Workspace, record: Record, field: Field) -> Iterator[Use]:
    """The ids that a field names, in the order written; its own where it is the first of a record."""
    where, length = (record.kind, field.name), len(field.value)
    if field is record.fields[0]:
        named = record.kind in NAMED
        yield from [Use(record.kind, full_name(workspace, record), field, 0, length, _dimension_of(record))] * named
    elif where in _WHOLE:
        kind = _WHOLE[where]
        yield Use(kind, full_name(workspace, record, field.value) if kind == "claim" else field.value, field, 0, length)
    elif where in EXPRESSIONS:
        yield from _in_expression(workspace, field)
    elif where in WINDOWS:
        yield from _in_window(workspace, field, 0, length)
    elif where == ("measure", "not"):
        for found in re.finditer(r"\S+", field.value):
            yield Use("measure", found[0], field, found.start(), found.end())
    elif where == ("measure", "dimension"):
        yield from _in_pairs(field, 0, length)
    elif _is_dimension(record.kind, field.name):
        yield Use("member", field.value, field, 0, length, field.name)
    elif where == ("member", "part_of"):
        yield Use("member", field.value, field, 0, length, _dimension_of(record))


def _dimension_of(record: Record) -> str:
    """The dimension of a member, empty for a record of another kind."""
    field = record.get("dimension") if record.kind == "member" else None
    return field.value if field is not None else ""


def _is_dimension(kind: str, name: str) -> bool:
    """Whether a field of a claim or relation names a member; the other kinds of record have no such fields."""
    if kind not in {"claim", "relation"}:
        return False
    return name in {"where", "by"} or name not in {*KINDS[kind].required, *KINDS[kind].optional}


def full_name(workspace: Workspace, record: Record, replaced: str = "") -> str:
    """The id of a record, a claim's with its source ahead; or the claim that it names as the one it replaces."""
    claim = workspace.claim_of(record) if record.kind == "claim" else None
    if claim is None:
        return replaced or record.id
    return claim.replaces if replaced else claim.name


def record_of(workspace: Workspace, use: Use) -> Record | None:
    """The record that describes what is named; ``None`` where none does."""
    claims = workspace.claims
    if use.kind == "claim":
        found = next((claim.record for claim in claims if claim.name == use.name), None)
        return found or next((one for one in _every(workspace, "claim") if one.id == use.name), None)
    for record in _every(workspace, use.kind):
        aliases = {field.value for field in record.all("alias")} if use.kind == "measure" else set()
        apart = use.kind == "member" and _dimension_of(record) != use.dimension
        if use.name in {record.id, *aliases} and not apart:
            return record
    return None


def _every(workspace: Workspace, kind: str) -> Iterator[Record]:
    return (record for _, records in workspace.claims.records for record in records if record.kind == kind)


def _in_expression(workspace: Workspace, field: Field) -> Iterator[Use]:
    value = field.value.replace("\n", " ")
    sides: list[Expression] = []
    try:
        if field.name == "states":
            states = read_statement(value, Place("", 1, 1))
            sides += [states.left, states.right]
        else:
            sides.append(read_expression(value, Place("", 1, 1)))
    except ExpressionError:
        return
    for side in sides:
        for term, _ in terms_of(side):
            yield from _in_term(workspace, field, term)


def _in_term(workspace: Workspace, field: Field, term: Term) -> Iterator[Use]:
    start = term.place.column - 1
    end = start + len(term.measure)
    yield Use("measure", term.measure, field, start, end)
    while field.value[end : end + 1] in {"[", "{"}:
        opening = field.value[end]
        close = field.value.find("]" if opening == "[" else "}", end)
        if close < 0:
            return
        yield from (
            _in_window(workspace, field, end + 1, close) if opening == "[" else _in_pairs(field, end + 1, close)
        )
        end = close + 1


def _in_pairs(field: Field, start: int, end: int) -> Iterator[Use]:
    """The members of ``dimension = member`` pairs with commas between."""
    for part in field.value[start:end].split(","):
        name, sign, member = part.partition("=")
        if sign and member.strip():
            first = start + len(name) + 1 + len(member) - len(member.lstrip())
            yield Use("member", member.strip(), field, first, first + len(member.strip()), name.strip())
        start += len(part) + 1


def _in_window(workspace: Workspace, field: Field, start: int, end: int) -> Iterator[Use]:
    """The periods that a window names: the whole of it, behind ``a day in``, or either end."""
    periods = workspace.claims.periods
    text = field.value[start:end]
    stretch = re.match(r"\s*(?:a|one|[0-9]+) +(?:day|week)s? +in +", text) if text.strip() not in periods else None
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

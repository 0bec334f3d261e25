"""How two claims are linked: the shortest walk from one to the other over what their statements
share.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from figurecheck.errors import UsageError
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.names import rule_of
from figurecheck.model.nearest import suggestion
from figurecheck.model.said import Said
from figurecheck.relations.compile import System, compile_claims, statement
from figurecheck.relations.scene import count


def link(claims: Claims, one: str, other: str) -> tuple[str, ...]:
    """The lines of the walk from one claim to the other, each a statement with what it shares with
    the one before.

    Empty where nothing links them.

    Raises:
        UsageError: where there is no such claim, or one that takes no part in the arithmetic.
    """
    system = compile_claims(claims)
    first, last = (_said(claims, system, name) for name in (one, other))
    statements = {said.name: statement(said, "generous") for said in system.said}
    statements.update((rule.name, rule) for rule in system.rules)
    walk = _walk(statements, first.name, last.name)
    said = {one.name: one for one in system.said}
    points = system.scene.points
    measures = {count(flow, point): str(flow) for flow in points for point in points[flow]}
    lines = []
    for index, name in enumerate(walk):
        shared = _shared(statements[walk[index - 1]], statements[name], measures) if index else ""
        over = f" (both speak of {shared})" if shared else ""
        lines.append(f"{_told(name, said, statements)}{over}")
    return tuple(lines)


def found(claims: Claims, name: str) -> Claim:
    """The claim of a full name, or of a name that only one claim has.

    Raises:
        UsageError: where there is none, or several; the message offers the nearest.
    """
    alike = [claim for claim in claims if name in {claim.name, claim.id}]
    exact = [claim for claim in alike if claim.name == name]
    if len(exact or alike) == 1:
        return (exact or alike)[0]
    if alike:
        msg = f"`{name}` may be {' or '.join(claim.name for claim in alike[:5])}"
        raise UsageError(msg)
    told = suggestion(name, [claim.name for claim in claims])
    msg = f"there is no claim `{name}`{told and f'; {told}'}"
    raise UsageError(msg)


def _said(claims: Claims, system: System, name: str) -> Said:
    claim = found(claims, name)
    for said in system.said:
        if claim in said.claims:
            return said
    msg = f"`{claim.name}` takes no part in the arithmetic: it is {claim.status} or was replaced"
    raise UsageError(msg)


def _unknowns(one: Statement) -> frozenset[str]:
    return frozenset(
        name for row in one.every_row() for monomial, _ in row.terms for name in monomial
    )


def _walk(statements: Mapping[str, Statement], first: str, last: str) -> Sequence[str]:
    """The statements on a shortest walk, both ends included; empty without one."""
    speaking: dict[str, list[str]] = {}
    for name in sorted(statements):
        for unknown in _unknowns(statements[name]):
            speaking.setdefault(unknown, []).append(name)
    before: dict[str, str] = {first: ""}
    waiting = deque([first])
    while waiting and last not in before:
        name = waiting.popleft()
        for unknown in sorted(_unknowns(statements[name])):
            for following in speaking.pop(unknown, ()):
                if following not in before:
                    before[following] = name
                    waiting.append(following)
    walk: list[str] = []
    name = last if last in before else ""
    while name:
        walk.append(name)
        name = before[name]
    return walk[::-1]


def _shared(one: Statement, other: Statement, measures: Mapping[str, str]) -> str:
    """The first of the unknowns that both speak of, a running count as that of what it counts."""
    return min((measures.get(name, name) for name in _unknowns(one) & _unknowns(other)), default="")


def _told(name: str, said: Mapping[str, Said], statements: Mapping[str, Statement]) -> str:
    if name in said:
        claim = said[name].claims[0]
        field = claim.record.get("figure")
        where = f" at {field.place.file}:{field.place.line}" if field is not None else ""
        return f"{claim.name} says {claim.figure.text}{where}"
    one = statements[name]
    return f"{one.code or 'rule'}: {one.text or rule_of(name) or name}"

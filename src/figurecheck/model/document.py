"""Parts of a report as plain values, ready to be written as JSON: numbers are texts such as
``-7/3``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from figurecheck.model.constraint import Form, Monomial, Row, Statement
from figurecheck.model.figure import LEVELS, Reading
from figurecheck.model.interval import Interval, Number
from figurecheck.model.names import claim_of
from figurecheck.model.proof import Leaf, Premise, Proof, Split

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None
Object = dict[str, Json]


def terms_object(terms: Iterable[tuple[Monomial, Number]]) -> Object:
    """A sum: factors by monomial, the names of a product joined by `` * ``."""
    return {" * ".join(monomial): str(factor) for monomial, factor in terms}


def row_object(row: Row) -> Object:
    """The inequality *sum of terms >= bound*, or ``>`` where open."""
    return {"terms": terms_object(row.terms), "bound": str(row.bound), "open": row.open}


def interval_object(interval: Interval) -> Object:
    """An interval; ``None`` for an end that is not there."""
    return {
        "lower": None if interval.lower is None else str(interval.lower),
        "upper": None if interval.upper is None else str(interval.upper),
        "lower_open": interval.lower_open,
        "upper_open": interval.upper_open,
    }


def readings_object(reading: Reading) -> Object:
    """The three readings of a figure and the rule that gave them."""
    return {**{level: interval_object(reading.at(level)) for level in LEVELS}, "rule": reading.rule}


def form_object(form: Form) -> Object:
    """What a claim speaks of: (of + constant) / (per + constant)."""
    return {
        "of": terms_object(form.of),
        "of_constant": str(form.of_constant),
        "per": terms_object(form.per),
        "per_constant": str(form.per_constant),
        "sign_known": form.given is not None,
    }


def rule_object(statement: Statement) -> Object:
    """A rule with its rows and cases."""
    return {
        "code": statement.code,
        "text": statement.text,
        "rows": [row_object(row) for row in statement.rows],
        "cases": [[row_object(row) for row in case] for case in statement.cases],
    }


def proof_object(proof: Proof, rules: Mapping[str, Statement]) -> Object:
    """A proof as a tree of splits with leaves of premises; ``rules`` are the statements that are
    not claims.
    """
    finished: dict[int, Object] = {}
    order: list[Proof] = []
    waiting: list[Proof] = [proof]
    while waiting:
        node = waiting.pop()
        order.append(node)
        if isinstance(node, Split):
            waiting.extend(node.cases)
    for node in reversed(order):
        if isinstance(node, Leaf):
            finished[id(node)] = {
                "premises": [_premise(premise, rules) for premise in node.premises],
                "gap": str(node.gap),
            }
            continue
        claim = claim_of(node.statement)
        split: Object = {"split": node.label, "cases": [finished[id(case)] for case in node.cases]}
        if not node.statement:
            split["branches"] = [row_object(row) for row in node.branches]
        elif claim is not None:
            split["claim"] = claim
        else:
            split["rule"] = node.statement
        finished[id(node)] = split
    return finished[id(proof)]


def given_object(
    given: Iterable[tuple[str, int, Number]], rules: Mapping[str, Statement]
) -> list[Json]:
    """Rules' rows, each with its multiplier, that show that a divisor is not negative."""
    return [
        {**row_object(rules[name].rows[index]), "times": str(times), "rule": name, "row": index}
        for name, index, times in given
    ]


def _premise(premise: Premise, rules: Mapping[str, Statement]) -> Object:
    claim = claim_of(premise.statement)
    entry: Object = {**row_object(premise.row), "times": str(premise.times)}
    if premise.factors:
        entry["product"] = [
            [_premise(part, rules) for part in factor] for factor in premise.factors
        ]
    elif premise.rounded:
        entry["rounded"] = [_premise(part, rules) for part in premise.rounded]
    elif premise.case:
        entry |= {"case": premise.case, "row": premise.index}
    elif claim is not None:
        entry |= {"claim": claim, "end": premise.row.end}
        if premise.row.given:
            entry["given"] = given_object(premise.row.given, rules)
    elif premise.statement:
        entry |= {"rule": premise.statement, "row": premise.index}
    else:
        entry["slack"] = True
    return entry

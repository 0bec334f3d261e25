"""A relation that no figure speaks of: it checks nothing.

What it checks
    Every relation has at least one term for which some claim has a figure, in a place and over days
    that the relation is for. Otherwise a note: its measures have figures for other places or days
    than it names, or none at all.

Why it matters
    A relation with a slip in a place or a date never finds anything, and looks like one that always
    holds.

Conflict::

    measure: applied
    unit: application

    measure: granted
    unit: application

    relation: decisions
    states: granted{where=Nothport} <= applied{where=Nothport}

    source: office

    claim: applied
    figure: exactly 1,200 applications
    measure: applied
    where: Northport
    when: 2025

    source: gazette

    claim: applied
    figure: exactly 1,200 applications
    measure: applied
    where: Northport
    when: 2025

Clean::

    measure: applied
    unit: application

    measure: granted
    unit: application

    relation: decisions
    states: granted{where=Northport} <= applied{where=Northport}

    claim: applied
    figure: exactly 1,200 applications
    measure: applied
    where: Northport
    when: 2025

    claim: granted
    figure: exactly 700 applications
    measure: granted
    where: Northport
    when: 2025
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.checks.spoken import Mention, mentions
from figurecheck.model.algebra import terms_of
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Operation, Term
from figurecheck.model.finding import Finding, Label
from figurecheck.model.relation import Relation
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.model.window import Window

CODE = "FC406"


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each relation whose terms are all without a figure."""
    claims = evidence.claims
    said: dict[str, list[Mention]] = {}
    for claim in claims.claims if claims.relations else ():
        for one in mentions(claims, claim):
            said.setdefault(one.measure.id, []).append(one)
    for relation in claims.relations:
        states = relation.states
        both = Operation("-", states.left, states.right, states.place)
        terms = [term for term, _ in terms_of(both)]
        if not any(
            _fits(claims, relation, term, one) for term in terms for one in _of(claims, said, term)
        ):
            yield _finding(relation, sum(len(_of(claims, said, term)) for term in terms))


def _of(claims: Claims, said: dict[str, list[Mention]], term: Term) -> list[Mention]:
    measure = claims.measure(term.measure)
    return said.get(measure.id, []) if measure is not None else []


def _fits(claims: Claims, relation: Relation, term: Term, one: Mention) -> bool:
    """Whether a figure is for a place and for days that the relation is for."""
    named = dict(one.members)
    if any(
        named.get(dimension) != name
        for dimension, name in {**dict(relation.members), **dict(term.members)}.items()
    ):
        return False
    window = claims.windows.get(term.window) if term.window is not None else relation.window
    return window is None or one.window is None or _touch(window, one.window)


def _touch(window: Window, other: Window) -> bool:
    """Whether two windows share a day, or lie next to one another: running counts are differences
    of such.
    """
    if window.undated or other.undated:
        return bool(window.undated and other.undated)
    starts = window.start is None or other.end is None or window.start <= other.end
    return starts and (other.start is None or window.end is None or other.start <= window.end)


def _finding(relation: Relation, many: int) -> Finding:
    field = relation.record.get("states") or relation.record.first
    measures = sorted(
        {
            term.measure
            for side in (relation.states.left, relation.states.right)
            for term, _ in terms_of(side)
        }
    )
    help_ = "claims of these measures would bring it into play"
    headline = (
        f"relation `{relation.id}` ties no figure: nothing was said of {spell_list(measures)}"
    )
    if many:
        help_ = "see whether its places and days are those of the claims"
        headline = (
            f"relation `{relation.id}` ties no figure: the {spell_count(many, 'figure')} of its"
            " measures"
        )
        headline += " are for other places or days"
    label = Label(field.place, field.value, "")
    return Finding(
        key_for(CODE, relation.id, field.value), CODE, "note", headline, (label,), help=help_
    )


QUESTION = Question(CODE, "idle", ask)

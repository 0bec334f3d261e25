"""Sources copy one another in a circle.

What it checks
    Whoever follows ``from`` from source to source never comes back to where they began.

Why it matters
    In a circle nobody is the origin: each cites the next, and the figures rest on nothing.

Conflict::

    source: almanac
    from: paper

    source: paper
    from: almanac

    measure: arrests
    unit: arrest

    claim: week
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    source: almanac
    from: paper

    source: paper

    measure: arrests
    unit: arrest

    claim: week
    figure: 7,300 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.checks.copying import Graph, circles, copies
from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.spelling import spell_list

CODE = "FC305"

MAX_SOURCES_NAMED = 6
"""How many sources of a circle are named; the key is made of all of them."""


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each set of sources of which every one goes back to every other."""
    graph = copies(evidence.claims.sources)
    for together in circles(graph):
        yield _finding(evidence.claims, _shortest(graph, together), len(together))


def _shortest(graph: Graph, together: set[str]) -> list[str]:
    """A shortest circle through the least source of a set, that one first."""
    start = min(together)
    before: dict[str, str] = {}
    level = [start]
    while start not in before:
        following = []
        for name in level:
            for other in graph[name]:
                if other in together and other not in before:
                    before[other] = name
                    following.append(other)
        level = following
    circle = [before[start]]
    while circle[-1] != start:
        circle.append(before[circle[-1]])
    return circle[::-1]


def _finding(claims: Claims, circle: Sequence[str], size: int) -> Finding:
    steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    told = [f"`{one}` has it from `{other}`" for one, other in steps[:MAX_SOURCES_NAMED]]
    told += (
        [f"{len(steps) - MAX_SOURCES_NAMED:,} more on the way back"]
        if len(steps) > MAX_SOURCES_NAMED
        else []
    )
    more = (
        f"; {size - len(circle):,} more sources are in it by other ways"
        if size > len(circle)
        else ""
    )
    return Finding(
        key_for(CODE, *circle),
        CODE,
        "warning",
        f"sources copy one another in a circle: {spell_list(told)}{more}",
        tuple(
            label
            for one, other in steps[:MAX_SOURCES_NAMED]
            for label in _labels(claims, one, other)
        ),
        help="find out who said it first, and take the `from` out of that source",
    )


def _labels(claims: Claims, one: str, other: str) -> Iterator[Label]:
    record = claims.sources[one].record
    fields = (
        [field for field in record.all("from") if field.value == other]
        if record is not None
        else []
    )
    yield from (Label(field.place, field.value, f"named by {one}") for field in fields[:1])


QUESTION = Question(CODE, "circle", ask)

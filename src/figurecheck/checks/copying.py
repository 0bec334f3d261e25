"""Who copies whom, and what a copy's originals say of the same quantity."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

import attr

from figurecheck.checks.question import Evidence
from figurecheck.checks.spoken import spoken_of
from figurecheck.model import limits
from figurecheck.model.claim import HELD, Claim
from figurecheck.model.source import Source

Graph = Mapping[str, Sequence[str]]
"""What each source copies, by id, sorted; nothing that is not described."""


@attr.frozen(eq=False, repr=False)
class Copied:
    """A claim of a source that copies, with what its originals say of the same quantity, the
    nearest ones first.

    ``originals`` can be gone through once, and are sought only as far as that is done.
    """

    claim: Claim
    originals: Iterator[Claim]


def copied_claims(evidence: Evidence, among: Collection[str] | None = None) -> Iterator[Copied]:
    """Every claim of a source that copies, where somebody else speaks of the same quantity; none
    that is replaced.

    Originals that were replaced are among them. Of sources that copy one another neither is the
    original. A figure that enters the arithmetic is not laid beside a plan or a target. With
    ``among``, only quantities for which there is a claim of such a name.
    """
    graph = copies(evidence.claims.sources)
    replaced = {claim.replaces for claim in evidence.claims}
    circle = {name: number for number, names in enumerate(circles(graph)) for name in names}
    for group in _alike(evidence) if any(graph.values()) else ():
        named = (claim.name for told in group.values() for claim in told)
        if len(group) < 2 or (among is not None and not any(name in among for name in named)):
            continue
        for source in group:
            for claim in group[source] if graph.get(source) else ():
                if claim.name not in replaced:
                    yield Copied(claim, _originals(evidence, graph, source, group, circle))


def _originals(
    evidence: Evidence,
    graph: Graph,
    source: str,
    group: Mapping[str, Sequence[Claim]],
    circle: Mapping[str, int],
) -> Iterator[Claim]:
    for number, name in enumerate(forebears(graph, source)):
        if number == limits.FOREBEARS_COMPARED:
            evidence.met["FOREBEARS_COMPARED"] = None
            return
        if name in group and (name not in circle or circle[name] != circle.get(source)):
            yield from group[name]


def _alike(evidence: Evidence) -> Iterator[dict[str, list[Claim]]]:
    """The claims of each quantity by source, those that are compared apart from those that are
    planned and the like.
    """
    spoken = {claim.name: spoken_of(evidence.claims, claim) for claim in evidence.claims}
    forms = {spoken[name]: form for name, form in evidence.forms.items()}
    groups: dict[Hashable, dict[str, list[Claim]]] = {}
    for claim in evidence.claims:
        what = evidence.forms.get(claim.name) or forms.get(spoken[claim.name]) or spoken[claim.name]
        status = "held" if claim.status in HELD else claim.status
        groups.setdefault((what, status), {}).setdefault(claim.source, []).append(claim)
    yield from groups.values()


# -- who goes back to whom -------------------------------------------------------------------------


def copies(sources: Mapping[str, Source]) -> Graph:
    """What each source copies, those left out that nobody describes."""
    return {
        name: sorted({one for one in sources[name].copies if one in sources})
        for name in sorted(sources)
    }


def forebears(graph: Graph, name: str) -> Iterator[str]:
    """The sources that one goes back to, each once, the nearest first, itself left out."""
    seen = {name}
    level = [name]
    while level:
        following = []
        for above in (above for one in level for above in graph[one]):
            if above not in seen:
                seen.add(above)
                following.append(above)
                yield above
        level = following


def circles(graph: Graph) -> list[set[str]]:
    """The largest sets of sources of which each goes back to each, by way of others in it, by their
    least members.

    They are the sets that are left when what was walked last is walked first, the other way round
    (Kosaraju 1978).
    """
    back: dict[str, list[str]] = {name: [] for name in graph}
    for name, others in graph.items():
        for other in others:
            back[other].append(name)
    seen: set[str] = set()
    ended = [one for name in graph for one in _walk(graph, name, seen)]
    seen = set()
    found = [set(_walk(back, name, seen)) for name in reversed(ended)]
    return sorted(
        (one for one in found if len(one) > 1 or any(name in graph[name] for name in one)), key=min
    )


def _walk(graph: Graph, start: str, seen: set[str]) -> list[str]:
    """What is reached from a source and was not seen before, each after all that is reached from
    it.
    """
    if start in seen:
        return []
    seen.add(start)
    ended = []
    path = [(start, iter(graph[start]))]
    while path:
        name, rest = path[-1]
        following = next((other for other in rest if other not in seen), None)
        if following is None:
            ended.append(name)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(graph[following])))
    return ended

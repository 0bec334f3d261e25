"""Sources: documents that say something, and what they were copied from."""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.model.interval import Number
from figurecheck.model.noun import Noun
from figurecheck.model.record import Record


@attr.frozen(eq=False, repr=False)
class Source(Noun):
    """A document. ``copies`` are the ids of the sources it copies or relies on; ``published`` is an
    ordinal day.

    ``exact`` says whether totals in plain digits are exactly what was written, ``None`` where
    nobody said.
    """

    id: str
    publisher: str = ""
    title: str = ""
    url: str = ""
    published: int | None = None
    said_by: str = ""
    copies: tuple[str, ...] = ()
    trust: Number = 1
    numbers: str = "en"
    exact: bool | None = None
    record: Record | None = attr.field(default=None, eq=False, repr=False)


def origins(sources: Mapping[str, Source], name: str) -> frozenset[str]:
    """The roots that a source goes back to: itself where it copies nobody. Of a circle the least
    name is its root.
    """
    roots: set[str] = set()
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        source = sources.get(current)
        copies = [copied for copied in source.copies if copied in sources] if source else []
        if copies:
            waiting.extend(copies)
        else:
            roots.add(current)
    return frozenset(roots) or frozenset({_of_circle(sources, name, len(seen))})


def _of_circle(sources: Mapping[str, Source], name: str, many: int) -> str:
    """The least name on the circle that a source leads into; ``many`` is at least how many sources
    it reaches.
    """
    for _ in range(many):
        name = _copied(sources, name)
    circle = [name]
    while (following := _copied(sources, circle[-1])) != name:
        circle.append(following)
    return min(circle)


def _copied(sources: Mapping[str, Source], name: str) -> str:
    return min(copied for copied in sources[name].copies if copied in sources)

"""Sources: documents that say something, and what they were copied from."""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.model.interval import Number
from figurecheck.model.noun import Noun
from figurecheck.model.record import Record


@attr.frozen(eq=False, repr=False)
class Source(Noun):
    """A document. ``copies`` are the ids of the sources it copies or relies on; ``published`` is an ordinal day."""

    id: str
    publisher: str = ""
    title: str = ""
    url: str = ""
    published: int | None = None
    said_by: str = ""
    copies: tuple[str, ...] = ()
    trust: Number = 1
    numbers: str = "en"
    record: Record | None = attr.field(default=None, eq=False, repr=False)


def origins(sources: Mapping[str, Source], name: str) -> frozenset[str]:
    """The roots that a source goes back to: itself where it copies nobody. A circle is its own root."""
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
    return frozenset(roots) or frozenset({min(seen)})

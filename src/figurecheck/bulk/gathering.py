"""The facts files among what was named, together with the records beside them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

import attr

from figurecheck.bulk import sizes
from figurecheck.bulk.adding import together
from figurecheck.bulk.choices import Choice
from figurecheck.bulk.extra import see_to_extra
from figurecheck.bulk.facts import Facts, open_facts
from figurecheck.bulk.opening import NamedFile
from figurecheck.bulk.pack import pack
from figurecheck.bulk.reading import choosing, record_batches
from figurecheck.bulk.rows import pieces
from figurecheck.catalogue import reader_of
from figurecheck.claims.files import FACTS_ENDING, below, is_facts, shown
from figurecheck.errors import UsageError
from figurecheck.model.algebra import terms_of
from figurecheck.model.record import Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

BESIDE = frozenset({"accept", "relation"})
"""Kinds of records that may stand beside facts without being packed with them: no figure is read by
them.
"""


def rows_wanted(paths: Sequence[str], wanted: Mapping[str, Collection[str]]) -> int:
    """How many claims the facts files have that are wanted, at most."""
    see_to_extra()
    count = 0
    for path in paths:
        facts = open_facts(path, shown(path))
        if not wanted:
            count += facts.rows
        elif facts.rows > sizes.CLAIMS_AT_ONCE:
            count += sum(len(kept) for _, kept, _ in record_batches(facts, choosing(facts, wanted)))
    return count


@contextmanager
def gathered(paths: Sequence[str], data: ReadingData | None) -> Iterator[Facts]:
    """One facts file with everything that the paths hold; what has to be put together is packed for
    as long.

    Raises:
        UsageError: where there is anything beside them that is neither facts nor records.
    """
    own, others = _told_apart(paths)
    facts = [open_facts(path, shown(path)) for path in own]
    beside, claims = _beside(others)
    if len(facts) == 1 and not claims:
        joined = _joined(facts[0], beside, data)
        if joined is not None:
            yield joined
            return
    with tempfile.TemporaryDirectory(prefix="figurecheck-") as folder:
        target = os.path.join(folder, f"together{FACTS_ENDING}")  # noqa: PTH118
        given = [NamedFile(path, shown(path), Choice()) for path in (*own, *others)]
        pack(given, target, data)
        yield attr.evolve(open_facts(target, ", ".join(one.name for one in facts)), path=target)


def several(paths: Sequence[str], data: ReadingData | None) -> Facts:
    """What all facts files among the paths hold beside their rows, by numbers that they have
    together, with the records beside them.

    Raises:
        UsageError: where there are none, or what is beside them has to be packed with them.
    """
    own, others = _told_apart(paths)
    if not own:
        msg = f"no facts files ({FACTS_ENDING}) in {', '.join(paths)}"
        raise UsageError(msg, "make one with figurecheck pack")
    facts = attr.evolve(
        together([open_facts(path, shown(path)) for path in own], data), name=", ".join(paths)
    )
    beside, claims = _beside(others)
    joined = None if claims else _joined(facts, beside, data)
    if joined is None:
        msg = f"{', '.join(map(shown, others))}: beside facts files, and not packed with them"
        raise UsageError(msg, "pack it with figurecheck pack")
    return joined


def _told_apart(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """The facts files among the paths, and the files of records.

    Raises:
        UsageError: where there is anything else.
    """
    every = [one for path in paths for one in (below(path) if os.path.isdir(path) else [path])]  # noqa: PTH112
    others = [one for one in every if not is_facts(one)]
    for path in others:
        if reader_of(path) is None:
            msg = (
                f"{shown(path)}: no records, and there are too many facts beside it to hold it"
                " against them"
            )
            raise UsageError(msg, "name it by itself")
    return [one for one in every if is_facts(one)], others


def _beside(paths: Sequence[str]) -> tuple[list[Record], bool]:
    """The records in files that are no claims, and whether there are claims as well."""
    found = [piece for path in paths for piece in pieces(path, shown(path), Choice())]
    return [record for one in found for record in one.records], any(one.rows for one in found)


def _joined(facts: Facts, beside: Sequence[Record], data: ReadingData | None) -> Facts | None:
    """The facts with the records beside them; ``None`` where these change how figures are read or
    places are tied.
    """
    known = {record.pairs for _, record in facts.records}
    new = [one for one in beside if one.pairs not in known]
    if any(one.kind not in BESIDE for one in new):
        return None
    records = (*facts.records, *((one.place.file, one) for one in new))
    if any(one.kind == "relation" for one in new):
        claims = assemble([(file, (record,)) for file, record in records], (), {}, data)
        sides = [side for one in claims.relations for side in (one.states.left, one.states.right)]
        if any(term.members for side in sides for term, _ in terms_of(side)):
            return None
    return attr.evolve(facts, records=records)

"""The nouns of a filing: facts, what each is about, and the sums of its taxonomy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import attr


class Aspects(NamedTuple):
    """What a fact is about beside its concept: who reports, over which days, of what, in which
    unit.

    ``entity`` is its scheme and identifier. ``start`` and ``end`` are ordinal days, the end
    excluded: a duration has both, an instant the end alone, which is the moment at which that day
    begins, *forever* has neither. ``moment`` is the period as it was written where it does not lie
    between days. ``dimensions`` are pairs of an axis and a member, sorted. Axes and members are
    expanded names, a namespace and a name with a blank between; a typed member is its text.
    ``unit`` is made of expanded names, sorted, those above the line and those below.
    """

    entity: str
    start: int | None
    end: int | None
    moment: str
    dimensions: tuple[tuple[str, str], ...]
    unit: tuple[tuple[str, ...], tuple[str, ...]]


class FiledFact(NamedTuple):
    """A number that was reported: ``digits`` times ten to the power of ``-places``.

    ``concept`` is an expanded name, ``about`` the number of the fact's aspects in its filing.
    ``decimals`` says to which power of ten it was rounded, ``None`` for exactly. ``line`` and
    ``column`` count from 1.
    """

    concept: str
    about: int
    digits: int
    places: int
    decimals: int | None
    text: str
    line: int
    column: int


class Summation(NamedTuple):
    """A total and what adds up to it: ``parts`` are concepts, in order, with the weight of each.

    A weight is a whole number and how many of its digits stand behind the point. ``roles`` are the
    networks that have this sum, sorted. ``unsure`` says why it cannot be checked, and is empty
    where it can.
    """

    total: str
    parts: tuple[tuple[str, tuple[int, int]], ...]
    roles: tuple[str, ...]
    unsure: str = ""


@attr.frozen(eq=False)
class Filing:
    """What was read of a filing: its facts in the order written, and ``aspects`` by their numbers.

    ``nil`` are the concepts and aspects that were reported to have no value, ``unclear`` those of
    which something was reported that is no figure, with the reason. ``entries`` are the addresses
    of the files by which its taxonomy begins, as written. ``prefixes`` are those of its namespaces.
    ``unread`` counts what was left out, by the reason. ``perhaps`` are numbers that are figures
    where a sum is about their concepts, and nothing else says so.
    """

    name: str
    facts: tuple[FiledFact, ...]
    aspects: tuple[Aspects, ...]
    nil: frozenset[tuple[str, int]] = frozenset()
    unclear: Mapping[tuple[str, int], str] = attr.field(factory=dict)
    entries: tuple[str, ...] = ()
    prefixes: Mapping[str, str] = attr.field(factory=dict)
    unread: Mapping[str, int] = attr.field(factory=dict)
    perhaps: tuple[FiledFact, ...] = ()


@attr.frozen(eq=False, repr=False)
class FilingReader:
    """A kind of filing: one module of ``bringing/filings/readers``, under the name ``FILINGS``.

    ``suffixes`` are the endings of file names, in lower case, each with its dot. ``meant`` says by
    the start of a file, ``LOOKED_AT`` bytes at most, whether it is such a filing. ``read`` takes
    the bytes of a file and the name it goes by.

    Raises:
        UsageError: by ``read``, and nothing else, whatever the bytes hold.
    """

    name: str
    suffixes: tuple[str, ...]
    meant: Callable[[bytes], bool]
    read: Callable[[bytes, str], Filing]


LOOKED_AT = 100_000
"""Bytes at the start of a file by which it is seen what it is."""


def local(name: str) -> str:
    """An expanded name without its namespace; a typed member's text."""
    return name[1:] if name[:1] == "=" else name.rpartition(" ")[2]

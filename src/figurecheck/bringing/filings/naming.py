"""Concepts by the names that a filing has for them, where only their ids are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figurecheck.bringing.filings.filing import Filing, Summation, local

NO_SCHEMA = "the schema of a concept in it is not at hand"


def named(sums: Sequence[Summation], filing: Filing) -> tuple[tuple[Summation, ...], bool]:
    """The sums with the names of the filing in place of ids, and whether there were any ids.

    An id is made of a prefix and a name by convention alone (FRTA 1.0, 2.1.5): it is taken for the
    concept of the filing's own prefix and that name. Where the filing has a fact of that name by
    another prefix, the sum is unsure.
    """
    concepts = {fact.concept for fact in filing.facts}
    by_name: dict[str, list[str]] = {}
    for concept in sorted(concepts):
        by_name.setdefault(local(concept), []).append(concept)
    found: list[Summation] = []
    by_id = False
    for one in sums:
        names = [one.total, *(part for part, _ in one.parts)]
        if all(name[:1] != "#" for name in names):
            found.append(one)
            continue
        by_id = True
        meant = [_meant(name, filing, by_name) for name in names]
        unsure = one.unsure or (NO_SCHEMA if any(not name for name in meant) else "")
        known = [name or wanted for name, wanted in zip(meant, names, strict=True)]
        parts = zip(known[1:], (weight for _, weight in one.parts), strict=True)
        found.append(one._replace(total=known[0], parts=tuple(parts), unsure=unsure))
    return tuple(found), by_id


def _meant(name: str, filing: Filing, by_name: dict[str, list[str]]) -> str:
    """The concept of a name or id; an id that no fact can mean stays, one that is not clear gives
    nothing.
    """
    if name[:1] != "#":
        return name
    for prefix, rest in _parted(name[1:]):
        uri = filing.prefixes.get(prefix)
        if uri and f"{uri} {rest}" in by_name.get(rest, ()):
            return f"{uri} {rest}"
    others = [concept for _, rest in _parted(name[1:]) for concept in by_name.get(rest, ())]
    return "" if others or name[1:] in by_name else name


def _parted(pointer: str) -> Iterable[tuple[str, str]]:
    """An id parted at each of its underscores."""
    return ((pointer[:at], pointer[at + 1 :]) for at, sign in enumerate(pointer) if sign == "_")

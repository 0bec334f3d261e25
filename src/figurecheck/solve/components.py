"""Splits statements into sets that share no unknown, so that each can be decided alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figurecheck.model.constraint import Statement


def components(statements: Sequence[Statement]) -> list[tuple[int, ...]]:
    """The indices of the statements of each connected set with a soft one in it, in the order of
    its first one.

    Statements without any unknown are sets of their own.
    """
    return connected((one.unknowns(), one.soft) for one in statements)


def connected(speaking: Iterable[tuple[Sequence[str], bool]]) -> list[tuple[int, ...]]:
    """The same for statements of which there are only the unknowns, and whether each is soft."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first: list[str | None] = []
    soft: set[int] = set()
    for index, (names, is_soft) in enumerate(speaking):
        if is_soft:
            soft.add(index)
        for name in names:
            if name not in parent:
                parent[name] = name
        for name in names[1:]:
            one, other = root(names[0]), root(name)
            if one != other:
                parent[max(one, other)] = min(one, other)
        first.append(names[0] if names else None)
    groups: dict[str, list[int]] = {}
    for index, chosen in enumerate(first):
        groups.setdefault(f" {index}" if chosen is None else root(chosen), []).append(index)
    return [tuple(group) for group in groups.values() if not soft.isdisjoint(group)]

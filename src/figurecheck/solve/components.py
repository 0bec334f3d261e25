"""Splits statements into sets that share no unknown, so that each can be decided alone."""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.model.constraint import Statement


def components(statements: Sequence[Statement]) -> list[tuple[int, ...]]:
    """The indices of the statements of each connected set with a soft one in it, in the order of
    its first one.

    Statements without any unknown are sets of their own.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first: list[str | None] = []
    for statement in statements:
        names = [
            name for row in statement.every_row() for monomial, _ in row.terms for name in monomial
        ]
        for name in names:
            parent.setdefault(name, name)
        for name in names[1:]:
            one, other = root(names[0]), root(name)
            if one != other:
                parent[max(one, other)] = min(one, other)
        first.append(names[0] if names else None)
    groups: dict[str, list[int]] = {}
    for index, chosen in enumerate(first):
        groups.setdefault(f" {index}" if chosen is None else root(chosen), []).append(index)
    return [
        tuple(group) for group in groups.values() if any(statements[index].soft for index in group)
    ]

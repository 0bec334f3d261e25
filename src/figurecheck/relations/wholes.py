"""Which quantities in play hold at least as much as which: measures and places, by what they are
part of.
"""

from __future__ import annotations

from collections.abc import Collection

from figurecheck.model.interval import Number
from figurecheck.model.unit import conversion
from figurecheck.relations.scene import Amount, Members, Scene

Key = tuple[str, Members]
"""A measure and a place."""


def wholes(scene: Scene, keys: Collection[Key]) -> dict[Key, list[Key]]:
    """For each of the keys, those among them that hold at least as much on every day, itself left
    out.
    """
    return {
        key: [
            wide
            for wide in scene.above(*key)
            if wide in keys and wide != key and comparable(scene, key, wide)
        ]
        for key in sorted(keys)
    }


def comparable(scene: Scene, part: Key, whole: Key) -> bool:
    """Whether a part is no more than its whole: both of one kind, and what is left of the whole
    never below 0.
    """
    one, other = scene.claims.measures[part[0]], scene.claims.measures[whole[0]]
    return (
        (one.kind, one.counts) == (other.kind, other.counts)
        and not one.unit.intensive
        and positive(scene, part)
    )


def positive(scene: Scene, part: Key) -> bool:
    """Whether what the part leaves of its whole cannot be negative."""
    least = scene.claims.measures[part[0]].least
    return least is not None and least >= 0


def factor(scene: Scene, part: Key, whole: Key) -> Number:
    """How much of the whole's unit one of the part's is."""
    return conversion(scene.claims.measures[part[0]].unit, scene.claims.measures[whole[0]].unit)


def key_of(amount: Amount) -> Key:
    """The measure and place of an amount."""
    return amount.measure, amount.members


def by_key(amounts: Collection[Amount]) -> dict[Key, list[Amount]]:
    """The amounts of each measure and place, sorted."""
    found: dict[Key, list[Amount]] = {}
    for amount in sorted(amounts):
        found.setdefault(key_of(amount), []).append(amount)
    return found

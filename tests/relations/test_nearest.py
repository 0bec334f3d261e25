"""The nearest wholes of a part are those around it with none between, however the ways up cross."""

from __future__ import annotations

from random import Random

import figurecheck as fc
from figurecheck.relations.rules.part_of import _nearest
from figurecheck.relations.scene import Scene
from figurecheck.relations.wholes import Key, comparable
from tests.laws.systems import seeded
from tests.sizes import examples


def drawn(random: Random) -> str:
    """Measures and members of two dimensions, each within one of those before it or in none."""
    records: list[str] = []
    for index in range(random.randint(1, 5)):
        records.append(f"measure: m{index}\nunit: case\n")
        if index and random.random() < 0.7:
            records[-1] += f"part_of: m{random.randrange(index)}\n"
    for dimension in ("where", "who"):
        for index in range(random.randint(1, 5)):
            records.append(f"member: {dimension}{index}\ndimension: {dimension}\n")
            if index and random.random() < 0.8:
                records[-1] += f"part_of: {dimension}{random.randrange(index)}\n"
    return "\n".join(records)


def test_the_nearest_wholes_are_those_with_none_between() -> None:
    several = 0
    for seed in range(examples(160)):
        random = seeded(seed)
        scene = Scene(fc.loads(drawn(random)))
        members = sorted(scene.claims.members)
        keys: set[Key] = set()
        for _ in range(random.randint(2, 14)):
            chosen = dict(random.sample(members, 2))
            keys.add((random.choice(sorted(scene.claims.measures)), tuple(sorted(chosen.items()))))
        found = _nearest(scene, keys)
        for key in keys:
            around = [one for one in scene.above(*key) if one in keys and one != key]
            nearest = [
                one
                for one in around
                if not any(one != other and one in scene.above(*other) for other in around)
                and comparable(scene, key, one)
            ]
            assert found.get(key, []) == nearest, f"seed {seed}"
            several += len(nearest) > 1
    assert several

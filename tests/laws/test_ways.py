"""Ways of working that cannot change an answer: the quick look, several processes."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.solve.quick import WAYS
from figurecheck.testing.lies import random_contradiction
from tests.sizes import some


@pytest.mark.parametrize("left_out", WAYS)
@pytest.mark.parametrize("seed", some(range(12)))
def test_no_quick_way_changes_a_byte(seed: int, left_out: str) -> None:
    claims = fc.loads(random_contradiction(seed, most=5).world.text)
    others = [way for way in WAYS if way != left_out]

    assert fc.check(claims, quick=others).to_json() == fc.check(claims).to_json()


def test_figures_of_one_quantity_are_told_the_same_without_being_held_in_pairs() -> None:
    records = [
        f"source: s{n}\n\nclaim: c\nfigure: exactly {n % 4} cases\nmeasure: m\nwhen: 2024"
        for n in range(8)
    ]
    claims = fc.loads("\n\n".join(["measure: m\nunit: case", *records]))

    assert fc.check(claims, quick=()).to_json() == fc.check(claims).to_json()


def test_several_processes_change_no_byte() -> None:
    text = "\n\n".join(
        ["measure: m\nunit: case"]
        + [
            f"claim: a{place}\nfigure: exactly {place} cases\nmeasure: m\nwhere: P{place}\nwhen:"
            f" 2024\n\nclaim: b{place}\nfigure: exactly {place + place % 3} cases\nmeasure:"
            f" m\nwhere: P{place}\nwhen: 2024"
            for place in range(1, 40)
        ]
    )
    claims = fc.loads(text)

    assert fc.check(claims, jobs=2).to_json() == fc.check(claims).to_json()

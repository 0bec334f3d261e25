"""Ways of working that cannot change an answer: the quick look, several processes."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.testing.lies import random_contradiction


@pytest.mark.parametrize("seed", range(12))
def test_the_quick_look_changes_no_byte(seed: int) -> None:
    claims = fc.loads(random_contradiction(seed, most=5).world.text)

    assert fc.check(claims, quick=True).to_json() == fc.check(claims, quick=False).to_json()


def test_several_processes_change_no_byte() -> None:
    text = "\n\n".join(
        ["measure: m\nunit: case"]
        + [
            f"claim: a{place}\nfigure: exactly {place} cases\nmeasure: m\nwhere: P{place}\nwhen: 2024\n\n"
            f"claim: b{place}\nfigure: exactly {place + place % 3} cases\nmeasure: m\nwhere: P{place}\nwhen: 2024"
            for place in range(1, 40)
        ]
    )
    claims = fc.loads(text)

    assert fc.check(claims, jobs=2).to_json() == fc.check(claims).to_json()

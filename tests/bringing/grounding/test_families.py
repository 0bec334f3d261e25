"""The page of each family is its test: the figures of its Grounded block follow, that of its Not
block does not.
"""

from __future__ import annotations

import random
import re
from importlib import import_module

import pytest

import figurecheck as fc
from figurecheck.asking.pages import block
from figurecheck.bringing.grounding.arithmetic import evaluated
from figurecheck.catalogue import modules

PAGES = {
    module: import_module(module) for module in modules("figurecheck.bringing.grounding.families")
}

DRAWN = 64
"""Numbers that are drawn in place of one that follows."""


def ground(page: str) -> fc.Grounding:
    """The grounding of a block: a table, a blank line, a text."""
    table, _, text = page.strip().partition("\n\n")
    return fc.ground(text, [("table.csv", f"{table}\n")])


@pytest.mark.parametrize("module", PAGES)
def test_the_figures_of_a_grounded_block_follow(module: str) -> None:
    found = ground(block(PAGES[module].__doc__ or "", "Grounded"))

    assert found.figures
    assert {one.verdict for one in found.figures} <= {"derived", "scaled", "stated"}
    assert any(one.arithmetic for one in found.figures) or "pair" in {
        one.kind for one in found.figures
    }


@pytest.mark.parametrize("module", PAGES)
def test_the_figures_of_the_other_block_do_not(module: str) -> None:
    found = ground(block(PAGES[module].__doc__ or "", "Not"))

    assert not any(one.grounded for one in found.figures)


@pytest.mark.parametrize("module", PAGES)
def test_what_follows_is_worked_out_again_from_its_evidence(module: str) -> None:
    found = ground(block(PAGES[module].__doc__ or "", "Grounded"))

    for one in found.figures:
        if one.arithmetic:
            assert (
                evaluated(one.arithmetic, [(each.role, each.value) for each in one.evidence])
                == one.result
            )
    assert fc.verify(found.to_json()) == sum(bool(one.arithmetic) for one in found.figures)


def test_a_saved_grounding_that_was_changed_is_refused() -> None:
    saved = ground(
        block(PAGES[min(one for one in PAGES if "pair" in one)].__doc__ or "", "Grounded")
    ).to_json()

    with pytest.raises(fc.FigurecheckError, match="comes to"):
        fc.verify(saved.replace('"result": "520/41"', '"result": "521/41"'))


@pytest.mark.parametrize("module", PAGES)
def test_other_numbers_of_the_same_length_follow_no_more_often_than_they_pay_for(
    module: str,
) -> None:
    """The law of bits for each family: its page with numbers drawn at random in place of the one
    that follows. Four bits are one in 16; half as many again may be drawn by chance.
    """
    page = block(PAGES[module].__doc__ or "", "Grounded").strip()
    table, _, text = page.partition("\n\n")
    shelf = fc.shelf([("table.csv", f"{table}\n")])
    found = shelf.ground(text).figures[-1]
    digits = next(re.finditer(r"\d[\d,]*(?:\.\d+)?", found.text))
    start, end = found.start + digits.start(), found.start + digits.end()
    draw = random.Random(7)

    grounded = 0
    for _ in range(DRAWN):
        other = "".join(draw.choice("123456789") if one.isdigit() else one for one in digits[0])
        changed = shelf.ground(f"{text[:start]}{other}{text[end:]}").figures[-1]
        grounded += changed.grounded and other != digits[0]

    assert found.grounded
    assert grounded * 32 <= 3 * DRAWN

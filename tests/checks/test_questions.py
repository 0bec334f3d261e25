"""Laws of the questions asked beside the arithmetic, over hidden worlds and their copies."""

from __future__ import annotations

import re
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.testing import World, figures, worlds
from figurecheck.testing.wordings import Wording
from figurecheck.testing.world import random_world
from tests.sizes import up_to

SEEDS = range(20)

WARNINGS = frozenset({"FC302", "FC303", "FC305", "FC401", "FC402", "FC403", "FC404", "FC405"})

drawing = settings(
    max_examples=up_to(25),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def asked(text: str) -> list[fc.Finding]:
    return [
        one
        for one in fc.check(fc.loads(text)).findings
        if one.code in WARNINGS and one.proof is None
    ]


def of_source(text: str, source: str) -> list[str]:
    return [record for record in text.split("\n\n") if f"\nsource: {source}" in record]


def without(text: str, source: str) -> str:
    return "\n\n".join(
        record for record in text.split("\n\n") if record not in of_source(text, source)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_world_without_copies_raises_no_warning(seed: int) -> None:
    assert asked(without(random_world(seed).text, "copy")) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_copied_word_for_word_raises_no_warning(seed: int) -> None:
    text = without(random_world(seed).text, "copy")
    copies = [record.replace("\nsource: s1", "\nsource: copy") for record in of_source(text, "s1")]

    assert asked("\n\n".join([text, *copies])) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_copy_in_a_world_is_warned_of_only_where_its_number_is_another_one(seed: int) -> None:
    claims = fc.loads(random_world(seed).text)
    found = [one for one in fc.check(claims).findings if one.code in WARNINGS and one.proof is None]
    pairs = [(claims[one.claims[0]], claims[one.claims[1]]) for one in found]

    assert {one.code for one in found} <= {"FC302"}
    assert all((copy.source, original.source) == ("copy", "s1") for copy, original in pairs)
    assert all(original.figure.value not in copy.reading.rounded for copy, original in pairs)


NUMBERS = st.integers(1, 2_000_000)


@drawing
@given(
    NUMBERS.flatmap(
        lambda number: st.tuples(st.just(number), figures(Fraction(number), unit="cases"))
    )
)
def test_an_honest_rewording_of_the_original_s_number_is_no_slip(
    drawn: tuple[int, Wording],
) -> None:
    number, wording = drawn
    text = f"""
measure: cases
unit: case

source: agency

claim: all
figure: about {number:,} cases
measure: cases
when: 2025

source: paper
from: agency

claim: all
figure: {wording.figure}
measure: cases
when: 2025
"""
    further = "\n".join(f"{name}: {value}" for name, value in wording.fields)

    assert asked(text + further) == []


@drawing
@given(worlds(most=6), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_no_answer(world: World, random: Random) -> None:
    entries = [entry.text for entry in world.entries]
    first, second = (
        fc.check(fc.loads("\n\n".join(some))).findings
        for some in (entries, random.sample(entries, len(entries)))
    )

    assert sorted((one.key, one.headline, one.help) for one in first) == sorted(
        (one.key, one.headline, one.help) for one in second
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_note_on_standing_alone_is_given_just_where_the_coverage_says_so(seed: int) -> None:
    report = fc.check(fc.loads(random_world(seed).text))
    apart = {name for one in report.findings if one.code == "FC903" for name in one.claims}
    alone = [name for one in report.findings if one.code == "FC902" for name in one.claims]

    assert sorted(alone) == [covered.claim for covered in report.with_status("alone")]
    assert {covered.claim for covered in report.with_status("not compared")} <= apart


@pytest.mark.parametrize("seed", SEEDS)
def test_two_letters_exchanged_in_a_place_of_a_world_are_told(seed: int) -> None:
    dice = Random(seed)
    fields = re.findall(r"^where: .{5,}$", random_world(seed).text, re.MULTILINE)
    if not fields:
        return
    field = dice.choice(fields)
    at = dice.randrange(len("where: ") + 1, len(field) - 1)
    slip = field[:at] + field[at + 1] + field[at] + field[at + 2 :]
    text = random_world(seed).text.replace(field, slip, 1)
    told = [one for one in fc.check(fc.loads(text)).findings if one.code == "FC402"]

    assert bool(told) == (slip != field and field[7:] in text)
    assert all(f"`{slip[7:]}`" in one.headline for one in told)

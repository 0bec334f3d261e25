"""Laws of units, with pint as the judge of the table and of every product."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache, partial
from itertools import chain
from typing import Any

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figurecheck.errors import UnitError
from figurecheck.model import unit_table
from figurecheck.model.unit import ONE, Unit, compatible, conversion, divide, multiply, read_unit
from figurecheck.model.units.common import COMMON
from figurecheck.model.units.nouns import singular
from tests.sizes import up_to

NOUNS = ("arrest", "officer", "egg", "town")
DEFINITIONS = unit_table.TABLE.with_name("definitions.txt")

spellings = st.sampled_from(sorted(set(chain.from_iterable((*row[4], *row[5]) for row in COMMON))))
simple = st.sampled_from(
    ["km", "kWh", "days", "years", "USD", "percent", "litres", "MB", "acres", *NOUNS]
)
units = st.builds(read_unit, simple)
hostile = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "m",
                "km",
                "per",
                "/",
                "*",
                "**",
                "^",
                "²",
                "⁻",
                "9",
                "1e9",
                "100,000",
                "(",
                ")",
                "-",
                "%",
                "$",
                "of",
                "a",
                "people",
                "dozen",
                "tons",
                "lambda",
                "__class__",
                ".",
                ",",
                " ",
                "\u202e",
                "\x00",
                "ſ",
                "İ",
                "٣",
                "½",
            ]
        ),
        max_size=16,
    ).map(" ".join),
    st.from_regex(r"[a-zA-Z0-9*/^() .,'-]{0,40}", fullmatch=True),
)


def error_of(call: Callable[[], object]) -> UnitError | None:
    """The error that the call ends in; any other kind of exception comes through."""
    try:
        call()
    except UnitError as error:
        return error
    return None


@cache
def judge() -> Any:
    registry: Any = pint.UnitRegistry(None, non_int_type=Fraction)
    registry.load_definitions(DEFINITIONS)
    for noun in NOUNS:
        registry.define(f"{noun} = [{noun}]")
    return registry


def judged(factors: dict[str, int]) -> tuple[Fraction, dict[str, int]]:
    """Factor and dimension of a product of powers, as pint has them."""
    registry = judge()
    product = registry.UnitsContainer({})
    for name, power in factors.items():
        product = product * registry.UnitsContainer({registry.get_name(name): power})
    factor, _ = registry.get_root_units(product)
    dimension = registry.get_dimensionality(product)
    return Fraction(factor), {base.strip("[]"): int(power) for base, power in dimension.items()}


def test_the_table_is_the_one_that_the_definitions_give() -> None:
    assert unit_table.TABLE.read_text(encoding="utf-8") == unit_table.text()


def test_a_table_with_one_factor_changed_is_not() -> None:
    committed = unit_table.TABLE.read_text(encoding="utf-8")
    planted = committed.replace('"mile", 201168, 125', '"mile", 201169, 125')

    assert planted != committed
    assert planted != unit_table.text()


def test_the_table_does_not_depend_on_what_was_read_before() -> None:
    before = unit_table.text()
    read_unit("petawatthours")

    assert unit_table.text() == before


def test_no_spelling_stands_for_two_units() -> None:
    as_written = [each for row in COMMON for each in row[4]]
    any_case = [each for row in COMMON for each in row[5]]

    assert len(as_written) == len(set(as_written))
    assert len(any_case) == len(set(any_case))


@settings(max_examples=up_to(300))
@given(
    st.dictionaries(
        st.sampled_from(["km", "kWh", "day", "year", "USD", "percent", "litre", "MB", *NOUNS]),
        st.integers(min_value=-4, max_value=4).filter(bool),
        max_size=4,
    )
)
def test_a_product_of_powers_is_what_pint_makes_of_it(factors: dict[str, int]) -> None:
    unit = read_unit(" * ".join(f"{name}^{power}" for name, power in factors.items()))

    assert (Fraction(unit.factor), dict(unit.dimension)) == judged(factors)


def test_pint_refuses_the_sums_that_we_refuse() -> None:
    quantity = judge().Quantity
    with pytest.raises(pint.DimensionalityError):
        quantity(5, "arrest").to("officer")
    with pytest.raises(UnitError) as caught:
        conversion(read_unit("arrest"), read_unit("officer"))

    assert caught.value.code == "FC022"


@given(spellings)
def test_every_spelling_of_the_table_is_read_or_refused_as_ambiguous(spelling: str) -> None:
    unit = read_unit(spelling)

    assert unit.factor > 0
    assert not unit.counted
    assert unit.dimension == tuple(sorted(unit.dimension))


@given(units, units)
def test_dividing_undoes_multiplying(a: Unit, b: Unit) -> None:
    assert divide(multiply(a, b), b) == a
    assert multiply(a, b) == multiply(b, a)
    assert divide(a, a) == ONE


@given(units, units, units)
def test_conversion_goes_there_and_back_and_through_a_third(a: Unit, b: Unit, c: Unit) -> None:
    if compatible(a, b) and compatible(b, c):
        assert conversion(a, b) * conversion(b, a) == 1
        assert conversion(a, b) * conversion(b, c) == conversion(a, c)


@given(units, units)
def test_units_convert_exactly_when_they_are_compatible(a: Unit, b: Unit) -> None:
    error = error_of(partial(conversion, a, b))

    assert compatible(a, b) == (error is None)
    assert error is None or error.code in {"FC021", "FC022"}


@given(units, units)
def test_the_text_of_a_simple_quotient_or_product_reads_as_itself(a: Unit, b: Unit) -> None:
    assert read_unit(f"{a.text} per {b.text}") == divide(a, b)
    assert read_unit(f"{a.text} * {b.text}") == multiply(a, b)


@given(st.from_regex(r"[a-z]{3,12}", fullmatch=True))
def test_a_noun_counts_the_same_in_the_regular_plural(noun: str) -> None:
    if not noun.endswith(("s", "x", "z", "h", "y", "o", "e", "i", "u", "a")) and noun not in {
        "men",
        "women",
    }:
        assert singular(noun + "s") == singular(noun)


@settings(max_examples=up_to(500), deadline=None)
@given(st.lists(hostile, min_size=20, max_size=20))
def test_any_text_is_a_unit_or_a_unit_error(texts: list[str]) -> None:
    for text in texts:
        error = error_of(partial(read_unit, text))

        assert error is None or error.code == "FC020"
        assert error is None or str(error).isprintable()

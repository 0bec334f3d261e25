"""True sentences of random numbers, rounded as writers round, are never told; clear mistakes in
them always are.
"""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from figurecheck.bringing.documents.document import UnreadableError
from tests.bringing.prose.texts import codes
from tests.sizes import up_to

slowly = settings(max_examples=up_to(60), deadline=None)
AMOUNTS = st.integers(min_value=1_001, max_value=999_999)
PERCENTS = st.integers(min_value=2, max_value=80)


def nearest(value: Fraction, places: int = 0) -> str:
    """A number rounded half up, with so many decimals."""
    scaled = int(value * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    return f"{whole:,}.{rest:0{places}}" if places else f"{whole:,}"


@slowly
@given(AMOUNTS, st.integers(min_value=600, max_value=1_900), st.integers(min_value=0, max_value=1))
def test_a_change_that_was_rounded_is_never_told(before: int, times: int, places: int) -> None:
    after = before * times // 1000
    assume(after != before)
    percent = nearest(abs(Fraction(after, before) - 1) * 100, places)
    verb = "rose" if after > before else "fell"

    assert codes(f"Sales {verb} {percent} percent to {after:,} jars from {before:,} jars.") == []
    assert (
        codes(
            f"Sales came to {after:,} jars, {'up' if after > before else 'down'} {percent} percent"
            f" from {before:,}."
        )
        == []
    )


@slowly
@given(AMOUNTS, PERCENTS)
def test_a_change_that_is_far_off_is_always_told(before: int, percent: int) -> None:
    assume(before % 10)
    after = before + before * percent // 100
    assume(after % 10)

    assert codes(
        f"Sales rose {percent * 3 // 2 + 3} percent to {after:,} jars from {before:,} jars."
    ) == ["FC203"]


MOVED = (
    "Sales {verb} by {move} to {after} from {before}.",
    "Sales {verb} by {move}, from {before} to {after}.",
    "Sales {verb} {move} from {before} to {after}.",
    "Sales {verb} from {before} to {after}, {way} {move}.",
    "Sales {verb} from {before} to {after}, a {noun} of {move}.",
    "Sales {verb} to {after} from {before}, {way} {move}.",
    "Sales were {after}, {way} {move} from {before}.",
    "Sales were {after}, {way} by {move} from {before}.",
)
"""The orders in which a move is told with the two figures that it is between."""


def told_of(form: str, before: int, after: int, move: int, unit: str) -> str:
    """A sentence of a move in an order."""
    up = after > before
    words = {"verb": "rose" if up else "fell", "way": "up" if up else "down"}
    words["noun"] = "rise" if up else "drop"
    figures = {"before": before, "after": after, "move": move}
    told = {name: f"{unit}{value:,}" for name, value in figures.items()}
    return form.format(**words, **told)


@slowly
@given(
    st.sampled_from(MOVED),
    st.sampled_from(["", "$", "\u00a3"]),
    AMOUNTS.filter(lambda one: one % 10),
    st.integers(min_value=600, max_value=1_900),
    st.integers(min_value=1, max_value=9),
)
def test_a_move_in_figures_is_told_in_every_order_where_it_is_off_and_never_where_it_is_not(
    form: str, unit: str, before: int, times: int, off: int
) -> None:
    after = before * times // 1000
    move = abs(after - before)
    wrong = move + 2 + move * off // 10
    assume(move > 20 and after % 10 and move % 10 and wrong % 10)

    assert codes(told_of(form, before, after, move, unit)) == []
    assert codes(told_of(form, before, after, wrong, unit)) == ["FC203"]


@slowly
@given(st.integers(min_value=1_001, max_value=999_999), st.integers(min_value=70, max_value=499))
def test_more_than_halved_is_never_told_of_less_than_a_half(before: int, permille: int) -> None:
    after = before * permille // 1000

    assert codes(f"Sales more than halved to {after:,} jars from {before:,} jars.") == []


@slowly
@given(st.integers(min_value=101, max_value=9_999), st.integers(min_value=101, max_value=9_999))
def test_a_share_that_was_rounded_is_never_told(part: int, whole: int) -> None:
    assume(part < whole)
    percent = nearest(Fraction(part, whole) * 100, 1)

    assert codes(f"Of the {whole:,} pupils, {part:,}, or {percent} percent, walk to school.") == []


@slowly
@given(st.integers(min_value=1, max_value=400), st.integers(min_value=1_000, max_value=20_000))
def test_a_move_that_was_rounded_is_never_told(cents: int, price: int) -> None:
    assume(cents * 2 < price)
    percent = nearest(Fraction(cents, price - cents) * 100, 1)
    assume(percent != "0.0")
    dollars = f"{price // 100}.{price % 100:02}"

    assert codes(f"Shares rose {cents} cents, or {percent} percent, to ${dollars}.") == []


@slowly
@given(st.integers(min_value=1, max_value=5_000))
def test_a_length_that_was_converted_is_never_told(miles: int) -> None:
    assert (
        codes(
            f"The way of {miles:,} miles ({nearest(miles * Fraction(1609344, 1000000)) or 1} km) is"
            " long."
        )
        == []
    )


@slowly
@given(
    st.sampled_from(("rose", "fell")),
    st.sampled_from(("{d}, or {p} percent,", "{p} percent, or {d},")),
    st.sampled_from(("${} million", "{} tonnes", "{} points", "{} jars", "${}")),
    st.integers(min_value=101, max_value=499),
    st.integers(min_value=1_001, max_value=9_999),
)
def test_a_move_whose_percentage_is_far_off_is_always_told(
    verb: str, order: str, unit: str, move: int, after: int
) -> None:
    before = after - move if verb == "rose" else after + move
    percent = nearest(Fraction(move, before) * 150 + 3, 1)
    moved = order.format(d=unit.format(move), p=percent)

    assert codes(f"Sales {verb} {moved} to {unit.format(f'{after:,}')}.") == ["FC203"]


@slowly
@given(st.lists(st.integers(min_value=5, max_value=40), min_size=2, max_size=3))
def test_percentages_that_leave_their_rest_are_never_told(parts: list[int]) -> None:
    assume(sum(parts) < 96)
    told = ", ".join(
        f"{part} percent went to place {name}" for part, name in zip(parts, "ABC", strict=False)
    )

    assert (
        codes(f"Of the money, {told}, and the remaining {100 - sum(parts)} percent was kept.") == []
    )


PIECES = (
    "Sales rose fell up down by 18 percent % to 46,200 $1.2 million from 41,000 a the week of 480"
    " pupils , or ( ) . 156 more than less 14 miles 24 km per month year remaining rest 31 April"
    " 2025 Tuesday born died at 85 ago in 1975 points percentage doubled half 1,2,3 0 0.0 -5 000"
    " 1e9 ½ 5/0 ; : — and about between"
)


@slowly
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join))
def test_no_text_ends_a_run(text: str) -> None:
    assert all(
        code in {"FC202", "FC203", "FC209", "FC501", "FC502", "FC503"}
        for code in codes(text, "2025-06-04")
    )


@slowly
@given(st.text(max_size=200))
def test_characters_are_read_or_refused_as_no_text(text: str) -> None:
    with suppress(UnreadableError):
        assert codes(text) is not None

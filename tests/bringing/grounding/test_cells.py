"""The numbers of a table, each made when it is asked for, are those that its cells hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from figurecheck.bringing.grounding.cells import HeldCells, SourceCell
from figurecheck.bringing.grounding.shelf import Sources
from figurecheck.bringing.grounding.sizes import Sizes
from figurecheck.bringing.grounding.sources import SourceTable
from figurecheck.bringing.grounding.tabled import source_table
from figurecheck.bringing.tables.text import TableText
from figurecheck.model.record import Place

CELLS = st.one_of(
    st.just(""),
    st.integers(0, 99_999).map(str),
    st.integers(0, 99_999).map(lambda cents: f"{cents / 100:.2f}"),
    st.integers(0, 99).map(lambda share: f"{share}%"),
    st.integers(0, 99).map(lambda many: f"about {many} of 120"),
    st.sampled_from(["n/a", "north", "-"]),
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.tuples(st.sampled_from(["Harbour", "Quarry", "Total"]), *[CELLS] * width),
        min_size=1,
        max_size=6,
    )
)


def table_of(rows: list[tuple[str, ...]]) -> SourceTable:
    """The rows below a line of headings, as a source."""
    heads = ("line", *(f"riders {one}" for one in "abcd"[: len(rows[0]) - 1]))
    cells = (heads, *rows)
    places = tuple(
        tuple(Place("t.csv", row + 1, column + 1) for column in range(len(heads)))
        for row in range(len(cells))
    )
    return source_table(TableText("t.csv", cells, places), 0, 0, {}, "en")


@given(TABLES)
def test_a_table_that_was_read_as_a_whole_holds_what_its_cells_hold_one_by_one(
    rows: list[tuple[str, ...]],
) -> None:
    """``HeldCells`` are the model: a dictionary of cells."""
    read = table_of(rows).cells
    held = HeldCells({spot: read.at(spot) for row in read.by_row for spot in read.by_row[row]})

    assert read.count == held.count
    assert {*read.written()} == {*held.written()}
    for ours, theirs in ((read.by_row, held.by_row), (read.by_column, held.by_column)):
        assert [*ours] == [*theirs]
        assert [[*ours[line]] for line in ours] == [[*theirs[line]] for line in theirs]
    for column in range(6):
        for scale, larger in ((1, 1), (1000, 1000), (1, 1000), (Fraction(1, 3), 1)):
            found, model = read.sizes(column, scale, larger), held.sizes(column, scale, larger)
            assert in_billionths(found) == in_billionths(model)
        first, of_model = read.firsts(column), held.firsts(column)
        assert [*first.rows] == [*of_model.rows]
        assert [*first.values] == [*of_model.values]
        assert {*first.percent} == {*of_model.percent}


def in_billionths(found: Sizes) -> list[tuple[int, int]]:
    """The sizes in billionths, with their rows, in order."""
    times = 10 ** (9 - found.decimals)
    return sorted(zip((size * times for size in found.sizes), found.rows, strict=True))


@given(TABLES)
def test_numbers_by_size_are_those_of_all_cells(rows: list[tuple[str, ...]]) -> None:
    table = table_of(rows)
    sources = Sources((), (table,), ())

    numbers = [
        (one.size(1), spot)
        for row in table.by_row
        for spot in table.by_row[row]
        for one in table.cells.at(spot)
    ]

    assert sources.size == len(numbers)
    for size, (row, column) in numbers:
        value = Fraction(size, 10**9)
        assert (0, row, column) in {*sources.between(value, value)}


def test_what_is_outside_a_table_holds_nothing() -> None:
    cells = table_of([("Harbour", "12")]).cells

    assert [cells.at(spot) for spot in ((9, 1), (1, 9), (-1, 1))] == [(), (), ()]
    assert cells.at((1, 1)) == (SourceCell(12, 0, "12"),)

"""Sheets as they are published come in a figure a cell, and a second time in place of the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.tables.bringing import Brought, Target, bring
from figurecheck.bringing.tables.cells import TableCell, TableRow
from figurecheck.bringing.tables.importing import Wanted
from figurecheck.bringing.tables.replacing import replaced
from figurecheck.bringing.tables.wide import unfolded
from figurecheck.claims.files import records_of
from figurecheck.cli import main
from figurecheck.errors import UsageError
from figurecheck.keeping.placing import owners
from figurecheck.keeping.texts import Pairs, spelled
from figurecheck.model.claim import Claim

MEASURES = """measure: voters
label: People who voted
unit: person

measure: entitled
label: People entitled to vote
alias: electors
unit: person
kind: stock

period: spring
is: 2024-01/2024-03
"""

SHEET = "Item,2022,2023,spring\nPeople who voted (1),5200,5310,x\nELECTORS,9000,,9210\nNotes\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with measures in claims/."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "measures.rec").write_text(MEASURES, encoding="utf-8")
    return tmp_path


def brought(text: str, *, replace: bool = False, **wanted: object) -> Brought:
    """What becomes of a wide sheet in claims/turnout.rec."""
    Path("turnout.csv").write_text(text, encoding="utf-8")
    target = Target("claims/turnout.rec", "hall", replace=replace)
    return bring("turnout.csv", target, Wanted(wide=True, **wanted))  # type: ignore[arg-type]


def said(claim: Claim, name: str) -> str:
    """What a claim's record has as a field."""
    field = claim.record.get(name)
    return field.value if field is not None else ""


def figures() -> dict[str, tuple[str, str, str]]:
    """The claims by id: figure, measure, cell."""
    claims = fc.load("claims").claims
    return {one.id: (said(one, "figure"), said(one, "measure"), said(one, "at")) for one in claims}


def test_rows_are_measures_by_id_label_or_alias_and_headings_windows(folder: Path) -> None:
    done = brought(SHEET)

    assert not done.problems
    assert figures() == {
        "voters-2022": ("5200", "voters", "turnout.csv!B2"),
        "voters-2023": ("5310", "voters", "turnout.csv!C2"),
        "entitled-2022": ("9000", "entitled", "turnout.csv!B3"),
        "entitled-spring": ("9210", "entitled", "turnout.csv!D3"),
    }


def test_cells_without_a_figure_and_rows_without_any_are_told(folder: Path) -> None:
    done = brought(SHEET)

    assert done.skipped == ("turnout.csv!D2 (x)", "turnout.csv!C3 (blank)")
    assert done.empty == (4,)


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("Item,2022\nPopulation,7\n", "no measure is called `Population`"),
        ("Item,2022\n,7\n", "figures in a row without a label"),
    ],
)
def test_a_row_that_is_no_measure_is_told_and_nothing_is_written(
    folder: Path, sheet: str, told: str
) -> None:
    done = brought(sheet)

    assert told in done.problems[0].headline
    assert not Path("claims/turnout.rec").exists()


def test_what_two_measures_are_called_is_told(folder: Path) -> None:
    path = Path("claims/measures.rec")
    path.write_text(MEASURES.replace("alias: electors", "alias: voters-in-all") + "", "utf-8")
    more = "\nmeasure: ballots\nlabel: people who voted\nunit: ballot\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")

    done = brought("Item,2022\nPeople who voted,7\n")

    assert "several measures, `ballots` and `voters`" in done.problems[0].headline


def test_rows_and_columns_are_mapped_and_left_out(folder: Path) -> None:
    said = {"FY24": "2023-07/2024-06", "Share": "", "Population": "", "Turnout": "voters"}
    sheet = "Item,FY24,Share\nTurnout,7,50\nPopulation,14,100\n"
    done = brought(sheet, fields=said)

    assert not done.problems
    assert figures() == {"voters-2023-07-2024-06": ("7", "voters", "turnout.csv!B2")}


def test_a_measure_for_all_rows_leaves_the_labels_to_a_field(folder: Path) -> None:
    done = brought(
        "Place,2022,2023\nNorthport,7,8\n",
        fields={"Place": "where"},
        fixed=(("measure", "voters"),),
    )

    assert not done.problems
    assert {*figures()} == {"Northport-2022", "Northport-2023"}


@pytest.mark.parametrize(
    ("sheet", "said", "told"),
    [
        ("Item,A,B\nvoters,1,2\n", {}, "no heading is a window"),
        ("Item,2022,Change\nvoters,1,2\n", {}, "neither a field nor a window"),
        ("Item,2022\nvoters,1\n", {"Nobody": ""}, "called `Nobody`"),
        ("", {}, "the table is empty"),
    ],
)
def test_headings_that_say_nothing_are_refused(
    folder: Path, sheet: str, said: dict[str, str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        brought(sheet, fields=said)


def test_a_second_import_takes_the_place_of_the_first(folder: Path) -> None:
    brought(SHEET)
    path = Path("claims/turnout.rec")
    by_hand = path.read_text("utf-8").replace("figure: 9000", "figure: 9000\nquote: 9000 of them")
    path.write_text(
        "# the hall\n" + by_hand + "\nclaim: own\nfigure: 3\nmeasure: voters\n", "utf-8"
    )

    done = brought(SHEET.replace("5310", "5301").replace("5200", ""), replace=True)

    assert done.over is not None
    assert (done.over.renewed, done.over.changed, done.over.gone) == (3, 1, ("voters-2022",))
    assert {*figures()} == {"voters-2023", "entitled-2022", "entitled-spring", "own"}
    text = path.read_text("utf-8")
    assert text.startswith("# the hall\nsource: hall\n")
    assert "quote: 9000 of them" in text
    assert "figure: 5301" in text


def test_the_same_table_again_changes_no_byte(folder: Path) -> None:
    brought(SHEET)
    before = Path("claims/turnout.rec").read_bytes()
    done = brought(SHEET, replace=True)

    assert not done.problems
    assert Path("claims/turnout.rec").read_bytes() == before


def test_a_file_that_is_there_names_both_ways_to_write_to_it(folder: Path) -> None:
    brought(SHEET)
    with pytest.raises(UsageError, match=r"--append.*--replace"):
        brought(SHEET)


def test_the_command_tells_what_was_skipped_and_replaced(folder: Path) -> None:
    Path("turnout.csv").write_text(SHEET, encoding="utf-8")
    args = ["import", "turnout.csv", "--wide", "--source", "hall", "--to", "claims/turnout.rec"]
    first = CliRunner().invoke(main, args)
    Path("turnout.csv").write_text(SHEET.replace("5200", "5201"), encoding="utf-8")
    second = CliRunner().invoke(main, [*args, "--replace"])

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "2 cells without a figure skipped: turnout.csv!D2 (x)" in first.output
    assert "1 row without any figure skipped: 4" in first.output
    assert "4 claims of an earlier import replaced, 1 of them with another figure" in second.output


CELL = st.sampled_from(["", "-", "..", "7", "12.5"])
VALUES = st.tuples(CELL, CELL, CELL)


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_every_cell_is_a_figure_or_told(rows: list[tuple[str, ...]]) -> None:
    """Law: each cell of a row with a figure is unfolded or told, other rows are."""
    years = ["2021", "2022", "2023"]
    cells = [["Place", *years], *([f"p{at}", *row] for at, row in enumerate(rows))]
    table = [
        TableRow(
            at,
            {
                column: TableCell(text, f"t!{'ABCD'[column - 1]}{at}")
                for column, text in enumerate(row, 1)
                if text
            },
        )
        for at, row in enumerate(cells, 1)
    ]
    said = {"Place": "where"}
    wide = unfolded(table, fc.loads(""), said=said, fixed=frozenset({"measure"}))

    told = sum(any(text[:1].isdigit() for text in row) for row in rows)
    assert len(wide.rows) - 1 + len(wide.cells) == 3 * told
    assert len(wide.empty) == len(rows) - told


NAMES = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True)


@given(NAMES, NAMES, st.integers(1, 3))
def test_replacing_leaves_the_claims_of_the_table_and_those_of_others(
    old: list[str], new: list[str], figure: int
) -> None:
    """Law: what stands is what the table has, and what never came from it, in the old order."""

    def claim(name: str, value: int) -> Pairs:
        return (
            ("claim", name),
            ("figure", str(value)),
            ("measure", "m"),
            ("at", f"Sheet1!B{ord(name)}"),
        )

    other = "claim: own\nfigure: 1\nmeasure: m\n"
    before = [claim(name, 1) for name in old]
    text = "\n\n".join(["source: s", *("\n".join(spelled(one)) for one in before), other])
    standing = owners("t.rec", records_of("t.rec", text.encode())[0])
    over = replaced(text, standing, [claim(name, figure) for name in new], "s")

    found = records_of("t.rec", over.text.encode())
    assert not found[1]
    kept = [name for name in old if name in new]
    expected = [*kept, "own"] if new else [*old, "own"]
    assert [one.id for one in found[0]] == ["s", *expected]
    assert [one[0][1] for one in over.left] == [name for name in new if name not in old]
    if new:
        assert over.gone == tuple(name for name in old if name not in new)

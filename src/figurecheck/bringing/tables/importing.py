"""Tables of figures as records: a row a claim, each with the cell it comes from; nothing is
guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import attr

from figurecheck.bringing.tables.cells import TableCell, TableRow
from figurecheck.bringing.tables.grains import with_grains
from figurecheck.bringing.tables.headings import (
    MAX_PEEKED,
    Column,
    HeadingError,
    columns,
    names_fields,
)
from figurecheck.errors import FigureError, UsageError, WindowError
from figurecheck.keeping.texts import Pairs, ordered
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place, sheet_and_cell
from figurecheck.model.spelling import letters, spell_number
from figurecheck.model.window import Window
from figurecheck.reading.formats import unfit_in
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.windows import read_window

MAX_ROWS = 100_000
"""Claims that a table may hold."""

WINDOWS = frozenset({"when", "as_of", "since"})

PROSE = frozenset({"figure", "rounded_to", "quote", "said_by", "at", "note"})
"""Fields whose blanks stay as they are inside."""


@attr.frozen
class Imported:
    """The claims of a table, in the order of its rows, with the cells they are from, and what is
    wrong with its cells.

    ``hidden`` are the numbers of rows among them that the sheet does not show, ``grained`` is how
    many figures took the grain of their column. Of a wide sheet ``skipped`` are the cells without a
    figure, ``empty`` the numbers of rows without any.
    """

    claims: tuple[Pairs, ...]
    problems: tuple[Problem, ...]
    cells: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()
    grained: int = 0
    skipped: tuple[str, ...] = ()
    empty: tuple[int, ...] = ()


@attr.frozen
class Wanted:
    """What somebody said about a table.

    A field for a heading, a value for all rows, how numerals are written, and the row that names
    the fields, 0 for the first that holds anything. ``periods`` are the windows that have names,
    ``None`` where nobody can know them yet. ``wide`` is whether rows are measures and columns
    windows; ``fields`` then has a window for a heading too, and a measure for the label of a row.
    """

    fields: Mapping[str, str] = attr.field(factory=dict)
    fixed: tuple[tuple[str, str], ...] = ()
    numbers: str = ""
    headings: int = 0
    periods: Mapping[str, Window] | None = None
    wide: bool = False


def import_rows(rows: Iterable[TableRow], wanted: Wanted, label: str) -> Imported:
    """The claims of some rows, one of which holds the headings; ``label`` goes ahead of ids made
    from rows.

    Raises:
        UsageError: where the headings do not say what the columns hold, or there are too many rows.
    """
    walk = iter(rows)
    layout = _layout(walk, wanted)
    claims: list[Pairs] = []
    cells: list[TableCell] = []
    hidden: list[int] = []
    problems: list[Problem] = []
    names: dict[tuple[str, str], str] = {}
    for row in walk:
        if len(claims) >= MAX_ROWS:
            msg = f"more than {MAX_ROWS:,} rows: split the table"
            raise UsageError(msg)
        found: list[Problem] = []
        claim, figure = _claim(row, layout, wanted, label, found)
        given = dict(claim)
        earlier = names.setdefault((given.get("source", ""), given["claim"]), figure.place)
        if earlier != figure.place:
            headline = f"the id `{given['claim'][:60]}` is that of {earlier} too"
            found.append(
                _problem(figure, "FC004", headline, "give each row an id of its own, or none")
            )
        claims.append(claim)
        cells.append(figure)
        problems += found
        if row.hidden:
            hidden.append(row.number)
    finer, grained = with_grains(claims, cells, wanted.numbers or "en")
    return Imported(
        tuple(finer), tuple(problems), tuple(cell.place for cell in cells), tuple(hidden), grained
    )


def _layout(walk: Iterator[TableRow], wanted: Wanted) -> dict[int, Column]:
    """The columns by number, from the row that names the fields; the walk stands behind it then."""
    head = next((row for row in walk if row.number >= wanted.headings), None)
    if head is None or wanted.headings not in (0, head.number):
        msg = f"row {wanted.headings} holds nothing" if wanted.headings else "the table is empty"
        raise UsageError(msg)
    try:
        return columns(head, wanted.fields, frozenset(name for name, _ in wanted.fixed))
    except HeadingError as error:
        if wanted.headings or names_fields(head, wanted.fields):
            raise
        below = next(
            (row for row in islice(walk, MAX_PEEKED) if names_fields(row, wanted.fields)), None
        )
        if below is None:
            raise
        help_ = (
            f"row {below.number} looks like the one that names the fields: --headings"
            f" {below.number}"
        )
        raise HeadingError(str(error), help_) from None


def _claim(
    row: TableRow, layout: Mapping[int, Column], wanted: Wanted, label: str, problems: list[Problem]
) -> tuple[Pairs, TableCell]:
    """The claim of a row and the cell it is from; what is wrong with it is added to the
    problems.
    """
    pairs: list[tuple[str, str]] = []
    notes: list[str] = []
    own = ""
    figure: TableCell | None = None
    for number, cell in sorted(row.cells.items()):
        column = layout.get(number)
        if column is None:
            problems.append(
                _problem(
                    cell, "FC001", "text in a column without a heading", "name the field above it"
                )
            )
        elif column.field:
            value = _value(cell, column, wanted, problems)
            if column.field == "claim":
                own = value
            else:
                pairs.append((column.field, value))
            if column.field == "figure":
                figure = cell
            if cell.rebuilt and column.field in {"figure", "rounded_to"}:
                notes.append(f"digits of {cell.place} rebuilt from {cell.rebuilt}")
    pairs += [(name, value) for name, value in wanted.fixed if name not in dict(pairs)]
    given = dict(pairs)
    cell = figure or row.cells[min(row.cells)]
    if "figure" not in given:
        advice = "fill it in, or take the row out of the table"
        problems.append(_problem(cell, "FC008", "this row has no figure", advice))
    elif ("measure" in given) == ("quantity" in given):
        problems.append(
            _problem(
                cell,
                "FC008",
                "a row needs a measure or a quantity",
                "add a column, or --set measure=...",
            )
        )
    if sheet_and_cell(given.get("at", "")) is None:
        pairs.append(("note", f"cell {cell.place}") if "at" in given else ("at", cell.place))
    return (
        ordered(
            (("claim", own or f"{label}-{row.number}"), *pairs, *(("note", note) for note in notes))
        ),
        cell,
    )


def _value(cell: TableCell, column: Column, wanted: Wanted, problems: list[Problem]) -> str:
    value = cell.text.replace("\r\n", "\n").strip()
    if column.field not in PROSE:
        value = " ".join(
            value.split()
        )  # a blank that does not break lines would make two places of one
    if cell.fault:
        code = "FC010" if column.field == "figure" else "FC050"
        problems.append(_problem(cell, code, f"it holds {cell.fault}", cell.advice))
    elif unfit_in(value) is not None:
        problems.append(
            _problem(cell, "FC007", "a character stands in it that is no text", "delete it")
        )
    elif cell.dated and column.field not in {*WINDOWS, "note", "quote", "at", "claim"}:
        advice = "a spreadsheet takes 1/2 or 3-4 for a day: write the figure into the cell as text"
        problems.append(
            _problem(
                cell, "FC010", f"it holds a date, {value}, where a {column.field} should be", advice
            )
        )
    elif column.field in WINDOWS:
        _check_window(cell, value, wanted.periods, problems)
    elif column.field in {"figure", "rounded_to"}:
        _check_figure(
            cell, value, wanted.numbers or "en", problems, told=bool(wanted.numbers or cell.rebuilt)
        )
    return value


def _check_window(
    cell: TableCell, value: str, periods: Mapping[str, Window] | None, problems: list[Problem]
) -> None:
    """Days that cannot be read are told; where the periods are not known, a name may be that of
    one.
    """
    if periods is None and value[:1].isalpha() and not value.startswith(("a ", "one ")):
        return
    try:
        read_window(value, periods)
    except WindowError as error:
        advice = (
            "show the column as dates in the spreadsheet"
            if cell.rebuilt and value.isdigit()
            else error.help
        )
        problems.append(_problem(cell, error.code, str(error), advice))


def _check_figure(
    cell: TableCell, value: str, numbers: str, problems: list[Problem], *, told: bool
) -> None:
    """Sees whether the figure can be read, and in one way only where nobody said how numerals are
    written.
    """
    if told:
        found, wrong = _read(value, numbers)
        if found is None and wrong is not None:
            problems.append(_problem(cell, wrong.code, f"`{value[:60]}`: {wrong}", wrong.help))
        return
    (english, wrong), (european, _) = _read(value, "en"), _read(value, "eu")
    if english is None and european is None and wrong is not None:
        problems.append(_problem(cell, wrong.code, f"`{value[:60]}`: {wrong}", wrong.help))
    elif english is None or (european is not None and english != european):
        ways = [
            f"{_spelled(one)} by {name}"
            for name, one in (("en", english), ("eu", european))
            if one is not None
        ]
        headline = (
            f"`{value[:60]}` may be read as {' or as '.join(ways)}"
            if len(ways) > 1
            else f"`{value[:60]}` is {ways[0]}"
        )
        problems.append(
            _problem(cell, "FC014", headline, "say which with --numbers en or --numbers eu")
        )


def _read(value: str, numbers: str) -> tuple[tuple[object, ...] | None, FigureError | None]:
    try:
        figure = read_phrase(value, numbers=numbers)
    except FigureError as error:
        return None, error
    return (figure.value, figure.last), None


def _spelled(value: tuple[object, ...]) -> str:
    from fractions import Fraction

    return " to ".join(spell_number(one) for one in value if isinstance(one, (int, Fraction)))


def _problem(cell: TableCell, code: str, headline: str, help_: str = "") -> Problem:
    return Problem(
        code,
        f"{cell.place}: {headline}",
        (Label(Place(cell.place, 1, 1), cell.text[:60], ""),),
        help_,
    )


def merged_problems(
    merged: Iterable[tuple[int, int, int, int]], rows: tuple[int, int], sheet: str
) -> list[Problem]:
    """What is wrong with merged cells among the rows of a table: who reads it cannot know which
    cell a value is of.
    """
    found = []
    for column, row, last_column, last_row in merged:
        if last_row >= rows[0] and row <= rows[1]:
            place = f"{sheet}!{letters(column)}{row}:{letters(last_column)}{last_row}"
            headline = f"{place}: merged cells: only the first of them holds a value"
            help_ = "take the merge apart, and fill in each cell"
            found.append(Problem("FC050", headline, (Label(Place(place, 1, 1), "", ""),), help_))
    return found

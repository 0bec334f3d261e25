"""Sheets as they are published, a row a measure and a column a window, as rows with one figure
each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attr

from figurecheck.bringing.tables.cells import TableCell, TableRow
from figurecheck.bringing.tables.folding import folded
from figurecheck.bringing.tables.headings import FIELDS, HeadingError
from figurecheck.bringing.tables.numerals import HIDDEN, NIL, shown
from figurecheck.errors import UsageError, WindowError
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place, sheet_and_cell
from figurecheck.model.spelling import letters
from figurecheck.model.window import Window
from figurecheck.reading.windows import read_window

_HEADS = ("claim", "measure", "figure", "when")
_NO_NAME = re.compile(r"[^\w.@-]+")


@attr.frozen
class Unfolded:
    """The rows with one figure each, the first of them headings; what is wrong with the labels; and
    what was skipped: cells without a figure, and the numbers of rows without any.
    """

    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...] = ()
    cells: tuple[str, ...] = ()
    empty: tuple[int, ...] = ()


@attr.frozen
class _Layout:
    """The columns of a sheet by number: the windows with their headings, and the fields."""

    windows: Mapping[int, TableCell]
    fields: Mapping[int, str]
    labels: int


def unfolded(
    rows: Iterable[TableRow],
    known: Claims,
    *,
    said: Mapping[str, str],
    fixed: frozenset[str],
    headings: int = 0,
) -> Unfolded:
    """The figures of a sheet, each on a row of its own with its measure and its window.

    ``said`` has, for a heading, its field or its window, and for the label of a row its measure;
    an empty one leaves the column or the row out. ``fixed`` are the fields that all rows share,
    ``headings`` is the row with the windows, 0 for the first that holds anything.

    Raises:
        HeadingError: where a heading is neither a field nor a window.
        UsageError: where there are no headings, or something said is about nothing in the sheet.
    """
    walk = iter(rows)
    head = next((row for row in walk if row.number >= headings), None)
    if head is None or headings not in {0, head.number}:
        msg = f"row {headings} holds nothing" if headings else "the table is empty"
        raise UsageError(msg)
    asked = {folded(name): value for name, value in said.items()}
    used: set[str] = set()
    layout = _layout(head, asked, used, known.periods, fixed)
    measures = _measures(known)
    found: list[TableRow] = []
    problems: list[Problem] = []
    skipped: list[str] = []
    empty: list[int] = []
    for row in walk:
        label = row.cells.get(layout.labels) if layout.labels else None
        name = folded(label.text) if label is not None else ""
        before = len(skipped)
        figures = [*_figures(row, layout.windows, skipped)]
        if not figures:
            empty.append(row.number)
            del skipped[before:]
            used.add(name)
            continue
        if name in asked:
            used.add(name)
        if name in asked and not asked[name]:
            continue
        measure = _measure(label, asked.get(name, ""), measures, known)
        if layout.labels and not isinstance(measure, str):
            problems.append(_unknown(row, label, measure))
            continue
        found += _rows(row, figures, layout, measure if isinstance(measure, str) else "")
    unused = [name for name in said if folded(name) not in used]
    if unused:
        msg = f"no column and no row with figures is called `{unused[0][:60]}`"
        raise UsageError(msg)
    named = [*_HEADS[: 2 if layout.labels else 1], *layout.fields.values(), *_HEADS[2:]]
    top = TableRow(head.number, {at: TableCell(text, text) for at, text in enumerate(named, 1)})
    return Unfolded((top, *found), tuple(problems), tuple(skipped), tuple(empty))


def _layout(
    head: TableRow,
    asked: Mapping[str, str],
    used: set[str],
    periods: Mapping[str, Window],
    fixed: frozenset[str],
) -> _Layout:
    """What each column holds. The first that is none of these is the labels of the rows, unless
    something else says what is measured.
    """
    windows: dict[int, TableCell] = {}
    fields: dict[int, str] = {}
    unknown: list[TableCell] = []
    for number, cell in sorted(head.cells.items()):
        name = folded(cell.text)
        value = asked.get(name, cell.text.strip())
        used.add(name)
        if cell.fault:
            msg = f"{cell.place}: it holds {cell.fault}"
            raise HeadingError(msg, cell.advice)
        field = "_".join(value.lower().replace("-", " ").split())
        if not value:
            continue
        if field in FIELDS or field == "id":
            fields[number] = "claim" if field == "id" else field
        elif _is_window(value, periods):
            windows[number] = attr.evolve(cell, text=value)
        else:
            unknown.append(cell)
    if not windows:
        msg = "no heading is a window, such as 2024 or 2024-05"
        raise HeadingError(msg, "say which row has them with --headings, or --map 'HEADING=2024'")
    labels = _labels(head, fields, fixed, unknown, min(windows))
    if unknown:
        first = unknown[0]
        msg = f"{first.place}: the heading `{first.text[:60]}` is neither a field nor a window"
        asking = f"say what it is with --map '{first.text[:60]}=2024'"
        raise HeadingError(msg, f"{asking}, or '{first.text[:60]}=' for none")
    twice = [field for field in fields.values() if [*fields.values()].count(field) > 1]
    if twice:
        msg = f"two columns are both `{twice[0]}`"
        raise HeadingError(msg, "leave one out with --map 'HEADING='")
    return _Layout(windows, fields, labels)


def _labels(
    head: TableRow,
    fields: dict[int, str],
    fixed: frozenset[str],
    unknown: list[TableCell],
    first: int,
) -> int:
    """The column with the labels of the rows, 0 where something else says what is measured: the one
    of the measures, a column without a heading ahead of the ``first`` window, or the first of the
    ``unknown``; it is taken out of these.
    """
    own = next((number for number, field in fields.items() if field == "measure"), 0)
    if own:
        del fields[own]
    if own or {"measure", "quantity"} & {*fixed, *fields.values()}:
        return own
    bare = min({*range(1, first)} - {*head.cells}, default=0)
    if bare:
        return bare
    if unknown:
        chosen = unknown.pop(0)
        return next(at for at, cell in head.cells.items() if cell is chosen)
    msg = "no column has the labels of the rows"
    raise HeadingError(msg, "say what is measured with --set measure=ID")


def _is_window(text: str, periods: Mapping[str, Window]) -> bool:
    try:
        read_window(text, periods)
    except WindowError:
        return False
    return True


def _measures(known: Claims) -> dict[str, list[str]]:
    """The ids of the measures by what a row may call them, folded."""
    found: dict[str, list[str]] = {}
    for measure in known.measures.values():
        for name in {folded(name) for name in (measure.id, measure.label, *measure.alias) if name}:
            found.setdefault(name, []).append(measure.id)
    return found


def _measure(
    label: TableCell | None, given: str, measures: Mapping[str, list[str]], known: Claims
) -> str | list[str]:
    """The measure that a row is about; all that it may be about, where there are none or
    several.
    """
    exact = known.measure(given or (label.text.strip() if label is not None else ""))
    if exact is not None:
        return exact.id
    if given or label is None:
        return []
    found = measures.get(folded(label.text), [])
    return found[0] if len(found) == 1 else found


def _figures(
    row: TableRow, windows: Mapping[int, TableCell], skipped: list[str]
) -> Iterator[tuple[TableCell, TableCell]]:
    """The figures of a row with the headings that say when; the cells without one are skipped."""
    for number, head in windows.items():
        cell = row.cells.get(number)
        if cell is None:
            skipped.append(f"{_spot(row, head, number)} (blank)")
        elif not cell.fault and shown(cell.text).kind in {NIL, HIDDEN}:
            skipped.append(f"{cell.place} ({cell.text.strip()})")
        else:
            yield cell, head


def _spot(row: TableRow, head: TableCell, number: int) -> str:
    """How a cell is called that is not there."""
    around = next((cell.place for cell in row.cells.values()), head.place)
    found = sheet_and_cell(around)
    spot = f"{letters(number)}{row.number}"
    return f"{found[0]}!{spot}" if found is not None else spot


def _rows(
    row: TableRow, figures: Iterable[tuple[TableCell, TableCell]], layout: _Layout, measure: str
) -> Iterator[TableRow]:
    """A row for each figure, called after its measure, the fields of its row and its window."""
    fields = {number: row.cells.get(number) for number in layout.fields}
    own = next((cell for at, cell in fields.items() if layout.fields[at] == "claim"), None)
    place = "-".join(
        cell.text
        for at, cell in fields.items()
        if cell is not None and layout.fields[at] in {"measure", "where", "by", "source"}
    )
    for figure, head in figures:
        parts = (own.text if own is not None else measure, "" if own is not None else place)
        name = "-".join(part for part in (*parts, head.text.strip()) if part)
        name = _NO_NAME.sub("-", name).strip("-.")
        cells = [TableCell(name if name[:1].isalpha() else f"row-{name}", figure.place)]
        if layout.labels:
            cells.append(TableCell(measure, figure.place))
        cells += [
            cell or TableCell("", figure.place)
            for at, cell in fields.items()
            if layout.fields[at] != "claim"
        ]
        cells += [figure, attr.evolve(head, rebuilt="")]
        yield TableRow(
            row.number, {at: cell for at, cell in enumerate(cells, 1) if cell.text}, row.hidden
        )


def _unknown(row: TableRow, label: TableCell | None, measures: str | list[str]) -> Problem:
    place = label.place if label is not None else f"row {row.number}"
    text = label.text.strip()[:60] if label is not None else ""
    if not text:
        headline, help_ = "figures in a row without a label", "give it one, or take the row out"
    elif measures:
        several = " and ".join(f"`{one}`" for one in measures[:3])
        headline = f"`{text}` is the name of several measures, {several}"
        help_ = f"say which one with --map '{text}=ID'"
    else:
        headline = f"no measure is called `{text}`"
        help_ = (
            f"describe one with this label in the folder that --to names, say which one it is with"
            f" --map '{text}=ID', or leave the row out with --map '{text}='"
        )
    return Problem(
        "FC008",
        f"{place}: {headline}",
        (Label(Place(place, 1, 1), text, ""),),
        help_,
    )

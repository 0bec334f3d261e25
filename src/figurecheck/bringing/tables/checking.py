"""From a table to findings: relations, breaks, and a small set of claims for each group of breaks
that share a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import attr

from figurecheck.bringing.stated import spelled
from figurecheck.bringing.tables.cues import PERCENT, SHARE, says
from figurecheck.bringing.tables.excerpt import excerpt_of
from figurecheck.bringing.tables.folding import folded
from figurecheck.bringing.tables.grid import Grid, grids_of
from figurecheck.bringing.tables.judging import ERROR, Break, breaks_in, doubted
from figurecheck.bringing.tables.numerals import HIDDEN, NAME, NUMBER
from figurecheck.bringing.tables.ratios import HUNDRED
from figurecheck.bringing.tables.relations import relations_in, unjudged_in
from figurecheck.bringing.tables.shape import Relationship
from figurecheck.bringing.tables.stating import StatedBreaks, stated
from figurecheck.bringing.tables.text import TableText
from figurecheck.bringing.tables.twice import Twice, shared_in, states_twice, twice_in
from figurecheck.checks.conflict import key_of, limits_finding
from figurecheck.checks.question import key_for
from figurecheck.model import limits
from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.document import Json, Object
from figurecheck.model.finding import Finding, Label
from figurecheck.model.names import of_relation
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

Check = Callable[[Claims], Checked]

TWICE = "FC502"
"""The code of a figure that stands twice in one document and differs."""

UNDECIDED = "FC901"
"""The code of what was not looked at to its end."""

MAX_SUMMANDS = 6
"""Figures of a sum that a headline spells."""


@attr.frozen(eq=False)
class TableRead:
    """What was read of a table. ``grid`` is ``None`` where nothing decides how its numerals are to
    be read, ``met`` are the limits that were met, ``beside``
    is how many of its figures stand in another table too.
    """

    table: TableText
    grid: Grid | None
    found: tuple[Relationship, ...]
    breaks: tuple[Break, ...]
    met: tuple[str, ...] = ()
    beside: int = 0
    unjudged: tuple[Relationship, ...] = ()

    @property
    def figures(self) -> int:
        """How many numbers it has that are no labels."""
        if self.grid is None:
            return 0
        return sum(column.kinds.count(NUMBER) for column in self.grid.columns)

    @property
    def tied(self) -> int:
        """How many of them stand in a relation that holds, or that is told to break."""
        if self.grid is None:
            return 0
        held = {
            cell for one in self.found for cross in one.held for cell in one.candidate.cells(cross)
        }
        tied = held.union(*(one.cells for one in self.breaks))
        return sum(self.grid.kind(*cell) == NUMBER for cell in tied)


@attr.frozen(eq=False)
class TablesChecked:
    """What tables come to: what was read of each, findings, and the reports that prove them."""

    tables: tuple[TableRead, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Checked, ...]


def read_table_text(table: TableText, numbers: str = "") -> TableRead:
    """A table with the relations that were found in it.

    Where its numerals may be read in several ways, that one is taken in which more relations hold;
    where as many do in two of them and it matters, none is.
    """
    read = []
    for grid in grids_of(table, numbers):
        met: set[str] = set()
        found = relations_in(grid, met)
        unjudged = () if found else unjudged_in(grid, met)
        limits_met = tuple(sorted(met))
        read.append(TableRead(table, grid, found, breaks_in(found), limits_met, unjudged=unjudged))
    held = [sum(len(one.held) for one in each.found) for each in read]
    best = [each for each, many in zip(read, held, strict=True) if many == max(held)]
    told = [{cell for one in each.breaks for cell in one.cells} for each in best]
    if any(one != told[0] for one in told[1:]):
        return TableRead(table, None, (), ())
    return best[0]


def check_tables(
    documents: Iterable[object], check: Check, data: object = None, taken: set[str] | None = None
) -> TablesChecked:
    """Holds each table against itself; of each group of breaks ``check`` decides a small set of
    claims.

    ``taken`` are names that what is stated must not have.
    """
    tables: list[TableRead] = []
    findings: list[Finding] = []
    reports: list[Checked] = []
    taken = set() if taken is None else taken
    for table in documents:
        if not isinstance(table, TableText):
            continue
        read = read_table_text(table)
        findings += [_cut_short(read)] if read.met else []
        proven: list[Break] = []
        for group in _groups(read.breaks):
            if read.grid is None:
                continue
            said = stated(read.grid, group, taken)
            claims = assemble(
                ((table.name, said.records),),
                (),
                {},
                data if isinstance(data, ReadingData) else None,
            )
            report = check(claims)
            told = list(_told(read, group, said, report))
            findings += [finding for _, finding in told]
            findings += [one for one in report.findings if one.code == UNDECIDED]
            proven += [one for one, _ in told]
            reports += [report] if told else []
        tables.append(attr.evolve(read, breaks=tuple(proven)))
    for found, proof in _twice(tables, check, data, taken):
        findings.append(found)
        reports.append(proof)
    for grids in _by_file(tables).values():
        shared = shared_in(grids)
        numbers = {id(grids[at]): many for at, many in shared.items()}
        tables = [attr.evolve(one, beside=numbers.get(id(one.grid), one.beside)) for one in tables]
    if any(len(grids) > limits.TABLES_COMPARED for grids in _by_file(tables).values()):
        findings.append(limits_finding(("TABLES_COMPARED",)))
    return TablesChecked(tuple(tables), tuple(findings), tuple(reports))


def _twice(
    tables: Sequence[TableRead], check: Check, data: object, taken: set[str]
) -> Iterator[tuple[Finding, Checked]]:
    """Each figure that stands twice in the tables of one file and differs, with its proof; across
    files where that was asked for, and then it may have been restated: a warning.
    """
    for name, grids in _by_file(tables).items():
        for one in twice_in(grids) if len(grids) > 1 else ():
            records, cells = states_twice(one, taken)
            given = data if isinstance(data, ReadingData) else None
            first, second = (grid.table.name for grid in one.grids)
            restated = first != second
            report = check(assemble(((name or first, records),), (), {}, given))
            for conflict in report.conflicts:
                speakers = [report.claims[claim] for claim in conflict.claims]
                labels = [
                    _label(
                        one.grids[cells[claim.id]],
                        one.cells[cells[claim.id]],
                        claim,
                        named=not restated,
                    )
                    for claim in speakers
                ]
                finding = attr.evolve(
                    conflict,
                    code=TWICE,
                    key=key_of(TWICE, speakers, ()),
                    severity="warning" if restated else conflict.severity,
                    headline=_differs(one),
                    labels=tuple(sorted(labels, key=lambda label: label.place)),
                    link=f"{one.alike} of {one.shared} figures are the same in both columns",
                    help=(
                        "one of the two was restated, or was not brought up to date"
                        if restated
                        else "one of the two was not brought up to date"
                    ),
                )
                yield finding, report


def _by_file(tables: Sequence[TableRead]) -> dict[str, list[Grid]]:
    """The tables that are held against one another: those of one file, or all of them."""
    files: dict[str, list[Grid]] = {}
    for read in tables:
        if read.grid is not None:
            name = "" if read.table.across else read.table.name
            files.setdefault(name, []).append(read.grid)
    return files


def _cut_short(read: TableRead) -> Finding:
    """That a table has so many lines that not everything was looked at."""
    finding = limits_finding(read.met)
    table = read.table
    where = f"{table.name}{f', {table.sheet.strip()}' if table.sheet else ''}"
    place = (
        Place(table.name, table.places[0][0].line, 1) if table.places else Place(table.name, 1, 1)
    )
    return attr.evolve(
        finding,
        key=key_for(UNDECIDED, *read.met, folded(table.sheet)),
        headline=f"{where}: {finding.headline}",
        labels=(Label(place, "", ""),),
        help="name a part of it with --sheet or --table, or check its sheets one by one",
    )


def _differs(one: Twice) -> str:
    (first, second), (mine, theirs) = one.grids, one.cells
    figures = [
        grid.table.cells[cell[0]][cell[1]].strip()
        for grid, cell in ((first, mine), (second, theirs))
    ]
    where = ", ".join(_names(first, mine))
    called = [_called(first), _called(second)]
    if first.table.name != second.table.name:
        called = [
            f"{grid.table.name}{f', {grid.table.sheet}' if grid.table.sheet else ''}"
            for grid in one.grids
        ]
    return f"{where}: {figures[0]} in {called[0]}, {figures[1]} in {called[1]}"


def _called(grid: Grid) -> str:
    """What a table is called among those of its file."""
    table = grid.table
    corner = grid.spot(0, 0)
    return f"{table.sheet} from {corner}" if table.top or table.left else table.sheet or corner


def _groups(breaks: Sequence[Break]) -> list[list[Break]]:
    """The breaks that share cells, together."""
    groups: list[tuple[set[tuple[int, int]], list[Break]]] = []
    for one in breaks:
        cells, together = {*one.cells}, [one]
        for other in [group for group in groups if group[0] & cells]:
            groups.remove(other)
            cells |= other[0]
            together = [*other[1], *together]
        groups.append((cells, together))
    return [group for _, group in groups]


def _told(
    read: TableRead, group: Sequence[Break], said: StatedBreaks, report: Checked
) -> Iterator[tuple[Break, Finding]]:
    """Each break that the engine proves, with its conflict in the words of the table."""
    grid = read.grid
    if grid is None:
        return
    doubt = doubted(group, read.found)
    alone = doubt[0] if len(doubt) == 1 else None
    seen: set[str] = set()
    for conflict in report.conflicts:
        one = said.breaks.get(conflict.relations[0]) if len(conflict.relations) == 1 else None
        if one is None or conflict.severity == "note" or conflict.relations[0] in seen:
            continue  # of a sum that is too large several choices of its parts are enough
        seen.add(conflict.relations[0])
        speakers = [report.claims[name] for name in conflict.claims]
        labels = [_label(grid, said.cells[claim.id], claim) for claim in speakers]
        first = grid.table.places[one.cells[0][0]][one.cells[0][1]]
        finding = attr.evolve(
            conflict,
            key=key_of(conflict.code, speakers, tuple(map(of_relation, conflict.relations))),
            severity=(
                "warning"
                if one.grade != ERROR and conflict.severity == "error"
                else conflict.severity
            ),
            headline=_headline(grid, one),
            labels=tuple(sorted(labels, key=lambda label: (label.place != first, label.place))),
            link=_link(one),
            because=f"because {_link(one)}",
            help=_advice(grid, doubt),
            doubted=next((claim.name for claim in speakers if said.cells[claim.id] == alone), ""),
        )
        yield one, finding


def _label(grid: Grid, cell: tuple[int, int], claim: Claim, *, named: bool = False) -> Label:
    row, column = cell
    spot = f"{_called(grid)} {grid.spot(row, column)}" if named else grid.spot(row, column)
    told = ", ".join([spot, *_names(grid, cell)])
    figure = grid.table.cells[row][column].strip()
    return Label(grid.table.places[row][column], figure, told, "says", claim=claim.name)


def _names(grid: Grid, cell: tuple[int, int]) -> list[str]:
    """What the row and the column of a cell are called, as far as they are called anything."""
    return [one for one in (grid.row_label(cell[0]), grid.column_label(cell[1])) if one]


def _headline(grid: Grid, one: Break) -> str:
    """What does not fit, with the value that the other figures give."""
    row, column = one.cells[0]
    where = ", ".join(_names(grid, (row, column))) or grid.spot(row, column)
    value = grid.value(row, column) or 0
    wanted = _number(grid, value - one.difference)
    shown = _number(grid, value)
    shape = one.found.candidate.shape
    if shape.target is not None:
        total = _number(grid, shape.target * grid.scale + one.difference)
        return f"{where}: {len(one.cells)} figures that make {shape.target} make {total}"
    if not one.found.candidate.signs:
        percent = " %" if _is_percentage(one) else ""
        return f"{where}: {shown}{percent}, but the other figures make {wanted}{percent}"
    candidate = one.found.candidate
    lines = candidate.lines
    parts = [part for part in candidate.parts if lines.values[part][one.cross] is not None]
    if len(parts) > MAX_SUMMANDS:
        return f"{where}: the {len(parts)} figures that it is the sum of make {wanted}, not {shown}"
    spelled_sum = ""
    for part, sign in zip(candidate.parts, candidate.signs, strict=True):
        figure = lines.values[part][one.cross]
        if figure is not None:
            joint = " + " if sign > 0 else " - "
            spelled_sum += f"{joint if spelled_sum else ''}{_number(grid, figure)}"
    return f"{where}: {spelled_sum} make {wanted}, not {shown}"


def _is_percentage(one: Break) -> bool:
    """Whether a ratio is written as a percentage: men per 100 women are none."""
    candidate = one.found.candidate
    lines, whole = candidate.lines, candidate.whole
    named = says(PERCENT, lines.label(whole)) or says(SHARE, lines.label(whole))
    hundred = candidate.shape.percent and candidate.scale == HUNDRED
    return hundred and (named or lines.percent(whole, one.cross))


def _number(grid: Grid, value: int) -> str:
    """A number of the table with as many decimals as it needs and groups of three."""
    text = spelled(value // 2, grid.decimals)
    whole, point, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return f"{int(whole):,}{point if decimals else ''}{decimals}" if whole not in {"-0"} else text


def _link(one: Break) -> str:
    """What ties the figures: the relation, and how often it holds."""
    candidate = one.found.candidate
    across = "rows" if candidate.lines.across else "columns"
    many = len(one.found.held) + len(one.found.broke)
    told = candidate.shape.told(candidate)
    return f"{told} in {len(one.found.held)} of {many} {across}"


def _advice(grid: Grid, doubt: Sequence[tuple[int, int]]) -> str:
    if not doubt:
        return ""
    if len(doubt) == 1:
        row, column = doubt[0]
        figure = grid.table.cells[row][column].strip()
        return (
            f"look at {grid.spot(row, column)} first, {figure}: every other figure here fits"
            " elsewhere"
        )
    spots = spell_list([grid.spot(*cell) for cell in doubt[:MAX_SUMMANDS]])
    more = " and others" if len(doubt) > MAX_SUMMANDS else ""
    return f"look at {spots}{more}: nothing else holds these"


def table_object(read: TableRead) -> Object:
    """What was read of a table, as a report tells it."""
    table, grid = read.table, read.grid
    relations: list[Json] = [_relation_object(one) for one in read.found]
    unchecked: list[Json] = []
    names: list[Json] = []
    if grid is not None:
        names += [grid.spot(*cell) for cell in grid.of_kinds({NAME})]
        unchecked += [
            {"cell": grid.spot(row, column), "why": f"hidden: {table.cells[row][column].strip()}"}
            for row, column in grid.of_kinds({HIDDEN})
        ]
    return {
        "file": table.name,
        "sheet": table.sheet,
        "numbers": grid.numbers if grid is not None else None,
        "rounding": ("random" if grid.random else "nearest") if grid is not None else None,
        "base": grid.base if grid is not None else None,
        "figures": read.figures,
        "tied": read.tied,
        "beside": read.beside,
        "relations": relations,
        "unjudged": [_unjudged_object(one) for one in read.unjudged],
        "unchecked": unchecked,
        "names": names,
        "line": line_of(read),
        **({"excerpt": excerpt_of(grid, read.breaks, read.found)} if grid and read.breaks else {}),
    }


def _relation_object(one: Relationship) -> Object:
    candidate, table = one.candidate, one.candidate.lines.grid.table
    first, crossing = table.top + 1, table.left + 1
    if candidate.lines.across:
        first, crossing = crossing, first
    return {
        "shape": candidate.shape.name,
        "axis": "columns" if candidate.lines.across else "rows",
        "aggregate": candidate.whole + first,
        "parts": [part + first for part in candidate.parts],
        "told": candidate.shape.told(candidate),
        "holds": [cross + crossing for cross in one.held],
        "breaks": [cross + crossing for cross in one.broke],
        "roughly": [cross + crossing for cross in one.loose],
        "unchecked": [cross + crossing for cross in one.unchecked],
        "bits": one.bits,
        "cue": candidate.cue,
    }


def _unjudged_object(one: Relationship) -> Object:
    """A sum that only one of two lines shows: what it is at the other one was not checked."""
    unchecked = tuple(sorted((*one.unchecked, *one.broke)))
    return _relation_object(attr.evolve(one, broke=(), unchecked=unchecked))


def line_of(read: TableRead) -> str:
    """One line on a table that was read."""
    where = f"{read.table.name}{f', {read.table.sheet.strip()}' if read.table.sheet else ''}"
    if read.grid is None:
        return f"{where}: not checked, since nothing decides how its numerals are written"
    held = sum(len(one.held) for one in read.found)
    if not read.figures:
        return f"{where}: no figures"
    told = f"{where}: {spell_count(read.figures, 'figure')}, read as {_sample(read.grid)}"
    beside = f"{read.beside:,} of them held against another table"
    if read.unjudged:
        once = "; ".join(map(_shown_once, read.unjudged))
        return f"{told}; {once}{f'; {beside}' if read.beside else ': the table is not checked'}"
    if not read.found:
        none = f"{told}; no sums, changes or shares were found in it"
        return f"{none}; {beside}" if read.beside else f"{none}, so nothing was compared"
    unfit, broken = len(read.breaks), sum(len(one.broke) for one in read.found)
    fits = [
        f"{held:,} {'sum, change or share holds' if held == 1 else 'sums, changes and shares hold'}"
    ]
    loosely = sum(len(one.held) - one.exact for one in read.found if one.candidate.signs)
    fits += [f"{loosely:,} of them only thanks to rounding"] if loosely else []
    fits += [f"{unfit:,} {'does' if unfit == 1 else 'do'} not"] if unfit else []
    if broken > unfit:
        fits.append(f"{broken - unfit:,} more may not, for which too little speaks to say so")
    fits.append(f"{read.tied:,} figures stand in them")
    return f"{told}. {'; '.join([*fits, *([beside] if read.beside else [])])}."


def _shown_once(one: Relationship) -> str:
    """Where a sum holds that only one of two lines shows, and what was not judged for that."""
    candidate = one.candidate
    lines = attr.evolve(candidate.lines, across=not candidate.lines.across)
    held, other = (lines.called(cross) for cross in (*one.held, *one.broke))
    what = "rows" if candidate.lines.across else "columns"
    return (
        f"{candidate.shape.told(candidate)} in {held}, and {other} was not judged, since only one"
        f" of two {what} shows that sum"
    )


def _sample(grid: Grid) -> str:
    samples = {
        "en": "1,234.5",
        "eu": "1.234,5",
        "space": "1 234.5",
        "space-eu": "1 234,5",
        "plain": "1234.5",
    }
    return samples.get(grid.numbers, "1234,5")

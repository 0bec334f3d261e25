"""Workbooks come back with their cells in question filled and commented, and a sheet of
findings.
"""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.bringing.giving_back import GivenBack, Returned
from figurecheck.bringing.workbook.marked import CellMark, Listed, marked
from figurecheck.bringing.workbook.workbook import Workbook
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import sheet_and_cell
from figurecheck.model.spelling import spell_count
from figurecheck.report.safe import safe
from figurecheck.telling.outline import told

HEADS = (
    "place",
    "reported",
    "computed",
    "difference",
    "verdict",
    "finding",
    "look at",
    "key",
)


@attr.frozen
class _Spot:
    """A figure of a finding, and the sheet and the cell that it stands in."""

    label: Label
    at: tuple[str, str]


def mark(content: bytes, name: str, found: Checked) -> Returned:
    """The workbook with its marks and findings; what it does not have as it was is told."""
    findings = told(found, verbose=False)
    doubt = _doubt(found, name)
    cells = _Cells(content, name, found.claims)
    marks: list[CellMark] = []
    lines: list[Listed] = []
    for finding in findings:
        spots = [one for label in finding.labels if (one := cells.of(label)) is not None]
        first = next((one for one in spots if one.at in doubt), spots[0] if spots else None)
        lines.append(_line(finding, first))
        for one in spots:
            leads = one.at in doubt or one is first
            marks.append(CellMark(*one.at, _said(finding, one.label, whole=one is first), leads))
    written, lost = marked(content, name, marks, HEADS, lines)
    many = len({(one.sheet, one.cell) for one in marks})
    done = f"{spell_count(many, 'cell')} marked and {spell_count(len(findings), 'finding')} listed"
    return Returned(written, done, tuple(_beside(lost, cells.otherwise, name)))


def _beside(lost: tuple[str, ...], otherwise: int, name: str) -> Iterator[str]:
    """What is said beside."""
    if lost:
        yield f"not in it as in {name}: {'; '.join(lost)}"
    if otherwise:
        many = spell_count(otherwise, "figure")
        yield f"{many} not marked: {name} does not show them in the cells that the records name"


class _Cells:
    """The cells of the figures of findings: of the workbook itself, and of claims that were
    imported from it.

    The records of claims name a cell and no workbook: it counts where it shows the figure.
    ``otherwise`` is of how many it does not.
    """

    def __init__(self, content: bytes, name: str, claims: Claims) -> None:
        self._book = Workbook(content, name)
        self._name = name
        self._claims = claims
        self._shown: dict[str, set[tuple[str, str]]] = {}
        self._otherwise: set[str] = set()

    @property
    def otherwise(self) -> int:
        """How many claims name a cell that does not show their figure."""
        return len(self._otherwise)

    def of(self, label: Label) -> _Spot | None:
        """The cell of a figure; ``None`` where it stands elsewhere."""
        if label.place.file == self._name:
            at = sheet_and_cell(label.place.cell)
            return None if at is None else _Spot(label, at)
        if label.claim not in self._claims:
            return None
        record = self._claims[label.claim].record
        at, figure = sheet_and_cell(record.cell), record.get("figure")
        if at is None or figure is None:
            return None
        if (at[1], _plain(figure.value)) not in self._of_sheet(at[0]):
            self._otherwise.add(label.claim)
            return None
        return _Spot(label, at)

    def _of_sheet(self, sheet: str) -> set[tuple[str, str]]:
        """The cells of a sheet with what they show, in either way of writing numerals."""
        if sheet not in self._shown:
            places = (
                (sheet_and_cell(cell.place), cell.text)
                for numbers in ("en", "eu")
                if sheet in self._book.sheets
                for row in self._book.rows(sheet, numbers)
                for cell in row.cells.values()
            )
            self._shown[sheet] = {(at[1], _plain(text)) for at, text in places if at is not None}
        return self._shown[sheet]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _doubt(found: Checked, name: str) -> set[tuple[str, str]]:
    """The cells that tables have to be looked at first."""
    cells: set[tuple[str, str]] = set()
    for table in found.tables:
        excerpt = table.get("excerpt")
        if table.get("file") == name and isinstance(excerpt, dict):
            cells |= {(str(table.get("sheet")), str(cell)) for cell in excerpt["doubt"]}
    return cells


def _said(finding: Finding, label: Label, *, whole: bool) -> str:
    """What a comment says: all of a finding at the cell to look at first, else what it is about."""
    if not whole:
        return safe(f"see {finding.key}: {finding.headline}")
    lines = [f"{_verdict(finding)} {finding.code}: {finding.headline}", *finding.arithmetic]
    computed = _computed(finding, label)[0]
    if computed:
        lines.append(f"the other figures make {computed}")
    return "\n".join(safe(one) for one in (*lines, f"[{finding.key}]"))


def _line(finding: Finding, spot: _Spot | None) -> Listed:
    """The row of a finding, of the cell to look at first."""
    label = spot.label if spot is not None else next(iter(finding.labels), None)
    computed, difference = ("", "") if label is None else _computed(finding, label)
    where = ""
    if spot is not None:
        where = "!".join(spot.at)
    elif label is not None:
        where = f"{label.place.file}{label.place.within}"
    texts = (
        where,
        "" if label is None else label.text,
        computed,
        difference,
        _verdict(finding),
        finding.headline,
        finding.help,
        finding.key,
    )
    return Listed(tuple(map(safe, texts)), None if spot is None else spot.at)


def _verdict(finding: Finding) -> str:
    return f"accepted: {finding.accepted}" if finding.accepted else finding.severity


def _computed(finding: Finding, label: Label) -> tuple[str, str]:
    """What the other figures make of one, and by how much it differs, where that is plain."""
    for one in finding.computed:
        if one.claim == label.claim:
            return f"{one.way} {one.value}".strip(), one.size
    return "", ""


GIVEN_BACK = GivenBack(
    "xlsx",
    ".xlsx",
    "workbook",
    "a workbook given back with its cells marked, needs --output",
    mark,
)

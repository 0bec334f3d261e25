"""``figurecheck import``: a table of figures as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from figurecheck.commands._options import DELIMITER, FIXED, HEADINGS, NUMBERS, SHEET
from figurecheck.console import FOUND, fail, tell, write

SUMMARY = "Make records of a table, CSV or XLSX."

if TYPE_CHECKING:
    from figurecheck.bringing.tables.bringing import Brought

MAX_TOLD = 20
"""Problems that are told one by one."""


@click.command("import", short_help=SUMMARY)
@click.argument("file", type=click.Path())
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Which field a column holds; none: HEADING=. Or its letter: C=.",
)
@FIXED
@SHEET
@HEADINGS
@NUMBERS
@DELIMITER
@click.option("--source", default="", metavar="ID", help="The source that says all of it.")
@click.option(
    "--to",
    default="",
    type=click.Path(),
    metavar="FILE",
    help="The new file; printed unless given.",
)
@click.option("--append", is_flag=True, help="Add to the file if it exists already.")
@click.option(
    "--replace",
    is_flag=True,
    help="Put the claims in place of those that an earlier import of the table left in the file.",
)
@click.option(
    "--wide", is_flag=True, help="A row is a measure, a column a window: one claim per cell."
)
@click.pass_context
def import_(
    ctx: click.Context,
    file: str,
    maps: tuple[str, ...],
    fixed: tuple[str, ...],
    sheet: str,
    headings: int | None,
    numbers: str | None,
    delimiter: str,
    source: str,
    to: str,
    append: bool,  # noqa: FBT001
    replace: bool,  # noqa: FBT001
    wide: bool,  # noqa: FBT001
) -> None:
    """Make records of a table, FILE.csv or FILE.xlsx: one claim per row; the headings name the
    fields. With --wide one per cell: rows are measures, by id, label or alias, headings windows.

    Each record says which cell it is from. Nothing is guessed: what is unclear is reported, and
    nothing is written. Exit status: 0, 1 if something is unclear, 2 if the file cannot be read.
    """
    from figurecheck.bringing.tables.bringing import Target, bring
    from figurecheck.bringing.tables.importing import Wanted
    from figurecheck.commands._finishing import finished
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    if len(delimiter.replace("\\t", "\t")) > 1:
        msg = "--delimiter is one sign"
        raise click.UsageError(msg)
    wanted = Wanted(
        dict(_pairs(maps, "--map", last=True)),
        tuple(_pairs(fixed, "--set")),
        numbers or "",
        headings or 0,
        wide=wide,
    )
    between = delimiter.replace("\\t", "\t")
    finished((to,) if to else ())
    done = bring(file, Target(to, source, append, replace), wanted, sheet=sheet, delimiter=between)
    for problem in done.problems[:MAX_TOLD]:
        fail(f"{problem.code}: {problem.headline}", problem.help)
    if len(done.problems) > MAX_TOLD:
        fail(f"and {len(done.problems) - MAX_TOLD:,} more")
    if done.problems or not done.count:
        tell("nothing was written" if done.problems else "the table has no row below its headings")
        ctx.exit(FOUND)
    if to:
        write(f"{safe(to)}: {spell_count(done.count, 'claim')} written\n")
    else:
        write(done.text)
    _tell_beside(done)
    if done.later:
        tell(f"{spell_count(len(done.later), 'thing')} to fix in what was written:")
    for problem in done.later[:5]:
        place = problem.labels[0].place
        fail(f"{place.file}:{place.line}: {problem.code}: {problem.headline}", problem.help)
    if len(done.later) > 5:
        fail(f"and {len(done.later) - 5:,} more; figurecheck report tells all of them")


def _tell_beside(done: Brought) -> None:
    """Tells what came in otherwise than it may look."""
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    if done.hidden:
        rows = ", ".join(map(str, done.hidden[:10])) + (", ..." if len(done.hidden) > 10 else "")
        tell(f"{spell_count(len(done.hidden), 'row')} that the sheet hides came in too: {rows}")
    if done.grained:
        tell(
            f"{spell_count(done.grained, 'figure')} given `rounded_to`: the column shows finer"
            " digits elsewhere"
        )
    if done.skipped:
        more = ", ..." if len(done.skipped) > 10 else ""
        cells = ", ".join(done.skipped[:10]) + more
        tell(f"{spell_count(len(done.skipped), 'cell')} without a figure skipped: {safe(cells)}")
    if done.empty:
        rows = ", ".join(map(str, done.empty[:10])) + (", ..." if len(done.empty) > 10 else "")
        tell(f"{spell_count(len(done.empty), 'row')} without any figure skipped: {rows}")
    if done.over is not None:
        over = done.over
        told = f"{spell_count(over.renewed, 'claim')} of an earlier import replaced"
        told += f", {over.changed:,} of them with another figure" if over.changed else ""
        tell(told)
        if over.gone:
            names = ", ".join(over.gone[:10]) + (", ..." if len(over.gone) > 10 else "")
            tell(
                f"{spell_count(len(over.gone), 'claim')} taken out, no longer in the table:"
                f" {safe(names)}"
            )


def _pairs(given: tuple[str, ...], option: str, *, last: bool = False) -> list[tuple[str, str]]:
    """Names with what stands behind the sign; ``last`` where a name may have one in it."""
    found = []
    for one in given:
        name, sign, value = one.rpartition("=") if last else one.partition("=")
        if not sign or not name.strip() or not (value.strip() or last):
            msg = f"{option} {one}: write it with a = between"
            raise click.UsageError(msg)
        found.append((name.strip(), value.strip()))
    return found


COMMAND = import_

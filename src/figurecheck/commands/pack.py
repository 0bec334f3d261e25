"""``figurecheck pack``: figures in any number as one sorted file."""

from __future__ import annotations

import click

from figurecheck.commands._options import DELIMITER, FIXED, HEADINGS, NUMBERS, SHEET
from figurecheck.commands.import_ import MAX_TOLD
from figurecheck.console import FOUND, Progress, fail, tell, write

SUMMARY = "Pack figures in any number into one facts file."


@click.command("pack", short_help=SUMMARY)
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "--to",
    required=True,
    type=click.Path(),
    metavar="FILE",
    help="The facts file: its name ends in .parquet.",
)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Which field a column holds; none: HEADING=.",
)
@click.option(
    "--map-file",
    type=click.Path(),
    default=None,
    metavar="FILE",
    help="The same for several files, in TOML.",
)
@FIXED
@SHEET
@click.option("--table", default="", metavar="NAME", help="Which table of a database.")
@HEADINGS
@NUMBERS
@DELIMITER
@click.option(
    "--decimals",
    multiple=True,
    metavar="COLUMN=N",
    help="Decimal places of a column of binary fractions.",
)
@click.option(
    "--readings", type=click.Path(), default=None, help="A reading table (TOML) of your own."
)
@click.option(
    "--words", type=click.Path(), default=None, help="Hedge and number words (TOML) of your own."
)
@click.pass_context
def pack(
    ctx: click.Context,
    files: tuple[str, ...],
    to: str,
    maps: tuple[str, ...],
    map_file: str | None,
    fixed: tuple[str, ...],
    sheet: str,
    table: str,
    headings: int | None,
    numbers: str | None,
    delimiter: str,
    decimals: tuple[str, ...],
    readings: str | None,
    words: str | None,
) -> None:
    """Pack the claims of FILES into a facts file, sorted, for report, check and the others.

    FILES are records (.rec, .csv, .jsonl), tables (.csv, .tsv, .xlsx), Parquet, DuckDB and SQLite
    files, and facts files. Records of measures, sources and members among them say how the rest is
    read. Needs the extra bulk. Exit status: 0, 1 where rows were left out, 2 where nothing was
    written.
    """
    from figurecheck.bringing.tables.importing import Wanted
    from figurecheck.bulk.choices import Choice
    from figurecheck.bulk.extra import see_to_extra, see_to_name
    from figurecheck.bulk.facts import is_of_format
    from figurecheck.bulk.opening import named, told_data
    from figurecheck.bulk.pack import pack as packed
    from figurecheck.commands._outputs import see_to_output
    from figurecheck.commands.import_ import _pairs
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    see_to_extra()
    if to[-8:].lower() != ".parquet":
        msg = "--to names a facts file: FILE.parquet"
        raise click.UsageError(msg)
    places = tuple(
        (name, _whole(name, value)) for name, value in _pairs(decimals, "--decimals", last=True)
    )
    wanted = Wanted(
        dict(_pairs(maps, "--map", last=True)),
        tuple(_pairs(fixed, "--set")),
        numbers or "",
        headings or 0,
    )
    choice = Choice(wanted, sheet, table, places, delimiter.replace("\\t", "\t") or ",")
    reading, writing = Progress("rows read"), Progress("rows written")
    given = named(files, choice, map_file)
    see_to_name(to)
    see_to_output(to, [one.path for one in given if not is_of_format(one.path)])
    done = packed(given, to, told_data(readings, words), reading, writing)
    writing.over()
    graver = [one for one in done.problems if one.severity != "note"]
    for problem in graver[:MAX_TOLD]:
        fail(f"{_at(problem)}{problem.code}: {problem.headline}", problem.help)
    if len(graver) > MAX_TOLD:
        fail(f"and {len(graver) - MAX_TOLD:,} more; figurecheck report tells them")
    if done.left_out:
        tell(f"{spell_count(done.left_out, 'row')} left out")
    write(f"{safe(to)}: {spell_count(done.claims, 'claim')} packed\n")
    ctx.exit(FOUND if graver else 0)


def _at(problem: object) -> str:
    labels = getattr(problem, "labels", ())
    return f"{labels[0].place.file}:{labels[0].place.line}: " if labels else ""


def _whole(name: str, value: str) -> int:
    if not value.isdecimal() or int(value) > 18:
        msg = f"--decimals {name}={value}: how many places is a whole number up to 18"
        raise click.UsageError(msg)
    return int(value)


COMMAND = pack

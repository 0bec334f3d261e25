"""``figurecheck check``: the same as ``report``, one line per finding, for hooks and pipelines."""

from __future__ import annotations

from typing import Any

import click

from figurecheck.commands._facts import ADDED, SPARK, Facing, many, screened_report
from figurecheck.commands._options import asked, checking, claims_of, is_empty, report_of
from figurecheck.console import FOUND, UNABLE, coloured, write

SUMMARY = "One line for each finding that fails, for hooks."


@click.command("check", short_help=SUMMARY)
@checking
@ADDED
@SPARK
@click.pass_context
def check(ctx: click.Context, /, added: str | None, spark: str | None, **options: Any) -> None:
    """Print one line for each finding that fails; nothing if none does. For hooks and pipelines.

    The exit status is that of report.
    """
    from figurecheck.asking.choose import failing
    from figurecheck.report.brief import brief_lines
    from figurecheck.report.painting import painted, plain

    given = asked(**options)
    said = Facing(added, spark)
    if many(given.paths, given.wanted, said):
        done = screened_report(given.paths, given, notes=False, said=said)
        failed = failing(done.report, given.fail_on)
        lines = brief_lines(failed)
        write(painted(lines) if coloured() else plain(lines))
        ctx.exit(FOUND if failed else 0)
    claims = claims_of(given)
    found = report_of(given, claims)
    failed = failing(found, given.fail_on)
    lines = brief_lines(failed)
    write(painted(lines) if coloured() else plain(lines))
    if is_empty(given, claims, found):
        ctx.exit(UNABLE)
    ctx.exit(FOUND if failed else 0)


COMMAND = check

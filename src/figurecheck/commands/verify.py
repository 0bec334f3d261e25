"""``figurecheck verify``: the proofs of a saved report, proved again without the solver, and held
against its files.
"""

from __future__ import annotations

from typing import Any

import click

from figurecheck.commands._options import Asked, reading
from figurecheck.console import FOUND, fail, write

SUMMARY = "Prove a saved report again, and compare it with its files."

STANDARD_INPUT = "-"

MAX_BYTES = 500_000_000
"""Bytes that a report may have."""

SAME = (
    "options that say how files are read (--as, --sheet, --table, --numbers, --rounding,"
    " --published, --headline, --across) must be those that the report was made with"
)
"""What may be why a report differs from its documents."""


@click.command("verify", short_help=SUMMARY)
@click.argument("report", type=click.Path())
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--readings",
    type=click.Path(),
    default=None,
    help="The reading table (TOML) that it was made with.",
)
@click.option(
    "--words",
    type=click.Path(),
    default=None,
    help="The hedge and number words (TOML) it was made with.",
)
@reading
@click.option("--isolated", is_flag=True, help="Ignore the settings of the project.")
@click.pass_context
def verify(
    ctx: click.Context,
    /,
    report: str,
    paths: tuple[str, ...],
    readings: str | None,
    words: str | None,
    isolated: bool,  # noqa: FBT001
    **said: Any,
) -> None:
    """Prove every conflict of a saved JSON report again, without the solver.

    With the PATHS of its claims, also rebuild from them what the report rests on: figures,
    readings, rules, findings and places, and say what differs. Options that say how files are read
    must be those that the report was made with. What was not compared is said either way.

    Exit status: 0 nothing refused and nothing differs, 1 something does, 2 could not run as asked,
    3 a fault of figurecheck's own.
    """
    from figurecheck.asking.verify import ALONE, SEARCHED, held, not_compared, proved
    from figurecheck.commands._options import asked, claims_of
    from figurecheck.report.safe import safe
    from figurecheck.solve.verify import Refused

    if (readings or words or any(said.values())) and not paths:
        msg = "options that say how files are read go with the PATHS of the claims"
        raise click.UsageError(msg)
    try:
        saved = _saved(report)
        if not paths:
            lines = [f"{_proofs(proved(saved))} verified", *not_compared(saved)]
            write("".join(f"{safe(line)}\n" for line in (*lines, f"not compared: {ALONE}")))
            return
        given = asked(paths, (), (), None, readings, words, None, isolated, **said)
        _see_to_paths(saved, given)
        outcome = held(saved, claims_of(given), given.settings.digest)
    except Refused as error:
        fail(f"{report}: refused: {error}")
        ctx.exit(FOUND)
    differ = len(outcome.differences)
    lines = [f"differs: {one}" for one in outcome.differences]
    lines.append(
        f"{_proofs(outcome.proofs)} verified;"
        f" {'something differs' if differ else 'all that was compared is equal'}"
    )
    lines += outcome.remarks
    if differ and any(saved.get(name) for name in ("texts", "tables", "filings")):
        lines.append(f"help: {SAME}")
    lines.append(f"not compared: {SEARCHED}")
    write("".join(f"{safe(line)}\n" for line in lines))
    ctx.exit(FOUND if differ else 0)


def _see_to_paths(saved: Any, given: Asked) -> None:
    """Sees that the report is one which is made again from files, claim by claim.

    Raises:
        UsageError: where it is a grounding, or a report on facts in such numbers that they were
            screened.
    """
    from figurecheck.commands._facts import many
    from figurecheck.errors import UsageError
    from figurecheck.solve.fields import GROUNDING

    if saved.get("schema") == GROUNDING:
        msg = "a grounding is not compared with files: its arithmetic and proofs are verified alone"
        raise UsageError(msg, "figurecheck verify REPORT, and figurecheck ground to trace it again")
    if many(given.paths, given.wanted):
        msg = "a report on so many facts is not compared with them: its proofs are verified alone"
        raise UsageError(msg, "figurecheck verify REPORT, and figurecheck report to screen again")


def _proofs(count: int) -> str:
    return f"{count:,} {'proof' if count == 1 else 'proofs'}"


def _saved(path: str) -> Any:
    """The report in a file.

    Raises:
        UsageError: where it cannot be read, or is no JSON.
        Refused: where it is no report.
    """
    from figurecheck.asking.verify import opened
    from figurecheck.claims.files import plain_content
    from figurecheck.errors import UsageError

    try:
        if path != STANDARD_INPUT:
            content = plain_content(path, MAX_BYTES)
        else:
            with click.open_file(path, "rb") as stream:
                content = stream.read(MAX_BYTES + 1)
            if len(content) > MAX_BYTES:
                msg = f"{path}: larger than {MAX_BYTES // 1_000_000} MB, which no report is"
                raise UsageError(msg)
        return opened(content)
    except UsageError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{path}: not a report in JSON ({str(error)[:200]})"
        raise UsageError(msg) from None


COMMAND = verify

"""``figurecheck fmt``: files of claims in one shape."""

from __future__ import annotations

import click

from figurecheck.console import FOUND, fail, write

SUMMARY = "Put the records of files into one shape."


@click.command("fmt", short_help=SUMMARY)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Change nothing; exit with 1 where something would change.",
)
@click.pass_context
def fmt(ctx: click.Context, paths: tuple[str, ...], only_check: bool) -> None:  # noqa: FBT001
    """Put the fields of the .rec files below PATHS (default: claims/) in order, with one blank line
    between records.

    Comments stay where they are, and no value changes. A file with a mistake is left alone. Exit
    status: 0, 1 if a file was left alone, or would change with --check.
    """
    from figurecheck.claims.files import contents
    from figurecheck.commands._finishing import finished
    from figurecheck.keeping.formatting import formatted, same_records
    from figurecheck.keeping.saving import save
    from figurecheck.report.safe import safe

    if not only_check:
        finished(paths or ("claims",))
    files, refused = contents(*(paths or ("claims",)))
    found = formatted(files)
    changed = [name for name in found if found[name].changed]
    left = [(problem, "") for problem in refused]
    left += [
        (problem, f" ({name} is left alone)") for name in found for problem in found[name].problems
    ]
    for problem, addition in left:
        place = problem.labels[0].place
        fail(
            f"{place.file}:{place.line}:{place.column}: {problem.code}:"
            f" {problem.headline}{addition}",
            problem.help,
        )
    for name in changed:
        new = found[name].text.encode("utf-8")
        if not same_records(name, found[name].before, new):
            msg = f"{name} would not hold the same records"
            raise RuntimeError(msg)
        if not only_check:
            save(name, new, before=found[name].before)
        write(f"{safe(name)} {'would change' if only_check else 'formatted'}\n")
    ctx.exit(FOUND if left or (only_check and changed) else 0)


COMMAND = fmt

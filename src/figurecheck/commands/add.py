"""``figurecheck add``: one more claim, read before it is written and held against the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from figurecheck.console import write

SUMMARY = "Add a claim, and say what it was held against."

if TYPE_CHECKING:
    from figurecheck.keeping.adding import Added

CLAIM = (
    ("figure", "The number as it was written, with its hedge and unit: about 700 officers."),
    ("measure", "What it counts or measures."),
    ("quantity", "An expression of measures, in place of --measure."),
    ("where", "The place."),
    ("by", "Who did what is counted."),
    ("when", "The days: 2025-01-26, 2025-01, 2025-01-20/2025-01-26."),
    ("as-of", "The day of a level, or the one that --since runs to."),
    ("since", "The first day."),
    ("statistic", "average per day, highest day, ..."),
    ("status", "reported, estimated, provisional, projected, planned, target or alleged."),
    ("said-by", "Who speaks."),
    ("quote", "The words it was taken from; the figure occurs in them."),
    ("at", "Where in the source these words are."),
    ("exact", "yes, if it is meant exactly as written."),
    ("rounded-to", "It was rounded to a multiple of this."),
    ("rounding", "half-up, half-even or truncated."),
    ("replaces", "The claim that this one corrects."),
)
"""The fields of a claim that do not repeat, with what each is for."""

SOURCE = (
    ("publisher", "Who published the source, if that is new."),
    ("title", "The title of a new source."),
    ("url", "Where a new source was found."),
    ("archived", "Where a copy of a new source is kept."),
    ("published", "The day, month or year a new source was published."),
    ("numbers", "How a new source writes numbers: en (7,300.5) or eu (7.300,5)."),
)
"""The fields of a source that do not repeat, with what each is for."""


def _flags(function: Callable[..., Any]) -> Callable[..., Any]:
    for name, help_ in reversed((*CLAIM, *SOURCE)):
        function = click.option(f"--{name}", default=None, metavar="TEXT", help=help_)(function)
    return function


@click.command("add", short_help=SUMMARY)
@click.argument("paths", nargs=-1, type=click.Path())
@_flags
@click.option("--note", multiple=True, metavar="TEXT", help="Anything else; may be repeated.")
@click.option(
    "--in",
    "dimensions",
    multiple=True,
    metavar="DIMENSION=MEMBER",
    help="Another dimension; may be repeated.",
)
@click.option(
    "--source", default="", metavar="ID", help="The source; the last one in the file unless given."
)
@click.option(
    "--from",
    "copies",
    multiple=True,
    metavar="ID",
    help="A source that a new one copies; may be repeated.",
)
@click.option(
    "--id",
    "own",
    default="",
    metavar="ID",
    help="The claim's id; made from its measure unless given.",
)
@click.option(
    "--file",
    default="",
    type=click.Path(),
    help="The file to add to; that of the source unless given.",
)
@click.pass_context
def add(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    note: tuple[str, ...],
    dimensions: tuple[str, ...],
    source: str,
    copies: tuple[str, ...],
    own: str,
    file: str,
    **given: str | None,
) -> None:
    """Add a claim to those below PATHS (default: claims/), and print what it was held against.

    On a terminal, without --figure, it asks: for the source once, then for figure after figure. A
    record with a mistake is not written. A new source is written once, and its figures go below
    it; a new measure is described by its first figure. Where there is no claims/ yet, it is made.
    """
    from figurecheck.commands._finishing import finished
    from figurecheck.errors import UsageError
    from figurecheck.keeping.adding import add as added

    values = {
        name.replace("-", "_"): given[name.replace("-", "_")] for name, _ in (*CLAIM, *SOURCE)
    }
    fixed = [*_members(dimensions), *(("note", text) for text in note)]
    about = [("from", one) for one in copies]
    where = paths or ("claims",)
    finished((*where, *((file,) if file else ())))

    def put(source: str) -> Added:
        fields, of_source = [*_filled(CLAIM, values), *fixed], [*_filled(SOURCE, values), *about]
        if of_source and not source:
            msg = "what is said of the source needs --source"
            raise UsageError(msg)
        return added(fields, where, id=own, source=source, about=of_source, file=file)

    if _asks() and not (values["figure"] and (values["measure"] or values["quantity"])):
        from figurecheck.commands._asking import Dialogue

        ctx.exit(
            Dialogue(values, source, where, several=not (values["figure"] or own)).run(put, told)
        )
    if not values["figure"] or not (values["measure"] or values["quantity"]):
        missing = "--figure" if not values["figure"] else "--measure or --quantity"
        msg = f"a claim needs {missing}"
        raise UsageError(msg)
    write(told(put(source)))


def _members(dimensions: tuple[str, ...]) -> list[tuple[str, str]]:
    """The members of other dimensions that were given."""
    from figurecheck.errors import UsageError

    found = []
    for pair in dimensions:
        name, sign, member = pair.partition("=")
        if not sign or not name.strip() or not member.strip():
            msg = f"--in {pair}: write it as DIMENSION=MEMBER"
            raise UsageError(msg)
        found.append((name.strip(), member.strip()))
    return found


def _filled(
    flags: tuple[tuple[str, str], ...], values: dict[str, str | None]
) -> list[tuple[str, str]]:
    """The fields that have a value, with it."""
    found = [(name.replace("-", "_"), values[name.replace("-", "_")]) for name, _ in flags]
    return [(name, value) for name, value in found if value]


def _asks() -> bool:
    """Whether there is somebody to ask."""
    import sys

    return all(one is not None and one.isatty() for one in (sys.stdin, sys.stdout))


def told(done: Added) -> str:
    """Where it stands, what it was held against, and the findings that it takes part in."""
    from figurecheck.consistency import check
    from figurecheck.report.safe import safe
    from figurecheck.telling.coverage import STANDING

    report = check(done.claims)
    lines = [f"{done.file}:{done.line}: {done.name} added"]
    covered = next(one for one in report.coverage if one.claim == done.name)
    lines.append(f"  {STANDING.get(covered.status, covered.status)}")
    lines += [f"  {line}" for line in covered.checks[:5]]
    if len(covered.checks) > 5:
        lines.append(f"  and {len(covered.checks) - 5} more")
    for finding in report:
        if done.name in {*finding.claims, *finding.also}:
            lines.append(f"{finding.severity} {finding.code}: {finding.headline} ({finding.key})")
    return "".join(f"{safe(line)}\n" for line in lines)


COMMAND = add

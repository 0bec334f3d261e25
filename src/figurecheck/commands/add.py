"""``figurecheck add``: one more claim, read before it is written and held against the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from figurecheck.console import write

CLAIM = (
    ("figure", "The number as it was written, with its hedge and unit: about 700 officers."),
    ("measure", "What it is a figure of."),
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
    ("at", "Where these stand."),
    ("exact", "yes: it is exactly what was written."),
    ("rounded-to", "It was rounded to a multiple of this."),
    ("rounding", "half-up, half-even or truncated."),
    ("replaces", "The claim that this one corrects."),
)
"""The fields of a claim that do not repeat, with what each is for."""

SOURCE = (
    ("publisher", "Of a source that nobody has described yet: who published it."),
    ("title", "The same: its title."),
    ("url", "The same: where it was found."),
    ("archived", "The same: where a copy is kept."),
    ("published", "The same: the day, month or year."),
    ("numbers", "The same: en (7,300.5) or eu (7.300,5)."),
)
"""The fields of a source that do not repeat, with what each is for."""


def _flags(function: Callable[..., Any]) -> Callable[..., Any]:
    for name, help_ in reversed((*CLAIM, *SOURCE)):
        function = click.option(f"--{name}", default=None, metavar="TEXT", help=help_)(function)
    return function


@click.command("add")
@click.argument("paths", nargs=-1, type=click.Path())
@_flags
@click.option("--note", multiple=True, metavar="TEXT", help="Anything else; repeats.")
@click.option("--in", "dimensions", multiple=True, metavar="DIMENSION=MEMBER", help="Another dimension; repeats.")
@click.option("--source", default="", metavar="ID", help="Who says it; else the last source in the file.")
@click.option("--from", "copies", multiple=True, metavar="ID", help="Of a new source: one that it copies; repeats.")
@click.option("--id", "own", default="", metavar="ID", help="Its name; else one made from its measure.")
@click.option("--file", default="", type=click.Path(), help="The .rec file to add to; else that of the source.")
def add(
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

    On a terminal it asks for what is missing. A record in which anything is wrong is not written. A source that nobody
    has described is written once; the figures that follow go below it.
    """
    from figurecheck.errors import UsageError
    from figurecheck.keeping.adding import add as added

    values = {name.replace("-", "_"): given[name.replace("-", "_")] for name, _ in (*CLAIM, *SOURCE)}
    if _asks():
        source = _ask(values, source)
    if not values["figure"] or not (values["measure"] or values["quantity"]):
        missing = "--figure" if not values["figure"] else "--measure or --quantity"
        msg = f"a claim needs {missing}"
        raise UsageError(msg)
    fields = _filled(CLAIM, values)
    for pair in dimensions:
        name, sign, member = pair.partition("=")
        if not sign or not name.strip() or not member.strip():
            msg = f"--in {pair}: write it as DIMENSION=MEMBER"
            raise UsageError(msg)
        fields.append((name.strip(), member.strip()))
    fields += [("note", text) for text in note]
    about = _filled(SOURCE, values) + [("from", one) for one in copies]
    if about and not source:
        msg = "what is said of the source needs --source"
        raise UsageError(msg)
    done = added(fields, paths or ("claims",), id=own, source=source, about=about, file=file)
    write(_told(done))


def _filled(flags: tuple[tuple[str, str], ...], values: dict[str, str | None]) -> list[tuple[str, str]]:
    """The fields that have a value, with it."""
    found = [(name.replace("-", "_"), values[name.replace("-", "_")]) for name, _ in flags]
    return [(name, value) for name, value in found if value]


def _asks() -> bool:
    """Whether there is somebody to ask."""
    import sys

    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(values: dict[str, str | None], source: str) -> str:
    """Asks for what is missing, figure and measure until they are given; returns the source."""
    values["figure"] = values["figure"] or click.prompt("figure, with its unit")
    if not values["quantity"]:
        values["measure"] = values["measure"] or click.prompt("measure")
    if not any(values[name] for name in ("when", "as_of", "since")):
        values["when"] = click.prompt("when", default="", show_default=False)
    values["where"] = values["where"] or click.prompt("where", default="", show_default=False)
    asked: str = source or click.prompt("source", default="", show_default=False)
    return asked


def _told(done: Any) -> str:
    """Where it stands, what it was held against, and the findings that it takes part in."""
    from figurecheck.consistency import check
    from figurecheck.report.safe import safe

    report = check(done.claims)
    lines = [f"{done.file}:{done.line}: {done.name} added"]
    covered = next(one for one in report.coverage if one.claim == done.name)
    lines.append(f"  {covered.status}")
    lines += [f"  {line}" for line in covered.checks[:5]]
    if len(covered.checks) > 5:
        lines.append(f"  and {len(covered.checks) - 5} more")
    for finding in report:
        if done.name in {*finding.claims, *finding.also}:
            lines.append(f"{finding.severity} {finding.code}: {finding.headline} ({finding.key})")
    return "".join(f"{safe(line)}\n" for line in lines)


COMMAND = add

"""``figurecheck bounds``: the least and greatest value that the claims allow an expression."""

from __future__ import annotations

import click

from figurecheck.console import write

SUMMARY = "The least and greatest value that claims allow."


@click.command("bounds", short_help=SUMMARY)
@click.argument("expression")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--where", default=None, help="The place, for terms that do not name one.")
@click.option("--when", default=None, help="The days, for terms that do not name them.")
@click.option(
    "--level",
    type=click.Choice(("literal", "rounded", "generous")),
    default="rounded",
    help="How figures are read.",
)
def bounds(
    expression: str, paths: tuple[str, ...], where: str | None, when: str | None, level: str
) -> None:
    """Print the least and greatest value that the claims below PATHS (default: claims/) allow
    EXPRESSION; where days or a place are missing, those that claims
    speak of.

    For example: figurecheck bounds "officers-deployed[2026-02-03]" --where Minnesota
    """
    from figurecheck.asking.bounds import imply, undated, unplaced
    from figurecheck.claims.files import load
    from figurecheck.report.bounds import render, render_missing

    members = {} if where is None else {"where": where}
    wanted = {} if where is None else {"place": (where,)}
    claims = load(*(paths or ("claims",)), wanted=wanted)
    found = imply(claims, expression, when=when, level=level, **members)
    days = undated(claims, expression) if when is None else ()
    places = unplaced(claims, expression) if where is None else ()
    write(render_missing(expression, days, places) if days or places else render(found))


COMMAND = bounds

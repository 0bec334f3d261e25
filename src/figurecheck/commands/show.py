"""``figurecheck show``: the figures that sources give a quantity, drawn on one scale."""

from __future__ import annotations

import click

from figurecheck.commands._options import wanted_of
from figurecheck.console import write

SUMMARY = "Draw what claims say of a quantity."


@click.command("show", short_help=SUMMARY)
@click.argument("quantity")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--where",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Of facts files only that: place=Ohio, source=cdc.",
)
def show(quantity: str, paths: tuple[str, ...], where: tuple[str, ...]) -> None:
    """Draw what the claims below PATHS (default: claims/) say of QUANTITY: a measure, or one with
    its days.

    For example: figurecheck show "ice-arrests[2025-01-20/2025-01-26]"
    """
    from figurecheck.asking.show import show as drawn
    from figurecheck.claims.files import load

    write(drawn(load(*(paths or ("claims",)), wanted=wanted_of(where)), quantity))


COMMAND = show

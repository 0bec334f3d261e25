"""``figurecheck show``: the figures that sources give a quantity, drawn on one scale."""

from __future__ import annotations

import click

from figurecheck.console import write


@click.command("show", short_help="Draw what claims say of a quantity.")
@click.argument("quantity")
@click.argument("paths", nargs=-1, type=click.Path())
def show(quantity: str, paths: tuple[str, ...]) -> None:
    """Draw what the claims below PATHS (default: claims/) say of QUANTITY: a measure, or one with
    its days.

    For example: figurecheck show "ice-arrests[2025-01-20/2025-01-26]"
    """
    from figurecheck.asking.show import show as drawn
    from figurecheck.claims.files import load

    write(drawn(load(*(paths or ("claims",))), quantity))


COMMAND = show

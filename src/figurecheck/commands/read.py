"""``figurecheck read``: how a figure or a window is read."""

from __future__ import annotations

import click

from figurecheck.console import write

SUMMARY = "How a figure or a window is read."


@click.command(
    "read",
    short_help=SUMMARY,
    context_settings={"ignore_unknown_options": True},  # -1,234 is a figure
)
@click.argument("words", nargs=-1, required=True)
@click.option("--unit", default=None, help="The unit of the measure, such as officers or percent.")
@click.option(
    "--numbers",
    type=click.Choice(("en", "eu")),
    default="en",
    help="How numerals are written: 7,300 or 7.300.",
)
def read(words: tuple[str, ...], unit: str | None, numbers: str) -> None:
    """Print how a figure or a window is read, at each level, and by which rule."""
    from figurecheck.reading.explain import explain

    write(explain(" ".join(words), unit, numbers))


COMMAND = read

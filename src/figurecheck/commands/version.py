"""``figurecheck version``: what runs here, as a report on a fault needs it."""

from __future__ import annotations

import click

from figurecheck.console import write


@click.command("version", short_help="The versions of figurecheck, its readings, Python.")
def version() -> None:
    """Print the version of figurecheck, of its reading table and of Python."""
    import platform

    from figurecheck.reading.data import ReadingData
    from figurecheck.version import VERSION

    write(f"figurecheck {VERSION}\nreadings {ReadingData().version}\nPython {platform.python_version()}\n")


COMMAND = version

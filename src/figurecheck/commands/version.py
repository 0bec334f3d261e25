"""``figurecheck version``: what runs here, as a report on a fault needs it."""

from __future__ import annotations

import click

from figurecheck.console import write

SUMMARY = "The versions of figurecheck, its readings, Python."


@click.command("version", short_help=SUMMARY)
def version() -> None:
    """Print the version of figurecheck, of its reading table and of Python."""
    import platform
    import tomllib

    from figurecheck.reading.shipped import shipped
    from figurecheck.version import VERSION

    table = tomllib.loads(
        shipped("readings.toml"), parse_float=str
    )  # what checks it takes as long as all else
    write(
        f"figurecheck {VERSION}\nreadings {table['version']}\nPython {platform.python_version()}\n"
    )


COMMAND = version

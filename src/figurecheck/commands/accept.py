"""``figurecheck accept``: a finding accepted, with the reason, in a file of its own among the
claims.
"""

from __future__ import annotations

import click

from figurecheck.console import write

SUMMARY = "Let a finding stand, with a reason."

STEM = "accepted"
"""What the file that acceptances go to is called, in the first folder of claims, but for its
ending.
"""


@click.command("accept", short_help=SUMMARY)
@click.argument("key")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--reason", required=True, help="Why it is acceptable.")
@click.option(
    "--until",
    default=None,
    metavar="DAY",
    help="The last day it is accepted on, such as 2026-12-31.",
)
@click.option("--by", default=None, metavar="NAME", help="Who accepts it.")
def accept(
    key: str, paths: tuple[str, ...], reason: str, until: str | None, by: str | None
) -> None:
    """Accept the finding with KEY, such as FC204:8d6c295c: it is still
    reported, but fails no check.

    The record goes to accepted.rec in the first of PATHS that is no text or table (default:
    claims/), and names the text or table that the finding stands in.
    """
    from figurecheck.catalogue import own_ending
    from figurecheck.claims.settings import find_settings
    from figurecheck.commands._finishing import finished
    from figurecheck.commands._options import home_of
    from figurecheck.keeping.accepting import accepted

    home = home_of(find_settings())
    finished(paths or ("claims",))
    file = f"{STEM}{own_ending()}"
    named = paths or ("claims",)
    where = accepted(key, named, reason=reason, until=until, by=by, file=file, home=home[0])
    write(f"{key} accepted in {where}\n")


COMMAND = accept

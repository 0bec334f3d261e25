"""``figurecheck diff``: what is new, settled or narrower between two folders or two revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from figurecheck.console import FOUND, write

if TYPE_CHECKING:
    from figurecheck.claims.claimset import ClaimSet


@click.command("diff", short_help="What a change of claims settles and brings up.")
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--paths",
    multiple=True,
    type=click.Path(),
    help="Where claims are in a revision (default: claims).",
)
@click.pass_context
def diff(ctx: click.Context, old: str, new: str | None, paths: tuple[str, ...]) -> None:
    """Print what differs from OLD to NEW, each a folder, a file or a revision in git.

    For example: figurecheck diff main..HEAD. Without NEW, from OLD to the claims as they are. Exit
    status: 1 where something above a note is new.
    """
    import os

    from figurecheck.asking.difference import difference, spell_difference
    from figurecheck.consistency import check
    from figurecheck.report.safe import safe_lines

    if ".." in old and not os.path.exists(old):  # noqa: PTH110
        if new is not None:
            msg = f"{old} names both: where claims are in a revision is said with --paths {new}"
            raise click.UsageError(msg)
        old, _, new = old.partition("..")
        new = new or "HEAD"
    here = [name for name in (old, new) if name is not None and os.path.exists(name)]  # noqa: PTH110
    places = paths or (tuple(here) if len(here) == 1 else ("claims",))
    reports = [check(_claims(one, places)) for one in (old, new)]
    found = difference(*reports)
    write(safe_lines(spell_difference(found)))
    ctx.exit(FOUND if found.new else 0)


def _claims(name: str | None, places: tuple[str, ...]) -> ClaimSet:
    import os

    from figurecheck.claims.files import load

    if name is None:
        return load(*places)
    if os.path.exists(name):  # noqa: PTH110
        return load(name)
    from figurecheck.claims.revisions import load_revision

    return load_revision(name, places)


COMMAND = diff

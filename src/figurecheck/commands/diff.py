"""``figurecheck diff``: what is new, settled or narrower between two folders or two revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from figurecheck.console import FOUND, write

SUMMARY = "What a change of claims settles and brings up."

if TYPE_CHECKING:
    from figurecheck.claims.claimset import ClaimSet
    from figurecheck.claims.report import Report


@click.command("diff", short_help=SUMMARY)
@click.argument("old", required=False, default="HEAD")
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

    For example: figurecheck diff main..HEAD. Without NEW, from OLD to the claims as they are;
    without OLD, from the last commit (HEAD). Exit status: 1 where something above a note is new.
    """
    import os

    from figurecheck.asking.difference import difference, spell_difference
    from figurecheck.report.safe import safe_lines

    if ".." in old and not os.path.exists(old):  # noqa: PTH110
        if new is not None:
            msg = f"{old} names both: where claims are in a revision is said with --paths {new}"
            raise click.UsageError(msg)
        old, _, new = old.partition("..")
        new = new or "HEAD"
    here = [name for name in (old, new) if name is not None and os.path.exists(name)]  # noqa: PTH110
    places = paths or (tuple(here) if len(here) == 1 else ("claims",))
    reports = [_report(one, places) for one in (old, new)]
    found = difference(*reports)
    write(safe_lines(spell_difference(found)))
    ctx.exit(FOUND if found.new else 0)


def _report(name: str | None, places: tuple[str, ...]) -> Report:
    """The report on a folder, file or revision, screened where it is facts in large numbers."""
    import os

    from figurecheck.commands._facts import many, screened_report
    from figurecheck.consistency import check

    paths = places if name is None else (name,)
    here = name is None or os.path.exists(name)  # noqa: PTH110
    if here and many(paths, {}):
        return screened_report(paths).report
    return check(_claims(name, places))


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

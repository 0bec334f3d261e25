"""``figurecheck rename``: an id under another name, everywhere it is used."""

from __future__ import annotations

import click

from figurecheck.console import write

SUMMARY = "Rename a measure, source, claim, ... wherever used."


@click.command("rename", short_help=SUMMARY)
@click.argument(
    "kind", type=click.Choice(("source", "measure", "member", "period", "claim", "relation"))
)
@click.argument("old")
@click.argument("new")
@click.argument("paths", nargs=-1, type=click.Path())
def rename(kind: str, old: str, new: str, paths: tuple[str, ...]) -> None:
    """Rename the KIND called OLD to NEW in every file below PATHS (default: claims/).

    Only the name changes: every other byte of the files stays. For example: figurecheck rename
    measure arrests ice-arrests. A member may have its dimension ahead, where=Denver, a claim its
    source, ap-0204/share.
    """
    from figurecheck.commands._finishing import finished
    from figurecheck.keeping.renaming import called
    from figurecheck.keeping.renaming import rename as renamed
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    own = called(kind, old, new)
    done = [one for one in finished(paths or ("claims",)) if one.what == own]
    found = done[0].files if done else renamed(kind, old, new, paths or ("claims",))
    for name, count in found.items():
        write(f"{safe(name)}: {spell_count(count, 'place')}\n")


COMMAND = rename

"""``figurecheck init``: a folder of claims to start from."""

from __future__ import annotations

import click

from figurecheck.console import write

SUMMARY = "Make a folder of claims to start from."

START = """\
# What is counted, and in what unit; everything else has a default: docs/format.md.
measure: arrests
label: arrests by the city police
unit: arrest

# Who says something. The claims below belong to it until the next source.
source: police-log
publisher: City Police
published: 2025-03-17

claim: saturday
figure: 204 arrests
measure: arrests
where: Springfield
when: 2025-03-15

claim: sunday
figure: 117 arrests
measure: arrests
where: Springfield
when: 2025-03-16

source: gazette
publisher: The Gazette
published: 2025-03-18

claim: weekend
figure: about 320 arrests
measure: arrests
where: Springfield
when: 2025-03-15/2025-03-16
quote: about 320 arrests over the weekend
"""


@click.command("init", short_help=SUMMARY)
@click.argument("folder", default="claims", type=click.Path())
def init(folder: str) -> None:
    """Make a folder of claims (default: claims/) with a few to start from. Existing files are not
    touched.
    """
    import os

    from figurecheck.catalogue import own_ending
    from figurecheck.errors import UsageError
    from figurecheck.keeping.saving import is_leftover, save

    if os.path.exists(folder) and (  # noqa: PTH110
        not os.path.isdir(folder) or not all(map(is_leftover, os.listdir(folder)))  # noqa: PTH112, PTH208
    ):
        msg = f"{folder} is there already, and not empty"
        raise UsageError(msg)
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    path = os.path.join(folder, f"claims{own_ending()}")  # noqa: PTH118
    save(path, START)
    write(f"{path} written. Now: figurecheck report {folder}\n")


COMMAND = init

"""Sees to it that what a command writes does not take the place of what it read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from figurecheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def see_to_output(output: str | None, paths: Iterable[str]) -> None:
    """Sees that nothing is written onto one of the files that are read, whatever it is called, nor
    onto one that is read below a folder.

    Raises:
        UsageError: where it would be.
    """
    if not output or not os.path.isfile(output):  # noqa: PTH113 -- pathlib takes long to load
        return
    for path in paths:
        files = _below(path, output) if os.path.isdir(path) else (path,)  # noqa: PTH112
        for file in files:
            if os.path.exists(file) and os.path.samefile(output, file):  # noqa: PTH110, PTH121
                msg = f"{output}: that is one of the files that are read, and would be lost"
                raise UsageError(msg, "give it another name; nothing is written onto what was read")


def _below(folder: str, output: str) -> Iterable[str]:
    """The files that are read below a folder, where the output lies below it."""
    from figurecheck.claims.files import FACTS_ENDING, load

    root = os.path.realpath(folder)
    try:
        within = os.path.commonpath((root, os.path.realpath(output))) == root
    except ValueError:  # another drive
        within = False
    if not within:
        return ()
    if os.path.splitext(output)[1].lower() == FACTS_ENDING:  # noqa: PTH122
        return (output,)
    try:
        return tuple(load(folder).inputs)
    except UsageError:  # nothing below it can be read
        return ()

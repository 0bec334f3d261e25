"""Folders to work in beside a target: gone in the end, and cleared away by the next who comes where
somebody was killed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from figurecheck.keeping.saving import alone, close, free

PREFIX = ".packing-"
"""How the names of such folders begin."""

STALE = 86_400
"""Seconds without a file written after which one is nobody's any more, where folders cannot be
locked.
"""


@contextmanager
def room(folder: str, path: str) -> Iterator[str]:
    """A folder of one's own in a folder, for as long; ``path`` is what is being written, in
    messages.

    Whoever works in one holds a lock on it, which goes with the process: so one that nobody holds
    was left behind, and is cleared away. Both happen while the folder around them is held, so that
    nobody sees one that is made and not locked yet.

    Raises:
        UsageError: where somebody else holds the folder around it for long.
    """
    with alone(folder, path):
        _sweep(folder)
        own = tempfile.mkdtemp(prefix=PREFIX, dir=folder)
        handle = free(own)
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
        if handle is not None:
            close(handle)


def _sweep(folder: str) -> None:
    """Clears away what was left behind."""
    with os.scandir(folder) as entries:
        found = [
            one.path
            for one in entries
            if one.name[: len(PREFIX)] == PREFIX and one.is_dir(follow_symlinks=False)
        ]
    for one in found:
        handle = free(one)
        if handle is not None or _idle(one):
            shutil.rmtree(one, ignore_errors=True)
        if handle is not None:
            close(handle)


def _idle(folder: str) -> bool:
    """Whether folders cannot be locked here and nothing has been written in this one for long."""
    from time import time

    try:
        import fcntl  # noqa: F401
    except ImportError:
        times = [
            os.stat(os.path.join(at, name)).st_mtime  # noqa: PTH116, PTH118
            for at, folders, files in os.walk(folder)
            for name in (*folders, *files, ".")
        ]
        return time() - max(times, default=0) > STALE
    return False

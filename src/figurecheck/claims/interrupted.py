"""Where several files were being written as one when that ended half way: a journal lies beside
them until then.
"""

# Start-up time counts, and pathlib takes long to load:
# ruff: noqa: PTH118, PTH120

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from figurecheck.claims.folders import walk

JOURNAL = ".figurecheck-journal"
"""What the journal is called."""


def journals(paths: Iterable[str]) -> Iterator[str]:
    """The journals at, above or below some paths: those of changes that some file there may be part
    of.
    """
    seen: set[str] = set()
    for path in paths:
        for folder in (*above(path), *_below(path)):
            found = os.path.join(os.path.realpath(folder), JOURNAL)
            if found not in seen:
                seen.add(found)
                yield found


def _below(path: str) -> Iterator[str]:
    for folder, folders, names in walk(path):
        folders[:] = [name for name in folders if name[:1] != "."]
        if JOURNAL in names:
            yield folder


def above(path: str) -> Iterator[str]:
    """The folders from a file's own, or from above a folder, up to the root, that hold a journal of
    its owner or ours.

    In a folder that everybody may write to, a stranger's journal is none of ours.
    """
    own = folder = os.path.dirname(os.path.realpath(path))
    user = os.geteuid() if hasattr(os, "geteuid") else -1
    while True:
        try:
            owner = os.lstat(os.path.join(folder, JOURNAL)).st_uid
            if owner in {os.lstat(own).st_uid, user}:
                yield folder
        except OSError:
            pass
        if folder == os.path.dirname(folder):
            return
        folder = os.path.dirname(folder)

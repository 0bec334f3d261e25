"""Folders below a folder, however deep they lie in one another."""

# Start-up time counts, and pathlib takes long to load:
# ruff: noqa: PTH114, PTH118

from __future__ import annotations

import os
from collections.abc import Callable, Iterator


def walk(
    base: str, unlisted: Callable[[OSError], object] | None = None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each folder with the names of folders and of files in it, as ``os.walk`` has them from the
    top down: before Python 3.12 that ends in a fault where a thousand lie in one another.
    """
    waiting = [base]
    while waiting:
        folder = waiting.pop()
        folders: list[str] = []
        files: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for one in entries:
                    (folders if _is_folder(one) else files).append(one.name)
        except OSError as error:
            if unlisted is not None:
                unlisted(error)
            continue
        yield folder, folders, files
        below = (os.path.join(folder, name) for name in reversed(folders))
        waiting += [one for one in below if not os.path.islink(one)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False

"""Which file on disk a URI of an editor names."""

from __future__ import annotations

import os

from pygls.uris import to_fs_path


def path_of(uri: str) -> str | None:
    """The path of the file that a URI names; ``None`` where it names none that could be there: it
    is of another kind, has no path, or one with a NUL or with what is no character.
    """
    try:
        path: str | None = to_fs_path(uri)
        if not path or "\0" in path:
            return None
        os.fsencode(path)
    except ValueError:
        return None
    return path

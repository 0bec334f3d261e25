"""Writes files whole or not at all: what is on disk is always either the old text or the new one."""

from __future__ import annotations

import os
import tempfile

from figurecheck.errors import UsageError


def save(path: str, text: str, *, before: bytes | None = None) -> None:
    """Puts a text in place of what a file holds, keeping its mode; ``before`` is what it must hold until then.

    Raises:
        UsageError: where the file cannot be written, or holds something else by now; it is left as it is.
    """
    folder = os.path.dirname(path) or "."  # noqa: PTH120 -- pathlib takes long to load
    try:
        handle, name = tempfile.mkstemp(prefix=".figurecheck-", dir=folder)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror}"
        raise UsageError(msg) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))
            stream.flush()
            os.fsync(stream.fileno())
        _unchanged(path, before)
        os.chmod(name, _mode(path))  # noqa: PTH101
        os.replace(name, path)  # noqa: PTH105
        _settle(folder)
    except OSError as error:
        _remove(name)
        msg = f"{path}: cannot be written: {error.strerror}"
        raise UsageError(msg) from None
    except BaseException:
        _remove(name)
        raise


def _unchanged(path: str, before: bytes | None) -> None:
    if before is None:
        return
    with open(path, "rb") as stream:  # noqa: PTH123
        now = stream.read()
    if now != before:
        msg = f"{path}: was changed by somebody else meanwhile; nothing was written"
        raise UsageError(msg)


def _mode(path: str) -> int:
    """The mode of the file that is there, or the one that a new file gets."""
    try:
        return os.stat(path).st_mode & 0o7777  # noqa: PTH116
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _settle(folder: str) -> None:
    """Has the folder's entry reach the disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _remove(name: str) -> None:
    try:
        os.unlink(name)  # noqa: PTH108
    except OSError:
        return

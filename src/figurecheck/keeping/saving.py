"""Writes files whole or not at all: what is on disk is always either the old text or the new one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from figurecheck.errors import UsageError

PATIENCE = 20
"""Seconds to wait for somebody else who writes in the same folder."""

STALE = 3600
"""Seconds after which what a write left behind is certainly nobody's any more."""

_PREFIX = ".figurecheck-"
_SUFFIX = ".tmp"
_LOCK = ".figurecheck-lock"


class ChangedError(UsageError):
    """The file holds something else than what the new text was made from; reading it again may help."""


def save(path: str, text: str | bytes, *, before: bytes | None = None, fresh: bool = False) -> None:
    """Puts a text in place of what a file holds, keeping its mode; a link stays, and what it leads to is written.

    ``before`` is what the file must hold until then, ``fresh`` that there must not be one. Of those who write in
    one folder at once each waits for the other, and what a killed one left behind is cleared away.

    Raises:
        ChangedError: where the file is not as it must be; it is left as it is.
        UsageError: where the file cannot be written; it is left as it is.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)  # noqa: PTH120 -- pathlib takes long to load
    content = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    try:
        with _alone(folder, path):
            _unchanged(target, path, before, fresh=fresh)
            _put(target, folder, content)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror or error}"
        raise UsageError(msg) from None


def _put(target: str, folder: str, content: bytes) -> None:
    """Writes beside the file, has it reach the disk, and puts it in the file's place in one step."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(target))  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        _remove(name)
        raise
    _settle(folder)


def _unchanged(target: str, path: str, before: bytes | None, *, fresh: bool) -> None:
    if fresh and os.path.lexists(target):
        msg = f"{path}: is there already; nothing was written"
        raise ChangedError(msg)
    if before is None:
        return
    try:
        with open(target, "rb") as stream:  # noqa: PTH123
            now = stream.read(len(before) + 1)
    except FileNotFoundError:
        now = None
    if now != before:
        msg = f"{path}: was changed by somebody else meanwhile; nothing was written"
        raise ChangedError(msg)


def _mode(path: str) -> int:
    """The mode of the file that is there, or the one that a new file gets."""
    try:
        return os.stat(path).st_mode & 0o7777  # noqa: PTH116
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


# -- one at a time ---------------------------------------------------------------------------------------------------


@contextmanager
def _alone(folder: str, path: str) -> Iterator[None]:
    """Holds the folder for one who writes, by a lock on the folder itself where the system has that.

    Such a lock goes with the process that holds it, and then whatever is still there was left by one that was killed.
    """
    handle = _locked(folder, path)
    if handle is None:
        name = _marked(folder, path)
        try:
            _sweep(folder, STALE)
            yield
        finally:
            _remove(name)
        return
    try:
        _sweep(folder, 0)
        yield
    finally:
        _close(handle)


def _locked(folder: str, path: str) -> int | None:
    """An open folder with the lock on it, or ``None`` where folders cannot be locked."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except PermissionError:  # a folder may be written without being listed
        return None
    try:
        for _ in _waiting(path):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            return handle
    except OSError:  # some network file systems
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle


def _marked(folder: str, path: str) -> str:
    """The name of a file that says that somebody writes here; a stale one is taken over."""
    from time import time

    name = os.path.join(folder, _LOCK)  # noqa: PTH118
    for _ in _waiting(path):
        try:
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            try:
                if time() - os.stat(name).st_mtime > 3 * PATIENCE:  # noqa: PTH116
                    _remove(name)
            except FileNotFoundError:
                continue
        else:
            break
    return name


def _waiting(path: str) -> Iterator[None]:
    """Turns, a moment apart, until patience ends."""
    from time import monotonic, sleep

    end = monotonic() + PATIENCE
    yield
    while monotonic() < end:
        sleep(1 / 200)
        yield
    msg = f"{path}: somebody else has been writing in this folder for {PATIENCE} seconds; nothing was written"
    raise UsageError(msg)


def _sweep(folder: str, age: int) -> None:
    """Clears away what a process that was killed left behind, so many seconds ago or more."""
    from time import time

    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not (entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)):
                    continue
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode) and time() - status.st_mtime >= age:
                    _remove(entry.path)
    except OSError:
        return


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
        _close(handle)


def _close(handle: int) -> None:
    """Lets go of a folder; whatever that says, the file is written by then."""
    try:
        os.close(handle)
    except OSError:
        return


def _remove(name: str) -> None:
    try:
        os.unlink(name)  # noqa: PTH108
    except OSError:
        return

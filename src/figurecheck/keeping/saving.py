"""Writes files whole or not at all: what is on disk is always either the old text or the
new one.
"""

from __future__ import annotations

import errno
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
    """The file holds something else than what the new text was made from; reading it again may
    help.
    """


def save(
    path: str, text: str | bytes | bytearray, *, before: bytes | None = None, fresh: bool = False
) -> None:
    """Puts a text in place of what a file holds, with its owner, mode and attributes; a link stays.

    ``before`` is what the file must hold until then, ``fresh`` that there must not be one: both are
    looked at last of all, when the text has reached the disk. Of those who write in one folder at
    once each waits for the other, and what a killed one left behind is cleared away.

    Raises:
        ChangedError: where the file is not as it must be; it is left as it is.
        UsageError: where the file cannot be written, or not with all that it has; it is left as it
            is.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)  # noqa: PTH120 -- pathlib takes long to load
    content = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    try:
        with alone(folder, path):
            status = _written_over(target, path)
            _unchanged(target, path, before, fresh=fresh)
            name = written(
                folder, content, 0o666 if status is None else stat.S_IMODE(status.st_mode) & 0o777
            )
            try:
                if status is not None:
                    _like(name, target, status, path)
                _unchanged(target, path, before, fresh=fresh)
                _put(name, target, fresh=fresh)
            except FileExistsError:
                raise _there(path) from None
            finally:
                remove(name)
            settle(folder)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror or error}"
        raise UsageError(msg) from None


def _written_over(target: str, path: str) -> os.stat_result | None:
    """What there is at the target, ``None`` for nothing.

    Raises:
        UsageError: where it is no plain file of one name that may be written.
    """
    try:
        status = os.stat(target)  # noqa: PTH116
    except FileNotFoundError:
        return None
    wrong = ""
    if not stat.S_ISREG(status.st_mode):
        wrong = "is no plain file"
    elif not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        wrong = "is read-only"
    elif status.st_nlink > 1:
        wrong = (
            f"has {status.st_nlink} names (hard links), and only one of them would lead to the new"
            " text"
        )
    if wrong:
        msg = f"{path}: {wrong}; nothing was written"
        raise UsageError(msg)
    return status


def written(folder: str, content: bytes | bytearray, mode: int) -> str:
    """The name of a new file in the folder that holds the bytes, on the disk."""
    name = os.path.join(folder, f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")  # noqa: PTH118
    flags = (
        os.O_WRONLY
        | os.O_CREAT
        | os.O_EXCL
        | getattr(os, "O_BINARY", 0)
        | getattr(os, "O_CLOEXEC", 0)
    )
    handle = os.open(name, flags, mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        remove(name)
        raise
    return name


def _like(name: str, target: str, status: os.stat_result, path: str) -> None:
    """Gives the file of that name the owner, mode and attributes of the target.

    Raises:
        UsageError: where it cannot have the same.
    """
    own = os.stat(name)  # noqa: PTH116
    try:
        if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
            os.chown(name, status.st_uid, status.st_gid)
        if stat.S_IMODE(os.stat(name).st_mode) != stat.S_IMODE(status.st_mode):  # noqa: PTH116
            os.chmod(name, stat.S_IMODE(status.st_mode))  # noqa: PTH101
        for attribute in _attributes(target):
            if _attribute(name, attribute) != _attribute(target, attribute):
                os.setxattr(name, attribute, _attribute(target, attribute) or b"")
    except OSError as error:
        told = (
            f"{path}: cannot be written with the owner, mode and attributes that it has:"
            f" {error.strerror or error}"
        )
        raise UsageError(told) from None


def _attributes(path: str) -> list[str]:
    """The names of a file's extended attributes, where the system has such."""
    try:
        return os.listxattr(path) if hasattr(os, "listxattr") else []
    except OSError as error:
        if error.errno in {errno.ENOTSUP, errno.ENOSYS}:
            return []
        raise


def _attribute(path: str, name: str) -> bytes | None:
    try:
        return os.getxattr(path, name)
    except OSError as error:
        if error.errno in {errno.ENODATA, errno.ENOTSUP}:
            return None
        raise


def _put(name: str, target: str, *, fresh: bool) -> None:
    """Gives the target what the file of that name holds, in one step; a fresh one only where there
    is none.
    """
    if not fresh:
        os.replace(name, target)  # noqa: PTH105
        return
    try:
        os.link(name, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without a second name
        if os.path.lexists(target):
            raise FileExistsError from None
        os.replace(name, target)  # noqa: PTH105


def _unchanged(target: str, path: str, before: bytes | None, *, fresh: bool) -> None:
    if fresh and os.path.lexists(target):
        raise _there(path)
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


def _there(path: str) -> ChangedError:
    return ChangedError(f"{path}: is there already; nothing was written")


# -- one at a time ---------------------------------------------------------------------------------


@contextmanager
def alone(folder: str, path: str) -> Iterator[None]:
    """Holds the folder for one who writes, by a lock on the folder itself where the system has
    that.

    Such a lock goes with the process that holds it, and then whatever is still there was left by
    one that was killed.
    """
    handle = locked(folder, path)
    if handle is None:
        name = _marked(folder, path)
        try:
            _sweep(folder, STALE)
            yield
        finally:
            remove(name)
        return
    try:
        _sweep(folder, 0)
        yield
    finally:
        close(handle)


def locked(held: str, path: str) -> int | None:
    """An open folder or file with the lock on it, or ``None`` where it cannot be locked; waits for
    who holds it.
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        handle = os.open(
            held, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
        )
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


def free(folder: str) -> int | None:
    """An open folder with the lock on it; ``None`` where somebody else has it, or it cannot be
    locked.
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        close(handle)
        return None
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
                    remove(name)
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
    msg = (
        f"{path}: somebody else has been writing in this folder for {PATIENCE} seconds; nothing was"
        " written"
    )
    raise UsageError(msg)


def is_leftover(name: str) -> bool:
    """Whether a file of that name is what writing makes for itself, and leaves where it is
    killed.
    """
    return name[: len(_PREFIX)] == _PREFIX


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
                    remove(entry.path)
    except OSError:
        return


def settle(folder: str) -> None:
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
        close(handle)


def close(handle: int) -> None:
    """Lets go of a folder; whatever that says, the file is written by then."""
    try:
        os.close(handle)
    except OSError:
        return


def remove(name: str) -> None:
    """Takes a file away, if it is there."""
    try:
        os.unlink(name)  # noqa: PTH108
    except OSError:
        return

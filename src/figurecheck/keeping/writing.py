"""Several files written as one: all of them or none, and what was killed half way is finished by
the next who writes.

A journal beside the files holds what each of them is to become. It is written before the first of
them is, and taken away after the last; whoever finds one whose writer is gone does what is left of
it.
"""

# Start-up time counts, and pathlib takes long to load:
# ruff: noqa: PTH105, PTH116, PTH118, PTH120

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256

import attr

from figurecheck.catalogue import reader_of
from figurecheck.claims.interrupted import JOURNAL, journals
from figurecheck.errors import UsageError
from figurecheck.keeping.saving import alone, close, locked, remove, save, settle, written

SCHEMA = "figurecheck-journal/1"

MAX_BYTES = 400_000_000
"""Bytes that a journal may have."""

Changes = Mapping[str, tuple[bytes, bytes]]
"""What each file holds, by its name, and what it is to hold."""


@attr.frozen
class Finished:
    """What an interrupted run was to do; the files that were written now or by it, each with in how
    many places.

    ``left`` are those that somebody changed meanwhile: they stay as they are.
    """

    what: str
    files: Mapping[str, int]
    left: tuple[str, ...]


def write_all(changes: Changes, what: str = "", places: Mapping[str, int] | None = None) -> None:
    """Writes each file's new bytes in place of the old; where one cannot be written, those written
    before go back.

    ``what`` is what the whole of it is called, ``places`` in how many of them each file changes,
    for whoever has to finish it.

    Raises:
        UsageError: where one cannot be written, or was changed meanwhile; it says which ones could
            not go back.
    """
    if len(changes) < 2:  # one file is whole by itself
        for name, (before, after) in changes.items():
            save(name, after, before=before)
        return
    folder = os.path.commonpath([os.path.dirname(os.path.realpath(name)) for name in changes])
    with _noted(folder) as note:
        note(_journal(folder, changes, what, places or {}))
        done: list[str] = []
        try:
            for name, (before, after) in changes.items():
                save(name, after, before=before)
                done.append(name)
        except UsageError as error:
            back = {name: (changes[name][1], changes[name][0]) for name in done}
            note(_journal(folder, back, f"taking back: {what}", {}))
            stuck = [name for name in back if not _saved(name, *back[name])]
            if not stuck:
                raise
            msg = (
                f"{error}; these are changed already: {', '.join(stuck)}; running it again takes"
                " them back first"
            )
            raise _StuckError(msg) from None


class _StuckError(UsageError):
    """Files that should have gone back did not: the journal stays."""


def _saved(name: str, before: bytes, after: bytes) -> bool:
    try:
        save(name, after, before=before)
    except UsageError:
        return False
    return True


@contextmanager
def _noted(folder: str) -> Iterator[Callable[[bytes], None]]:
    """Puts a journal into a folder, or another in its place; takes it away, unless what it is for
    was cut short.
    """
    journal = os.path.join(folder, JOURNAL)
    held: list[int | None] = []

    def note(content: bytes) -> None:
        try:
            with alone(
                folder, journal
            ):  # else another who writes here would clear away what is not in its place yet
                if not held and os.path.lexists(journal):
                    msg = (
                        f"{journal}: somebody else is changing several files, or was interrupted:"
                        " run it again"
                    )
                    raise UsageError(msg)
                name = written(folder, content, 0o600)
                held.append(locked(name, journal))
                os.replace(name, journal)
                settle(folder)
        except OSError as error:
            msg = f"{journal}: cannot be written: {error.strerror or error}"
            raise UsageError(msg) from None

    try:
        yield note
    except _StuckError:
        raise
    except UsageError:
        if held:
            remove(journal)
        raise
    else:
        remove(journal)
    finally:
        for handle in held:
            if handle is not None:
                close(handle)


def _journal(folder: str, changes: Changes, what: str, places: Mapping[str, int]) -> bytes:
    files = [
        {
            "file": os.path.relpath(os.path.realpath(name), folder).replace(os.sep, "/"),
            "before": sha256(before).hexdigest(),
            "written": _stamp(name),
            "after": after.decode("utf-8", "surrogateescape"),
            "places": places.get(name, 1),
        }
        for name, (before, after) in changes.items()
    ]
    return json.dumps({"schema": SCHEMA, "what": what, "files": files}).encode()


def _stamp(path: str) -> int:
    """When a file was last written, in nanoseconds; 0 where that cannot be told."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


# -- what somebody left half done ------------------------------------------------------------------


def finish(paths: Sequence[str]) -> list[Finished]:
    """Does what is left of every change of several files below some paths whose writer is gone.

    Only files of records below the journal's folder are written, and those only that are as the
    journal knows them.

    Raises:
        UsageError: where a journal is somebody else's or cannot be read, or a file cannot be
            written.
    """
    return [one for journal in journals(paths) for one in _finished(journal)]


def _finished(journal: str) -> Iterator[Finished]:
    handle = locked(journal, journal) if os.path.lexists(journal) else None
    try:
        content = _content(journal)
        if content is None:  # whoever held it is done
            return
        folder = os.path.dirname(journal)
        try:
            noted = json.loads(content, parse_float=str)
            changes = [_Change(folder, one) for one in noted["files"]]
            known = noted["schema"] == SCHEMA
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            known = False
        if not known:
            msg = (
                f"{journal}: is no journal that can be read: delete it once you have looked at the"
                " files beside it"
            )
            raise UsageError(msg)
        files = {one.name: one.places for one in changes if one.done()}
        left = tuple(one.name for one in changes if one.name not in files)
        remove(journal)
        settle(folder)
        yield Finished(str(noted["what"]), files, left)
    finally:
        if handle is not None:
            close(handle)


class _Change:
    """What a journal says of one file.

    Raises:
        ValueError: where that is no file of records below the journal's folder.
    """

    def __init__(self, folder: str, noted: Mapping[str, object]) -> None:
        name = str(noted["file"])
        path = os.path.join(folder, *name.split("/"))
        hidden = any(
            part in {"", os.curdir, os.pardir} or part[:1] == "." for part in name.split("/")
        )
        if hidden or os.path.realpath(path) != os.path.normpath(path) or reader_of(name) is None:
            raise ValueError(name)
        self.name = os.path.relpath(path)
        self.path = path
        self.places = int(str(noted["places"]))
        self._before, self._written = str(noted["before"]), int(str(noted["written"]))
        self._after = str(noted["after"]).encode("utf-8", "surrogateescape")

    def done(self) -> bool:
        """Whether the file holds what it is to hold, after it has been written where it was not
        yet.
        """
        now = _content(self.path)
        if now == self._after:
            return True
        if (
            now is None
            or sha256(now).hexdigest() != self._before
            or _stamp(self.path) != self._written
        ):
            return False
        save(self.path, self._after, before=now)
        return True


def _content(path: str) -> bytes | None:
    """The bytes of a plain file of our own; ``None`` where there is none.

    Raises:
        UsageError: where it cannot be read, or is somebody else's.
    """
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        )
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(stream.fileno())
            ours = getattr(os, "geteuid", lambda: status.st_uid)() == status.st_uid
            if not stat.S_ISREG(status.st_mode) or not ours or status.st_size > MAX_BYTES:
                msg = f"{path}: is not a plain file of yours, and is left alone"
                raise UsageError(msg)
            return stream.read(MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        msg = f"{path}: cannot be read: {error.strerror or error}"
        raise UsageError(msg) from None

"""The claims of a revision in git, read from its objects: nothing is checked out and nothing in the
folder changes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from threading import Event, Timer
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from figurecheck.catalogue import reader_of
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.files import MAX_FILE_BYTES, load_contents
from figurecheck.claims.room import Room
from figurecheck.errors import UsageError
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place

if TYPE_CHECKING:
    from io import BufferedReader

CLOSED: Mapping[str, str] = MappingProxyType(
    {
        "GIT_NO_LAZY_FETCH": "1",  # an object that is missing stays missing: from git 2.44 on
        "GIT_ALLOW_PROTOCOL": (
            ""
        ),  # and before it no address may be asked for it, `ext::` programs least of all
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
)
"""The environment in which git asks nobody and writes nothing: a repository's settings may be a
stranger's.
"""

SETTINGS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
"""What takes the place of settings that name programs, wherever a repository has them."""

MAX_FILES = 20_000
"""Files of one revision that are read at most."""

DEADLINE = 60
"""Seconds that git has for an answer: the largest repositories need a few of them, and it waits for
ever where a file of its own is a pipe that nobody writes to.
"""

PIECE = 65_536
"""Bytes of a list that are read at once."""

LINK = "120000"
"""What git calls the mode of a link."""


_INSTEAD = "name two folders, or revisions of a git repository that this folder is in"


def load_revision(revision: str, paths: Sequence[str]) -> ClaimSet:
    """The claims below some paths as they were in a revision: a branch, a tag, a commit.

    Raises:
        UsageError: where git is missing, the folder is not in a repository, or there is no such
            revision.
    """
    if revision.startswith("-"):
        msg = f"`{revision[:80]}` is neither a folder nor a revision"
        raise UsageError(msg, _INSTEAD)
    commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    if not commit:
        msg = f"`{revision[:80]}` is neither a folder nor a revision"
        raise UsageError(msg, _INSTEAD)
    problems: list[Problem] = []
    with closing(_listed("ls-tree", "-r", "-z", "--long", commit, "--", *paths)) as listed:
        known = _known(listed, problems)
    if not known and not problems:
        msg = (
            f"there are no claims at or below {', '.join(paths)} in {revision}: say where they are"
            " with --paths"
        )
        raise UsageError(msg)
    return load_contents(_blobs(known), problems)


def _known(listed: Iterable[bytes], problems: list[Problem]) -> dict[str, str]:
    """The objects of the files that hold records, by name, as far as a run has room for them; what
    is no plain file of a bearable size is told.

    Raises:
        UsageError: where an object is missing.
    """
    found: dict[str, str] = {}
    room = Room()
    count = 0
    for line in listed:
        about, told = line.split(b"\t", 1)
        mode, kind, name, size = about.decode("ascii").split()
        path = told.decode("utf-8", "surrogateescape")
        if reader_of(path) is None or kind != "blob":
            continue
        count += 1
        if count > MAX_FILES:
            problems.append(
                _unread(path, f"the first of more than {MAX_FILES:,} files, which were not read")
            )
            break
        if mode == LINK:
            problems.append(_unread(path, "a link is not followed in a revision"))
        elif not size.isdecimal():
            msg = f"{path}: its object is missing, and nobody is asked for it"
            raise UsageError(msg)
        elif int(size) > MAX_FILE_BYTES:
            problems.append(_unread(path, f"larger than {MAX_FILE_BYTES // 1_000_000} MB"))
        elif room.takes(path, int(size)):
            found[path] = name
    problems += room.problems()
    return found


def _unread(path: str, headline: str) -> Problem:
    return Problem("FC005", f"{path}: {headline}", (Label(Place(path, 1, 1), "", ""),), "")


def _blobs(objects: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of each object, by the name of its file, asked for in one go.

    Raises:
        UsageError: where one is missing.
    """
    wanted = dict.fromkeys(objects.values())  # many names may have one object
    answered = _git("cat-file", "--batch", given="".join(f"{one}\n" for one in wanted).encode())
    named = {one: name for name, one in objects.items()}
    found: dict[str, bytes] = {}
    at = 0
    for one in wanted:
        head = answered[at : at + 200].split(b"\n", 1)[0]
        if not head.split()[-1:] or not head.split()[-1].isdigit():
            msg = f"{named[one]}: its object is missing or broken, and nobody is asked for it"
            raise UsageError(msg)
        start = at + len(head) + 1
        at = start + int(head.split()[-1])
        found[one] = answered[start:at]
        at += 1
    return {name: found[one] for name, one in objects.items()}


def _listed(*arguments: str) -> Generator[bytes]:
    """What git lists, ended by zero bytes, as it comes: a tree of a few kilobytes may name more
    files than any memory holds. Git is stopped where nobody reads on.
    """
    process = _started(arguments)
    late = Event()

    def stop() -> None:
        late.set()
        process.kill()

    clock = Timer(DEADLINE, stop)
    clock.start()
    with process:
        try:
            said = cast("BufferedReader", process.stdout)
            rest = b""
            while piece := said.read1(PIECE):
                *lines, rest = (rest + piece).split(b"\0")
                yield from lines
            _, wrong = process.communicate()
        finally:
            clock.cancel()
            process.kill()
    if late.is_set():
        raise UsageError(_late())
    if process.returncode:
        raise UsageError(_refused(wrong))


def _git(*arguments: str, given: bytes = b"") -> bytes:
    """All that git says, with something given to it."""
    with _started(arguments) as process:
        try:
            said, wrong = process.communicate(given, timeout=DEADLINE)
        except subprocess.TimeoutExpired:
            raise UsageError(_late()) from None
        finally:
            process.kill()
    if process.returncode and arguments[0] != "rev-parse":
        raise UsageError(_refused(wrong))
    return said


def _started(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603
            ["git", *SETTINGS, *arguments],  # noqa: S607
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **CLOSED},
        )
    except OSError as error:
        msg = f"git cannot be run: {error.strerror}"
        raise UsageError(msg) from None


def _refused(wrong: bytes) -> str:
    return f"git: {wrong.decode(errors='replace').strip()[:300]}"


def _late() -> str:
    return f"git gave no answer within {DEADLINE} seconds, and was stopped"

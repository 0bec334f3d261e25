"""The claims of a revision in git, read from its objects: nothing is checked out and nothing in the
folder changes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from figurecheck.catalogue import reader_of
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.files import MAX_FILE_BYTES, load_contents
from figurecheck.errors import UsageError
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place

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
    known = _known(_git("ls-tree", "-r", "-z", "--long", commit, "--", *paths), problems)
    if not known and not problems:
        msg = (
            f"there are no claims at or below {', '.join(paths)} in {revision}: say where they are"
            " with --paths"
        )
        raise UsageError(msg)
    return load_contents(_blobs(known), problems)


def _known(listed: bytes, problems: list[Problem]) -> dict[str, str]:
    """The objects of the files that hold records, by name; what is no plain file of a bearable size
    is told.

    Raises:
        UsageError: where an object is missing.
    """
    found: dict[str, str] = {}
    for line in filter(None, listed.split(b"\0")):
        about, told = line.split(b"\t", 1)
        mode, kind, name, size = about.decode("ascii").split()
        path = told.decode("utf-8", "surrogateescape")
        if reader_of(path) is None or kind != "blob":
            continue
        if mode == LINK:
            problems.append(_unread(path, "a link is not followed in a revision"))
        elif not size.isdecimal():
            msg = f"{path}: its object is missing, and nobody is asked for it"
            raise UsageError(msg)
        elif int(size) > MAX_FILE_BYTES:
            problems.append(_unread(path, f"larger than {MAX_FILE_BYTES // 1_000_000} MB"))
        elif len(found) == MAX_FILES:
            problems.append(
                _unread(path, f"the first of more than {MAX_FILES:,} files, which were not read")
            )
            break
        else:
            found[path] = name
    return found


def _unread(path: str, headline: str) -> Problem:
    return Problem("FC005", f"{path}: {headline}", (Label(Place(path, 1, 1), "", ""),), "")


def _blobs(objects: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of each object, by the name of its file, asked for in one go.

    Raises:
        UsageError: where one is missing.
    """
    answered = _git(
        "cat-file", "--batch", given="".join(f"{one}\n" for one in objects.values()).encode()
    )
    contents: dict[str, bytes] = {}
    at = 0
    for name in objects:
        head = answered[at : at + 200].split(b"\n", 1)[0]
        if not head.split()[-1:] or not head.split()[-1].isdigit():
            msg = f"{name}: its object is missing or broken, and nobody is asked for it"
            raise UsageError(msg)
        start = at + len(head) + 1
        at = start + int(head.split()[-1])
        contents[name] = answered[start:at]
        at += 1
    return contents


def _git(*arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *SETTINGS, *arguments],  # noqa: S607
            check=False,
            capture_output=True,
            input=given,
            env={**os.environ, **CLOSED},
            timeout=DEADLINE,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(_late()) from None
    except OSError as error:
        msg = f"git cannot be run: {error.strerror}"
        raise UsageError(msg) from None
    if done.returncode and arguments[0] != "rev-parse":
        msg = f"git: {done.stderr.decode(errors='replace').strip()[:300]}"
        raise UsageError(msg)
    return done.stdout


def _late() -> str:
    return f"git gave no answer within {DEADLINE} seconds, and was stopped"

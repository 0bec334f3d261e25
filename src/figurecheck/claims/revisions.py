"""The claims of a revision in git, read from its objects: nothing is checked out and nothing in the folder changes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from figurecheck.catalogue import reader_of
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.files import load_contents
from figurecheck.errors import UsageError

CLOSED: Mapping[str, str] = MappingProxyType(
    {
        "GIT_NO_LAZY_FETCH": "1",  # an object that is missing stays missing: from git 2.44 on
        "GIT_ALLOW_PROTOCOL": "",  # and before it no address may be asked for it, `ext::` programs least of all
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
)
"""The environment in which git asks nobody and writes nothing: a repository's settings may be a stranger's."""

SETTINGS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
"""What takes the place of settings that name programs, wherever a repository has them."""

MAX_FILES = 20_000
"""Files of one revision that are read at most."""


def load_revision(revision: str, paths: Sequence[str]) -> ClaimSet:
    """The claims below some paths as they were in a revision: a branch, a tag, a commit.

    Raises:
        UsageError: where git is missing, the folder is not in a repository, or there is no such revision.
    """
    if revision.startswith("-"):
        msg = f"`{revision[:80]}` is neither a folder nor a revision"
        raise UsageError(msg)
    commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    if not commit:
        msg = f"`{revision[:80]}` is neither a folder nor a revision"
        raise UsageError(msg)
    listed = _git("ls-tree", "-r", "-z", "--name-only", commit, "--", *paths).split(b"\0")
    names = [name.decode("utf-8", "surrogateescape") for name in listed if name][:MAX_FILES]
    known = [name for name in names if reader_of(name) is not None]
    if not known:
        msg = f"there are no claims at or below {', '.join(paths)} in {revision}: say where they are with --paths"
        raise UsageError(msg)
    contents = {name: _git("cat-file", "blob", f"{commit}:./{name}") for name in known}
    return load_contents(contents)


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *SETTINGS, *arguments],  # noqa: S607
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **CLOSED},
        )
    except OSError as error:
        msg = f"git cannot be run: {error.strerror}"
        raise UsageError(msg) from None
    if done.returncode and arguments[0] != "rev-parse":
        msg = f"git: {done.stderr.decode(errors='replace').strip()[:300]}"
        raise UsageError(msg)
    return done.stdout

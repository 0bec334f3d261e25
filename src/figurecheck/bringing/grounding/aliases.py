"""What columns are called in prose, as a file says it: a line each, ``REV: revenue, turnover``."""

from __future__ import annotations

from figurecheck.bringing.documents.document import decoded
from figurecheck.errors import UsageError

MAX_LINES = 10_000
"""Lines that such a file may have."""


def aliases_in(content: bytes, name: str) -> dict[str, tuple[str, ...]]:
    """The names of each column; empty lines and those that start with ``#`` are passed over.

    Raises:
        UsageError: where a line has no colon, or nothing on a side of it.
    """
    found: dict[str, tuple[str, ...]] = {}
    lines = decoded(content, name).splitlines()
    if len(lines) > MAX_LINES:
        msg = f"{name}: more than {MAX_LINES:,} lines"
        raise UsageError(msg)
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text[0] == "#":
            continue
        column, colon, said = text.partition(":")
        names = tuple(one.strip() for one in said.split(",") if one.strip())
        if not colon or not column.strip() or not names:
            msg = f"{name}:{number}: not a column with what it is called: {text[:60]!r}"
            raise UsageError(msg, "write it as `REV: revenue, turnover`")
        key = column.strip()
        found[key] = (*found.get(key, ()), *names)
    return found

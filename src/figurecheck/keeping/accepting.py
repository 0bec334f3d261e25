"""Writes the record that accepts a finding."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from figurecheck.claims.files import load, shown
from figurecheck.consistency import check
from figurecheck.errors import UsageError
from figurecheck.keeping.saving import save
from figurecheck.model.nearest import suggestion
from figurecheck.reading.windows import read_day


def accepted(
    key: str,
    paths: Sequence[str],
    *,
    reason: str,
    until: str | None,
    by: str | None,
    file: str,
    home: str = "claims",
) -> str:
    """Adds the record to ``file`` in the first path that is no document, or beside it where that is
    a file; where all are documents, in ``home``, and the record names the document. Returns where
    it went.

    Raises:
        UsageError: where there is no such finding, it is accepted already, or the file cannot be
            written.
        WindowError: where ``until`` is no day.
    """
    claims = load(*paths)
    found = {finding.key: finding for finding in check(claims)}
    keys = list(found)
    if key not in found:
        told = suggestion(key, keys)
        msg = f"there is no finding `{key}`{told and f'; {told}'}"
        raise UsageError(msg)
    if any(one.key == key for one in claims.acceptances):
        msg = f"{key} is accepted already"
        raise UsageError(msg)
    if until is not None and read_day(until) < date.today().toordinal():  # noqa: DTZ011 -- a local day is meant
        msg = f"{until} is past: an acceptance holds up to and with its last day"
        raise UsageError(msg)
    documents = {getattr(one, "name", "") for one in claims.documents}
    first = next((one for one in paths if shown(one) not in documents), home)
    isdir = os.path.isdir(first) or first == home  # noqa: PTH112
    folder = first if isdir else os.path.dirname(first)  # noqa: PTH120
    os.makedirs(folder or ".", exist_ok=True)  # noqa: PTH103
    stands = next((one.place.file for one in found[key].labels if one.place.file in documents), "")
    path = os.path.join(folder, file)  # noqa: PTH118
    before = _content(path)
    record = "".join(
        f"{name}: {_one_line(value)}\n"
        for name, value in (
            ("accept", key),
            ("reason", reason),
            ("in", stands),
            ("by", by),
            ("until", until),
        )
        if value
    )
    old = (before or b"").decode("utf-8")
    gap = "" if not old else "\n" if old.endswith("\n") else "\n\n"
    save(path, old + gap + record, before=before)
    return path


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return stream.read()
    except FileNotFoundError:
        return None


def _one_line(value: str) -> str:
    """A value that stays one field, whatever is in it."""
    return " ".join(value.split())

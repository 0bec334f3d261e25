"""What is packed: files by name, each with what somebody said about its columns."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import attr

from figurecheck.bringing.tables.importing import Wanted
from figurecheck.bulk.choices import Choice
from figurecheck.bulk.extra import see_to_plain
from figurecheck.claims.files import contents, read_with, shown
from figurecheck.errors import UsageError
from figurecheck.keeping.texts import plain_text
from figurecheck.model.nearest import suggestion
from figurecheck.reading.data import ReadingData

MAX_NUMBER = 1_000
"""The greatest number of a row, or of decimal places, that a file of mappings may have."""

SAID = ("file", "map", "set", "sheet", "table", "headings", "numbers", "delimiter", "decimals")
"""What a file of mappings may say of a table."""


@attr.frozen
class NamedFile:
    """A file that is packed: its path, the name it goes by, and what was said about its columns."""

    path: str
    name: str
    choice: Choice


def told_data(readings: str | None, words: str | None) -> ReadingData | None:
    """The reading table and words that somebody named; ``None`` where nobody did."""
    return read_with(readings, words, {})


def named(files: Sequence[str], choice: Choice, mappings: str | None) -> list[NamedFile]:
    """The files that are packed, those that a file of mappings tells of as often as it does.

    Raises:
        UsageError: where one is not there, or the mappings cannot be read.
    """
    told = _mappings(mappings, choice) if mappings is not None else []
    found = []
    for path in _walked(files):
        own = [one for name, one in told if os.path.samefile(name, path)]  # noqa: PTH121
        see_to_plain(path)
        found += [NamedFile(path, shown(path), one) for one in own or [choice]]
    return found


def _walked(files: Sequence[str]) -> list[str]:
    """The files, and those of records and facts that lie in folders."""
    from figurecheck.claims.files import below

    found = []
    for path in files:
        if not os.path.exists(path):  # noqa: PTH110
            msg = f"{path}: there is no such file or folder"
            raise UsageError(msg)
        found += below(path) if os.path.isdir(path) else [path]  # noqa: PTH112
    return list(dict.fromkeys(found))


def _mappings(path: str, choice: Choice) -> list[tuple[str, Choice]]:
    """What a TOML file says of tables: ``[[table]]`` with ``file``, ``map`` and ``set``, once or
    more for each file.
    """
    found, problems = contents(path)
    if not found:
        raise UsageError(problems[0].headline if problems else f"{path}: not a plain file")
    ((name, content),) = found.items()
    try:
        held = tomllib.loads(plain_text(name, content), parse_float=str)
    except (ValueError, RecursionError) as error:
        if isinstance(error, UsageError):
            raise
        msg = f"{path}: mappings cannot be read: {error}"
        raise UsageError(msg) from None
    tables = held.get("table")
    plain = isinstance(tables, list) and all(isinstance(one, dict) for one in tables)
    if not isinstance(tables, list) or not plain or set(held) != {"table"}:
        msg = f"{path}: mappings stand in [[table]] sections and nowhere else"
        raise UsageError(msg)
    folder = os.path.dirname(path)  # noqa: PTH120
    return [_of_table(path, folder, one, choice) for one in tables]


def _of_table(
    path: str, folder: str, told: Mapping[str, Any], choice: Choice
) -> tuple[str, Choice]:
    for name in told:
        if name not in SAID:
            msg = f"{path}: a [[table]] has no `{name}`"
            raise UsageError(msg, suggestion(name, SAID))
    texts = all(
        isinstance(told.get(name, ""), str)
        for name in ("file", "sheet", "table", "numbers", "delimiter")
    )
    pairs = [told.get(name, {}) for name in ("map", "set", "decimals")]
    if not texts or not all(isinstance(one, dict) for one in pairs) or "file" not in told:
        msg = (
            f"{path}: a [[table]] needs `file`, and `map`, `set` and `decimals` are tables of names"
            " and values"
        )
        raise UsageError(msg)
    numbers = [told.get("headings", 0), *pairs[2].values()]
    if not all(type(one) is int and 0 <= one <= MAX_NUMBER for one in numbers):
        msg = f"{path}: `headings` and what stands in `decimals` are whole numbers"
        raise UsageError(msg)
    file = os.path.join(folder, told["file"])  # noqa: PTH118
    if not os.path.exists(file):  # noqa: PTH110
        msg = f"{path}: {told['file']}: there is no such file"
        raise UsageError(msg)
    maps, fixed, decimals = ({str(name): value for name, value in one.items()} for one in pairs)
    wanted = Wanted(
        {**choice.wanted.fields, **{name: str(value) for name, value in maps.items()}},
        (*choice.wanted.fixed, *((name, str(value)) for name, value in fixed.items())),
        told.get("numbers", choice.wanted.numbers),
        int(told.get("headings", choice.wanted.headings)),
    )
    return file, Choice(
        wanted,
        told.get("sheet", choice.sheet),
        told.get("table", choice.table),
        (*choice.decimals, *((name, int(value)) for name, value in decimals.items())),
        told.get("delimiter", choice.delimiter),
        str(fixed.get("measure", "row")),
    )

"""Objects and lists, as JSON has them, as a source: each number with the path that leads to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from figurecheck.bringing.grounding.cells import HeldCells, SourceCell
from figurecheck.bringing.grounding.price import power_of_ten
from figurecheck.bringing.grounding.sources import SourceTable
from figurecheck.errors import UsageError
from figurecheck.model import limits
from figurecheck.model.interval import exact
from figurecheck.model.objects import once
from figurecheck.model.record import Place

_NUMERAL = re.compile(
    r"\s*(-?)(\d{1,3}(?:,\d{3})+|\d{1,400})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,2}))?\s*(%?)\s*\Z"
)
_PLAIN_KEY = re.compile(r"[A-Za-z_]\w*\Z")

MAX_SIBLING = 80
"""Characters of a text beside a number that may name it."""

MAX_KEYS = 1_000
"""Keys of an object that are columns of one row; more of them name a row each, as those of a
register do.
"""

MAX_LISTED = 12
"""Numbers of a list that are columns of the row that has the list: *quarters 1* to *quarters 4*."""


class _Written(str):
    """A number with a point as it was written, which no float would keep."""

    __slots__ = ()


def parsed(content: bytes, name: str) -> Any:
    """What a file in JSON holds, with the digits of its numbers as they are written.

    Raises:
        UsageError: where it is no JSON, holds what is no number, or gives a key twice in one
            object, of which nobody knows which number is meant.
    """

    def refused(constant: str) -> Any:
        msg = f"{name}: {constant} is no number"
        raise UsageError(msg, "leave it out, or write null")

    try:
        text = content.decode("utf-8-sig")
        return json.loads(
            text, object_pairs_hook=once, parse_float=_Written, parse_constant=refused
        )
    except UsageError:
        raise
    except RecursionError:
        msg = f"{name}: nested too deep"
        raise UsageError(msg, "give the part of it that the text is about") from None
    except ValueError as error:
        msg = f"{name}: not JSON that can be read: {str(error)[:200]}"
        raise UsageError(msg) from None


def json_table(
    value: Any, name: str, source: int, number: int, aliases: Mapping[str, tuple[str, ...]]
) -> tuple[SourceTable, tuple[str, ...]]:
    """The numbers of a value as a table, with the limits that were met.

    A row is what holds a number beside others, called by the keys that lead there and the short
    texts that stand beside it; a column is the key of the number itself.

    Raises:
        UsageError: where something in it is no number and none of what JSON holds.
    """
    rows: dict[str, int] = {}
    labels: list[str] = []
    columns: dict[str, int] = {}
    cells: dict[tuple[int, int], tuple[SourceCell, ...]] = {}
    spots: dict[tuple[int, int], str] = {}
    texts: dict[tuple[int, int], str] = {}
    met: dict[str, None] = {}
    for parents, key, path, cell, beside in _leaves(value, name, met):
        if len(cells) + len(texts) >= limits.SOURCE_FIGURES:
            met["SOURCE_FIGURES"] = None
            break
        if parents not in rows:
            rows[parents] = len(labels)
            labels.append(" / ".join(one for one in (parents, beside) if one))
        at = rows[parents], columns.setdefault(key, len(columns))
        if isinstance(cell, SourceCell):
            cells[at] = (*cells.get(at, ()), cell)
            spots[at] = path
        else:
            texts[at] = cell
    home = Place(name, 0, 0)
    made = SourceTable(
        source,
        number,
        labels,
        list(columns),
        HeldCells(cells),
        lambda _: home,
        lambda cell: spots[cell],
        home,
        "",
        dict(aliases),
        {},
        texts,
    )
    return made, tuple(met)


def _leaves(
    value: Any, name: str, met: dict[str, None]
) -> Iterator[tuple[str, str, str, SourceCell | str, str]]:
    """Each number and text: what holds it, its key, its path, itself, the texts beside it."""
    waiting: list[tuple[Any, str, str, str, str, int]] = [(value, "", "", ".", "", 0)]
    while waiting:
        one, parents, key, path, beside, depth = waiting.pop()
        if depth > limits.SOURCE_DEPTH:
            met["SOURCE_DEPTH"] = None
            continue
        inner: list[tuple[Any, str, str, str, str, int]] = []
        if isinstance(one, Mapping):
            said = " / ".join(
                text
                for text in one.values()
                if isinstance(text, str)
                and not isinstance(text, _Written)
                and 0 < len(text) <= MAX_SIBLING
                and _cell(text) is None
            )
            above = " / ".join(part for part in (parents, key) if part)
            row = above or ""
            long = len(one) > MAX_KEYS
            inner = [
                (
                    each,
                    " / ".join(part for part in (row, str(key_)) if part) if long else row,
                    "" if long else str(key_),
                    _step(path, str(key_)),
                    said,
                    depth + 1,
                )
                for key_, each in one.items()
            ]
        elif isinstance(one, (list, tuple)):
            above = " / ".join(part for part in (parents, key) if part)
            short = len(one) <= MAX_LISTED
            inner = [
                (each, parents, f"{key} {index + 1}".strip(), f"{path}[{index}]", beside, depth + 1)
                if short and path != "." and not isinstance(each, (Mapping, list, tuple))
                else (
                    each,
                    f"{above}",
                    key,
                    f"{path if path != '.' else ''}[{index}]",
                    beside,
                    depth + 1,
                )
                if not isinstance(each, (Mapping, list, tuple))
                else (
                    each,
                    f"{above} {index + 1}".strip(),
                    "",
                    f"{path if path != '.' else ''}[{index}]",
                    "",
                    depth + 1,
                )
                for index, each in enumerate(one)
            ]
        else:
            cell = _leaf(one, name, path)
            if cell is not None:
                yield parents, key, path, cell, beside
        waiting += reversed(inner)


def _step(path: str, key: str) -> str:
    base = "" if path == "." else path
    return (
        f"{base}.{key}"
        if _PLAIN_KEY.match(key)
        else f"{base}[{json.dumps(key, ensure_ascii=False)}]"
    )


def _leaf(value: Any, name: str, path: str) -> SourceCell | str | None:
    """A number of a value, or its text; ``None`` for what is neither."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, Fraction)):
        return SourceCell.of(exact(value), str(value))
    if isinstance(value, str):
        return _cell(value) or value
    written = str(value)
    found = _cell(written)
    if found is None:
        msg = f"{name}: what stands at {path} is no number that can be read: {written[:40]}"
        raise UsageError(msg, "leave it out, or write it as text")
    return found


def _cell(text: str) -> SourceCell | None:
    """A text that is nothing but a number."""
    found = _NUMERAL.match(text)
    if found is None:
        return None
    minus, whole, decimals, power, percent = found.groups()
    digits = int(whole.replace(",", "") + (decimals or ""))
    value = Fraction(digits, 10 ** len(decimals or ""))
    if power:
        value *= power_of_ten(int(power))
    return SourceCell.of(exact(-value if minus else value), text.strip(), percent=bool(percent))

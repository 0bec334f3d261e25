"""Records as lines of text, and the line ends and mark of the file they go to."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from figurecheck.errors import UsageError
from figurecheck.model.record import Record
from figurecheck.reading.claims.fields import KINDS

BOM = "\ufeff"

Pairs = tuple[tuple[str, str], ...]
"""The fields of a record, name and value, the kind with the id first."""

_DIMENSIONS = "*"
"""Where declared dimensions stand among the fields."""

ORDER = MappingProxyType(
    {
        "source": KINDS["source"].optional,
        "measure": (
            *("label", "unit", "kind", "counts", "part_of", "parts"),
            *(
                "alias",
                "also",
                "not",
                "exact",
                "range",
                "complete",
                "dimension",
                "definition",
                "note",
            ),
        ),
        "claim": (
            *("source", "figure", "measure", "quantity", "statistic", "where", "by", _DIMENSIONS),
            *("when", "since", "as_of"),
            *("status", "said_by", "quote", "at", "exact", "rounded_to", "rounding", "replaces"),
            *("label", "note"),
        ),
        "relation": ("states", "where", "by", _DIMENSIONS, "when", "as_of", "trust", "note"),
        "member": ("dimension", "part_of", "complete", "parts", "overlaps", "label", "note"),
        "period": ("is", "label", "note"),
        "accept": ("reason", "in", "by", "until", "note"),
    }
)
"""The fields of each kind of record behind its id, in the order in which the manual tells them."""


def rank(kind: str, name: str) -> int:
    """Where a field stands among those of a record; a field that is none of the kind's own is a
    dimension.
    """
    order = ORDER.get(kind, (_DIMENSIONS,))
    if name in order:
        return order.index(name) + 1
    return order.index(_DIMENSIONS) + 1 if _DIMENSIONS in order else len(order) + 1


def ordered(pairs: Pairs) -> Pairs:
    """The fields in their order; those that repeat, and dimensions, stay as they follow one
    another.
    """
    kind = pairs[0][0]
    return (pairs[0], *sorted(pairs[1:], key=lambda pair: rank(kind, pair[0])))


def pairs_of(record: Record) -> Pairs:
    """The fields of a record without their places."""
    return record.pairs


def spelled(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The lines of a record; a value of several lines goes on in lines that start with ``+``."""
    lines: list[str] = []
    for name, value in pairs:
        first, *more = value.split("\n")
        lines.append(f"{name}: {first}".rstrip(" \t"))
        lines += [f"+ {line}".rstrip(" \t") for line in more]
    return lines


def line_end(text: str) -> str:
    """The line end that most lines of a text have, of CR LF and LF; LF where there is none."""
    windows = text.count("\r\n")
    return "\r\n" if 2 * windows > text.count("\n") else "\n"


def plain_text(name: str, content: bytes) -> str:
    """The text of a file's bytes without a byte order mark.

    Raises:
        UsageError: where they are not UTF-8.
    """
    return decoded(name, content).removeprefix(BOM)


def decoded(name: str, content: bytes) -> str:
    """The text of a file's bytes, a byte order mark included.

    Raises:
        UsageError: where they are not UTF-8.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        msg = f"{name}: byte {error.start + 1:,} is not UTF-8; save the file as UTF-8"
        raise UsageError(msg) from None

"""A table that is imported once more: its claims in place of those that it left in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attr

from figurecheck.keeping.texts import Pairs, line_end, ordered, pairs_of, spelled
from figurecheck.model.record import Record, sheet_and_cell
from figurecheck.reading.formats import BLANKS


@attr.frozen
class Replaced:
    """The text with new claims in place of old ones, and those of the claims that are ``left`` to
    be added to it.

    ``renewed`` is how many took the place of one, ``changed`` how many of these have another
    figure, ``gone`` the ids of claims of the same sheet that it no longer has.
    """

    text: str
    left: tuple[Pairs, ...]
    renewed: int = 0
    changed: int = 0
    gone: tuple[str, ...] = ()


def replaced(
    text: str, standing: Sequence[tuple[Record, str]], claims: Sequence[Pairs], source: str
) -> Replaced:
    """Puts claims in place of those of their name and source; of the others those go that come from
    the same sheet.

    Fields that a table never gives, a quote for one, stay; so do comments and the order of the
    file. ``standing`` are the records of the text, each with the source that a claim there
    belongs to.
    """
    last = standing[-1][1] if standing else ""
    new = {(dict(one).get("source") or source or last, one[0][1]): one for one in claims}
    given = {name for one in claims for name, _ in one} | {"note", "at", "rounded_to"}
    sources = {name for name, _ in new}
    sheets = _sheets(claims)
    lines = text.split("\n")
    end = "\r" if line_end(text) == "\r\n" else ""
    changed = 0
    renewed: set[tuple[str, str]] = set()
    gone: list[str] = []
    for record, owner in reversed(standing):
        own = dict(pairs_of(record))
        name = own.get("source") or owner, record.id
        if record.kind != "claim" or name[0] not in sources:
            continue
        first, behind = _block(lines, record)
        comments = [line for line in lines[first:behind] if line[:1] == "#"]
        if name in new:
            kept = [pair for pair in pairs_of(record)[1:] if pair[0] not in given]
            told = [pair for pair in new[name] if pair[0] != "source" or "source" in own]
            if "source" in own and "source" not in dict(told):
                told.append(("source", own["source"]))
            block = spelled(ordered((*told, *kept)))
            lines[first:behind] = [*comments, *(f"{line}{end}" for line in block)]
            renewed.add(name)
            changed += own.get("figure") != dict(new[name]).get("figure")
        elif _sheets([pairs_of(record)]) & sheets:
            if behind < len(lines) and not lines[behind].strip(f"{BLANKS}\r"):
                behind += 1
            lines[first:behind] = comments
            gone.append(record.id)
    left = tuple(one for name, one in new.items() if name not in renewed)
    return Replaced("\n".join(lines), left, len(renewed), changed, tuple(reversed(gone)))


def _sheets(claims: Iterable[Pairs]) -> set[str]:
    """The sheets that claims say they are from."""
    places = (sheet_and_cell(value) for one in claims for name, value in one if name == "at")
    return {place[0] for place in places if place is not None}


def _block(lines: Sequence[str], record: Record) -> tuple[int, int]:
    """The index of the first line of a record, and of the one behind its last."""
    behind = record.fields[-1].place.line + record.fields[-1].value.count("\n")
    while behind < len(lines) and lines[behind].strip(f"{BLANKS}\r"):
        behind += 1
    return record.place.line - 1, behind

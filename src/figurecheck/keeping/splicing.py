"""Changes inside the values of records, in whatever format, with every other byte of the file left
as it was.
"""

from __future__ import annotations

from collections.abc import Iterable

import attr

from figurecheck.catalogue import reader_of
from figurecheck.claims.files import records_of
from figurecheck.errors import UsageError
from figurecheck.keeping.texts import BOM, decoded, pairs_of
from figurecheck.model.lines import Lines, Replacement
from figurecheck.model.record import Field


@attr.frozen
class Edit:
    """New text for the characters from ``start`` up to but not including ``end`` of a field's
    value.
    """

    field: Field
    start: int
    end: int
    text: str


def spliced(name: str, content: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file after some edits, none of which overlap; how they are written is up to
    the file's reader.

    Raises:
        UsageError: where one cannot be made by changing its own text alone, so that nothing is.
    """
    whole = decoded(name, content)
    text = whole.removeprefix(BOM)
    lines, reader = Lines(text), reader_of(name)
    changes: list[Replacement] = []
    wanted = list(edits)
    for edit in wanted:
        found = (
            reader.splice(lines, edit.field, edit.start, edit.end, edit.text)
            if reader is not None
            else ()
        )
        if not found:
            raise _by_hand(edit)
        changes += found
    pieces: list[str] = []
    done = 0
    for change in sorted(changes):
        pieces += [text[done : change.start], change.text]
        done = change.end
    new = "".join([*pieces, text[done:]])
    result = (whole[: len(whole) - len(text)] + new).encode("utf-8")
    _hold(name, content, result, wanted)
    return result


def _hold(name: str, before: bytes, after: bytes, edits: list[Edit]) -> None:
    """Sees to it that the file reads as it should: the same records, but for the edits."""
    old, wrong = records_of(name, before)
    new, more = records_of(name, after)
    values = {field.place: field.value for record in old for field in record.fields}
    for edit in sorted(edits, key=lambda one: (one.field.place, -one.start)):
        value = values[edit.field.place]
        values[edit.field.place] = value[: edit.start] + edit.text + value[edit.end :]
    expected = [
        tuple((field.name, values[field.place]) for field in record.fields) for record in old
    ]
    if [pairs_of(record) for record in new] != expected or len(wrong) != len(more):
        raise _by_hand(edits[0])


def _by_hand(edit: Edit) -> UsageError:
    place = edit.field.place
    msg = (
        f"{place.file}:{place.line}: `{edit.text[:60]}` cannot be put there without changing more;"
        " do it by hand"
    )
    return UsageError(msg)

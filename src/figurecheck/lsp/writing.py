"""Where in a record something is being written."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attr

from figurecheck.live.positions import Spot, TextSpan
from figurecheck.live.workspace import Workspace
from figurecheck.reading.formats import BLANKS, is_field_name

_NAME = re.compile(r"[\w.@-]*")


@attr.frozen
class Pen:
    """Where something is being written: the kind of record and the field, ``None`` on a field's
    name.

    ``fields`` are those that the record has on other lines, each with its first value, without
    continuation lines; ``value`` is what stands before the spot, of the field's name where
    ``field`` is ``None``, and ``rest`` what stands behind it. ``span`` is the whole of what is
    being written, which an offer may take the place of.
    """

    kind: str
    field: str | None
    fields: Mapping[str, str]
    value: str
    rest: str
    span: TextSpan

    def begun(self, text: str) -> TextSpan:
        """The span of the name that was begun with the last characters before the spot."""
        end = self.span.start + len(self.value)
        name = _NAME.match(self.rest)
        return attr.evolve(self.span, start=end - len(text), end=end + (name.end() if name else 0))


def pen_at(workspace: Workspace, name: str, spot: Spot) -> Pen | None:
    """What is being written at a spot; ``None`` in a comment, on a line that is of no field, or on
    one behind the end.
    """
    lines = workspace.lines(name)
    text = workspace.line(name, spot.line)
    before, rest = text[: spot.character], text[spot.character :]
    if spot.line >= len(lines) or text.startswith("#"):
        return None
    named = _named(lines, spot.line)
    others = [(number, head, value) for number, head, value in named if number != spot.line]
    fields = {head: value for _, head, value in reversed(others)}
    kind = named[0][1] if named and (named[0][0] < spot.line or ":" in before) else ""
    head, colon, value = before.partition(":")
    if text.startswith("+"):
        above = [one for number, one, _ in named if number < spot.line]
        if not above or not before:
            return None
        start = len(text) - len(text[1:].removeprefix(" "))
        return Pen(kind, above[-1], fields, before[start:], rest, _to_end(text, name, spot, start))
    if not colon:
        end = len(text.partition(":")[0])
        return Pen(
            kind, None, fields, head, rest, TextSpan(name, spot.line, 0, max(end, spot.character))
        )
    if not is_field_name(head):
        return None
    start = len(before) - len(value.lstrip(BLANKS))
    return Pen(kind, head, fields, before[start:], rest, _to_end(text, name, spot, start))


def _named(lines: list[str], number: int) -> list[tuple[int, str, str]]:
    """The fields of the record around a line, each with its line and the first line of its
    value.
    """
    first = last = number
    while first > 0 and lines[first - 1].strip(BLANKS):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip(BLANKS):
        last += 1
    return [
        (at, head, value.strip(BLANKS))
        for at in range(first, last + 1)
        for head, colon, value in (lines[at].partition(":"),)
        if colon and is_field_name(head)
    ]


def _to_end(text: str, name: str, spot: Spot, start: int) -> TextSpan:
    return TextSpan(name, spot.line, start, max(len(text.rstrip(BLANKS)), spot.character))

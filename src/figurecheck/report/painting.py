"""Lines for a terminal, with the part of each that may be coloured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attr

from figurecheck.model.noun import Noun

STYLES: Mapping[str, str] = MappingProxyType(
    {"error": "31;1", "warning": "33;1", "note": "36;1", "strong": "1"}
)
"""What each kind of part is coloured with, as terminals have it."""


@attr.frozen(eq=False, repr=False)
class Line(Noun):
    """A line: ``marked`` is the part of a kind of ``STYLES``, between what stands before and behind
    it.
    """

    behind: str
    before: str = ""
    marked: str = ""
    style: str = ""


def plain(lines: Iterable[Line]) -> str:
    """The lines as text."""
    return "".join(f"{line.before}{line.marked}{line.behind}\n" for line in lines)


def painted(lines: Iterable[Line]) -> str:
    """The lines coloured; no word is added or lost."""
    return "".join(
        (
            f"{line.before}\x1b[{STYLES[line.style]}m{line.marked}\x1b[0m{line.behind}\n"
            if line.style
            else f"{line.before}{line.marked}{line.behind}\n"
        )
        for line in lines
    )

"""How much the files of one run may hold together, whatever each may have, and what is said of
those for which there was no room.
"""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place, Record

RUN_FIELDS = 400_000
"""Fields that the records of one run may have: those of about 80,000 claims, with which a report
takes just under 500 MB.
"""

RUN_BYTES = 100_000_000
"""Bytes that the texts, tables and filings of one run may have, or all files that a command
changes or compares: up to there a run takes no more than 500 MB.
"""

PACK = "check fewer of them at once, or make facts of them: figurecheck pack"
"""What to do about records in such numbers."""


class Room:
    """What is left of the room of one run, and which files found none."""

    def __init__(self) -> None:
        self._fields = RUN_FIELDS
        self._bytes = RUN_BYTES
        self._cut: Label | None = None
        self._unread: list[str] = []
        self._too_large: list[str] = []

    def records(self, found: Sequence[Record]) -> Sequence[Record]:
        """The first records of a file, as far as there is room for them; the others are told."""
        for number, record in enumerate(found):
            self._fields -= len(record.values)
            if self._fields < 0:
                self._cut = self._cut or Label(record.place, "", "")
                return found[:number]
        return found

    def is_full(self, name: str) -> bool:
        """Whether there is no room for records any more, so that a file of them is not read."""
        if self._cut is None:
            return False
        self._unread.append(name)
        return True

    def takes(self, name: str, size: int) -> bool:
        """Whether there is room for a file of so many bytes; if there is, it is taken."""
        if size > self._bytes:
            self._too_large.append(name)
            return False
        self._bytes -= size
        return True

    def problems(self) -> list[Problem]:
        """What was not read, for want of room: an error for each kind of it."""
        found = []
        if self._cut is not None:
            place = self._cut.place
            told = f"the records of one run may have {RUN_FIELDS:,} fields together"
            rest = f", nor were {_files(self._unread)}" if self._unread else ""
            headline = f"{place.file}: {told}; those from here on were not read{rest}"
            found.append(Problem("FC005", headline, (self._cut,), PACK))
        if self._too_large:
            first = self._too_large[0]
            told = f"the files of one run may have {RUN_BYTES // 1_000_000} MB together"
            headline = f"{first}: {told}; not read: {_files(self._too_large)}"
            label = Label(Place(first, 1, 1), "", "")
            found.append(Problem("FC005", headline, (label,), "take fewer of them at once"))
        return found


def _files(names: Sequence[str]) -> str:
    """The files by their names, as many as a line holds, and how many others."""
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more

"""The data that figures are read with, where a project brings its own."""

from __future__ import annotations

from typing import NamedTuple

from figurecheck.reading.phrases.vocabulary import Words
from figurecheck.reading.readings.reading_table import Table, default_table


class ReadingData(NamedTuple):
    """A reading table and words, ``None`` for those that come with figurecheck; ``names`` are the files they are in."""

    table: Table | None = None
    words: Words | None = None
    names: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """What a report says figures were read with."""
        version = (self.table or default_table()).version
        return f"{version} with {', '.join(self.names)}" if self.names else version

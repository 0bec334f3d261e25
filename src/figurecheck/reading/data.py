"""The data that figures are read with, where a project brings its own."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import NamedTuple

from figurecheck.reading.phrases.vocabulary import Words
from figurecheck.reading.readings.reading_table import Table, default_table
from figurecheck.reading.shipped import shipped


class ReadingData(NamedTuple):
    """A reading table and words, ``None`` for those that come with figurecheck; ``names`` are the
    files they are in.

    ``hashes`` are the SHA-256 of the table's file and of that of the words, empty for those that
    come with figurecheck.
    """

    table: Table | None = None
    words: Words | None = None
    names: tuple[str, ...] = ()
    hashes: tuple[str, str] = ("", "")

    @property
    def version(self) -> str:
        """What a report says figures were read with."""
        version = (self.table or default_table()).version
        return f"{version} with {', '.join(self.names)}" if self.names else version

    @property
    def digests(self) -> tuple[str, str]:
        """The SHA-256 of the reading table and of the words that figures are read with, wherever
        they come from.
        """
        table, words = self.hashes
        return table or _shipped("readings.toml"), words or _shipped("words", "en.toml")


@cache
def _shipped(*path: str) -> str:
    return sha256(shipped(*path).encode()).hexdigest()

"""The pages of what only a grounding tells, in the terminal, each with its example."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "FC504": """FC504 nowhere

A figure of a text that no source has, and that follows from none.

What it checks
    Each figure of the text that needs a source is sought in the sources: in the cell, row and
    column that its sentence names, in what follows from these, in sentences that share words, and
    everywhere. A warning where none has it; a note for dates, years, ages and ordinals.

Why it matters
    What a text says and no source does was made up, was taken from elsewhere, or was mistyped.

What to do
    Name the source that has it, write a record with its source, exempt its kind or the constant in
    [ground] of the settings, or accept this figure in this sentence: figurecheck accept KEY.

    $ figurecheck ground report.txt --in riders.xlsx
""",
        "FC505": """FC505 proves nothing

A figure of a text that sources have, as they would have most such figures.

What it checks
    Of so many numerals like the figure the sources would have given as many that finding it means
    little: a table of twenty cells has almost every number from 1 to 9. A note; a warning with
    --strict.

Why it matters
    Digits that stand somewhere back anything. What counts is how few others would have been found.

What to do
    Name row and column in the sentence, or what the columns are called (--names); or leave it.

    $ figurecheck ground report.txt --in riders.xlsx --strict
""",
    }
)
"""The page of each code."""


def page_of(code: str) -> str | None:
    """The page of a code that only a grounding tells; ``None`` for others."""
    return PAGES.get(code)

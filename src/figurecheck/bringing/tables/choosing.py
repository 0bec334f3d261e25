"""Which tables are checked, and how their figures are read, where somebody said so."""

from __future__ import annotations

from collections.abc import Sequence

import attr

from figurecheck.bringing.tables.numerals import FORMATS
from figurecheck.bringing.tables.text import ROUNDINGS, TableText
from figurecheck.errors import UsageError


@attr.frozen
class TableChoice:
    """What was said of tables, empty and 0 where nothing was: the ``sheet`` and the number of the
    ``table``, counted from 1, to be checked, how ``numbers`` are written, what the ``rounding``
    is, and whether tables are held ``across`` files against one another.

    Raises:
        UsageError: where ``numbers`` or ``rounding`` are none that there are.
    """

    sheet: str = ""
    table: int = 0
    numbers: str = ""
    rounding: str = ""
    across: bool = False

    def __attrs_post_init__(self) -> None:
        for name, value, known in (
            ("--numbers", self.numbers, tuple(FORMATS)),
            ("--rounding", self.rounding, ROUNDINGS),
        ):
            if value and value not in known:
                msg = f"{name} is one of {', '.join(known)}, and not {value!r}"
                raise UsageError(msg)


def chosen_tables(documents: Sequence[object], choice: TableChoice) -> tuple[object, ...]:
    """The documents, of tables only those that were chosen, which are read as was said.

    Raises:
        UsageError: where there is no such table.
    """
    if choice == TableChoice():
        return tuple(documents)
    tables = [one for one in documents if isinstance(one, TableText)]
    found = [one for one in tables if choice.sheet in {"", one.sheet}]
    if choice.sheet and not found:
        known = ", ".join(dict.fromkeys(one.sheet for one in tables if one.sheet))
        msg = f"no sheet or table is called {choice.sheet!r}"
        raise UsageError(msg, f"there is {known}" if known else "none of the tables has a name")
    if choice.table:
        if not 0 < choice.table <= len(found):
            msg = f"there is no table {choice.table}: {len(found)} were read"
            raise UsageError(msg)
        found = [found[choice.table - 1]]
    kept = {id(one) for one in found}
    return tuple(
        attr.evolve(one, numbers=choice.numbers, rounding=choice.rounding, across=choice.across)
        if isinstance(one, TableText)
        else one
        for one in documents
        if not isinstance(one, TableText) or id(one) in kept
    )

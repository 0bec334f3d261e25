"""Several files written as one: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping

from figurecheck.errors import UsageError
from figurecheck.keeping.saving import save


def write_all(changes: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Writes each file's new bytes in place of the old; where one cannot be written, those written before go back.

    Raises:
        UsageError: where one cannot be written, or was changed meanwhile; it says which ones could not go back.
    """
    done: list[str] = []
    try:
        for name, (before, after) in changes.items():
            save(name, after, before=before)
            done.append(name)
    except UsageError as error:
        stuck: list[str] = []
        for name in done:
            before, after = changes[name]
            try:
                save(name, before, before=after)
            except UsageError:
                stuck.append(name)
        kept = f"; these are changed already: {', '.join(stuck)}" if stuck else ""
        msg = f"{error}{kept}"
        raise UsageError(msg) from None

"""What commands that write do first: finish what another run of one was killed in the middle of."""

from __future__ import annotations

from collections.abc import Sequence

from figurecheck.console import tell
from figurecheck.keeping.writing import Finished, finish
from figurecheck.report.safe import safe


def finished(paths: Sequence[str]) -> list[Finished]:
    """What was left half done below some paths and is done now, told in a line each.

    Raises:
        UsageError: where it cannot be done.
    """
    found = finish(paths)
    for one in found:
        files = ", ".join(safe(name) for name in one.files) or "no file"
        tell(f"finished what was interrupted ({safe(one.what)}): {files}")
        for name in one.left:
            tell(f"{safe(name)} was changed meanwhile, and was left as it is")
    return found

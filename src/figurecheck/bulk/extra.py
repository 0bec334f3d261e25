"""What facts files need beside what figurecheck brings along, and what identifies them."""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec

from figurecheck.errors import UsageError

NEEDED = ("pyarrow", "duckdb", "numpy")
"""What the extra ``bulk`` brings along."""


def see_to_extra() -> None:
    """Sees that what facts files need is installed.

    Raises:
        UsageError: where it is not.
    """
    missing = [one for one in NEEDED if find_spec(one) is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        msg = f"facts files need {', '.join(missing)}, which {verb} not installed"
        raise UsageError(msg, "pip install 'figurecheck[bulk]'")


def digest(path: str) -> str:
    """The SHA-256 of a file, read in pieces."""
    found = sha256()
    with open(path, "rb") as stream:  # noqa: PTH123
        while block := stream.read(1 << 20):
            found.update(block)
    return found.hexdigest()

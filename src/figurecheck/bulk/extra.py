"""What facts files need beside what figurecheck brings along, and what identifies them."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from shutil import which
from typing import BinaryIO

from figurecheck.errors import UsageError

NEEDED = ("pyarrow", "duckdb", "numpy")
"""What the extra ``bulk`` brings along."""


ON_A_CLUSTER = (*NEEDED, "narwhals", "pandas", "pyspark")
"""What the extra ``spark`` brings along."""


def see_to_extra() -> None:
    """Sees that what facts files need is installed.

    Raises:
        UsageError: where it is not.
    """
    _see_to("facts files need", NEEDED, "bulk")


def see_to_spark() -> None:
    """Sees that what a cluster needs is installed here, Java among it.

    Raises:
        UsageError: where it is not.
    """
    _see_to("--spark needs", ON_A_CLUSTER, "spark")
    if "JAVA_HOME" not in os.environ and which("java") is None:
        msg = "--spark needs Java, which is not installed"
        raise UsageError(msg, "install Java 17 or newer, or say with JAVA_HOME where it is")


def _see_to(need: str, names: Sequence[str], extra: str) -> None:
    missing = [one for one in names if find_spec(one) is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        msg = f"{need} {', '.join(missing)}, which {verb} not installed"
        raise UsageError(msg, f"pip install 'figurecheck[{extra}]'")


def see_to_plain(path: str) -> None:
    """Sees that a path is that of a plain file: one would wait for a pipe, and a device has no end.

    Raises:
        UsageError: where it is not, or is not there.
    """
    try:
        plain = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except (OSError, ValueError) as error:
        told = str(getattr(error, "strerror", error)).lower()
        msg = f"{path}: there is no such file, or it cannot be opened: {told}"
        raise UsageError(msg) from None
    if not plain:
        msg = f"{path}: not a plain file"
        raise UsageError(msg)


def opened(path: str) -> BinaryIO:
    """The bytes of a file, whatever its name is: by its name pyarrow opens one in UTF-8 alone."""
    return open(path, "rb")  # noqa: PTH123 -- who asks closes it


def see_to_name(path: str) -> None:
    """Sees that a file can be opened by its name: what reads and writes Parquet, and databases,
    takes names in UTF-8 alone.

    Raises:
        UsageError: where its name is not in UTF-8.
    """
    if path.encode(errors="replace").decode() != path:
        msg = f"{path}: its name is not in UTF-8"
        raise UsageError(msg, "give it another name")


def digest(path: str) -> str:
    """The SHA-256 of a file, read in pieces."""
    found = sha256()
    with open(path, "rb") as stream:  # noqa: PTH123
        while block := stream.read(1 << 20):
            found.update(block)
    return found.hexdigest()

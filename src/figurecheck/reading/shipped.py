"""The data files that are shipped beside this module: the words and the reading table."""

from __future__ import annotations


def shipped(*path: str) -> str:
    """The text of a data file that is shipped beside this module."""
    from pkgutil import get_data

    content = get_data(__package__, "/".join(path))
    return "" if content is None else content.decode("utf-8")

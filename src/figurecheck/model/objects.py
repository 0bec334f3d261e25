"""Objects of JSON, as sources, filings and saved reports give them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """What an object holds by its keys, for ``json.loads`` as ``object_pairs_hook``.

    Raises:
        ValueError: where it gives a key twice, of which nobody knows which value is meant.
    """
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            msg = f"the key {key[:80]!r} stands twice in one object"
            raise ValueError(msg)
        found[key] = value
    return found

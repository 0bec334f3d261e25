"""The keys of findings: a code with a fingerprint of what the finding is about, or with the key of
the finding that an acceptance is of.

Nobody else knows how a key is put together, nor takes one apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def key_of(code: str, about: Iterable[str]) -> str:
    """The key of a finding with that code: the same for the same texts in the same order, which may
    be the names of files that are no text.
    """
    whole = chr(10).join(about).encode("utf-8", "surrogatepass")
    return f"{code}:{sha256(whole).hexdigest()[:8]}"


def of_acceptance(code: str, accepted: str) -> str:
    """The key of a finding with that code about the acceptance of another finding, by its key."""
    return f"{code}:{accepted}"


def code_in(key: str) -> str:
    """The code that a key begins with; for a text that is no key whatever stands before its first
    colon.
    """
    return key.partition(":")[0]


def accepted_in(key: str) -> str:
    """The key of the finding whose acceptance a finding is about, by the key of the latter."""
    return key.partition(":")[2]


def is_key(text: str) -> bool:
    """Whether a text is the key of a finding: a code, a colon and letters or digits."""
    code, colon, rest = text.partition(":")
    return bool(colon) and code[:2] == "FC" and code[2:].isdigit() and rest.isalnum()

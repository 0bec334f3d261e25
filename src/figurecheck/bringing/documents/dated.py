"""Documents with what a caller says of them: the day of publication and the headline."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.errors import UsageError
from figurecheck.model.claims import Claims

Set = TypeVar("Set", bound=Claims)


def dated(claims: Set, published: str = "", headline: str = "") -> Set:
    """The claims with the day and the headline in every document among them.

    Raises:
        UsageError: where the day is none.
    """
    if not published and not headline:
        return claims
    published = published_on(published, "--published takes a day")
    documents = tuple(
        attr.evolve(one, published=published or one.published, title=headline or one.title)
        if isinstance(one, Document)
        else one
        for one in claims.documents
    )
    return attr.evolve(claims, documents=documents)


def published_on(day: str, asked: str = "a day of publication is") -> str:
    """A day of publication as ISO 8601 has it; empty where none is given.

    Raises:
        UsageError: where it is no day; its words begin with ``asked``.
    """
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        msg = f"{asked} as 2025-06-04, and not {day!r}"
        raise UsageError(msg) from None

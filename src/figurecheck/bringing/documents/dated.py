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
    if published:
        try:
            published = date.fromisoformat(published).isoformat()
        except ValueError:
            msg = f"--published takes a day as 2025-06-04, and not {published!r}"
            raise UsageError(msg) from None
    documents = tuple(
        attr.evolve(one, published=published or one.published, title=headline or one.title)
        if isinstance(one, Document)
        else one
        for one in claims.documents
    )
    return attr.evolve(claims, documents=documents)

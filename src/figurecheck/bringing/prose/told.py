"""What was read of a text, as a report tells it."""

from __future__ import annotations

from collections.abc import Collection

from figurecheck.bringing.prose.through import Text
from figurecheck.model.document import Object


def text_object(text: Text, linked: Collection[int] = ()) -> Object:
    """What was read of a document, as a report tells it; ``linked`` is where figures of it begin
    that were held against records.
    """
    document = text.document
    unfit = sum(1 for match in text.statements if match.told)
    counts: Object = {
        "sentences": text.counted,
        "figures": text.figures,
        "checked": len(text.statements),
        "fitting": len(text.statements) - unfit,
        "alone": text.figures - len(text.tied.union(linked)),
        "unread": text.unread,
        "linked": len(linked),
    }
    return {
        "text": document.name,
        "sha256": document.digest,
        "title": document.title,
        "published": document.published or None,
        "characters": len(document.text),
        "counts": counts,
    }

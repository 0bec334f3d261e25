"""What a text says of its own figures: what is left follows where the others are grounded
themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import attr

from figurecheck.bringing.grounding.figures import ReadText
from figurecheck.bringing.grounding.tracing import FigureTrace
from figurecheck.bringing.prose.through import read_document_text
from figurecheck.model.grounding import ABSENT, DERIVED, GROUNDED, WEAK


def by_patterns(read: ReadText, outcomes: Sequence[FigureTrace], bits: int) -> list[FigureTrace]:
    """The outcomes, with figures derived that a pattern of the text makes of others which are
    grounded.
    """
    found = list(outcomes)
    at = {
        one.figure.mention.start: number
        for number, one in enumerate(found)
        if one.figure.mention is not None
    }
    if not any(one.verdict in {ABSENT, WEAK} for one in found):
        return found
    for match in read_document_text(read.document).matches:
        if match.proposal is None or match.level or match.proposal.must is not None:
            continue
        numbers = [at.get(part.mention.start) for part in match.proposal.parts]
        told, *others = numbers
        if told is None or any(one is None for one in others):
            continue
        given = [found[one] for one in others if one is not None]
        if found[told].verdict not in {ABSENT, WEAK} or any(
            one.verdict not in GROUNDED for one in given
        ):
            continue
        figure = found[told].figure
        space = figure.wordings[-1].numerals.space
        if 1 << bits > space:
            continue
        parts = tuple(part for one in given for part in one.parts)
        found[told] = attr.evolve(
            found[told],
            verdict=DERIVED,
            parts=parts,
            space=space,
            reached=1,
            arithmetic="",
            result=match.proposal.value([one.figure.value for one in given]),
            why=f"by the text itself ({match.pattern.name})",
        )
    return found

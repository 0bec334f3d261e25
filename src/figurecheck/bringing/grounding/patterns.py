"""What a text says of its own figures: what is left follows where the others are grounded
themselves, or contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attr

from figurecheck.bringing.grounding.conflicts import Check, Judged
from figurecheck.bringing.grounding.figures import ReadText
from figurecheck.bringing.grounding.trace import FigureTrace
from figurecheck.bringing.prose.pattern import Proposal
from figurecheck.bringing.prose.through import Match, decided, read_document_text
from figurecheck.model.grounding import ABSENT, CONFLICT, DERIVED, GROUNDED, WEAK

OPEN = frozenset({ABSENT, WEAK})
"""Verdicts on figures that nothing bears out."""


def matches_of(read: ReadText, outcomes: Sequence[FigureTrace]) -> tuple[Match, ...]:
    """What patterns make of the sentences of a text; nothing where all of its figures are
    grounded.
    """
    if not any(one.verdict in OPEN for one in outcomes):
        return ()
    return read_document_text(read.document).matches


def by_patterns(
    matches: Sequence[Match], outcomes: Sequence[FigureTrace], bits: int
) -> list[FigureTrace]:
    """The outcomes, with figures derived that a pattern of the text makes of others which are
    grounded.
    """
    found = list(outcomes)
    for match, proposal, numbers in _held(matches, outcomes):
        told, *others = numbers
        given = [found[one] for one in others]
        if match.level or proposal.must is not None or not _is_left(found, told, others):
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
            result=proposal.value([one.figure.value for one in given]),
            why=f"by the text itself ({match.pattern.name})",
        )
    return found


def against_patterns(
    read: ReadText,
    matches: Sequence[Match],
    outcomes: Sequence[FigureTrace],
    check: Check,
    data: object,
) -> dict[int, tuple[Judged, FigureTrace]]:
    """The findings on figures that a pattern of the text contradicts, and what becomes of these, by
    their numbers: nothing bears them out, and all others of the pattern are grounded, as where
    something *rose 706 percent to 3,654 from 517*.
    """
    found: dict[int, tuple[Judged, FigureTrace]] = {}
    taken: set[str] = set()
    for match, proposal, numbers in _held(matches, outcomes):
        if not match.told or match.pattern.doubtful:
            continue
        for number in numbers:
            others = [one for one in numbers if one != number]
            if number in found or not _is_left(outcomes, number, others):
                continue
            suffix = f"-{number + 1}"
            finding, report = decided(read.document, match, proposal, check, data, suffix, taken)
            if finding is not None and report is not None:
                outcome = attr.evolve(
                    outcomes[number],
                    verdict=CONFLICT,
                    parts=tuple(part for one in others for part in outcomes[one].parts),
                    why=finding.headline,
                )
                found[number] = Judged(finding, report), outcome
    return found


def _held(
    matches: Sequence[Match], outcomes: Sequence[FigureTrace]
) -> Iterator[tuple[Match, Proposal, list[int]]]:
    """The matches of which every figure is one of the outcomes, with their numbers."""
    at = {
        one.figure.mention.start: number
        for number, one in enumerate(outcomes)
        if one.figure.mention is not None
    }
    for match in matches:
        if match.proposal is None:
            continue
        numbers = [at.get(part.mention.start) for part in match.proposal.parts]
        known = [one for one in numbers if one is not None]
        if len(known) == len(numbers) > 1:
            yield match, match.proposal, known


def _is_left(outcomes: Sequence[FigureTrace], number: int, others: Sequence[int]) -> bool:
    """Whether nothing bears a figure out, and all others of its pattern are grounded."""
    return outcomes[number].verdict in OPEN and all(
        outcomes[one].verdict in GROUNDED for one in others
    )

"""The figures of a text as marks in it: how each of them stands, and which findings speak of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from figurecheck.bringing.documents.document import HEADING, Document
from figurecheck.bringing.prose.through import Text
from figurecheck.model.finding import Finding
from figurecheck.model.marked import ALONE, FITS, UNCHECKED, UNFIT, Mark, MarkedText

Spot = tuple[int, int, str, tuple[str, ...]]
"""From where to where something is marked, half-open, how it stands, and the keys of findings."""


def marked(text: Text, findings: Sequence[Finding], held: Collection[int] = ()) -> MarkedText:
    """The text with its marks; ``findings`` are those of this text, and figures that begin at
    ``held`` were held against records.
    """
    document = text.document
    spots = _apart((*_told(document, findings), *_figures(text, held)))
    return MarkedText(
        document.name,
        document.text,
        tuple((one.start, one.end, one.kind == HEADING) for one in document.stretches),
        tuple(
            Mark(start, end, status, document.place(start), document.place(end), keys)
            for start, end, status, keys in spots
        ),
        tuple(dict.fromkeys(one.key for one in findings)),
        text.unread,
    )


def _told(document: Document, findings: Iterable[Finding]) -> Iterator[Spot]:
    """What findings speak of, in the words of their labels; one whose words do not stand there as
    they are has no mark.
    """
    for finding in findings:
        for label in finding.labels:
            words = label.text.split()
            if label.place.file != document.name or not words:
                continue
            start = document.offset(label.place)
            pattern = r"\s+".join(map(re.escape, words))
            found = re.compile(pattern).match(document.text, start)
            if found is not None:
                status = UNCHECKED if finding.severity == "note" else UNFIT
                yield found.start(), found.end(), status, (finding.key,)


def _figures(text: Text, held: Collection[int]) -> Iterator[Spot]:
    """Every figure by the patterns that hold it against others; one that a finding should speak of
    and that none speaks of was not decided.
    """
    fitting: set[int] = set(held)
    undecided: set[int] = set()
    for match in text.matches:
        for part in match.proposal.parts if match.proposal is not None else ():
            (undecided if match.told else fitting).add(part.mention.outer_start)
    for sentence in text.sentences:
        for one in sentence.mentions:
            if one.outer_start in undecided or one.figure is None:
                status = UNCHECKED
            else:
                status = FITS if one.outer_start in fitting else ALONE
            yield one.outer_start, one.outer_end, status, ()


def _apart(spots: Iterable[Spot]) -> list[Spot]:
    """The marks in order; where some overlap, those with findings are one, and others give way."""
    found: list[Spot] = []
    for start, end, status, keys in sorted(spots, key=lambda one: (one[0], -len(one[3]), one[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, status, keys))
            continue
        first, last, before, others = found[-1]
        if keys and others:
            worst = UNFIT if UNFIT in {status, before} else UNCHECKED
            found[-1] = first, max(end, last), worst, tuple(dict.fromkeys((*others, *keys)))
        elif keys:
            found[-1] = start, end, status, keys
    return found

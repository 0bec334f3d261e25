"""The figure does not occur in its quote.

What it checks
    The words of ``figure`` stand in ``quote``, wherever a claim has one, case and spacing aside.

Why it matters
    It catches figures that were typed wrong when they were carried over.

Conflict::

    measure: arrests
    unit: arrest

    claim: week
    figure: 7,300 arrests
    quote: 7,030 arrests in a week
    measure: arrests
    when: 2025-01-20/2025-01-26

Clean::

    measure: arrests
    unit: arrest

    claim: week
    figure: 7,300 arrests
    quote: 7,300 arrests in a week
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from figurecheck.checks.question import Evidence, Question, remark
from figurecheck.model.finding import Finding

CODE = "FC102"


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each claim whose quote lacks its figure."""
    for claim in evidence.claims:
        quote = claim.record.get("quote")
        if quote is not None and not stands(claim.figure.text, quote.value):
            headline = f"`{claim.figure.text}` does not stand in its quote"
            yield remark(
                CODE, "warning", headline, claim, quote, "copy the words that carry the figure"
            )


_NO_LONGER = r"(?<!\w)(?<!\d[.,])(?<!\s[-−–])(?<!^[-−–]){figure}(?![\w%‰/])(?!(?<=\d)[.,]\d)"
"""A figure as it is written, where no number or word goes on ahead of it or behind it, as a sign,
a decimal, a scale or what it is divided by would: *sub-$100*, *500 engineers—many of them*.
"""


def stands(figure: str, quote: str) -> bool:
    """Whether a figure stands in a quote as it is written, or its words do in their order, others
    between them allowed after the first.

    A word of the quote may go on behind a hyphen, *$1.2bn-worth*, or with the letter of pence.
    """
    written, inside = (" ".join(text.casefold().split()) for text in (figure, quote))
    if re.search(_NO_LONGER.format(figure=re.escape(written)), inside):
        return True
    words = _words(quote)
    place = 0
    for word in _words(figure):
        goes_on = re.compile(rf"{re.escape(word)}(?:-\S*|(?<=\d)p)?")
        found = next((at for at in range(place, len(words)) if goes_on.fullmatch(words[at])), -1)
        if found < 0:
            return False
        place = found + 1
    return True


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("\u2019", "'")
    return [word.strip(".,;:!?\"'“”()[]") for word in plain.split()]


QUESTION = Question(CODE, "quote", ask)

"""A number of the headline is neither in the text nor made of what is.

What it checks
    Each number of the headline above twelve that counts something or is money: it is in the text,
    in digits or in words, rounded or cut, or within three percent, or two numbers of the text make
    it, or several of one kind add up to it. What is none of these is told where the text has
    another number of the same unit and noun that is one slip of the hand away: two neighbouring
    digits exchanged, one of three digits or more, a digit too many or too few.

Why it matters
    Headlines are written last, by somebody else, and read first.

Conflict::

    Storm leaves 45,000 homes dark

    The storm left 54,000 homes without power on Monday night, the company said.

Clean::

    Storm leaves 54,000 homes dark

    The storm left 54,312 homes without power on Monday night, the company said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from figurecheck.bringing.documents.document import HEADING, Document, Stretch
from figurecheck.bringing.prose.mention import COUNT, MONEY, FigureMention
from figurecheck.bringing.prose.mentions import Sentence, read_sentence
from figurecheck.bringing.prose.nouns import singular
from figurecheck.bringing.prose.pattern import Remark
from figurecheck.bringing.prose.slipped import (
    ONE_DIGIT,
    SWAPPED,
    TENFOLD,
    digit_slip,
    digits_of,
    tenfold_slip,
)
from figurecheck.bringing.prose.tables import Tables, tables
from figurecheck.errors import FigurecheckError
from figurecheck.model.interval import Number, magnitude
from figurecheck.reading.readings.interpret import interpret

CODE = "FC503"

NAME = "headline"
"""What findings of a headline are called by, as others are by their pattern."""

SMALLEST = 13
"""Figures below are not judged: a headline counts what a text names one by one."""

NEAR = Fraction(3, 100)
"""How far a figure of the text may be off for the headline to mean it."""

LEAST_DIGITS = {ONE_DIGIT: 3, SWAPPED: 2, TENFOLD: 2}
"""How many digits ahead of its zeros a figure of the headline has for a slip of it to be no
chance.
"""

MAX_ADDED = 10
"""Figures of the same kind of which some are added."""

_TIMES = (2, 12, 52, 100, Fraction(1, 2), Fraction(1, 12), Fraction(1, 100))

MAX_NUMBERS = 200
"""Different numbers of a text that are added and divided."""


def judged(document: Document, sentences: Iterable[Sentence]) -> Iterator[Remark]:
    """What the headline says and the text does not, where the text has another number of
    the same.
    """
    listed = tables()
    title = _title(document)
    body = [one for one in sentences if title is None or one.start >= title.end]
    mentions = [mention for one in body for mention in one.mentions]
    numbers = _numbers(mentions) | {Fraction(year) for one in body for year in _years(one)}
    for text, start, end in _headlines(document, title):
        for mention in read_sentence(text, start, end, listed).mentions:
            rivals = _rivals(mention, mentions, listed)
            near = [one for one in rivals if _slipped(mention, one) and not _both(mention, one)]
            if (
                not _judges(mention)
                or not near
                or _found(Fraction(mention.value), mention.grain, numbers)
                or _added(Fraction(mention.value), rivals)
            ):
                continue
            words = " ".join(text[mention.outer_start : mention.outer_end].split())
            other = " ".join(document.text[near[0].outer_start : near[0].outer_end].split())
            headline = f"the headline says {words}, the text {other}"
            at = mention.outer_start if text is document.text else near[0].outer_start
            yield Remark(at, at, words, headline, "nothing in the text makes that number")


def _title(document: Document) -> Stretch | None:
    first = document.stretches[0] if document.stretches else None
    return first if first is not None and first.kind == HEADING else None


def _headlines(document: Document, title: Stretch | None) -> Iterator[tuple[str, int, int]]:
    """The heading of the text, and the title where that says something else; each in its text, from
    where to where.
    """
    own = "" if title is None else " ".join(document.text[title.start : title.end].split())
    if title is not None:
        yield document.text, title.start, title.end
    if document.title and document.title != own:
        yield document.title, 0, len(document.title)


def _judges(mention: FigureMention) -> bool:
    plain = (
        mention.kind in {COUNT, MONEY} and mention.form == "digits" and mention.figure is not None
    )
    return plain and mention.value >= SMALLEST and mention.sure


def _rivals(
    mention: FigureMention, mentions: Iterable[FigureMention], listed: Tables
) -> list[FigureMention]:
    """The figures of the text that are of the same kind, unit and noun."""
    unit = singular(mention.unit, listed)
    return [
        one
        for one in mentions
        if one.kind == mention.kind and one.unit == unit and one.per == mention.per
    ]


def _slipped(one: FigureMention, other: FigureMention) -> bool:
    """Whether a figure of the headline is one of the text with a slip of the hand."""
    unit = min(one.digit_unit, other.digit_unit)
    own, others = digits_of(one.value, unit), digits_of(other.value, unit)
    slip = digit_slip(own, others) or tenfold_slip(one.value, other.value)
    return bool(slip) and len(own.rstrip("0")) >= LEAST_DIGITS[slip]


def _both(one: FigureMention, other: FigureMention) -> bool:
    """Whether some number is what both figures say: *over 150 countries* and *170 countries*."""
    try:
        mine, its = (
            interpret(each.figure, least=None).at("generous")
            for each in (one, other)
            if each.figure is not None
        )
    except (FigurecheckError, ValueError):
        return False
    apart = (mine.upper is not None and its.lower is not None and mine.upper < its.lower) or (
        its.upper is not None and mine.lower is not None and its.upper < mine.lower
    )
    return not apart


def _added(wanted: Fraction, rivals: list[FigureMention]) -> bool:
    """Whether some of the figures of the same kind make the number together."""
    sums = {Fraction(0)}
    for one in rivals[:MAX_ADDED]:
        sums |= {Fraction(one.value) + other for other in sums}
    return any(_near(wanted, one) for one in sums)


def _numbers(mentions: Iterable[FigureMention]) -> set[Fraction]:
    found: set[Fraction] = set()
    for one in mentions:
        found.add(Fraction(one.value))
        if one.figure is not None and one.figure.last is not None:
            found.add(Fraction(one.figure.last))
    return found


def _years(sentence: Sentence) -> Iterator[int]:
    for one in sentence.consumed:
        if one.kind == "year" and one.text.isdigit():
            yield int(one.text)


def _found(wanted: Fraction, grain: Number, numbers: set[Fraction]) -> bool:
    """Whether the text has the number, one near it or that was cut to it, or numbers that
    make it.
    """
    if any(_near(wanted, one) or _shortened(one, grain, wanted) for one in numbers):
        return True
    few = sorted(numbers)[:MAX_NUMBERS]
    if any(_near(wanted, one * times) for one in few for times in _TIMES):
        return True
    if _near(wanted, sum(few, Fraction(0))):
        return True
    return any(
        _near(wanted, made) for one, other in combinations(few, 2) for made in _made(one, other)
    )


def _shortened(number: Fraction, grain: Number, wanted: Fraction) -> bool:
    """Whether a number that is cut off or rounded to a grain is the one that is wanted."""
    return grain != 0 and wanted in {
        number // grain * grain,
        (number + grain * Fraction(1, 2)) // grain * grain,
    }


def _made(one: Fraction, other: Fraction) -> Iterator[Number]:
    yield one + other
    yield magnitude(other - one)
    if one:
        yield Fraction(other) / one
        yield Fraction(100) * other / one
    if other:
        yield Fraction(100) * one / other
    yield one * other
    yield Fraction(1, 100) * one * other


def _near(wanted: Fraction, made: Number) -> bool:
    return made != 0 and magnitude(Fraction(made) / wanted - 1) <= NEAR

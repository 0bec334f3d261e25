"""A document's figures as draft records for a person to review: nothing is in them that the text
does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.drafted_measures import kind_of, lender_of, measure_of
from figurecheck.bringing.prose.mention import (
    AGE,
    BARE,
    COUNT,
    FRACTION,
    MEASURE,
    MONEY,
    MULTIPLE,
    PERCENT,
    POINTS,
    FigureMention,
)
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.moments import Moment, moment_of, with_periods
from figurecheck.bringing.prose.reviewing import Item, answered_items, blocks_of
from figurecheck.bringing.prose.speakers import NamedSpeaker, speaker_of, status_of
from figurecheck.bringing.prose.tables import Tables, tables
from figurecheck.bringing.prose.through import Text, read_document_text
from figurecheck.bringing.stated import free, slug
from figurecheck.catalogue import own_ending, reader_of
from figurecheck.checks.questions.quote import stands
from figurecheck.errors import UnitError
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.record import Record
from figurecheck.model.unit import read_unit
from figurecheck.model.window import Window
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.windows import read_window
from figurecheck.version import VERSION

WORDS_AROUND = 6
"""Words of the text that a quote has on either side of the figure."""

MAX_ROUNDS = 6
"""How often claims that cannot be read are taken out and the rest is looked at again."""

OTHERS = "other"
"""The noun of *three others*, which counts what stands elsewhere; a measure called so would be what
every *other* speaks of.
"""

_OF_SOMETHING = frozenset((PERCENT, POINTS, FRACTION, MULTIPLE))
"""Kinds of figures of which somebody has to say what they are of."""


@attr.frozen(eq=False)
class Drafted:
    """What was drafted: the text of the records, how many claims it has, how many ask for a
    quantity, what was left out and why, how many answers an earlier draft gave, and the limits that
    were met.
    """

    source: str
    text: str
    claims: int
    left_out: tuple[tuple[str, str], ...]
    asked: int = 0
    kept: int = 0
    met: tuple[str, ...] = ()


@attr.frozen(eq=False)
class _Draft:
    """One claim of a draft, with the noun behind the figure, or without it, and with its moment."""

    id: str
    name: str
    measure: str
    unit: str
    words: str
    mention: FigureMention
    sentence: Sentence
    moment: Moment | None = None
    speaker: NamedSpeaker | None = None
    status: str = ""
    ahead: bool = False
    noun: bool = True
    asked: bool = False
    lent: str = ""


def draft(
    document: Document,
    publisher: str = "",
    before: str = "",
    periods: Mapping[str, Window] = MappingProxyType({}),
    source: str = "",
) -> Drafted:
    """The draft records of a document: the same bytes for the same text.

    Every claim can be read, and holds nothing that has to be guessed: what a percentage, a part or
    a multiple is of stands as a question, in lines that no reader sees. Each has a measure of its
    own, ``riders.ferry.2``, which no other claim of this draft or another has: that two figures
    speak of the same is for somebody to say. ``before`` is an earlier
    draft of the document: what was answered in it stands, where its sentence does. ``periods`` are
    windows that have a name in the records of the project, by which the text may call them;
    ``source`` is what the text is called as a source, ``source_of`` it unless given.
    """
    listed = with_periods(tables(), periods)
    text = read_document_text(document)
    answers = answered_items(before)
    left_out: list[tuple[str, str]] = []
    source = source or source_of(document, publisher)
    drafts = list(_drafts(text, source, left_out, answers, listed))
    for _ in range(MAX_ROUNDS):
        written = _written(document, source, publisher, drafts, answers)
        wrong = {
            line: problem for problem in _read(written, source).problems for line in _lines(problem)
        }
        if not wrong:
            break
        drafts = list(_mended(document, drafts, answers, written, wrong, left_out))
    else:
        written = _written(document, source, publisher, drafts, answers)
    plain = [one for one in drafts if not one.asked]
    return Drafted(
        source,
        written,
        len(plain),
        tuple(left_out),
        len(drafts) - len(plain),
        sum(_earlier(document, one, answers) is not None for one in drafts),
        tuple(text.met),
    )


def source_of(document: Document, publisher: str = "") -> str:
    """What a document is called as a source: its publisher, or its file, and its day."""
    return slug(f"{publisher or _stem(document.name)} {document.published}") or "text"


def _mended(
    document: Document,
    drafts: list[_Draft],
    answers: Mapping[tuple[str, str], Item],
    written: str,
    wrong: Mapping[int, Problem],
    left_out: list[tuple[str, str]],
) -> Iterator[_Draft]:
    """The drafts without what could not be read of them: the noun, then the days, then all of it.

    What somebody answered stays as it is.
    """
    for one, block in zip(drafts, blocks_of(written), strict=True):
        lines = range(block.first, block.last + 1)
        problem = next((wrong[line] for line in lines if line in wrong), None)
        if problem is None or _earlier(document, one, answers) is not None:
            yield one
        elif one.noun and _stands(document, attr.evolve(one, noun=False)):
            yield attr.evolve(one, noun=False)
        elif one.moment is not None or one.status:
            yield attr.evolve(one, moment=None, status="", noun=True)
        else:
            left_out.append((one.words, problem.headline))


def _drafts(
    text: Text,
    source: str,
    left_out: list[tuple[str, str]],
    answers: Mapping[tuple[str, str], Item],
    listed: Tables,
) -> Iterator[_Draft]:
    document = text.document
    taken = {item.id for item in answers.values()}
    for sentence in text.sentences:
        speaker = speaker_of(document, sentence, listed)
        halves = _in_two_units(document, sentence, listed)
        for mention in sentence.mentions:
            words = _words(document, mention.outer_start, mention.outer_end)
            if mention in halves:
                left_out.append((words, "it is part of a figure in two units"))
                continue
            lender = lender_of(sentence, mention)
            reason = _reason(document, mention, listed, lender)
            if reason:
                left_out.append((words, reason))
                continue
            asked = kind_of(mention) in _OF_SOMETHING
            name, unit = (
                (slug(words), "")
                if asked
                else measure_of(document, sentence, mention, listed, lender)
            )
            strange = "" if asked else _no_unit(unit)
            if strange:
                left_out.append((words, strange))
                continue
            again = lender is not None and name == measure_of(document, sentence, lender, listed)[0]
            status = status_of(document, sentence, mention, listed)
            moment = None if again else moment_of(document, sentence, mention, listed)
            one = _Draft(
                "",
                name or "figure",
                "",
                unit,
                words,
                mention,
                sentence,
                moment,
                speaker,
                status,
                ahead=not status and _ahead(document, moment),
                asked=asked,
                lent=mention.elided if lender is not None else "",
            )
            if not _stands(document, one):
                left_out.append((words, "it is part of something longer"))
                continue
            earlier = _earlier(document, one, answers)
            own = earlier.id if earlier is not None else free(one.name, taken)
            yield attr.evolve(one, id=own, measure=_own_measure(one.name, own, source))


def _in_two_units(
    document: Document, sentence: Sentence, listed: Tables
) -> tuple[FigureMention, ...]:
    """The figures that make up one with their neighbours: *5ft 4in*, *7lb 3oz*, *9 stone 4 pounds*.

    None of them is what the text says by itself.
    """
    found: list[FigureMention] = []
    for one, other in pairwise(sentence.mentions):
        between = document.text[one.outer_end : other.outer_start].lower().strip(" \u00a0-")
        alike = one.dimension == other.dimension and one.unit != other.unit
        lengths = not between and alike and one.kind == other.kind == MEASURE
        weights = between in listed.words.stones and other.unit in {"pound", "GBP", ""}
        if lengths or (weights and not one.unit):
            found += [one, other]
    words = [token.text.lower() for token in sentence.tokens]
    for one in sentence.mentions if len(words) > 2 else ():
        behind, ahead = words[one.last : one.last + 2], words[max(one.first - 2, 0) : one.first]
        tall = len(behind) == 2 and behind[0].isdecimal() and behind[1] in _INCHES
        heavy = len(ahead) == 2 and ahead[0].isdecimal() and ahead[1] in listed.words.stones
        if (tall and one.unit == "foot") or (heavy and one.unit in {"pound", "GBP"}):
            found += [one, *(other for other in sentence.mentions if other.first == one.last)]
    return tuple(found)


_INCHES = frozenset({"in", "ins"})
"""What inches are called behind feet, and nowhere else."""


def _no_unit(unit: str) -> str:
    """Why no measure can have a unit, ``degree`` say, and what to say in its place; empty where one
    can.
    """
    try:
        read_unit(unit)
    except UnitError as error:
        return f"{error}: {error.help}" if error.help else str(error)
    return ""


def _own_measure(name: str, own: str, source: str) -> str:
    """The measure of a claim ``own`` that is named by ``name`` and, from the second on, a number:
    its name ahead of the first dot, and behind it what tells it from every other. No name of a
    record that is made of a text has a dot.
    """
    return ".".join(part for part in (name, source, own[len(name) + 1 :]) if part)


def _ahead(document: Document, moment: Moment | None) -> bool:
    """Whether the words that say when name days which were still to come when it was published:
    what it says of them is a plan or a projection, and which is for somebody to say.
    """
    if moment is None or not moment.window or not document.published:
        return False
    start, published = (read_window(one).start for one in (moment.window, document.published))
    return start is not None and published is not None and start > published


def _earlier(
    document: Document, one: _Draft, answers: Mapping[tuple[str, str], Item]
) -> Item | None:
    """The claim with its answer, where an earlier draft has one; with the noun or without it."""
    quote = _quote(document, one)
    figures = (_figure(document, one), _figure(document, attr.evolve(one, noun=False)))
    return next((answers[figure, quote] for figure in figures if (figure, quote) in answers), None)


def _reason(
    document: Document, mention: FigureMention, listed: Tables, lender: FigureMention | None
) -> str:
    """Why a figure is left out; empty where it is drafted."""
    if lender is not None:
        small = mention.form == "word" and not lender.sure
        return "its words have no reading" if mention.figure is None or small else ""
    kind = kind_of(mention)
    numeral = document.text[mention.start : mention.end].lower()
    plural = numeral in listed.words.scale_plurals
    unchanged = kind == MULTIPLE and mention.value == 1
    reasons = (
        (mention.figure is None, "its words have no reading"),
        (kind == AGE, "an age"),
        (mention.dimension == "time", "a stretch of time"),
        (kind == BARE or mention.unit == OTHERS, "nothing is counted behind it"),
        (
            kind not in {COUNT, MONEY, MEASURE} and (kind not in _OF_SOMETHING or unchanged),
            "a word that gives no number",
        ),
        (mention.form == "word" and not plural, "a number word without one number"),
        (not mention.sure and kind not in _OF_SOMETHING, "what it counts is a guess"),
        (kind == MULTIPLE and not mention.sure, "what it says is a guess"),
    )
    return next((reason for is_so, reason in reasons if is_so), "")


# -- the text --------------------------------------------------------------------------------------


def _written(
    document: Document,
    source: str,
    publisher: str,
    drafts: list[_Draft],
    answers: Mapping[tuple[str, str], Item],
) -> str:
    named = _clean(document.name)
    told = f"from {named} (sha256 {document.digest[:12]}); nothing here has been reviewed."
    if answers:
        told = told.replace("nothing here has been reviewed", "what was reviewed says so")
    blocks = [f"# Drafted by figurecheck {VERSION} {told}"]
    fields = [
        ("publisher", publisher),
        ("title", document.title),
        ("published", document.published),
    ]
    blocks.append(
        "\n".join(
            [f"source: {source}", *(f"{name}: {_clean(value)}" for name, value in fields if value)]
        )
    )
    for one in drafts:
        earlier = _earlier(document, one, answers)
        if not one.asked and earlier is None:
            blocks.append(f"measure: {one.measure}\nunit: {one.unit}")
        blocks.append(
            _claim(document, one) if earlier is None else earlier.moved(_at(document, one))
        )
    return "\n\n".join(blocks) + "\n"


def _claim(document: Document, one: _Draft) -> str:
    fields = [
        ("claim", one.id),
        ("figure", _figure(document, one)),
        ("quantity", "? / ?") if one.asked else ("measure", one.measure),
    ]
    notes = [f"{one.lent} is taken from another figure of the sentence"] if one.lent else []
    if one.moment is not None and one.ahead:
        notes.append(
            f"“{_clean(one.moment.words)}” is read as {one.moment.window}, which was to come:"
            " planned or projected?"
        )
    elif one.moment is not None and one.moment.window:
        fields.append(("as_of" if one.moment.as_of else "when", one.moment.window))
        notes.append(f"“{_clean(one.moment.words)}” is read as {one.moment.window}")
    elif one.moment is not None:
        notes.append(f"“{_clean(one.moment.words)}” is when?")
    if one.status:
        fields.append(("status", one.status))
    if one.speaker is not None:
        fields.append(("said_by", one.speaker.name))
        notes += ["“he” or “she” is read as the last one named"] if one.speaker.guessed else []
    fields.append(("quote", _quote(document, one)))
    fields.append(("at", _at(document, one)))
    if one.asked:
        notes.insert(0, "of what is it? write a quantity of two measures, such as officers / all")
    fields.append(("note", f"review: {'; '.join(notes)}" if notes else "review: where, and when?"))
    ahead = "# " if one.asked else ""
    return "\n".join(f"{ahead}{name}: {value}" for name, value in fields)


def _at(document: Document, one: _Draft) -> str:
    place = document.place(one.mention.outer_start)
    return document.spot(one.mention.outer_start) or f"line {place.line}, column {place.column}"


def _stands(document: Document, one: _Draft) -> bool:
    """Whether the figure of a claim is all of what stands there: *1.5mg* of *1.5mg/kg* is not."""
    return stands(_figure(document, one), _quote(document, one))


def _figure(document: Document, one: _Draft) -> str:
    mention = one.mention
    if one.noun and mention.per and not one.asked:
        return _words(document, mention.outer_start, one.sentence.tokens[mention.last - 1].end)
    whole = one.noun or one.asked
    return _words(document, mention.outer_start, mention.outer_end if whole else mention.end)


def _quote(document: Document, one: _Draft) -> str:
    """The figure with a few words on either side, never a whole sentence."""
    tokens = one.sentence.tokens
    first = max(one.mention.first - WORDS_AROUND, 0)
    last = min(one.mention.last + WORDS_AROUND, len(tokens))
    return _words(document, tokens[first].start, tokens[last - 1].end)


def _words(document: Document, start: int, end: int) -> str:
    return _clean(document.text[start:end])


def _clean(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _stem(name: str) -> str:
    found = re.search(r"([^/\\]+?)(?:\.[^./\\]{1,20})?\Z", name)
    return found[1] if found is not None else name


# -- whether it can be read ------------------------------------------------------------------------


def _read(text: str, source: str) -> Claims:
    name = f"{source}{own_ending()}"
    reader = reader_of(name)
    records, problems = (
        reader.read(text, name) if reader is not None else (list[Record](), list[Problem]())
    )
    return assemble([(name, records)], problems, {})


def _lines(problem: Problem) -> Iterator[int]:
    yield from (label.place.line for label in problem.labels)

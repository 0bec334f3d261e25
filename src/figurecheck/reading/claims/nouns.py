"""What a figure counts, where the words for it are not those of its measure: *12 dead*, *204
arrests so far*.

Every word of a figure is understood or the figure is refused, but for one: the noun of a count may
be any that no other measure has and that is no unit. Then somebody is told, and told what to write
into the measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from figurecheck.errors import FigureError, UnitError
from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import Expression, Operation, Term
from figurecheck.model.figure import Figure
from figurecheck.model.interval import Number
from figurecheck.model.measure import Measure
from figurecheck.model.unit import Unit, conversion, read_unit
from figurecheck.model.units.common import MEASURED
from figurecheck.model.units.nouns import PREPOSITIONS, singular
from figurecheck.model.units.words import AMBIGUOUS, common, prefixed
from figurecheck.reading.claims.reader import RecordReader
from figurecheck.reading.phrases.cursor import HYPHENS
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.phrases.vocabulary import Token, Words, default_words, find, tokenize

MOST_WORDS = 4
"""A noun that nobody described has at most so many words."""


_LEAST_LETTERS = 5
"""Words of fewer letters are never taken for slips of others: *dead* is no slip of *death*."""


class Counted(NamedTuple):
    """What the words of a figure count: a unit, how many of the quantity's unit one of it is, and
    the noun to be told.

    ``noun`` is empty where the measure has it.
    """

    unit: str
    factor: Number
    noun: str = ""


def is_unit(text: str) -> bool:
    """Whether a text names a measured unit, a currency or a scale, and no thing that is counted."""
    words = tuple(text.split())
    return common(words) is not None or (
        len(words) == 1 and (text.lower() in AMBIGUOUS or prefixed(words) is not None)
    )


def counted_as(reader: RecordReader, text: str, expression: Expression, unit: Unit) -> Counted:
    """What the words behind a number count, where they are no unit of the quantity as they stand.

    Harmless words are left out first: *confirmed*, *so far*, *in total*. ``unit`` is that of the
    quantity.

    Raises:
        UnitError: FC020 to FC022 where they are another unit or another measure's noun, FC021 for
            *more* of what is no change.
    """
    words = reader.words or default_words()
    rest, left_out = _without_harmless(text, words, changes=_changes(reader, expression))
    own = [reader.measure_of(term) for term, _ in terms_of(expression)]
    known = frozenset[str]().union(*map(words_of, own))
    _refuse_taken(
        reader,
        [each for each in left_out if each not in known],
        own,
        " ".join(text.split()).lower(),
    )
    if not rest:
        return Counted(unit.text, 1)
    original = _spelled(text, rest)
    short = original.lower()
    try:
        factor = conversion(read_unit(original), unit)
    except UnitError:
        if not _counts_things(unit) or any(
            token.text in words.per or token.text == "/" for token in rest
        ):
            raise
    else:
        return Counted(original, factor)
    _refuse_others(rest, words, text)
    name = unit.dimension[0][0]
    factor = conversion(Unit(1, unit.dimension, name), unit)
    strange = [each for each in _folded(rest) if each not in known]
    _refuse_taken(reader, strange, own, short)
    for each in strange:
        near = min((word for word in known if _a_letter_apart(word, each)), default="")
        if near:
            help_ = (
                f"did you mean `{near}`? If not, write `also: {short}` into measure `{own[0].id}`"
            )
            raise UnitError(f"“{each}” is not “{near}”", "FC022", help_)
    return Counted(name, factor, short if strange else "")


def measured_of(reader: RecordReader, text: str, expression: Expression, unit: Unit) -> Counted:
    """What a measured unit with words behind it counts: *5 tonnes of waste so far*.

    Raises:
        UnitError: as ``counted_as``.
    """
    words = reader.words or default_words()
    rest, _ = _without_harmless(text, words, changes=_changes(reader, expression))
    at = next((index for index, token in enumerate(rest) if token.text in _BEHIND), len(rest))
    name = _spelled(text, rest[:at])
    counted = Counted(name, conversion(read_unit(name), unit))
    if at == len(rest):
        return counted
    if rest[at].text not in words.of or at + 1 == len(rest):
        raise UnitError(
            f"“{text}” holds “{rest[at].text}”, behind which no unit goes on", "FC020", _KEEP
        )
    _refuse_others(rest[at + 1 :], words, text)
    own = [reader.measure_of(term) for term, _ in terms_of(expression)]
    known = frozenset[str]().union(*map(words_of, own))
    strange = [each for each in _folded(rest[at + 1 :]) if each not in known]
    noun = _spelled(text, rest[at + 1 :]).lower()
    _refuse_taken(reader, strange, own, noun)
    return counted._replace(noun=noun if strange else "")


def understood(reader: RecordReader, figure: Figure, expression: Expression) -> str:
    """What words behind an amount, a percentage, a fraction, a multiple or a change name, where no
    measure has it.

    They name what the quantity is about, or the figure is refused; behind *of* what it is divided
    by may go by a noun that no other measure has. Empty where the measures have the words.

    Raises:
        FigureError: FC010 where somebody else would have to know what they mean.
        UnitError: FC021 for *more* of what is no change, FC022 where they are another measure's.
    """
    words, text = reader.words or default_words(), figure.rest
    amount = figure.form == "digits" and figure.unit not in {"percent", "points"}
    rest, _ = _without_harmless(text, words, changes=not amount or _changes(reader, expression))
    own = [reader.measure_of(term) for term, _ in terms_of(expression)]
    known = frozenset[str]().union(*map(words_of, own))
    strange = [each for each in _folded(rest) if each not in known]
    noun = _spelled(text, rest).lower()
    _refuse_taken(reader, strange, own, noun)
    _refuse_loss(words, own, rest, figure)
    plain = all(token.kind == "word" or token.text in _JOINTS for token in rest)
    joined = {token.text for token in rest if token.text in PREPOSITIONS}
    plain = plain and joined <= _OF_WHAT and (not rest or rest[-1].text not in PREPOSITIONS)
    if plain and not strange:
        return ""
    if not figure.of_whole:
        advice = (
            "keep the words of the figure and drop the rest; place and days have fields of"
            " their own"
        )
        raise FigureError(f"“{cut(text)}” is not understood", "FC010", advice)
    _refuse_others(rest, words, text)
    return noun


def refuse_lead(reader: RecordReader, figure: Figure, expression: Expression) -> None:
    """Refuses words before the number that are not of the quantity: *killed 239 people*, *a
    shortage of 300 officers*.

    Raises:
        FigureError: FC010.
    """
    words = reader.words or default_words()
    own = [reader.measure_of(term) for term, _ in terms_of(expression)]
    known = frozenset[str]().union(*map(words_of, own))
    rest, _ = _without_harmless(figure.lead, words, changes=False)
    for token in rest:
        noun = singular(token.text)
        if (
            token.text in words.of
            or token.text in words.articles
            or noun in words.leads
            or token.text in HYPHENS
        ):
            continue
        against = find(words.harmless, (token,), 0)
        if noun not in known or (against is not None and against.role == "against"):
            advice = (
                "begin with the number; a measure's own nouns may stand before it, and `also:`"
                " gives it others"
            )
            raise FigureError(f"“{cut(figure.lead)}” is not understood", "FC010", advice)
    _refuse_loss(words, own, rest, figure)


def _refuse_loss(
    words: Words, own: Sequence[Measure], rest: Sequence[Token], figure: Figure
) -> None:
    """Refuses *a loss of $5 million* where profits are told as well: it may be 5 million below
    zero.
    """
    signed = any(measure.least is None or measure.least < 0 for measure in own)
    if signed and any(singular(token.text) in words.losses for token in rest):
        raise FigureError(
            f"“{cut(figure.text)}” may be below zero, where the quantity can be",
            "FC010",
            "write the number with its sign: -$5 million",
        )


def has_more(text: str) -> bool:
    """Whether a measured unit has words behind it that are not of its name: *tonnes of waste*, not
    *barrels of oil*.
    """
    words = tuple(text.split())
    return not _BEHIND.isdisjoint(words[1:]) and common(words) is None


_OF_WHAT = frozenset({"of", "in", "for", "on"})
"""What may join an amount of money to what it was for: *$36 million in damages*."""

_BEHIND = frozenset({"of", "in"})
"""What parts a measured unit from what there is so much of, as ``look_up`` has it."""


def _spelled(text: str, tokens: Sequence[Token]) -> str:
    """The tokens as they were written, with one blank wherever there was any or something was left
    out.
    """
    found = ""
    for index, token in enumerate(tokens):
        apart = index and tokens[index - 1].end < token.start
        found += " " * bool(apart) + text[token.start : token.end]
    return found


def _refuse_taken(
    reader: RecordReader, strange: Sequence[str], own: Sequence[Measure], noun: str
) -> None:
    """Raises UnitError for a word that another measure goes by."""
    mine = {measure.id for measure in own}
    for each in strange:
        others = [other for other in _taken(reader).get(each, ()) if other not in mine]
        if others:
            raise UnitError(
                f"“{each}” stands for what measure `{others[0]}` is about",
                "FC022",
                f"claim it of that measure; if it is the same thing, write `also: {noun}` into"
                f" measure `{own[0].id}`",
            )


def _without_harmless(text: str, words: Words, *, changes: bool) -> tuple[list[Token], list[str]]:
    """The words that say what is counted, without articles, tails, *head of* and harmless
    modifiers; then these.

    Raises:
        UnitError: FC021 for words of a change where the quantity is none.
    """
    tokens = tokenize(text)
    rest: list[Token] = []
    left_out: list[str] = []
    at = 0
    while at < len(tokens):
        phrase = find(words.harmless, tokens, at)
        if phrase is not None and phrase.role == "changes" and not changes:
            said = " ".join(phrase.words)
            advice = "claim it of the difference, a[later] - a[earlier], or of a flow"
            raise UnitError(f"“{said}” says a change, and this is a level", "FC021", advice)
        if phrase is not None and phrase.role != "against":
            left_out += (
                map(singular, phrase.words) if phrase.role in {"modifiers", "changes"} else ()
            )
            at += len(phrase.words)
            continue
        if rest or tokens[at].text not in words.articles:
            rest.append(tokens[at])
        at += 1
    return rest, left_out


def _changes(reader: RecordReader, expression: Expression) -> bool:
    """Whether the expression is a change, which *50 more* can be the figure of: a flow, or a
    difference.
    """
    if isinstance(expression, Term):
        return reader.measure_of(expression).kind == "flow"
    return isinstance(expression, Operation) and expression.operator == "-"


def _a_letter_apart(one: str, other: str) -> bool:
    """Whether one long word becomes the other by one letter more, less, changed or exchanged with
    its neighbour.
    """
    if min(len(one), len(other)) < _LEAST_LETTERS or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    first, second = one[start:], other[start:]
    return (
        first[1:] in (second[1:], second)
        or first == second[1:]
        or first[:2] + second[2:] == second[1::-1] + first[2:]
    )


def _counts_things(unit: Unit) -> bool:
    """Whether figures in it count things that have a noun, also in thousands."""
    return (
        len(unit.dimension) == 1
        and unit.dimension[0][1] == 1
        and unit.dimension[0][0] not in MEASURED
    )


def _refuse_others(rest: Sequence[Token], words: Words, text: str) -> None:
    """Raises UnitError where a word is no part of a noun: a unit, a number, a hedge, a place or
    time behind *in*.
    """
    known = (
        words.numbers,
        words.scales,
        words.scale_plurals,
        words.fractions,
        words.multiples,
        words.periods,
        words.each,
    )
    for index, token in enumerate(rest):
        spoken = any(
            find(phrases, (token,), 0) is not None
            for phrases in (words.before, words.behind, words.after, words.vague, words.harmless)
        )
        strange = token.kind != "word" and token.text not in _JOINTS
        if not index and (token.text in words.and_ or _joins(words, token)):
            raise UnitError(f"“{text}” goes on behind the number with no noun", "FC020", _KEEP)
        if (
            spoken
            or strange
            or any(token.text in each for each in known)
            or token.text in words.per
        ):
            raise UnitError(
                f"“{text}” holds “{token.text}”, which is no part of a noun", "FC020", _KEEP
            )
        if token.text in PREPOSITIONS:
            if token.text not in words.of or not 0 < index < len(rest) - 1:
                raise UnitError(
                    f"“{text}” holds “{token.text}”, behind which no noun goes on", "FC020", _KEEP
                )
        elif is_unit(text[token.start : token.end]):
            raise UnitError(
                f"“{text}” is measured in “{token.text}”, and things are counted here",
                "FC022",
                _KEEP,
            )
    if len(rest) > MOST_WORDS:
        raise UnitError(
            f"“{text}” is more than a noun",
            "FC020",
            f"{_KEEP}; a noun has at most {MOST_WORDS} words",
        )


def _joins(words: Words, token: Token) -> bool:
    """Whether a word joins what stands before it to something else: *65 or older*."""
    found = find(words.between, (token,), 0)
    return found is not None and found.role == "either"


_JOINTS = frozenset("-‐‑’'&")
_KEEP = (
    "keep the number and what is counted; place and days have fields of their own, `where` and"
    " `when`"
)


def _folded(rest: Sequence[Token]) -> list[str]:
    return [
        singular(token.text)
        for token in rest
        if token.kind == "word" and token.text not in PREPOSITIONS
    ]


def words_of(measure: Measure) -> frozenset[str]:
    """The words that a measure goes by, in the singular: of its id, label, unit, aliases and other
    nouns.
    """
    names = [measure.name, measure.label, *measure.alias, *measure.also]
    names += [name for name, _ in measure.unit.dimension if name not in MEASURED]
    return frozenset(
        singular(token.text)
        for name in names
        for token in tokenize(name)
        if token.kind == "word" and token.text not in PREPOSITIONS and token.text not in _EMPTY
    )


_EMPTY = frozenset({"a", "an", "the", "and", "or", "all", "s"})
"""Words that are in the names of measures and name nothing."""


def _taken(reader: RecordReader) -> Mapping[str, Sequence[str]]:
    """The measures that go by each word, collected once."""
    if not reader.taken:
        for word, name in _named(reader):
            reader.taken.setdefault(word, []).append(name)
    return reader.taken


def _named(reader: RecordReader) -> Iterator[tuple[str, str]]:
    for name in sorted(reader.measures):
        for word in sorted(words_of(reader.measures[name])):
            yield word, name

"""Phrases such as *about 700 officers* turned into figures."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import NoReturn

from figurecheck.errors import UnitError, UsageError
from figurecheck.model.figure import Figure
from figurecheck.model.interval import exact
from figurecheck.model.unit import conversion, read_unit
from figurecheck.reading.phrases.assembly import Amount, Parts, as_multiple, assemble, first_of
from figurecheck.reading.phrases.compared import skip_compared
from figurecheck.reading.phrases.cursor import Cursor, refuse
from figurecheck.reading.phrases.digits import MOST_DIGITS, Numeral, cut, read_digits
from figurecheck.reading.phrases.number_words import grain_of
from figurecheck.reading.phrases.numerals import read_numeral, refuse_year
from figurecheck.reading.phrases.vocabulary import (
    HEDGES,
    STATISTICS,
    Phrase,
    Token,
    Words,
    default_words,
    find,
    tokenize,
)

LONGEST = 2000
"""Characters a figure may have; what is longer is refused unread."""

_PERCENT = frozenset({"percent", "points"})
_LOWER = frozenset({"more-than", "at-least"})
_UPPER = frozenset({"less-than", "at-most"})
_FOOTNOTES = frozenset("*†‡§¶")
_OPENS, _CLOSES = frozenset("("), frozenset(")")
_NOTHING = frozenset[str]()
_COMMA = frozenset(",")
_MARGIN = frozenset({"margin"})
_JOINTS = frozenset({"range", "either", "but"})
_DASHES = frozenset("-−\u2010\u2011\u2012\u2013\u2014")
_FULL_STOP = frozenset(".")
_END = frozenset(".,;:!")
_CLOSED = _END | _FOOTNOTES


def read_phrase(text: str, *, numbers: str = "en", words: Words | None = None) -> Figure:
    """The figure that a phrase states.

    Args:
        text: the phrase, and nothing but the phrase.
        numbers: ``en`` for 7,300.5, ``eu`` for 7.300,5.
        words: the vocabulary, English by default.

    Raises:
        FigureError: when the phrase is no figure (FC010), has more than 400 digits (FC012), says NaN,
            infinity or minus zero (FC013), or groups its digits in no known way (FC014).
        UsageError: when ``numbers`` is neither of the two.
    """
    if numbers not in ("en", "eu"):
        msg = f"numbers is {numbers!r}, and must be en or eu"
        raise UsageError(msg)
    if len(text) > LONGEST:
        _refuse_length(text[:LONGEST])
    tokens = tokenize(text)
    while tokens and tokens[-1].text in _CLOSED:
        tokens = tokens[:-1]
    tokens = _without_reference(tokens)
    _refuse_foreign_digits(text)
    cursor = Cursor(tokens, words or default_words(), numbers)
    parts = Parts()
    _read_openings(cursor, parts)
    _read_amounts(cursor, parts)
    end = _read_closings(cursor, parts)
    unit, rest = _unit(cursor, parts, text, end)
    return assemble(text, parts, unit, rest)


def _without_reference(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without the mark of a note that ends them, ``[12]``."""
    if len(tokens) < 4 or tokens[-1].text != "]":
        return tokens
    noted = tokens[-3].text == "[" and tokens[-2].kind in ("number", "word")
    return tokens[:-3] if noted else tokens


def _refuse_length(start: str) -> NoReturn:
    if sum(map(str.isdigit, start)) > MOST_DIGITS:
        refuse(f"a number of more than {MOST_DIGITS} digits", "FC012", "shorten it: no figure needs so many")
    refuse(f"more than {LONGEST} characters are no figure", help="keep the words of the figure and drop the rest")


def _refuse_foreign_digits(text: str) -> None:
    for character in text:
        if character.isdecimal() and not character.isascii():
            refuse(f"the digit U+{ord(character):04X} is not one of 0 to 9", help="write the number with 0 to 9")


def _read_openings(cursor: Cursor, parts: Parts) -> None:
    """Reads all that stands before the number."""
    while True:
        phrase = find(cursor.words.before, cursor.tokens, cursor.at)
        currency = cursor.currency()
        if currency is not None and len(currency.words) > len(phrase.words if phrase else ()):
            return  # C$5 is no “circa”
        if phrase is not None and find(cursor.words.long_multiples, cursor.tokens, cursor.at) is not None:
            return  # cut in half
        if phrase is not None:
            cursor.at += len(phrase.words)
            _note(phrase, parts, cursor.words)
            cursor.take(_FULL_STOP if phrase.role in HEDGES and _stop_ends_hedge(cursor) else _NOTHING)
        elif parts.direction and cursor.text in cursor.words.by:
            cursor.at += 1
        elif not _skip_article(cursor):
            return


def _stop_ends_hedge(cursor: Cursor) -> bool:
    """Whether a full stop belongs to the abbreviation before it, and does not open ``.5``.

    Raises:
        FigureError: where it touches both, and either is meant.
    """
    position = cursor.at + 1
    if cursor.text != "." or position >= len(cursor.tokens) or not cursor.adjacent:
        return position >= len(cursor.tokens) or cursor.tokens[position - 1].end < cursor.tokens[position].start
    before, following = cursor.tokens[cursor.at - 1], cursor.tokens[position]
    if cursor.tokens[cursor.at].end == following.start and following.kind == "number":
        refuse(
            f"{before.text}.{cut(following.text)} may be {cut(following.text)} or 0.{cut(following.text)}",
            help=f"write {before.text}. {cut(following.text)} or {before.text} 0.{cut(following.text)}",
        )
    return True


def _skip_article(cursor: Cursor) -> bool:
    """Reads the article of ``a roughly 25 % cut``, ``an 8 % rise`` and ``a $5 million fine``."""
    vague = find(cursor.words.vague, cursor.tokens, cursor.at) is not None
    if vague or cursor.text not in cursor.words.articles:
        return False
    cursor.at += 1
    if cursor.kind == "number" or cursor.currency() or find(cursor.words.before, cursor.tokens, cursor.at) is not None:
        return True
    cursor.at -= 1
    return False


def _note(phrase: Phrase, parts: Parts, words: Words) -> None:
    said = " ".join(phrase.words)
    match phrase.role:
        case "neutral":
            return
        case "up" | "down":
            parts.direction = phrase.role
        case "range":
            parts.opened = True
        case "average" | "median":
            parts.statistic = phrase.role
        case "nameless":
            refuse(f"“{said}” names no interval", help="leave the claim out, or give the number it stands for")
        case "level":
            refuse(
                f"“{said}” gives a level, not a change",
                help="claim the number alone, and the one before it in a claim of its own",
            )
        case hedge:
            parts.hedges.append(hedge)
            if said in words.alone:
                parts.alone = said


def _read_amounts(cursor: Cursor, parts: Parts) -> None:
    """Reads the number, and the second one of a range or a margin."""
    parts.first = _read_amount(cursor)
    if parts.first is None:
        parts.first = _some(cursor, parts)
    while cursor.take(_FOOTNOTES):
        pass
    if _read_margin(cursor, parts) or _read_other_end(cursor, parts):
        return
    if parts.opened:
        refuse("one end of the range is missing", help="as in: between 1,200 and 1,500")
    _read_restatement(cursor, parts.first)


def _read_margin(cursor: Cursor, parts: Parts) -> bool:
    """Reads the margin of ``45 % ± 3`` and ``700 (±50)``."""
    start = cursor.at
    bracketed = cursor.take(_OPENS)
    cursor.take(_COMMA)
    if not cursor.take_phrase(cursor.words.between, _MARGIN):
        cursor.at = start
        return False
    parts.margin = _read_amount(cursor)
    if parts.margin is None or (bracketed and not cursor.take(_CLOSES)):
        refuse("a margin without a number")
    return True


def _read_other_end(cursor: Cursor, parts: Parts) -> bool:
    """Reads the second number of a range, of *five or six*, or of *at least A and at most B*."""
    start, second = cursor.at, Parts()
    joint = _joint(cursor)
    if joint:
        _read_openings(cursor, second)
        last = _read_amount(cursor)
        if last is not None and _fits(joint, parts, second):
            parts.last = last
            return True
    cursor.at = start
    return False


def _joint(cursor: Cursor) -> str:
    """What stands between two numbers: ``range``, ``and``, ``either``, ``but``, or nothing that joins them."""
    if cursor.take(_DASHES):
        return "range"
    joins_bounds = cursor.text in cursor.words.and_
    phrase = cursor.take_phrase(cursor.words.between, _JOINTS)
    return "" if phrase is None else "and" if joins_bounds else phrase.role


def _fits(joint: str, parts: Parts, second: Parts) -> bool:
    """Whether a second number goes with the first as it is joined to it; notes how."""
    first, last = parts.hedges[-1:], second.hedges[-1:]
    if joint in ("and", "but") and not parts.opened:
        both = len(parts.hedges) == len(second.hedges) == 1
        if not both or first[0] not in _LOWER or last[0] not in _UPPER:
            return False
        parts.bounds, parts.hedges = (first[0], last[0]), []
        return True
    parts.either = joint == "either"
    # "from 20 to more than 30" is at least 20, which leaves 20 itself possible.
    parts.hedges += ["at-least" if hedge == "more-than" else hedge for hedge in second.hedges]
    return joint != "but"


def _read_restatement(cursor: Cursor, first: Amount) -> None:
    """Reads the same number again in brackets, ``five (5)``.

    Raises:
        FigureError: where it is another number.
    """
    start = cursor.at
    if not cursor.take(_OPENS):
        return
    again = _read_amount(cursor)
    if again is None or not cursor.take(_CLOSES):
        cursor.at = start
    elif again.numeral.value != first.numeral.value or again.unit not in ("", first.unit):
        refuse(
            "the number in brackets is another one",
            help="a claim has one figure: write the other one into a claim of its own",
        )


def _some(cursor: Cursor, parts: Parts) -> Amount:
    """The figure in ``some officers``, whose only word was taken for a hedge."""
    words = cursor.words
    last = cursor.tokens[cursor.at - 1 : cursor.at] if cursor.at else ()
    known = find(words.vague, last, 0) if last else None
    if known is None or (known.role not in words.shares and not parts.hedges):
        _refuse_start(cursor)
    if known.role not in words.shares:
        parts.hedges.pop()  # it was taken for one
    return Amount(Numeral(words.least[known.role], 1, 0, form="word", word=known.role))


def _refuse_start(cursor: Cursor) -> NoReturn:
    following = [token.text for token in cursor.tokens[cursor.at : cursor.at + 2]]
    if "∞" in following or not cursor.words.not_a_number.isdisjoint(following):
        refuse("neither infinity nor “not a number” is a figure", "FC013", "write the number that is meant")
    found = f"“{cut(cursor.text)}”" if cursor.text else "the end"
    refuse(f"a number was expected, and {found} was found", help="as in: about 700 officers")


def _read_amount(cursor: Cursor) -> Amount | None:
    numeral = read_numeral(cursor)
    if numeral is None:
        return None
    start = cursor.at
    cursor.skip_hyphen()
    phrase = cursor.take_phrase(cursor.words.behind) or cursor.take_currency()
    if phrase is None:
        cursor.at = start
        return Amount(numeral, numeral.unit)
    if phrase.role == "ambiguous":
        said = " ".join(phrase.words)
        refuse(
            f"“{said}” is read in two ways: three times more is 3 or 4 times as many",
            help="write times as many",
        )
    if phrase.role == "again":
        if numeral.form not in ("fraction", "digits") or not 0 < numeral.value < 1:
            refuse("only a part is added again, as in half as much again", help="write twice as many, or 150 %")
        return Amount(as_multiple(Numeral(exact(1 + numeral.value), 1, 0)))
    if phrase.role == "permille":
        return Amount(numeral.times(Fraction(1, 10)), "percent")
    if phrase.role in ("times", "alike"):
        cursor.take_phrase(cursor.words.behind, frozenset({"alike"}))
        return Amount(as_multiple(numeral))
    return Amount(numeral, phrase.role)


def _read_closings(cursor: Cursor, parts: Parts) -> int:
    """Reads what follows the number, and returns the token with which the unit ends."""
    end = len(cursor.tokens)
    cut_off = True
    while cut_off:
        start = cursor.at
        cursor.skip_hyphen()
        cut_off = _close(cursor, parts) or skip_compared(cursor, parts)
        if not cut_off:
            cursor.at = start
    size, phrase = _last_phrase(cursor)
    if phrase is not None and (phrase.role in HEDGES or phrase.role in STATISTICS):
        _note_behind(phrase, parts)
        end -= size
    return end


def _close(cursor: Cursor, parts: Parts) -> bool:
    """Reads and notes a phrase behind the number, if one that belongs there comes next."""
    phrase = cursor.take_phrase(cursor.words.after)
    if phrase is None:
        return False
    if phrase.role in HEDGES or phrase.role in STATISTICS:
        _note_behind(phrase, parts)
        return True
    if (parts.direction and parts.direction != phrase.role) or not _is_change(cursor, parts, phrase):
        return False
    parts.direction = phrase.role
    return True


def _note_behind(phrase: Phrase, parts: Parts) -> None:
    if phrase.role in HEDGES:
        parts.hedges.insert(0, phrase.role)
    else:
        parts.statistic = phrase.role


def _is_change(cursor: Cursor, parts: Parts, phrase: Phrase) -> bool:
    """Whether a word of change that was just read makes one of the number before it.

    It does of a percentage, a fraction and a multiple, and *fewer* of anything. *50 more* is no difference unless it is
    compared with something, and *12 larger boats* is none at all.
    """
    both = [one for one in (parts.first, parts.last) if one is not None]
    if any(one.unit in _PERCENT or one.numeral.form in ("fraction", "multiple") for one in both):
        return True
    if any(one.numeral.form != "digits" for one in both):
        return False
    if phrase.words[0] in cursor.words.shortfalls:
        return True
    compared = find(cursor.words.compared, cursor.tokens, cursor.at)
    if compared is not None and compared.role == "with":
        return True
    extra = phrase.words[0] in cursor.words.extras
    return not extra and (not cursor.text or any(one.unit for one in both))


def _last_phrase(cursor: Cursor) -> tuple[int, Phrase | None]:
    """The phrase that ends the figure, where one does, and its length in tokens."""
    for size in (4, 3, 2, 1):
        begin = len(cursor.tokens) - size
        phrase = find(cursor.words.after, cursor.tokens, begin) if begin >= cursor.at else None
        if phrase is not None and len(phrase.words) == size:
            return size, phrase
    return 0, None


def _unit(cursor: Cursor, parts: Parts, text: str, end: int) -> tuple[str, str]:
    """What is counted, and the words that only who knows the quantity can understand.

    Every word belongs to one of the two, or the figure is refused: what stands behind an amount, a percentage, a
    fraction, a multiple or a change is no unit of it.
    """
    first, last = first_of(parts), parts.last
    unit = first.unit or (last.unit if last else "") or (parts.margin.unit if parts.margin else "")
    _skip_currency_name(cursor, unit, end)
    rest = cursor.tokens[cursor.at : end]
    if not rest:
        return unit, ""
    rate = _rate(rest, cursor.words, text, money=unit not in ("", *_PERCENT))
    if rate:
        return f"{unit} {rate}".strip(), ""
    share = first.numeral.word in cursor.words.shares
    if rest[0].text in cursor.words.of and (share or first.numeral.form != "word"):
        parts.of_whole = True
        return unit, _plain_unit(_read_whole(cursor, parts, end), text, cursor.words)
    compound = _compound(cursor, parts, rest, text)
    if compound:
        return compound, ""
    if rest[0].kind == "number" or rest[0].text in cursor.words.numbers or rest[0].text in cursor.words.scales:
        _refuse_second(text, rest[0])
    if rest[0].kind != "word" and rest[0].text != "°":
        refuse(
            f"“{cut(text[rest[0].start :])}” cannot be read",
            help="keep the words of the figure and drop the rest",
        )
    return _sorted(parts, unit, rest, text, cursor.words)


def _sorted(parts: Parts, unit: str, rest: tuple[Token, ...], text: str, words: Words) -> tuple[str, str]:
    """The words behind a number as its unit, or as what is to be understood by who knows the quantity."""
    first, last = first_of(parts), parts.last
    form = last.numeral.form if last else first.numeral.form
    parts.of_whole = form == "ratio" and not first.numeral.word
    difference = parts.direction and not unit and form == "digits"
    if difference:
        return _plain_unit(rest, text, words), ""
    if unit or parts.direction or form in ("multiple", "ratio") or first.numeral.word in words.shares:
        return unit, _plain_unit(rest, text, words)
    if rest[0].text in words.of:  # tens of thousands of officers
        rest = rest[1:]
    elif form == "fraction":
        if rest[0].text in words.articles:  # half a person
            return _plain_unit(rest[1:], text, words), ""
        phrase = find(words.before, rest, 0)
        if phrase is not None and phrase.role != "neutral":
            _refuse_second(text, rest[0])
        parts.of_whole = True
        return "", _plain_unit(rest[len(phrase.words) if phrase else 0 :], text, words)
    return _plain_unit(rest, text, words), ""


def _skip_currency_name(cursor: Cursor, unit: str, end: int) -> None:
    """Reads the currency's own name behind an amount in it: *$5 million dollars*."""
    names = cursor.words.currency_names.get(unit)
    phrase = find(names, cursor.tokens[:end], cursor.at) if names else None
    cursor.at += len(phrase.words) if phrase is not None else 0


_EACH = frozenset({"each", "every"})


def _rate(rest: tuple[Token, ...], words: Words, text: str, *, money: bool) -> str:
    """The unit that a number is *per*: ``per day``, ``/100,000``, of ``money`` also ``a week``; else empty."""
    first, more = rest[0].text, len(rest) > 1
    slash = first == "/" and more
    if (slash and rest[1].kind == "number") or (money and more and (first in words.articles or first in _EACH)):
        return f"per {text[rest[1].start : rest[-1].end]}"
    return text[rest[0].start : rest[-1].end] if slash or first in words.per else ""


def _read_whole(cursor: Cursor, parts: Parts, end: int) -> tuple[Token, ...]:
    """Reads the number behind *of*, where one stands there, and returns the words that are left: *of (87) entries*."""
    cursor.at += 1
    start, whole = cursor.at, Parts()
    _read_openings(cursor, whole)
    refuse_year(cursor)
    whole.first = _read_amount(cursor)
    if whole.first is None:
        cursor.at = start
        cursor.take(cursor.words.articles)
        cursor.take_phrase(cursor.words.before, frozenset({"neutral"}))
        if cursor.at >= end:
            refuse("nothing stands behind the last word", help="name what it is a part of, or drop the word")
        return cursor.tokens[cursor.at : end]
    parts.whole = whole
    return cursor.tokens[cursor.at : end]


def _compound(cursor: Cursor, parts: Parts, rest: tuple[Token, ...], text: str) -> str:
    """The smallest unit of ``2 hours 15 minutes``, in which the number is then told; empty where it is no such."""
    first = first_of(parts)
    if first.unit or parts.last or first.numeral.form != "digits":
        return ""
    starts = [index for index, token in enumerate(rest) if token.kind == "number"]
    if not starts or not starts[0]:
        return ""
    begins = [0, *(start + 1 for start in starts)]
    units = [
        _unit_between(rest[begin:end], cursor.words, text)
        for begin, end in zip(begins, [*starts, len(rest)], strict=True)
    ]
    numbers = [first.numeral.value, *(read_digits(rest[start].text, cursor.numbers).value for start in starts)]
    factors = [_pieces(larger, smaller) for larger, smaller in pairwise(units)]
    if not all(factors) or not all(isinstance(number, int) for number in numbers):
        return ""
    total = numbers[0]
    for factor, number in zip(factors, numbers[1:], strict=True):
        total = total * factor + number
    parts.first = Amount(Numeral(total, *grain_of(total)))
    return units[-1]


def _unit_between(span: tuple[Token, ...], words: Words, text: str) -> str:
    """The unit between two numbers of a compound, without what joins them; empty where there is none."""
    named = [token for token in span if token.text not in words.and_ and token.text != ","]
    return text[named[0].start : named[-1].end] if named else ""


def _pieces(larger: str, smaller: str) -> int:
    """How many of a smaller unit a larger one is; 0 where that is no whole number above 1."""
    try:
        factor = conversion(read_unit(larger), read_unit(smaller))
    except UnitError:
        return 0
    return factor if isinstance(factor, int) and factor > 1 else 0


def _plain_unit(rest: tuple[Token, ...], text: str, words: Words) -> str:
    """The text of the tokens, in which no second figure may hide: CO2 and F-35 are names, 35 is not."""
    if not rest:
        return ""
    for before, token in pairwise(rest):
        if token.text in words.per or token.text == "/":
            break
        if token.kind == "number" and before.end != token.start:
            _refuse_second(text, token)
    return text[rest[0].start : rest[-1].end]


def _refuse_second(text: str, token: Token) -> NoReturn:
    refuse(
        f"“{cut(text[token.start :])}” holds a second number",
        help="a claim has one figure; what it counts belongs in the measure, the time in when",
    )

"""Phrases such as *about 700 officers* turned into figures."""

from __future__ import annotations

from itertools import pairwise
from typing import NoReturn

from figurecheck.errors import UsageError
from figurecheck.model.figure import Figure
from figurecheck.reading.phrases.assembly import Amount, Parts, as_multiple, assemble, first_of
from figurecheck.reading.phrases.cursor import Cursor, refuse
from figurecheck.reading.phrases.digits import MOST_DIGITS, Numeral, cut
from figurecheck.reading.phrases.numerals import read_numeral
from figurecheck.reading.phrases.vocabulary import HEDGES, Phrase, Token, Words, default_words, find, tokenize

LONGEST = 2000
"""Characters a figure may have; what is longer is refused unread."""

_PERCENT = frozenset({"percent", "points"})
_DASHES = frozenset("-−\u2010\u2011\u2012\u2013\u2014")
_FULL_STOP = frozenset(".")
_END = frozenset(".,;:!")


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
    while tokens and tokens[-1].text in _END:
        tokens = tokens[:-1]
    _refuse_foreign_digits(text)
    cursor = Cursor(tokens, words or default_words(), numbers)
    parts = Parts()
    _read_openings(cursor, parts)
    _read_amounts(cursor, parts)
    end = _read_closings(cursor, parts)
    unit = _unit(cursor, parts, text, end)
    return assemble(text, parts, unit)


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
        if phrase is not None:
            cursor.at += len(phrase.words)
            _note(phrase, parts)
            cursor.take(_FULL_STOP if phrase.role in HEDGES and _stop_ends_hedge(cursor) else frozenset())
        elif parts.direction and cursor.text in cursor.words.by:
            cursor.at += 1
        elif not _skip_article(cursor):
            return


def _stop_ends_hedge(cursor: Cursor) -> bool:
    """Whether a full stop belongs to the abbreviation before it, and does not open ``.5``."""
    position = cursor.at + 1
    return position >= len(cursor.tokens) or cursor.tokens[position - 1].end < cursor.tokens[position].start


def _skip_article(cursor: Cursor) -> bool:
    """Reads the article of ``a roughly 25 % cut`` and ``an 8 % rise``."""
    vague = find(cursor.words.vague, cursor.tokens, cursor.at) is not None
    if vague or cursor.text not in cursor.words.articles:
        return False
    cursor.at += 1
    if cursor.kind == "number" or find(cursor.words.before, cursor.tokens, cursor.at) is not None:
        return True
    cursor.at -= 1
    return False


def _note(phrase: Phrase, parts: Parts) -> None:
    said = " ".join(phrase.words)
    match phrase.role:
        case "neutral":
            return
        case "up" | "down":
            parts.direction = phrase.role
        case "range":
            parts.opened = True
        case "nameless":
            refuse(f"“{said}” names no interval", help="leave the claim out, or give the number it stands for")
        case "level":
            refuse(
                f"“{said}” gives a level, not a change",
                help="claim the number alone, and the one before it in a claim of its own",
            )
        case hedge:
            parts.hedges.append(hedge)


def _read_amounts(cursor: Cursor, parts: Parts) -> None:
    """Reads the number, and the second one of a range or a margin."""
    parts.first = _read_amount(cursor)
    if parts.first is None:
        parts.first = _some(cursor, parts)
    if cursor.take_phrase(cursor.words.between, frozenset({"margin"})):
        parts.margin = _read_amount(cursor)
        if parts.margin is None:
            refuse("a margin without a number")
        return
    start, second = cursor.at, Parts()
    if cursor.take(_DASHES) or _joined(cursor, parts):
        _read_openings(cursor, second)
        parts.last = _read_amount(cursor)
    if parts.last is not None:
        # "from 20 to more than 30" is at least 20, which leaves 20 itself possible.
        parts.hedges += ["at-least" if hedge == "more-than" else hedge for hedge in second.hedges]
        return
    cursor.at = start
    if parts.opened:
        refuse("one end of the range is missing", help="as in: between 1,200 and 1,500")


def _joined(cursor: Cursor, parts: Parts) -> bool:
    """Reads the word between the ends of a range; *and* joins them only behind *between*."""
    if cursor.text in cursor.words.and_ and not parts.opened:
        return False
    return cursor.take_phrase(cursor.words.between, frozenset({"range"})) is not None


def _some(cursor: Cursor, parts: Parts) -> Amount:
    """The figure in ``some officers``, whose only word was taken for a hedge."""
    words = cursor.words
    known = words.vague.get(cursor.tokens[cursor.at - 1].text) if parts.hedges and cursor.at else None
    if not known:
        _refuse_start(cursor)
    parts.hedges.pop()
    return Amount(Numeral(words.least[known[0].role], 1, 0, form="word", word=known[0].role))


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
    phrase = cursor.take_phrase(cursor.words.behind) or cursor.take_phrase(cursor.words.currencies)
    if phrase is None:
        cursor.at = start
        return Amount(numeral, numeral.unit)
    if phrase.role == "ambiguous":
        said = " ".join(phrase.words)
        refuse(
            f"“{said}” is read in two ways: three times more is 3 or 4 times as many",
            help="write times as many",
        )
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
        cut_off = _close(cursor.take_phrase(cursor.words.after), parts)
        if not cut_off:
            cursor.at = start
    size, phrase = _last_phrase(cursor)
    if phrase is not None and phrase.role in HEDGES:
        parts.hedges.insert(0, phrase.role)
        end -= size
    return end


def _close(phrase: Phrase | None, parts: Parts) -> bool:
    """Notes a phrase behind the number; whether it was one that belongs there."""
    if phrase is None:
        return False
    if phrase.role in HEDGES:
        parts.hedges.insert(0, phrase.role)
        return True
    changes = parts.first is not None and (
        parts.first.unit in _PERCENT or parts.first.numeral.form in ("fraction", "multiple")
    )
    if not changes or (parts.direction and parts.direction != phrase.role):
        return False
    parts.direction = phrase.role
    return True


def _last_phrase(cursor: Cursor) -> tuple[int, Phrase | None]:
    """The phrase that ends the figure, where one does, and its length in tokens."""
    for size in (4, 3, 2, 1):
        begin = len(cursor.tokens) - size
        phrase = find(cursor.words.after, cursor.tokens, begin) if begin >= cursor.at else None
        if phrase is not None and len(phrase.words) == size:
            return size, phrase
    return 0, None


def _unit(cursor: Cursor, parts: Parts, text: str, end: int) -> str:
    """What is counted: the rest of the phrase, without what only says of what it is a part."""
    words, first, last = cursor.words, first_of(parts), parts.last
    unit = first.unit or (last.unit if last else "") or (parts.margin.unit if parts.margin else "")
    rest = cursor.tokens[cursor.at : end]
    form = last.numeral.form if last else first.numeral.form
    if not rest:
        return unit
    if rest[0].text in words.per or rest[0].text == "/":
        return f"{unit} {text[rest[0].start : rest[-1].end]}".strip()
    if rest[0].kind == "number" or rest[0].text in words.numbers or rest[0].text in words.scales:
        _refuse_second(text, rest[0])
    if rest[0].kind != "word" and rest[0].text != "°":
        refuse(
            f"“{cut(text[rest[0].start :])}” cannot be read",
            help="keep the words of the figure and drop the rest",
        )
    if unit or parts.direction or form == "multiple" or first.numeral.word in words.shares:
        return unit
    if rest[0].text in words.of:
        if form != "word":
            return ""
        rest = rest[1:]
    elif form == "fraction":
        if find(words.before, rest, 0) is not None:
            return ""
        rest = rest[rest[0].text in words.articles :]
    return _plain_unit(rest, text, words)


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

"""Phrases such as *about 700 officers* turned into figures."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NoReturn

import attr

from figurecheck.errors import UsageError
from figurecheck.model.figure import Figure
from figurecheck.model.units.words import same_noun
from figurecheck.reading.phrases.amounts import FOOTNOTES, read_amounts
from figurecheck.reading.phrases.assembly import Parts, assemble
from figurecheck.reading.phrases.closings import read_closings
from figurecheck.reading.phrases.cursor import Cursor, refuse
from figurecheck.reading.phrases.digits import MOST_DIGITS
from figurecheck.reading.phrases.numerals import RATIOS, power_of_ten
from figurecheck.reading.phrases.openings import read_openings
from figurecheck.reading.phrases.units import unit_behind
from figurecheck.reading.phrases.vocabulary import Token, Words, default_words, find, tokenize

MAX_CHARACTERS = 2000
"""Characters a figure may have; what is longer is refused unread."""

_CLOSED = frozenset(".,;:!") | FOOTNOTES


def read_phrase(
    text: str, *, numbers: str = "en", words: Words | None = None, leads: bool = False
) -> Figure:
    """The figure that a phrase states.

    Args:
        text: the phrase, and nothing but the phrase.
        numbers: ``en`` for 7,300.5, ``eu`` for 7.300,5.
        words: the vocabulary, English by default.
        leads: whether words of the quantity may stand before the number; they are then in ``lead``.

    Raises:
        FigureError: when the phrase is no figure (FC010), has more than 400 digits (FC012), says
            NaN, infinity or minus zero (FC013), or groups its digits in no known way (FC014).
        UsageError: when ``numbers`` is neither of the two.
    """
    if numbers not in ("en", "eu"):
        msg = f"numbers is {numbers!r}, and must be en or eu"
        raise UsageError(msg)
    if len(text) > MAX_CHARACTERS:
        _refuse_length(text[:MAX_CHARACTERS])
    tokens = tokenize(text)
    while tokens and tokens[-1].text in _CLOSED:
        tokens = tokens[:-1]
    words = words or default_words()
    tokens = _without_spread(_without_reference(tokens), words)
    behind = _noun_behind(text, tokens, words)
    if behind:
        return attr.evolve(
            read_phrase(behind, numbers=numbers, words=words, leads=leads), text=text
        )
    _refuse_foreign_digits(text)
    cursor = Cursor(tokens, words, numbers)
    parts = Parts()
    parts.leads = leads
    read_openings(cursor, parts)
    read_amounts(cursor, parts)
    end = read_closings(cursor, parts)
    unit, rest = unit_behind(cursor, parts, text, end)
    figure = assemble(text, parts, unit, rest)
    if parts.lead == (0, 0) and not parts.days:
        return figure
    first, last = parts.lead
    lead = text[tokens[first].start : tokens[last - 1].end] if last else ""
    return attr.evolve(figure, lead=lead, days=parts.days)


def _noun_behind(text: str, tokens: tuple[Token, ...], words: Words) -> str:
    """The phrase that ends in *one person in five* with the noun behind the ratio, *one in five
    person*; empty where it ends otherwise.

    Only persons are counted so beyond doubt, of few or of a power of ten: *3 goals in 10* may be
    games.
    """
    if len(tokens) < 4 or tokens[-3].kind != "word" or tokens[-1].kind == "sign":
        return ""
    part, noun, within, whole = tokens[-4:]
    between = find(words.between, tokens, len(tokens) - 2)
    if between is None or between.role != "within" or not same_noun(noun.text, words.persons):
        return ""
    many = _whole(whole, words)
    few = _whole(part, words)
    if not 0 < few < many or (many not in RATIOS and not power_of_ten(many)):
        return ""
    head, ratio = text[: noun.start], text[within.start : whole.end]
    return f"{head}{ratio} {text[noun.start : noun.end]}{text[whole.end :]}"


def _whole(token: Token, words: Words) -> int:
    """The whole number that one token is, below 10,000; 0 where it is none."""
    if token.kind == "word":
        return int(words.numbers.get(token.text, 0))
    digits = token.text.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 0


def _without_reference(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without the mark of a note that ends them, ``[12]``."""
    if len(tokens) < 4 or tokens[-1].text != "]":
        return tokens
    noted = tokens[-3].text == "[" and tokens[-2].kind in ("number", "word")
    return tokens[:-3] if noted else tokens


def _without_spread(tokens: tuple[Token, ...], words: Words) -> tuple[Token, ...]:
    """The tokens without the brackets that end them and tell how a number spreads, ``(95% CI 1.1 to
    1.3)``.
    """
    if len(tokens) < 5 or tokens[-1].text not in _BRACKETS:
        return tokens
    opens = _BRACKETS[tokens[-1].text]
    start = next((at for at, token in enumerate(tokens) if at and token.text == opens), 0)
    inside = start + 1
    if start and tokens[inside].kind == "number":
        percent = find(words.behind, tokens, inside + 1)
        inside += 1 + (len(percent.words) if percent is not None else 0)
    return tokens[:start] if start and find(words.spreads, tokens, inside) else tokens


_BRACKETS = MappingProxyType({")": "(", "]": "["})


def _refuse_length(start: str) -> NoReturn:
    if sum(map(str.isdigit, start)) > MOST_DIGITS:
        refuse(
            f"a number of more than {MOST_DIGITS} digits",
            "FC012",
            "shorten it: no figure needs so many",
        )
    refuse(
        f"more than {MAX_CHARACTERS} characters are no figure",
        help="keep the words of the figure and drop the rest",
    )


_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")


def _refuse_foreign_digits(text: str) -> None:
    found = None if text.isascii() else _FOREIGN_DIGIT.search(text)
    if found is not None:
        refuse(
            f"the digit U+{ord(found[0]):04X} is not one of 0 to 9",
            help="write the number with 0 to 9",
        )

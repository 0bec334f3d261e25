"""The words in which a language states figures: hedges, number words, scales, fractions and
units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from figurecheck.reading import built_in
from figurecheck.reading.data_file import Section, read_section

HEDGES = (
    "bare",
    "multiple",
    "exact",
    "approximate",
    "nearly",
    "just-over",
    "more-than",
    "at-least",
    "less-than",
    "at-most",
    "up-to",
    "range",
    "bounds",
    "order",
)
"""The classes of the reading table, in the order in which it is printed."""

_SPOKEN = frozenset(HEDGES) - {"bare", "multiple", "range", "bounds"}
_ROLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "before": _SPOKEN | {"neutral", "up", "down", "range", "nameless", "level"},
        "behind": frozenset({"percent", "points", "times", "alike", "ambiguous"}),
        "after": frozenset({"at-least", "at-most", "approximate", "exact", "up", "down"}),
        "between": frozenset({"range", "within", "part", "margin"}),
    }
)
STATISTICS = frozenset({"average", "median", "peak"})
"""What words say of a number that is the average or the median of days, or the number of one of
them.
"""

_OPTIONAL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "before": frozenset({"average", "median"}),
        "after": frozenset({"average", "peak"}),
        "behind": frozenset({"permille", "again"}),
        "between": frozenset({"either", "but", "whole"}),
    }
)
"""Roles that a vocabulary may do without."""
_OF_RATES = ("each", "heads", "per")
_OF_NOUNS = ("shortfalls", "extents", "leads", "losses")
_LISTS = (
    "articles",
    "and",
    "of",
    "by",
    "per",
    "minus",
    "no",
    "ordinals",
    "fold",
    "not_a_number",
    "shares",
)
_NUMBERS = (
    "numbers",
    "scales",
    "scale_plurals",
    "scale_letters",
    "fractions",
    "multiples",
    "least",
)


class Token(NamedTuple):
    """A run of digits with its grouping, a run of letters, or one sign, in lower case.

    ``start`` and ``end`` count characters of the text, half-open; ``kind`` is ``number``, ``word``
    or ``sign``.
    """

    text: str
    kind: str
    start: int
    end: int


_TOKEN = re.compile(
    r"""(?P<number>[0-9](?:[.,'’ \u00a0\u2009\u202f]?[0-9])*)  # a sign of grouping between digits
      | (?P<word>[^\W\d_]+)                                   # of any script, and numbers as ½
      | (?P<sign>\+/[-−]|[<>]=|\S)""",
    re.VERBOSE,
)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; white space separates and is dropped."""
    return tuple(
        [
            Token(found[0].lower(), found.lastgroup or "", found.start(), found.end())
            for found in _TOKEN.finditer(text)
        ]
    )


class Phrase(NamedTuple):
    """One or more words that play one role, such as ``no more than`` that of ``at-most``."""

    words: tuple[str, ...]
    role: str


Index = Mapping[str, tuple[Phrase, ...]]
"""Phrases by their first word, the longest first."""


class Words:
    """A language's vocabulary. The fields are the sections of its file, which says what each is
    for.

    Raises:
        UsageError: when a key is missing, unknown or holds something else than its sort; the
            message names the key.
    """

    def __init__(self, file: Section) -> None:
        file.require(
            ("language", *_LISTS, *_ROLES, "vague", *_NUMBERS, "currencies", "units"),
            (
                "nouns",
                "currency_names",
                "compared",
                "rates",
                "lengths",
                "weights",
                "touching",
                "money",
                "alone",
                "days",
                "within",
                "moves",
                "spreads",
                "majorities",
                "halves",
                "money_letters",
            ),
        )
        for name, roles in _ROLES.items():
            file.section(name).require(roles, _OPTIONAL.get(name, ()))
        vague, units = file.section("vague"), file.section("units")
        file.section("least").require(vague.keys)
        units.require(("persons",))
        self.language = file.string("language")
        self.before = _index(file.section("before"))
        self.behind = _index(file.section("behind"))
        self.after = _index(file.section("after"))
        self.ends = frozenset(
            phrase.words[-1] for phrases in self.after.values() for phrase in phrases
        )
        self.between = _index(file.section("between"))
        self.vague = _index(vague)
        self.currencies = _index(file.section("currencies"))
        self.currency_codes = frozenset(file.section("currencies").keys)
        self.numbers = file.section("numbers").numbers()
        self.scales = file.section("scales").numbers()
        self.scale_plurals = file.section("scale_plurals").numbers()
        self.scale_letters = file.section("scale_letters").numbers()
        self.fractions = _denominators(file.section("fractions"))
        self.multiples = file.section("multiples").numbers()
        self.long_multiples = _by_first(
            Phrase(_words_of(text), text) for text in self.multiples if len(_words_of(text)) > 1
        )
        self.least = file.section("least").numbers()
        self.articles = frozenset(file.strings("articles"))
        self.and_ = frozenset(file.strings("and"))
        self.of = frozenset(file.strings("of"))
        self.by = frozenset(file.strings("by"))
        self.per = frozenset(file.strings("per"))
        self.minus = frozenset(file.strings("minus"))
        self.no = _by_first(Phrase(_words_of(text), "no") for text in file.strings("no"))
        self.ordinals = frozenset(file.strings("ordinals"))
        self.fold = frozenset(file.strings("fold"))
        self.not_a_number = frozenset(file.strings("not_a_number"))
        self.shares = frozenset(file.strings("shares"))
        self.persons = frozenset(units.strings("persons"))
        self.harmless = _harmless(file)
        self.currency_names = _named(file)
        self._read_optional(file)

    def _read_optional(self, file: Section) -> None:
        """Reads what a vocabulary may do without."""
        self.compared, self.days = (
            _index(file.section(key)) if key in file.keys else MappingProxyType({})
            for key in ("compared", "days")
        )
        self.within, self.moves, self.alone, self.majorities, self.halves = (
            frozenset(file.strings(key)) if key in file.keys else frozenset[str]()
            for key in ("within", "moves", "alone", "majorities", "halves")
        )
        spreads = file.strings("spreads") if "spreads" in file.keys else ()
        self.spreads = _by_first(Phrase(_words_of(text), "spread") for text in spreads)
        letters = file.section("money_letters").numbers() if "money_letters" in file.keys else {}
        self.money_letters = MappingProxyType({**self.scale_letters, **letters})
        self.each, self.heads, per = (_listed(file, "rates", key) for key in _OF_RATES)
        self.long_per = _by_first(Phrase(_words_of(text), "per") for text in per)
        rates = file.section("rates") if "rates" in file.keys else Section("words: rates", {})
        self.periods: Mapping[str, str] = MappingProxyType(
            {word: key for key in rates.keys if key not in _OF_RATES for word in rates.strings(key)}
        )
        self.feet, self.inches = (_listed(file, "lengths", key) for key in ("feet", "inches"))
        self.stones, self.pounds = (_listed(file, "weights", key) for key in ("stones", "pounds"))
        touching = _listed(file, "touching", "percent")
        self.touching = _by_first(Phrase(_words_of(text), "percent") for text in touching)
        self.worth = _listed(file, "money", "worth")
        self.shortfalls, self.extras, self.leads, self.losses, extents = (
            _listed(file, "nouns", key)
            for key in ("shortfalls", "changes", "leads", "losses", "extents")
        )
        self.extents = _by_first(Phrase(_words_of(text), "extent") for text in extents)


def find(index: Index, tokens: tuple[Token, ...], at: int) -> Phrase | None:
    """The longest phrase of the index that begins at token ``at``, or ``None``."""
    phrases = index.get(tokens[at].text) if at < len(tokens) else None
    if phrases is None:
        return None
    for phrase in phrases:
        size = len(phrase.words)
        if size == 1 or tuple([token.text for token in tokens[at : at + size]]) == phrase.words:
            return phrase
    return None


@cache
def default_words() -> Words:
    """English, as shipped in ``words/en.toml``."""
    return Words(Section("words", built_in.words()))


def load_words(text: str) -> Words:
    """The vocabulary in the text of a TOML file laid out like ``words/en.toml``.

    Raises:
        UsageError: when a key is missing, unknown or holds something else than its sort; the
            message names the key.
    """
    return Words(read_section(text, "words"))


def _harmless(file: Section) -> Index:
    """What may stand beside a noun without changing what is counted; a vocabulary may do
    without.
    """
    if "nouns" not in file.keys:
        return MappingProxyType({})
    section = file.section("nouns")
    section.require(("modifiers", "changes", "tails", "against", "heads"), _OF_NOUNS)
    return _index(
        Section(
            section.name,
            {key: value for key, value in section.table.items() if key not in _OF_NOUNS},
        )
    )


def _listed(file: Section, name: str, key: str) -> frozenset[str]:
    """The words under one key of a section, where a vocabulary has them."""
    section = file.section(name) if name in file.keys else Section("", {})
    return frozenset(section.strings(key)) if key in section.keys else frozenset()


def _named(file: Section) -> Mapping[str, Index]:
    """For each currency the names that may stand behind its sign and the number as well."""
    if "currency_names" not in file.keys:
        return MappingProxyType({})
    section = file.section("currency_names")
    return MappingProxyType(
        {
            code: _by_first([Phrase(_words_of(text), code) for text in section.strings(code)])
            for code in section.keys
        }
    )


def _by_first(phrases: Iterable[Phrase]) -> Index:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.words[0], []).append(phrase)
    return MappingProxyType(
        {
            first: tuple(sorted(same, key=lambda phrase: -len(phrase.words)))
            for first, same in found.items()
        }
    )


def _denominators(section: Section) -> Mapping[str, int]:
    denominators = {}
    for word, number in section.numbers().items():
        if not isinstance(number, int) or number < 2:
            raise section.wrong(word, "a whole number above 1")
        denominators[word] = number
    return MappingProxyType(denominators)


def _words_of(text: str) -> tuple[str, ...]:
    if text.replace(
        " ", "a"
    ).isalpha():  # nearly every phrase, and ten times faster than the tokenizer
        return tuple(text.lower().split())
    return tuple(token.text for token in tokenize(text))


def _index(section: Section) -> Index:
    phrases: list[Phrase] = []
    seen = set()
    for role in section.keys:
        for text in section.strings(role):
            words = _words_of(text)
            if not words or words in seen:
                raise section.wrong(
                    role, f"a list of phrases, each in one place alone: {text!r} is not"
                )
            seen.add(words)
            phrases.append(Phrase(words, role))
    return _by_first(phrases)
